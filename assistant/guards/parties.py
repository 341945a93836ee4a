"""Guards for authorities, roles and persons: who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of, clauses
from assistant.matching import Word, kinship, match, words
from assistant.parties import is_office, is_owner, is_party, is_proper, same_form, same_party
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
        if other is None and same_group(word, OWN_ACTORS):
            continue  # a source that tells its reader what to do need not say who the reader is
        told = f"källan säger {other}, påståendet {word.text}" if other else f"källan nämner inte {word.text}"
        yield Difference(told, word.start, word.end)


_OWN = words("kommunen")[0]
OWN_ACTORS = frozenset(
    w.stem
    for w in words("kommun kommunen nämnden socialnämnden socialtjänsten handläggare handläggaren socialsekreterare "
                   "socialsekreteraren biståndshandläggare biståndshandläggaren förvaltningen myndigheten")
)  # fmt: skip


def same_group(word: Word, stems: frozenset[str]) -> bool:
    """Whether a word, or the form without its article, is one of the stems."""
    return word.stem in stems or stem(re.sub(r"(?:n|en|s)$", "", word.text.casefold())) in stems


def may_be(said: Word, held: Word) -> bool:
    """Whether the statement's party may be the evidence's: the same, or less closely told ("chefen")."""
    if said.stem == held.stem:
        return True
    if is_office(held):
        return same_form(said, held) or same_party(said, held) or held.stem.endswith(said.stem)
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


def transferred(case: Comparison) -> Iterator[Difference]:
    """Who gives and who is given to are not exchanged: "får den av banken" turns "lämnar den till banken"."""
    held = [t for u in case.units for t in _transfers(u.whole)]
    for giver, receiver in _transfers(case.statement):
        crossed = [g for g, r in held if same_party(g, receiver) and same_party(r, giver)]
        if crossed and not any(same_party(g, giver) and same_party(r, receiver) for g, r in held):
            yield swapped(giver, crossed[0])


_RECEIVES = re.compile(r"\b(?:får|fick|fått|erhåller|mottar|tar emot)\b", re.I)


def _transfers(text: str) -> Iterator[tuple[Word, Word]]:
    """Each giver with the receiver, by "X lämnar till Y" and by "Y får av X"."""
    for deed in deeds(text):
        for receiver in _by(deed, "till") + _by(deed, "åt"):
            if deed.doer and not same_party(deed.doer, receiver):
                yield deed.doer, receiver
    for start, end in clauses(text):
        m = _RECEIVES.search(text, start, end)
        parties = [w for w in words(text) if start <= w.start < end and is_party(w) and not is_owner(text, w)]
        givers = [w for w in parties if m and w.start > m.end() and preposition_before(text, w) in ("från", "av")]
        receivers = [w for w in parties if not preposition_before(text, w)]
        if givers and receivers:
            yield givers[0], receivers[0]


def _exchanged(case: Comparison, mine: Deed, theirs: list[Deed]) -> Iterator[Difference]:
    """The party of a deed that has another part, or none, in all of the evidence's deeds."""
    doers = [d.doer for d in theirs if d.doer]
    if mine.doer and is_party(mine.doer) and doers and not any(is_party(w) or w.text[0].isupper() for w in doers):
        return  # "av medlen bidrar kassan": what stands first there does nothing
    objects = [d.object for d in theirs if d.object]
    if mine.doer and (mine.doer.text.casefold() == "person" or is_beside(case, mine.doer, doers)):
        return
    if mine.doer and re.search(rf"\binte (?:av |för |hos )?{re.escape(mine.doer.text)}\b", case.evidence, re.I):
        return  # set aside there; whether the statement does so too is for the guard of negation
    if mine.doer and len(doers) == len(theirs) and not any(same_party(mine.doer, w) for w in doers):
        yield swapped(mine.doer, doers[0])
    elif mine.doer and not doers and all(any(same_party(mine.doer, w) for w in _by(d, "till")) for d in theirs):
        yield Difference(f"i källan är det inte {mine.doer.text} som gör detta", mine.doer.start, mine.doer.end)
    elif mine.object and len(objects) == len(theirs) and not any(same_party(mine.object, w) for w in objects):
        yield swapped(mine.object, objects[0])
    for preposition, party in mine.oblique:
        held = [_by(d, preposition) for d in theirs]
        if preposition != "av" and all(held) and not any(same_party(party, w) for each in held for w in each):
            yield swapped(party, held[0][0])


def is_beside(case: Comparison, party: Word, doers: list[Word]) -> bool:
    """Whether the evidence names a party beside a doer: "myndigheterna och kassorna", "gruppledaren Eva Norén"."""
    text = case.evidence
    for doer in doers:
        title = r"| (?:[A-ZÅÄÖ][\w-]+ )?" if doer.text[0].isupper() else ""
        for m in re.finditer(rf"(\w+)(?: och | eller | samt |, {title}){re.escape(doer.text)}\b", text):
            if any(w.start == m.start(1) and same_party(party, w) for w in words(text)):
                return True
    return False


def _by(deed: Deed, preposition: str) -> list[Word]:
    return [w for p, w in deed.oblique if p == preposition]


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


def owners(case: Comparison) -> Iterator[Difference]:
    """What is the region's is not the municipality's: "regionens tandläkare"."""
    held = list(_owned(case.evidence))
    for owner, owned in _owned(case.statement):
        theirs = [w for w, other in held if kinship(owned.stem, other.stem) >= 0.85]
        if theirs and not any(kinship(owner.stem, w.stem) >= 0.85 for w in theirs):
            yield swapped(owner, theirs[0])


def _owned(text: str) -> Iterator[tuple[Word, Word]]:
    """Each party in the genitive with the noun that it owns, past one adjective."""
    found = words(text)
    for n, word in enumerate(found[:-1]):
        following = [w for w in found[n + 1 : n + 4] if w.weight]
        if following and (is_party(word) or is_proper(text, word)) and is_owner(text, word):
            after_adjective = len(following) > 1 and following[0].text.endswith(("e", "a"))
            yield word, following[-1 if after_adjective else 0]


def voice(case: Comparison) -> Iterator[Difference]:
    """Who is acted on does not act: "den som utsätts" and "den som utsätter"."""
    held = {_root(m[1]): m[1] for m in _RELATIVE.finditer(case.evidence)}
    for m in _RELATIVE.finditer(case.statement):
        other = held.get(_root(m[1]))
        if other and other.endswith("s") != m[1].endswith("s"):
            yield Difference(f"källan säger ”{other}”, påståendet ”{m[1]}”", m.start(1), m.end(1))


_RELATIVE = re.compile(r"\bsom\s+(?:inte\s+|har\s+|själv\s+)?(\w+(?:er|ar|r|s|ts|at|ats|it|its))\b", re.I)


def _root(verb: str) -> str:
    """The same for "utsätter" and "utsätts"."""
    low = verb.casefold()
    return stem(low[:-1] if low.endswith("tts") else re.sub(r"(?:er|ar|as|es|ats|at|its|it|ts|s|r)$", "", low))


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
