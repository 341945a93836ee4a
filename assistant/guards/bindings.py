"""Guard for the words that a value stands by: another value that stands nearer to them is the one that is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from assistant.comparison import Comparison, Difference
from assistant.evidence import Unit, units
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import Word, kinship, words


def exchanged(case: Comparison) -> Iterator[Difference]:
    """Two values of a kind stand in one another's places: "31 ledde till återkrav och 18 avskrevs"."""
    said = [f for f in facts(case.statement) if _nearest(case, f, f)]
    for one, other in combinations(said, 2):
        if not one.alike(other) or one.same(other):
            continue
        told = _nearest(case, one, one) + _nearest(case, other, other)
        if _nearest(case, one, other) + _nearest(case, other, one) > _EXCHANGED * told:
            first, second = (case.statement[f.start : f.end] for f in (one, other))
            yield Difference(f"källan säger {second} där påståendet säger {first}", one.start, one.end)


_EXCHANGED = 1.1
"""How much nearer two values must stand to one another's words to have changed places; 1 would do on the pairs."""


def _nearest(case: Comparison, fact: Fact, told: Fact) -> float:
    """How near the words by a fact of the statement stand to another of its values, in the passage."""
    source = units(case.passage, case.context)
    return max((binding(case, fact, u, f) for u in source for f in facts(u.whole) if told.same(f)), default=0.0)


def bound_to_another(case: Comparison, fact: Fact) -> Fact | None:
    """The fact of the passage that stands with the statement's words in this one's place, if it is another one.

    "31 återkrav, 9 polisanmälningar": with "polisanmälan" belongs 9.
    """
    scored = [
        (binding(case, fact, unit, other), fact.same(other), other)
        for unit in units(case.passage, case.context)
        for other in facts(unit.whole)
        if fact.same(other) or fact.alike(other)
    ]
    said = [f for f in facts(case.statement) if f is not fact]
    best = max((s for s, same, _ in scored if same), default=0.0)
    rivals = [(s, o) for s, same, o in scored if not same and not any(f.same(o) for f in said)]
    if (own := _named_by_its_noun(case, fact)) is not None:
        return own
    score, rival = max(rivals, key=lambda r: r[0], default=(0.0, None))
    return rival if score > _CLEARLY * best + _AT_LEAST else None


_CLEARLY, _AT_LEAST = 1.6, 0.3
"""How much nearer another fact must stand to the statement's words to be the one that belongs to them."""


def _named_by_its_noun(case: Comparison, fact: Fact) -> Fact | None:
    """Another count whose noun the statement has, where it has not the noun of the count that it names."""
    if fact.kind != "count":
        return None
    counts = [f for u in case.units for f in facts(u.whole) if f.kind == "count" and f.unit]
    same = [f for f in counts if f.same(fact)]
    said = [f for f in facts(case.statement) if f is not fact]
    if not same:
        return None
    if fact.unit and not any(kinship(fact.unit, f.unit) >= 0.75 for f in same):
        rivals = [f for f in counts if kinship(fact.unit, f.unit) >= 0.75 and not any(f.same(o) for o in said)]
        if rivals:
            return rivals[0]
    if any(_has_noun(case, f) for f in same):
        return None
    return next((f for f in counts if _has_noun(case, f) and not any(f.same(o) for o in (*said, fact))), None)


def _has_noun(case: Comparison, count: Fact) -> bool:
    return any(kinship(count.unit, w.stem) >= 0.75 for w in case.words if w.weight)


def binding(case: Comparison, fact: Fact, unit: Unit, other: Fact) -> float:
    """How near the words by a fact of the statement stand to a fact of a unit."""
    text = unit.whole
    total = 0.0
    for word in case.words:
        if not word.weight:
            continue
        near = max(
            (
                kinship(word.stem, w.stem) * _nearness(text, other, w)
                for w in words(text)
                if w.weight and kinship(word.stem, w.stem) >= 0.75
            ),
            default=0.0,
        )
        total += word.weight * _nearness(case.statement, fact, word) * near
    return total


def _nearness(text: str, fact: Fact, word: Word) -> float:
    between = text[fact.end : word.start] if word.start >= fact.end else text[word.end : fact.start]
    steps = between.count(" ") + 3 * sum(between.count(c) for c in ",;.:|") + 3 * between.count(" och ")
    return 1 / (1 + steps / 3)
