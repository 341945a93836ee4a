"""Guards for whom something is told of: subject and object in one another's place, another party's clause or row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference, clause_of
from assistant.evidence import units
from assistant.guards.modals import Modal, modals
from assistant.guards.names import is_name
from assistant.guards.parties import is_beside, may_be, swapped
from assistant.matching import Word, kinship, match, words
from assistant.parties import is_office, is_owner, is_proper, same_party
from assistant.roles import Deed, deeds, preposition_before, with_verb
from assistant.verb_forms import is_passive
from ingest.documents import CELL


def subjects(case: Comparison) -> Iterator[Difference]:
    """Whoever must or may do something does it to the same: "får nämnden anlita sakkunniga"."""
    yield from _turned_around(case)
    held = [m for m in modals(case.evidence) if m.verb]
    for mine in modals(case.statement):
        if not mine.verb:
            continue
        subject, thing = _around_modal(case.statement, mine)
        for theirs in held:
            if not theirs.verb or kinship(mine.verb.stem, theirs.verb.stem) < 0.85:
                continue
            other, done = _around_modal(case.evidence, theirs)
            if (
                subject and thing and other and done
                and kinship(subject.stem, done.stem) >= 0.85 and kinship(thing.stem, other.stem) >= 0.85
                and kinship(subject.stem, other.stem) < 0.85
            ):  # fmt: skip
                yield swapped(subject, other)


def _turned_around(case: Comparison) -> Iterator[Difference]:
    """What stood before a verb stands after it, and the other way round: "banken frågar kunden"."""
    held = [d for d in deeds(case.evidence) if not is_passive(d.verb)]
    for mine in deeds(case.statement):
        if is_passive(mine.verb):
            continue
        before, after = _sides(case.statement, mine)
        for theirs in (d for d in held if d.lemma == mine.lemma):
            first, last = _sides(case.evidence, theirs)
            if not (before and after and first and last):
                continue
            if (
                any(kinship(before[-1].stem, w.stem) >= 0.85 for w in last)
                and any(
                    kinship(w.stem, first[-1].stem) >= 0.85 for w in after[1:]
                )  # right after a verb may stand its subject
                and kinship(before[-1].stem, first[-1].stem) < 0.85
            ):
                yield swapped(before[-1], first[-1])


def _sides(text: str, deed: Deed) -> tuple[list[Word], list[Word]]:
    """The words of a deed's clause before its verb, without a preposition, and those after it."""
    inside = [w for w in words(text) if deed.clause[0] <= w.start < deed.clause[1] and w.weight and w != deed.verb]
    led = _LED.match(text, deed.clause[0]) is not None  # "av medlen bidrar kassan": whoever does it follows
    before = [w for w in inside if not led and w.start < deed.verb.start and not preposition_before(text, w)]
    return before, [w for w in inside if w.start > deed.verb.start]


_LED = re.compile(r"\W*(?:av|i|på|vid|för|med|från|till|efter|under|hos|genom|enligt|inom|utan)\b", re.I)


def _around_modal(text: str, modal: Modal) -> tuple[Word | None, Word | None]:
    """The subject and object of a modal's verb, by their places: "får X göra Y" and "X får göra Y"."""
    assert modal.verb is not None
    start, end = clause_of(text, modal.start)
    inside = [w for w in words(text) if start <= w.start and w.weight and not is_owner(text, w)]
    between = [w for w in inside if modal.end <= w.start < modal.verb.start]
    before = [w for w in inside if w.end <= modal.start]
    after = [w for w in inside if modal.verb.end < w.start < end and not preposition_before(text, w)]
    subject = between[0] if between else before[-1] if before else None
    if subject and preposition_before(text, subject):
        subject = None
    return subject, after[0] if after else None


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
    if any(may_be(word, w) or same_party(word, w) or _is_named(word, w) for w in there):
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


def _is_named(word: Word, other: Word) -> bool:
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
