"""Tables on PDF pages without lines, by columns that plainly are no running text."""

from __future__ import annotations

import re
from statistics import mean, median

from ingest.loaders.pdf_columns import column_edges, column_of, is_prose, logical_rows
from ingest.loaders.pdf_layout import Piece, Table, rows_of
from ingest.loaders.pdf_tables import Grid, table_of


def aligned_table(band: list[Piece]) -> tuple[int, int, Table] | None:
    """Judge whether a stretch with a gutter is a table.

    Returns:
        Its first row, the row after its last, and the table; None for text in columns.
    """
    if any(piece.table for piece in band):
        return None
    rows = rows_of(band)
    if found := _aligned(band, rows):
        return found
    if len(rows[0]) > 1 or len(rows) < 4:
        return None
    below = _aligned([piece for row in rows[1:] for piece in row], rows[1:])  # a caption may bridge two columns
    return below and (below[0] + 1, below[1] + 1, below[2])


def _aligned(band: list[Piece], rows: list[list[Piece]]) -> tuple[int, int, Table] | None:
    edges = column_edges(band)
    filled = [[column_of(piece, edges) for piece in row] for row in rows]
    full = [index for index, columns in enumerate(filled) if len(set(columns)) > 1]
    if len(full) < 3:
        return None
    first, last = full[0], full[-1] + 1
    while last < len(rows) and _continues(rows, filled, last):
        last += 1
    body = [piece for row in rows[first:last] for piece in row]
    columns = [[piece for piece in body if column_of(piece, edges) == column] for column in range(len(edges))]
    if len(full) < 0.4 * (last - first) or not _is_tabular(columns, rows[first:last]):
        return None
    grid: Grid = {}
    for number, row in enumerate(logical_rows(rows[first:last], edges)):
        for piece in row:
            grid.setdefault((number, column_of(piece, edges)), []).extend(piece.words)
    return first, last, table_of(grid, edges, ())


def _continues(rows: list[list[Piece]], filled: list[list[int]], index: int) -> bool:
    """Whether a row after the last full one is the rest of a cell: close below, and not in the first column."""
    above = max(piece.bottom for piece in rows[index - 1])
    near = min(piece.top for piece in rows[index]) - above < 0.5 * rows[index][0].size
    return near and (0 not in filled[index] or rows[index][0].text[:1].islower())


def _is_tabular(columns: list[list[Piece]], rows: list[list[Piece]]) -> bool:
    """Weigh the evidence; running text in columns, lists in columns and contents pages must not pass."""
    if sum(is_prose(column) for column in columns) > 1 or sum(_is_list(column) for column in columns) > 1:
        return False
    if _is_contents(columns):
        return False
    numeric = any(_is_numeric(column) for column in columns[1:])
    words = [median(len(piece.words) for piece in column) for column in columns if column]
    headed = all(word.bold for piece in rows[0] for word in piece.words) and not all(
        word.bold for row in rows[1:] for piece in row for word in piece.words
    )
    keyed = len(columns) == 2 and words[0] <= 3 and words[1] > 1.5 * words[0] and not is_prose(columns[0])
    partnered = sum(len(row) > 1 for row in rows if _starts(row, columns[0])) >= 0.8 * len(columns[0])
    return numeric or (partnered and (headed or keyed or (len(columns) > 2 and max(words) <= 5)))


def _starts(row: list[Piece], column: list[Piece]) -> bool:
    return any(piece is other for piece in row[:1] for other in column)


def _is_list(column: list[Piece]) -> bool:
    return mean(bool(re.match(r"[-–•·●▪■◦✓]\s", piece.text)) for piece in column) > 0.3 if column else False


def _is_numeric(column: list[Piece]) -> bool:
    return bool(column) and mean(bool(re.search(r"\d", p.text)) and len(p.words) <= 4 for p in column) > 0.55


def _is_contents(columns: list[list[Piece]]) -> bool:
    """Whether the last column is page numbers: small and never falling."""
    if len(columns) != 2 or not all(re.fullmatch(r"\d{1,3}", piece.text) for piece in columns[1]):
        return False
    pages = [int(piece.text) for piece in columns[1]]
    lettered = all(re.search(r"[^\W\d]{4}", piece.text) for piece in columns[0])
    return lettered and pages == sorted(pages) and pages[0] < 10 and pages[-1] < 10 + 15 * len(pages)
