"""Pairs of statements in the library that contradict each other, apart from those that differ for a reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.facts.fact import Fact
from assistant.matching import Word, kinship, words
from assistant.oversight.contrasts import Reason, case, is_limit, reason
from assistant.oversight.terms import GENERIC, strength, terms, wanted
from assistant.oversight.typed_facts import TypedFact, What, typed_facts
from assistant.parties import is_office
from ingest.analyze import stem
from ingest.index import Index

_SAME_SUBJECT = 0.66
"""Least share of each statement's words that the other holds, for both to be about the same."""
_DENIED = 0.85
"""The same where one denies what the other says; there nothing but the words tells that it is the same."""
_NEARLY_ALL = 0.98
_LEAST_SHARE = 0.5
"""Least share of the one that holds less."""
_TELLING = 0.7
"""Weight from which a word that the other statement lacks makes it another subject."""
_HELD = 0.7
_FAINT = 0.3
"""What is left of the weight of a word that is said of any subject."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements about the same thing that say different things.

    Attributes:
        differs_by: What tells them apart without a conflict: "year", "municipality", "household"; "" for a conflict.
        one, other: The heavier source first.
        values: What each says instead of the other, as written.
    """

    what: What
    differs_by: Reason
    one: TypedFact
    other: TypedFact
    values: tuple[str, str]
    likeness: float


def contradictions(index: Index) -> tuple[Pair, ...]:
    """All pairs, the conflicts first and among them the most alike."""
    return pairs(typed_facts(index))


def pairs(found: Sequence[TypedFact]) -> tuple[Pair, ...]:
    """The pairs among some typed facts."""
    best: dict[tuple[object, ...], Pair] = {}
    for one, other in _candidates(found):
        if pair := compare(one, other):
            key = tuple(sorted((one.place, other.place)))
            if key not in best or _rank(pair) < _rank(best[key]):
                best[key] = pair
    return tuple(sorted(best.values(), key=lambda p: (p.differs_by != "", -p.likeness, p.one.place)))


def compare(one: TypedFact, other: TypedFact) -> Pair | None:
    """Two typed facts as a pair, where they are about the same and state different values of it."""
    if one.what != other.what or one.document == other.document:
        return None
    said = _values_differ(one, other)
    cases = {case(one.text), case(other.text)} - {None}
    if said is None or len(cases) > 1:
        return None
    if one.what in ("amount", "count", "negation") and not (_tells_subject(one) and _tells_subject(other)):
        return None
    if one.key and other.key and not _same_row(one.key, other.key):
        return None
    shares = _held(one, other), _held(other, one)
    likeness = float((shares[0] * shares[1]) ** 0.5)
    if likeness < _least(one, other) or min(shares) < _LEAST_SHARE or _another_subject(one, other):
        return None
    first, second = sorted((one, other), key=lambda f: (f.document.metadata.kind.level, f.place))
    values = said if first is one else (said[1], said[0])
    return Pair(one.what, reason(one, other), first, second, values, round(likeness, 3))


def _least(one: TypedFact, other: TypedFact) -> float:
    """How alike two statements must be; more where nothing but their words ties them or their values together."""
    if one.what == "negation":
        telling = min(sum(w.weight >= _TELLING and w.stem not in GENERIC for w in f.about) for f in (one, other))
        return _DENIED if telling > 1 else _NEARLY_ALL
    several = len(one.values) > 1 and len(other.values) > 1
    agree = any(_same(f, o) for f in one.values for o in other.values)
    return _DENIED if several and agree and one.what != "age" else _SAME_SUBJECT


def _tells_subject(fact: TypedFact) -> bool:
    """Whether a statement has a word of its own for what it is about; "En fjärdedel räknas inte" has none."""
    return any(w.weight and w.stem not in GENERIC for w in fact.about) or bool(fact.household.persons)


def _same_row(one: str, other: str) -> bool:
    """Whether two rows' first cells have the same telling words."""
    mine, theirs = words(one), words(other)
    return _all_in(mine, terms(theirs)) and _all_in(theirs, terms(mine))


def _all_in(of: Iterable[Word], held: Mapping[str, float]) -> bool:
    return all(strength(w.stem, held) >= _HELD for w in of if w.weight)


def _held(one: TypedFact, other: TypedFact) -> float:
    """The share of a statement's weight that the other, with what it stands under, holds.

    Words that are said of any subject count only where the other has them too.
    """
    own = [(_weight(w, one.what), _strength(w, one, other), w.stem in GENERIC) for w in one.about]
    counted = [(weight, strength) for weight, strength, generic in own if not generic or strength >= _HELD]
    total = sum(weight for weight, _ in counted)
    return sum(weight * strength for weight, strength in counted) / total if total else 0.0


