"""Plain text: one line a block, for cleaning to make paragraphs and headings of.

A statute is read by its sections, and a text with Markdown's marks left in it as Markdown.
"""

from __future__ import annotations

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders import markdown, statute
from ingest.loaders.encoding import decode


def read(data: bytes) -> Extract:
    """Read plain text; a form feed begins a new page, and empty lines are kept since they part paragraphs."""
    text = decode(data)
    if statute.is_statute(text):
        return statute.read(text)
    if markdown.is_marked(text):
        return markdown.parse(markdown.titled(text))
    pages = text.rstrip("\n\f").split("\f")
    paged = len(pages) > 1
    blocks = tuple(
        Block(BlockKind.LINE, line.rstrip(), page=number if paged else None)
        for number, page in enumerate(pages, start=1)
        for line in page.split("\n")
    )
    return Extract(blocks, paging="page" if paged else "")
