"""The words of duty, advice and leave in a text, and the verbs that they govern."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.comparison import clause_of
from assistant.matching import Word, kinship, words

Force = Literal["must", "should", "may"]
DUTY = re.compile(
    r"\b(?:ska|skall|måste|skyldig(?:a|het|heten)?|krävs|tvung(?:en|et|na)|tvingas|obligatorisk\w*)\b|"
    r"\bfår(?= (?:\w+ )?(?:i uppdrag|till uppgift))|"
    r"\b(?:lag\w*|regler\w*|bestämmels\w*|föreskrift\w*) kräver\b",
    re.I,
)
_FORCES: tuple[tuple[Force, re.Pattern[str]], ...] = (
    ("must", DUTY),
    ("should", re.compile(r"\b(?:bör|borde|rekommendera\w*|rekommendation\w*|råd|rådet|råder|lämpligen)\b", re.I)),
    ("may", re.compile(r"\b(?:får|kan|möjlighet|tillåtet|valfritt|frivilligt|har rätt att)\b", re.I)),
)
FREE = re.compile(
    r"\b(?:behöver|måste) (?:\w+ )?inte\b|\binte (?:måste|skyldig\w*|skyldighet|behöva)\b|"
    r"\b(?:inget|inte något|inte ett) krav\b",
    re.I,
)
"""Leave that is told as no duty."""
_LIMIT = re.compile(r"\s+(?:\w+\s+)?(?:högst|som (?:mest|äldst|längst)|maximalt|max|inte (?:mer|äldre) än)\b", re.I)
_NOT = re.compile(r"\b(?:inte|ej|aldrig)\b")
_NONE = re.compile(r"\b(?:inga|inget|ingen)\b")
_VERBS = frozenset("ska skall måste bör får kan".split())
_OPENS = re.compile(r"(?:\A|[.!:\n])\s*\Z")
_OF_WHOM = re.compile(r"\b(?:den|de|dem|någon|alla|en|\w{3,}(?:en|et|na|ar|er)) som (?:inte |själv |redan )?\Z", re.I)
_CLEFT = re.compile(r"\b(?:det är|är det|det var|var det)\b(?: \w+){1,4} som (?:\w+ )?\Z", re.I)
_PURPOSE = re.compile(r"\b(?:för att|så att|innebär att)\b[^.,;:]*\Z", re.I)
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
    found = [Modal("may", m.start(), m.end(), _verb_after(text, m.end()), False) for m in FREE.finditer(text)]
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
    if word in ("kan", "får") and _OF_WHOM.search(text, 0, m.start()) and not _CLEFT.search(text, 0, m.start()):
        return True  # "den som kan arbeta", but not "det är nämnden som får besluta"
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


def same_verb(one: Modal, other: Modal) -> bool:
    """Whether two modals govern the same verb."""
    return one.verb is not None and other.verb is not None and kinship(one.verb.stem, other.verb.stem) >= 0.75
