"""Guard for opposites: no word of the statement stands where the source has its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference, clause_of
from assistant.evidence import Unit, units
from assistant.matching import Word, match, words
from assistant.negations import BOUNDS
from assistant.opposites import opposites_of, plain, turned_by_prefix
from assistant.roles import with_verb


def opposites(case: Comparison) -> Iterator[Difference]:
    """No word of the statement stands where the evidence has its opposite."""
    yield from _laden(case)
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


def denies_an_opposite(case: Comparison, start: int, end: int) -> bool:
    """Whether a stretch of the statement has the opposite of one of the evidence's words, which it may deny."""
    held = {plain(w.text) for w in words(case.evidence)}
    return any(opposites_of(w.text) & held for w in case.words if start <= w.start < end)


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


_FREE = re.compile(r"(\w{3,})(?:fri|fritt|fria|lös|löst|lösa)", re.I)
_LADEN = re.compile(r"(\w{3,})(?:pliktig|pliktigt|pliktiga|belagd|belagt|belagda|full|fullt|fulla)", re.I)


def _laden(case: Comparison) -> Iterator[Difference]:
    """What is free of something is not laden with it: "skattefri" and "skattepliktig"."""
    for mine, theirs in ((_FREE, _LADEN), (_LADEN, _FREE)):
        held = {m[1].casefold(): m.group() for w in words(case.evidence) if (m := theirs.fullmatch(w.text))}
        for word in case.words:
            m = mine.fullmatch(word.text)
            if m and (other := held.get(m[1].casefold())):
                yield Difference(f"källan säger ”{other}”, påståendet ”{word.text}”", word.start, word.end)


def _said_as_well(case: Comparison, word: Word) -> bool:
    """Whether another unit has the word itself and holds the statement nearly as well."""
    rest = [w for w in case.words if w.weight and w is not word]

    def held(unit: Unit) -> float:
        return sum(w.weight * match(w, words(unit.whole)).strength for w in rest)

    others = [u for u in units(case.passage, case.context) if word.stem in {w.stem for w in words(u.text)}]
    return any(held(u) >= 0.8 * held(case.units[0]) for u in others)
