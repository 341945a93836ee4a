"""The riksnorm of a household with children: its posts for adults, for each child and for what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.household import adults, household

_NORM = re.compile(r"\b(?:riks)?norm(?:en)?\b", re.IGNORECASE)
_POST = re.compile(r"\b(?:personliga?|gemensamma?|hushållskostnad\w*|post(?:en)?|matnorm\w*|ingår)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?P<age>\d{1,2})(?:[- ]?åring(?:ar|en)?| år)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_GROWN = 21
"""The age from which nobody's costs are those of children and pupils in school (12 kap. 2 § SoF)."""


def posts(question: str) -> Iterator[str]:
    """Yields what the norm of a question's household is made of, each as a question; nothing where it asks otherwise.

    "Vilken riksnorm gällde 2024 för en ensam mamma med en 12-åring?" asks for three amounts.
    """
    told = household(question)
    ages = [int(m["age"]) for m in _AGE.finditer(question) if int(m["age"]) < _GROWN]
    if told is None or not ages or _NORM.search(question) is None or _POST.search(question):
        return
    year = _YEAR.search(question)
    of_year = f" {year[0]}" if year else ""
    grown = "sambor med barn" if adults(question) > 1 else "ensamstående med barn"
    yield f"Hur mycket är personliga kostnader för vuxna i riksnormen{of_year}, {grown}?"
    for age in dict.fromkeys(ages):
        yield f"Hur mycket är personliga kostnader för barn i riksnormen{of_year}, {age} år?"
    yield f"Hur mycket är gemensamma hushållskostnader i riksnormen{of_year} för {told.persons:.0f} personer?"
