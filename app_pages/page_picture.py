"""Pages of a PDF as pictures, with the places of a quote."""

from __future__ import annotations

import ctypes
import hashlib
import io
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from ingest import personal
from ingest.documents import Box, Document, Section
from ingest.loaders import pdf_page, pdf_scan, tesseract
from settings import ROOT

WIDTH = 1240
"""Pixels across a page: sharp at the width of the panel, also when zoomed to twice its size."""

_pdfium_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line to mark on a page, as fractions of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def original(document: Document) -> Path | None:
    """The PDF that the document was read from, if it is still the same file; else None."""
    for path in (Path(document.source), ROOT / document.source):
        if path.suffix.lower() == ".pdf" and path.is_file():
            return path if _sha256(path) == document.file_hash else None
    return None


def is_pdf(document: Document) -> bool:
    """Whether the document came from a PDF."""
    return document.source.lower().endswith(".pdf")


def page_count(path: Path) -> int:
    """How many pages the file has."""
    with _pdfium_lock, pdfium.PdfDocument(path) as pdf:
        return len(pdf)


def picture(path: Path, page: int) -> bytes:
    """Page `page` (from 1) as PNG."""
    scanned = _scanned_numbers(path, page, path.stat().st_mtime_ns)
    with _pdfium_lock, pdfium.PdfDocument(path) as pdf:
        sheet = pdf[page - 1]
        image = sheet.render(scale=WIDTH / sheet.get_width()).to_pil()
        _blacken(sheet, image)
    draw = ImageDraw.Draw(image)
    for mark in scanned:
        left, right = mark.left * image.width - 1, mark.right * image.width + 1
        draw.rectangle((left, mark.top * image.height - 1, right, mark.bottom * image.height + 1), fill=0)
    out = io.BytesIO()
    image.convert("P", palette=1, colors=64).save(out, "PNG", optimize=False)
    return out.getvalue()


def _blacken(sheet: pdfium.PdfPage, image: Image.Image) -> None:
    """Draws black over the identity numbers that stand on a page."""
    page, draw = sheet.get_textpage(), ImageDraw.Draw(image)
    text = "".join(chr(pdfium.raw.FPDFText_GetUnicode(page, n)) for n in range(page.count_chars()))
    for finding in personal.scan(text):
        for n in range(finding.start, finding.end):
            left, bottom, right, top = page.get_charbox(n, loose=True)
            (x0, y0), (x1, y1) = (_pixel(sheet, image, *corner) for corner in ((left, top), (right, bottom)))
            draw.rectangle((min(x0, x1) - 1, min(y0, y1) - 1, max(x0, x1) + 1, max(y0, y1) + 1), fill=0)


@lru_cache(maxsize=256)
def _scanned_numbers(path: Path, page: int, _changed: int) -> tuple[Mark, ...]:
    """Places of the identity numbers on a page that is a picture, read anew as a heading of the page is no passage."""
    with _pdfium_lock, pdfium.PdfDocument(path) as pdf:
        sheet = pdf[page - 1]
        drawing = pdf_page.draw(sheet)
        if not tesseract.is_installed() or not pdf_scan.is_picture(sheet, drawing):
            return ()
        read = pdf_scan.recognise(sheet, drawing)
    found: list[Mark] = []
    text, places = "", []
    for word in read.words if read else ():
        places.append((len(text), len(text) + len(word.text), word))
        text += f"{word.text} "
    for finding in personal.scan(text):
        found.extend(
            Mark(
                word.left / drawing.width,
                (word.top + word.drop) / drawing.height,
                word.right / drawing.width,
                (word.bottom + word.drop) / drawing.height,
            )
            for start, end, word in places
            if start < finding.end and finding.start < end
        )
    return tuple(found)


def _pixel(sheet: pdfium.PdfPage, image: Image.Image, x: float, y: float) -> tuple[int, int]:
    """Where a point of the page falls in its picture."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.raw.FPDF_PageToDevice(sheet, 0, 0, image.width, image.height, 0, x, y, across, down)
    return across.value, down.value


def marks(section: Section, start: int, end: int) -> dict[int, tuple[Mark, ...]]:
    """For each page, the lines of the characters `start:end` of the section."""
    found: dict[int, list[Mark]] = {}
    for box in section.boxes:
        if box.start < end and start < box.end:
            lines = found.setdefault(box.page, [])
            if lines and _same_line(lines[-1], box):
                lines[-1] = _joined(lines[-1], box)
            else:
                lines.append(Mark(box.left, box.top, box.right, box.bottom))
    return {page: tuple(lines) for page, lines in found.items()}


def _same_line(mark: Mark, box: Box) -> bool:
    """Whether the box goes on where the mark ends; a column beside it, or a line below, does not."""
    height = min(mark.bottom - mark.top, box.bottom - box.top)
    overlap = min(mark.bottom, box.bottom) - max(mark.top, box.top)
    return overlap > height / 2 and -0.01 < box.left - mark.right < 0.03


def _joined(mark: Mark, box: Box) -> Mark:
    return Mark(
        min(mark.left, box.left), min(mark.top, box.top), max(mark.right, box.right), max(mark.bottom, box.bottom)
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
