"""PDF: lines in reading order with the place of every word, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.documents import CELL, Block, BlockKind, Box, Extract, Properties
from ingest.loaders import LoadError
from ingest.loaders.lines import properties
from ingest.loaders.pdf_aligned import aligned_table
from ingest.loaders.pdf_layout import Piece, Table, arrange, pieces_of
from ingest.loaders.pdf_page import Drawing, Word, draw
from ingest.loaders.pdf_tables import ruled_tables

_HANGING = {"och", "eller", "samt", "respektive", "resp.", "till", "men"}  # after "barn-", whose hyphen stays
_EDGE = 0.1  # of the page, where headers and footers stand


def read(data: bytes) -> Extract:
    """Read a PDF; a page that cannot be read is left out, and a table that goes on overleaf has one header."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise LoadError("Filen är skyddad med lösenord; ta bort skyddet och läs in den igen.") from error
        raise
    try:
        blocks = tuple(_document(document))
        if not any(block.text.strip() for block in blocks):
            raise LoadError("Filen innehåller bara bilder; kör textigenkänning (OCR) först.")
        return Extract(blocks, properties=_properties(document), paging="page")
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


def _document(document: pdfium.PdfDocument) -> Iterator[Block]:
    above: Table | None = None  # the table that the page before ended with
    for number in range(len(document)):
        try:
            page = document[number]
            drawing = draw(page)
            page.close()
            placed = _page(drawing)
        except (pdfium.PdfiumError, ValueError, ArithmeticError):
            above = None
            continue
        top, bottom = _EDGE * drawing.height, (1 - _EDGE) * drawing.height
        body = [piece for piece in placed if piece.bottom > top and piece.top < bottom]
        for piece in placed:
            before = above if body and piece is body[0] else None
            yield from _blocks(piece, drawing, number + 1, before)
        above = body[-1].table if body else None


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
    broken = before.text.endswith("-") or (keeps_spaces and not word.spaced and stem[-1:].isalpha())
    return text if broken else text + " "


def _box(word: Word, start: int, drawing: Drawing, page: int) -> Box:
    return Box(
        start,
        start + len(word.text),
        page,
        _within(word.left / drawing.width),
        _within(word.top / drawing.height),
        _within(word.right / drawing.width),
        _within(word.bottom / drawing.height),
    )


def _within(fraction: float) -> float:
    return round(min(max(fraction, 0.0), 1.0), 5)
