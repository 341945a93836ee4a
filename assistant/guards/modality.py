"""Guard for must, should and may: a duty stays a duty, an advice an advice, and leave stays leave.

The three grades are those that Swedish authorities word their rules in: "ska" and "måste", "bör", "får" and "kan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.comparison import Comparison, Difference, clause_of
from assistant.guards.cases import turns
from assistant.matching import Word, kinship, words
from ingest.analyze import stem

Force = Literal["must", "should", "may"]
_FORCES: tuple[tuple[Force, re.Pattern[str]], ...] = (
    (
        "must",
        re.compile(
            r"\b(?:ska|skall|måste|skyldig(?:a|het|heten)?|krävs|tvung(?:en|et|na)|tvingas|obligatorisk\w*)\b|"
            r"\bfår(?= (?:\w+ )?(?:i uppdrag|till uppgift))|"
            r"\b(?:lag\w*|regler\w*|bestämmels\w*|föreskrift\w*) kräver\b",
            re.I,
        ),
    ),
    ("should", re.compile(r"\b(?:bör|borde|rekommendera\w*|rekommendation\w*|råd|rådet|råder|lämpligen)\b", re.I)),
    ("may", re.compile(r"\b(?:får|kan|möjlighet|tillåtet|valfritt|frivilligt|har rätt att)\b", re.I)),
)
_FREE = re.compile(
    r"\b(?:behöver|måste) (?:\w+ )?inte\b|\binte (?:måste|skyldig\w*|skyldighet|behöva)\b|"
    r"\b(?:inget|inte något|inte ett) krav\b",
    re.I,
)
_LIMIT = re.compile(r"\s+(?:\w+\s+)?(?:högst|som (?:mest|äldst|längst)|maximalt|max|inte (?:mer|äldre) än)\b", re.I)
_ABLE = re.compile(r"(?:(?!\b(?:och|att)\b)[^.,;]){0,40}\bkunna\b")
"""What follows "ska" that gives leave: "ska den enskilde kunna välja"."""
_NOT = re.compile(r"\b(?:inte|ej|aldrig)\b")
_NONE = re.compile(r"\b(?:inga|inget|ingen)\b")
_POSSIBLY = re.compile(r"\b(?:kan|får) (?:också )?(?:bli|vara) \Z", re.I)
_VERBS = frozenset("ska skall måste bör får kan".split())
_OPENS = re.compile(r"(?:\A|[.!:\n])\s*\Z")
_OF_WHOM = re.compile(r"\b(?:den|de|dem|någon|alla|en) som (?:inte |själv |redan )?\Z", re.I)
_PURPOSE = re.compile(r"\b(?:för att|så att|innebär att)\b[^.,;:]*\Z", re.I)
_NOT_NEEDED = re.compile(
    r"\b(?:inte (?:\w+ )?(?:nödvändig\w*|krav\w*|behöv\w*|skyldig\w*)|(?:behöv\w*|kräv\w*|måste|krav\w*) (?:\w+ )?inte|"
    r"frivillig\w*|obehövlig\w*|onödig\w*|räcker|utan|slipp\w*|inget krav|ingen skyldighet|inga krav|undant\w*|"
    r"bara|endast|kan|får(?! aldrig| inte))\b",
    re.I,
)
_LONG_INFINITIVE = re.compile(r"\w{3,}as?|\w+(?:gå|stå|få|slå|nå|se|ge|ske|bo|bero|tro|dö)s?")
_SHORT_INFINITIVES = frozenset("ge få ta bli gå stå se ske dra ha vara be le må tas ges ses fås gås dras ha".split())


@dataclass(frozen=True, slots=True)
class Modal:
    """A word of duty, advice or leave, and the verb that it governs (None where none follows).

    Attributes:
        denied: Whether a negation stands with it.
        limits: Whether it is followed by a highest value: "får vara högst".
    """

    force: Force
    start: int
    end: int
    verb: Word | None
    denied: bool
    limits: bool = False


@lru_cache(maxsize=4096)
def modals(text: str) -> tuple[Modal, ...]:
    """The modal words of a text; "behöver inte" gives leave, and "får" before a noun is no modal."""
    found = [Modal("may", m.start(), m.end(), _verb_after(text, m.end()), False) for m in _FREE.finditer(text)]
    for force, pattern in _FORCES:
        for m in pattern.finditer(text):
            if any(f.start <= m.start() < f.end for f in found):
                continue
            if (modal := _modal(text, m, force)) is not None:
                found.append(modal)
    return tuple(sorted(found, key=lambda f: f.start))


def _modal(text: str, m: re.Match[str], force: Force) -> Modal | None:
    """The modal that a word is where it stands, None where it is none or not of the main clause."""
    verb = _verb_after(text, m.end())
    if _is_aside(text, m, force) or (verb is None and m.group().casefold() in ("får", "kan")):
        return None
    if force == "must" and _ABLE.match(text[m.end() :]):
        force = "may"
    if force == "must" and _POSSIBLY.search(text, 0, m.start()):
        return None
    _, end = clause_of(text, m.start())
    reach = text[m.end() : verb.start if verb else end]
    around = text[max(0, m.start() - 20) : m.end() + 12]
    denied = _NOT.search(reach) is not None or _NONE.search(around) is not None
    return Modal(force, m.start(), m.end(), verb, denied, _LIMIT.match(text, m.end()) is not None)


def _is_aside(text: str, m: re.Match[str], force: Force) -> bool:
    """Whether a modal opens a condition, or stands in what tells of whom or to what end."""
    word = m.group().casefold()
    if word in _VERBS and _OPENS.search(text, 0, m.start()) and not text.rstrip().endswith("?"):
        return True  # "Måste utlåtandet kompletteras kostar ..."
    if word in ("kan", "får") and _OF_WHOM.search(text, 0, m.start()):
        return True  # "den som kan arbeta"
    return force == "must" and _PURPOSE.search(text, 0, m.start()) is not None


def _verb_after(text: str, place: int) -> Word | None:
    """The infinitive that a modal governs: the first within its reach."""
    stop = re.search(r"[.;:!?\n|]", text[place:])
    end = place + stop.start() if stop else len(text)
    seen = 0
    for word in words(text):
        if word.start < place or word.start >= end:
            continue
        low = word.text.casefold()
        seen += 1
        if seen > 14:
            return None
        if low in _SHORT_INFINITIVES or (_LONG_INFINITIVE.fullmatch(low) and not _no_verb(low)):
            return word
    return None


_NO_VERBS = frozenset(
    """inga alla andra denna dessa detta våra sina mina dina samma själva vilka båda sådana några första tredje bara
    enskilda särskilda vissa övriga egna nya hela långa flera sådana gånga nästa ifrån varandra ytterligare skriftliga
    muntliga lämpliga nödvändiga samtliga inlämnade gamla unga vuxna äldsta största minsta högsta lägsta stora
    små""".split()
)


def _no_verb(low: str) -> bool:
    return low in _NO_VERBS or low.endswith(
        ("liga", "iska", "ska", "ning", "iga", "erna", "orna", "arna", "ande", "ella")
    )


def modality(case: Comparison) -> Iterator[Difference]:
    """A duty stays a duty, an advice an advice, and leave stays leave."""
    if turns(case):
        return
    for m in _FREE.finditer(case.statement):
        if not _NOT_NEEDED.search(case.evidence):
            yield Difference(f"källan säger inte ”{m.group().lower()}”", m.start(), m.end())
    source, said = modals(case.evidence), modals(case.statement)
    yield from _left_to_choose(case)
    yield from _not_required(case)
    yield from _forced(case)
    yield from _forbidden(case, said, source)
    known = False
    for mine in said:
        theirs = [m for m in source if _same_verb(mine, m)]
        known = known or bool(theirs)
        if theirs and all(_clash(mine, m) for m in theirs):
            yield _turned(case, mine, theirs[0])
    best = modals(case.units[0].whole) if case.units and not known else []
    mine_too, theirs_too = _of_one_force(said), _of_one_force(best)
    if mine_too and theirs_too and _clash(mine_too, theirs_too) and not _of_another(case, mine_too, theirs_too):
        first = next(m for m in source if m.force == theirs_too.force)
        yield _turned(case, mine_too, first)


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
    for m in _FORCES[0][1].finditer(case.statement):
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
        theirs = [m for m in source if _same_verb(mine, m)]
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


def _same_verb(one: Modal, other: Modal) -> bool:
    return one.verb is not None and other.verb is not None and kinship(one.verb.stem, other.verb.stem) >= 0.75


def _clash(mine: Modal, other: Modal) -> bool:
    """Whether forces differ; what may not be done shall not be done, and a burden that one "får" bear is a duty.

    A limit is one whether something "får" or "ska" keep within it.
    """
    if mine.denied or other.denied:
        return mine.denied and other.denied and (mine.force == "should") != (other.force == "should")
    if mine.force == "may" and other.force == "must" and mine.verb and mine.verb.stem in _BURDENS:
        return False
    return mine.force != other.force and not (mine.limits and other.limits)
