"""The comparison of municipalities as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.oversight.municipalities import NATIONAL, Cell, Row

SILENT = "anges inte"
_NATIONAL = "Nationellt"
_WIDTH = 42
_LONGEST = 32_000
"""Characters that a cell of a workbook holds."""
_SOURCES = ("Ämne", "Kommun", "Citat", "Belopp, tider och åldrar", "Dokument", "Plats", "Källa")


def workbook(rows: Sequence[Row]) -> bytes:
    """The table on one sheet, every quote with its source on the next, as XLSX."""
    book = Workbook()
    table = book.active
    assert isinstance(table, Worksheet)
    table.title = "Jämförelse"
    names = [c.municipality or _NATIONAL for c in rows[0].cells] if rows else []
    _write(table, 1, ("Ämne", *names), bold=True)
    for n, row in enumerate(rows, start=2):
        _write(table, n, (row.subject, *(_in_table(c) for c in row.cells)))
    sources = book.create_sheet("Källor")
    _write(sources, 1, _SOURCES, bold=True)
    n = 2
    for row in rows:
        for cell in row.cells:
            for values in _in_sources(row.subject, cell):
                _write(sources, n, values)
                n += 1
    for sheet, columns in ((table, len(names) + 1), (sources, len(_SOURCES))):
        sheet.freeze_panes = "B2"
        for column in range(1, columns + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH if column > 1 else 22
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _in_table(cell: Cell) -> str:
    if not cell.quotes:
        return SILENT
    return "\n\n".join(
        f"{q.said}\n({q.citation.document.metadata.title}, {q.citation.passage.locator})" for q in cell.quotes
    )


def _in_sources(subject: str, cell: Cell) -> list[tuple[str, ...]]:
    name = _NATIONAL if cell.municipality == NATIONAL else cell.municipality
    if not cell.quotes:
        return [(subject, name, SILENT, "", "", "", "")]
    return [
        (
            subject,
            name,
            q.citation.quote,
            "; ".join(f.text for f in q.figures),
            q.citation.document.metadata.title,
            q.citation.passage.locator,
            q.citation.document.source,
        )
        for q in cell.quotes
    ]


def _write(sheet: Worksheet, row: int, values: Sequence[str], *, bold: bool = False) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        if isinstance(cell, SheetCell):
            cell.value = _plain(value)
            cell.data_type = "s"  # Words of a document are never a formula, whatever they begin with.
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=bold)


def _plain(text: str) -> str:
    """Without control characters, which a workbook cannot hold, and no longer than a cell."""
    return "".join(c for c in text if c >= " " or c in "\n\t")[:_LONGEST]
