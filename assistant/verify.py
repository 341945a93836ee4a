"""Holds what is about to be said against the words it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation, Statement
from assistant.comparison import Comparison
from assistant.evidence import support
from assistant.guards import differences


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a passage carries a statement.

    Attributes:
        difference: What differs, in Swedish.
        spot: The place in the statement that differs.
        evidence: The place in the passage that it was compared with.
        score: How much of the statement's words the evidence holds, 0 to 1.
    """

    verdict: Literal["supported", "contradicted", "not_found"]
    difference: str | None
    spot: tuple[int, int] | None
    evidence: tuple[int, int] | None
    score: float


_LEAST = 0.58
_LEAST_STRANGE = 0.75


def verify(statement: str, passage: str, context: str = "", *, municipalities: tuple[str, ...] = ()) -> Verdict:
    found = support(statement, passage, context)
    case = Comparison(statement, passage, context, municipalities, found)
    evidence = (found.units[0].start, found.units[0].end) if found.units else None
    first = next(differences(case), None)
    score = round(found.coverage, 3)
    if found.coverage < (_LEAST_STRANGE if found.strange else _LEAST):
        return Verdict("not_found", "källan säger inte detta", None, evidence, score)
    if first is not None:
        return Verdict("contradicted", first.text, (first.start, first.end), evidence, score)
    return Verdict("supported", None, None, evidence, score)


def is_verbatim(citation: Citation) -> bool:
    """Whether the quote stands in its passage at the offsets given."""
    return bool(citation.quote.strip()) and citation.passage.text[citation.start : citation.end] == citation.quote


def verified(
    statements: Sequence[Statement], citations: Sequence[Citation]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Keeps the statements whose citations all hold, and the citations that they use."""
    good = {c.n for c in citations if is_verbatim(c)}
    kept = tuple(s for s in statements if s.citations and set(s.citations) <= good)
    used = {n for s in kept for n in s.citations}
    return kept, tuple(c for c in citations if c.n in used)
