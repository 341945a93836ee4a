"""PDF: lines in reading order with the place of every word, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.documents import CELL, Block, BlockKind, Box, Extract, Properties
from ingest.listing import listed
from ingest.loaders import LoadError, pdf_scan, tesseract
from ingest.loaders.lines import properties
from ingest.loaders.pdf_aligned import aligned_table
from ingest.loaders.pdf_layout import Piece, Table, arrange, pieces_of
from ingest.loaders.pdf_page import Drawing, Word, draw
from ingest.loaders.pdf_tables import ruled_tables

_HANGING = {"och", "eller", "samt", "respektive", "resp.", "till", "men"}  # after "barn-", whose hyphen stays
_CONSONANT = re.compile(r"[b-df-hj-np-tv-xz]")  # no word, but the rest of one that its cell was too narrow for
_ADVICE = "installera Tesseract med svenska för textigenkänning (OCR) och läs in filen igen"
_EDGE = 0.1  # of the page, where headers and footers stand


def read(data: bytes) -> Extract:
    """Read a PDF; a table that goes on overleaf has one header, and the remark tells which pages are pictures."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise LoadError("Filen är skyddad med lösenord; ta bort skyddet och läs in den igen.") from error
        raise
    try:
        seen = _Seen()
        blocks = tuple(_document(document, seen))
        if not any(block.text.strip() for block in blocks):
            raise LoadError(_nothing_read(seen))
        return Extract(blocks, properties=_properties(document), paging="page", remark=seen.remark())
    finally:
        document.close()


def _properties(document: pdfium.PdfDocument) -> Properties:
    made = document.get_metadata_value("ModDate") or document.get_metadata_value("CreationDate")
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        day = None
    return properties(document.get_metadata_value("Title"), document.get_metadata_value("Author"), day)


@dataclass(slots=True)
class _Seen:
    """Numbers of the pages that are pictures, and of those that could not be read."""

    recognised: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def remark(self) -> str:
        """What a person should know of them, in Swedish."""
        advice = "" if tesseract.is_installed() else f"; {_ADVICE}"
        told = (
            (self.recognised, "lästes med textigenkänning (OCR): kontrollera siffror och namn mot bilden."),
            (self.unread, f"är bild utan läsbar text och lästes inte{advice}."),
            (self.broken, "är skadad och lästes inte."),
        )
        return " ".join(f"Sida {listed(pages)} {what}" for pages, what in told if pages)


def _nothing_read(seen: _Seen) -> str:
    if not seen.unread:
        return "Filen innehåller ingen text."
    if tesseract.is_installed():
        return "Filen innehåller bara bilder, och textigenkänning (OCR) hittade ingen text i dem."
    return f"Filen innehåller bara bilder, till exempel skannade sidor; {_ADVICE}."


def _document(document: pdfium.PdfDocument, seen: _Seen) -> Iterator[Block]:
    above: Table | None = None  # the table that the page before ended with
    for number in range(len(document)):
        try:
            page = document[number]
            drawing = _drawing(page, number + 1, seen)
            page.close()
            placed = _page(drawing)
        except (pdfium.PdfiumError, ValueError, ArithmeticError):
            seen.broken.append(number + 1)
            above = None
            continue
        top, bottom = _EDGE * drawing.height, (1 - _EDGE) * drawing.height
        body = [piece for piece in placed if piece.bottom > top and piece.top < bottom]
        for piece in placed:
            before = above if body and piece is body[0] else None
            yield from _blocks(piece, drawing, number + 1, before)
        above = body[-1].table if body else None


def _drawing(page: pdfium.PdfPage, number: int, seen: _Seen) -> Drawing:
    drawing = draw(page)
    if not pdf_scan.is_picture(page, drawing):
        return drawing
    recognised = pdf_scan.recognise(page, drawing) if tesseract.is_installed() else None
    (seen.recognised if recognised else seen.unread).append(number)
    return recognised or drawing


def _page(drawing: Drawing) -> list[Piece]:
    """The lines and tables of a page; text that is turned, such as a stamp in the margin, comes last."""
    tables, words = ruled_tables(drawing)
    turned = [word for word in drawing.words if not word.upright]
    return arrange([*tables, *pieces_of(words)], aligned_table) + [Piece.of([word]) for word in turned]


def _blocks(piece: Piece, drawing: Drawing, page: int, above: Table | None) -> Iterator[Block]:
    if piece.table is None:
        yield _block(BlockKind.LINE, [list(piece.words)], drawing, page)
        return
    rows, header = piece.table.rows, piece.table.header
    if above and _same_columns(above, piece.table):
        repeated = _texts(rows[0]) == _texts(above.rows[0])
        rows, header = rows[repeated:], header and repeated and not above.header
    for row in rows:
        yield _block(
            BlockKind.TABLE_HEADER if header else BlockKind.TABLE_ROW, [list(cell) for cell in row], drawing, page
        )
        header = False


def _same_columns(first: Table, second: Table) -> bool:
    return len(first.lefts) == len(second.lefts) and all(
        abs(a - b) < 8 for a, b in zip(first.lefts, second.lefts, strict=True)
    )


def _texts(row: tuple[tuple[Word, ...], ...]) -> list[str]:
    return [" ".join(word.text for word in cell) for cell in row]


def _block(kind: BlockKind, cells: list[list[Word]], drawing: Drawing, page: int) -> Block:
    """Write words out, cell after cell, and note where each of them stands."""
    while cells and not cells[-1]:
        cells.pop()
    text = ""
    boxes: list[Box] = []
    for number, cell in enumerate(cells):
        text += CELL if number else ""
        for index, word in enumerate(cell):
            if index and kind is BlockKind.LINE:
                text += " "
            elif index:
                text = _join(text, word, cell[index - 1], drawing.keeps_spaces)
                boxes[-1] = replace(boxes[-1], end=min(boxes[-1].end, len(text)))
            boxes.append(_box(word, len(text), drawing, page))
            text += word.text
    words = [word for cell in cells for word in cell]
    whole = Piece.of(words)
    bold = all(word.bold for word in words)
    return Block(
        kind, text, page=page, size=whole.size, bold=bold, top=_within(whole.top / drawing.height), boxes=tuple(boxes)
    )


def _join(text: str, word: Word, before: Word, keeps_spaces: bool) -> str:
    """Get ready for the next word of a cell: a space, or nothing where a word was broken at the end of a line.

    In running text that is left to cleaning, which still sees the lines.
    """
    stem = before.text.rstrip("-\u00ad")
    if word.top < before.top + 0.5 * word.size or not word.text[:1].islower() or word.text in _HANGING:
        return text + " "
    if before.text.endswith("\u00ad") or (before.text.endswith("-") and len(stem) > 2 and not stem.isupper()):
        return text[:-1]
    torn = _CONSONANT.fullmatch(word.text) or (keeps_spaces and not word.spaced)
    broken = before.text.endswith("-") or (torn and stem[-1:].isalpha())
    return text if broken else text + " "


def _box(word: Word, start: int, drawing: Drawing, page: int) -> Box:
    return Box(
        start,
        start + len(word.text),
        page,
        _within(word.left / drawing.width),
        _within((word.top + word.drop) / drawing.height),
        _within(word.right / drawing.width),
        _within((word.bottom + word.drop) / drawing.height),
    )


def _within(fraction: float) -> float:
    return round(min(max(fraction, 0.0), 1.0), 5)
