"""Guard for must, should and may: a duty stays a duty, an advice an advice, and leave stays leave.

The three grades are those that Swedish authorities word their rules in: "ska" and "måste", "bör", "får" and "kan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference, clause_of
from assistant.guards.cases import turns
from assistant.guards.modals import DUTY, FREE, Modal, modals, same_verb
from assistant.matching import Word, kinship, words
from ingest.analyze import stem


def modality(case: Comparison) -> Iterator[Difference]:
    """A duty stays a duty, an advice an advice, and leave stays leave."""
    if turns(case):
        return
    source, said = modals(case.evidence), modals(case.statement)
    yield from _freed(case)
    yield from _left_to_choose(case)
    yield from _not_required(case)
    yield from _forced(case)
    yield from _forbidden(case, said, source)
    yield from _of_a_verb(case, said, source)
    if not any(same_verb(mine, other) for mine in said for other in source):
        yield from _of_the_whole(case, said, source)


def _of_a_verb(case: Comparison, said: Sequence[Modal], source: Sequence[Modal]) -> Iterator[Difference]:
    """A verb that the evidence has too stays under the same force."""
    for mine in said:
        theirs = [m for m in source if same_verb(mine, m)]
        if theirs and all(_clash(mine, m) for m in theirs):
            yield _turned(case, mine, theirs[0])


def _of_the_whole(case: Comparison, said: Sequence[Modal], source: Sequence[Modal]) -> Iterator[Difference]:
    """Where no verb is shared, statement and best unit have one force each, and it is the same."""
    best = modals(case.units[0].whole) if case.units else ()
    mine, theirs = _of_one_force(said), _of_one_force(best)
    if mine and theirs and _clash(mine, theirs) and not _of_another(case, mine, theirs):
        yield _turned(case, mine, next(m for m in source if m.force == theirs.force))


def _freed(case: Comparison) -> Iterator[Difference]:
    """What the statement says nobody need do the evidence does not ask for."""
    for m in FREE.finditer(case.statement):
        if not _NOT_NEEDED.search(case.evidence):
            yield Difference(f"källan säger inte ”{m.group().lower()}”", m.start(), m.end())


_NOT_NEEDED = re.compile(
    r"\b(?:inte (?:\w+ )?(?:nödvändig\w*|krav\w*|behöv\w*|skyldig\w*)|(?:behöv\w*|kräv\w*|måste|krav\w*) (?:\w+ )?inte|"
    r"frivillig\w*|obehövlig\w*|onödig\w*|räcker|utan|slipp\w*|inget krav|ingen skyldighet|inga krav|undant\w*|"
    r"bara|endast|kan|får(?! aldrig| inte))\b",
    re.I,
)


def _left_to_choose(case: Comparison) -> Iterator[Difference]:
    """What must be done is not for anyone to choose."""
    best = case.units[0].text if case.units else ""
    theirs = modals(best)
    if not _MAY_CHOOSE.search(best) and all(m.force == "must" and not m.denied for m in theirs):
        told = f"”{best[theirs[0].start : theirs[0].end].lower()}”" if theirs else "att detta görs"
        for m in _AT_CHOICE.finditer(case.statement):
            yield Difference(f"källan säger {told}, påståendet ”{m.group().lower()}”", m.start(), m.end())


def _forced(case: Comparison) -> Iterator[Difference]:
    """What is of free will or only offered is not a must."""
    best = case.units[0].text if case.units else ""
    free = _FREE_WILL.search(best)
    if free is None or _DENIES.search(case.statement):
        return
    for m in DUTY.finditer(case.statement):
        if not re.search(rf"\b{re.escape(m.group())}\b", best, re.I):
            yield Difference(f"källan säger ”{free.group().lower()}”, påståendet ”{m.group().lower()}”", *m.span())


_FREE_WILL = re.compile(
    r"\b(?:frivillig\w*|valfri\w*|uppmuntra\w*|inget krav|inte (?:något )?krav|när som helst)\b", re.I
)


def _forbidden(case: Comparison, said: Sequence[Modal], source: Sequence[Modal]) -> Iterator[Difference]:
    """What may not be done the statement does not let or have anyone do."""
    if _DENIES.search(case.statement) or _UNTIL.search(case.statement):
        return
    for mine in said:
        theirs = [m for m in source if same_verb(mine, m)]
        if theirs and all(m.denied and m.force != "should" for m in theirs) and _shares_more(case, mine, theirs):
            yield Difference("källan säger att detta inte får göras", mine.start, mine.end)


_UNTIL = re.compile(r"\b(?:först|förrän|innan|efter|bara|endast|enbart|högst|utan|när)\b", re.I)


def _shares_more(case: Comparison, mine: Modal, theirs: Sequence[Modal]) -> bool:
    """Whether the clause of the denied verb has another of the words that the statement has by its verb."""
    start, end = clause_of(case.evidence, theirs[0].start, coarse=True)
    there = [w for w in words(case.evidence) if start <= w.start < end and w != theirs[0].verb and w.weight]
    own = [w for w in case.words if w.weight and w != mine.verb]
    return any(kinship(w.stem, o.stem) >= 0.75 for w in own for o in there)


def _not_required(case: Comparison) -> Iterator[Difference]:
    """What the source says is not required is not required: "varken ... knutna till en SGI"."""
    mark = _REQUIRES.search(case.statement)
    if mark is None or _DENIES.search(case.statement):
        return
    for text in (u.text for u in case.units):
        for m in _REQUIRED.finditer(text):
            start, _ = clause_of(text, m.start(), coarse=True)
            stop = re.search(r"[.;:!?\n|]", text[m.end() :])
            end = m.end() + stop.start() if stop else len(text)
            of_what = [w for w in words(text) if m.end() <= w.start < end and w.weight >= _RARE]
            shared = [w for w in of_what if any(kinship(w.stem, o.stem) >= 0.85 for o in case.words if o.weight)]
            if of_what and len(shared) >= 0.6 * len(of_what) and _DENIES.search(text, start, m.end() + _NEXT):
                yield Difference("källan säger att detta inte krävs", mark.start(), mark.end())
                return


_REQUIRES = re.compile(r"\b(?:måste|krävs|kräver|förutsätter|förutsätts)\b", re.I)
_REQUIRED = re.compile(r"\b(?:kräv\w*|knut\w*|behöv\w*|beroende|förutsätt\w*|bundn\w*)\b", re.I)
_DENIES = re.compile(r"\b(?:inte|ej|ingen|inget|inga|varken|aldrig)\b", re.I)
_NEXT = 7
"""Signs within which a denial follows its verb: "kräver inget"."""
_RARE = 0.8
_AT_CHOICE = re.compile(
    r"\b(?:själva? (?:välja|avgöra|bestämma)|valfri\w*|frivillig\w*|(?:får|kan) välja|"
    r"upp till (?!\d)[^.,]{3,30}? (?:själva? )?om|"
    r"(?:väljer|bestämmer|avgör) själva?)\b",
    re.I,
)
_MAY_CHOOSE = re.compile(
    r"\b(?:får|kan|bör|frivillig\w*|valfri\w*|själva?|välj\w*|avgör\w*|bestäm\w*|möjlig\w*|uppmuntra\w*|erbjud\w*|vill)\b",
    re.I,
)


def _turned(case: Comparison, mine: Modal, other: Modal) -> Difference:
    said, told = case.statement[mine.start : mine.end], case.evidence[other.start : other.end]
    return Difference(f"källan säger ”{told.lower()}”, påståendet ”{said.lower()}”", mine.start, mine.end)


def _of_another(case: Comparison, mine: Modal, other: Modal) -> bool:
    """Whether the evidence's modal governs what the statement tells by another verb, or leave comes only later."""
    if mine.force == "may" and case.support.coverage < _NEARLY_ALL:
        return True
    if mine.force == "may" and re.search(r"\b(?:först|tidigast)\b", case.statement, re.I):
        return True
    verb = other.verb
    own = _told_verb(case, mine)
    told = [w for w in words(case.evidence) if own and w.weight and kinship(own.stem, w.stem) >= 0.75]
    here = clause_of(case.evidence, other.start)
    if mine.force == "must" and told and not any(here[0] <= w.start < here[1] for w in told):
        return True
    return verb is not None and any(kinship(w.stem, verb.stem) >= 0.75 for w in case.words if w != mine.verb)


def _told_verb(case: Comparison, modal: Modal) -> Word | None:
    """The verb of a modal, past "ha": "ska ha lämnat"."""
    if modal.verb is None or modal.verb.text.casefold() != "ha":
        return None
    return next((w for w in case.words if w.start > modal.verb.start and w.text.endswith("t")), None)


_NEARLY_ALL = 0.55
"""Least coverage for leave to be held against a duty that another verb tells."""


def _of_one_force(found: Sequence[Modal]) -> Modal | None:
    """The first of modals that all have the same force, where they do."""
    return found[0] if found and len({(m.force, m.denied) for m in found}) == 1 else None


_BURDENS = frozenset(map(stem, "betala återbetala ersätta vänta stå svara lämna visa flytta söka veta".split()))


def _clash(mine: Modal, other: Modal) -> bool:
    """Whether forces differ; what may not be done shall not be done, and a burden that one "får" bear is a duty.

    A limit is one whether something "får" or "ska" keep within it.
    """
    if mine.denied or other.denied:
        return mine.denied and other.denied and (mine.force == "should") != (other.force == "should")
    if mine.force == "may" and other.force == "must" and mine.verb and mine.verb.stem in _BURDENS:
        return False
    return mine.force != other.force and not (mine.limits and other.limits)
