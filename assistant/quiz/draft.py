"""An item that can be made: what it would be about is known before it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.quiz.item import JUDGE, Item, ItemKind, Option
from assistant.quiz.material import Material

WRONG = 3
"""Wrong alternatives of a choice."""


class Aspect(Enum):
    """What a fact is; the value is its share of a quiz beside the others', each its own (Python joins equal ones)."""

    FIGURE = 4.0
    CELL = 2.0
    LIST = 3.0
    TERM = 2.5
    PARTY = 1.0
    LAW = 0.5
    CASE = 3.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A possible item; made only when it is chosen, since most never are.

    Attributes:
        worth: How much a trainer gains by it, higher first: rules and amounts before details. What is below 0 is taken
            only where a kind has nothing else.
        place: The characters of the material's passage that it would stand on.
        make: Gives the item, or None where there are not enough wrong alternatives. Called again with the same
            chance it gives another wording or other alternatives.
        series: Names what it is one of many alike in, such as a table's column; "" for none.
    """

    kind: ItemKind
    aspect: Aspect
    material: Material
    worth: float
    place: tuple[int, int]
    make: Callable[[random.Random], Item | None]
    series: str = ""


def choice(material: Material, stem: str, right: str, wrong: Sequence[str], chance: random.Random) -> Item | None:
    """The right alternative among the first wrong ones, in any order; None where there are too few."""
    if len(wrong) < WRONG:
        return None
    options = [Option(right, True), *(Option(text, False) for text in wrong[:WRONG])]
    chance.shuffle(options)
    return Item(ItemKind.SINGLE, material.topic, stem, material.source(), tuple(options))


def judged(material: Material, stem: str, *, lie: bool, origin: str = "") -> Item:
    """A statement to judge.

    Args:
        origin: Where a false one is right.
    """
    options = (Option("Sant", not lie), Option("Falskt", lie, origin))
    return Item(ItemKind.TRUE_FALSE, material.topic, f"{JUDGE}{stem}", material.source(), options)
