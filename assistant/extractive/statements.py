"""What is chosen as statements with their citations."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation, Statement
from assistant.candidates import Candidate

_OPENING = 40
"""Characters within which a statement names its municipality itself: "I Norrberga krävs ..."."""


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
    if municipality is None and m.is_of_one and m.municipalities[0] not in candidate.unit.text[:_OPENING]:
        return f"{m.municipalities[0]}: {candidate.unit.text}"
    return candidate.unit.text
