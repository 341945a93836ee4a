"""What a file really holds, by its first bytes, so that a wrong file name is reported and never guessed around."""

from __future__ import annotations

import io
import re
import zipfile

from ingest.loaders import SUFFIXES, LoadError
from ingest.loaders.encoding import decode, looks_binary

UNPACKED_LIMIT = 500_000_000
_EXPECTED = {"pdf": "pdf", "docx": "docx", "pptx": "pptx", "html": "html", "markdown": "text", "text": "text"}
_NAMES = {
    "pdf": "en pdf",
    "docx": "ett Word-dokument",
    "pptx": "en PowerPoint-presentation",
    "xlsx": "ett Excel-ark",
    "odf": "ett LibreOffice-dokument",
    "zip": "ett zip-arkiv",
    "office": "ett dokument i ett äldre Office-format",
    "rtf": "ett RTF-dokument",
    "image": "en bild",
    "mhtml": "ett webbarkiv (mht)",
    "html": "en webbsida (html)",
    "text": "vanlig text",
    "binary": "något annat än text",
}
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(r"<(?:p|h[1-6]|div|ul|ol|table|article|section|main|title|meta|br|span|a)\b[^>]*>", re.IGNORECASE)


def check(data: bytes, suffix: str) -> None:
    """Stop a file that is empty, locked, dangerous to unpack or something else than its name says.

    Raises:
        LoadError: With the reason.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise LoadError("Filen är tom.")
    found, expected = sniff(data), _EXPECTED[SUFFIXES[suffix]]
    if found == "office" and "EncryptedPackage".encode("utf-16-le") in data:
        raise LoadError("Filen är skyddad med lösenord; ta bort skyddet och läs in den igen.")
    if suffix in (".html", ".htm") and found == "text" and _TAGS.search(decode(data)):
        return  # a piece of a page
    if expected in ("pdf", "docx", "pptx") and found in ("binary", "zip") and _looks_broken(data, expected):
        raise LoadError("Filen är skadad eller inte färdigkopierad; hämta den på nytt.")
    if found != expected:
        raise LoadError(
            f"Filen heter {suffix} men innehåller {_NAMES[found]}; spara den i rätt format eller rätta filändelsen."
        )
    if expected in ("docx", "pptx"):
        _check_size_unpacked(data)


def sniff(data: bytes) -> str:
    """Name what bytes hold: a key of `_NAMES`."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if looks_binary(data):
        return "binary"
    head = decode(data[:65536])
    if re.search(r"^MIME-Version:", head[:2000], re.MULTILINE) and "multipart/related" in head[:4000]:
        return "mhtml"
    return "html" if _PAGE.match(head) else "text"


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return "zip"
    for name, kind in (
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
        ("xl/workbook.xml", "xlsx"),
        ("content.xml", "odf"),
    ):
        if name in names:
            return kind
    return "zip"


def _looks_broken(data: bytes, expected: str) -> bool:
    """Whether this is a right file cut short: an archive without its directory, which is written last."""
    return expected != "pdf" and data.startswith(b"PK\3\4") and not zipfile.is_zipfile(io.BytesIO(data))


def _check_size_unpacked(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > UNPACKED_LIMIT or unpacked > max(50_000_000, 100 * len(data)):
        raise LoadError("Filen packas upp till orimligt mycket data och läses därför inte in.")
