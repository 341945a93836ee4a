"""Raw lines to headings, paragraphs, list items and notes."""

from __future__ import annotations

from dataclasses import replace

from ingest import flow, furniture, headings, hyphens, levels, lines, lists, notes, running, tables, viewer
from ingest.documents import Block
from ingest.flow import Draft

CLEANER_VERSION = 6


def clean(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Turn a document's raw blocks into finished ones.

    Page furniture, tables of contents and the frame of a web viewer go; broken lines and words are put together;
    what is left is told apart by its form into headings, paragraphs, list items and notes.

    Args:
        blocks: Of one document, as its loader saw them.

    Returns:
        The blocks in reading order, none of them a `LINE`, with boxes for the characters that are left.
    """
    found = lines.read(blocks)
    found = furniture.clear(found)
    found = tables.mark(found)
    found = viewer.unfold(found)
    known = hyphens.Vocabulary.of(line.text for line in found)
    drafts = flow.join(found, known)
    drafts = notes.mark(drafts, headings.body_size(drafts))
    headings.mark(drafts)
    drafts = lists.mark(drafts)
    levels.assign(drafts)
    return tuple(_finish(draft, known) for draft in drafts)


def page_heads(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """What stands at the edge of page after page and is left out of the text, as the first page has it."""
    found = lines.read(blocks)
    gone, _ = running.find(found)
    pages = [found[index].block.page for index in sorted(gone)]
    return tuple(found[index].text for index in sorted(gone) if found[index].block.page == pages[0])


def _finish(draft: Draft, known: hyphens.Vocabulary) -> Block:
    words = hyphens.mend(draft.words, known)
    return replace(
        draft.first.block,
        kind=draft.kind,
        text=words.text,
        boxes=words.boxes,
        level=draft.level,
        marker=draft.marker,
        bold=draft.first.block.bold,
    )
