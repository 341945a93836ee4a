"""Amounts that are set anew each year, held against the table of the year that a sentence speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.lint.amounts import yearly
from ingest.listing import listed

_AMOUNT = re.compile(r"(?<![\d,.:-])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{4,6})(?=[ \u00a0\u202f]?(?:kr\b|kronor))")
_YEAR = re.compile(r"(?<![\d:-])(20\d\d)(?!:?\d)")
_DIFFERS_BY = re.compile(
    r"\b(?:överstig\w*|understig\w*|överskott\w*|underskott\w*|över|under)\b[^.;]{0,40}?"
    r"\b(?:med|på|är|blir)\s+(?:\w+ )?\Z",
    re.I,
)
"""What stands before an amount that is a difference from the norm, and itself no amount of it."""
_NORM = re.compile(r"\b(?:riks)?normen\b", re.I)


@dataclass(frozen=True, slots=True)
class WrongYear:
    """An amount of another year, as written, and a Swedish sentence."""

    text: str
    written: str


def wrong_year(said: str, as_of: date) -> WrongYear | None:
    """The first amount of a sentence that belongs to another year than the one it speaks of.

    Args:
        as_of: The day whose year counts where the sentence names none.
    """
    told = {int(y) for y in _YEAR.findall(said)} or {as_of.year}
    of_norm = _NORM.search(said) is not None
    tables = [a for a in yearly() if re.search(a.context, said, re.I) or (of_norm and a.name == "riksnormen")]
    for m in _AMOUNT.finditer(said):
        if _DIFFERS_BY.search(said, 0, m.start()):
            continue
        value = int(re.sub(r"\D", "", m[1]))
        years = sorted(a.year for a in tables if value in a.values)
        if years and not told & set(years):
            name = next(a.name for a in tables if value in a.values)
            return WrongYear(f"{m[1]} kronor är ett belopp i {name} för {listed(years)}, inte för {max(told)}", m[1])
    return None
