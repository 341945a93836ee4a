"""A claim that tells from which day it holds: the day that its source is in force from says so too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.facts.measures import MONTH, MONTHS
from ingest.documents import Metadata

_SINCE = re.compile(
    rf"(?:^|,? )(?:(?:från(?: och med)?|sedan|fr\.o\.m\.) |(?<=des ))den (?P<day>\d{{1,2}}) (?P<month>{MONTH})"
    r"(?: (?P<year>20\d\d))?(?=[ ,.])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Since:
    """A claim without the day that it holds from, and that day; its year is 0 where none is told."""

    claim: str
    day: int
    month: int
    year: int

    def is_of(self, told: Metadata) -> bool:
        """Whether a document is in force from that day."""
        begins = told.valid_from
        same_day = begins is not None and (begins.day, begins.month) == (self.day, self.month)
        return same_day and self.year in (0, begins.year if begins else 0)


def since(said: str) -> Since | None:
    """The claim without "från den 1 juli 2026"; None where it tells no such day, or more than one."""
    found = list(_SINCE.finditer(said))
    if len(found) != 1:
        return None
    (day,) = found
    claim = f"{said[: day.start()]} {said[day.end() :].lstrip(',')}".replace("  ", " ").strip()
    return Since(claim[:1].upper() + claim[1:], int(day["day"]), MONTHS[day["month"].casefold()], int(day["year"] or 0))
