"""The exact facts of a Swedish text: amounts, shares, times, rates, dates, counts and codes; not references to law."""

from __future__ import annotations

from functools import lru_cache

from assistant.facts import patterns
from assistant.facts.dates import clocks, dates, weekdays
from assistant.facts.fact import Fact
from assistant.facts.quantities import compounds, ordinals, quantities, shares
from assistant.facts.rates import rates
from assistant.facts.references import sections
from assistant.facts.scan import Scan


@lru_cache(maxsize=4096)
def facts(text: str) -> tuple[Fact, ...]:
    """All facts of a text but its section references, in order."""
    scan = Scan(text)
    for section in sections(text):
        scan.blank(section.start, section.end)
    for read in (_law_numbers, weekdays, _codes, dates, clocks, rates, shares, ordinals, compounds, quantities):
        read(scan)
    return tuple(sorted(scan.found, key=lambda f: f.start))


def _law_numbers(scan: Scan) -> None:
    for m in scan.matches(patterns.LAW_NUMBER, True):
        scan.add("law", 0, "", m.span(), code=m.group().casefold())
        scan.blank(*m.span())


def _codes(scan: Scan) -> None:
    """Numbers of forms, versions, appendices and the like, and "dag 15"."""
    for m in scan.matches(patterns.CODE, scan.has_digit):
        if m["word"] == "dag":
            scan.add("ordinal", float(m["m"]), "dag", m.span())
        else:
            code = f"{m['prefix'] or m['word'] or m['letter']} {m['n'] or m['m'] or m['k']}".casefold()
            scan.add("code", 0, code.split()[0], m.span(), code=code)
        scan.blank(*m.span())
