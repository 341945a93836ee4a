"""Guard for who does and who is done to, told by the clause that says the same, whatever its verb.

A party of the statement is held against the clause of the passage that shares most of its clause's other words: there
it may not have the other part, nor may another party stand where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.comparison import Comparison, Difference
from assistant.evidence import units
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.guards.names import is_name
from assistant.guards.parties import OWN_ACTORS, is_beside, may_be, same_group, swapped
from assistant.matching import Word, kinship, match, words
from assistant.parties import is_name_in, is_office, is_owner, is_party, is_proper, same_party
from assistant.roles import preposition_before, with_verb
from assistant.verb_forms import is_passive, is_verb, lemma

Part = Literal["doer", "other", "unknown"]
_AUXILIARIES = frozenset("ska skall får kan bör måste har hade kunde skulle fick vill behöver kunna ha få".split())
_FINITE = frozenset("är var blir blev finns".split())
_RECEIVING = frozenset("få ha behöva slippa sakna vara bli bo heta motta erhålla äga vilja kunna finnas".split())
_PRONOUNS = frozenset("han hon de vi ni du man jag hen dem honom henne er dig oss någon alla ingen".split())
_BY = frozenset(("av", "från"))
_SHARED, _ALIKE = 0.55, 0.9
"""Least share of a clause's words that another has to tell the same, and how near the best another comes."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A party in a clause with its part there."""

    word: Word
    part: Part


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its parties and its other words.

    Attributes:
        open: Whether its subject is a pronoun or stands in an earlier clause, and may be anyone.
    """

    mentions: tuple[Mention, ...]
    others: tuple[Word, ...]
    open: bool


def parts(case: Comparison) -> Iterator[Difference]:
    """Each party of the statement has the part that the passage gives it."""
    source = [c for u in units(case.passage, case.context) if not u.key for c in clauses(u.text)]
    for clause in (c for c in clauses(case.statement) if any(m.part != "unknown" for m in c.mentions)):
        told = _telling_the_same(clause, source)
        for mention in clause.mentions if told else ():
            if mention.part == "unknown" or _is_told_elsewhere(mention.word, clause, source, told):
                continue
            rivals = [_rival(case, mention, clause, other) for other in told]
            if all(rivals) and rivals[0] is not None:
                yield swapped(mention.word, rivals[0])


def _is_told_elsewhere(word: Word, clause: Clause, source: Sequence[Clause], told: Sequence[Clause]) -> bool:
    """Whether another clause that has the party has some of the words too, as where one clause says what two do."""
    total = sum(w.weight for w in clause.others)
    named = [c for c in source if c not in told and any(same_party(m.word, word) for m in c.mentions)]
    return any(
        sum(w.weight for w in clause.others if match(w, c.others).strength >= _KIN) > _SOME * total for c in named
    )


def _kin(word: Word, others: Sequence[Word]) -> float:
    return max((kinship(word.stem, o.stem) for o in others), default=0.0)


_KIN, _SOME = 0.7, 0.1


def _telling_the_same(clause: Clause, source: Sequence[Clause]) -> list[Clause]:
    total = sum(w.weight for w in clause.others)
    if len(clause.others) < 2:
        return []
    shares = [sum(w.weight * m for w in clause.others if (m := _kin(w, c.others)) >= _KIN) for c in source]
    most = max(shares, default=0.0)
    if most < _SHARED * total:
        return []
    return [c for c, s in zip(source, shares, strict=True) if s >= _ALIKE * most]


def _rival(case: Comparison, mention: Mention, clause: Clause, other: Clause) -> Word | None:
    """Who has the mentioned party's part in the clause that tells the same; None where that may be the party."""
    own = [m for m in other.mentions if same_party(m.word, mention.word) or may_be(mention.word, m.word)]
    rivals = [
        m.word
        for m in other.mentions
        if m.part == mention.part
        and m not in own
        and not is_beside(case, mention.word, [m.word])
        and not any(same_party(m.word, n.word) and n.part == m.part for n in clause.mentions)
    ]
    if own:
        turned = all(m.part not in (mention.part, "unknown") for m in own)
        return rivals[0] if rivals and turned and not other.open else None
    if same_group(mention.word, OWN_ACTORS) and all(is_office(w) for w in rivals):
        return None
    return rivals[0] if rivals and not other.open else None


