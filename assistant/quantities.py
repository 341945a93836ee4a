"""Quantities with their units, so that a row for two persons does not answer for three."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.facts.measures import NUMBER_WORD
from assistant.facts.numerals import NUMBER, number_value
from assistant.household import adults, has_children, household

_UNITS = {
    "person": r"person(?:er|ers)?|vux(?:en|na)",
    "år": r"år(?:ing(?:en|ar)?|s)?",
    "dag": r"(?:kalender|arbets)?dag(?:ar|ars)?",
    "månad": r"månad(?:er)?",
    "natt": r"nätter|natt\b|dygn",
    "vecka": r"veck(?:a|or)\b",
    "tkr": r"tkr\b|tusen\b(?: (?:kr\b|kronor))?",
    "kr": r"kr\b|kronor",
}
_TIMES = {"vecka": ("natt", 7), "tkr": ("kr", 1000)}
"""Units that are so many of another."""
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_UNITS.values()))
_QUANTITY = re.compile(
    rf"(?P<before>\b(?:högst|max|upp till|under|som mest|till och med|minst|från|över|mer än|lägst|fr\.o\.m\.):?\s+)?"
    rf"(?<![\d,.:])(?P<first>{NUMBER})"
    rf"(?:(?:\s?kr(?:onor)?)?\s?(?:[–-]|(?:upp )?till(?: och med)?)\s?(?P<second>{NUMBER}))?(?:[ \u00a0-]?)(?:{_UNIT})"
    rf"(?P<after>\s+(?:eller (?:fler|mer|äldre|yngre|färre)|och (?:uppåt|äldre|yngre|fler)))?",
    re.IGNORECASE,
)
FOLLOW_UP = " – "
"""What stands between a question and the follow-up that goes on from it; see `assistant.conversation`."""
_BELOW = ("högst", "max", "upp till", "under", "som mest", "till och med")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of a unit; `low == high` for an exact one. `bound` tells that a word set a limit."""

    low: float
    high: float
    unit: str
    bound: bool

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high


def quantities(text: str) -> Iterator[Quantity]:
    """Yields the quantities of a text in order: "7–10 år", "högst 60 000 kr", "3 personer eller fler"."""
    for match in _QUANTITY.finditer(text):
        unit = next(name for n, name in enumerate(_UNITS) if match[f"u{n}"])
        first, second = number_value(match["first"]), number_value(match["second"] or match["first"])
        before, after = (match["before"] or "").strip(" \n:").lower(), (match["after"] or "").lower()
        unit, times = _TIMES.get(unit, (unit, 1))
        low, high = times * min(first, second), times * max(first, second)
        if before in _BELOW or "yngre" in after or "färre" in after:
            low = 0.0
        elif (before or after) and not match["second"]:
            high = math.inf
        yield Quantity(low, high, unit, bool(before or after) or second != first)


def _size(text: str) -> Iterator[Quantity]:
    """Yields the number of persons in the household that a text describes."""
    if told := household(text):
        yield Quantity(told.persons, told.persons, "person", False)


_CHILDLESS = re.compile(r"\b(?:utan|inga) (?:barn|ungar)\b", re.IGNORECASE)


def answers_for(question: str, label: str, text: str, *, per_child: bool = False) -> bool:
    """Whether what is said may be about the quantities that a question names.

    Args:
        label: What the statement is said of, such as a row's first cell under its column's name.
        text: The whole statement; only its limits count, not its amounts.
        per_child: Whether its table has a row for each child: what the adults get is then told by a row of its own.
    """
    if (_CHILDLESS.search(label) and has_children(question)) or (_CHILDLESS.search(question) and has_children(label)):
        return False
    for asked in _asked(question):
        told = [q for q in (*quantities(label), *_size(label)) if q.unit == asked.unit]
        if asked.unit not in ("kr", "natt") or _DECIDES.search(question):  # a limit below what is wanted is the answer
            told += [q for q in quantities(text) if q.unit == asked.unit and q.bound and not _is_of_a_child(q, asked)]
        sizes = (asked.low, adults(question)) if per_child and asked.unit == "person" else (asked.low,)
        beyond = {"person": _GOES_ON, "natt": _BEYOND}.get(asked.unit)
        goes_on = beyond and beyond.search(text) and all(q.high < asked.low for q in told)
        if told and not goes_on and not any(q.holds(size) for q in told for size in sizes):
            return False
    return True


_GOES_ON = re.compile(
    r"\b(?:därefter|därutöver)\b[^.]*\bper (?:person|barn)\b|"
    r"\b(?:per|varje|för) ytterligare (?:person|barn|hushållsmedlem)\b",
    re.IGNORECASE,
)
"""That a row for so many persons tells what is added for each one beyond them."""
_BEYOND = re.compile(r"\b(?:därefter|därutöver|däröver)\b", re.IGNORECASE)
"""That a row for so many nights tells what holds beyond them; of sums there is often a row for those beyond."""
_GROWN = 18


