"""Guards for what a value is to its matter: a highest or a lowest one, before or after, for each of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of
from assistant.facts import measures
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import Word, kinship, words
from assistant.parties import is_office, same_party

_ABOVE = re.compile(r"\b(?:därutöver|däröver|annars|utöver|överstig\w*|över|mer än)\b", re.I)


def bounds(case: Comparison) -> Iterator[Difference]:
    """A highest value is not a lowest one; what is said of the rest ("därutöver") is left alone.

    "Färre än 20 får inget" says what "minst 20 får" says.
    """
    for fact in facts(case.statement):
        if fact.kind in ("month", "year", "rate", "code", "law") or fact.about:
            continue
        held = [(u.whole, f) for u in case.units for f in facts(u.whole) if fact.same(f)]
        theirs = [f.bound or _by_header(case, f) for _, f in held]
        if fact.bound and theirs and all(b and b != fact.bound for b in theirs):
            turned = _denies(case.statement, fact) != any(_denies(text, f) for text, f in held)
            if not turned and not (fact.bound == "least" and _is_about_the_rest(case)):
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
    """Whether a value's clause denies; "inte mer än" is a bound."""
    start, end = clause_of(text, fact.start, coarse=True)
    return _NOT.search(text[start:end]) is not None


_NOT = re.compile(
    r"\b(?:inte|ej|ingen|inget|inga|aldrig)\b(?! (?:mer|fler|mindre|högre|lägre|längre|över|under) )", re.I
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


def _is_about_the_rest(case: Comparison) -> bool:
    """Whether the statement's party is the one that the evidence names after "därutöver"."""
    after = _ABOVE.search(case.evidence)
    rest = words(case.evidence[after.end() :]) if after else ()
    return any(is_office(w) and any(is_office(v) and same_party(v, w) for v in case.words) for w in rest)


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
