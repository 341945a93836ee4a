"""Guards for what a value is to its matter: a highest or a lowest one, before or after, for each of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.evidence import Unit
from assistant.facts import measures
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.guards.cases import denied
from assistant.matching import Word, kinship, words
from assistant.parties import is_office, same_party
from ingest.documents import CELL

_ABOVE = re.compile(r"\b(?:därutöver|däröver|annars|utöver|överstig\w*|över|mer än)\b", re.I)
_LEAST_TOO = re.compile(
    r"\b(?:minst\w*|lägst\w*|lägsta|tidigast|före|innan|från|över|mer|större|äldre|längre|högre|fler|efter|fyllt|först|minimi\w*|"
    r"överstig\w*|gräns\w*|under|kvar|senast|redan|åtminstone|utöver|därutöver|däröver|annars)\b",
    re.I,
)
_OR = re.compile(r"\beller\b(?! (?:mer|fler|äldre|yngre|över|längre|högre|mindre|färre|senare|tidigare)\b)", re.I)
_EACH = re.compile(r"\b(?:per|varje|vart och ett av|var och en av)\s+([^\W\d_]{3,})", re.I)


def bounds(case: Comparison) -> Iterator[Difference]:
    """A highest value is not a lowest one; what is said of the rest ("därutöver") is left alone."""
    for fact in facts(case.statement):
        if fact.kind in ("month", "year", "rate", "code", "law") or fact.about:
            continue
        theirs = [f.bound for u in case.units for f in facts(u.whole) if fact.same(f)]
        if fact.bound and theirs and all(b and b != fact.bound for b in theirs):
            if not (fact.bound == "least" and _is_about_the_rest(case)) and not _is_turned(case, fact):
                told = "högst" if theirs[0] == "most" else "minst"
                yield Difference(f"källan säger {told} {case.statement[fact.start : fact.end]}", fact.start, fact.end)
        elif fact.bound == "least" and theirs and not any(theirs) and not _LEAST_TOO.search(case.evidence):
            yield Difference("källan säger inte minst", fact.start, fact.end)


def _is_about_the_rest(case: Comparison) -> bool:
    """Whether the statement's party is the one that the evidence names after "därutöver", or a table above it."""
    after = _ABOVE.search(case.evidence)
    rest = words(case.evidence[after.end() :]) if after else ()
    heads = (w for u in case.units for w in words(_head_of_the_rest(u)))
    return any(is_office(w) and any(is_office(v) and same_party(v, w) for v in case.words) for w in (*rest, *heads))


def _head_of_the_rest(row: Unit) -> str:
    """The head of the column that has "därutöver" in a row."""
    cells, heads = row.text.split(CELL), row.lead.split(CELL)
    return next((head for cell, head in zip(cells, heads, strict=False) if _ABOVE.search(cell)), "")


def _is_turned(case: Comparison, fact: Fact) -> bool:
    """Whether the contrary is told of what lies beyond the bound: "färre än 20 får inget" of "minst 20 får bidrag"."""
    theirs = [(u, f) for u in case.units for f in facts(u.whole) if fact.same(f)]
    if any(_OR.search(u.text) for u, _ in theirs):
        return False  # beyond one alternative the other may hold
    said = denied(case.statement, fact)
    return all(denied(u.whole, f, len(u.whole) - len(u.text)) != said for u, f in theirs)


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
