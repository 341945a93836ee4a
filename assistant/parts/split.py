"""A question of several parts as questions that each stand alone: "Vem beslutar och inom vilken tid?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.day_asked import without_day
from assistant.facts.read import facts
from assistant.forms.fit import demanded
from assistant.forms.question_kinds import asks_what_happened
from assistant.parts.compared import compared
from assistant.parts.pieces import Piece, pieces
from assistant.quantities import FOLLOW_UP
from assistant.query import understand
from assistant.query_term import PASSIVE, QueryTerm, is_thing
from assistant.salience import is_infinitive, salience
from assistant.verb_forms import AUXILIARY, infinitive_of
from ingest.index import Index

_LEAST_PARTS = 2
_MOST_PARTS = 4
"""Parts at most that a question is split into."""

POINTS_BACK = re.compile(r"\b(?:den|denna|det|de|dem|detta|dessa|där|dit|då|honom|henne|it|that|this)\b", re.IGNORECASE)
_SAME_NOW = re.compile(r"(?:(?:vad|hur) (?:är|gäller|blir)(?: det| den)?\s+)?(?:nu|i ?dag|numera)", re.IGNORECASE)
_NOW = re.compile(r"\b(?:nu|i ?dag|numera)\b", re.IGNORECASE)
_HEADED = re.compile(r"[:–—]\s*$")
"""Where what is told is the subject of all that follows: "Piloten Tidig kontakt – ..."."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked for.

    Attributes:
        asked: As it stands in the question.
        text: The same as a question that stands alone.
        place: The municipality that it is about, where the question asks the same of several; "" elsewhere.
        now: Whether it asks of what holds now, whatever day the other parts are about.
    """

    asked: str
    text: str
    place: str = ""
    now: bool = False


def parts(question: str, index: Index, *, follows: bool = False) -> tuple[Part, ...]:
    """The parts of a question that asks for several things; none where it asks for one.

    Args:
        follows: Whether the question is a follow-up, written after the one that it goes on from.
    """
    before, dash, latest = question.rpartition(FOLLOW_UP) if follows else ("", "", question)
    found = pieces(latest)
    if len(found) > _MOST_PARTS:
        return ()
    if len(found) < _LEAST_PARTS:
        return tuple(Part(side.text.rstrip(" ?"), side.text, side.place) for side in compared(question, index))
    return tuple(
        Part(
            piece.text,
            _alone(n, found, before, dash, index),
            now=_NOW.search(piece.text) is not None,
        )
        for n, piece in enumerate(found)
    )


def _alone(n: int, found: Sequence[Piece], before: str, dash: str, index: Index) -> str:
    """The n-th thing that is asked for as a question that stands alone, with the subject that it borrows."""
    piece, told = found[n], found[n].told
    if n and _NOW.search(piece.text):
        told = without_day(told)
    earlier = found[n - 1].text if n else ""
    opening = f"{before}{dash}{told}"
    if earlier and _SAME_NOW.fullmatch(piece.text):
        return _joined(opening, re.sub(r"\s+då$", "", without_day(earlier)))
    if done := _done_within(piece.text, earlier):
        return _joined(opening, done)
    if _says_its_subject(piece.text, first=n == 0, told=bool(told or before), index=index):
        return _joined(opening, piece.text)
    headed = _HEADED.search(told) is not None
    others = () if headed or (told and not n) else found[n - 1 :: -1] if n else found[1:]
    topics = (_topic(other.text, index) for other in others)
    topic = next((t for t in topics if t and t.lower() not in piece.text.lower()), "")
    led = " ".join(filter(None, (before, told.rstrip(" .,;:–—-"), topic)))
    return f"{led}{FOLLOW_UP}{piece.text}?" if led else _joined(opening, piece.text)


_HAS_TIME = re.compile(r"\bpå sig\W*\Z")
_DOES = re.compile(
    r"(?:hur|var|vart|när) (?P<verb>\w+) (?:man|jag|vi|du|ni|hon|han|hen|klienten|sökanden|den enskilde)(?P<of> .+)?",
    re.IGNORECASE,
)


def _done_within(piece: str, earlier: str) -> str:
    """What is asked of the time for the deed before: "Hur överklagar man och hur lång tid har man på sig?"."""
    does = _DOES.fullmatch(earlier) if _HAS_TIME.search(piece) else None
    if does is None:
        return ""
    helped = AUXILIARY.fullmatch(does["verb"]) is not None
    deed = "" if helped else infinitive_of(does["verb"])
    done = f"{deed}{(does['of'] or '').rstrip(' ?.')}".strip()
    return f"{piece} att {done}" if done and (helped or deed) else ""


def _joined(opening: str, asked: str) -> str:
    within = opening and not opening.endswith((". ", "? "))
    return f"{opening}{asked if within else _capitalised(asked)}?"


def _says_its_subject(piece: str, *, first: bool, told: bool, index: Index) -> bool:
    """Whether a part needs nothing of the others: a first one with a subject, or words of its own beside the case's.

    Of a sum of its own, "en hyresskuld på 22 000 kr", it asks something else.
    """
    own = len(_telling(piece, index))
    if first:
        return told or own > 0
    own_sum = any(fact.kind == "amount" for fact in facts(piece))
    return (told or own_sum) and own > 0 and not POINTS_BACK.search(piece)


def _topic(piece: str, index: Index) -> str:
    """What a part is about, in its own words from the first that names something."""
    own = sorted(_named(piece, index), key=lambda term: piece.index(term.surface))
    if not own:
        return ""
    at = piece.index(own[0].surface)
    named = _NAMED_BEFORE.search(piece[:at])
    topic = piece[named.start() if named else at :]
    return _capitalised(topic if not demanded(topic) else " ".join(term.surface for term in own))


def _named(piece: str, index: Index) -> Iterator[QueryTerm]:
    """The words of a part that name what it is about; a verb does only where something stands with it: "om hyra"."""
    for term in _telling(piece, index):
        at = piece.index(term.surface)
        deed = is_infinitive(term.surface) and not _WITH_A_NOUN.search(piece[:at])
        if is_thing(term) and not deed and not asks_what_happened(term.surface):
            yield term


_NAMED_BEFORE = re.compile(r"(?<=\s)[A-ZÅÄÖ][a-zåäö]+\s$")
"""The first word of a name whose second one tells what it is: "Tidig kontakt"."""
_WITH_A_NOUN = re.compile(
    r"\b(?:vilke[nt]|vilka|en|ett|den|hög\w?|skälig\w?|om|för|till|på|av|med|i|från|hos|hans|hennes|deras)\s$",
    re.IGNORECASE,
)


def _telling(piece: str, index: Index) -> list[QueryTerm]:
    """The words of a part that tell of its subject; a deed in the passive is of the form."""
    terms = [term for term in understand(piece, index).terms if salience(term.surface) == 1]
    return [] if all(PASSIVE.search(term.surface) for term in terms) else terms


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
