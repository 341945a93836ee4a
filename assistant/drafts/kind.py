"""Whether a sentence of a draft states a fact of the case, which is left in peace, or something that sources can tell.

Grammar tells: what is past, said of just this person, home or paper, of a day, or found in this decision is of the
case; what anyone, or whoever meets a condition, must, may or gets at most is a rule, also when it is said to "du".
Each such cue has a weight that benchmarks/fit_kinds.py fits on the sentences for development of evals/drafts.
"""

from __future__ import annotations

import math
import re
from typing import Literal

from assistant.drafts.cues import cues
from assistant.drafts.decider import tells_who_decides
from assistant.drafts.read import Draft, Genre
from assistant.drafts.talk import is_talk
from assistant.drafts.verbs import has_finite_verb, is_order
from assistant.facts.read import facts
from ingest.personal import BLACK

Kind = Literal["case", "own", "lean", "rule"]
"""A fact of the case; one unless a source says the same; one where the sources are silent; what sources are to tell."""
_LEAST: tuple[tuple[Kind, float], ...] = (("case", 0.8), ("own", 0.5), ("lean", 0.25), ("rule", 0.0))
"""Least likelihood of each to state a fact of the case."""
_GENRE: dict[Genre, float] = {"minutes": 0.75, "rules": -1.0, "letter": 0.75, "other": 0.0}
"""What the sort of text adds: minutes and letters tell of what was and of their own, rules tell of no case."""
_BIAS = -2.59
_WEIGHTS = {
    "you": 2.42,
    "day": 2.2,
    "finds": 2.19,
    "named": 2.1,
    "people": 1.82,
    "past": 1.81,
    "amount": 1.62,
    "state": 1.4,
    "paper": 1.35,
    "now": 1.33,
    "yours": 1.13,
    "people as subject": 0.99,
    "definite": 0.97,
    "decides": 0.91,
    "we": 0.71,
    "first name": 0.67,
    "household": 0.42,
    "past day": 0.32,
    "odd amount": 0.01,
    "sized": -0.37,
    "modal of you": -0.42,
    "passive": -0.48,
    "if you": -0.64,
    "level as subject": -0.79,
    "order": -0.87,
    "office": -0.92,
    "standing": -0.93,
    "rate": -0.95,
    "indefinite": -0.99,
    "you act": -1.0,
    "opens with a condition": -1.07,
    "anyone": -1.11,
    "level": -1.14,
    "office as subject": -1.44,
    "modal": -1.63,
    "condition": -1.71,
    "reference": -2.07,
    "study": -2.34,
    "limit": -2.49,
}


def kind_of(
    said: str,
    names: frozenset[str] = frozenset(),
    genre: Genre = "other",
    places: frozenset[str] = frozenset(),
    projects: frozenset[str] = frozenset(),
) -> Kind:
    """What a sentence of a draft is about; a question and a greeting are the case's own.

    Args:
        names: The names of people that the draft tells elsewhere.
        genre: What sort of text it stands in.
        places: The municipalities that the library's documents are from.
        projects: The names of what its documents tell of, "Hyran först".
    """
    said = without_label(without_teller(said))
    if said.rstrip().endswith("?") or _states_nothing(said) or is_talk(said):
        return "case"
    of_project = genre != "minutes" and any(project in said for project in projects)
    said = unnamed(said, names, places)
    if tells_who_decides(said) or _is_of_each(said):  # the former also of what is decided in one case
        return "rule"
    if of_project and not cues(said) & _OF_SOMEBODY:
        return "rule"
    likely = likelihood(said, genre)
    if _NEXT.search(said) and "day" in cues(said):
        return "case"
    return next(kind for kind, least in _LEAST if likely >= least)


def unnamed(said: str, names: frozenset[str], places: frozenset[str]) -> str:
    """The sentence with people's names blackened, and of "kommunen" where it names a municipality."""

    def instead(found: re.Match[str]) -> str:
        word, genitive = found.group().removesuffix("s"), "s" * found.group().endswith("s")
        if {word, found.group()} & names:
            return BLACK
        of_place = {word, found.group()} & places
        return f"{'K' if found.start() == 0 else 'k'}ommunen{genitive}" if of_place else found.group()

    return _CAPITALISED.sub(instead, said)


_CAPITALISED = re.compile(r"\b[A-ZÅÄÖÉ]\w+")


