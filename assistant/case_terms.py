"""What a question's words weigh in it: those that only tell of the case are faint beside its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.quantities import FOLLOW_UP
from assistant.query_term import CASE_FIGURE, QueryTerm, is_thing
from assistant.salience import of_deed, salience

_BEFORE_FOLLOW_UP = 0.6
"""What a word of the question before keeps of its weight."""
_OF_CASE = 0.35
"""What a word keeps of its weight that only tells of the case: the day of a letter, the trade of somebody."""
_ASKS = re.compile(
    r"[.!?,:;–-]\s+(?:(?:och|men|så)\s+)?(?=(?:vad|vem|vilk\w+|hur|när|var|vart|varför|får|kan|ska|måste|bör|behöver|är|"
    r"betalar|räcker|går|godtar|finns|gäller|räknas|har (?:hon|han|hen|de|vi|man))\b)",
    re.IGNORECASE,
)


def weighed(term: QueryTerm, end: int, text: str) -> QueryTerm:
    """A term with the weight that it has in the question, which goes on at `text[end:]`."""
    kept = salience(term.surface, text[end:])
    if kept == 1 and not term.known:
        kept = of_deed(term.surface)
    share = kept * (_BEFORE_FOLLOW_UP if FOLLOW_UP in text[end:] else 1.0)
    weight = term.weight * (share if term.known or share == 1 else share * CASE_FIGURE)
    return replace(term, weight=weight, faint=kept < 1)


def of_the_case(term: QueryTerm) -> QueryTerm:
    """A word that tells of no rule: the month when something happened, the kind of document that is asked."""
    return replace(term, weight=_OF_CASE * term.weight, faint=True)


def asked_last(text: str) -> str:
    """What a question asks in the end, without the case that it tells before."""
    asks = [m.end() for m in _ASKS.finditer(text)]
    return text[asks[-1] :] if asks else text


def strange_aside(terms: Sequence[QueryTerm], text: str) -> list[QueryTerm]:
    """The terms, those that the library lacks faint where they tell of the case and the question has its own subject.

    "Hon driver pizzeria, hur länge kan hon få försörjningsstöd?" is no question about pizzerias.
    """
    asks = [m.end() for m in _ASKS.finditer(text)]
    if not asks or FOLLOW_UP in text:
        return list(terms)
    told = [term for term in terms if text.find(term.surface) + len(term.surface) <= asks[-1]]
    asked = (term for term in terms if term not in told and term.known and not term.faint)
    if not any(is_thing(term) for term in asked):
        return list(terms)
    strange = [term for term in told if not term.known and not term.faint]
    return [replace(t, weight=_OF_CASE * t.weight, faint=True) if t in strange else t for t in terms]


def with_subject(terms: Sequence[QueryTerm]) -> tuple[QueryTerm, ...]:
    """The terms, of which the weightiest tells of the subject where none else does: "När betalas pengarna ut?"."""
    if not terms or not all(term.faint for term in terms):
        return tuple(terms)
    subject = max(terms, key=lambda term: term.weight)
    return tuple(replace(term, faint=term is not subject) for term in terms)
