"""Things that a question names side by side, "bredband och telefon": each is to be told of, or said to be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.candidates import Candidate
from assistant.query import Query
from assistant.query_term import QueryTerm, is_thing
from ingest.analyze import fold, tokens
from ingest.index import Index

_AND = r"\s+(?:och|samt|eller|and|or)(?:\s+(?:till|för|om|en|ett|på|även))?\s+"
_TOLD = 0.6
"""How well what is said must hold a thing for it to be told of."""
_LEAST_HEAD = 3
"""Letters of a word from which it is known at the end of a compound."""


_LEAST_WHOLE = 5
"""Letters of a word from which it is known at the beginning of one: "hygienartiklar"."""


def left_out(query: Query, chosen: Sequence[Candidate], index: Index) -> tuple[str, ...]:
    """The things of the library that stand beside another in a question and that nothing said is about."""
    things = dict.fromkeys(t for pair in _pairs(query) for t in pair if t.known)
    return tuple(t.surface for t in things if not any(names_thing(t, c, index) for c in chosen))


def telling_of(query: Query, thing: str, chosen: Sequence[Candidate], index: Index) -> list[Candidate]:
    """Those of the candidates that tell of a thing of the question."""
    return [c for c in chosen for t in query.terms if t.surface == thing and names_thing(t, c, index)]


def names_thing(thing: QueryTerm, candidate: Candidate, index: Index, *, around: bool = True) -> bool:
    """Whether what is said, or what it stands under, names a thing, a kind of it ("umgängesresor") or its head."""
    under = f"{candidate.hit.passage.context}\n{candidate.hit.document.metadata.title}" if around else ""
    said = index.analyzer.term_set(f"{candidate.unit.text}\n{under}")
    forms = tuple(form for form, weight in thing.forms if weight > _TOLD and len(form) >= _LEAST_HEAD)
    whole = fold(thing.surface) if len(thing.surface) >= _LEAST_WHOLE else " "
    found = list(tokens(candidate.unit.text))
    words = {token.term for token in found} | {fold(candidate.unit.text[t.start : t.end]) for t in found}
    heads = index.analyzer.parts(thing.forms[0][0])[-1:]
    return (
        thing.match(said) > _TOLD
        or any(word.endswith(forms) or word.startswith(whole) for word in words)
        or not words.isdisjoint(heads)
    )


def without_strange(query: Query) -> tuple[str, str] | None:
    """A question without the thing that the library lacks, where another stands beside it; and that thing."""
    for one, other in _pairs(query):
        strange, kept = (one, other) if other.known else (other, one)
        if kept.known and not strange.known:
            return _alone(query.text, one, other, kept), strange.surface
    return None


def alone(query: Query, thing: str) -> str:
    """The question asked of one of the things alone that stand side by side in it."""
    for one, other in _pairs(query):
        kept = next((t for t in (one, other) if t.surface == thing), None)
        if kept:
            return _alone(query.text, one, other, kept)
    return query.text


def _alone(question: str, one: QueryTerm, other: QueryTerm, kept: QueryTerm) -> str:
    return re.sub(_joined(one, other), lambda _: kept.surface, question, count=1, flags=re.IGNORECASE)


def _pairs(query: Query) -> Iterator[tuple[QueryTerm, QueryTerm]]:
    """Neighbouring things of what is asked, the last sentence, with nothing but "och" or "eller" between them."""
    asked = re.split(r"[.!?]\s+", query.text.strip())[-1]
    things = [t for t in query.terms if not t.faint and is_thing(t) and not t.forms[0][0][:1].isdigit()]
    things = [t for t in things if t.surface in asked]
    for one, other in pairwise(things):
        if re.search(_joined(one, other), asked, re.IGNORECASE):
            yield one, other


def _joined(one: QueryTerm, other: QueryTerm) -> str:
    return rf"\b{re.escape(one.surface)}{_AND}{re.escape(other.surface)}\b"
