"""Whether the sources answer: a decision before anything is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.asked_thing import unnamed
from assistant.candidates import CERTAIN, Candidate
from assistant.counted import counts
from assistant.facts.measures import MONTH
from assistant.forms.fit import demanded, preferred
from assistant.forms.form import Form
from assistant.forms.question_kinds import (
    asks_how,
    asks_what_happened,
    asks_whether,
    defines,
    meanings_asked,
    tells_of_events,
    tells_steps,
)
from assistant.query import Query
from assistant.query_term import QueryTerm, is_thing
from ingest.listing import listed

SURE = 0.5
"""Least confidence for anything to be said; benchmarks/abstention.py shows what other bounds would do."""
ENOUGH = 0.35
"""Least relevance of what is said beside it."""
NEAR = 0.1
"""Least confidence for passages to be shown as possibly relevant."""
LIKELY = 0.72
"""A candidate's least share of the best one's score for it to answer what the best leaves out."""

_CARRIES = 0.5
"""Share of a question's weight from which one word carries it."""
_ON_SUBJECT = 0.75
_COVERED = 0.55
_IN_COMMON = 0.25
"""Share of a question's weight that what answers it has in common with it."""
_SAME_MEANING = 0.31
_OF_ITSELF = 0.45
"""Relevance from which a candidate is of the subject, whatever words it is told in."""
_SURER = 0.05
"""What a candidate of something else is surer by to stand beside those of the subject, where yes or no is asked for."""
_BESIDE = 0.6
"""Share of the likeliest one's relevance from which another would be said beside it."""
_OUTWEIGHS = 0.55
"""Share of a question's weight from which a thing that the library lacks outweighs a subject that it has."""
_ASKED_FOR = 0.4
"""Share of a question's weight from which a word that follows "Vad är" carries it."""
_SURELY, _MUCH_ELSE = 0.85, 2
"""Relevance of what certainly answers, or other known things in a question, for a strange word to be no hindrance."""
_ALIKE = 5
"""Letters that two words begin or end with alike."""
_BEYOND_RULES = 0.6
"""Relevance from which what the reader is certain of answers, whatever words the question is asked in."""

