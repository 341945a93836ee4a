"""Tables on PDF pages that are marked out by ruled lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.loaders.lines import first_row_is_header
from ingest.loaders.pdf_columns import column_edges, column_of, is_prose, logical_rows
from ingest.loaders.pdf_layout import Piece, Table, pieces_of, rows_of
from ingest.loaders.pdf_page import Drawing, Word
from ingest.loaders.pdf_paths import Fill, Rule

_NEAR = 3.0

_MOST_RULES = 1500  # a chart or a map has more
# a chart or a map has more
_LONGEST_CELL = 25  # lines; what is longer side by side is text in columns with lines between
# lines; what is longer side by side is text in columns with lines between
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
    edges = column_edges(pieces)
    columns = [[piece for piece in pieces if column_of(piece, edges) == column] for column in range(len(edges))]
    if len(edges) < 2 or (len(ys) < 5 and sum(is_prose(column) for column in columns) > 1):
        return None
    bands = [[piece for piece in pieces if _slot(ys, (piece.top + piece.bottom) / 2) == n] for n in range(len(ys) - 1)]
    grid: Grid = {}
    number = 0
    for band in bands:
        rows = rows_of(band)
        for row in logical_rows(rows, edges) if len(ys) < 5 else [[piece for line in rows for piece in line]]:
            for piece in row:
                grid.setdefault((number, column_of(piece, edges)), []).extend(piece.words)
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
    return Piece.of((word for words in grid.values() for word in words), table_of(grid, lefts, fills))


def table_of(grid: Grid, lefts: Sequence[float], fills: Sequence[Fill]) -> Table:
    """Make a table of cells given by row and column; rows and columns without a word are left out."""
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
