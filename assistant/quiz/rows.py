"""What items on the rows of a table share: their place, how they open, and names told in full."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import Item, ItemKind, Source
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to
from assistant.quiz.tables import Cell, Column, Sort

Legend = Mapping[str, str]
"""What a document's abbreviations stand for."""
_AMOUNT = re.compile(r"\d (?:kr|kronor)\b")
ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{1,6}")


def place_of(cell: Cell) -> tuple[str, int]:
    """Its passage, and where its row begins there."""
    return cell.material.passage.passage_id, cell.material.unit.start


def row_draft(
    kind: ItemKind, cells: Sequence[Cell], worth: float, make: Callable[[random.Random], Item | None]
) -> Draft:
    """A possible item on some rows of one column."""
    material = cells[0].material
    series = f"{material.document.document_id} {material.unit.lead} {cells[0].column}"
    old = material.old and material.document.metadata.kind.level <= 5
    worth = material.worth + worth - (6.0 if old else 0.0)
    return Draft(kind, Aspect.CELL, material, worth, _span(cells), make, series)


def by_passage(cells: Iterable[Cell]) -> Iterable[list[Cell]]:
    """Cells that stand in one passage together."""
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell.material.passage.passage_id].append(cell)
    return found.values()


def opening(material: Material, column: Column) -> str:
    """How its stem begins; with the year where amounts and deciders depend on it."""
    dated = column.sort is Sort.FIGURE or column.decides or any(_AMOUNT.search(c.text) for c in column.cells)
    return according_to(material, dated=dated, asked=f"{column.name} {column.caption}")


def spanning(chosen: Sequence[Cell]) -> Source:
    """The rows from the first to the last of some cells."""
    return chosen[0].material.source(*_span(chosen))


def _span(cells: Sequence[Cell]) -> tuple[int, int]:
    return min(c.material.unit.start for c in cells), max(c.material.unit.end for c in cells)


def others(column: Column, cell: Cell) -> list[str]:
    """What the column says of other rows, but for what it says of this one too."""
    alike = {c.text.casefold() for c in column.cells if c.row == cell.row} | {cell.text.casefold()}
    return [text for text in dict.fromkeys(c.text for c in column.cells) if text.casefold() not in alike]


def in_full(text: str, legend: Legend) -> str:
    """A level by its name, with its abbreviation: "Enhetschef (EC)"; "" for an abbreviation that is not explained."""
    if text in legend:
        return f"{legend[text][:1].upper()}{legend[text][1:]} ({text})"
    return "" if ABBREVIATION.fullmatch(text) else text


def in_words(text: str, legend: Legend) -> str:
    """A limit with its abbreviations told: "därutöver enhetschef"."""
    return re.sub(r"\b[A-ZÅÄÖ]{1,6}\b", lambda m: legend.get(m[0], m[0]), text)