UNSURE = "Närliggande avsnitt finns, men inget av dem svarar säkert på frågan."
Band = Literal["answer", "related", "refuse"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The band a question falls in; `reason` is Swedish, empty for an answer.

    Attributes:
        doubtful: Whether nothing but a low probability speaks against an answer; a chat model may then find it.
    """

    band: Band
    reason: str = ""
    doubtful: bool = False


def confidence(query: Query, ranked: Sequence[Candidate]) -> float:
    """How likely it is that something found answers, 0 to 1: the relevance of the most relevant of the right form.

    What shares next to no word with the question must be near in meaning or more relevant than `_OF_ITSELF`, or it is
    not enough: a question of quite another subject always has something that is nearest.
    """
    forms = demanded(query.text)
    best = max((c for c in ranked if _answers(query, forms, c)), key=lambda c: c.relevance, default=None)
    if best is None:
        return 0.0
    return min(best.relevance, NEAR) if is_strange(best) and best.relevance < _OF_ITSELF else best.relevance


def is_strange(candidate: Candidate) -> bool:
    """Whether a candidate shares next to no word with the question and is far from it in meaning."""
    return candidate.coverage < _IN_COMMON and candidate.meaning < _SAME_MEANING


def is_certain(candidate: Candidate) -> bool:
    """Whether a candidate answers by all that is told from, and the reader is certain of it.

    Then no rule of words stands against it (docs/matning-sokning.md).
    """
    return candidate.reading >= CERTAIN and candidate.relevance >= _BEYOND_RULES


_DATED = re.compile(rf"\b(?:{MONTH}) (?:19|20)\d\d\b", re.IGNORECASE)
"""A year that is told with its month: a day of the case, and not what figures are asked of."""


def _answers(query: Query, forms: Sequence[Form], candidate: Candidate) -> bool:
    if query.years and not candidate.on_subject and (forms or not _DATED.search(query.text)):
        return False  # the year is all that they share
    stated = is_certain(candidate) or all(states(form, candidate) for form in forms)
    counted = counts(query.text, candidate.unit.text)
    return stated and counted and (not forms or holds_now(query.text, candidate))


def decide(query: Query, ranked: Sequence[Candidate]) -> Decision:
    """Holds the question against the best candidates."""
    if not query.terms or (query.subject is None and not query.years and "§" not in query.text):
        return Decision("refuse", "Frågan innehåller inget ämne att söka på. Skriv gärna vad den gäller.")
    if not ranked and query.years:
        return Decision("related", f"Inget avsnitt i biblioteket anger detta för {listed(query.years)}.")
    if max((c.relevance for c in ranked), default=0.0) < NEAR:
        return Decision("refuse", "Inget avsnitt i biblioteket handlar om det som frågan gäller.")
    if not any(term.known for term in query.terms) and confidence(query, ranked) < SURE:
        return Decision("refuse", "Biblioteket har inget av orden i frågan.")
    certain = [c for c in ranked if is_certain(c)]
    if (unknown := unknown_subject(query)) and not any(_is_told_otherwise(query, unknown, c) for c in certain):
        return Decision("related", f"Biblioteket nämner inte ”{unknown}”.")
    where = f" för {listed(query.years)}" if query.years else ""
    for form in demanded(query.text):
        if not certain and not any(states(form, c) for c in ranked):
            if any(form.stated_by(c.unit) for c in ranked):
                doubt = f"Det är osäkert om något avsnitt anger {form.named}{where}. Läs de närmaste."
                return Decision("related", doubt)
            return Decision(
                "related", f"Inget avsnitt som hittades anger {form.named}{where} för det som frågan gäller."
            )
    meanings = meanings_asked(query.text)
    if len(meanings) > 1 and len(definitions(query, ranked)) < len(meanings):
        return Decision(
            "related", f"Biblioteket förklarar inte både ”{meanings[0]}” och ”{meanings[1]}”.", doubtful=True
        )
    if confidence(query, ranked) < SURE:
        return Decision("related", UNSURE, doubtful=True)
    answering = _answering(query, ranked)
    if not any(is_certain(c) for c in answering) and (thing := unnamed(query, answering)):
        return Decision("related", f"Inget av det som ligger närmast frågan nämner ”{thing}”.", doubtful=True)
    return Decision("answer")


def _answering(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the right form that are likely enough to be said beside the likeliest."""
    fitting = [c for c in ranked if c.relevance >= ENOUGH and _answers(query, demanded(query.text), c)]
    best = max((c.relevance for c in fitting), default=0.0)
    return [c for c in fitting if c.relevance >= _BESIDE * best]


def unknown_subject(query: Query) -> str:
    """The word that carries the question, if the library does not have it; "" otherwise."""
    subject, total = query.subject, sum(term.weight for term in query.terms)
    carries = subject is not None and subject.weight >= _CARRIES * total
    if subject is not None and carries and not subject.known:
        return subject.surface
    if strange := next((t for t in query.terms if _is_strange_thing(t) and t.weight >= _OUTWEIGHS * total), None):
        return strange.surface
    if kind := next((t for t in query.terms if t.of_a_kind and not t.faint and not _has_other_subject(query, t)), None):
        return kind.surface
    asked = _THING_ASKED.match(query.text)
    thing = next((t for t in query.terms if asked and t.surface.casefold() == asked["thing"].casefold()), None)
    return thing.surface if thing and not thing.known and thing.weight >= _ASKED_FOR * total else ""


def _is_told_otherwise(query: Query, unknown: str, candidate: Candidate) -> bool:
    """Whether what certainly answers may do so without the word that carries the question, which the library lacks.

    It must be very likely, or much else in the question be known, or the word only be written or put together in
    another way: "kommunkontraktet", "polisanmälningar". Else a recipe for a cake reads as one for medicine.
    """
    much_else = sum(t.is_known_thing for t in query.terms) >= _MUCH_ELSE
    return candidate.relevance >= _SURELY or much_else or _begins_or_ends_as(unknown, candidate.unit.text)


def _begins_or_ends_as(word: str, text: str) -> bool:
    ends = {word.casefold()[:_ALIKE], word.casefold()[-_ALIKE:]}
    return any(w[:_ALIKE] in ends or w[-_ALIKE:] in ends for w in re.findall(rf"\w{{{_ALIKE},}}", text.casefold()))


def _is_strange_thing(term: QueryTerm) -> bool:
    return not term.known and not term.faint and is_thing(term)


def _has_other_subject(query: Query, kind: QueryTerm) -> bool:
    """Whether the sentence of a strange compound names a weightier thing that the library has."""
    at = query.text.find(kind.surface)
    start = max(query.text.rfind(mark, 0, at) for mark in ".?!") + 1
    end = min((n for mark in ".?!" if (n := query.text.find(mark, at)) >= 0), default=len(query.text))
    beside = (t for t in query.terms if t.known and not t.faint and t.surface in query.text[start:end])
    return any(t.weight >= kind.weight for t in beside)


_THING_ASKED = re.compile(
    r"\s*(?:vad|vilken|vilket|vilka|hur (?:hög|högt|höga|stor|stort|stora|lång|långt|långa)) (?:är|blir) "
    r"(?P<thing>[\wåäöÅÄÖ-]+)",
    re.IGNORECASE,
)


def states(form: Form, candidate: Candidate) -> bool:
    """Whether a candidate states what the form of the question asks for, of the question's subject."""
    return (_is_of_subject(candidate) or candidate.relevance > _OF_ITSELF) and form.stated_by(candidate.unit)


def holds_now(question: str, candidate: Candidate) -> bool:
    """Whether a candidate may tell what holds: what a report or minutes tell happened answers what has happened."""
    return not candidate.tells_what_happened or not tells_of_events(candidate.unit) or asks_what_happened(question)


def of_form(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The likely candidates that state what the question's form demands, best first."""
    forms = demanded(query.text)
    fitting = [c for c in ranked if _is_likely(c, ranked) and _answers(query, forms, c)]
    if asks_whether(query.text):
        surest = max((c.relevance for c in fitting if _is_of_subject(c)), default=0.0)
        fitting = [c for c in fitting if surest < ENOUGH or _is_of_subject(c) or c.relevance > surest + _SURER]
    for form in preferred(query.text):
        if any(states(form, c) and c.relevance >= ENOUGH for c in fitting):
            fitting = [c for c in fitting if states(form, c)]
    return fitting


def _is_of_subject(candidate: Candidate) -> bool:
    return candidate.on_subject > _ON_SUBJECT or candidate.coverage > _COVERED


def steps(query: Query, fitting: Sequence[Candidate]) -> list[Candidate]:
    """The list of steps to take, where a question asks for it and there is one."""
    lists = [c for c in fitting if tells_steps(c.unit) and c.relevance >= NEAR] if asks_how(query.text) else []
    return sorted(lists, key=lambda c: -c.relevance)[:1]


def definitions(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """For each word whose meaning is asked for, the candidate that tells it best, if one does."""
    found = []
    for word in meanings_asked(query.text):
        telling = [c for c in ranked if not c.unit.example and defines(word, c.unit)]
        found += sorted(telling, key=lambda c: (c.is_local, -round(c.relevance, 1)))[:1]
    return found


def _is_likely(candidate: Candidate, ranked: Sequence[Candidate]) -> bool:
    return candidate.score >= LIKELY * ranked[0].score or candidate.relevance >= ENOUGH
