"""Tables typed in plain text: rows whose cells are parted by tabs or wide gaps, or stand under drawn columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest import shapes
from ingest.documents import CELL, BlockKind
from ingest.lines import Line
from ingest.placed import Placed

_GAP = re.compile(r"\s*\t\s*| {3,}| \| ")
_FEWEST = 2


def mark(lines: Sequence[Line]) -> list[Line]:
    """Turn runs of lines with the same number of cells into table rows, the first a header where it names columns."""
    result = list(lines)
    rules = {index for index, line in enumerate(lines) if shapes.is_column_rule(line.block.text.strip())}
    start = 0
    while start < len(lines):
        if end := _under_columns(lines, start, result):
            start = end
            continue
        count = len(cells(lines[start]))
        end = start + 1
        while count > 1 and end < len(lines) and len(cells(lines[end])) == count and not lines[end].fresh:
            end += 1
        if end - start >= _FEWEST:
            header = _names_columns(lines[start:end])
            for index in range(start, end):
                kind = BlockKind.TABLE_HEADER if header and index == start else BlockKind.TABLE_ROW
                result[index] = lines[index].become(kind, _row(lines[index]))
        start = end
    return [line for index, line in enumerate(result) if index not in rules]


def _under_columns(lines: Sequence[Line], start: int, result: list[Line]) -> int:
    """Writes the table whose heads stand at `start` over drawn columns to `result`; its end, 0 if none is there."""
    if start + 2 >= len(lines) or not shapes.is_column_rule(lines[start + 1].block.text.strip()):
        return 0
    columns = [match.start() for match in re.finditer(r"[=-]+", lines[start + 1].block.text)]
    end = start
    while end < len(lines) and (end <= start + 1 or not lines[end].gap):
        row = _in_columns(lines[end], columns)
        if row and end != start + 1:
            kind = BlockKind.TABLE_HEADER if end == start else BlockKind.TABLE_ROW
            result[end] = lines[end].become(kind, Placed(CELL.join(row)))
        elif not row:
            break
        end += 1
    return end if end > start + 2 else 0


def _in_columns(line: Line, columns: Sequence[int]) -> list[str]:
    """A row's cells by the gaps between them, or else by where columns begin; none where words stand across those."""
    text = line.block.text
    row = re.split(r" {2,}", text.strip())
    if not line.raw or line.words.boxes:
        return []
    if len(row) != len(columns):
        if any(text[at - 1 : at].strip() for at in columns[1:]):
            return []
        row = [text[at:to] for at, to in zip(columns, [*columns[1:], None], strict=True)]
    return [shapes.tidy(Placed(cell)).text for cell in row]


def cells(line: Line) -> list[str]:
    """The cells of a raw line; none where a bullet, number or label stands before the gap."""
    if not line.raw or line.words.boxes:
        return []
    cells = _GAP.split(line.block.text.strip())
    if len(cells) == 2 and cells[0].endswith(":"):
        return []  # a field of a form
    return cells if len(cells) > 1 and not shapes.bullet(cells[0] + " x") and all(cells) else []


def _row(line: Line) -> Placed:
    return Placed(CELL.join(shapes.tidy(Placed(cell)).text for cell in cells(line)))


def _names_columns(rows: Sequence[Line]) -> bool:
    """Whether the first row has no figures and each of the others has some."""
    figures = [any(map(str.isdigit, line.text)) for line in rows]
    return not figures[0] and all(second for _, second in pairwise(figures)) and len(rows) > 2
