"""Tables on PDF pages: by ruled lines where there are any, else by columns that plainly are no running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import mean, median

from ingest.loaders.lines import first_row_is_header
from ingest.loaders.pdf_layout import Piece, Table, pieces_of, rows_of
from ingest.loaders.pdf_page import Drawing, Fill, Rule, Word

_NEAR = 3.0
_MOST_RULES = 1500  # a chart or a map has more
_LONGEST_CELL = 25  # lines; what is longer side by side is text in columns with lines between
Grid = dict[tuple[int, int], list[Word]]


def ruled_tables(drawing: Drawing) -> tuple[list[Piece], list[Word]]:
    """Find the tables that lines mark out.

    Returns:
        The tables, and the words outside them.
    """
    words = [word for word in drawing.words if word.upright]
    rules = _merged(drawing.rules)
    tables: list[Piece] = []
    if len(rules) > _MOST_RULES:
        return tables, words
    for group in _crossing(rules):
        inside, rest = _split(words, _bounds(group))
        if table := _grid_table(group, inside, drawing.fills):
            tables.append(table)
            words = rest
    for flat in _parallel(rules):
        inside, rest = _split(words, _bounds(flat))
        if table := _lined_table(flat, inside, drawing.fills):
            tables.append(table)
            words = rest
    return tables, words


def aligned_table(band: list[Piece]) -> tuple[int, int, Table] | None:
    """Judge whether a stretch with a gutter is a table.

    Returns:
        Its first row, the row after its last, and the table; None for text in columns.
    """
    if any(piece.table for piece in band):
        return None
    rows = rows_of(band)
    edges = _column_edges(band)
    filled = [[_column(piece, edges) for piece in row] for row in rows]
    full = [index for index, columns in enumerate(filled) if len(set(columns)) > 1]
    if len(full) < 3:
        return None
    first, last = full[0], full[-1] + 1
    while last < len(rows) and _continues(rows, filled, last):
        last += 1
    body = [piece for row in rows[first:last] for piece in row]
    columns = [[piece for piece in body if _column(piece, edges) == column] for column in range(len(edges))]
    if len(full) < 0.4 * (last - first) or not _is_tabular(columns, rows[first:last]):
        return None
    grid: Grid = {}
    for number, row in enumerate(_logical_rows(rows[first:last], edges)):
        for piece in row:
            grid.setdefault((number, _column(piece, edges)), []).extend(piece.words)
    return first, last, _table(grid, edges, ())


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join pieces of the same line, drawn cell by cell or twice."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.horizontal, round(rule.at / _NEAR), rule.start)):
        for index in range(len(merged) - 1, max(len(merged) - 12, -1), -1):
            last = merged[index]
            same = last.horizontal == rule.horizontal and abs(last.at - rule.at) < _NEAR
            if same and last.start - _NEAR <= rule.start <= last.end + _NEAR:
                merged[index] = Rule(last.horizontal, last.at, last.start, max(last.end, rule.end))
                break
        else:
            merged.append(rule)
    return [rule for rule in merged if rule.end - rule.start > 5]


def _crossing(rules: list[Rule]) -> list[list[Rule]]:
    """Group lines that meet, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in rules:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([rule, *(other for group in met for other in group)])
    return groups


def _meet(first: Rule, second: Rule) -> bool:
    if first.horizontal == second.horizontal:
        return False
    return (
        first.start - _NEAR <= second.at <= first.end + _NEAR and second.start - _NEAR <= first.at <= second.end + _NEAR
    )


def _parallel(rules: list[Rule]) -> list[list[Rule]]:
    """Group horizontal lines that begin and end alike, at least three."""
    groups: list[list[Rule]] = []
    for rule in sorted((rule for rule in rules if rule.horizontal), key=lambda rule: rule.at):
        for group in groups:
            if abs(group[0].start - rule.start) < _NEAR and abs(group[0].end - rule.end) < _NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= 3]


