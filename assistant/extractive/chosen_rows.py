"""Rows of tables among what is chosen: those of the subject and the case, each after the row that it leans on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.abstain import ENOUGH
from assistant.candidates import Candidate
from assistant.forms.fit import demanded
from assistant.quantities import closeness, is_of_other_household
from assistant.query import Query
from ingest.analyze import tokens
from ingest.documents import BlockKind

_OWN_FORM = 0.95
"""What a form of a question's word counts for at least that is a form of the same word."""
_LEANS_UP = re.compile(r"\b(?:som ovan|samma (?:gräns|regler|villkor))\b", re.IGNORECASE)


def without_unnamed(query: Query, fitting: Sequence[Candidate]) -> list[Candidate]:
    """Of a table in which a likely row bears the name of what costs the amount asked for, only the rows that bear one.

    "Sängkläder" and "Dammsugare" are no answer where "Säng med madrass" is: rows of one table look alike to a reader.
    Nor is a sum in a sentence that does not name it, such as that of a whole home.
    Rows of the case's own household, age or sum stay.
    """
    if not any(form.named == "beloppet" for form in demanded(query.text)):
        return list(fitting)
    names = _names(query)
    tables = {c.unit.lead for c in fitting if _is_row(c) and c.relevance >= ENOUGH and _bears(names, c)}
    if tables:
        fitting = [c for c in fitting if _is_row(c) or _tells_of(names, c) or not _SUM.search(c.unit.body)]
    return [
        c
        for c in fitting
        if not _is_row(c)
        or c.unit.lead not in tables
        or _bears(names, c)
        or closeness(query.text, c.unit.label) > 0
        or _LEANS_UP.search(c.unit.text)
    ]


def named_rows(query: Query, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Where the first is a row that bears the subject's name, without the rows that are of something else."""
    names = _names(query)
    if not chosen or not _is_row(chosen[0]) or not _bears(names, chosen[0]):
        return list(chosen)
    return [c for c in chosen if not _is_row(c) or _bears(names, c) or _LEANS_UP.search(c.unit.text)]


def _names(query: Query) -> set[str]:
    """The words of a question, as they are inflected, that a row may bear as its name."""
    return {form for t in query.terms if not t.faint for form, weight in t.forms if weight >= _OWN_FORM}


def _bears(names: set[str], row: Candidate) -> bool:
    return bool(names & {token.term for token in tokens(row.unit.label)})


def _tells_of(names: set[str], candidate: Candidate) -> bool:
    return bool(names & {token.term for token in tokens(candidate.unit.text)})


_SUM = re.compile(r"\d[\d \u00a0]*(?:kr\b|kronor)", re.IGNORECASE)


def _is_row(candidate: Candidate) -> bool:
    return candidate.unit.kind is BlockKind.TABLE_ROW


def closest_rows(question: str, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Without the rows that tell less of the case than another chosen one of their table: "1 person" beside "18–24 år".

    Where the first one is a row of the case's own household, age or sum, rows of other tables must tell of it too.
    """
    near = {id(c): closeness(question, c.unit.label) for c in chosen if _is_row(c)}
    of_case = bool(chosen) and near.get(id(chosen[0]), 0) > 0

    def tells_enough(candidate: Candidate) -> bool:
        if id(candidate) not in near:
            return not (of_case and is_of_other_household(question, candidate.unit.text))
        most = max(near[id(c)] for c in chosen if id(c) in near and c.unit.lead == candidate.unit.lead)
        return near[id(candidate)] == most and (most > 0 or not of_case)

    return [c for c in chosen if tells_enough(c)]
