"""A document's cleaned blocks, looked at in the ways that inference needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.documents import Block, BlockKind
from ingest.infer.bodies import SEPARATOR
from ingest.infer.names import MUNICIPALITY, municipalities_in
from ingest.municipalities import MUNICIPALITIES

OPENING = 15
EXAMPLE_NOTE = re.compile(r"^\W*(?:detta är ett )?exempel(?:dokument|bibliotek|text)|påhitta[dt]", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A document's cleaned blocks and the lines of its page heads, looked at in the ways that inference needs."""

    blocks: tuple[Block, ...]
    heads: tuple[str, ...] = ()

    @cached_property
    def letterhead(self) -> tuple[str, ...]:
        """What the page heads tell, piece by piece."""
        return tuple(calm(piece.strip()) for line in self.heads for piece in SEPARATOR.split(line) if piece.strip())

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every line with something on it."""
        return tuple(line for block in self.blocks for line in _lines(block))

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The lines that introduce the document, without lists, running text and notes on example documents."""
        blocks = (block for block in self.blocks[:OPENING] if block.kind is not BlockKind.ITEM)
        lines = (line for block in blocks for line in _lines(block) if not EXAMPLE_NOTE.search(line))
        return tuple(line for line in lines if len(line) <= 300 and not is_sentence(line))

    @cached_property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(calm(block.text) for block in self.blocks if block.kind is BlockKind.HEADING)

    @cached_property
    def named(self) -> dict[str, int]:
        """Municipalities written as such ("Åkersviks kommun"), and how often."""
        counts: dict[str, int] = {}
        for name in municipalities_in(self.text, self.text):
            counts[name] = counts.get(name, 0) + 1
        return counts


def _lines(block: Block) -> Iterator[str]:
    for line in block.text.splitlines():
        if line := line.strip(" \t*_>#"):
            yield calm(line)


def calm(line: str) -> str:
    """Takes a line out of capitals, but for abbreviations and the names of municipalities in it."""
    if not line.isupper() or " " not in line or len(line) <= 12:
        return line
    calm = line.capitalize()
    for match in MUNICIPALITY.finditer(line.title()):
        name = match[1] or match[2] or ""
        calm = calm[: match.start()] + name + calm[match.start() + len(name) :]
    return calm


def is_sentence(line: str) -> bool:
    """Whether a line is running text."""
    return len(line.split()) > 3 and bool(re.search(r"[a-zåäö)]\.$", line))


def is_municipality(name: str, reading: Reading) -> bool:
    """Whether a bare name is one of Sweden's municipalities or one that the text calls so."""
    return name in MUNICIPALITIES or name in reading.named
