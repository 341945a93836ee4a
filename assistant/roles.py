"""Who does what to whom, as far as Swedish word order tells it.

In a main clause the subject stands right before or right after the finite verb (Teleman, Hellberg and Andersson,
Svenska Akademiens grammatik, 1999, vol. 4, on platsschema); in a subordinate clause before it. The doer of a passive
in -s stands after "av".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.comparison import clauses
from assistant.matching import Word, words
from assistant.parties import is_owner, is_party, is_proper
from assistant.verb_forms import AUXILIARY, FINITE, is_dealing, is_passive, is_verb, lemma

_PREPOSITIONS = frozenset("till av från hos med för på mot åt om vid via genom i mellan enligt utan".split())
_LIGHT = frozenset(
    "den det de en ett varje någon alla sin sina närmast högre andra annan nya begärande dagansvarig både".split()
)
_OPENS_CONDITION = frozenset("är har hade blir finns saknas".split())
_PARTICLES = frozenset("upp över del emot ut in av bort ställning initiativ fram fast ner kvar vid till".split())
_LIGHT_VERBS = frozenset("ta ge stå hålla lägga sätta".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its doer and those it goes to or from, each None where the words do not tell."""

    verb: Word
    lemma: str
    clause: tuple[int, int]
    doer: Word | None
    object: Word | None
    oblique: tuple[tuple[str, Word], ...]


@lru_cache(maxsize=2048)
def deeds(text: str) -> tuple[Deed, ...]:
    """Every verb of dealing in a text with its parties."""
    found: list[Deed] = []
    previous: list[Word] = []
    for start, end in with_verb(text):
        inside = [w for w in words(text) if start <= w.start < end]
        for verb in inside:
            if is_dealing(verb):
                deed = _deed(text, inside, verb, previous, (start, end))
                found.append(_with_doer_before(deed, inside, found))
        previous = inside or previous
    return tuple(found)


def _with_doer_before(deed: Deed, inside: list[Word], before: list[Deed]) -> Deed:
    """A deed joined to the one before by "och" or "men", without a subject of its own, has that one's doer."""
    joined = len(inside) > 1 and inside[0].text.casefold() in ("och", "men", "samt") and inside[1] is deed.verb
    if deed.doer or is_passive(deed.verb) or not joined or not before or is_passive(before[-1].verb):
        return deed
    return replace(deed, doer=before[-1].doer)


@lru_cache(maxsize=4096)
def with_verb(text: str) -> tuple[tuple[int, int], ...]:
    """Clauses, each of which has a verb of its own as far as it shows: "... och handlingarna till rätten" has none."""
    merged: list[tuple[int, int]] = []
    for start, end in clauses(text):
        inside = [w for w in words(text) if start <= w.start < end]
        own = any(is_verb(w) or AUXILIARY.fullmatch(w.text) or w.text.casefold() in FINITE for w in inside)
        closed = re.search(r"[.:!?\n|]\s*$", text[:start]) or text[start] in ".:!?\n|"
        if (
            merged
            and not own
            and not closed
            and inside
            and inside[0].text.casefold() not in ("som", "att", "där", "om", "när")
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _deed(text: str, inside: list[Word], verb: Word, previous: list[Word], clause: tuple[int, int]) -> Deed:
    """The deed of a verb, by where the parties of its clause stand."""
    named = _with_particle(text, verb)
    parties = [
        (w, _preposition(text, inside, w))
        for w in inside
        if (is_party(w) or is_proper(text, w)) and w is not verb and not is_owner(text, w)
    ]
    oblique = tuple((p, w) for w, p in parties if p in ("till", "från", "hos", "åt", "av"))
    if is_passive(verb):
        agent = next((w for p, w in oblique if p == "av" and w.start > verb.start), None)
        return Deed(verb, named, clause, agent, None, oblique)
    free = [w for w, p in parties if not p]
    doer, acted_on = _doer_and_object(text, inside, verb, free, previous)
    return Deed(verb, named, clause, doer, acted_on, oblique)


def _doer_and_object(
    text: str, inside: list[Word], verb: Word, free: list[Word], previous: list[Word]
) -> tuple[Word | None, Word | None]:
    """Who an active verb has for subject and object, of its clause's parties without a preposition."""
    before = [w for w in free if w.start < verb.start]
    after = [w for w in free if w.start > verb.start]
    first, second = (*after, None, None)[:2]
    if after and _opens_with_condition(inside, verb, before):
        return first, second
    if before:
        return before[-1], first
    if inside[0].text.casefold() == "som":
        return _antecedent(previous), first
    inverted = verb.text.casefold().endswith("r") and not AUXILIARY.search(text[inside[0].start : verb.start])
    return (first, second) if inverted else (None, first)


def _opens_with_condition(inside: list[Word], verb: Word, before: list[Word]) -> bool:
    """Whether a verb before this one opens a condition with its own subject: "Uteblir tolken betalar förmedlingen"."""
    first, low = inside[0], inside[0].text.casefold()
    if low in _OPENS_CONDITION:
        return True
    is_verb_too = low.endswith(("r", "s")) and first is not verb and bool(first.weight) and not is_party(first)
    return is_verb_too and bool(before) and verb.text.casefold().endswith("r") and before[0] is inside[1]


def _antecedent(previous: list[Word]) -> Word | None:
    """The party that the clause before ends with, which "som" stands for."""
    return previous[-1] if previous and is_party(previous[-1]) else None


def _with_particle(text: str, verb: Word) -> str:
    """The infinitive, with what makes another verb of a light one: "tar över" is not "tar del av"."""
    plain = lemma(verb)
    following = re.match(r"\s+(\w+)", text[verb.end :])
    if plain not in _LIGHT_VERBS:
        return plain
    particle = following[1].casefold() if following else ""
    return f"{plain} {particle}" if particle in _PARTICLES else plain


def _preposition(text: str, inside: Sequence[Word], word: Word) -> str:
    """The preposition that a party hangs on, past its article and adjectives."""
    n = inside.index(word)
    while n > 0:
        n -= 1
        low = inside[n].text.casefold()
        if low in _PREPOSITIONS:
            return low
        if re.search(r"[,;:.]", text[inside[n].end : inside[n + 1].start]) or not (
            low in _LIGHT or low.endswith(("s", "a", "e", "ande", "gen", "gt"))
        ):
            return ""
        if AUXILIARY.fullmatch(low) or is_verb(inside[n]):
            return ""
    return ""


def preposition_before(text: str, word: Word) -> str:
    """The preposition that a word hangs on, "" if none."""
    return _preposition(text, words(text), word)
