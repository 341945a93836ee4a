"""Which statements answer each part of a question: of the kind and of the words that the part itself asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.forms.fit import demanded, preferred
from assistant.forms.question_kinds import (
    asks_what_happened,
    asks_who_decides,
    deed_asked,
)
from assistant.parts.joined import names_thing
from assistant.parts.split import POINTS_BACK, Part
from assistant.query import understand
from assistant.query_term import QueryTerm, is_thing
from assistant.salience import is_infinitive, salience
from assistant.scope import named_municipalities
from ingest.index import Index

_TOLD = 0.2
"""Share of the weight of a part's own words that a statement that answers it holds, with what it stands under."""
_TELLING = 1.0
"""Weight above which a word of a part is one that its answer must tell of."""
_PREDICATE = re.compile(r"\b(?:är|blir|var|blev) (?:det|den|de|hon|han|hen)\s+(?P<said>\w+)", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:på|vid|till|inför) (?:\w+ ){0,2}\w*(?:besök|möte)(?:et)?\b", re.IGNORECASE)
"""When something is done, "på första besöket", which its answer need not tell again."""


def telling(part: Part, said: Sequence[Candidate], index: Index) -> list[Candidate]:
    """Those of what was found for a part that tell of what it asks for: no more of the case, and no neighbour."""
    own = _own(part, index)
    return [c for c in said if _tells_of(own, c, index)]


def answers(part: Part, candidate: Candidate, index: Index) -> bool:
    """Whether a candidate tells of what a part asks for, in the form that it asks for."""
    formed = all(form.stated_by(candidate.unit) for form in (*demanded(part.asked), *preferred(part.asked)))
    return formed and _tells_of(_own(part, index), candidate, index, around=False)


def _own(part: Part, index: Index) -> list[QueryTerm]:
    """The words of a part that its answer must tell of: no deeds, no names of places, no "klart" of "är det klart"."""
    predicates = {m["said"].casefold() for m in _PREDICATE.finditer(part.asked)} | {deed_asked(part.asked).casefold()}
    return [
        term
        for term in understand(_OCCASION.sub("", part.asked), index).terms
        if salience(term.surface) == 1
        and term.weight > _TELLING
        and is_thing(term)
        and not is_infinitive(term.surface)
        and not asks_what_happened(term.surface)
        and not asks_who_decides(term.surface)
        and term.surface.casefold() not in predicates
        and not POINTS_BACK.fullmatch(term.surface)
        and not named_municipalities(term.surface, index)
    ]


def _tells_of(own: Sequence[QueryTerm], candidate: Candidate, index: Index, *, around: bool = True) -> bool:
    total = sum(term.weight for term in own)
    told = sum(term.weight for term in own if names_thing(term, candidate, index, around=around))
    return not own or told >= _TOLD * total
