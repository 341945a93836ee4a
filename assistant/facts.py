"""The exact facts in a Swedish sentence: amounts, shares, times, rates, dates, counts and section references.

Values are brought to one form, so that "ett halvår" is 6 months, "en fjärdedel" 25 per cent, "två veckor" 14 days and
"1,5 miljoner kronor" 1 500 000 kronor. Working days are never calendar days, and months never a number of days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from assistant import fact_patterns as patterns
from assistant import measures
from assistant.references import sections
from ingest.analyze import stem

FactKind = Literal[
    "amount", "share", "time", "ordinal", "rate", "count", "day", "month", "year", "clock", "law", "code"
]
Bound = Literal["most", "least", ""]
About = Literal["above", "below", "around", ""]
_MINUTES = {"minut": 1, "dag": 1440}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact at `text[start:end]`.

    Attributes:
        value: In the base unit.
        unit: "kr", "%", "dag", "arbetsdag", "månad", "minut", "km" or the stem of what is counted; "" if none is told.
        bound: Whether it is a highest or a lowest value.
        about: Whether it is told roughly: "drygt", "knappt", "cirka".
        number: As written, before the unit was brought to its base; what a number without a unit is compared by.
    """

    kind: FactKind
    value: float
    unit: str
    start: int
    end: int
    bound: Bound = ""
    number: float = 0.0
    code: str = ""
    about: About = ""

    def same(self, other: Fact) -> bool:
        """Whether both tell the same; a number without a unit may be any, and a rough value the exact one."""
        if self.about and not other.about and self.kind == other.kind and self.unit == other.unit:
            return self._roughly(other.value)
        if self.kind == other.kind == "time" and {self.unit, other.unit} == {"minut", "dag"}:
            return self.value * _MINUTES[self.unit] == other.value * _MINUTES[other.unit]
        if self.kind in COUNTED and other.kind in COUNTED:
            if (self.kind == "ordinal") != (other.kind == "ordinal"):
                return False
            if self.unit == other.unit or self.kind == other.kind == "count":
                return _close(self.value, other.value, self.kind)
            return not (self.unit and other.unit) and _close(self.number, other.number, self.kind)
        if "rate" in (self.kind, other.kind) and {self.kind, other.kind} <= {"rate", "time"}:
            return self.unit == other.unit and self.value == other.value
        return self.kind == other.kind and self.code == other.code and self.value == other.value

    def _roughly(self, value: float) -> bool:
        room = 8.0 if self.kind == "share" else 0.1 * self.value
        low = self.value - (0 if self.about == "above" else room)
        high = self.value + (0 if self.about == "below" else room)
        return low <= value <= high

    def within(self, other: Fact) -> bool:
        """Whether this is a case of the other, which is a bound: "en tjugoåring" of "under 25 år"."""
        if self.code != CASE or self.unit != other.unit or self.kind != other.kind:
            return False
        return (
            self.value <= other.value if other.bound == "most" else other.bound == "least" and self.value >= other.value
        )

    def bounded_by(self, other: Fact) -> bool:
        """Whether the other is a bound of the same kind, which a value may be a case of."""
        if self.bound or not other.bound:
            return False
        if {self.kind, other.kind} <= {"time", "ordinal"}:
            return self.unit == other.unit
        return self.alike(other)

    def alike(self, other: Fact) -> bool:
        """Whether one could stand where the other stands: the same kind of thing in the same unit."""
        if self.kind == other.kind == "count":
            return self.unit == other.unit or not self.unit or not other.unit
        return self.kind == other.kind and (self.kind not in MEASURED or self.unit == other.unit)


