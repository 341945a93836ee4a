"""Which household a sentence is about, as far as it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.facts.measures import NUMBER_WORD, number

_COUNT = rf"(?P<n>\d{{1,2}}|{NUMBER_WORD})"
_PERSONS = re.compile(
    rf"\b{_COUNT}\s*(?:–|-|till|eller)?\s?(?P<m>\d{{1,2}})?\s?(?:personer|person|vuxna|vuxen)\b"
    rf"|\b(?P<w>{NUMBER_WORD})-?person(?:er)?s?-?hushåll\w*",
    re.I,
)
_COUPLE = re.compile(
    r"\b(?:sambor?(?:na|s)?|sammanboende|makar(?:na)?|gifta|(?:ett|för) par(?:et)?|par)\b(?! (?:dagar|veckor|gånger))",
    re.I,
)
_WITHOUT_CHILDREN = re.compile(
    r"\b(?:utan|inte har|inte hade|saknar|inga)\s+(?:hemmavarande\s+|hemmaboende\s+|egna\s+)?barn\b|\bbarnlös\w*", re.I
)
_WITH_CHILDREN = re.compile(
    r"\b(?:barnfamilj\w*|barnhushåll\w*|(?:med|har|och)\s+(?:hemmavarande\s+|hemmaboende\s+|minderårig\w*\s+|egna\s+)?"
    rf"(?:(?:{NUMBER_WORD}|\d)\s+)?barn(?:en)?\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Household:
    """What is told of a household, each None where it is not.

    Attributes:
        persons: How many, or how many adults; a couple is two.
        children: Whether there are any.
        ages: Ages told as bounds of who it is, in years, as written.
    """

    persons: int | None = None
    children: bool | None = None
    ages: frozenset[float] = frozenset()

    def differs(self, other: Household) -> bool:
        """Whether they cannot be the same, or only one of them is told to be a special one.

        A single person is what is meant where nothing is said of how many.
        """
        mine, theirs = ((h.persons or 1, h.children, h.ages) for h in (self, other))
        return mine != theirs

    def __str__(self) -> str:
        told = [f"{self.persons} {'person' if self.persons == 1 else 'personer'}" if self.persons else ""]
        told.append({True: "med barn", False: "utan barn", None: ""}[self.children])
        told.append(f"{'–'.join(f'{a:g}' for a in sorted(self.ages))} år" if self.ages else "")
        return ", ".join(filter(None, told))


def household(text: str, ages: frozenset[float] = frozenset()) -> Household:
    """Reads the household of a sentence, or of a row's first cell.

    Args:
        ages: Ages in years that say who it is about.
    """
    persons = None
    if found := _PERSONS.search(text):
        persons = int(number(found["n"] or found["w"]))
    elif _COUPLE.search(text):
        persons = 2
    children = False if _WITHOUT_CHILDREN.search(text) else True if _WITH_CHILDREN.search(text) else None
    return Household(persons, children, ages)


def without_childlessness(text: str) -> str:
    """The text without "utan barn" and its like, which deny nothing of what is granted."""
    return _WITHOUT_CHILDREN.sub(" ", text)
