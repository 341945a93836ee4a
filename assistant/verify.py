"""Holds what is about to be said against the words it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation, Statement
from assistant.comparison import Comparison
from assistant.evidence import support
from assistant.guards import differences
from assistant.rendering import rendered_from

_LEAST = 0.4
"""Least share of a statement's words and facts that its evidence holds; chosen on the pairs for development."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a passage carries a statement.

    Attributes:
        difference: What differs, in Swedish; None where supported.
        spot: The place in the statement that differs, where it is one.
        evidence: The place in the passage that the statement was compared with.
        score: The share of the statement's words and facts that the evidence holds, 0 to 1.
    """

    verdict: Literal["supported", "contradicted", "not_found"]
    difference: str | None
    spot: tuple[int, int] | None
    evidence: tuple[int, int] | None
    score: float


def verify(statement: str, passage: str, context: str = "", *, municipalities: tuple[str, ...] = ()) -> Verdict:
    """Compares a statement with the passage that it cites.

    Args:
        context: The passage's headings, and the lead-in or header row that stands before it.
        municipalities: Those that the document is from; the statement may name them although the passage does not.
    """
    if not statement.strip():
        return Verdict("not_found", "påståendet är tomt", None, None, 0.0)
    if place := rendered_from(statement, passage, context, municipalities):
        return Verdict("supported", None, None, place, 1.0)
    found = support(statement, passage, context, municipalities)
    evidence = (found.units[0].start, found.units[0].end) if found.units else None
    score = round(found.coverage, 3)
    case = Comparison(statement, passage, context, municipalities, found)
    first = next(differences(case), None) if max(found.coverage, found.of_words) >= _LEAST else None
    if first is not None and (first.tells or found.coverage >= _LEAST):
        return Verdict("contradicted", first.text, (first.start, first.end), evidence, score)
    if found.coverage < _LEAST:
        return Verdict("not_found", "källan säger inte detta", None, evidence, score)
    return Verdict("supported", None, None, evidence, score)


def is_verbatim(citation: Citation) -> bool:
    """Whether the quote stands in its passage at the offsets given."""
    return bool(citation.quote.strip()) and citation.passage.text[citation.start : citation.end] == citation.quote


def verified(
    statements: Sequence[Statement], citations: Sequence[Citation]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Keeps the statements whose citations all hold and carry them, and the citations that they use."""
    good = {c.n: c for c in citations if is_verbatim(c)}
    kept = tuple(
        s
        for s in statements
        if s.citations and set(s.citations) <= good.keys() and _carried(s, [good[n] for n in s.citations])
    )
    used = {n for s in kept for n in s.citations}
    return kept, tuple(c for c in citations if c.n in used)


def _carried(statement: Statement, citations: Sequence[Citation]) -> bool:
    """Whether one of the cited passages carries the statement, or all of them together."""
    if any(_supported(statement.text, [c]) for c in citations):
        return True
    return len(citations) > 1 and _supported(statement.text, citations)


def _supported(text: str, citations: Sequence[Citation]) -> bool:
    passage = "\n".join(c.passage.text for c in citations)
    context = "\n".join(c.passage.context for c in citations)
    municipalities = tuple(m for c in citations for m in c.document.metadata.municipalities)
    return verify(text, passage, context, municipalities=municipalities).verdict == "supported"
