"""What items on the rows of a table share: their place, how they open, and names told in full."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence

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
    kind: ItemKind, level: int, cells: Sequence[Cell], worth: float, make: Callable[[random.Random], Item | None]
) -> Draft:
    """A possible item on some rows of one column."""
    units = [c.material.unit for c in cells]
    place = (min(u.start for u in units), max(u.end for u in units))
    material = cells[0].material
    series = f"{material.document.document_id} {material.unit.lead} {cells[0].column}"
    old = material.year and material.document.metadata.kind.level <= 5 and material.old
    return Draft(
        kind, Aspect.CELL, level, material, place, material.worth + worth - (6.0 if old else 0.0), make, series
    )


def opening(material: Material, column: Column) -> str:
    """How its stem begins; with the year where amounts and deciders depend on it."""
    dated = column.sort is Sort.FIGURE or column.decides or any(_AMOUNT.search(c.text) for c in column.cells)
    return according_to(material, dated=dated, asked=f"{column.name} {column.caption}")


def spanning(chosen: Sequence[Cell]) -> Source:
    """The rows from the first to the last of some cells."""
    units = [c.material.unit for c in chosen]
    return chosen[0].material.source(min(u.start for u in units), max(u.end for u in units))


def others(column: Column, cell: Cell) -> list[str]:
    """What the column says of rows that are not like this one."""
    alike = {c.text.casefold() for c in column.cells if c.row == cell.row} | {cell.text.casefold()}
    distinct = dict.fromkeys(c.text for c in column.cells)
    return [t for t in distinct if t.casefold() not in alike and not says(t, cell.text) and not says(cell.text, t)]


def in_full(text: str, legend: Legend) -> str:
    """A level by its name, with its abbreviation: "Enhetschef (EC)"; "" for an abbreviation that is not explained."""
    if text in legend:
        return f"{legend[text][:1].upper()}{legend[text][1:]} ({text})"
    return "" if ABBREVIATION.fullmatch(text) else text


def in_words(text: str, legend: Legend) -> str:
    """A limit with its abbreviations told: "därutöver enhetschef"."""
    return re.sub(r"\b[A-ZÅÄÖ]{1,6}\b", lambda m: legend.get(m[0], m[0]), text)


def says(text: str, value: str) -> bool:
    """Whether a cell says a value among other things."""
    return re.search(rf"(?<!\w){re.escape(value.casefold())}(?!\w)", text.casefold()) is not None
