"""Cells of tables, and what sort of thing each column tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.facts.read import facts
from assistant.matching import words
from assistant.parties import is_office
from assistant.quiz.figures import Figure, only_ones
from assistant.quiz.material import Material
from ingest.documents import CELL, BlockKind

_LONGEST_CELL, _LONGEST_ROW = 110, 90
_EMPTY = frozenset(("", "–", "-", "—", "ja", "nej", "x", "inget", "ingen", "samma", "samma gräns"))
# Rows that lean on the ones before them, or on a part of the document that is not shown.
_LEANS = re.compile(
    r"\b(?:därutöver|utöver|tabellen|däröver|därefter|övrigt|övriga|annat|avsnitt|[A-ZÅÄÖ]\d|ovan|nedan|rad)\b", re.I
)
_NUMBERING = re.compile(r"(?:nr|nummer|rad|punkt|#|id)\b", re.I)
_DECIDES = re.compile(r"\b(?:delegat\w*|besluta[sr]?|besluts?nivå|lägsta beslutsnivå|beslutsfattare)\b", re.I)
_EXPLAINS = re.compile(
    r"^(?:betydelse|innebörd|förklaring|definition|uppgift|ansvar|åtagande|gör|vad gäller|rekommendation|"
    r"rådets rekommendation|används till|jämförs med|vad som krävs)\b",
    re.I,
)
_MEANS = re.compile(r"^(?:betydelse|innebörd|förklaring|definition)\b", re.I)
_DOES = re.compile(r"^(?:uppgift|ansvar|åtagande)\b", re.I)
_MOSTLY, _HALF = 0.7, 0.5
_UNSAID = 2
"""So many cells at a row's end may be empty: they leave no trace in its text."""


class Sort(Enum):
    """What the cells of a column are."""

    PARTY = "who"
    FIGURE = "amount or time"
    CLASS = "one of a few"
    TEXT = "explanation"
    OTHER = "not asked for"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of a row.

    Attributes:
        first: The name of the column that names the rows.
    """

    material: Material
    first: str
    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """The cells under one heading of one table."""

    name: str
    caption: str
    cells: tuple[Cell, ...]
    sort: Sort

    @property
    def decides(self) -> bool:
        """Whether it tells who decides."""
        return _DECIDES.search(self.name) is not None

    @property
    def means(self) -> bool:
        """Whether it tells what a word means."""
        return _MEANS.search(self.name) is not None

    @property
    def does(self) -> bool:
        """Whether it tells what someone has to do."""
        return _DOES.search(self.name) is not None


def columns(everything: Sequence[Material]) -> list[Column]:
    """The columns of all tables that can be asked about."""
    grouped: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    for material in everything:
        if material.unit.kind is BlockKind.TABLE_ROW and not material.unit.lead.startswith("Exempel"):
            for cell in _cells(material):
                grouped[material.document.document_id, material.unit.lead, cell.column].append(cell)
    return [
        Column(name, lead.rpartition("\n")[0].strip(" :."), tuple(cells), _sort(name, cells))
        for (_, lead, name), cells in grouped.items()
    ]


def figures(found: Sequence[Column]) -> list[Figure]:
    """The figures of cells that hold one alone."""
    return [
        figure
        for column in found
        if column.sort is Sort.FIGURE
        for cell in column.cells
        for figure in only_ones(cell.material, cell.text, f"{cell.row} {cell.material.topic}")
    ]


def _cells(material: Material) -> list[Cell]:
    names, values = _split(material.unit.lead.rpartition("\n")[2]), _split(material.unit.body)
    values += [""] * min(_UNSAID, len(names) - len(values))
    if len(names) != len(values) or len(values) < 2:
        return []
    first = 1 if _NUMBERING.match(names[0]) and len(values) > 2 else 0
    row = values[first]
    if row.casefold() in _EMPTY or len(row) > _LONGEST_ROW or _LEANS.search(row):
        return []
    if row.isdigit():
        people = "1 person" if row == "1" else f"{row} personer"
        row = people if "person" in names[first].casefold() else f"{names[first]} {row}"
    told = zip(names[first + 1 :], values[first + 1 :], strict=True)
    return [
        Cell(material, names[first], row, name, value)
        for name, value in told
        if name and value.casefold() not in _EMPTY and len(value) <= _LONGEST_CELL
    ]


def _sort(name: str, cells: Sequence[Cell]) -> Sort:
    texts = [c.text for c in cells]
    distinct = len({t.casefold() for t in texts})
    if _DECIDES.search(name) and _share(texts, lambda t: len(t) < 40) >= _MOSTLY:
        return Sort.PARTY
    if _share(texts, lambda t: len(words(t)) <= 4 and names_office(t)) >= _MOSTLY:
        return Sort.PARTY
    if _share(texts, _is_figure) >= _HALF:
        return Sort.FIGURE
    if 2 <= distinct <= 5 and len(texts) >= 2.5 * distinct:
        return Sort.CLASS
    return Sort.TEXT if _EXPLAINS.search(name) else Sort.OTHER


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)


def names_office(text: str) -> bool:
    """Whether a text names someone by office."""
    return any(map(is_office, words(text)))


def _is_figure(text: str) -> bool:
    return len(text) < 60 and sum(f.kind in ("amount", "share", "time") for f in facts(text)) >= 1


def _split(row: str) -> list[str]:
    return [part.strip() for part in row.split(CELL.strip())]
