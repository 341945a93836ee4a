"""Which statements answer each part of a question: of the kind and of the words that the part itself asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.abstain import ENOUGH
from assistant.candidates import Candidate
from assistant.facts.measures import TIME, unit
from assistant.forms.fit import demanded, preferred
from assistant.forms.question_kinds import (
    asks_what_happened,
    asks_whether,
    asks_who_decides,
    deed_asked,
    tells_whether,
)
from assistant.parts.joined import names_thing
from assistant.parts.split import POINTS_BACK, Part
from assistant.query import understand
from assistant.query_term import QueryTerm, is_thing
from assistant.salience import is_infinitive, salience
from assistant.scope import named_municipalities
from ingest.analyze import tokens
from ingest.documents import BlockKind
from ingest.index import Index

_SAME_WORD = 0.95
"""What a form of a word counts for at least that is a form of the same word."""
_TOLD = 0.2
"""Share of the weight of a part's own words that a statement that answers it holds, with what it stands under."""
_TELLING = 1.0
"""Weight above which a word of a part is one that its answer must tell of."""
_PREDICATE = re.compile(r"\b(?:är|blir|var|blev) (?:det|den|de|hon|han|hen)\s+(?P<said>\w+)", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:på|vid|till|inför) (?:\w+ ){0,2}\w*(?:besök|möte)(?:et)?\b", re.IGNORECASE)
"""When something is done, "på första besöket", which its answer need not tell again."""
_YES_OR_NO = re.compile(
    r"(?:får|kan|ska|skall|måste|bör|behöver|räknas|ingår|gäller|omfattas|krävs|godtas)\b", re.IGNORECASE
)
_WITHOUT = re.compile(r"\butan (?:att )?(?P<thing>[^,?.]+)", re.IGNORECASE)
_WHICH_PLACES = re.compile(r"\bvilka kommuner\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:vår kommun|hos oss|i kommunen)\b", re.IGNORECASE)


def telling(part: Part, said: Sequence[Candidate], municipality: str | None, index: Index) -> list[Candidate]:
    """Those of what was found for a part that tell of what it asks for: no more of the case, and no neighbour."""
    own, whether = _own(part, index), asks_whether(part.asked) or _YES_OR_NO.match(part.asked) is not None
    places = asks_which_places(part)
    return [
        c
        for c in said
        if _tells_of(own, c, index)
        and _is_ours(part, c, municipality, index)
        and (not whether or tells_whether(c.unit))
        and (not places or named_municipalities(c.unit.text, index))
    ]


def asks_which_places(part: Part) -> bool:
    """Whether a part is answered by the names of municipalities."""
    return _WHICH_PLACES.search(part.asked) is not None


def has_words(part: Part, index: Index) -> bool:
    """Whether a part has words of its own that its answer must tell of."""
    return bool(_own(part, index))


def named_row(part: Part, ranked: Sequence[Candidate], index: Index) -> list[Candidate]:
    """The row that bears the very name of the thing whose amount a part asks for, before any sum that holds it.

    What is asked for without something, "utan konsulten", is no row that bears the name of that.
    """
    wanted, left_out = demanded(part.asked), _WITHOUT.search(part.asked)
    things = left_out["thing"].split() if left_out else []
    each = [(term.surface, {form for form, weight in term.forms if weight >= _SAME_WORD}) for term in _own(part, index)]
    names = [forms for word, forms in each if word not in things]
    without = tuple(form for _, forms in each if forms not in names for form in forms)
    return [
        c
        for c in ranked
        if wanted
        and names
        and c.unit.kind is BlockKind.TABLE_ROW
        and c.relevance >= ENOUGH
        and all(name & {token.term for token in tokens(c.unit.label)} for name in names)
        and all(form.stated_by(c.unit) for form in wanted)
        and not any(token.term.endswith(without) for token in tokens(c.unit.label))
    ][:1]


def answers(part: Part, candidate: Candidate, municipality: str | None, index: Index, *, around: bool = False) -> bool:
    """Whether a candidate tells of what a part asks for, in the form that it asks for.

    Args:
        around: Whether the words may be those of the headings that it stands under.
    """
    formed = all(form.stated_by(candidate.unit) for form in (*demanded(part.asked), *preferred(part.asked)))
    itself = _tells_of(_own(part, index), candidate, index, around=around)
    return formed and itself and bool(telling(part, [candidate], municipality, index))


def _own(part: Part, index: Index) -> list[QueryTerm]:
    """The words of a part that its answer must tell of: no deeds, no names of places, no "klart" of "är det klart"."""
    predicates = {m["said"].casefold() for m in _PREDICATE.finditer(part.asked)} | {deed_asked(part.asked).casefold()}
    return [
        term
        for term in understand(_OCCASION.sub("", part.plain or part.asked), index).terms
        if salience(term.surface) == 1
        and term.weight > _TELLING
        and is_thing(term)
        and not is_infinitive(term.surface)
        and not asks_what_happened(term.surface)
        and not asks_who_decides(term.surface)
        and term.surface.casefold() not in predicates
        and not POINTS_BACK.fullmatch(term.surface)
        and not _is_time(term.surface)
        and not named_municipalities(term.surface, index)
    ]


def _is_time(word: str) -> bool:
    """Whether a word measures time, which a source measures as it likes: "ett halvår" is "sex månader"."""
    return unit(word)[0] in TIME


def _tells_of(own: Sequence[QueryTerm], candidate: Candidate, index: Index, *, around: bool = True) -> bool:
    total = sum(term.weight for term in own)
    told = sum(term.weight for term in own if names_thing(term, candidate, index, around=around))
    return not own or told >= _TOLD * total


def _is_ours(part: Part, candidate: Candidate, municipality: str | None, index: Index) -> bool:
    """Whether a candidate tells of the municipality that was chosen, where a part asks how it is there."""
    if municipality is None or _OURS.search(part.asked) is None:
        return True
    of_it = municipality in candidate.hit.document.metadata.municipalities
    return of_it or municipality in named_municipalities(candidate.unit.text, index)
