"""Columns of text pieces: where they begin, what stands in them, and which lines make up a row."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from ingest.loaders.pdf_layout import Piece


def column_edges(pieces: Sequence[Piece]) -> list[float]:
    """Left edges of the columns that the pieces leave clear gutters between."""
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if spans and piece.left < spans[-1][1] + 0.8 * piece.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
        else:
            spans.append((piece.left, piece.right))
    return [left for left, _ in spans]


def column_of(piece: Piece, edges: list[float]) -> int:
    """Number of the column that a piece begins in."""
    return max(0, sum(edge <= piece.left + 0.5 for edge in edges) - 1)


def logical_rows(rows: list[list[Piece]], edges: list[float]) -> list[list[Piece]]:
    """Join the lines of cells that go on below their first line."""
    logical: list[list[Piece]] = []
    for row in rows:
        columns = {column_of(piece, edges) for piece in row}
        near = bool(logical) and row[0].top - max(piece.bottom for piece in logical[-1]) < 0.5 * row[0].size
        running = all(piece.text[:1].islower() for piece in row)
        if logical and near and ((columns.isdisjoint({0}) and (len(columns) == 1 or running)) or running):
            logical[-1] += row
        else:
            logical.append(list(row))
    return logical


def is_prose(column: list[Piece]) -> bool:
    """Whether lines run on: many begin in the middle of a sentence, and they fill the column."""
    if len(column) < 4:
        return False
    running = mean(piece.text[:1].islower() for piece in column)
    width = max(piece.right for piece in column) - min(piece.left for piece in column)
    fills = mean(piece.right - piece.left > 0.75 * width for piece in column)
    return running > 0.3 and fills > 0.4 and median(len(piece.words) for piece in column) > 2
