"""A draft's file to its text, by the loaders of ingest; nothing of it is written anywhere."""

from __future__ import annotations

from pathlib import Path

from ingest.documents import Block, BlockKind
from ingest.loaders import SUFFIXES, LoadError, load_bytes
from ingest.loaders.encoding import decode, looks_binary

MOST_PAGES = 50
MOST_MEGABYTES = 30
UPLOADS = ("docx", "pdf", "txt")
"""Formats that the page offers; the command line takes all that the library reads."""
_A4 = 842
_NEW_PARAGRAPH = 2.0
"""Heights of its letters from one line to the next where a paragraph begins."""


class DraftFileError(ValueError):
    """A draft's file that cannot be read; the message says why, in Swedish."""


def read_draft(path: Path) -> str:
    """The text of a draft's file; that of a text file as it stands, so that offsets are those of the file.

    Raises:
        DraftFileError: If it cannot be read, or has more than 50 pages.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DraftFileError(f"{path} finns inte eller får inte läsas.") from error
    return read_upload(path.name, data)


def read_upload(name: str, data: bytes) -> str:
    """The text of a file that is in memory only.

    Raises:
        DraftFileError: If it cannot be read, or has more than 50 pages.
    """
    suffix = Path(name).suffix.lower()
    if len(data) > MOST_MEGABYTES * 1_000_000:
        raise DraftFileError(f"{name} är större än {MOST_MEGABYTES} MB.")
    if suffix in (".txt", ".md", ""):
        return _plain(name, data)
    if suffix not in SUFFIXES:
        raise DraftFileError(f"Filer av typen {suffix} kan inte granskas.")
    try:
        blocks = load_bytes(data, suffix).blocks
    except LoadError as error:
        raise DraftFileError(f"{name}: {error.reason}") from error
    pages = max((block.page or 0 for block in blocks), default=0)
    if pages > MOST_PAGES:
        raise DraftFileError(f"{name} har {pages} sidor; gränsen är {MOST_PAGES}. Dela upp texten.")
    return _joined(blocks)


def _plain(name: str, data: bytes) -> str:
    """A text file as it stands: nothing is mended in UTF-8, for offsets to be those of the file."""
    if looks_binary(data):
        raise DraftFileError(f"{name} är ingen textfil.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return decode(data)


def _joined(blocks: tuple[Block, ...]) -> str:
    """The blocks as text: lines of a page stay lines, everything else is a paragraph of its own."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if block.text.strip():
            line = f"{block.marker} {block.text}" if block.marker else block.text
            parts.append(_between(before, block) + line)
            before = block
    return "".join(parts) + "\n"


def _between(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    if BlockKind.LINE in (before.kind, block.kind):
        return "\n\n" if _is_apart(before, block) else "\n"
    close = (BlockKind.ITEM, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)
    return "\n" if before.kind in close and block.kind in close else "\n\n"


def _is_apart(before: Block, block: Block) -> bool:
    """Whether a line of a page begins a new paragraph: by its size, its weight, or the space above it."""
    if before.size != block.size or before.bold != block.bold:
        return True
    if before.page != block.page or before.top is None or block.top is None or not block.size:
        return False
    return block.top - before.top > _NEW_PARAGRAPH * block.size / _A4
