"""What a reader must know beside the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer import Citation, Notice

EXAMPLE = Notice(
    "example", "Svaret kommer från exempelbiblioteket, som är påhittat. Använd det inte i verkliga ärenden."
)
EXPERIENCE = Notice(
    "experience-only",
    "Svaret bygger bara på minnesanteckningar eller nyheter: så har andra gjort, men det är ingen regel.",
)


def notices(citations: Sequence[Citation]) -> tuple[Notice, ...]:
    """The notices that an answer's sources call for."""
    return tuple(_notices(citations))


def _notices(citations: Sequence[Citation]) -> Iterable[Notice]:
    if any(c.document.metadata.example for c in citations):
        yield EXAMPLE
    if citations and all(c.document.metadata.kind.level in (7, 8) for c in citations):
        yield EXPERIENCE