def _bounds(rules: list[Rule]) -> tuple[float, float, float, float]:
    xs = [x for rule in rules for x in ((rule.start, rule.end) if rule.horizontal else (rule.at,))]
    ys = [y for rule in rules for y in ((rule.at,) if rule.horizontal else (rule.start, rule.end))]
    return min(xs), min(ys), max(xs), max(ys)


def _split(words: list[Word], bounds: tuple[float, float, float, float]) -> tuple[list[Word], list[Word]]:
    left, top, right, bottom = bounds
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        (inside if left <= x <= right and top <= y <= bottom else outside).append(word)
    return inside, outside


def _grid_table(rules: list[Rule], words: list[Word], fills: Sequence[Fill]) -> Piece | None:
    """A table whose cells are parted by lines in both directions."""
    left, top, right, bottom = _bounds(rules)
    xs = _places([left, right, *(rule.at for rule in rules if not rule.horizontal)])
    ys = _places([top, bottom, *(rule.at for rule in rules if rule.horizontal)])
    if len(xs) < 3 or len(ys) < 3 or not words:
        return None
    grid: Grid = {}
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        column, row = _slot(xs, x), _slot(ys, y)
        while column and not _drawn(rules, False, xs[column], y):
            column -= 1
        while row and not _drawn(rules, True, ys[row], x):
            row -= 1
        grid.setdefault((row, column), []).append(word)
    return _piece(grid, xs[:-1], fills)


def _lined_table(rules: list[Rule], words: list[Word], fills: Sequence[Fill]) -> Piece | None:
    """A table whose rows are parted by horizontal lines alone; its columns show as gutters."""
    if not words:
        return None
    ys = _places([rule.at for rule in rules])
    pieces = pieces_of(words)
    edges = _column_edges(pieces)
    columns = [[piece for piece in pieces if _column(piece, edges) == column] for column in range(len(edges))]
    if len(edges) < 2 or (len(ys) < 5 and sum(_is_prose(column) for column in columns) > 1):
        return None
    bands = [[piece for piece in pieces if _slot(ys, (piece.top + piece.bottom) / 2) == n] for n in range(len(ys) - 1)]
    grid: Grid = {}
    number = 0
    for band in bands:
        rows = rows_of(band)
        for row in _logical_rows(rows, edges) if len(ys) < 5 else [[piece for line in rows for piece in line]]:
            for piece in row:
                grid.setdefault((number, _column(piece, edges)), []).extend(piece.words)
            number += 1
    return _piece(grid, edges, fills)


