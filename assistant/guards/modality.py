"""Guard for must, should and may: a duty stays a duty, an advice an advice, and leave stays leave.

The three grades are those that Swedish authorities word their rules in: "ska" and "måste", "bör", "får" and "kan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import ABOUT, Comparison, Difference
from assistant.guards.modals import FREE, Modal, modals, same_verb
from assistant.matching import kinship
from ingest.analyze import stem
from ingest.documents import CELL


def modality(case: Comparison) -> Iterator[Difference]:
    """A duty stays a duty, an advice an advice, and leave stays leave."""
    source, said = modals(case.evidence), modals(case.statement)
    yield from _freed(case)
    yield from _at_will(case)
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
        if not _NOT_NEEDED.search(case.evidence) and not _UNTIL.match(case.statement, m.end()):
            yield Difference(f"källan säger inte ”{m.group().lower()}”", m.start(), m.end())


_UNTIL = re.compile(r"[^.;]*?\bförrän\b", re.I)
"""What is needed later, and not before: "behöver inte lämna intyg förrän dag 15"."""
_NOT_NEEDED = re.compile(
    r"\b(?:inte (?:\w+ )?(?:nödvändig\w*|krav\w*|behöv\w*|skyldig\w*)|(?:behöv\w*|kräv\w*|måste|krav\w*) (?:\w+ )?inte|"
    r"frivillig\w*|obehövlig\w*|onödig\w*|räcker|utan|slipp\w*|inget krav|ingen skyldighet|inga krav|undant\w*|"
    r"bara|endast|kan|får(?! aldrig| inte))\b",
    re.I,
)


def left_to_choose(case: Comparison) -> Iterator[Difference]:
    """What must be done is not for anyone to choose."""
    best = _without_conditions(case.units[0].text) if case.units else ""
    theirs = modals(best)
    if CELL in best and not theirs:  # a row tells who decides
        return
    if not _MAY_CHOOSE.search(best) and all(m.force == "must" and not m.denied for m in theirs):
        told = f"”{best[theirs[0].start : theirs[0].end].lower()}”" if theirs else "att detta görs"
        for m in _AT_CHOICE.finditer(case.statement):
            if _NOT_BEFORE.search(case.statement, 0, m.start()):
                continue
            yield Difference(f"källan säger {told}, påståendet ”{m.group().lower()}”", m.start(), m.end())


def _without_conditions(text: str) -> str:
    """A sentence without what it says that the rest holds under: "om en nyckel kan saknas"."""
    return _IF.sub(lambda m: m.group() if ABOUT.search(text, 0, m.start() + 2) else "", text)


_IF = re.compile(r"\b(?:om|när)\b(?! de?n vill)[^.,;|]*", re.I)
_AT_CHOICE = re.compile(
    r"\b(?:själva? (?:välja|avgöra|bestämma)|valfri(?:tt|a)?|(?:får|kan) välja|"
    r"frivilligt?(?! (?:väg|form|vård|hjälp))|"
    r"upp till (?!\d)[^.,]{3,30}? (?:själva? )?om\b(?! (?:året|dagen|månaden|läsåret|terminen))|"
    r"(?:väljer|bestämmer|avgör) (?:(?!inte|aldrig)\w+ )?själva?)\b",
    re.I,
)
_NOT_BEFORE = re.compile(r"\b(?:inte|aldrig)\b(?: \w+){0,2} \Z", re.I)
_MAY_CHOOSE = re.compile(
    r"\b(?:får|kan|bör|frivillig\w*|valfri\w*|själva?|välj\w*|avgör\w*|bestäm\w*|möjlig\w*|uppmuntra\w*|erbjud\w*|vill)\b",
    re.I,
)


def _at_will(case: Comparison) -> Iterator[Difference]:
    """What the source says is always done is not left to somebody's judgement."""
    best = case.units[0].text if case.units else ""
    if (
        not _ALWAYS.search(best)
        or _ALWAYS.search(case.statement)
        or _AT_WILL.search(best)
        or _MUST.search(case.statement)
    ):
        return
    for m in _AT_WILL.finditer(case.statement):
        yield Difference(f"källan säger ”alltid”, påståendet ”{m.group().lower()}”", *m.span())


_ALWAYS = re.compile(r"\balltid\b", re.I)
_AT_WILL = re.compile(r"\b(?:får|kan|bör)\b", re.I)
_MUST = re.compile(r"\b(?:ska|skall|måste)\b", re.I)


def _turned(case: Comparison, mine: Modal, other: Modal) -> Difference:
    said, told = case.statement[mine.start : mine.end], case.evidence[other.start : other.end]
    return Difference(f"källan säger ”{told.lower()}”, påståendet ”{said.lower()}”", mine.start, mine.end)


def _of_another(case: Comparison, mine: Modal, other: Modal) -> bool:
    """Whether the evidence's modal governs what the statement tells by another verb."""
    if mine.force == "may" and case.support.coverage < _NEARLY_ALL:
        return True
    verb = other.verb
    return verb is not None and any(kinship(w.stem, verb.stem) >= 0.75 for w in case.words if w != mine.verb)


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


def of_law(case: Comparison) -> Iterator[Difference]:
    """What the source recommends, and names no law for, the law does not demand."""
    if _DENIES_IT.search(case.statement) or _ANY_LAW.search(case.evidence) or not _ADVICE.search(case.evidence):
        return
    for m in _BY_LAW.finditer(case.statement):
        yield Difference("källan säger inte att lagen kräver detta", *m.span())


_DENIES_IT = re.compile(r"\b(?:inte|ingen|inget|inga|utan|sakna\w*|aldrig)\b", re.I)
_BY_LAW = re.compile(
    r"\b(?:lag(?:en|texten|stiftningen)?) (?:\w+ )?(?:krävs?|kräver|säger|tvingar|föreskriver|anger)\b|"
    r"\benligt lag(?:en)?\b(?! om)|\blag(?:krav|stadga)\w*|\bi lag(?:en)? (?:står|finns|krävs|anges)\b",
    re.I,
)
_ANY_LAW = re.compile(
    r"§|\blag(?:en|ens|ar|arna|stift\w*|krav\w*|rum\w*|regel\w*|stöd\w*)?\b|"
    r"\w+(?<!under)(?<!av)(?<!för)(?<!bo)(?<!upp)(?<!an)(?<!in)lag(?:en)?\b|"
    r"\bkap\b|(?-i:\b(?:SoL|FL|OSL|LSS|LVU|HSL)\b)|förordning|föreskrift",
    re.I,
)
_ADVICE = re.compile(
    r"\b(?:rekommend\w+|råd(?:et|en)?|bör|tips|föreslår|praxis|överenskommelse\w*|riktlinje\w*|rutin\w*)\b", re.I
)
