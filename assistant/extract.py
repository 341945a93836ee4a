"""Candidates to statements: the sentences, list items and table rows that answer, as verbatim quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.abstain import of_form
from assistant.answer import Citation, Statement
from assistant.candidates import Candidate
from assistant.query import Query
from ingest.documents import BlockKind, Scope

MOST = 5
"""Statements in an answer at most."""
_WORTH_SAYING = 0.24
"""Least relevance of a statement beside the most relevant one; see benchmarks/fit_relevance.py."""
_LOCAL_EACH = 2
"""Statements from one municipality at most, where none is chosen."""


def select(query: Query, ranked: Sequence[Candidate], *, municipality: str | None) -> list[Candidate]:
    """Picks the few that answer: the most relevant, of the form that is asked for, none that repeats another.

    With no municipality chosen, each municipality's best statements may stand beside the others', but not crowd
    them out.
    """
    chosen: list[Candidate] = []
    for candidate in sorted(of_form(query, ranked), key=lambda c: -round(c.relevance, 1)):
        if len(chosen) == MOST or (chosen and candidate.relevance < _WORTH_SAYING):
            break
        crowded = municipality is None and _of_same_municipality(candidate, chosen) >= _LOCAL_EACH
        if not crowded and not any(_repeats(candidate, c) for c in chosen):
            chosen.append(candidate)
    return _lists_whole(chosen, ranked)


def _lists_whole(chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """Puts the whole list, where it can be quoted as one, in place of several of its items."""
    whole: list[Candidate] = []
    for candidate in chosen:
        siblings = [c for c in chosen if _same_list(c, candidate)]
        around = next((c for c in ranked if _holds(c, candidate)), None) if len(siblings) > 1 else None
        if (around or candidate) not in whole:
            whole.append(around or candidate)
    return whole


def _same_list(one: Candidate, other: Candidate) -> bool:
    in_lists = one.unit.kind is BlockKind.ITEM and other.unit.kind is BlockKind.ITEM
    return in_lists and bool(one.unit.lead) and (one.hit.passage, one.unit.lead) == (other.hit.passage, other.unit.lead)


def _holds(one: Candidate, other: Candidate) -> bool:
    """Whether one is a longer stretch of the same passage around the other."""
    inside = one.unit.start <= other.unit.start and other.unit.end <= one.unit.end
    return one.hit.passage == other.hit.passage and inside and one.unit != other.unit


def _of_same_municipality(candidate: Candidate, chosen: Sequence[Candidate]) -> int:
    m = candidate.hit.document.metadata
    if m.scope is not Scope.LOKAL:
        return 0
    return sum(c.hit.document.metadata.municipalities == m.municipalities for c in chosen)


def state(
    chosen: Sequence[Candidate], *, municipality: str | None
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Statements and their citations, numbered in order of appearance."""
    statements, citations = [], []
    for n, c in enumerate(chosen, start=1):
        quote = c.hit.passage.text[c.unit.start : c.unit.end]
        citations.append(Citation(n, c.hit.passage, c.hit.document, quote, c.unit.start, c.unit.end))
        statements.append(Statement(_named(c, municipality), (n,)))
    return tuple(statements), tuple(citations)


def _named(candidate: Candidate, municipality: str | None) -> str:
    """The statement, opened by its municipality where the reader has not chosen one."""
    m = candidate.hit.document.metadata
    alone = municipality is None and m.scope is Scope.LOKAL and len(m.municipalities) == 1
    if alone and m.municipalities[0] not in candidate.unit.text:
        return f"{m.municipalities[0]}: {candidate.unit.text}"
    return candidate.unit.text


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    same_passage = candidate.hit.passage.passage_id == other.hit.passage.passage_id
    if same_passage and candidate.unit.start < other.unit.end and other.unit.start < candidate.unit.end:
        return True
    of_table = candidate.unit.kind is BlockKind.TABLE_ROW and candidate.unit.lead == other.unit.lead
    mine, others = (_words(c.unit.body if of_table else c.unit.text) for c in (candidate, other))
    return len(mine & others) > 0.8 * min(len(mine), len(others))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
