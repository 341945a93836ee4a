"""Whether the sources answer: a decision from evidence, before anything is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.extract import Candidate
from assistant.query import Query

ENOUGH = 0.5
"""Least share of the question's weight that the best statement, with its surroundings, must hold."""
NEAR = 0.3
"""Least share for passages to be shown as possibly relevant."""

Band = Literal["answer", "related", "refuse"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The band a question falls in; `reason` is Swedish, empty for an answer."""

    band: Band
    reason: str = ""


def decide(query: Query, ranked: Sequence[Candidate]) -> Decision:
    """Holds the question against the best candidates.

    A year or a section that the question names must stand where the answer stands.
    """
    if not query.terms:
        return Decision("refuse", "Frågan innehåller inget ämne att söka på. Skriv gärna vad den gäller.")
    best = max((c.coverage for c in ranked), default=0.0)
    if best < NEAR:
        return Decision("refuse", "Inget avsnitt i biblioteket handlar om det som frågan gäller.")
    missing = _missing(query, ranked)
    if missing:
        return Decision("related", f"Inget avsnitt i biblioteket anger detta för {missing}.")
    if best < ENOUGH:
        return Decision("related", "Närliggande avsnitt finns, men inget av dem svarar på frågan.")
    return Decision("answer")


def supported(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that hold every year and section that the question names."""
    return [c for c in ranked if all(year in _surroundings(c) for year in query.years)]


def _missing(query: Query, ranked: Sequence[Candidate]) -> str:
    gone = [y for y in query.years if not any(y in _surroundings(c) for c in ranked)]
    return " och ".join(gone)


def _surroundings(candidate: Candidate) -> str:
    m = candidate.hit.document.metadata
    dates = " ".join(str(d.year) for d in (m.valid_from, m.valid_to) if d)
    return re.sub(r"\s+", " ", f"{m.title} {candidate.hit.passage.context} {candidate.hit.passage.text} {dates}")
