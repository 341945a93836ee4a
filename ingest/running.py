"""Running heads and feet: what comes back at the same height of page after page, or with a page counter in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from ingest import shapes, tables
from ingest.documents import Block
from ingest.lines import Line

_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_TELLS = re.compile(
    r"\b(?:beslut|fastställ|antag|gäller|giltig|dnr|diarie|version|revider|upprätta|publicera|datum)", re.IGNORECASE
)
_COUNTS = re.compile(r"\b(?:sida|sid\.?|page) # ?(?:\(#\)|(?:av|of|/) ?#)$", re.IGNORECASE)
_TALLEST = 4
_TOP, _BOTTOM = 0.1, 0.9
_SAME_PLACE = 0.02
_SAME_LINE = 0.004


def typed(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Page heads typed into plain text, `start:end` of each: they count pages, in a column of their own or each time.

    All lines of a head come back but for the figures.
    """
    forms = [re.sub(r"\d+", "#", line.text) if line.raw and line.block.page is None else "" for line in lines]
    counters: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        if _COUNTS.search(form):
            counters[form].append(index)
    found = []
    for places in counters.values():
        if len(places) > 1 or tables.cells(lines[places[0]]):
            above, below = _reach(lines, forms, places, -1), _reach(lines, forms, places, 1)
            found += [(place - above, place + below + 1) for place in places]
    return sorted(found)


def _reach(lines: Sequence[Line], forms: Sequence[str], places: Sequence[int], step: int) -> int:
    """How many lines on from a page counter belong to its head: the same at each, with no space between."""
    for reach in range(1, _TALLEST + 1):
        at = [place + step * reach for place in places]
        if min(at) < 0 or max(at) >= len(lines) or len({forms[index] for index in at}) > 1 or not forms[at[0]]:
            return reach - 1
        if len(at) == 1 or any(lines[max(index, index - step)].gap for index in at):
            return reach - 1
    return _TALLEST


def find(lines: Sequence[Line]) -> tuple[set[int], set[int]]:
    """The lines to take away, and those of the first page that say what the text does not: a date, a number.

    Heads that differ only in their figures are the same. A figure alone at the edge of a page is its number.
    """
    pages = sorted({line.block.page for line in lines if line.block.page is not None})
    edges = _edges(lines)
    gone = {index for index in edges if _NUMBER.fullmatch(lines[index].text)}
    first: set[int] = set()
    alike: dict[str, list[list[int]]] = defaultdict(list)
    for level in _levels(lines, edges):
        alike[re.sub(r"\d+", "#", " ".join(lines[index].text for index in level))].append(level)
    for group in alike.values():
        seen = {lines[level[0]].block.page for level in group}
        tops = [lines[level[0]].block.top or 0.0 for level in group]
        if len(seen) >= min(3, len(pages)) > 1 and max(tops) - min(tops) <= _SAME_PLACE:
            gone |= {index for level in group for index in level}
            first |= {index for level in group for index in level if lines[index].block.page == pages[0]}
    body = {word for index, line in enumerate(lines) if index not in gone for word in _words(line.text)}
    told = {index for index in first if _tells(lines[index].text) and not _words(lines[index].text) <= body}
    return gone - told, told


def _levels(lines: Sequence[Line], edges: Sequence[int]) -> list[list[int]]:
    """The lines at the edges of pages that stand side by side, which columns and tables below may have parted."""
    levels: list[list[int]] = []
    for index in sorted(edges, key=lambda index: (lines[index].block.page or 0, lines[index].block.top or 0.0)):
        if levels and _beside(lines[levels[-1][0]].block, lines[index].block):
            levels[-1].append(index)
        else:
            levels.append([index])
    return [sorted(level, key=lambda index: _left(lines[index])) for level in levels]


def _beside(one: Block, other: Block) -> bool:
    if one.page != other.page or one.top is None or other.top is None:
        return False
    return abs(other.top - one.top) <= _SAME_LINE


def _left(line: Line) -> float:
    return line.words.boxes[0].left if line.words.boxes else 0.0


def _tells(text: str) -> bool:
    return bool(_TELLS.search(text)) or shapes.has_date(text)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w[\w-]*", text.lower()) if word != "sida" and not _NUMBER.fullmatch(word)}


def _edges(lines: Sequence[Line]) -> list[int]:
    """The lines at the head and foot of pages; where heights are unknown, the outer two on either side."""
    edges: list[int] = []
    for _, page in groupby(range(len(lines)), key=lambda index: lines[index].block.page):
        within = list(page)
        for place, index in enumerate(within):
            top = lines[index].block.top
            outer = min(place, len(within) - 1 - place) < 2 if top is None else not _TOP < top < _BOTTOM
            if outer and lines[index].raw and lines[index].block.page is not None:
                edges.append(index)
    return edges
