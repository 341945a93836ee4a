"""One case under a rule: "en skuld på 12 000 kronor" where the source has "belopp över 20 000 kronor".

A case within the source's bound has what the source says, a case beyond it the contrary: "Är du sjuk i fem dagar behövs
inget intyg" follows from "intyg krävs från åttonde dagen".
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.comparison import Comparison, clause_of, clauses
from assistant.evidence import Unit, units
from assistant.facts.fact import CASE, Fact
from assistant.facts.read import facts
from assistant.guards.bindings import binding
from assistant.matching import words
from assistant.parties import is_office, same_party
from assistant.verb_forms import is_finite

_CONDITION = re.compile(r"\W*(?:om|när|ifall|som|vars|vid|medan|och)\b", re.I)
_NAMED = re.compile(
    r"\b(?:en|ett|någon|inga?|vid|av|för|trots) (?:\w+ ){0,3}?(?:på|om|för|värd|av|är värd)? ?\Z|\bför en \Z", re.I
)
_DENIES = re.compile(
    r"\b(?:inte|ej|ingen|inget|inga|aldrig|varken)\b(?! (?:mer|fler|mindre|högre|längre|över|under|äldre|yngre)\b)|"
    r"\b(?:avslås|avslag|neka\w*|blir utan|utanför|undanta\w*|slipp\w*|befria\w*|skrivs av|uteslut\w*|"
    r"för (?:dyr\w*|gam\w*|lite|kort|lång\w*|sen\w*|ung\w*|hög\w*|stor\w*|få|många))\b",
    re.I,
)
_REST = re.compile(r"\b(?:därutöver|däröver|annars|övriga|(?:högre|större|lägre|mindre) belopp|över detta)\b", re.I)
_PART = re.compile(r"[,;:–|\n](?!\d)|\boch\b", re.I)
_Bounded = tuple[Unit, Fact, tuple[float, float]]
"""A unit, a bound in it, and the interval that the bound leaves."""
_RANGE_LENGTH = 14
"""Most signs from one end of a range to the other."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A case with the bound it is held against.

    Attributes:
        fits: Whether the statement says of it what follows from the source.
        told: The bound as the source writes it.
    """

    fits: bool
    told: str


def ruling(case: Comparison, fact: Fact) -> Ruling | None:
    """What follows of a value that is told of one case; None where it is no case or the source has no such bound."""
    if not is_case(case.statement, fact):
        return None
    found = _bounds(case, fact)
    if not found:
        return None
    nearest = max(binding(case, fact, unit, told) for unit, told, _ in found)
    near = [f for f in found if fact.code == CASE or binding(case, fact, f[0], f[1]) >= _NEARLY * nearest]
    rulings = [_ruling(case, fact, unit, near) for unit in dict.fromkeys(f[0] for f in near)]
    return next((r for r in rulings if r.fits), rulings[0])


_NEARLY = 0.8
"""How near the statement's words another bound than the nearest must stand to be the one that is meant."""


def _ruling(case: Comparison, fact: Fact, unit: Unit, found: Sequence[_Bounded]) -> Ruling:
    """By the bounds of one unit; of "upp till 5 000, upp till 15 000" the narrowest that has the case."""
    own = [f for f in found if f[0] is unit]
    within = [f for f in own if f[2][0] <= fact.value <= f[2][1]]
    _, told, _ = min(within or own, key=lambda f: f[2][1] - max(f[2][0], 0.0))
    inside = bool(within)
    contrary = denied(unit.whole, told, len(unit.whole) - len(unit.text)) != denied(case.statement, fact)
    rest = not inside and _REST.search(unit.whole) is not None  # "därutöver socialutskottet"
    fits = (contrary != inside or rest or (inside and fact.code == CASE)) and _of_its_office(
        case, unit, told, inside=inside
    )
    return Ruling(fits, unit.whole[told.start : told.end])


def is_case(statement: str, fact: Fact) -> bool:
    """Whether a value is told of one case: in a condition, before the verb, or of "en skuld på ..."."""
    if fact.bound or fact.about or fact.kind not in ("amount", "time", "count", "share", "ordinal"):
        return False
    if fact.code == CASE or _NAMED.search(statement, 0, fact.start):
        return True
    start, end = clause_of(statement, fact.start)
    if _CONDITION.match(statement, start):
        return True
    first = start == clauses(statement)[0][0]
    inside = [w for w in words(statement) if start <= w.start < end]
    before = [w for w in inside if w.end <= fact.start and is_finite(w)]
    return first and (not before or before[0] is inside[0])


def _bounds(case: Comparison, fact: Fact) -> list[_Bounded]:
    """The bounds that the evidence has of a value's kind, each with the interval that it leaves."""
    source = [*case.units, *(u for u in units(case.passage, case.context) if u not in case.units)]
    found = []
    for unit in source:
        told = facts(unit.whole)
        for n, other in enumerate(told):
            low, high = _interval(told, n)
            if other.bound and fact.bounded_by(other):
                found.append((unit, other, (low, high)))
    near = [f for f in found if f[0] in case.units]
    return near or found


def _interval(told: Sequence[Fact], n: int) -> tuple[float, float]:
    low, high = -math.inf, math.inf
    pairs = [(a, b) for a, b in pairwise(told) if told[n] in (a, b) and b.start - a.end <= _RANGE_LENGTH]
    ends = {told[n], *(f for a, b in pairs if a.bound != b.bound and a.alike(b) for f in (a, b))}
    for end in ends:
        low = max(low, end.value) if end.bound == "least" else low
        high = min(high, end.value) if end.bound == "most" else high
    return low, high


def denied(text: str, fact: Fact, opens: int = 0) -> bool:
    """Whether what a sentence tells with a value is denied; the text before `opens` is its lead-in."""
    start = max(opens, *(text.rfind(c, 0, fact.start) + 1 for c in ".;\n"))
    stop = re.search(r"[.;\n](?!\d)", text[fact.end :])
    return _DENIES.search(text, start, fact.end + stop.start() if stop else len(text)) is not None


def _of_its_office(case: Comparison, unit: Unit, told: Fact, *, inside: bool) -> bool:
    """Whether the office that the statement names is the one of the part that the case falls under."""
    mine = [w for w in case.words if is_office(w)]
    rest = _REST.search(unit.whole)
    place = told.start if inside else rest.start() if rest else None
    if not mine or place is None:
        return True
    marks = () if unit.key else _PART.finditer(unit.whole)
    cuts = [0, *(m.start() for m in marks), len(unit.whole)]
    start, end = next((a, b) for a, b in pairwise(cuts) if a <= place < b)
    theirs = [w for w in words(unit.whole) if start <= w.start < end and is_office(w)]
    return not theirs or any(same_party(m, t) for m in mine for t in theirs)
