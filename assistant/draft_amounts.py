"""The riksnorm's amounts in a draft, held against the table of their year."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_ABOUT = re.compile(
    r"\b(?:riksnorm\w*|normen|norm(?:belopp\w*)?|personliga (?:\w+ )?kostnad\w*|gemensamma (?:\w+ )?kostnad\w*|"
    r"hushållskostnad\w*)\b",
    re.I,
)
_AMOUNT = re.compile(r"(?<![\d,.])(\d{1,2}[ \u00a0\u202f]?\d{3})(?=[ \u00a0\u202f]?(?:kr\b|kronor))")
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class WrongYear:
    """An amount of another year, as written, and a Swedish sentence."""

    text: str
    written: str


def wrong_year(said: str, as_of: date) -> WrongYear | None:
    """The first amount of a sentence about the riksnorm that belongs to another year than the one it speaks of.

    Args:
        as_of: The day whose year counts where the sentence names none.
    """
    if not _ABOUT.search(said):
        return None
    years = {int(y) for y in _YEAR.findall(said)} or {as_of.year}
    for m in _AMOUNT.finditer(said):
        amount = int(re.sub(r"\D", "", m[1]))
        theirs = [year for year, held in amounts().items() if amount in held]
        if theirs and not years & set(theirs) and years & amounts().keys():
            return WrongYear(f"{m[1]} kronor är ett belopp i riksnormen för {theirs[-1]}, inte {max(years)}", m[1])
    return None


@cache
def amounts() -> dict[int, frozenset[int]]:
    """All amounts of each year's riksnorm: its items and, for a household of one or two adults, the totals."""
    table = tomllib.loads(files("ingest").joinpath("data/riksnorm.toml").read_text(encoding="utf-8"))
    found = {}
    for year, row in table.items():
        lists = [n for value in row.values() for n in (value if isinstance(value, list) else [value])]
        if "single" in row:
            lists += [row["single"] + row["common"][0], row["couple"] + row["common"][1]]
        found[int(year)] = frozenset(lists)
    return found
