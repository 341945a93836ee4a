"""Blocks to sections: the text under each heading, with the way there and where every block stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.documents import Block, BlockKind, Box, Section, Span

_INDENT = "  "


@dataclass(slots=True)
class _Draft:
    """A section being filled; notes wait until its end."""

    headings: tuple[str, ...]
    body: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)


def sections(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """Divide a document's cleaned blocks at its headings.

    A heading over nothing but sub-headings gives no section of its own and lives on in their paths. A heading over
    nothing at all becomes text of the section that it stands in, so that no word of the document is lost.

    Args:
        blocks: As cleaned, none of them a `LINE`.

    Returns:
        The sections in reading order.
    """
    drafts = (draft for draft in _drafts(blocks) if draft.body or draft.notes)
    return tuple(_finish(ordinal, draft) for ordinal, draft in enumerate(drafts))


def _drafts(blocks: tuple[Block, ...]) -> Iterator[_Draft]:
    path: list[Block] = []
    draft = _Draft(())
    begun = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.NOTE:
            draft.notes.append(block)
        elif block.kind is not BlockKind.HEADING:
            draft.body.append(block)
        else:
            outer = [heading for heading in path if _level(heading) < _level(block)]
            bare = _bare(blocks, index)
            inner = outer if bare else [*outer, block]
            if inner != path:
                # A note above the title, such as a letter head, goes with the first text.
                begun = begun or bool(draft.body)
                waiting = [] if begun else draft.notes
                if begun:
                    yield draft
                draft = _Draft(tuple(heading.text for heading in inner), notes=waiting)
                path = inner
            if bare:
                draft.body.append(replace(block, kind=BlockKind.PARAGRAPH, level=0))
    yield draft


def _level(heading: Block) -> int:
    return max(heading.level, 1)


def _bare(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether the heading at `index` has neither text nor a sub-heading under it."""
    for later in blocks[index + 1 :]:
        if later.kind is not BlockKind.NOTE:
            return later.kind is BlockKind.HEADING and _level(later) <= _level(blocks[index])
    return True


def _finish(ordinal: int, draft: _Draft) -> Section:
    lines: list[str] = []
    spans: list[Span] = []
    boxes: list[Box] = []
    start = 0
    for block in (*draft.body, *draft.notes):
        lead = _lead(block)
        line = lead + block.text
        spans.append(Span(start, start + len(line), block.kind, block.level, block.page))
        shift = start + len(lead)
        boxes += (replace(box, start=box.start + shift, end=box.end + shift) for box in block.boxes)
        lines.append(line)
        start += len(line) + 1
    return Section(ordinal, draft.headings, "\n".join(lines), tuple(spans), tuple(boxes))


def _lead(block: Block) -> str:
    """What stands before a block's own words: indent and marker of a list item, the number of a note."""
    marker = f"{block.marker} " if block.marker else ""
    return _INDENT * block.level + marker if block.kind is BlockKind.ITEM else marker