def is_frequency(fact: Fact, said: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether a value is of a count and a time that together are how often the others say: "fyra möten per år"."""
    pairs = ((a, b) for a, b in pairwise(said) if (a.kind, b.kind) == ("count", "rate") and a.value)
    return any(
        fact in (count, rate) and o.kind == "rate" and o.unit == rate.unit and o.value == rate.value / count.value
        for count, rate in pairs
        for o in others
    )


CASE = "en enda"
"""Marks the age of one person ("en tjugoåring"), which any bound around it holds."""
COUNTED = frozenset(("amount", "share", "time", "ordinal", "count"))
MEASURED = frozenset(("amount", "share", "time", "rate"))


def _close(one: float, other: float, kind: FactKind) -> bool:
    """A third is 33 per cent; all else is exact."""
    return abs(one - other) < (0.5 if kind == "share" and (one % 1 or other % 1) else 1e-6 * max(one, other, 1))


@lru_cache(maxsize=4096)
def facts(text: str) -> tuple[Fact, ...]:
    """All facts of a text but its section references, in order."""
    return tuple(sorted(_Reader(text).read(), key=lambda f: f.start))


_HALVES = (("år", ("månad", 6.0)), ("timme", ("minut", 30.0)), ("dag", ("halvdag", 1.0)), ("månad", ("månad", 0.5)))


_OF = re.compile(r"\sav\s")
_FRACTION = re.compile(r"hälften|halva|delar|del\b|varannan|vartannat|\bvart?\b")
_COMPOUND = re.compile(r"åring|årig|månaders|års|veckors|dagars|timmars|gradig")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = frozenset(measures.WORDS) | {"halv", "halvt", "halva"}
_OF_RATES = frozenset(
    """per varje varenda var vart varts varannan vartannat dagen dygnet veckan månaden kvartalet året timmen milen
    kilometern""".split()
)
_OF_DATES = frozenset(("månaden", *measures.MONTHS))
_RATE = re.compile(r"/|dagl|veckovis|månadsvis|månatlig|kvartalsvis|årlig|årsvis")


class _Reader:
    """Reads kinds of facts one after the other; what one has read is blank to the next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._low = text.casefold()  # what is not in it the slower patterns need not be asked for
        self._words = set(_LETTERS.findall(self._low))
        self._has_digit = re.search(r"\d", text) is not None
        self._has_number = self._has_digit or not self._words.isdisjoint(_NUMBERS)
        self._left = text
        self._found: list[Fact] = []

    def read(self) -> list[Fact]:
        for section in sections(self._text):
            self._blank(section.start, section.end)
        for match in patterns.LAW_NUMBER.finditer(self._left):
            self._add("law", 0, "", match, code=match.group().casefold())
            self._blank(*match.span())
        self._codes()
        self._dates()
        self._clocks()
        self._rates()
        self._shares()
        self._ordinals()
        self._compounds()
        self._quantities()
        return self._found

    def _add(
        self,
        kind: FactKind,
        value: float,
        unit: str,
        match: re.Match[str],
        *,
        number: float | None = None,
        code: str = "",
        group: str | int = 0,
    ) -> None:
        start, end = match.span(group)
        bound = self._bound(start, end)
        written = value if number is None else number
        about = _about(self._text[max(0, start - 20) : start], kind)
        self._found.append(Fact(kind, value, unit, start, end, bound, written, code, about))

    def _bound(self, start: int, end: int) -> Bound:
        """By "högst" or "minst" before a value, or "eller mer" after it; "senast 3 dagar före" is at least 3 days."""
        before, after = self._text[max(0, start - 30) : start], self._text[end : end + 16]
        if patterns.LEAST_AFTER.match(after):
            return "least"
        if patterns.MOST_AFTER.match(after):
            return "most"
        most, least = patterns.MOST.search(before), patterns.LEAST.search(before)
        if most and least:
            most, least = (most, None) if most.start() <= least.start() else (None, least)
        if not most and not least:
            return ""
        turned = patterns.COUNTED_BACK.search(before) and re.match(r"\s+(?:före|innan)\b", after)
        return "most" if bool(most) != bool(turned) else "least"

    def _bound_of(self, m: re.Match[str], group: str, end: int) -> Bound:
        between = self._text[m.end("number") : m.start("upper")] if m["upper"] else ""
        opened = self._text[: m.start("number")].casefold().endswith("mellan ")
        if re.search(r"[–-]|\btill\b", between) or (opened and " och " in between):
            return "most" if group == "upper" else "least"
        return self._bound(m.start("number"), end)

    def _blank(self, start: int, end: int) -> None:
        self._left = self._left[:start] + "\x00" * (end - start) + self._left[end:]

    def _codes(self) -> None:
        for m in patterns.EVERY_OTHER_WEEKDAY.finditer(self._left) if "varannan" in self._words else ():
            self._add("rate", 14.0, "dag", m, number=1.0)
            self._blank(*m.span(1))
        for m in patterns.WEEKDAY.finditer(self._left) if "dag" in self._low else ():
            self._add("code", 0, "veckodag", m, code=f"veckodag {m[1].casefold()}")
            self._blank(*m.span())
        for m in patterns.CODE.finditer(self._left) if self._has_digit else ():
            if m["word"] == "dag":
                self._add("ordinal", float(m["m"]), "dag", m)
            else:
                code = f"{m['prefix'] or m['word'] or m['letter']} {m['n'] or m['m'] or m['k']}".casefold()
                self._add("code", 0, code.split()[0], m, code=code)
            self._blank(*m.span())

    def _dates(self) -> None:
        for m in patterns.HALF_YEAR.finditer(self._left) if "halvåret" in self._words else ():
            for end in (1.0, 6.0) if m[1].casefold() == "första" else (7.0, 12.0):
                self._add("month", end, "", m)
            self._blank(*m.span())
        told = self._has_digit or not self._words.isdisjoint(_OF_DATES)
        for m in patterns.DATE.finditer(self._left) if told else ():
            day = m["day"] or m["iso_day"] or m["alone"] or (m["ordinal"] and str(measures.ordinal(m["ordinal"])))
            year = m["year"] or m["iso_year"] or m["only_year"]
            month = measures.MONTHS[m["month"].casefold()] if m["month"] else m["iso_month"]
            if day:
                self._add("day", float(day), "", m)
            if month:
                self._add("month", float(month), "", m)
            if year:
                self._add("year", float(year), "", m)
            self._blank(*m.span())

    def _clocks(self) -> None:
        for m in patterns.CLOCK.finditer(self._left) if self._has_digit or "kl" in self._low else ():
            hour, minute = measures.number(m["hour"] or m["bare"]), m["minute"] or m["past"] or "0"
            hour += 12 if m["late"] and hour < 12 else 0
            self._add("clock", hour * 60 + int(minute), "", m)
            self._blank(*m.span())

    def _rates(self) -> None:
        for m in patterns.FREQUENCY.finditer(self._left) if "gång" in self._low else ():
            unit, factor = measures.unit(m["unit"])
            self._add("rate", factor / (measures.number(m["n"]) or 1.0), unit, m, number=1.0)
            self._blank(*m.span())
        for m in patterns.EACH_AND.finditer(self._left) if "per" in self._words else ():
            unit, factor = measures.unit(m["unit"])
            self._found.append(Fact("rate", factor, unit, m.start("unit"), m.end()))
        told = not self._words.isdisjoint(_OF_RATES) or _RATE.search(self._low) is not None
        for m in patterns.RATE.finditer(self._left) if told else ():
            count = 1.0
            if m["yearly"]:
                unit, factor = "månad", 12.0
            elif m["adverb"]:
                unit, factor = next(v for k, v in patterns.ADVERBS.items() if m["adverb"].casefold().startswith(k))
            else:
                word = (
                    m["per"]
                    or m["slash"]
                    or m["in"]
                    or m["each"]
                    or m["unit"]
                    or m["unit2"]
                    or m["second"]
                    or m["bare"]
                )
                unit, factor = measures.unit(word)
                if m["per_n"]:
                    count = measures.number(m["per_n"])
                elif m["nth"] or m["nth2"]:
                    count = measures.ordinal(m["nth"] or m["nth2"])
                elif m["second"]:
                    count = 2.0
            self._add("rate", count * factor, unit, m, number=count)
            self._blank(m.start() + (m.group().find(m["bare"]) if m["bare"] else 0), m.end())

    def _shares(self) -> None:
        for m in patterns.OF.finditer(self._left) if _OF.search(self._low) else ():
            part, whole = measures.number(m[1]), measures.number(m[2])
            if whole in (10, 100) and part <= whole:
                self._add("share", 100 * part / whole, "%", m)
                self._blank(*m.span())
        for m in patterns.FRACTION.finditer(self._left) if _FRACTION.search(self._low) else ():
            if m["part"]:
                share = measures.FRACTIONS[m["part"].casefold()] * (measures.number(m["n"]) if m["n"] else 1)
            else:
                share = 100 / measures.ordinal(m["nth"]) if m["nth"] else 50.0
            self._add("share", share, "%", m)
            self._blank(*m.span())

    def _ordinals(self) -> None:
        told = self._has_number or not self._words.isdisjoint(measures.ORDINALS)
        for m in patterns.ORDINAL_DAY.finditer(self._left) if told else ():
            if m["day"] or m["day2"]:
                self._add("ordinal", measures.number(m["day"] or m["day2"]), "dag", m)
            else:
                nth = measures.ordinal(m["nth"])
                unit, factor = measures.unit(m["unit"])
                several = m["unit"].casefold().endswith("na")  # "de fyra första veckorna"
                if m["nth"].casefold() in ("första", "andra") and (unit != "dag" or several):
                    continue
                self._add("ordinal", nth * factor, unit, m, number=nth)
            self._blank(*m.span())

    def _compounds(self) -> None:
        for m in patterns.COMPOUND.finditer(self._left) if _COMPOUND.search(self._low) else ():
            what = m["what"].casefold()
            unit, factor = measures.unit("år" if what.startswith("år") else re.sub(r"(?:s|speriod(?:en)?)$", "", what))
            number = measures.number(m["n"].rstrip("-"))
            one = CASE if what.startswith("åring") else ""
            self._add("time" if unit in measures.TIME else "count", number * factor, unit, m, number=number, code=one)
            self._blank(*m.span())
        halves = "halv" in self._low
        for m in patterns.AND_A_HALF.finditer(self._left) if halves else ():
            unit, factor = measures.unit(m["unit"])
            self._add("time", (measures.number(m["n"]) + 0.5) * factor, unit, m)
            self._blank(*m.span())
        for m in patterns.HALVES.finditer(self._left) if halves else ():
            unit, factor = next(v for word, v in _HALVES if word in m.group().casefold())
            self._add("time", factor, unit, m)
            self._blank(*m.span())

    def _quantities(self) -> None:
        at = 0 if self._has_number else len(self._left)
        while m := patterns.QUANTITY.search(self._left, at):
            at = max(m.end("number"), m.end("upper"), m.end("scale"), m.end("unit"), m.end("hyphen"), m.start() + 1)
            self._quantity(m)

    def _quantity(self, m: re.Match[str]) -> None:
        written, low = m["unit"] or m["sign"] or m["hyphen"], m["number"].casefold()
        if low in ("en", "ett") and not written:
            return
        if low.startswith("halv"):
            if written or m["head"]:
                self._add("count", 0.5, stem(m["head"] or written), m, group="number")
            return
        unit, factor = measures.unit(written) if written else (_noun(m["head"]), 1.0)
        unit, times = _scaled(m, unit)
        last = next((g for g in ("unit", "sign", "hyphen", "upper", "scale") if m[g]), "number")
        self._range_end(m, "number", unit, factor, times, m.end("number" if m["upper"] else last))
        if m["upper"] and (unit or m["upper"][0].isdigit()):
            self._range_end(m, "upper", unit, factor, times, m.end(last))

    def _range_end(self, m: re.Match[str], group: str, unit: str, factor: float, times: float, end: int) -> None:
        kinds: dict[str, FactKind] = {"kr": "amount", "%": "share"}
        kind = kinds.get(unit, "time" if unit in measures.TIME else "count")
        number = measures.number(m[group])
        bound = self._bound_of(m, group, end)
        about = _about(self._text[max(0, m.start(group) - 20) : m.start(group)], kind)
        value = number * factor * times
        self._found.append(Fact(kind, value, unit, m.start(group), end, bound, number * times, "", about))


def _about(before: str, kind: FactKind) -> About:
    """How roughly a value is told, by the words before it."""
    m = patterns.ABOUT.search(before)
    if not m or kind not in ("share", "count", "amount", "time"):
        return ""
    if m["above"] or (m["share_above"] and kind == "share"):
        return "above"
    if m["below"] or (m["share_below"] and kind == "share"):
        return "below"
    return "around" if m["around"] else ""


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
