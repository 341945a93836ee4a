"""Guards for what can be counted or looked up: numbers, times, dates and references to law, tied to their subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.comparison import Comparison, Difference, clause_of
from assistant.evidence import Unit, match_all
from assistant.facts import measures
from assistant.facts.fact import Fact, is_frequency
from assistant.facts.read import facts
from assistant.facts.references import sections
from assistant.guards.bindings import bound_to_another
from assistant.guards.cases import ruling
from assistant.matching import Word, kinship, words
from assistant.parties import is_office, same_party


def numbers(case: Comparison) -> Iterator[Difference]:
    """Every number, time and date of the statement stands in the evidence, of the same unit and about the same."""
    held = [f for u in case.units for f in facts(u.whole)]
    around = list(facts(case.context))
    for fact in facts(case.statement):
        if fact.end < len(case.item_number):
            continue
        if _is_hour(case.statement, fact) and any(o.kind == "clock" and o.value == 60 * fact.value for o in held):
            continue
        if is_frequency(fact, facts(case.statement), held):
            continue
        if _is_rate_by_name(case, fact) or _is_in_thousands(case, fact):
            continue
        if any(fact.same(other) for other in held):
            if not _is_range_too(case, fact) and (other := bound_to_another(case, fact)) is not None:
                yield differs(case, fact, other)
            continue
        if (ruled := ruling(case, fact)) is not None:
            if not ruled.fits:
                said = case.statement[fact.start : fact.end]
                yield Difference(f"källan säger {ruled.told}, påståendet {said}", fact.start, fact.end)
            continue
        if fact.kind in ("year", "month", "rate", "code", "law") and any(fact.same(other) for other in around):
            continue
        of_a_noun = fact.kind == "rate" and fact.unit not in ("dag", "månad", "minut", "km")
        if of_a_noun and any(kinship(fact.unit, w.stem) >= 0.75 for w in words(case.evidence)):
            continue
        yield differs(case, fact, None)


def other_numbers(case: Comparison) -> Iterator[Difference]:
    """Numbers in whose place the source tells another; one of a kind that it has none of may follow from its words."""
    for difference in numbers(case):
        mine = next(f for f in facts(case.statement) if f.start == difference.start)
        if difference.tells or any(mine.alike(other) for other in facts(case.passage)):
            yield difference


_CHANGED = re.compile(
    r"\b(?:höj|sänk|ändra|öka|minska|sjunk|stig|gå)\w*(?: (?:upp|ned|ner))? från "
    r"(?P<old>\d[\d ,.]*?\d|\d)(?: \w+)? till "
    r"(?P<new>(?:\d[\d ,.]*\d|\d)(?: (?:kronor|kr|procent|dagar|arbetsdagar|månader))?)",
    re.I,
)
_TELLS_CHANGE = re.compile(
    r"\b(?:från|tidigare|förut|förr|var|höj\w*|sänk\w*|ändra\w*|öka\w*|minska\w*|före|innan|till och med)\b", re.I
)


def superseded(case: Comparison) -> Iterator[Difference]:
    """A value that the evidence says is changed to another holds no more."""
    if _TELLS_CHANGE.search(case.statement):
        return
    for m in _CHANGED.finditer(case.evidence):
        old, new = (_digits(m[name]) for name in ("old", "new"))
        for fact in facts(case.statement):
            mine = _digits(case.statement[fact.start : fact.end])
            if mine == old != new and fact.kind in ("amount", "share", "time", "count"):
                said = case.statement[fact.start : fact.end]
                told = f"källan säger {m['new'].strip()} (ändrat från {m['old'].strip()}), påståendet {said}"
                yield Difference(told, fact.start, fact.end)


def _digits(text: str) -> str:
    """The digits of a text in a row, "10000" of "10 000 kr"."""
    return re.sub(r"\D", "", text)


_THOUSANDS = re.compile(r"\btkr\b|\btusen(?:tal)? kronor\b|\b1 000 kr\b", re.I)


def _is_in_thousands(case: Comparison, fact: Fact) -> bool:
    """Whether an amount stands in a row of a table whose head tells that its values are thousands."""
    return (
        fact.kind in ("amount", "count")
        and _THOUSANDS.search(case.passage) is not None
        and any(is_thousandth(fact, f) for u in case.units if u.key for f in facts(u.text))
    )


def is_thousandth(fact: Fact, other: Fact) -> bool:
    """Whether a value without a unit is as many thousands as an amount is."""
    return other.kind == "count" and other.value * 1000 == fact.value


_RATES = {"minut": "tim", "dag": "dag dygn veck", "månad": "månad år kvartal"}


def _is_rate_by_name(case: Comparison, fact: Fact) -> bool:
    """Whether the evidence names a rate by the first part of a noun: "timpris", "månadskostnad"."""
    firsts = tuple(_RATES.get(fact.unit, "").split()) if fact.kind == "rate" else ()
    return bool(firsts) and any(
        w.text.casefold().startswith(firsts) and measures.unit(w.text)[0] not in measures.TIME
        for w in words(case.evidence)
    )


_RANGE_LENGTH = 8
"""Most signs from one end of a range to the other."""


def _is_range_too(case: Comparison, fact: Fact) -> bool:
    """Whether a value is one end of a range that the evidence has whole: "15–17 år", "mellan 15 och 17 år"."""

    def ranges(text: str) -> list[tuple[Fact, Fact]]:
        pairs = pairwise(facts(text))
        return [(a, b) for a, b in pairs if (a.bound, b.bound) == ("least", "most") and b.start - a.end < _RANGE_LENGTH]

    mine = [pair for pair in ranges(case.statement) if fact in pair]
    theirs = [pair for u in case.units for pair in ranges(u.whole)]
    return any(a.same(c) and b.same(d) for a, b in mine for c, d in theirs)


_HOUR = re.compile(r"\b(?:före|efter|senast|till|från|vid|innan)\s+\Z", re.I)


def _is_hour(text: str, fact: Fact) -> bool:
    """Whether a bare number after "före" may be an hour: "före nio"."""
    return fact.kind == "count" and 0 < fact.value <= 24 and _HOUR.search(text, 0, fact.start) is not None


def dates(case: Comparison) -> Iterator[Difference]:
    """The day and the month of a date stand together: the 1st of March and the 31st of May hold no 31st of March."""
    held = {d for u in case.units for d in _dates(u.whole)}
    for span, (day, month) in _with_spans(case.statement).items():
        if day is None or month is None or not held:
            continue
        days, months = {d for d, _ in held}, {m for _, m in held}
        if (day, month) not in held and day in days and month in months and not {(day, None), (None, month)} <= held:
            yield Difference(f"källan säger inte {case.statement[slice(*span)]}", *span)


def _dates(text: str) -> set[tuple[float | None, float | None]]:
    return set(_with_spans(text).values())


def _with_spans(text: str) -> dict[tuple[int, int], tuple[float | None, float | None]]:
    """The day and the month of each date, None where not told."""
    found: dict[tuple[int, int], tuple[float | None, float | None]] = {}
    for fact in facts(text):
        if fact.kind in ("day", "month"):
            day, month = found.get((fact.start, fact.end), (None, None))
            found[fact.start, fact.end] = (fact.value, month) if fact.kind == "day" else (day, fact.value)
    return found


_EACH = re.compile(r"\b(?:per|varje|vart och ett av|var och en av)\s+([^\W\d_]{3,})", re.I)


def shares(case: Comparison) -> Iterator[Difference]:
    """An amount per household is not one per person."""
    amounts = [f for f in facts(case.statement) if f.kind == "amount"]
    for unit in case.units if amounts else ():
        theirs = _each(unit.text) if any(f.same(o) for f in amounts for o in facts(unit.text)) else []
        for mine in _each(case.statement) if theirs else []:
            if not any(kinship(mine.stem, other.stem) >= 0.7 for other in words(unit.text)):
                yield Difference(f"källan säger per {theirs[0].text}, påståendet {mine.text}", mine.start, mine.end)


def _each(text: str) -> list[Word]:
    """What something is told for each of, other than a time."""
    places = [m.start(1) for m in _EACH.finditer(text) if measures.unit(m[1])[0] not in measures.TIME]
    return [w for w in words(text) if w.start in places]


_ABOVE = re.compile(r"\b(?:därutöver|däröver|annars|utöver|överstig\w*|över|mer än)\b", re.I)


def bounds(case: Comparison) -> Iterator[Difference]:
    """A highest value is not a lowest one; what is said of the rest ("därutöver") is left alone."""
    held = [f for u in case.units for f in facts(u.whole)]
    for fact in facts(case.statement):
        same = [f for f in held if fact.same(f)]
        theirs = [f.bound or _by_header(case, f) for f in same]
        if fact.kind in ("month", "year", "rate", "code", "law") or fact.about:
            continue
        if fact.bound and theirs and all(b and b != fact.bound for b in theirs):
            if _denies(case.statement, fact) != any(
                _denies(u.whole, f) for u in case.units for f in facts(u.whole) if fact.same(f)
            ):
                continue  # "färre än 20 får inget" says what "minst 20 får" says
            if fact.bound == "least" and _ABOVE.search(case.evidence) and is_about_the_rest(case):
                continue
            told = "högst" if theirs[0] == "most" else "minst"
            yield Difference(f"källan säger {told} {case.statement[fact.start : fact.end]}", fact.start, fact.end)

        elif fact.bound == "least" and theirs and not any(theirs) and not _LEAST_TOO.search(case.evidence):
            yield Difference("källan säger inte minst", fact.start, fact.end)


def _by_header(case: Comparison, fact: Fact) -> str:
    """The bound that a table's header gives its values: "Högsta belopp"."""
    leads = [u.lead for u in case.units if u.key and any(f.same(fact) for f in facts(u.text))]
    if leads and all(_MOST_HEAD.search(lead) for lead in leads):
        return "most"
    return "least" if leads and all(_LEAST_HEAD.search(lead) for lead in leads) else ""


