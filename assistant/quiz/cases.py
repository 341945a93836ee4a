"""Vignettes: an application for an expense, settled by one row of a guideline's table."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.figures import only_ones
from assistant.quiz.item import Item, ItemKind
from assistant.quiz.naming import according_to
from assistant.quiz.rows import ABBREVIATION
from assistant.quiz.situations import situation
from assistant.quiz.tables import Cell, Column, Sort
from ingest.sentences import sentence_spans

_DECIDES = re.compile(r"beslut|delegat", re.I)
_PER = re.compile(r"(?:\bper|/|\bi|\bvarje) ?(?P<unit>[a-zåäö]+)", re.I)
_UNITS = {
    "barn": " per barn",
    "person": " per person",
    "månad": " i månaden",
    "mån": " i månaden",
    "månaden": " i månaden",
    "hushåll": "",
}
_AMOUNT = re.compile(r"\d\s?(?:kr|kronor)\b")
_CHILDREN = re.compile(r"\b(?:två|tre) barn\b")
_CONDITIONS = re.compile(r"\b(?:villkor|underlag|krav|att tänka på)", re.I)
_SEE = re.compile(r"^(?:se|som ovan|samma)\b|\bavsnitt\b", re.I)
# What holds of a cost that is above the row's amount: none of the cases is.
_ABOVE = re.compile(r"^(?:däröver|därutöver|utöver|över \d|vid (?:högre|större) )", re.I)


def drafts(columns: Sequence[Column]) -> Iterator[Draft]:
    """Yields a case for every expense with one amount, and with its conditions or who decides."""
    for cells in _rows(columns).values():
        if len(cells) == 2 and _amount(cells) and _unit(cells) is not None:
            material = cells[0].material
            make, series = partial(_of_row, tuple(cells)), cells[0].row.split(",")[0].casefold()
            yield Draft(ItemKind.CASE, Aspect.CASE, material, material.worth + 4.0, material.place, make, series)


def _of_row(cells: Sequence[Cell], chance: random.Random) -> Item | None:
    """An application within the guideline's amount: the row settles it, and whoever it names may decide."""
    amount, unit = _amount(cells), _unit(cells)
    material, row = cells[0].material, cells[0].row
    places = material.document.metadata.municipalities
    told = situation(row, places[0] if len(places) == 1 else "", chance)
    (other,) = [c for c in cells if c is not _with_amount(cells)]
    points = [p for p in _points(other.text) if not _ABOVE.match(p)]
    if amount is None or unit is None or told is None or not points or any(map(ABBREVIATION.fullmatch, points)):
        return None
    who = _DECIDES.search(other.column) is not None
    each_child = unit if unit != _UNITS["barn"] or _CHILDREN.search(told) else ""
    what = "skulden" if "skuld" in row.casefold() else "kostnaden"
    asks = _asks(who, len(points) - who if _CONDITIONS.search(other.column) or not who else 0)
    stem = (
        f"{told}; {what} är {_within(amount, chance)} kronor{each_child}. "
        f"{according_to(material, dated=True)}: vilket belopp prövas {what} mot{asks}?"
    )
    key = (_limit(_with_amount(cells)), *points)
    return Item(ItemKind.CASE, material.topic, stem, material.source(), key=key)


def _limit(cell: Cell) -> str:
    """The amount as the cell has it, without what stands after a comma for other cases."""
    first, _, _ = cell.text.partition(", ")
    return first if _AMOUNT.search(first) else cell.text


def _points(text: str) -> list[str]:
    """What a cell says, sentence by sentence."""
    return [text[start:end].strip().rstrip(".") for start, end in sentence_spans(text)]


def _asks(who: bool, conditions: int) -> str:
    what = "vilket villkor gäller" if conditions == 1 else "vilka villkor gäller"
    if who and conditions:
        return f", vem får besluta och {what}"
    return ", och vem får besluta" if who else f", och {what}"


def _rows(columns: Sequence[Column]) -> dict[tuple[str, int], list[Cell]]:
    rows: dict[tuple[str, int], list[Cell]] = defaultdict(list)
    for column in columns:
        for cell in column.cells:
            if _SEE.search(cell.text):
                continue
            if column.sort is not Sort.OTHER or _CONDITIONS.search(column.name):
                rows[cell.material.passage.passage_id, cell.material.unit.start].append(cell)
    return rows


def _with_amount(cells: Sequence[Cell]) -> Cell:
    """The cell that states the row's amount."""
    return next(c for c in cells if _amounts([c]))


def _amounts(cells: Sequence[Cell]) -> list[float]:
    return [f.fact.value for c in cells for f in only_ones(c.material, c.text, c.row) if f.fact.kind == "amount"]


def _amount(cells: Sequence[Cell]) -> float | None:
    """The one amount that a row states."""
    found = _amounts(cells)
    return found[0] if len(found) == 1 else None


def _unit(cells: Sequence[Cell]) -> str | None:
    """What the amount is for, as a cost is told; None where a cost of it would not be a sum of money alone."""
    unit = _PER.search(_with_amount(cells).text)
    return _UNITS.get(unit["unit"].casefold()) if unit else ""


def _within(amount: float, chance: random.Random) -> str:
    step = 100 if amount >= 1000 else 50
    sums = [s for share in (0.7, 0.8, 0.9) if 0 < (s := round(amount * share / step) * step) < amount]
    return f"{chance.choice(sums):,}".replace(",", " ")
