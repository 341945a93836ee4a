"""A fact of a text, and when two facts tell the same.

Values are brought to one form, so that "ett halvår" is 6 months, "en fjärdedel" 25 per cent, "två veckor" 14 days and
"1,5 miljoner kronor" 1 500 000 kronor. Working days are never calendar days, and months never a number of days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

FactKind = Literal[
    "amount", "share", "time", "ordinal", "rate", "count", "day", "month", "year", "clock", "law", "code"
]
Bound = Literal["most", "least", ""]
About = Literal["above", "below", "around", ""]
CASE = "en enda"
"""Marks the age of one person ("en tjugoåring"), which any bound around it holds."""
SPOKEN = "halv nio"
"""Marks a time of day that does not tell the morning from the evening."""
_HUNDRED = 100
_HALF_A_DAY = 12 * 60
COUNTED = frozenset(("amount", "share", "time", "ordinal", "count"))
MEASURED = frozenset(("amount", "share", "time", "rate"))
_MINUTES = {"minut": 1, "dag": 1440}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact at `text[start:end]`.

    Attributes:
        value: In the base unit.
        unit: "kr", "%", "dag", "arbetsdag", "månad", "minut", "km" or the stem of what is counted; "" if none is told.
        bound: Whether it is a highest or a lowest value.
        about: Whether it is told roughly: "drygt", "knappt", "cirka".
        number: As written, before the unit was brought to its base; what a number without a unit is compared by.
    """

    kind: FactKind
    value: float
    unit: str
    start: int
    end: int
    bound: Bound = ""
    number: float = 0.0
    code: str = ""
    about: About = ""

    def same(self, other: Fact) -> bool:
        """Whether both tell the same; a number without a unit may be any, and a rough value the exact one."""
        if self.about and not other.about and self.kind == other.kind and self.unit == other.unit:
            return self._roughly(other.value)
        if self.kind == other.kind == "clock" and SPOKEN in (self.code, other.code):
            return self.value % _HALF_A_DAY == other.value % _HALF_A_DAY
        if self.kind == other.kind == "time" and {self.unit, other.unit} == {"minut", "dag"}:
            return self.value * _MINUTES[self.unit] == other.value * _MINUTES[other.unit]
        if self.kind == other.kind == "amount" and self.bound == other.bound == "least" and self._is_next_to(other):
            return True
        if self.kind in COUNTED and other.kind in COUNTED:
            if (self.kind == "ordinal") != (other.kind == "ordinal"):
                return False
            if self.unit == other.unit or self.kind == other.kind == "count":
                return _close(self.value, other.value, self.kind)
            return not (self.unit and other.unit) and _close(self.number, other.number, self.kind)
        if "rate" in (self.kind, other.kind) and {self.kind, other.kind} <= {"rate", "time"}:
            return self.unit == other.unit and self.value == other.value
        return self.kind == other.kind and self.code == other.code and self.value == other.value

    def _is_next_to(self, other: Fact) -> bool:
        """Whether one is a krona above the other, an even sum: "mer än 15 000 kr" is "från 15 001 kr"."""
        low, high = sorted((self.value, other.value))
        return high - low == 1 and low >= _HUNDRED and low % _HUNDRED == 0

    def _roughly(self, value: float) -> bool:
        room = 8.0 if self.kind == "share" else 0.1 * self.value
        low = self.value - (0 if self.about == "above" else room)
        high = self.value + (0 if self.about == "below" else room)
        return low <= value <= high

    def within(self, other: Fact) -> bool:
        """Whether this is a case of the other, which is a bound: "en tjugoåring" of "under 25 år"."""
        if self.code != CASE or self.unit != other.unit or self.kind != other.kind:
            return False
        return (
            self.value <= other.value if other.bound == "most" else other.bound == "least" and self.value >= other.value
        )

    def bounded_by(self, other: Fact) -> bool:
        """Whether the other is a bound of the same kind, which a value may be a case of."""
        if self.bound or not other.bound:
            return False
        if {self.kind, other.kind} <= {"time", "ordinal"}:
            return self.unit == other.unit
        return self.alike(other)

    def alike(self, other: Fact) -> bool:
        """Whether one could stand where the other stands: the same kind of thing in the same unit."""
        if self.kind == other.kind == "count":
            return self.unit == other.unit or not self.unit or not other.unit
        return self.kind == other.kind and (self.kind not in MEASURED or self.unit == other.unit)


def is_frequency(fact: Fact, said: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether a value is of a count and a time that together are how often the others say: "fyra möten per år"."""
    pairs = ((a, b) for a, b in pairwise(said) if (a.kind, b.kind) == ("count", "rate") and a.value)
    return any(
        fact in (count, rate) and o.kind == "rate" and o.unit == rate.unit and o.value == rate.value / count.value
        for count, rate in pairs
        for o in others
    )


def _close(one: float, other: float, kind: FactKind) -> bool:
    """A third is 33 per cent; all else is exact."""
    return abs(one - other) < (0.5 if kind == "share" and (one % 1 or other % 1) else 1e-6 * max(one, other, 1))
