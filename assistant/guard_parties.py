"""Guards for who: names of places, authorities, roles, and who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of
from assistant.evidence import Word, compound_parts, kinship, match, near_equals, units, words
from assistant.facts import facts
from assistant.roles import (
    Deed,
    deeds,
    is_office,
    is_owner,
    is_party,
    is_passive,
    preposition_before,
    same_form,
    same_party,
)
from ingest.analyze import stem
from ingest.documents import CELL
from ingest.frequencies import per_million
from ingest.municipalities import MUNICIPALITIES
from ingest.sentences import sentence_spans

_PLACE = re.compile(
    r".+(?:by|berg|berga|borg|bro|dal|fors|hamn|holm|hult|köping|lida|lund|mo|näs|red|rud|rum|sala|stad|sta|sund|torp|vik|ås|å|ö|bygden|inge)s?",
    re.I,
)
_COMMON = re.compile(r".+(?:et|en|na|ar|er|or|ning|het|else|ing|are|tion|ande|ende)s?", re.I)
_EVERYWHERE = frozenset("sverige sveriges svensk svenska".split())


def names(case: Comparison) -> Iterator[Difference]:
    """Every name in the statement is named by the passage, its context or its document's municipalities."""
    there = words(f"{case.passage}\n{case.context}")
    known = {_bare(w.text) for w in there} | _EVERYWHERE
    known |= {_bare(part) for name in case.municipalities for part in (name, *name.split())}
    stems = {w.stem for w in there}
    for word in case.words:
        if not word.text[0].isupper() or _bare(word.text) in known or is_office(word):
            continue
        if word.stem in stems or near_equals(word.stem) & stems:
            continue
        parts = word.text.split("-")
        if len(parts) > 1 and (
            any(_bare(p) in known for p in parts if p[:1].isupper()) or any(stem(p) in stems for p in parts)
        ):
            continue
        if _opens(case.statement, word) and not is_name(word.text):
            continue
        yield Difference(f"källan nämner inte {word.text}", word.start, word.end)


def is_name(word: str) -> bool:
    """Whether a capitalised first word is the name of a place: listed, or shaped like one and in no text list."""
    bare = word.removesuffix("s")
    if word in MUNICIPALITIES or bare in MUNICIPALITIES:
        return True
    if any(t in per_million() for t in (stem(word), stem(bare))):
        return False
    if _COMMON.fullmatch(word):
        return False
    return not compound_parts(stem(word)) or _PLACE.fullmatch(word) is not None