def genre_of(draft: Draft) -> Genre:
    """What sort of text a draft is: as it opens, or in a text of some length as most of its sentences are."""
    if draft.genre != "other" or len(draft.sentences) < _MANY:
        return draft.genre
    mean = sum(likelihood(s.said) for s in draft.sentences) / len(draft.sentences)
    return "rules" if mean < _OF_RULES else "letter" if mean > _OF_A_CASE else "other"


_FOR_EACH = re.compile(
    r"^(?:För|Per) (?:en|ett|varje|två|tre|fyra|fem|ensam\w*) (?:\w+ ){0,2}?(?:person\w*|vux\w+|hushåll|barn|familj)\b|"
    r"\b(?:varje|ytterligare) \w+ därutöver\b",
    re.I,
)
_OF_SOMEBODY = frozenset(("named", "people", "people as subject", "first name", "you", "yours", "you act", "we"))
_OF_THIS_ONE = _OF_SOMEBODY - {"we"} | {"past", "day", "now", "finds"}


def _is_of_each(said: str) -> bool:
    """Whether an amount or a number is told for each of a sort, and of nobody in the case."""
    return _FOR_EACH.search(said) is not None and bool(facts(said)) and not cues(said) & _OF_THIS_ONE


_MANY = 8
_OF_RULES, _OF_A_CASE = 0.1, 0.2


def likelihood(said: str, genre: Genre = "other") -> float:
    """How likely a sentence is to state a fact of the case, 0 to 1."""
    return 1 / (1 + math.exp(-_BIAS - _GENRE[genre] - sum(_WEIGHTS.get(cue, 0.0) for cue in cues(said))))


_NEXT = re.compile(r"\bnästa (?:\w*möte|träff|sammanträde|avstämning|besök|tid)\b", re.I)
"""When a group meets next is told in its own minutes only."""
_LABEL = re.compile(r"[A-ZÅÄÖ][\w ]{2,25}: ")
_GREETS = re.compile(r"(?:Hej|Hejsan|Bästa|God (?:dag|morgon))\b[^.?]{0,40}$")


def _states_nothing(said: str) -> bool:
    """A greeting, a signature or a list of names."""
    if _GREETS.match(said):
        return True
    if has_finite_verb(said) or is_order(said):
        return False
    if "limit" in cues(said) and any(f.unit for f in facts(said)):  # "Längst tre nätter."
        return False
    if re.search(r"\d", said):  # "Åkersvik 147.": of what, the minutes do not tell again
        return len(said.split()) <= 2 and not any(f.unit for f in facts(said))
    return len(said.split()) <= 4 or _LABEL.match(said) is not None


_TELLS = re.compile(
    r",\s+(?:påminde|sa|sade|berättade|tillade|konstaterade|menade|betonade|framhöll|informerade|uppgav|påpekade)\s+"
    r"(?:\w+|█+)(?:\s+(?:om|oss|alla))*(?=\.?$)"
)
_TELLS_FIRST = re.compile(
    r"^(?:[A-ZÅÄÖ][\w-]+|█+) (?:påminde|påminner|sa|sade|säger|berättade|konstaterade|betonade|framhöll|informerade|"
    r"påpekade) (?:oss |alla )?(?:om )?att (?=\w)"
)


def without_label(said: str, places: frozenset[str] = frozenset()) -> str:
    """The sentence without the label that it opens with, as "Bedömning: ...": one that is a place of these stays."""
    label = _SENTENCE_LABEL.match(said)
    if label is None or has_finite_verb(label["label"]) or {*re.findall(r"\w+", label["label"])} & places:
        return said
    return said[label.end() :] if has_finite_verb(said[label.end() :]) else said


_SENTENCE_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][\w/ -]{1,40}): (?=[A-ZÅÄÖ])")


_AGREES = re.compile(
    r"^(?:Vi|Gruppen|Mötet|Enheten) (?:(?:alla|också|därför) )?(?:enades|kom överens|bestämde|beslutade|beslöt|"
    r"påminner|påminde)(?: (?:oss|om))* att (?=\w)"
)
_REPLIES = re.compile(rf"^{BLACK}+(?:s)?(?: \w+(?:ade|er|ar|de|a))?: ?(?=\w)")


def without_teller(said: str) -> str:
    """The sentence without ", påminde Eva om" or "Vi enades om att": who said it is no part of what is said."""
    plain = _REPLIES.sub("", _AGREES.sub("", _TELLS_FIRST.sub("", _TELLS.sub("", said))))
    return plain[:1].upper() + plain[1:]
