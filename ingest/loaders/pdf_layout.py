"""Reading order: words to lines, and lines to columns and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from statistics import median
from typing import TypeVar

from ingest.loaders.pdf_page import Word, joined

WIDE = 1.0  # a gap of this many font sizes parts a line into pieces
_FEWEST = 3  # lines on each side of a gutter
_MARKER = re.compile(r"[–—•·●○▪■□◦‣➢✓-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zåäö]|[ivx]{2,4})[.)]", re.IGNORECASE)
_FIRST_MARKER = re.compile(r"[o*]|\d{1,3}(?:\.\d{1,3})*|\d+ ?[a-z]? ?§")  # only where a line begins


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell its words in reading order; `lefts` are the columns' left edges."""

    rows: tuple[tuple[tuple[Word, ...], ...], ...]
    header: bool
    lefts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words without a wide gap, a whole line, or a table, with its box."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    table: Table | None = None

    @classmethod
    def of(cls, words: Iterable[Word], table: Table | None = None) -> Piece:
        """Put words, or a table made of them, in the box around them."""
        words = tuple(words)
        return cls(
            words,
            min(word.left for word in words),
            min(word.top for word in words),
            max(word.right for word in words),
            max(word.bottom for word in words),
            table,
        )

    @property
    def size(self) -> float:
        """Font size of most of its characters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: sizes[size])

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)


Placed = TypeVar("Placed", Word, Piece)


def rows_of(items: Iterable[Placed]) -> list[list[Placed]]:
    """Group what stands side by side, from the top; each row from the left."""
    rows: list[list[Placed]] = []
    for item in sorted(items, key=lambda item: item.top + item.bottom):
        if rows and _beside(rows[-1][0], item):  # the first alone, or lines in steps would run together
            rows[-1].append(item)
        else:
            rows.append([item])
    return [sorted(row, key=lambda item: item.left) for row in rows]


def _beside(first: Placed, second: Placed) -> bool:
    lower, higher = sorted((first.bottom - first.top, second.bottom - second.top))
    if first.size == second.size and higher < 1.5 * lower:  # by their feet: an Å stands higher than an a of its line
        return abs(first.bottom - second.bottom) < 0.5 * lower
    return min(first.bottom, second.bottom) - max(first.top, second.top) > 0.5 * lower


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """Part lines at their wide gaps, but keep a bullet or number with what it marks."""
    pieces = []
    for row in rows_of(words):
        run: list[Word] = []
        before = inf  # the gap that the run stands after
        for word in row:
            gap = word.left - run[-1].right if run else 0.0
            wide = bool(run) and gap > WIDE * max(run[-1].size, word.size)
            if wide and not _leads(run, word, before):
                pieces.append(Piece.of(run))
                run, before = [], gap
            if run and not word.spaced and gap < 0.15 * word.size:
                run[-1] = joined(run[-1], word)
            else:
                run.append(word)
        pieces.append(Piece.of(run))
    return pieces


def _leads(run: list[Word], following: Word, before: float) -> bool:
    """Whether a run is a list marker of what follows, or has a dotted leader to it."""
    text = " ".join(word.text for word in run)
    gap = following.left - run[-1].right
    marker = _MARKER.fullmatch(text) or (before == inf and _FIRST_MARKER.fullmatch(text))
    return (bool(marker) and gap < min(5 * following.size, before)) or text.endswith(("...", "…", ". .", "___"))


def arrange(pieces: Sequence[Piece], find_table: Callable[[list[Piece]], tuple[int, int, Table] | None]) -> list[Piece]:
    """Put pieces in reading order as whole lines and tables, each column from top to bottom before the next.

    Args:
        pieces: Of one page, or of one column.
        find_table: Tells which rows of a stretch with gutters make up a table, and the table, if any do.
    """
    pieces = sorted(pieces, key=lambda piece: (piece.top, piece.left))
    usual = median(piece.size for piece in pieces) if pieces else 0.0
    arranged: list[Piece] = []
    loose: list[Piece] = []
    start = 0
    while start < len(pieces):
        end, gutter = _band(pieces, start, usual)
        if gutter is None:
            loose.append(pieces[start])
            start += 1
            continue
        band, start = pieces[start:end], end
        if found := find_table(band):
            above, table, below = _parted(band, *found)
            arranged += [*lines(loose + above), table]
            loose = []
            start -= len(below)
            pieces = pieces[:start] + below + pieces[start + len(below) :]
            continue
        left = [piece for piece in band if piece.right <= gutter]
        right = [piece for piece in band if piece.right > gutter]
        if _is_text(left) and _is_text(right):
            arranged += lines(loose) + arrange(left, find_table) + arrange(right, find_table)
            loose = []
        else:
            loose += band  # a contents page, say, with its page numbers
    return arranged + lines(loose)


def _parted(pieces: list[Piece], first: int, last: int, table: Table) -> tuple[list[Piece], Piece, list[Piece]]:
    """What stands above a table, the table as one piece, and what stands below it from top to bottom.

    Args:
        first, last: The rows of the pieces that make up the table, `rows[first:last]`.
    """
    rows = rows_of(pieces)
    above, inside, below = (list(chain.from_iterable(part)) for part in (rows[:first], rows[first:last], rows[last:]))
    whole = Piece.of((word for piece in inside for word in piece.words), table)
    return above, whole, sorted(below, key=lambda piece: piece.top)


def _is_text(pieces: Sequence[Piece]) -> bool:
    return sum(bool(re.search(r"[^\W\d_]{2}", piece.text)) for piece in pieces) > 0.5 * len(pieces)


def lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that stand side by side to lines; tables stay whole."""
    joined_lines = []
    for row in rows_of(pieces):
        run: list[Word] = []
        for piece in row:
            if piece.table is None:
                run += piece.words
                continue
            if run:
                joined_lines.append(Piece.of(run))
                run = []
            joined_lines.append(piece)
        if run:
            joined_lines.append(Piece.of(run))
    return joined_lines


