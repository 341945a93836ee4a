"""One file, several documents: minutes with their attachments, a thread of mails, two reports scanned as one."""

from __future__ import annotations

from collections.abc import Sequence

from ingest import starts
from ingest.documents import Block, Extract, Part
from ingest.lines import Line, read


def split(extract: Extract) -> tuple[Part, ...]:
    """Divide a file's blocks where another document begins.

    What counts: the name of an attached file, the head of a mail, the head of minutes, the title after an end mark
    ("Antecknat av ..."), the first slide of a deck, a page counter that begins again. A heading or an appendix alone
    does not.

    Args:
        extract: All that a loader got out of the file.

    Returns:
        The parts in order with their raw blocks, the first named "" and the others by their title.
    """
    lines = read(extract.blocks)
    found = starts.find(lines)
    places = _places(extract.blocks, lines)
    begins = [0, *(places[start.at] for start in found)]
    names = ["", *(start.name for start in found)]
    labels = ["", *(start.name if start.label else "" for start in found)]
    return tuple(
        Part(name, _without(extract.blocks[begin:end], label))
        for name, label, begin, end in zip(
            _unique(names), labels, begins, [*begins[1:], len(extract.blocks)], strict=True
        )
    )


def _places(blocks: tuple[Block, ...], lines: Sequence[Line]) -> list[int]:
    """The index among the blocks of each line's block."""
    places: list[int] = []
    at = 0
    for line in lines:
        while blocks[at] is not line.block:
            at += 1
        places.append(at)
        at += 1
    return places


def _without(blocks: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    """The blocks without lines that only repeat the name of the file they came from."""
    return tuple(block for block in blocks if not (label and starts.same(block.text, label)))


def _unique(names: Sequence[str]) -> list[str]:
    """The names, with a number behind those that came before."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
