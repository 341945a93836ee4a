"""Holds what is about to be said against the words it cites."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation, Statement


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
