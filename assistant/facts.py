"""The exact facts in a Swedish sentence: amounts, shares, times, rates, dates, counts and section references.

Values are brought to one form, so that "ett halvår" is 6 months, "en fjärdedel" 25 per cent, "två veckor" 14 days and
"1,5 miljoner kronor" 1 500 000 kronor. Working days are never calendar days, and months never a number of days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.references import SECTION
from ingest.analyze import stem

FactKind = Literal[
    "amount", "share", "time", "ordinal", "rate", "count", "day", "month", "year", "clock", "law", "code"
]
Bound = Literal["most", "least", ""]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact at `text[start:end]`.

    Attributes:
        value: In the base unit.
        unit: "kr", "%", "dag", "arbetsdag", "månad", "minut", "km" or the stem of what is counted; "" where none is told.
        bound: Whether it is a highest or a lowest value.
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

    def same(self, other: Fact) -> bool:
        """Whether both tell the same; a number without a unit may be any."""
        if self.kind in COUNTED and other.kind in COUNTED:
            if (self.kind == "ordinal") != (other.kind == "ordinal"):
                return False
            if self.unit == other.unit or self.kind == other.kind == "count":
                return _close(self.value, other.value, self.kind)
            return not (self.unit and other.unit) and _close(self.number, other.number, self.kind)
        if "rate" in (self.kind, other.kind) and {self.kind, other.kind} <= {"rate", "time"}:
            return self.unit == other.unit and self.value == other.value
        return self.kind == other.kind and self.code == other.code and self.value == other.value

    def within(self, other: Fact) -> bool:
        """Whether this is a case of the other, which is a bound: "en tjugoåring" of "under 25 år"."""
        if self.code != CASE or self.unit != other.unit or self.kind != other.kind:
            return False
        return (
            self.value <= other.value if other.bound == "most" else other.bound == "least" and self.value >= other.value
        )

    def alike(self, other: Fact) -> bool:
        """Whether one could stand where the other stands: the same kind of thing in the same unit."""
        if self.kind == other.kind == "count":
            return self.unit == other.unit or not self.unit or not other.unit
        return self.kind == other.kind and (self.kind not in MEASURED or self.unit == other.unit)


CASE = "en enda"
"""Marks the age of one person ("en tjugoåring"), which any bound around it holds."""
COUNTED = frozenset(("amount", "share", "time", "ordinal", "count"))
MEASURED = frozenset(("amount", "share", "time", "rate"))


def _close(one: float, other: float, kind: FactKind) -> bool:
    """A third is 33 per cent; all else is exact."""
    return abs(one - other) < (0.5 if kind == "share" and (one % 1 or other % 1) else 1e-6 * max(one, other, 1))


_ONES = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "bägge": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9,
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17,
    "arton": 18, "nitton": 19, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90, "hundra": 100, "tusen": 1000,
}  # fmt: skip
_WORDS = dict(_ONES) | {
    f"{t}{o}": v + w for t, v in _ONES.items() if 20 <= v < 100 for o, w in _ONES.items() if 0 < w < 10
}
_ORDINALS = dict(
    zip(
        """första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde
        sextonde sjuttonde artonde nittonde tjugonde""".split(),
        range(1, 21),
        strict=True,
    )
) | {"trettionde": 30, "trettioförsta": 31}
_MONTHS = dict(
    zip(
        "januari februari mars april maj juni juli augusti september oktober november december".split(),
        range(1, 13),
        strict=True,
    )
)
_FRACTIONS = {
    "hälften": 50.0, "halva": 50.0, "tredjedel": 100 / 3, "fjärdedel": 25.0, "fjärdedelar": 25.0, "tredjedelar": 100 / 3,
    "femtedel": 20.0, "femtedelar": 20.0, "sjättedel": 100 / 6, "åttondel": 12.5, "tiondel": 10.0, "tiondelar": 10.0,
}  # fmt: skip
_UNITS: tuple[tuple[str, str, float], ...] = (
    (r"kr|kronors?|kronorna|:-", "kr", 1),
    (r"tkr", "kr", 1000),
    (r"mkr|mnkr", "kr", 1e6),
    (r"%|procent(?:s|en)?|procentenheter", "%", 1),
    (r"minut(?:en|er|ers|erna)?|min", "minut", 1),
    (r"halvtimm(?:e|es|en)", "minut", 30),
    (r"kvart", "minut", 15),
    (r"tim(?:me|men|mar|mars|marna|mes)?|h", "minut", 60),
    (r"(?:kalender)?dag(?:en|ar|ars|arna|s)?|dygn(?:et|en|s)?|sjukdag(?:en|ar)", "dag", 1),
    (r"(?:arbets|var)dag(?:en|ar|ars|arna|s)?", "arbetsdag", 1),
    (r"halvdag(?:en|ar|ars|arna|s)?", "halvdag", 1),
    (r"veck(?:a|an|or|ors|orna)", "dag", 7),
    (r"(?:kalender)?månad(?:en|er|ers|erna|s)?|mån", "månad", 1),
    (r"kvartal(?:et|en|s)?", "månad", 3),
    (r"termin(?:en|er)?", "termin", 1),
    (r"halvår(?:et|s)?", "månad", 6),
    (r"(?:kalender|levnads)?år(?:et|en|ens|s)?", "månad", 12),
    (r"mil(?:en)?", "km", 10),
    (r"kilometer|km", "km", 1),
    (r"meter|m", "m", 1),
)  # fmt: skip
_UNIT_PATTERNS = [(re.compile(rf"(?:{p})\Z", re.I), unit, factor) for p, unit, factor in _UNITS]
_TIME = {"minut", "dag", "arbetsdag", "halvdag", "månad", "termin"}
_ANY_UNIT = "|".join(p for p, *_ in _UNITS)
_NUMBER_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_ORDINAL = r"\d+\s?:\s?[ae]|" + "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)?"
_MONTH = "|".join(_MONTHS)
_LAW_NUMBER = re.compile(r"\b\d{4}(?:/\d{2,4})?:\w+|\b20\d\d/(?:20)?\d\d(?!\d)")
_CLOCK = re.compile(
    r"(?:\b(?:kl|klockan)\.?\s*)(\d{1,2})(?:[.:](\d\d))?|(?<![\d.,])(\d{1,2})[.:](\d\d)(?![.,:]?\d)(?!\s*(?:procent|%|kr|mil|dag|vec|mån|år|på))"
)
_DATE = re.compile(
    rf"\b(?:(?:den\s+)?(?P<day>\d{{1,2}})(?::[ae])?\s+)?(?P<month>{_MONTH})\b(?:\s+(?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b"
    r"|\bden\s+(?P<alone>\d{1,2})(?::[ae])?(?=\s+(?:i|varje)\s|[\s,.]*$)"
    rf"|\bden\s+(?P<ordinal>{_ORDINAL})\s+i\s+månaden"
    r"|(?<![\d:/.,])(?P<only_year>(?:19|20)\d\d)(?![\d:/]|[.,]\d|\s\d{3}\b|\s*(?:kr|kronor|personer|hushåll)\b)",
    re.I,
)
_OF = re.compile(rf"\b({_NUMBER_WORD}|\d+)\s+av\s+({_NUMBER_WORD}|\d+)\b(?!\s+(?:de|dem)\b)", re.I)
_FRACTION = re.compile(
    rf"\b(?:(?P<n>{_NUMBER_WORD}|\d+)\s+)?(?P<part>{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})\b"
    r"|\b(?P<every>var|vart)\s+(?P<nth>" + _ORDINAL + r")\s+(?!(?:" + _ANY_UNIT + r")\b)(?=[a-zåäö])"
    r"|\b(?P<half>varannan|vartannat)\s+(?!(?:" + _ANY_UNIT + r")\b)(?=[a-zåäö])",
    re.I,
)
_RATE = re.compile(
    rf"\bper\s+(?:(?P<per_n>{_DIGITS}|{_NUMBER_WORD})\s+)?(?P<per>{_ANY_UNIT}|[a-zåäö]+)\b"
    rf"|(?<=[a-zåäö])/(?P<slash>{_ANY_UNIT})\b"
    r"|\b(?:i|om)\s+(?P<in>dagen|dygnet|veckan|månaden|kvartalet|året|timmen)\b(?!\s+(?:före|innan|efter|som|då))"
    rf"|\bvar(?:je|enda)\s+(?P<each>{_ANY_UNIT})\b|\b(?P<yearly>varje)\s+(?=\x00)"
    rf"|\bvarts?\s+(?P<nth2>{_ORDINAL})\s+(?P<unit2>{_ANY_UNIT})\b|\bvar\s+(?P<nth>{_ORDINAL})\s+(?P<unit>{_ANY_UNIT})\b"
    rf"|\b(?:varannan|vartannat)\s+(?P<second>{_ANY_UNIT})\b"
    r"|\b(?P<adverb>dagligen|daglig[at]?|veckovis|månadsvis|månatlig(?:en|a|t)?|kvartalsvis|årlig(?:en|a|t)?|årsvis)\b"
    r"|\b(?:kr|kronor)\s+(?P<bare>milen|timmen|kilometern)\b",
    re.I,
)
_ADVERBS = {
    "dag": ("dag", 1.0),
    "veck": ("dag", 7.0),
    "mån": ("månad", 1.0),
    "kvar": ("månad", 3.0),
    "årli": ("månad", 12.0),
    "årsv": ("månad", 12.0),
}
_QUANTITY = re.compile(
    rf"(?<![\w:/§-])(?P<number>{_DIGITS}|(?:{_NUMBER_WORD}|halv|halvt|halva)(?![\wåäö]))"
    rf"(?:\s?(?P<scale>miljon(?:er)?|tusen|mnkr|tkr)\b)?"
    rf"(?:(?:\s?[–-]\s?|\s+(?:till|och|eller)\s+)(?P<upper>{_DIGITS}|(?:{_NUMBER_WORD})(?![\wåäö])))?"
    rf"(?:\s?(?P<scale2>miljon(?:er)?|tusen)\b)?"
    rf"(?:-(?P<hyphen>års?|månaders|dagars|veckors)(?:[a-zåäö]*)|\s?(?P<sign>%|:-)"
    rf"|\s+(?:(?:hela|svenska|sammanhängande|senaste|närmaste)\s+)?(?P<unit>{_ANY_UNIT})(?![\wåäö])|\s+(?P<head>[a-zåäö]{{3,}}))?",
    re.I,
)
_ORDINAL_DAY = re.compile(
    rf"\b(?P<nth>{_ORDINAL})\s+(?P<unit>{_ANY_UNIT})(?![\wåäö])|\bdag\s+(?P<day>\d+)\b|\b(?P<day2>\d+):[ae]\s+dagen",
    re.I,
)
_CODE = re.compile(
    r"\b(?P<prefix>[A-ZÅÄÖ]{1,3})\s(?P<n>\d{1,4})\b|\b(?P<word>version|blankett|avsnitt|punkt|bilaga|tabell|steg|sida|kapitel|dag)\s(?P<m>\d+(?:\.\d+)*)\b"
    r"|\b(?P<letter>[A-ZÅÄÖ]{1,3})(?P<k>\d{1,4})\b",
)
_COMPOUND = re.compile(
    rf"\b(?P<n>{_NUMBER_WORD}|\d+-?)(?P<what>åring(?:en|ar|s)?|årig[at]?|månaders|års|veckors|dagars|timmars|månadersperiod(?:en)?|årsperiod(?:en)?|gradig[at]?)\b",
    re.I,
)
_HALVES = re.compile(
    r"\b(?:(?P<half>(?:en |ett )?halv(?:t)?\s?(?:år|timme|dag|månad)(?:et|en)?)|(?P<kvartal>kvartalskontroll\w*))\b",
    re.I,
)
_HALF_YEAR = re.compile(r"\b(första|andra)\s+halvåret\b", re.I)
_NO_HEADS = frozenset(
    "till och eller per för med som att när där vid hos från den det ska kan får har inte utan andra olika".split()
)
_MOST = re.compile(
    r"(?:\b(?:högst|som mest|upp till|max(?:imalt)?|längst|senast|inom|under|yngre än|inte (?:mer|längre|högre|fler) än|"
    r"inte över|lägre än|mindre än|kortare än|färre än|t\.?o\.?m\.?|till och med|aldrig över|aldrig mer än)\s+(?:den\s+|klockan\s+|kl\.?\s+)?)\Z",
    re.I,
)
_LEAST = re.compile(
    r"(?:\b(?:minst|lägst|åtminstone|tidigast|som lägst|från(?: och med)?|fr\.?o\.?m\.?|över|mer än|äldre än|längre än|"
    r"högre än|större än|fler än|inte under|aldrig under|inte (?:mindre|lägre|kortare|färre) än|aldrig mindre än)\s+(?:den\s+|klockan\s+|kl\.?\s+)?)\Z",
    re.I,
)
_LEAST_AFTER = re.compile(r"\s*(?:eller|och) (?:äldre|mer|fler|däröver|över|uppåt|längre|senare|högre)\b", re.I)
_MOST_AFTER = re.compile(r"\s*(?:eller|och) (?:yngre|mindre|färre|därunder|kortare|tidigare|lägre)\b", re.I)


@lru_cache(maxsize=4096)
def facts(text: str) -> tuple[Fact, ...]:
    """All facts of a text but its section references, in order."""
    return tuple(sorted(_Reader(text).read(), key=lambda f: f.start))


class _Reader:
    """Reads kinds of facts one after the other; what one has read is blank to the next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = text
        self._found: list[Fact] = []

    def read(self) -> list[Fact]:
        for match in SECTION.finditer(self._left):
            self._blank(match.start(), match.end())
        for match in _LAW_NUMBER.finditer(self._left):
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
        self._found.append(Fact(kind, value, unit, start, end, bound, value if number is None else number, code))

    def _bound(self, start: int, end: int) -> Bound:
        before, after = self._text[max(0, start - 30) : start], self._text[end : end + 16]
        if _LEAST_AFTER.match(after):
            return "least"
        if _MOST_AFTER.match(after):
            return "most"
        if _MOST.search(before):
            return "most"
        return "least" if _LEAST.search(before) else ""

    def _bound_of(self, m: re.Match[str], group: str, end: int) -> Bound:
        if m["upper"] and re.search(r"[–-]|\btill\b", self._text[m.end("number") : m.start("upper")]):
            return "most" if group == "upper" else "least"
        return self._bound(m.start("number"), end)

    def _blank(self, start: int, end: int) -> None:
        self._left = self._left[:start] + "\x00" * (end - start) + self._left[end:]

    def _codes(self) -> None:
        for m in _CODE.finditer(self._left):
            if m["word"] == "dag":
                self._add("ordinal", float(m["m"]), "dag", m)
            else:
                code = f"{m['prefix'] or m['word'] or m['letter']} {m['n'] or m['m'] or m['k']}".casefold()
                self._add("code", 0, code.split()[0], m, code=code)
            self._blank(*m.span())

    def _dates(self) -> None:
        for m in _HALF_YEAR.finditer(self._left):
            for month in (1.0, 6.0) if m[1].casefold() == "första" else (7.0, 12.0):
                self._add("month", month, "", m)
            self._blank(*m.span())
        for m in _DATE.finditer(self._left):
            day = m["day"] or m["iso_day"] or m["alone"] or (m["ordinal"] and str(_ordinal(m["ordinal"])))
            year = m["year"] or m["iso_year"] or m["only_year"]
            month = _MONTHS.get(m["month"].casefold()) if m["month"] else m["iso_month"]
            if day:
                self._add("day", float(day), "", m)
            if month:
                self._add("month", float(month), "", m)
            if year:
                self._add("year", float(year), "", m)
            self._blank(*m.span())

    def _clocks(self) -> None:
        for m in _CLOCK.finditer(self._left):
            hour, minute = m[1] or m[3], m[2] or m[4] or "0"
            self._add("clock", int(hour) * 60 + int(minute), "", m)
            self._blank(*m.span())

    def _rates(self) -> None:
        for m in _RATE.finditer(self._left):
            count = 1.0
            if m["yearly"]:
                unit, factor = "månad", 12.0
            elif m["adverb"]:
                unit, factor = next(v for k, v in _ADVERBS.items() if m["adverb"].casefold().startswith(k))
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
                unit, factor = _unit(word)
                if m["per_n"]:
                    count = _number(m["per_n"])
                elif m["nth"] or m["nth2"]:
                    count = _ordinal(m["nth"] or m["nth2"])
                elif m["second"]:
                    count = 2.0
            self._add("rate", count * factor, unit, m, number=count)
            self._blank(m.start() + (m.group().find(m["bare"]) if m["bare"] else 0), m.end())

    def _shares(self) -> None:
        for m in _OF.finditer(self._left):
            part, whole = _number(m[1]), _number(m[2])
            if whole in (10, 100) and part <= whole:
                self._add("share", 100 * part / whole, "%", m)
                self._blank(*m.span())
        for m in _FRACTION.finditer(self._left):
            if m["part"]:
                share = _FRACTIONS[m["part"].casefold()] * (_number(m["n"]) if m["n"] else 1)
            else:
                share = 100 / _ordinal(m["nth"]) if m["nth"] else 50.0
            self._add("share", share, "%", m)
            self._blank(*m.span())

    def _ordinals(self) -> None:
        for m in _ORDINAL_DAY.finditer(self._left):
            if m["day"] or m["day2"]:
                self._add("ordinal", float(m["day"] or m["day2"]), "dag", m)
            else:
                nth = _ordinal(m["nth"])
                unit, factor = _unit(m["unit"])
                if m["nth"].casefold() in ("första", "andra") and unit != "dag":
                    continue
                self._add("ordinal", nth * factor, unit, m, number=nth)
            self._blank(*m.span())

    def _compounds(self) -> None:
        for m in _COMPOUND.finditer(self._left):
            what = m["what"].casefold()
            unit, factor = _unit("år" if what.startswith("år") else re.sub(r"(?:s|speriod(?:en)?)$", "", what))
            number = _number(m["n"].rstrip("-"))
            one = CASE if what.startswith("åring") else ""
            self._add("time" if unit in _TIME else "count", number * factor, unit, m, number=number, code=one)
            self._blank(*m.span())
        for m in _HALVES.finditer(self._left):
            if m["half"]:
                word = m["half"].casefold()
                unit, factor = next(
                    (u, f)
                    for w, u, f in (
                        ("år", "månad", 6.0),
                        ("timme", "minut", 30.0),
                        ("dag", "halvdag", 1.0),
                        ("månad", "månad", 0.5),
                    )
                    if w in word
                )
                self._add("time", factor, unit, m)
                self._blank(*m.span())

    def _quantities(self) -> None:
        at = 0
        while m := _QUANTITY.search(self._left, at):
            at = max(m.end("number"), m.end("upper"), m.end("scale"), m.end("unit"), m.end("hyphen"), m.start() + 1)
            self._quantity(m)

    def _quantity(self, m: re.Match[str]) -> None:
        written = m["unit"] or m["sign"] or m["hyphen"]
        low = m["number"].casefold()
        if low in ("en", "ett") and not written:
            return
        if low.startswith("halv"):
            if not written and not m["head"]:
                return
            self._add("count", 0.5, stem(m["head"] or written), m, group="number")
            return
        unit, factor = (
            _unit(written)
            if written
            else (stem(m["head"]) if m["head"] and m["head"].casefold() not in _NO_HEADS else "", 1.0)
        )
        scale = m["scale"] or m["scale2"]
        times = (1e6 if scale.startswith("m") else 1e3) if scale else 1.0
        if scale and scale.casefold() == "tkr":
            unit, times = "kr", 1e3
        if scale and (m["head"] or "").startswith("kron"):
            unit = "kr"
        kind: FactKind = "amount" if unit == "kr" else "share" if unit == "%" else "time" if unit in _TIME else "count"
        ends = (
            "unit"
            if m["unit"]
            else "sign"
            if m["sign"]
            else "hyphen"
            if m["hyphen"]
            else "upper"
            if m["upper"]
            else "scale"
            if m["scale"]
            else "number"
        )
        for group in ("number", "upper"):
            if m[group] and not (group == "upper" and unit == "" and not m[group][0].isdigit()):
                number = _number(m[group])
                start, end = m.start(group), m.end(ends) if group == "number" and not m["upper"] else m.end(group)
                if group == "upper":
                    end = m.end(ends)
                self._found.append(
                    Fact(
                        kind,
                        number * factor * times,
                        unit,
                        start,
                        end,
                        self._bound(m.start("number"), end),
                        number * times,
                    )
                )


def _number(text: str) -> float:
    word = text.casefold()
    if word in _WORDS:
        return float(_WORDS[word])
    if word.startswith("halv"):
        return 0.5
    return float(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))


def _ordinal(text: str) -> float:
    word = text.casefold()
    return float(_ORDINALS[word]) if word in _ORDINALS else float(re.match(r"\d+", word)[0])  # type: ignore[index]


def _unit(word: str) -> tuple[str, float]:
    for pattern, unit, factor in _UNIT_PATTERNS:
        if pattern.match(word):
            return unit, factor
    return stem(word), 1.0
