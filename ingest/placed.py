"""Text whose characters keep their places on the page through every change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.documents import Box


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and the places of its words; each operation gives a new one with the offsets moved along."""

    text: str
    boxes: tuple[Box, ...] = ()

    def __add__(self, other: Placed) -> Placed:
        shift = len(self.text)
        moved = (replace(box, start=box.start + shift, end=box.end + shift) for box in other.boxes)
        return Placed(self.text + other.text, (*self.boxes, *moved))

    def cut(self, start: int = 0, end: int | None = None) -> Placed:
        """The characters `start:end`."""
        end = len(self.text) if end is None else max(end, start)
        return self._moved(self.text[start:end], lambda at: min(max(at, start), end) - start)

    def strip(self) -> Placed:
        """Without white space at the ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, len(self.text.rstrip()))

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Placed:
        """As `pattern.sub`, with `new` taken literally; what replaces characters of a word stands where they stood."""
        pieces: list[str] = []
        where: list[int] = []
        at = length = 0
        for match in pattern.finditer(self.text):
            old, fresh = match.group(), new if isinstance(new, str) else new(match)
            # What both begin with stays where it is; so does what both end with.
            head = _shared(old, fresh)
            tail = _shared(old[head:][::-1], fresh[head:][::-1])
            start, end = match.start() + head, match.end() - tail
            kept, fresh = self.text[at:start], fresh[head : len(fresh) - tail]
            where += range(length, length + len(kept))
            length += len(kept)
            where += [length] * (end - start)
            length += len(fresh)
            pieces += (kept, fresh)
            at = end
        if not pieces:
            return self
        rest = self.text[at:]
        where += range(length, length + len(rest) + 1)
        return self._moved("".join((*pieces, rest)), where.__getitem__)

    def _moved(self, text: str, where: Callable[[int], int]) -> Placed:
        boxes = (replace(box, start=where(box.start), end=where(box.end)) for box in self.boxes)
        return Placed(text, tuple(box for box in boxes if box.start < box.end))


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