def _is_of_a_child(limit: Quantity, asked: Quantity) -> bool:
    """Whether a limit is of a child's age, and a grown person's is asked for."""
    return limit.unit == "år" and limit.high < _GROWN <= asked.low


_PER_CHILD = re.compile(r"\b(?:per|varje|vart|och ett|ytterligare) barn\b", re.IGNORECASE)


def is_per_child(label: str) -> bool:
    """Whether a row's label is of what is given for each child."""
    return _PER_CHILD.search(label) is not None


def closeness(question: str, label: str) -> int:
    """How many of the quantities that a question tells of a row's label is of: its size, its age, its sum."""
    told = [*quantities(label), *_size(label)]
    return sum(any(q.unit == t.unit and t.holds(q.low) for t in told) for q in _asked(question))


def is_of_other_household(question: str, text: str) -> bool:
    """Whether a text tells only of households of another size than the one that the question describes."""
    told = [q for q in (*quantities(text), *_size(text)) if q.unit == "person"]
    asked = list(_size(question))
    return bool(told and asked) and not any(t.holds(q.low) for q in asked for t in told)


_ADULTS = r"(?:vuxen|vuxna|ensamstående|sambor?(?:na)?)"
_ADULT = re.compile(rf"\b{_ADULTS}\b", re.IGNORECASE)
_PER_ADULT = re.compile(rf"\b(?:per|för|till) (?:en |varje )?{_ADULTS}\b", re.IGNORECASE)
_CHILD = re.compile(r"\bbarn(?:et|en)?\b(?! i (?:hushållet|familjen))", re.IGNORECASE)


def is_of_adults_only(question: str, text: str) -> bool:
    """Whether a text says nothing of children, who are asked for: it tells what adults get, or who have none."""
    if _CHILDLESS.search(question) or "barn" in _CHILDLESS.sub("", text).lower():
        return False
    alone = _CHILD.search(question) and not _ADULT.search(question)
    asked = alone or has_children(question) or _OF_A_CHILD.search(question)
    return bool((alone and _PER_ADULT.search(text)) or (asked and _CHILDLESS.search(text)))


_OF_A_CHILD = re.compile(r"\bbarnnorm\w*|\b(?:[0-9]|1[0-7])[- ]?åring\w*", re.IGNORECASE)


_DECIDES = re.compile(
    r"\b(?:vem|vilka|vilken (?:delegat|nivå|chef)|vilket utskott|"
    r"beslutet (?:tas|fattas)|(?:ska|måste) beslut(?:et)?)\b",
    re.IGNORECASE,
)
"""Where levels of decision are asked for: what is above a limit is not decided on the level that it bounds."""


def _asked(question: str) -> list[Quantity]:
    """What a question tells of itself: where it describes a household, the persons that it counts are parts of it."""
    latest = question.rpartition(FOLLOW_UP)[2]
    if latest != question and (found := _asked(latest)):
        return found
    sizes = list(_size(question))
    counted = [q for q in quantities(question) if not q.bound and not (sizes and q.unit == "person")]
    if _DECIDES.search(question):
        counted += [_just_above(q) for q in quantities(question) if q.bound and q.high == math.inf]
    counted += [Quantity(float(m["age"]), float(m["age"]), "år", False) for m in _OF_AGE.finditer(question)]
    counted += [Quantity(number_value(m[0]), number_value(m[0]), "kr", False) for m in SUM.finditer(question)]
    return [*counted, *sizes]


_OF_AGE = re.compile(
    r"\b(?:(?:hon|han|hen|klient\w*|person\w*|son\w*|dotter\w*|barnet) (?:är|blir|fyller|har fyllt|fyllde) "
    r"(?:bara |snart |nu )?|(?:\w*(?:tjej|kille|kvinna|mamma|pappa)|man|son|dotter|ungdom|klient) (?:på )?)"
    r"(?P<age>\d{1,2})\b(?![:.\d]|[ \u00a0]?(?:år|kr|kronor|%|procent|barn|person|dag|dyg|nätter|gång|veck|mån|tusen))",
    re.IGNORECASE,
)
"""How old somebody is, told without "år": "hon är 17", "en tjej på 23"."""


SUM = re.compile(
    r"(?<![\d,.:–-])(?:\d{1,3}(?:[ \u00a0]\d{3})+|(?!(?:19|20)\d\d\b)\d{4,6})"
    r"(?![\d:–-]|[ \u00a0]?(?:kr|kronor|%|procent|person|hushåll|år))|"
    rf"(?<!\d )\b(?=\w*tusen\b){NUMBER_WORD}\b(?! ?(?:kr|kronor|procent|person|hushåll))",
    re.IGNORECASE,
)
"""A sum that a question tells without its unit: "tandvård för 8 000", "på femtontusen"."""


def _just_above(quantity: Quantity) -> Quantity:
    return Quantity(math.nextafter(quantity.low, math.inf), quantity.high, quantity.unit, True)
