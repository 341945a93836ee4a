"""A draft's file to its text, by the loaders of ingest; the file is read and nothing of it is kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ingest.documents import Block, BlockKind
from ingest.loaders import LoadError, load
from ingest.loaders.encoding import decode, looks_binary

MOST_PAGES = 50
SUFFIXES = ("txt", "docx", "pdf")
"""Formats that a page offers; the command line takes all that the library reads."""
_MOST_BYTES = 30_000_000


class DraftFileError(ValueError):
    """A draft's file that cannot be read; the message says why, in Swedish."""


def read_draft(path: Path) -> str:
    """The text of a draft's file; that of a text file as it stands, so that offsets are those of the file.

    Raises:
        DraftFileError: If it cannot be read, or has more than 50 pages.
    """
    try:
        if path.suffix.lower() in (".txt", ".md", ""):
            return _plain(path)
        extract = load(path, _MOST_BYTES)
    except LoadError as error:
        raise DraftFileError(f"{path.name}: {error.reason}") from error
    pages = max((block.page or 0 for block in extract.blocks), default=0)
    if pages > MOST_PAGES:
        raise DraftFileError(f"{path.name} har {pages} sidor; gränsen är {MOST_PAGES}. Dela upp texten.")
    return _joined(extract.blocks)


def read_upload(name: str, data: bytes) -> str:
    """The text of an uploaded file; it is written to a folder that is gone when this returns.

    Raises:
        DraftFileError: If it cannot be read, or has more than 50 pages.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"utkast{Path(name).suffix.lower()}"
        path.write_bytes(data)
        try:
            return read_draft(path)
        except DraftFileError as error:
            raise DraftFileError(str(error).replace(path.name, name)) from error


def _plain(path: Path) -> str:
    """A text file as it stands: nothing is mended in UTF-8, for offsets to be those of the file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DraftFileError(f"{path} finns inte eller får inte läsas.") from error
    if looks_binary(data):
        raise DraftFileError(f"{path.name} är ingen textfil.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return decode(data)


def _joined(blocks: tuple[Block, ...]) -> str:
    """The blocks as text: lines of a page stay lines, everything else is a paragraph of its own."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if not block.text.strip():
            continue
        line = f"{block.marker} {block.text}" if block.marker else block.text
        parts.append(_between(before, block) + line)
        before = block
    return "".join(parts) + "\n"


def _between(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    if BlockKind.LINE in (before.kind, block.kind):
        apart = before.page != block.page or _is_apart(before, block)
        return "\n\n" if apart else "\n"
    close = (BlockKind.ITEM, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)
    return "\n" if before.kind in close and block.kind in close else "\n\n"


def _is_apart(before: Block, block: Block) -> bool:
    """Whether a line of a page begins a new paragraph: by its size, its weight, or the space above it."""
    if before.size != block.size or before.bold != block.bold:
        return True
    if before.top is None or block.top is None or not block.size:
        return False
    return block.top - before.top > 2.0 * block.size / 842
