"""Guards for authorities, roles and persons: who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of
from assistant.matching import Word, kinship, match, words
from assistant.parties import is_office, is_party, same_party
from assistant.roles import Deed, deeds, preposition_before
from assistant.synonyms import near_equals
from ingest.analyze import stem


def offices(case: Comparison) -> Iterator[Difference]:
    """Every authority or role in the statement is one that its evidence speaks of."""
    there = [w for w in (*words(case.evidence), *words(case.context)) if w.weight or is_office(w)]
    for word in case.words:
        if not is_office(word) or any(may_be(word, w) for w in there):
            continue
        if same_party(word, _OWN) and preposition_before(case.statement, word) not in ("till", "hos", "från"):
            continue
        other = next(
            (w.text for w in words(case.evidence) if is_office(w) and not any(may_be(v, w) for v in case.words)), None
        )
        if other is None and word.stem in OWN_ACTORS:
            continue  # a source that tells its reader what to do need not say who the reader is
        told = f"källan säger {other}, påståendet {word.text}" if other else f"källan nämner inte {word.text}"
        yield Difference(told, word.start, word.end)


_OWN = words("kommunen")[0]
OWN_ACTORS = frozenset(
    w.stem
    for w in words("kommun kommunen nämnden socialnämnden socialtjänsten handläggare handläggaren socialsekreterare "
                   "socialsekreteraren biståndshandläggare biståndshandläggaren förvaltningen myndigheten")
)  # fmt: skip


def may_be(said: Word, held: Word) -> bool:
    """Whether the statement's party may be the evidence's: the same, or less closely told ("chefen")."""
    if said.stem == held.stem:
        return True
    if is_office(held):
        return same_party(said, held)
    if held.stem in near_equals(said.stem) or held.stem.startswith(said.stem):
        return True
    return said.stem.endswith(held.stem) and len(held.stem) > 4


def roles(case: Comparison) -> Iterator[Difference]:
    """Who does, to whom, from whom: as in the evidence's sentence with the same verb."""
    source = deeds(case.evidence)
    said = {d.lemma for d in deeds(case.statement)}
    for mine in deeds(case.statement):
        if mine.doer and not is_party(mine.doer) and any(w.text == mine.doer.text for w in words(case.evidence)):
            continue  # a place: what is told of each is for the guards of names
        same = [d for d in source if d.lemma == mine.lemma]
        same = same or [d for d in source if _like(d.lemma, mine.lemma) and d.lemma not in said]
        text = case.evidence if same else case.passage
        if theirs := _nearest(case, mine, same or [d for d in deeds(text) if d.lemma == mine.lemma], text):
            yield from _exchanged(case, mine, theirs)


def _like(one: str, other: str) -> bool:
    """Whether two verbs mark the same deed: "besluta" and "bestämma"."""
    return kinship(stem(one), stem(other)) >= _SAME_VERB


_SAME_VERB = 0.7


def _exchanged(case: Comparison, mine: Deed, theirs: list[Deed]) -> Iterator[Difference]:
    """The party of a deed that has another part, or none, in all of the evidence's deeds."""
    doers = [d.doer for d in theirs if d.doer]
    if mine.doer and is_beside(case, mine.doer, doers):
        return
    if mine.doer and len(doers) == len(theirs) and not any(same_party(mine.doer, w) for w in doers):
        yield swapped(mine.doer, doers[0])
    elif mine.doer and not doers and all(any(same_party(mine.doer, w) for w in _by(d, "till")) for d in theirs):
        yield Difference(f"i källan är det inte {mine.doer.text} som gör detta", mine.doer.start, mine.doer.end)
    for preposition, party in mine.oblique:
        held = [_by(d, preposition) for d in theirs]
        if preposition != "av" and all(held) and not any(same_party(party, w) for each in held for w in each):
            yield swapped(party, held[0][0])


def _by(deed: Deed, preposition: str) -> list[Word]:
    return [w for p, w in deed.oblique if p == preposition]


def is_beside(case: Comparison, party: Word, doers: list[Word]) -> bool:
    """Whether the evidence names a party beside a doer: "myndigheterna och kassorna", "gruppledaren Eva Norén"."""
    text = case.evidence
    for doer in doers:
        title = r"| (?:[A-ZÅÄÖ][\w-]+ )?" if doer.text[0].isupper() else ""
        for m in re.finditer(rf"(\w+)(?: och | eller | samt |, {title}){re.escape(doer.text)}\b", text):
            if any(w.start == m.start(1) and same_party(party, w) for w in words(text)):
                return True
    return False


def _nearest(case: Comparison, mine: Deed, theirs: list[Deed], text: str) -> list[Deed]:
    """Those of the evidence's deeds whose clause shares most words with the statement's."""
    own = [w for w in case.words if mine.clause[0] <= w.start < mine.clause[1] and w.weight and not is_party(w)]

    def shared(deed: Deed) -> float:
        around = [w for w in words(text) if deed.clause[0] <= w.start < deed.clause[1]]
        return sum(w.weight * match(w, around).strength for w in own)

    scores = [shared(d) for d in theirs]
    most = max(scores, default=0.0)
    if most < _SAME_DEED * sum(w.weight for w in own):
        return []
    return [d for d, s in zip(theirs, scores, strict=True) if s >= 0.8 * most]


_SAME_DEED = 0.4
"""Least share of a clause's words that the clause of the same deed has."""


def swapped(mine: Word, theirs: Word) -> Difference:
    """One party in another one's place."""
    return Difference(f"källan säger {theirs.text}, påståendet {mine.text}", mine.start, mine.end)


_CLEFT = re.compile(r"\b(?:det är|är det|det var|var det)\s+(?:\w+\s+)?\Z", re.I)
_DESCRIBES = re.compile(r"\b(?:som|där)\b", re.I)


def described(case: Comparison) -> Iterator[Difference]:
    """A clause that tells which party is meant tells it in the evidence's words: "den kommun där boendet ligger"."""
    for m in _DESCRIBES.finditer(case.statement):
        before = [w for w in case.words if w.end <= m.start()]
        if not before or not is_office(before[-1]) or _CLEFT.search(case.statement, 0, before[-1].start):
            continue
        start, end = clause_of(case.statement, m.start())
        first = [w for w in case.words if start <= w.start < end and w.weight][:3]
        told = [(w, found.strength) for w, found in case.aligned() if w in first and not is_party(w)]
        meant = re.search(r"\b(?:den|det|de) \Z", case.statement[: before[-1].start], re.I) is not None
        lost = [word for word, strength in told if strength < 0.3]
        if lost and (meant or len(lost) == len(told)):
            word = lost[0]
            yield Difference(f"källan säger inte ”{word.text}” om {before[-1].text}", word.start, word.end)
