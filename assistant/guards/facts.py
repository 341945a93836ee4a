"""Guards for values: numbers, times and dates stand in the source, tied to their subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference
from assistant.facts.fact import COUNTED, Fact, is_frequency
from assistant.facts.read import facts
from assistant.guards.bindings import bound_to_another
from assistant.guards.cases import ruling
from assistant.matching import kinship, words


def numbers(case: Comparison) -> Iterator[Difference]:
    """Every number, time and date of the statement stands in the evidence, of the same unit and about the same."""
    held = _held(case)
    for fact in facts(case.statement):
        if _is_told_otherwise(case, fact, held):
            continue
        if any(fact.same(other) for other in held):
            if (other := bound_to_another(case, fact)) is not None:
                yield differs(case, fact, other)
        elif any(_is_day_after(fact, other) for other in held):
            continue
        elif (ruled := ruling(case, fact)) is not None:
            if not ruled.fits:
                said = case.statement[fact.start : fact.end]
                yield Difference(f"källan säger {ruled.told}, påståendet {said}", fact.start, fact.end)
        elif not _stands_around(case, fact):
            yield differs(case, fact, None)


def _held(case: Comparison) -> list[Fact]:
    """The values of the evidence."""
    return [f for u in case.units for f in facts(u.whole)]


def _is_day_after(fact: Fact, other: Fact) -> bool:
    """Whether the evidence tells the day that follows on a time: "från den femtonde dagen" after two weeks."""
    return fact.kind == "time" and (other.kind, other.unit, other.value) == ("ordinal", fact.unit, fact.value + 1)


def _is_told_otherwise(case: Comparison, fact: Fact, held: Sequence[Fact]) -> bool:
    """Whether a value only numbers an item, or the evidence has it in another form, as a rate."""
    return fact.end < len(case.item_number) or is_frequency(fact, facts(case.statement), held)


def _stands_around(case: Comparison, fact: Fact) -> bool:
    """Whether the headings tell a value of the whole passage, or the evidence the noun that something is told per."""
    of_the_whole = fact.kind in ("year", "month", "rate", "code", "law")
    if of_the_whole and any(fact.same(other) for other in facts(case.context)):
        return True
    of_a_noun = fact.kind == "rate" and fact.unit not in ("dag", "månad", "minut", "km")
    return of_a_noun and any(kinship(fact.unit, w.stem) >= 0.75 for w in words(case.evidence))


def other_numbers(case: Comparison) -> Iterator[Difference]:
    """Numbers in whose place the source tells another; one of a kind that it has none of may follow from its words."""
    held = _held(case)
    for difference in numbers(case):
        mine = next(f for f in facts(case.statement) if f.start == difference.start)
        if any(mine.alike(other) for other in facts(case.passage)) and not _is_reckoned(mine, held):
            yield difference


def _is_reckoned(fact: Fact, held: Sequence[Fact]) -> bool:
    """Whether a value is the difference of two of the evidence's, or their sum: 9 fewer than 64 are 55."""
    if fact.kind not in ("amount", "share", "time", "count") or fact.bound or any(fact.same(f) for f in held):
        return False
    counted = [f for f in held if f.kind in COUNTED]
    of_its_kind = [f for f in counted if f.alike(fact) or {f.unit, fact.unit} == _DAYS]
    return any(
        a is not b and fact.number in (abs(a.number - b.number), a.number + b.number)
        for a in of_its_kind
        for b in counted
    )


_DAYS = {"dag", "arbetsdag"}


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


def replaced(case: Comparison) -> Iterator[Difference]:
    """The source's own words up to a figure, with which the statement ends, and another figure there.

    "Medianen blev 61 dagar" is not told by "Medianen blev 24 dagar, jämfört med 61 dagars genomsnitt".
    """
    told = facts(case.statement)
    last = told[-1] if told else None
    if last is None or last.bound or case.statement[last.end :].strip(" .") or last.kind not in _MEASURED:
        return
    opening = case.statement[: last.start].strip()
    if len(opening.split()) < _LEAST_OPENING:
        return
    after = [m.end() for m in re.finditer(rf"(?<!\w){re.escape(opening)}\s+", case.passage, re.IGNORECASE)]
    there = [f for f in facts(case.passage) if f.start in after]
    if there and len(there) == len(after) and all(f.unit == last.unit and not f.same(last) for f in there):
        said = (case.passage[there[0].start : there[0].end], case.statement[last.start : last.end])
        yield Difference(f"källan säger {said[0]}, påståendet {said[1]}", last.start, last.end)


_MEASURED = ("amount", "share", "time", "count")
_LEAST_OPENING = 2


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
