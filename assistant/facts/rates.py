"""Reads how often something is: "två gånger per år", "per vuxen och dag", "var tredje månad", "årligen"."""

from __future__ import annotations

import re

from assistant.facts import measures, patterns
from assistant.facts.fact import Fact
from assistant.facts.scan import Scan

_OF_RATES = frozenset(
    """per varje varenda var vart varts varannan vartannat dagen dygnet veckan månaden kvartalet året timmen milen
    kilometern""".split()
)
_RATE = re.compile(r"/|dagl|veckovis|månadsvis|månatlig|kvartalsvis|årlig|årsvis")
_UNIT_GROUPS = ("per", "slash", "in", "each", "unit", "unit2", "second", "bare")


def rates(scan: Scan) -> None:
    """Rates, each as the time or thing that there is one for."""
    for m in scan.matches(patterns.FREQUENCY, "gång" in scan.low):
        unit, factor = measures.unit(m["unit"])
        scan.add("rate", factor / (measures.number(m["n"]) or 1.0), unit, m.span(), number=1.0)
        scan.blank(*m.span())
    for m in scan.matches(patterns.EACH_AND, "per" in scan.words):
        unit, factor = measures.unit(m["unit"])
        scan.found.append(Fact("rate", factor, unit, m.start("unit"), m.end()))
    for m in scan.matches(patterns.RATE, not scan.words.isdisjoint(_OF_RATES) or _RATE.search(scan.low) is not None):
        count = _count(m)
        unit, factor = _unit(m)
        scan.add("rate", count * factor, unit, m.span(), number=count)
        scan.blank(m.start() + (m.group().find(m["bare"]) if m["bare"] else 0), m.end())


def _unit(m: re.Match[str]) -> tuple[str, float]:
    """The unit of a rate, and how many of it the word stands for."""
    if m["yearly"]:
        return "månad", 12.0
    if m["adverb"]:
        return next(v for k, v in patterns.ADVERBS.items() if m["adverb"].casefold().startswith(k))
    return measures.unit(next(m[g] for g in _UNIT_GROUPS if m[g]))


def _count(m: re.Match[str]) -> float:
    """How many units a rate is for one of: 3 in "var tredje månad", 2 in "varannan vecka"."""
    if m["per_n"]:
        return measures.number(m["per_n"])
    if m["nth"] or m["nth2"]:
        return measures.ordinal(m["nth"] or m["nth2"])
    return 2.0 if m["second"] else 1.0
