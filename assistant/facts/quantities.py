"""Reads what is measured or counted: shares, ordinals, times, amounts and numbers."""

from __future__ import annotations

import re

from assistant.facts import measures, patterns
from assistant.facts.fact import CASE, FactKind
from assistant.facts.scan import Scan
from ingest.analyze import stem

_OF = re.compile(r"\sav\s")
_FRACTION = re.compile(r"hälften|halva|delar|del\b|varannan|vartannat|\bvart?\b")
_COMPOUND = re.compile(r"åring|årig|månaders|års|veckors|dagars|timmars|gradig")
_HALVES = (("år", ("månad", 6.0)), ("timme", ("minut", 30.0)), ("dag", ("halvdag", 1.0)), ("månad", ("månad", 0.5)))
_KINDS: dict[str, FactKind] = {"kr": "amount", "%": "share"}


def shares(scan: Scan) -> None:
    """Shares: "tre av tio", "en fjärdedel", "var femte"."""
    for m in scan.matches(patterns.OF, _OF.search(scan.low) is not None):
        part, whole = measures.number(m[1]), measures.number(m[2])
        if whole in (10, 100) and part <= whole:
            scan.add("share", 100 * part / whole, "%", m.span())
            scan.blank(*m.span())
    for m in scan.matches(patterns.FRACTION, _FRACTION.search(scan.low) is not None):
        if m["part"]:
            share = measures.FRACTIONS[m["part"].casefold()] * (measures.number(m["n"]) if m["n"] else 1)
        else:
            share = 100 / measures.ordinal(m["nth"]) if m["nth"] else 50.0
        scan.add("share", share, "%", m.span())
        scan.blank(*m.span())


def ordinals(scan: Scan) -> None:
    """Ordinals of times: "den tredje veckan", "dag 15"."""
    for m in scan.matches(patterns.FIRST_OF_SEVERAL, "första" in scan.low):
        unit, factor = measures.unit(m["unit"])
        scan.add("time", measures.number(m["n"]) * factor, unit, m.span(), number=measures.number(m["n"]))
        scan.blank(*m.span())
    for m in scan.matches(patterns.ORDINAL_DAY, scan.has_number or not scan.words.isdisjoint(measures.ORDINALS)):
        if m["day"] or m["day2"]:
            scan.add("ordinal", measures.number(m["day"] or m["day2"]), "dag", m.span())
        else:
            nth = measures.ordinal(m["nth"])
            unit, factor = measures.unit(m["unit"])
            several = m["unit"].casefold().endswith("na")  # "de fyra första veckorna"
            if m["nth"].casefold() in ("första", "andra") and (unit != "dag" or several):
                continue
            scan.add("ordinal", nth * factor, unit, m.span(), number=nth)
        scan.blank(*m.span())


def compounds(scan: Scan) -> None:
    """Numbers and units in one word, and halves: "en tjugoåring", "tre och en halv månad", "ett halvår"."""
    for m in scan.matches(patterns.MONTHS_OF, "månaders" in scan.low):
        scan.add("count", measures.number(m["n"]), stem(f"månads{m['what'].casefold()}"), m.span("n"))
        scan.blank(*m.span())
    for m in scan.matches(patterns.COMPOUND, _COMPOUND.search(scan.low) is not None):
        what = m["what"].casefold()
        unit, factor = measures.unit("år" if what.startswith("år") else re.sub(r"(?:s|speriod(?:en)?)$", "", what))
        number = measures.number(m["n"].rstrip("-"))
        kind: FactKind = "time" if unit in measures.TIME else "count"
        one = CASE if what.startswith("åring") else ""
        scan.add(kind, number * factor, unit, m.span(), number=number, code=one)
        scan.blank(*m.span())
    halves = "halv" in scan.low
    for m in scan.matches(patterns.AND_A_HALF, halves):
        unit, factor = measures.unit(m["unit"])
        scan.add("time", (measures.number(m["n"]) + 0.5) * factor, unit, m.span())
        scan.blank(*m.span())
    for m in scan.matches(patterns.HALVES, halves):
        unit, factor = next(v for word, v in _HALVES if word in m.group().casefold())
        scan.add("time", factor, unit, m.span())
        scan.blank(*m.span())


def quantities(scan: Scan) -> None:
    """Numbers with what they count, and both ends of ranges."""
    at = 0 if scan.has_number else len(scan.left)
    while m := patterns.QUANTITY.search(scan.left, at):
        at = max(m.end("number"), m.end("upper"), m.end("scale"), m.end("unit"), m.end("hyphen"), m.start() + 1)
        _quantity(scan, m)


def _quantity(scan: Scan, m: re.Match[str]) -> None:
    written, low = m["unit"] or m["sign"] or m["hyphen"], m["number"].casefold()
    if low in ("en", "ett") and not written:
        return
    if low.startswith("halv"):
        if written or m["head"]:
            scan.add("count", 0.5, stem(m["head"] or written), m.span("number"))
        return
    unit, factor = measures.unit(written) if written else (_noun(m["head"]), 1.0)
    unit, times = _scaled(m, unit)
    last = next((g for g in ("unit", "sign", "hyphen", "upper", "scale") if m[g]), "number")
    _range_end(scan, m, "number", unit, factor, times, m.end("number" if m["upper"] else last))
    if m["upper"] and (unit or m["upper"][0].isdigit()):
        _range_end(scan, m, "upper", unit, factor, times, m.end(last))


def _range_end(scan: Scan, m: re.Match[str], group: str, unit: str, factor: float, times: float, end: int) -> None:
    kind = _KINDS.get(unit, "time" if unit in measures.TIME else "count")
    number = measures.number(m[group])
    bound = scan.bound_of_range(m, group, end)
    scan.add(kind, number * factor * times, unit, (m.start(group), end), number=number * times, bound=bound)


def _noun(head: str | None) -> str:
    """The stem of what is counted."""
    return stem(head) if head and head.casefold() not in patterns.NO_HEADS else ""


def _scaled(m: re.Match[str], unit: str) -> tuple[str, float]:
    """The unit and factor after "miljoner", "tusen" or "tkr"."""
    scale = (m["scale"] or m["scale2"] or "").casefold()
    if not scale:
        return unit, 1.0
    in_kronor = scale in ("tkr", "mnkr") or (m["head"] or "").startswith("kron")
    return "kr" if in_kronor else unit, 1e6 if scale.startswith("m") else 1e3