def _band(pieces: Sequence[Piece], start: int, usual: float) -> tuple[int, float | None]:
    """Find the longest stretch from a piece on that a gutter runs through, and the middle of the gutter."""
    free = [(min(piece.left for piece in pieces), max(piece.right for piece in pieces))]
    end, gutter, bottom = start, None, pieces[start].bottom
    for index in range(start, len(pieces)):
        piece = pieces[index]
        if piece.top - bottom > 3 * usual or _heads_both(pieces, start, index, usual):
            break
        bottom = max(bottom, piece.bottom)
        free = [gap for gap in _without(free, piece.left, piece.right) if gap[1] - gap[0] >= WIDE * usual]
        if not free:
            break
        if found := _supported(pieces[start : index + 1], free):
            end, gutter = index + 1, (found[0] + found[1]) / 2
    if gutter is not None:
        end = _without_tail(pieces, start, end, gutter, usual)
    return end, gutter


def _without(gaps: list[tuple[float, float]], left: float, right: float) -> Iterator[tuple[float, float]]:
    for low, high in gaps:
        if right <= low or left >= high:
            yield low, high
            continue
        if left > low:
            yield low, left
        if right < high:
            yield right, high


def _supported(band: Sequence[Piece], gaps: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The widest gap with enough lines on either side."""
    fit = [
        (low, high)
        for low, high in gaps
        if _has_lines([piece for piece in band if piece.right <= low])
        and _has_lines([piece for piece in band if piece.left >= high])
        and _begins([piece for piece in band if piece.left >= high])
    ]
    return max(fit, key=lambda gap: gap[1] - gap[0], default=None)


def _has_lines(side: list[Piece]) -> bool:
    """Whether there are enough lines, not just pieces of one; a table is enough."""
    return any(piece.table for piece in side) or (len(side) >= _FEWEST and len(rows_of(side)) >= _FEWEST)


def _begins(side: list[Piece]) -> bool:
    """Whether the lines after a gutter begin alike; after wide spaces in spread lines they begin anywhere."""
    firsts = [row[0] for row in rows_of(side)]
    if sum(bool(re.search(r"\d", piece.text)) for piece in firsts) > 0.5 * len(firsts):
        return True
    allowed = 1 if len(firsts) < 5 else 2 if len(firsts) < 12 else 3  # indents
    for places in ([piece.left for piece in firsts], [(piece.left + piece.right) / 2 for piece in firsts]):
        counts = Counter(round(place / 4) for place in places)
        near = sorted((counts[place] + counts[place + 1] for place in counts), reverse=True)
        if sum(near[:allowed]) >= 0.6 * len(firsts):
            return True
    return any(piece.table for piece in side)


def _heads_both(pieces: Sequence[Piece], start: int, index: int, usual: float) -> bool:
    """Whether a short heading within a stretch stands over both of its columns: nothing beside it, text around."""
    piece = pieces[index]
    if piece.size < 1.15 * usual:
        return False
    margin = 0.6 * piece.size
    others = [other for other in pieces[start:] if other is not piece]
    if any(other.bottom > piece.top - margin and other.top < piece.bottom + margin for other in others):
        return False
    right = [other for other in others if other.left > piece.right]
    return any(other.bottom < piece.top for other in right) and any(other.top > piece.bottom for other in right)


def _without_tail(pieces: Sequence[Piece], start: int, end: int, gutter: float, usual: float) -> int:
    """Leave out a heading below both columns, which is short and crosses nothing but belongs to what follows."""
    if end == len(pieces) or not pieces[end].left < gutter < pieces[end].right:
        return end
    right_end = max(piece.bottom for piece in pieces[start:end] if piece.left > gutter)
    for cut in range(max(start + 1, end - 3), end):
        piece, above = pieces[cut], max(other.bottom for other in pieces[start:cut])
        stands_out = piece.size > 1.05 * usual or all(word.bold for word in piece.words)
        if stands_out and piece.top > right_end and piece.top - above > 0.6 * piece.size:
            return cut
    return end
