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
from assistant.quiz.tables import Cell, Column, Sort

_LEAST = 200
_DECIDES = re.compile(r"beslut|delegat", re.I)
_EXPENSE = re.compile(r"^(?:ändamål|kostnad|utgift|vad|sak|exempel|behov|insats|skuld)", re.I)
_SELDOM = re.compile(r"\b(?:vart|var|varje|gång|högst en)\b|\bår\b", re.I)
_PER = re.compile(r"(?:\bper|/|\bi|\bvarje) ?(?P<unit>[a-zåäö]+)", re.I)
_UNITS = {
    "barn": " per barn",
    "person": " per person",
    "månad": " i månaden",
    "mån": " i månaden",
    "månaden": " i månaden",
    "hushåll": "",
}
_CONDITIONS = re.compile(r"\b(?:villkor|underlag|krav|att tänka på)", re.I)
_SEE = re.compile(r"^(?:se|som ovan|samma)\b|\b[A-ZÅÄÖ]\d\b|\bavsnitt\b", re.I)


_NAMES = ("Amira", "Johan", "Sirkka", "Yusuf", "Marie", "Daniel", "Fatima", "Erik", "Rosa", "Ali", "Hanna", "Milan")
_ALONE = ("ensamstående utan barn",)
_COUPLE = ("sambo utan barn", "gift utan barn")
_WITH_CHILDREN = (
    "ensamstående med två barn på 4 och 9 år",
    "sambo och har ett barn på 6 år",
    "gift och har tre barn i skolåldern",
    "ensamstående med en son på 15 år",
)
_CONCERNED = (
    (
        re.compile(r"spädbarn|nyfö|barnvagn", re.I),
        ("sambo och väntar barn om en månad",),
    ),
    (re.compile(r"barn|ungdom|skol|famil|klass", re.I), _WITH_CHILDREN),
    (re.compile(r"ensam|1 person|en vuxen", re.I), _ALONE),
    (re.compile(r"\bpar\b|makar|sambo", re.I), _COUPLE),
)
"""Whom a matter concerns, by its words; others concern anyone."""


def drafts(columns: Sequence[Column]) -> Iterator[Draft]:
    """Yields a case for every expense with one amount, and with its conditions or who decides."""
    for cells in _rows(columns).values():
        if len(cells) == 2 and _EXPENSE.match(cells[0].first) and _amount(cells) and _unit(cells) is not None:
            material = cells[0].material
            place = (material.unit.start, material.unit.end)
            yield Draft(
                ItemKind.CASE, Aspect.CASE, 3, material, place, material.worth + 4.0, partial(_of_row, tuple(cells))
            )


def _of_row(cells: Sequence[Cell], chance: random.Random) -> Item | None:
    """An application within the guideline's amount: the row settles it, and whoever it names may decide."""
    amount, unit = _amount(cells), _unit(cells)
    if amount is None or unit is None:
        return None
    material, row = cells[0].material, cells[0].row
    (other,) = [c for c in cells if c is not _with_amount(cells)]
    places = material.document.metadata.municipalities
    home = f" bor i {places[0]} och" if len(places) == 1 else ""
    before = " Hushållet har inte fått sådant bistånd tidigare." if any(_SELDOM.search(c.text) for c in cells) else ""
    who, what = _DECIDES.search(other.column), _CONDITIONS.search(other.column)
    asks = ("vem får besluta och på vilka villkor" if what else "vem får besluta") if who else "vilka villkor gäller"
    stem = (
        f"{_household(row, chance)}. Hushållet{home} ansöker om bistånd till ”{row}”; kostnaden är "
        f"{_within(amount, chance)} kronor{unit}.{before} {according_to(material, dated=True)}: vilket belopp prövas "
        f"kostnaden mot, och {asks} när den ryms inom beloppet?"
    )
    key = (_with_amount(cells).text, other.text)
    return Item(ItemKind.CASE, material.topic, stem, material.source(), key=key, level=3)


def _household(about: str, chance: random.Random) -> str:
    """Someone whom the matter can concern; who lives with whom is told only where it matters."""
    lives = next((lives for words, lives in _CONCERNED if words.search(about)), ())
    return (
        f"{chance.choice(_NAMES)} är {chance.choice(lives)}"
        if lives
        else f"{chance.choice(_NAMES)} har ekonomiskt bistånd"
    )


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
    return found[0] if len(found) == 1 and found[0] >= _LEAST else None


def _unit(cells: Sequence[Cell]) -> str | None:
    """What the amount is for, as a cost is told; None where a cost of it would not be a sum of money alone."""
    unit = _PER.search(_with_amount(cells).text)
    return _UNITS.get(unit["unit"].casefold()) if unit else ""


def _within(amount: float, chance: random.Random) -> str:
    step = 100 if amount >= 1000 else 50
    sums = [s for share in (0.7, 0.8, 0.9) if 0 < (s := round(amount * share / step) * step) < amount]
    return f"{chance.choice(sums):,}".replace(",", " ")