def stand_ins(case: Comparison) -> Iterator[Difference]:
    """A name or party stands in the sentence that says the rest, not only in another one with another in its place."""
    said = [w for w in case.words if _is_named(case, case.statement, w) or (is_office(w) and not w.text.isupper())]
    if not said:
        return
    rest = [w for w in case.words if w.weight and w not in said and not is_party(w)]
    told = facts(case.statement)
    if len(rest) + len(told) < 2:
        return
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
        if rivals and not (same_group(word, OWN_ACTORS) and is_office(rivals[0])):
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
    if word.text[0].isupper() and re.match(r" [A-ZÅÄÖ][a-zåäö]", text[word.end :]):
        return True
    return word.text[0].isupper() and is_name_in(case.passage, word)


def _same_sort(case: Comparison, word: Word, text: str, other: Word) -> bool:
    named = _is_named(case, text, other)
    return named if _is_named(case, case.statement, word) and not is_office(word) else is_office(other)


def _may_name(said: Word, held: Word) -> bool:
    return same_party(said, held) or may_be(said, held) or said.text.rstrip("s") == held.text.rstrip("s")


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text that have a verb, with who does what in each."""
    return tuple(_clause(text, start, end) for start, end in with_verb(text))


def _clause(text: str, start: int, end: int) -> Clause:
    inside = [w for w in words(text) if start <= w.start < end]
    verbs = [w for w in inside if is_verb(w) or w.text.casefold() in _AUXILIARIES | _FINITE]
    chief = [w for w in verbs if w.text.casefold() not in _AUXILIARIES | _FINITE]
    acts = any(not is_passive(w) and lemma(w) not in _RECEIVING for w in chief)
    parties = [w for w in inside if is_party(w) and w not in verbs]
    subject = _subject(text, inside, verbs, parties)
    mentions = tuple(Mention(w, _part(text, w, subject=w is subject, acts=acts)) for w in parties)
    conditional = bool(inside) and inside[0] in verbs and len(verbs) > 1  # "Är delegaten frånvarande beslutar chefen"
    pronoun = any(w.text.casefold() in _PRONOUNS for w in inside)
    opens = inside[0].text.casefold() if inside else ""
    unsaid = subject is None and opens in ("och", "men", "samt", "som", "utan")
    others = tuple(w for w in inside if w.weight and not is_party(w))
    return Clause(mentions, others, pronoun or conditional or unsaid)


def _subject(text: str, inside: Sequence[Word], verbs: Sequence[Word], parties: Sequence[Word]) -> Word | None:
    """The party that is a clause's subject: the last before its finite verb, or the one right after it."""
    free = [w for w in parties if not is_owner(text, w) and not preposition_before(text, w)]
    before = [w for w in free if not verbs or w.start < verbs[0].start]
    if before:
        return before[-1]
    after = [w for w in free if verbs and w.start > verbs[0].start]
    return after[0] if after and _follows(inside, verbs, after[0]) else None


def _part(text: str, word: Word, *, subject: bool, acts: bool) -> Part:
    """What a party does in its clause.

    Args:
        acts: Whether the clause's subject does what the verb tells.
    """
    preposition = preposition_before(text, word)
    if is_owner(text, word):
        return "unknown"
    if preposition:
        return "doer" if preposition in _BY else "other" if preposition in ("till", "åt", "för") else "unknown"
    return "doer" if subject and acts else "other"


def _follows(inside: Sequence[Word], verbs: Sequence[Word], word: Word) -> bool:
    """Whether a party stands right after the finite verb, past its article or an adverb."""
    n = list(inside).index(word)
    between = [w for w in inside[:n] if verbs and w.start > verbs[0].start]
    return all(not w.weight or w.text.endswith(("a", "e")) for w in between) and len(between) <= 3