_MOST_HEAD = re.compile(r"\b(?:högst|högsta|max|maximal\w*|tak)\b", re.I)
_LEAST_HEAD = re.compile(r"\b(?:lägst|lägsta|minst|minimum)\b", re.I)


def _denies(text: str, fact: Fact) -> bool:
    start, end = clause_of(text, fact.start, coarse=True)
    return (
        re.search(
            r"\b(?:inte|ej|ingen|inget|inga|aldrig)\b(?! (?:mer|fler|mindre|högre|lägre|längre|över|under) )",
            text[start:end],
            re.I,
        )
        is not None
    )


_LEAST_TOO = re.compile(
    r"\b(?:minst\w*|lägst\w*|lägsta|tidigast|före|innan|från|över|mer|större|äldre|längre|högre|fler|efter|fyllt|först|minimi\w*|"
    r"överstig\w*|gräns\w*|under|kvar|senast|redan|åtminstone|utöver|därutöver|däröver|annars)\b",
    re.I,
)


def direction(case: Comparison) -> Iterator[Difference]:
    """A time before something is not one after it."""
    held = [(f, _way(u.whole, f)) for u in case.units for f in facts(u.whole) if f.kind == "time"]
    for fact in facts(case.statement):
        way = _way(case.statement, fact)
        theirs = {w for f, w in held if fact.same(f) and w}
        if fact.kind == "time" and way and theirs and way not in theirs:
            yield Difference("källan säger före i stället för efter, eller tvärtom", fact.start, fact.end)


