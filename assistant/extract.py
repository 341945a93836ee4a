"""Hits to statements: the sentences, list items and table rows that answer, as verbatim quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Hit, Statement
from assistant.query import Query
from assistant.units import Unit, units
from ingest.documents import BlockKind, Scope
from ingest.index import Index

MOST = 5
"""Statements in an answer at most."""
_NEAR_BEST = 0.75
_CONTEXT_SHARE = 0.75
_AMOUNT = re.compile(r"\d[\d  ]*\s*(?:kr|kronor|procent|%)", re.IGNORECASE)
_TIME = re.compile(
    r"\d+\s*(?:dag|veck|månad|år|arbetsdag|timm)|\b(?:en|ett|två|tre|fyra|fem|sex|tio|tolv)\s(?:dag|vecka|veckor|månad|månader|år)\b|"
    r"\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\d{4}-\d\d",
    re.IGNORECASE,
)
_ASKS_AMOUNT = re.compile(r"\b(?:hur mycket|vilket belopp|belopp|kostar?|hur hög|maxbelopp|högst|how much)\b", re.IGNORECASE)
_ASKS_TIME = re.compile(r"\b(?:när|hur lång tid|hur länge|inom vilken tid|hur snabbt|hur många (?:dagar|veckor|månader)|when)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may answer, with how well it does (0 to about 1.3)."""

    hit: Hit
    unit: Unit
    coverage: float
    score: float


def candidates(query: Query, hits: Sequence[Hit], index: Index) -> list[Candidate]:
    """Scores every unit of the hits, best first; for equal scores the higher source comes first."""
    found: list[Candidate] = []
    for hit in hits:
        section = index.section(hit.passage)
        around = set(index.analyzer.terms(f"{hit.passage.context}\n{hit.document.metadata.title}"))
        for unit in units(hit.passage, section):
            coverage = _coverage(query, unit, around, index)
            found.append(Candidate(hit, unit, coverage, _score(query, hit, unit, coverage)))
    return sorted(found, key=lambda c: (-round(c.score, 2), c.hit.document.metadata.kind.level))


def select(ranked: Sequence[Candidate], *, municipality: str | None) -> list[Candidate]:
    """Picks the few that answer: near the best, none that repeats or lies within another.

    With no municipality chosen, each municipality's best local statement may stand beside the others'.
    """
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == MOST or candidate.score < _NEAR_BEST * ranked[0].score:
            break
        if not any(_repeats(candidate, c) for c in chosen):
            chosen.append(candidate)
    return chosen


def state(chosen: Sequence[Candidate], *, municipality: str | None) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
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


def _coverage(query: Query, unit: Unit, around: set[str], index: Index) -> float:
    """Share of the question in the unit, what only its surroundings hold counting for less."""
    own = set(index.analyzer.terms(unit.body))
    lead = set(index.analyzer.terms(unit.lead)) if unit.lead else set()
    total = sum(t.weight for t in query.terms)
    if not total:
        return 0.0
    return sum(t.weight * max(t.match(own), _CONTEXT_SHARE * t.match(around | lead)) for t in query.terms) / total


def _score(query: Query, hit: Hit, unit: Unit, coverage: float) -> float:
    score = coverage + 0.25 * hit.score
    if _ASKS_AMOUNT.search(query.text):
        score += 0.15 if _AMOUNT.search(unit.text) else -0.1
    if _ASKS_TIME.search(query.text):
        score += 0.1 if _TIME.search(unit.text) else -0.05
    if len(unit.body) < 40 and unit.kind is BlockKind.PARAGRAPH:
        score -= 0.1
    if unit.body.rstrip().endswith("?"):
        score -= 0.4
    if unit.body.rstrip().endswith(":"):
        score -= 0.2
    return score


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    same_passage = candidate.hit.passage.passage_id == other.hit.passage.passage_id
    if same_passage and candidate.unit.start < other.unit.end and other.unit.start < candidate.unit.end:
        return True
    mine, others = _words(candidate.unit.text), _words(other.unit.text)
    return len(mine & others) > 0.8 * min(len(mine), len(others))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
