"""Vignettes: a household with a question, and the criteria that its caseworker has to look for."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.enumerations import asks as listed
from assistant.quiz.enumerations import begun, said, source
from assistant.quiz.figures import only_ones
from assistant.quiz.item import Item, ItemKind
from assistant.quiz.material import ListMaterial
from assistant.quiz.naming import according_to
from assistant.quiz.tables import Cell, Column, Sort

_NAMED = 3
_EXPENSE = re.compile(r"^(?:ändamål|kostnad|utgift|vad|sak|exempel|behov|insats|skuld)", re.I)
_DECIDES_OR_WEIGHS = re.compile(
    r"\b(?:bedöm\w*|beakta\w*|väg[sa]?|hänsyn|kriteri\w*|förutsättning\w*|villkor\w*|undantag\w*|pröva[sr]?|"
    r"skäl|frågor\w*|kontrollera\w*|utred\w*|ta reda på|överväger|svara|tecken|den som är)\b",
    re.I,
)
_NO_MATTER = re.compile(r"^(?:checklista|steg|frågor|allmänt|inledning|bedömning\w*|motivering\w*)\b|\?$", re.I)
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
    (re.compile(r"barn|ungdom|skol|famil|klass", re.I), _WITH_CHILDREN),
    (re.compile(r"ensam|1 person|en vuxen", re.I), _ALONE),
    (re.compile(r"\bpar\b|makar|sambo", re.I), _COUPLE),
)
"""Whom a matter concerns, by its words; others concern anyone."""


def drafts(columns: Sequence[Column], found: Sequence[ListMaterial]) -> Iterator[Draft]:
    """Yields a case for every expense with an amount and conditions, and for every list of things to weigh."""
    for cells in _rows(columns).values():
        if len(cells) >= 2 and _EXPENSE.match(cells[0].first) and _amount(cells):
            material = cells[0].material
            place = (material.unit.start, material.unit.end)
            yield Draft(
                ItemKind.CASE, Aspect.CASE, 3, material, place, material.worth + 4.0, partial(_of_row, tuple(cells))
            )
    for each in found:
        asked = listed(each)
        if asked and _DECIDES_OR_WEIGHS.search(asked) and _matter(each) and not re.search(r"t\.ex|exempel", asked):
            material = each.items[0]
            place = (material.unit.start, each.items[-1].unit.end)
            yield Draft(ItemKind.CASE, Aspect.LIST, 3, material, place, material.worth, partial(_of_list, each))


def _of_row(cells: Sequence[Cell], chance: random.Random) -> Item | None:
    """An application for more than the guideline's amount: what does it say, and on which conditions?"""
    amount = _amount(cells)
    if amount is None:
        return None
    material = cells[0].material
    places = material.document.metadata.municipalities
    asked = _above(amount, chance)
    bor = f" bor i {places[0]} och" if len(places) == 1 else ""
    columns = " och ".join(f"”{c.column}”" for c in cells)
    stem = (
        f"{_household(cells[0].row, chance)}. Hushållet{bor} ansöker om bistånd till ”{cells[0].row}”; kostnaden är "
        f"{asked} kronor. {according_to(material, dated=True)}: vad gäller i fråga om {columns}?"
    )
    return Item(ItemKind.CASE, material.topic, stem, material.source(), key=tuple(c.text for c in cells), level=3)


def _of_list(each: ListMaterial, chance: random.Random) -> Item | None:
    if any(len(s) > 200 for s in said(each)):
        return None
    wanted = min(_NAMED, len(each.items) - 1)
    stem = (
        f"{_household(' '.join(said(each)), chance)}. Ärendet hos dig rör ”{_matter(each)}”. "
        f"{begun(each)} Nämn minst {('två', 'tre')[wanted - 2]} punkter att ta med i ärendet."
    )
    return Item(ItemKind.CASE, each.items[0].topic, stem, source(each), key=said(each), level=3, wanted=wanted)


def _household(about: str, chance: random.Random) -> str:
    """Someone whom the matter can concern."""
    lives = next((lives for words, lives in _CONCERNED if words.search(about)), _ALONE + _WITH_CHILDREN)
    return f"{chance.choice(_NAMES)} är {chance.randint(26, 58)} år, {chance.choice(lives)}"


def _matter(each: ListMaterial) -> str:
    """What a list is about in words that fit into a sentence; "" where its heading is no matter."""
    topic = each.items[0].topic
    return "" if _NO_MATTER.search(topic) or len(topic) > 60 else topic


def _rows(columns: Sequence[Column]) -> dict[tuple[str, int], list[Cell]]:
    rows: dict[tuple[str, int], list[Cell]] = defaultdict(list)
    for column in columns:
        for cell in column.cells:
            if _SEE.search(cell.text):
                continue
            if column.sort is not Sort.OTHER or _CONDITIONS.search(column.name):
                rows[cell.material.passage.passage_id, cell.material.unit.start].append(cell)
    return rows


def _amount(cells: Sequence[Cell]) -> float | None:
    """The one amount that a row states."""
    found = [f.fact for c in cells for f in only_ones(c.material, c.text, c.row) if f.fact.kind == "amount"]
    return found[0].value if len(found) == 1 and found[0].value >= 100 else None


def _above(amount: float, chance: random.Random) -> str:
    step = 100 if amount >= 1000 else 50
    return f"{round(amount * chance.choice((1.2, 1.35, 1.5)) / step) * step:,}".replace(",", " ")