def _opens(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(' "”“(-')
    return not before or before[-1] in ".!?:;|–\n"


def _bare(name: str) -> str:
    return re.sub(r"(?:[:’'])?s$", "", name.casefold())


def offices(case: Comparison) -> Iterator[Difference]:
    """Every authority or role in the statement is one that its evidence speaks of."""
    there = [w for w in words(f"{case.evidence}\n{case.context}") if w.weight or is_office(w)]
    for word in case.words:
        if not is_office(word) or any(_may_be(word, w) for w in there):
            continue
        if same_party(word, _OWN) and preposition_before(case.statement, word) not in ("till", "hos", "från"):
            continue
        other = next(
            (w.text for w in words(case.evidence) if is_office(w) and not any(_may_be(v, w) for v in case.words)), None
        )
        told = f"källan säger {other}, påståendet {word.text}" if other else f"källan nämner inte {word.text}"
        yield Difference(told, word.start, word.end)


_OWN = words("kommunen")[0]


def _may_be(said: Word, held: Word) -> bool:
    """Whether the statement's party may be the evidence's: the same, or less closely told ("chefen")."""
    if said.stem == held.stem or held.stem in near_equals(said.stem) and not is_office(held):
        return True
    if is_office(held):
        if same_form(said, held):
            return True
        return (
            held.stem.endswith(said.stem)
            or said.stem.startswith(held.stem[:-1])
            and len(said.stem) - len(held.stem) < 3
            or same_party(said, held)
            and not _OWN_GROUP(said)
        )
    return (
        held.stem.startswith(said.stem)
        or (said.stem.endswith(held.stem) and len(held.stem) > 4)
        or _holds_role(held, said)
    )


def _OWN_GROUP(word: Word) -> bool:
    return False


def _holds_role(held: Word, said: Word) -> bool:
    """ "Läkarintyg" speaks of a doctor who is not otherwise named."""
    return len(said.stem) >= 4 and held.stem.startswith(said.stem)


def roles(case: Comparison) -> Iterator[Difference]:
    """Who does, to whom, from whom: as in the evidence's sentence with the same verb."""
    source = deeds(case.evidence)
    for mine in deeds(case.statement):
        same = [d for d in source if d.lemma == mine.lemma]
        text = case.evidence if same else case.passage
        theirs = _nearest(case, mine, same or [d for d in deeds(text) if d.lemma == mine.lemma], text)
        if not theirs:
            continue
        if (
            mine.doer
            and all(d.doer for d in theirs)
            and not any(d.doer and same_party(mine.doer, d.doer) for d in theirs)
        ):
            yield _swapped(mine.doer, theirs[0].doer)
        elif mine.doer and all(
            not d.doer and any(same_party(mine.doer, w) for p, w in d.oblique if p == "till") for d in theirs
        ):
            yield _swapped(mine.doer, None)
        elif (
            mine.object
            and all(d.object for d in theirs)
            and not any(d.object and same_party(mine.object, d.object) for d in theirs)
        ):
            yield _swapped(mine.object, theirs[0].object)
        for preposition, party in mine.oblique:
            held = [[w for p, w in d.oblique if p == preposition] for d in theirs]
            if preposition != "av" and all(held) and not any(same_party(party, w) for each in held for w in each):
                yield _swapped(party, held[0][0])


def _nearest(case: Comparison, mine: Deed, theirs: list[Deed], text: str) -> list[Deed]:
    """Those of the evidence's deeds whose clause shares most words with the statement's."""

    def shared(deed: Deed) -> float:
        around = [w for w in words(text) if deed.clause[0] <= w.start < deed.clause[1]]
        own = [w for w in case.words if mine.clause[0] <= w.start < mine.clause[1] and w.weight and not is_party(w)]
        return sum(w.weight * match(w, around).strength for w in own)

    scores = [shared(d) for d in theirs]
    return [d for d, s in zip(theirs, scores, strict=True) if s >= 0.8 * max(scores)]


def _swapped(mine: Word, theirs: Word | None) -> Difference:
    if theirs is None:
        return Difference(f"i källan är det inte {mine.text} som gör detta", mine.start, mine.end)
    return Difference(f"källan säger {theirs.text}, påståendet {mine.text}", mine.start, mine.end)


def owners(case: Comparison) -> Iterator[Difference]:
    """ "Regionens tandläkare" is not "kommunens tandläkare"."""
    held = [(w, n) for w, n in _pairs(case.evidence)]
    for owner, owned in _pairs(case.statement):
        theirs = [w for w, n in held if kinship(owned.stem, n.stem) >= 0.85]
        if theirs and not any(_alike(owner, w) for w in theirs):
            yield _swapped(owner, theirs[0])


def _alike(one: Word, other: Word) -> bool:
    return kinship(one.stem, other.stem) >= 0.85 or same_party(one, other) and one.stem != other.stem and False


def _pairs(text: str) -> Iterator[tuple[Word, Word]]:
    found = words(text)
    for n, word in enumerate(found[:-1]):
        if is_party(word) and is_owner(text, word):
            following = [w for w in found[n + 1 : n + 4] if w.weight]
            if following:
                yield (
                    word,
                    following[-1] if len(following) > 1 and following[0].text.endswith(("e", "a")) else following[0],
                )


def voice(case: Comparison) -> Iterator[Difference]:
    """ "Den som utsätts" is not "den som utsätter"."""
    held = {stem(_active(v)): (v, is_s) for v, is_s in _relative_verbs(case.evidence)}
    for m in _RELATIVE.finditer(case.statement):
        verb, passive = m.group(1), _is_s_form(m.group(1))
        other = held.get(stem(_active(verb)))
        if other and other[1] != passive and kinship(stem(_active(verb)), stem(_active(other[0]))) == 1:
            yield Difference(f"källan säger ”{other[0]}”, påståendet ”{verb}”", m.start(1), m.end(1))


_RELATIVE = re.compile(r"\bsom\s+(?:inte\s+|har\s+|själv\s+)?(\w+(?:er|ar|r|s|ts|at|ats|it|its))\b", re.I)


def _relative_verbs(text: str) -> Iterator[tuple[str, bool]]:
    return ((m.group(1), _is_s_form(m.group(1))) for m in _RELATIVE.finditer(text))


def _is_s_form(verb: str) -> bool:
    return verb.endswith("s")


def _active(verb: str) -> str:
    """The root of a verb form, the same for "utsätter" and "utsätts"."""
    return (
        re.sub(r"(?:er|ar|as|es|ats|at|its|it|ts|s|r)$", "", verb.casefold())
        if not verb.casefold().endswith("tts")
        else verb.casefold()[:-1]
    )


def belonging(case: Comparison) -> Iterator[Difference]:
    """A number belongs to whom its part of the sentence names: "88 procent i Åkersvik, 71 procent i Norrberga"."""
    source = [(f, o) for a, b, o in _shares(case.passage) for f in facts(case.passage) if a <= f.start < b]
    for start, end, mine in _shares(case.statement):
        if not mine:
            continue
        for fact in facts(case.statement):
            if not start <= fact.start < end or fact.kind in ("year", "law", "code"):
                continue
            theirs = [o for f, o in source if fact.same(f) and {f.bound, fact.bound} != {"most", "least"}]
            if not theirs or any(not o or any(same_party(m, w) for m in mine for w in o) for o in theirs):
                continue
            has_own = any(fact.alike(f) and any(same_party(m, w) for m in mine for w in o) for f, o in source)
            if has_own or not all(is_office(m) for m in mine):
                said = case.statement[fact.start : fact.end]
                yield Difference(
                    f"källan säger {said} om {theirs[0][0].text}, påståendet om {mine[0].text}", fact.start, fact.end
                )


def _shares(text: str) -> list[tuple[int, int, tuple[Word, ...]]]:
    """Parts of a text with those that they are about: a part without a name goes on with the one before it."""
    found: list[tuple[int, int, tuple[Word, ...]]] = []
    owners: tuple[Word, ...] = ()
    for start, end in sentence_spans(text):
        cuts = [
            start,
            *(
                m.start()
                for m in re.finditer(r"[,;](?!\d)|\boch (?=\w+\s+(?:med|från|i)\b)|\boch (?=\d|mellan)", text)
                if start < m.start() < end
            ),
            end,
        ]
        row = CELL in text[start:end]
        for a, b in [(start, end)] if row else zip(cuts, cuts[1:], strict=False):
            reach = a + text[a:b].find(CELL) if row else b
            named = tuple(w for w in words(text) if a <= w.start < reach and _is_owner_of_numbers(text, w))
            if found and named and _AS_BEFORE.search(text[a:b]):
                found[-1] = (*found[-1][:2], ())
            owners = named or (() if row else owners)
            found.append((a, b, owners))
        if not all(_named(text, w) for w in owners):
            owners = ()
    return found


_AS_BEFORE = re.compile(r"\bgör (?:det|så|samma|likadant)\b|\blikaså\b", re.I)


def _is_owner_of_numbers(text: str, word: Word) -> bool:
    return _named(text, word) or is_office(word) and not preposition_before(text, word)


def _named(text: str, word: Word) -> bool:
    return (
        word.text[0].isupper()
        and not word.text.isupper()
        and not is_office(word)
        and (is_name(word.text) if _opens(text, word) else word.weight > 0)
    )


def place(case: Comparison) -> Iterator[Difference]:
    """What is told of one place is not told of another: "Västerlida ett år. Åkersvik tills ärendet avslutas"."""
    mine = [w for w in case.words if _named(case.statement, w)]
    source = [u for u in units(case.passage, case.context) if not u.key]
    if len(mine) != 1 or len(source) < 2:
        return
    best = max(source, key=lambda u: _shared(case, u.text))
    others = [w for w in words(best.text) if _named(best.text, w)]
    own = [u.text for u in source if any(_bare(w.text) == _bare(mine[0].text) for w in words(u.text))]
    if not own or not others or any(_bare(w.text) == _bare(mine[0].text) for w in others):
        return
    if any(_AS_BEFORE.search(t) for t in own) or max(_shared(case, t) for t in own) >= 0.4 * _shared(case, best.text):
        return
    yield Difference(f"källan säger detta om {others[0].text}, inte {mine[0].text}", mine[0].start, mine[0].end)


def _shared(case: Comparison, text: str) -> float:
    held = sum(
        w.weight * match(w, words(text)).strength for w in case.words if w.weight and not _named(case.statement, w)
    )
    return held + sum(any(f.same(o) for o in facts(text)) for f in facts(case.statement))


_CLEFT = re.compile(r"\b(?:det är|är det|det var|var det)\s+(?:\w+\s+)?\Z", re.I)
_DESCRIBES = re.compile(r"\b(?:som|där)\b", re.I)


def described(case: Comparison) -> Iterator[Difference]:
    """A clause that tells which party is meant tells it in the evidence's words: "den kommun där boendet ligger"."""
    for m in _DESCRIBES.finditer(case.statement):
        before = [w for w in case.words if w.end <= m.start()]
        if not before or not is_office(before[-1]) or _CLEFT.search(case.statement, 0, before[-1].start):
            continue
        start, end = clause_of(case.statement, m.start())
        for word, found in case.aligned():
            if start <= word.start < end and word.weight and found.strength < 0.3 and not is_party(word):
                yield Difference(f"källan säger inte ”{word.text}” om {before[-1].text}", word.start, word.end)
