"""Whether the sources answer: a decision before anything is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.candidates import Candidate
from assistant.fit import Form, demanded
from assistant.query import Query

ENOUGH = 0.27
"""Least confidence for anything to be said; benchmarks/abstention.py shows what other bounds would do."""
NEAR = 0.1
"""Least confidence for passages to be shown as possibly relevant."""
LIKELY = 0.72
"""A candidate's least share of the best one's score for it to answer what the best leaves out."""

_CARRIES = 0.5
"""Share of a question's weight from which one word carries it."""
_ON_SUBJECT = 0.5
_COVERED = 0.6

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


def confidence(ranked: Sequence[Candidate]) -> float:
    """How likely it is that something found answers, 0 to 1: the relevance of the most relevant candidate."""
    return max((c.relevance for c in ranked), default=0.0)


def decide(query: Query, ranked: Sequence[Candidate]) -> Decision:
    """Holds the question against the best candidates."""
    sure = confidence(ranked)
    if not query.terms or (query.subject is None and not query.years and "§" not in query.text):
        return Decision("refuse", "Frågan innehåller inget ämne att söka på. Skriv gärna vad den gäller.")
    if not ranked and query.years:
        return Decision("related", f"Inget avsnitt i biblioteket anger detta för {' och '.join(query.years)}.")
    if not ranked or sure < NEAR:
        return Decision("refuse", "Inget avsnitt i biblioteket handlar om det som frågan gäller.")
    if unknown := _unknown_subject(query):
        return Decision("related", f"Biblioteket nämner inte ”{unknown}”.")
    if missing := [form.named for form in demanded(query.text) if not any(states(form, c) for c in _likely(ranked))]:
        where = f" för {' och '.join(query.years)}" if query.years else ""
        return Decision("related", f"Inget avsnitt i biblioteket anger {' och '.join(missing)}{where}.")
    if sure < ENOUGH:
        return Decision(
            "related", "Närliggande avsnitt finns, men inget av dem svarar säkert på frågan.", doubtful=True
        )
    return Decision("answer")


def _unknown_subject(query: Query) -> str:
    """The word that carries the question, if the library does not have it; "" otherwise."""
    subject, total = query.subject, sum(term.weight for term in query.terms)
    carries = subject is not None and subject.weight >= _CARRIES * total
    return subject.surface if subject is not None and carries and not subject.known else ""


def states(form: Form, candidate: Candidate) -> bool:
    """Whether a candidate states what the form of the question asks for, of the question's subject."""
    on_subject = candidate.on_subject > _ON_SUBJECT or candidate.coverage > _COVERED
    return on_subject and form.answers.search(candidate.unit.text) is not None


def of_form(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The likely candidates that state what the question's form demands, best first."""
    forms = demanded(query.text)
    return [c for c in _likely(ranked) if all(states(form, c) for form in forms)]


def _likely(ranked: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in ranked if c.score >= LIKELY * ranked[0].score or c.relevance >= ENOUGH]
