"""Hits to statements: the sentences, list items and table rows that answer, as verbatim quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Hit, Statement
from assistant.fit import fit
from assistant.query import YEAR, Query
from assistant.units import Unit, units
from ingest.documents import Scope, Section
from ingest.index import Index

MOST = 5
"""Statements in an answer at most."""
_NEAR_BEST = 0.82
_LOCAL_EACH = 2
"""Statements from one municipality at most, where none is chosen."""
_AROUND = 0.75
"""What a term counts for that only the heading, lead-in or title holds."""


_HEADING_ASKS = 0.7
"""What a unit's own words count for at least where its nearest heading is about what is asked."""
_HEADING_ENOUGH = 0.7


@dataclass(frozen=True, slots=True)
class Weights:
    """Share of each kind of evidence in a unit's score; tuned on evals/suites/retrieval-dev.yaml."""

    coverage: float = 0.5
    own: float = 0.25
    passage: float = 0.25
    fit: float = 0.12
    level: float = 0.06
    local: float = 0.08


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may answer.

    Attributes:
        coverage: Share of the question's weight in the unit and what it stands under, 0 to 1.
        own: The same for the unit's own words alone.
        score: How well it answers, about 0 to 1.
    """

    hit: Hit
    unit: Unit
    coverage: float
    own: float
    score: float


def candidates(
    query: Query, hits: Sequence[Hit], index: Index, municipality: str | None = None, weights: Weights = Weights()
) -> list[Candidate]:
    """Scores every unit of the hits that itself says something of what is asked, best first."""
    best = max((h.score for h in hits), default=1.0)
    found: list[Candidate] = []
    for hit in hits:
        section = index.section(hit.passage)
        around = set(index.analyzer.terms(f"{hit.passage.context}\n{hit.document.metadata.title}"))
        asked = _asked_by_heading(query, section, index)
        for unit in units(hit.passage, section):
            body = set(index.analyzer.terms(f"{unit.lead}\n{unit.body}"))
            own = query.coverage(body)
            if max(own, asked) > 0 and speaks_of_years(query.years, hit, unit):
                own = max(own, asked)
                coverage = _AROUND * query.coverage(body | around) + (1 - _AROUND) * own
                score = (
                    weights.coverage * coverage
                    + weights.own * own
                    + weights.passage * hit.score / best
                    + weights.fit * fit(query.text, unit)
                    + weights.level * (5 - hit.document.metadata.kind.level) / 4
                    + weights.local * _is_local(hit, municipality)
                )
                found.append(Candidate(hit, unit, coverage, own, score))
    return sorted(found, key=lambda c: (-round(c.score, 2), c.hit.document.metadata.kind.level))


def _asked_by_heading(query: Query, section: Section, index: Index) -> float:
    """What the nearest heading lends to the words under it, if it is about the question; the title lends nothing."""
    if len(section.headings) < 2:
        return 0.0
    covered = query.coverage(set(index.analyzer.terms(section.headings[-1])))
    return _HEADING_ASKS * covered if covered >= _HEADING_ENOUGH else 0.0


def _is_local(hit: Hit, municipality: str | None) -> bool:
    """Whether the document is the asked-for municipality's own."""
    m = hit.document.metadata
    return municipality is not None and m.scope is Scope.LOKAL and len(m.municipalities) == 1


def speaks_of_years(years: Sequence[str], hit: Hit, unit: Unit) -> bool:
    """Whether a unit can answer for the years asked about: it, or what it stands under, names them.

    A unit that names other years only is about those, whatever its heading says.
    """
    if not years:
        return True
    named = set(YEAR.findall(unit.text))
    if named:
        return bool(named & set(years))
    m = hit.document.metadata
    above = f"{hit.passage.context} {m.title} {m.valid_from or ''} {m.valid_to or ''}"
    return any(year in above for year in years)


def select(ranked: Sequence[Candidate], *, municipality: str | None) -> list[Candidate]:
    """Picks the few that answer: near the best, none that repeats another.

    With no municipality chosen, each municipality's best statements may stand beside the others', but not crowd
    them out.
    """
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == MOST or candidate.score < _NEAR_BEST * ranked[0].score:
            break
        crowded = municipality is None and _of_same_municipality(candidate, chosen) >= _LOCAL_EACH
        if not crowded and not any(_repeats(candidate, c) for c in chosen):
            chosen.append(candidate)
    return chosen


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
    if municipality is None and m.scope is Scope.LOKAL and len(m.municipalities) == 1:
        return f"{m.municipalities[0]}: {candidate.unit.text}"
    return candidate.unit.text


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    same_passage = candidate.hit.passage.passage_id == other.hit.passage.passage_id
    if same_passage and candidate.unit.start < other.unit.end and other.unit.start < candidate.unit.end:
        return True
    mine, others = _words(candidate.unit.text), _words(other.unit.text)
    return len(mine & others) > 0.8 * min(len(mine), len(others))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
