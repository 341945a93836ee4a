"""Files to blocks: one module a format, each with `read(data) -> Extract`, imported when first needed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ingest.documents import Extract

LOADER_VERSION = 11
SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}


class LoadError(Exception):
    """A file that cannot be read, with the reason as one Swedish sentence for the person who put it there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Loader(Protocol):
    def read(self, data: bytes) -> Extract: ...


def is_supported(path: Path) -> bool:
    """Whether a file is of a kind that `load` reads; the temporary files of Word and macOS are not."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", "._"))


def load(path: Path, max_bytes: int = 100_000_000) -> Extract:
    """Read a file to blocks in reading order.

    Raises:
        LoadError: For every file that cannot be read, whatever its fault.
    """
    if not is_supported(path):
        raise LoadError(f"Filer av typen {path.suffix or 'utan filändelse'} kan inte läsas in.")
    try:
        if (size := path.stat().st_size) > max_bytes:
            raise LoadError(f"Filen är {_megabytes(size)} stor, men gränsen är {_megabytes(max_bytes)}; dela upp den.")
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(
            "Filen finns inte eller får inte läsas; kontrollera att den finns och dess behörigheter."
        ) from error
    return load_bytes(data, path.suffix.lower())


def load_bytes(data: bytes, suffix: str) -> Extract:
    """Reads the bytes of a file of a supported kind, without a file on disk.

    Args:
        suffix: In lower case, with its dot.

    Raises:
        LoadError: As `load` does.
    """
    from ingest.loaders.sniff import check

    try:
        check(data, suffix)
        module = cast(_Loader, import_module(f"ingest.loaders.{SUFFIXES[suffix]}"))
        extract = module.read(data)
    except LoadError:
        raise
    except Exception as error:  # the one seam to six libraries, each with exceptions of its own
        raise LoadError("Filen är skadad och går inte att läsa; öppna den i sitt program och spara om den.") from error
    if not any(character.isalnum() for block in extract.blocks for character in block.text):
        raise LoadError("Filen innehåller ingen text.")
    return extract


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",").replace(",0 ", " ")