_WAY = re.compile(
    r"\s*(?:\w+\s+){0,1}?(?:(?P<before>före|i förväg|i förhand)|(?P<after>efter|från|sedan|räknat från))\b", re.I
)


def _way(text: str, fact: Fact) -> str:
    """Whether a time is counted back ("tre dagar före") or on ("tre dagar efter", "från")."""
    m = _WAY.match(text, fact.end)
    return "" if not m else "before" if m["before"] else "after"


def is_about_the_rest(case: Comparison) -> bool:
    """Whether the statement's party is the one that the evidence names after "därutöver"."""
    after = _ABOVE.search(case.evidence)
    rest = words(case.evidence[after.end() :]) if after else ()
    return any(is_office(w) and any(is_office(v) and same_party(v, w) for v in case.words) for w in rest)


def differs(case: Comparison, fact: Fact, other: Fact | None) -> Difference:
    """What a fact of the statement differs by, with what the source says instead where that can be told."""
    said = case.statement[fact.start : fact.end]
    instead = _instead(case, fact) if other is None else None
    if instead:
        return Difference(f"källan säger {instead}, påståendet {said}", fact.start, fact.end)
    return Difference(f"källan säger inte {said} om detta", fact.start, fact.end, other is not None)


def _instead(case: Comparison, fact: Fact) -> str:
    said = facts(case.statement)
    for unit in case.units:
        text = unit.whole
        for other in facts(text):
            if fact.alike(other) and not any(f.same(other) for f in said):
                return text[other.start : other.end]
    return ""


def references(case: Comparison) -> Iterator[Difference]:
    """Every section that the statement names is one that its evidence names."""
    held = [s for u in _speaking(case) for s in sections(u.whole)]
    for section in sections(case.statement):
        if any(section.agrees(other) for other in held):
            continue
        here = _first_section(case)
        said = case.statement[section.start : section.end]
        if here == said:  # named by the sentence before, which the one compared points back at
            continue
        if here:
            yield Difference(f"källan säger {here}, påståendet {said}", section.start, section.end)
        elif not any(section.agrees(other) for other in sections(case.context)):
            yield Difference(f"källan nämner inte {said}", section.start, section.end, False)


def _speaking(case: Comparison) -> list[Unit]:
    """The units that the statement's words come from; where the best one names a section, none that adds only that."""
    shares = [
        sum(w.weight * m.strength for w, m in zip(case.words, match_all(case.statement, u.whole), strict=False))
        for u in case.units
    ]
    best = max(range(len(shares)), key=lambda n: shares[n], default=None)
    if best is None or not sections(case.units[best].whole):
        return list(case.units)
    return [u for u, s in zip(case.units, shares, strict=True) if s >= 0.5 * shares[best]]


def _first_section(case: Comparison) -> str:
    """The first section that the evidence names, as written; "" where it names none."""
    for unit in case.units:
        for other in sections(unit.whole):
            return unit.whole[other.start : other.end]
    return ""