def _places(values: Iterable[float]) -> list[float]:
    """Sorted values, those that are near each other once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _slot(places: list[float], value: float) -> int:
    return max(0, min(sum(place <= value for place in places) - 1, len(places) - 2))


def _drawn(rules: list[Rule], horizontal: bool, at: float, along: float) -> bool:
    return any(
        rule.horizontal == horizontal and abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= along <= rule.end + _NEAR
        for rule in rules
    )


def _piece(grid: Grid, lefts: Sequence[float], fills: Sequence[Fill]) -> Piece | None:
    """A table from its cells, or None where they are not what cells are."""
    if len({row for row, _ in grid}) < 2 or len({column for _, column in grid}) < 2:
        return None
    heights: dict[int, list[int]] = {}
    for (row, _), words in grid.items():
        heights.setdefault(row, []).append(len(rows_of(words)))
    if any(sum(height > _LONGEST_CELL for height in row) > 1 for row in heights.values()):
        return None
    return Piece.of((word for words in grid.values() for word in words), _table(grid, lefts, fills))


def _table(grid: Grid, lefts: Sequence[float], fills: Sequence[Fill]) -> Table:
    numbers = sorted({row for row, _ in grid})
    used = sorted({column for _, column in grid})
    rows = tuple(tuple(_in_order(grid.get((number, column), [])) for column in used) for number in numbers)
    texts = [[" ".join(word.text for word in cell) for cell in row] for row in rows]
    marks = [(all(word.bold for cell in row for word in cell), _shade(row, fills)) for row in rows[:2]]
    emphasised = len(marks) == 2 and ((marks[0][0] and not marks[1][0]) or (marks[0][1] and not marks[1][1]))
    return Table(rows, first_row_is_header(texts, emphasised), tuple(lefts[column] for column in used))


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    return tuple(word for piece_row in rows_of(pieces_of(words)) for piece in piece_row for word in piece.words)


def _shade(row: tuple[tuple[Word, ...], ...], fills: Sequence[Fill]) -> bool:
    """Whether every cell of a row is written on colour."""
    return all(
        any(fill.white is False and fill.covers(cell[0].left, (cell[0].top + cell[0].bottom) / 2) for fill in fills)
        for cell in row
        if cell
    )


def _column_edges(pieces: Sequence[Piece]) -> list[float]:
    """Left edges of the columns that the pieces leave clear gutters between."""
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if spans and piece.left < spans[-1][1] + 0.8 * piece.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
        else:
            spans.append((piece.left, piece.right))
    return [left for left, _ in spans]


def _column(piece: Piece, edges: list[float]) -> int:
    return max(0, sum(edge <= piece.left + 0.5 for edge in edges) - 1)


def _continues(rows: list[list[Piece]], filled: list[list[int]], index: int) -> bool:
    """Whether a row after the last full one is the rest of a cell: close below, and not in the first column."""
    above = max(piece.bottom for piece in rows[index - 1])
    near = min(piece.top for piece in rows[index]) - above < 0.5 * rows[index][0].size
    return near and (0 not in filled[index] or rows[index][0].text[:1].islower())


def _is_tabular(columns: list[list[Piece]], rows: list[list[Piece]]) -> bool:
    """Weigh the evidence; running text in columns, lists in columns and contents pages must not pass."""
    if sum(_is_prose(column) for column in columns) > 1 or sum(_is_list(column) for column in columns) > 1:
        return False
    if _is_contents(columns):
        return False
    numeric = any(_is_numeric(column) for column in columns[1:])
    words = [median(len(piece.words) for piece in column) for column in columns if column]
    headed = all(word.bold for piece in rows[0] for word in piece.words) and not all(
        word.bold for row in rows[1:] for piece in row for word in piece.words
    )
    keyed = len(columns) == 2 and words[0] <= 3 and words[1] > 1.5 * words[0] and not _is_prose(columns[0])
    partnered = sum(len(row) > 1 for row in rows if _starts(row, columns[0])) >= 0.8 * len(columns[0])
    return numeric or (partnered and (headed or keyed or (len(columns) > 2 and max(words) <= 5)))


def _starts(row: list[Piece], column: list[Piece]) -> bool:
    return any(piece is other for piece in row[:1] for other in column)


def _is_prose(column: list[Piece]) -> bool:
    """Whether lines run on: many begin in the middle of a sentence, and they fill the column."""
    if len(column) < 4:
        return False
    running = mean(piece.text[:1].islower() for piece in column)
    width = max(piece.right for piece in column) - min(piece.left for piece in column)
    fills = mean(piece.right - piece.left > 0.75 * width for piece in column)
    return running > 0.3 and fills > 0.4 and median(len(piece.words) for piece in column) > 2


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


def _logical_rows(rows: list[list[Piece]], edges: list[float]) -> list[list[Piece]]:
    """Join the lines of cells that go on below their first line."""
    logical: list[list[Piece]] = []
    for row in rows:
        columns = {_column(piece, edges) for piece in row}
        near = bool(logical) and row[0].top - max(piece.bottom for piece in logical[-1]) < 0.5 * row[0].size
        running = all(piece.text[:1].islower() for piece in row)
        if logical and near and ((columns.isdisjoint({0}) and (len(columns) == 1 or running)) or running):
            logical[-1] += row
        else:
            logical.append(list(row))
    return logical
