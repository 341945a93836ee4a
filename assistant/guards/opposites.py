"""Swedish opposites ("bevilja" and "avslå"), and the guard: none stands where the source has the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import ingest
from assistant.comparison import Comparison, Difference, clause_of
from assistant.evidence import Unit, units
from assistant.matching import Word, match, words
from assistant.negations import BOUNDS
from assistant.roles import with_verb
from ingest.analyze import stem

_FILE = Path(ingest.__file__).parent / "data" / "opposites.txt"


def plain(word: str) -> str:
    """How a word is looked up: a long word by its stem; stems of short ones meet too many others."""
    low = word.casefold()
    if low.startswith("tidig"):
        return low  # not what "tid" is
    return stem(low) if len(low) > 6 else low.removesuffix("s") if len(low) > 5 else low


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]:
        left, right = (frozenset(map(plain, side.split())) for side in line.split("/"))
        for word in left | right:
            table[word] = table.get(word, frozenset()) | (right if word in left else left)
    return table


_OPPOSITES = _opposites()


def are_opposite(one: str, other: str) -> bool:
    """Whether two words are opposites: "beviljas" and "avslås"."""
    return plain(other) in _OPPOSITES.get(plain(one), frozenset())


def opposites_of(word: str) -> frozenset[str]:
    """The plain forms of a word's opposites."""
    return _OPPOSITES.get(plain(word), frozenset())


def turned_by_prefix(word: str) -> frozenset[str]:
    """The word turned by a prefix: "oense" of "ense", and the other way round."""
    low = plain(word)
    if len(low) < 5:
        return frozenset()
    turned = {low[1:]} if low.startswith("o") else {f"o{low}"}
    return frozenset(turned)


def opposites(case: Comparison) -> Iterator[Difference]:
    """No word of the statement stands where the evidence has its opposite."""
    held = {plain(w.text): w.text for u in case.units[:1] for w in words(u.text if u.key else u.whole)}
    yield from _within_clauses(case)
    bounds = [m.span() for m in BOUNDS.finditer(case.statement)]  # "aldrig senare än" is no opposite of "alltid"
    for word in case.words:
        against = opposites_of(word.text) or turned_by_prefix(word.text)
        if any(a <= word.start < b for a, b in bounds):
            continue
        if not against or plain(word.text) in held or _said_as_well(case, word):
            continue
        if against & {plain(w.text) for w in case.words} or is_denied(case.statement, word):
            continue
        friends = {w for a in against for w in opposites_of(a)}
        if friends & held.keys():
            continue
        other = next(iter(sorted(held.keys() & against)), None)
        if other == "aldrig" and _NEVER_DENIED.search(case.evidence):
            continue
        if other and not re.search(rf"\binte (?:\w+ )?{other[:4]}", case.evidence, re.I):
            yield _differing(held[other], word)


def _differing(theirs: str, mine: Word) -> Difference:
    return Difference(f"källan säger ”{theirs.lower()}”, påståendet ”{mine.text.lower()}”", mine.start, mine.end)


def is_denied(text: str, word: Word) -> bool:
    """Whether a word stands in a clause that denies: "muntligt räcker inte"."""
    return _DENIED.search(text, *clause_of(text, word.start, coarse=True)) is not None


_NEVER_DENIED = re.compile(r"\baldrig (?:hindr|nek|vägr|förbj|förbju|avvis|utesl|avslå)\w*", re.I)


def _within_clauses(case: Comparison) -> Iterator[Difference]:
    """An opposite where the statement has both: "den som söker på papper ..., den som söker digitalt ..."."""
    source = [(text, a, b) for u in case.units if not u.key for text in [u.text] for a, b in with_verb(text)]
    said = {plain(w.text) for w in case.words}
    for start, end in with_verb(case.statement):
        inside = [w for w in case.words if start <= w.start < end]
        for word in inside:
            against = opposites_of(word.text)
            rest = [w for w in inside if w.weight and w is not word]
            both = against & {plain(w.text) for w in inside}
            if not against & said or both or len(rest) < 2 or _DENIED.search(case.statement, start, end):
                continue
            held = [[w for w in words(t) if a <= w.start < b] for t, a, b in source]
            shares = [sum(w.weight * match(w, h).strength for w in rest) for h in held]
            most = max(shares, default=0.0)
            if most < _SAME_CLAUSE * sum(w.weight for w in rest):
                continue
            there = [h for h, s in zip(held, shares, strict=True) if s >= 0.9 * most]
            theirs = [next((w for w in h if plain(w.text) in against), None) for h in there]
            if theirs[0] and all(theirs) and not any(_has(h, word) for h in there):
                yield _differing(theirs[0].text, word)


_IS_IT = 0.9
"""Least strength of a match by which a clause has a word, in another form perhaps: "sambo", "sambor"."""


def _has(held: Sequence[Word], word: Word) -> bool:
    return match(word, held).strength >= _IS_IT


_DENIED = re.compile(r"\b(?:inte|ej|ingen|inget|inga)\b", re.I)
_SAME_CLAUSE = 0.7
"""Least share of a clause's words that the clause telling the same has."""


def _said_as_well(case: Comparison, word: Word) -> bool:
    """Whether another unit has the word itself and holds the statement nearly as well."""
    rest = [w for w in case.words if w.weight and w is not word]

    def held(unit: Unit) -> float:
        return sum(w.weight * match(w, words(unit.whole)).strength for w in rest)

    others = [u for u in units(case.passage, case.context) if word.stem in {w.stem for w in words(u.text)}]
    return any(held(u) >= 0.8 * held(case.units[0]) for u in others)
