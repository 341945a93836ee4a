"""Guards for who something is told of: no other party or name stands where the source has one, whatever the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference
from assistant.evidence import units
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.guards.names import is_name
from assistant.guards.parties import OWN_ACTORS, is_beside, may_be, swapped
from assistant.matching import Word, match, words
from assistant.parties import is_name_in, is_office, is_party, is_proper, same_party
from assistant.roles import preposition_before, with_verb
from ingest.documents import CELL


def stand_ins(case: Comparison) -> Iterator[Difference]:
    """A name or party stands in the sentence that says the rest, not only in another one with another in its place."""
    said = [w for w in case.words if _is_named(case, case.statement, w) or (is_office(w) and not w.text.isupper())]
    if not said:
        return
    rest = [w for w in case.words if w.weight and w not in said and not is_party(w)]
    told = facts(case.statement)
    found = units(case.passage, case.context)
    shares = [_share(u.whole, rest, told) for u in found]
    least = _SENTENCE * (sum(w.weight for w in rest) + _FACT * len(told))
    around = words(case.context)
    for word in said if least else ():
        if any(_may_name(word, w) for w in around):
            continue
        own = [any(_may_name(word, w) for w in words(u.whole)) for u in found]
        without, best = max(((s, n) for n, s in enumerate(shares) if not own[n]), default=(0.0, 0))
        with_it = max((s for s, o in zip(shares, own, strict=True) if o), default=None)
        if with_it is None or without < least or with_it > _FAR_LESS * without:
            continue  # a name that stands nowhere is for the guard of names
        rivals = [w for w in words(found[best].text) if _same_sort(case, word, found[best].text, w)]
        rivals = [w for w in rivals if not any(_may_name(w, o) for o in case.words)]
        if rivals and not (word.stem in OWN_ACTORS and is_office(rivals[0])):
            yield swapped(word, rivals[0])
            return


def _share(text: str, rest: Sequence[Word], told: Sequence[Fact]) -> float:
    """How much of a statement's words and facts stands in a text."""
    of_words = sum(w.weight * m for w in rest if (m := match(w, words(text)).strength) >= _HELD)
    return of_words + _FACT * sum(any(f.same(o) for o in facts(text)) for f in told)


_FACT, _HELD = 0.7, 0.5
_SENTENCE, _FAR_LESS = 0.35, 0.5
"""Least share of a statement's other words in the sentence where it is told; how much less one with the name has."""


def _is_named(case: Comparison, text: str, word: Word) -> bool:
    """Whether a word is a name: capitalised within a sentence here or in the passage."""
    if is_proper(text, word) or (word.text[0].isupper() and is_name(word.text)):
        return True
    return word.text[0].isupper() and is_name_in(case.passage, word)


def _same_sort(case: Comparison, word: Word, text: str, other: Word) -> bool:
    named = _is_named(case, text, other)
    return named if _is_named(case, case.statement, word) and not is_office(word) else is_office(other)


def _may_name(said: Word, held: Word) -> bool:
    return same_party(said, held) or may_be(said, held) or said.text.rstrip("s") == held.text.rstrip("s")


Stretch = tuple[str, int, int]
"""A text, and where in it a stretch begins and ends."""


def companions(case: Comparison) -> Iterator[Difference]:
    """What is told of a party stands with that party: not in another clause, with another one in its place."""
    stretches: list[Stretch] = [(u.text, a, b) for u in case.units if not u.key for a, b in with_verb(u.text)]
    stretches += [(u.text, 0, len(u.text)) for u in units(case.passage, case.context) if u.key and u.lead]
    for start, end in with_verb(case.statement):
        inside = [w for w in case.words if start <= w.start < end and w.weight]
        parties = [w for w in inside if _is_someone(case.statement, w) or _always_capitalised(case, w)]
        rest = [w for w in inside if w not in parties]
        if not parties or len(rest) < 2:
            continue
        found = _telling_the_same(rest, stretches)
        if found is None:
            continue
        for word in parties:
            if (rival := _in_its_place(case, word, *found)) is not None:
                yield swapped(word, rival)
                return


def _telling_the_same(rest: Sequence[Word], stretches: Sequence[Stretch]) -> Stretch | None:
    """The one stretch of the source that has the words of a clause beside its parties."""
    shares = [sum(w.weight * match(w, _within(*at)).strength for w in rest) for at in stretches]
    best = max(shares, default=0.0)
    if best < _SAME_CLAUSE * sum(w.weight for w in rest) or sum(s >= 0.8 * best for s in shares) > 1:
        return None
    return stretches[shares.index(best)]


def _in_its_place(case: Comparison, word: Word, text: str, start: int, end: int) -> Word | None:
    """The party that a stretch of the source has in a party's place, where it lacks that one."""
    there = _within(text, start, end)
    if any(may_be(word, w) or same_party(word, w) or _names(word, w) for w in there):
        return None
    place, row = preposition_before(case.statement, word), CELL in text
    for rival in (w for w in there if _is_someone(text, w) and (row or preposition_before(text, w) == place)):
        named = any(may_be(w, rival) or same_party(w, rival) for w in case.words)
        if not named and not is_beside(case, word, [rival]):
            return rival
    return None


_SAME_CLAUSE = 0.8
"""Least share of a clause's words that the clause telling the same has."""


def _within(text: str, start: int, end: int) -> list[Word]:
    return [w for w in words(text) if start <= w.start < end]


def _is_someone(text: str, word: Word) -> bool:
    return is_office(word) or (is_proper(text, word) and not is_name(word.text))


def _names(word: Word, other: Word) -> bool:
    """Whether a name stands for another word; an office does so only by its own last part."""
    return not is_office(word) and match(word, [other]).strength >= 0.75


def _always_capitalised(case: Comparison, word: Word) -> bool:
    """Whether a word is a name by how the passage writes it, more than once."""
    text = f"{case.context} {case.passage}"
    return (
        word.text[0].isupper()
        and not is_name(word.text)
        and len(re.findall(rf"\b{re.escape(word.text)}\b", text)) > 1
        and re.search(rf"\b{re.escape(word.text.lower())}\b", text) is None
    )
