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


def with_rows_gone_beyond(chosen: Sequence[Candidate], ranked: Sequence[Candidate], most: int) -> list[Candidate]:
    """The chosen ones, a row of what is "därutöver" after the rows of the same thing above it: alone it tells no limit.

    Args:
        most: Statements at most; a row whose rows above have no room beside others is left out.
    """
    told: list[Candidate] = []
    room = most - len(chosen)
    for row in chosen:
        if row in told:
            continue
        if not (beyond := next((c for c in chosen if _is_beyond(c) and row in (c, *_above(c, ranked))), None)):
            told.append(row)
            continue
        above = _above(beyond, ranked)
        new = [c for c in above if c not in chosen]
        if above == new != [] and room <= 0 and len(chosen) > 1:
            continue
        left_out = new[: max(0, len(new) - room)]
        told += [c for c in (*above, beyond) if c not in left_out]
        room -= len(new) - len(left_out)
    return told


_BEYOND = re.compile(r"\bdär(?:utöver|över)\b", re.IGNORECASE)


def _is_beyond(candidate: Candidate) -> bool:
    return _is_row(candidate) and _BEYOND.search(candidate.unit.label) is not None


def _above(row: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The rows above one in its table that name the same thing first, in their order."""
    thing = _thing(row)
    of_table = (c for c in ranked if _is_row(c) and c.hit.passage == row.hit.passage and c.unit.lead == row.unit.lead)
    same = [c for c in of_table if c.unit.start < row.unit.start and thing and _thing(c) == thing]
    return sorted(same, key=lambda c: c.unit.start)


def _thing(row: Candidate) -> str:
    return next((token.term for token in tokens(row.unit.label)), "")


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
