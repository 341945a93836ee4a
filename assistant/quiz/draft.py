"""An item that can be made: what it would be about is known before it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from assistant.quiz.item import Item, ItemKind
from assistant.quiz.material import Material


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
        place: The characters of the material's passage that it would stand on.
        series: Names what it is one of many alike in, such as a table's column; "" for none.
        worth: How much a trainer gains by it, higher first: rules and amounts before details. What is below 0 is taken
            only where a kind has nothing else.
        make: Gives the item, or None where there are not enough wrong alternatives. Called again with the same
            chance it gives another wording or other alternatives.
    """

    kind: ItemKind
    aspect: Aspect
    level: int
    material: Material
    place: tuple[int, int]
    worth: float
    make: Callable[[random.Random], Item | None]
    series: str = ""
