"""Tables typed in plain text: rows whose cells are parted by tabs or wide gaps."""

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
    start = 0
    while start < len(lines):
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
    return result


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