def _another_subject(one: TypedFact, other: TypedFact) -> bool:
    """Whether each has a telling word that the other lacks: "enkelslipade" here, "progressiva" there."""
    return bool(_lacking(one, other)) and bool(_lacking(other, one))


def _lacking(one: TypedFact, other: TypedFact) -> list[Word]:
    return [w for w in one.about if _weight(w, one.what) >= _TELLING and _strength(w, one, other) < _HELD]


def _strength(word: Word, one: TypedFact, other: TypedFact) -> float:
    """How well the other statement holds a word of one: fully where it tells the case that both are about."""
    told = case(one.text)
    alike = told is not None and told == case(other.text) and told.search(word.text) is not None
    return 1.0 if alike else strength(word.stem, other.held)


def _weight(word: Word, what: What) -> float:
    """What a word tells of the subject; offices are what is compared where the question is who decides."""
    if is_office(word):
        return 0.0 if what == "actor" else 0.5 * word.weight
    return _FAINT * word.weight if word.stem in GENERIC else word.weight


def _values_differ(one: TypedFact, other: TypedFact) -> tuple[str, str] | None:
    """What each says instead of the other, as written; None where they agree or cannot be compared."""
    if one.what == "actor":
        mine, theirs = {a.casefold() for a in one.actors}, {a.casefold() for a in other.actors}
        same = any(_same_actor(a, b) for a in mine for b in theirs)
        return None if same else (", ".join(one.actors), ", ".join(other.actors))
    if one.what == "negation":
        qualified = any(_QUALIFIED.search(f.text) for f in (one, other))
        return (one.text, other.text) if one.denies != other.denies and not qualified else None
    if one.denies != other.denies:
        return None
    return _figures_differ(one, other)


_QUALIFIED = re.compile(
    r"\b(?:trots|undantag\w*|även om|så länge|om inte|om det inte|bara|endast|nekas|varken|godtagbar\w*|dock|"
    r"annars|förrän|utom|inte på|eller inte)\b",
    re.I,
)
"""What keeps a denial from being the contrary of what it denies."""


def _figures_differ(one: TypedFact, other: TypedFact) -> tuple[str, str] | None:
    left = [f for f in one.values if not any(_same(f, o) for o in other.values)]
    right = [f for f in other.values if not any(_same(f, o) for o in one.values)]
    for mine in left:
        for theirs in right:
            if _comparable(one, mine, other, theirs):
                return one.said(mine), other.said(theirs)
    return None


def _same(one: Fact, other: Fact) -> bool:
    if {one.unit, other.unit} == {"dag", "arbetsdag"} and one.kind == other.kind == "time":
        days = {f.unit: f.value for f in (one, other)}
        return abs(days["arbetsdag"] * 7 - days["dag"] * 5) < 1e-6
    return one.same(other) and {one.bound, other.bound} != {"most", "least"}


def _comparable(one: TypedFact, mine: Fact, other: TypedFact, theirs: Fact) -> bool:
    """Whether two values measure the same: of the same unit, or both a time limit."""
    times = mine.kind == theirs.kind == "time" and {mine.unit, theirs.unit} <= {"dag", "arbetsdag", "månad"}
    return mine.alike(theirs) or (times and is_limit(one.text, mine) and is_limit(other.text, theirs))


def _same_actor(one: str, other: str) -> bool:
    return one == other or kinship(stem(one), stem(other)) >= _HELD


def _rank(pair: Pair) -> tuple[bool, float]:
    """A conflict before a pair that differs for a reason, the more alike first."""
    return pair.differs_by != "", -pair.likeness


_KEYS = 3
"""Of a statement's heaviest words at least one is held by any that is about the same."""
_TOO_COMMON = 150
"""Facts of a kind that share a word from which on it brings none of them together."""


def _worth_comparing(one: TypedFact, other: TypedFact) -> bool:
    return one.document is not other.document and (one.what != "negation" or one.denies != other.denies)


def _candidates(found: Sequence[TypedFact]) -> Iterator[tuple[TypedFact, TypedFact]]:
    """Pairs of the same kind where one of the heaviest words of one is held by the other, each once."""
    holders: dict[tuple[What, str], list[int]] = defaultdict(list)
    for n, fact in enumerate(found):
        for term in fact.held:
            holders[fact.what, term].append(n)
    seen: set[tuple[int, int]] = set()
    for n, fact in enumerate(found):
        heaviest = sorted((w for w in fact.about if w.weight), key=lambda w: -_weight(w, fact.what))[:_KEYS]
        for term in {t for w in heaviest for t in wanted(w.stem)}:
            others = holders.get((fact.what, term), ())
            for m in others if len(others) <= _TOO_COMMON else ():
                pair = (min(n, m), max(n, m))
                if pair not in seen and _worth_comparing(fact, found[m]):
                    seen.add(pair)
                    yield found[pair[0]], found[pair[1]]
