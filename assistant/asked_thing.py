"""The thing that a question asks about, and whether what would answer it names that thing at all.

A neighbour reads well: money for children's leisure beside a question about a bicycle. What does not name the thing
that is asked about must be the surer to answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.candidates import CERTAIN, Candidate
from assistant.case_terms import asked_last
from assistant.form_words import is_english
from assistant.forms.fit import demanded
from assistant.forms.question_kinds import deed_asked
from assistant.matching import compound_parts, kinship
from assistant.quantities import FOLLOW_UP
from assistant.query import Query
from assistant.query_term import QueryTerm, is_thing
from assistant.salience import is_finite, is_infinitive
from assistant.term_forms import PARTICLES
from ingest.analyze import tokens

_CARRIES = 0.4
"""Share of the weight of what is asked from which a thing carries it."""
_BESIDE = 0.5
"""Share of its weight from which another thing of what is asked does for it: "tåget och maten"."""
_NAMES = 0.75
"""How near of kin a word must be to a thing at least to name it."""
_STANDS_FOR = 0.85
"""The same for a near-equal: what is bought for a home stands for a bed less than a bed does."""
_SURE = 0.75
"""Relevance from which a candidate answers in words of its own."""
_SURE_BESIDE_CASE = 0.8
"""The same where the thing is no more than the end of a case that is told: the case is what candidates are like."""
_AMOUNT = "beloppet"


def unnamed(query: Query, answering: Sequence[Candidate]) -> str:
    """The thing that a question asks about, as written, if none of what would answer names it and none is sure.

    The amount of a thing is told of nothing else, however sure it reads.
    """
    things = asked_things(query)
    if not things:
        return ""
    heaviest = max((t for t in query.terms if is_thing(t) and not t.faint), key=lambda t: t.weight, default=things[0])
    sure = _SURE if heaviest in things else _SURE_BESIDE_CASE
    of_its_own = any(form.named == _AMOUNT for form in demanded(query.text))
    if not of_its_own and any(c.relevance >= sure or c.reading >= CERTAIN for c in answering):
        return ""
    if query.subject in things and any(c.on_subject >= _STANDS_FOR for c in answering):
        return ""
    return "" if any(names(thing, c) for thing in things for c in answering) else things[0].surface


def asked_things(query: Query) -> list[QueryTerm]:
    """The known thing that carries what a question asks last, with those that say half as much or more.

    None in a follow-up, and none where what is asked is told by deeds.
    """
    if FOLLOW_UP in query.text or is_english(query.text):
        return []
    asked = asked_last(query.text)
    terms = [term for term in query.terms if term.surface in asked]
    known = (t for t in terms if t.is_known_thing and t.surface.casefold() not in PARTICLES)
    things = sorted(known, key=lambda t: -t.weight)
    total = sum(term.weight for term in terms)
    if not things or things[0].weight < _CARRIES * total or _is_deed(things[0].surface, asked):
        return []
    return [thing for thing in things if thing.weight >= _BESIDE * things[0].weight]


def _is_deed(surface: str, asked: str) -> bool:
    """Whether an expression opens with a verb: "dyka upp", "delar lägenhet"."""
    first = surface.split()[0]
    return is_finite(first) or is_infinitive(first) or first == deed_asked(asked)


def names(thing: QueryTerm, candidate: Candidate) -> bool:
    """Whether a candidate, or what it stands under, has a word for a thing."""
    around = (candidate.hit.document.metadata.title, candidate.hit.passage.context, candidate.unit.text)
    told = {token.term for text in around for token in tokens(text)}
    own = [token.term for token in tokens(thing.surface) if not token.stop]
    return thing.match(told) >= _STANDS_FOR or any(_is_kin(word, other) for word in own for other in told)


def _is_kin(word: str, other: str) -> bool:
    """Whether a word may name a thing: of a compound it must name the head, as "barn" does not of "barncykel"."""
    head = compound_parts(word)[-1:] or (word,)
    return kinship(word, other) >= _NAMES and kinship(head[0], other) >= _NAMES
