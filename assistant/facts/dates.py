"""Reads weekdays, dates and times of day."""

from __future__ import annotations

import re

from assistant.facts import measures, patterns
from assistant.facts.fact import SPOKEN
from assistant.facts.scan import Scan

_SHORT = frozenset(("mån", "tis", "ons", "tor", "tors", "fre", "lör", "sön"))
_OF_DATES = frozenset(("månaden", *measures.MONTHS))


def weekdays(scan: Scan) -> None:
    """Weekdays, and "varannan tisdag" as a fortnight."""
    for m in scan.matches(patterns.EVERY_OTHER_WEEKDAY, "varannan" in scan.words):
        scan.add("rate", 14.0, "dag", m.span(), number=1.0)
        scan.blank(*m.span(1))
    for m in scan.matches(patterns.WEEKDAY, "dag" in scan.low):
        scan.add("code", 0, "veckodag", m.span(), code=f"veckodag {m[1].casefold()[:3]}")
        scan.blank(*m.span())
    for row in scan.matches(patterns.SHORT_WEEKDAYS, not scan.words.isdisjoint(_SHORT)):
        for m in patterns.SHORT_WEEKDAY.finditer(row[0]):
            span = row.start() + m.start(), row.start() + m.end()
            scan.add("code", 0, "veckodag", span, code=f"veckodag {m[0].casefold()}")
        scan.blank(*row.span())


def dates(scan: Scan) -> None:
    """Half-years and dates, a fact each for day, month and year."""
    for m in scan.matches(patterns.HALF_YEAR, "halvåret" in scan.words):
        for end in (1.0, 6.0) if m[1].casefold() == "första" else (7.0, 12.0):
            scan.add("month", end, "", m.span())
        scan.blank(*m.span())
    for m in scan.matches(patterns.DATE, scan.has_digit or not scan.words.isdisjoint(_OF_DATES)):
        day = m["day"] or m["iso_day"] or m["alone"] or (m["ordinal"] and str(measures.ordinal(m["ordinal"])))
        month = measures.MONTHS[m["month"].casefold()] if m["month"] else m["iso_month"]
        year = m["year"] or m["iso_year"] or m["only_year"]
        if day:
            scan.add("day", float(day), "", m.span())
        if month:
            scan.add("month", float(month), "", m.span())
        if year:
            scan.add("year", float(year), "", m.span())
        scan.blank(*m.span())


_HOURS = 12
_OF_HOURS = frozenset(("halv", "kvart", "på", "senast", "före", "innan"))
_PAST = {"halv": -30, "kvart i": -15, "kvart över": 15}


_MORNING = re.compile(r"\s+på (?:morgonen|förmiddagen|natten)\b", re.I)


def _early(text: str, m: re.Match[str]) -> bool:
    """Whether a time of day is told to be of the morning or the night."""
    return _MORNING.match(text, m.end()) is not None


def clocks(scan: Scan) -> None:
    """Times of day, in minutes from midnight; "halv nio" and "klockan nio" may be of the morning or the evening."""
    for m in scan.matches(patterns.CLOCK_RANGE, scan.has_digit):
        for first, last in (("hour", "minute"), ("until", "late")):
            scan.add("clock", int(m[first]) * 60 + int(m[last]), "", (m.start(first), m.end(last)))
        scan.blank(*m.span())
    for m in scan.matches(patterns.CLOCK, scan.has_digit or "kl" in scan.low):
        hour, minute = measures.number(m["hour"] or m["bare"]), m["minute"] or m["past"] or "0"
        late = 12 if m["late"] and hour < 12 else 0
        spoken = SPOKEN if (m["hour"] or "0").isalpha() and hour <= 12 and not _early(scan.left, m) and not late else ""
        scan.add("clock", (hour + late) * 60 + int(minute), "", m.span(), code=spoken)
        if m["until"]:
            scan.add("clock", (measures.number(m["until"]) + late) * 60, "", m.span("until"), code=spoken)
        scan.blank(*m.span())
    for m in scan.matches(patterns.SAID_CLOCK, not scan.words.isdisjoint(_OF_HOURS)):
        said = next(name for name, hour in m.groupdict().items() if hour)
        if said == "by" and measures.number(m[said]) > _HOURS:
            continue
        scan.add("clock", measures.number(m[said]) * 60, "", m.span(said), code=SPOKEN)
        scan.blank(*m.span(said))
    for m in scan.matches(patterns.SPOKEN_CLOCK, not scan.words.isdisjoint(("halv", "kvart"))):
        scan.add("clock", measures.number(m["hour"]) * 60 + _PAST[m["part"].casefold()], "", m.span(), code=SPOKEN)
        if m["until"]:
            scan.add("clock", measures.number(m["until"]) * 60, "", m.span("until"), code=SPOKEN)
        scan.blank(*m.span())
