"""Which statements answer each part of a question: of the kind and of the words that the part itself asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import ENOUGH
from assistant.candidates import Candidate
from assistant.extract import MOST, repeats
from assistant.fit import demanded, preferred
from assistant.joined import names_thing
from assistant.measures import TIME, unit
from assistant.part_children import of_children
from assistant.parts import POINTS_BACK, Part
from assistant.query import understand
from assistant.query_term import QueryTerm, is_thing
from assistant.question_kinds import (
    asks_what_happened,
    asks_whether,
    asks_who_decides,
    tells_whether,
    tells_who_decides,
)
from assistant.salience import salience
from assistant.scope import named_municipalities
from ingest.analyze import fold, tokens
from ingest.documents import BlockKind
from ingest.index import Index

_OF_TWO, _OF_MORE = 2, 1
"""Statements that answer each of two parts at most, and each of more."""
_MOST_OF_PARTS = 4
"""Statements that answer all parts together, up to which the surest of each is told beside what answers several."""
_BESIDE = 0.85
"""Share of the relevance of a part's first statement from which its second one is told too."""
_NEARLY = 0.9
"""The same for a statement that its level puts first."""
_ALONG = 0.75
"""Share of the relevance of a part's own best statement from which another part's answers it as well."""
_SURE = 0.5
"""The relevance that another part's statement is held against where a part has none of its own."""
_SAME_WORD = 0.95
"""What a form of a word counts for at least that is a form of the same word."""
_NEAREST = 3
"""A part's best candidates, one of which must be told with the others for it to be answered by them."""
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


def answered_along(
    part: Part, ranked: Sequence[Candidate], chosen: Sequence[Candidate], municipality: str | None, index: Index
) -> bool:
    """Whether what answers the other parts answers this one too: the amount stands in the row of who decides.

    Args:
        ranked: The part's own candidates, best first.
    """
    if part.place:
        return False
    told = [c for c in telling(part, chosen, municipality, index) if of_children(part, c)]
    if forms := demanded(part.asked):
        return any(all(form.stated_by(c.unit) for form in forms) for c in told)
    return any(repeats(c, nearest) for c in told for nearest in ranked[:_NEAREST])


def shared(
    split: Sequence[Part],
    told: Sequence[Sequence[Candidate]],
    ranked: Sequence[Sequence[Candidate]],
    municipality: str | None,
    index: Index,
) -> list[list[Candidate]]:
    """What was found for each part, after what was found for another and answers this one nearly as well.

    Args:
        ranked: Each part's own candidates, best first.
    """
    found = []
    for part, its, own in zip(split, told, ranked, strict=True):
        others = [other for other in told if other and other is not its]
        first = [other[0] for other in others if _relevance(other[0], own) >= _ALONG * _best(its)]
        beside = [c for other in others for c in other[1:] if _stands_by(c, other[0])]
        beside = beside if _own(part, index) else []
        found.append([*(c for c in (*first, *beside) if answers(part, c, municipality, index)), *its])
    return found


def _relevance(told: Candidate, ranked: Sequence[Candidate]) -> float:
    """How likely what is told is to answer a part, by the part's own candidates."""
    return max((c.relevance for c in ranked if overlaps(c, told)), default=0.0)


def _stands_by(one: Candidate, other: Candidate) -> bool:
    """Whether a statement stands in the passage of another; rows of a table are each of their own."""
    return one.hit.passage == other.hit.passage and one.unit.kind is not BlockKind.TABLE_ROW


def overlaps(one: Candidate, other: Candidate) -> bool:
    """Whether two statements share words of one passage."""
    same = one.hit.passage.passage_id == other.hit.passage.passage_id
    return same and one.unit.start < other.unit.end and other.unit.start < one.unit.end


def _best(its: Sequence[Candidate]) -> float:
    return max((c.relevance for c in its), default=_SURE)


def answers(part: Part, candidate: Candidate, municipality: str | None, index: Index, *, around: bool = False) -> bool:
    """Whether a candidate tells of what a part asks for, in the form that it asks for.

    Args:
        around: Whether the words may be those of the headings that it stands under.
    """
    formed = all(form.stated_by(candidate.unit) for form in (*demanded(part.asked), *preferred(part.asked)))
    itself = _tells_of(_own(part, index), candidate, index, around=around)
    return formed and itself and bool(telling(part, [candidate], municipality, index))


def merged(
    told: Sequence[Sequence[Candidate]], municipality: str | None, own: Sequence[Sequence[Candidate]] = ()
) -> list[Candidate]:
    """What answers each part, the parts in order: the best of each before more of any, none told twice.

    What answers several parts is the best of each, if it is no other place's rule where no municipality is chosen.

    Args:
        own: What was found for each part by itself, of which the surest is told too.
    """
    chosen: list[tuple[int, Candidate]] = []
    each = _OF_TWO if len(told) == _OF_TWO else _OF_MORE
    ordered = [_in_order(its, told, municipality) for its in told]
    for place in range(each):
        for n, candidates in enumerate(ordered):
            if place < len(candidates) and candidates[place].relevance >= _BESIDE * candidates[0].relevance:
                chosen = _with(chosen, n, candidates[place])
    for n, its in enumerate(own):
        surest = max((c for c in its if municipality or not c.is_local), key=lambda c: c.relevance, default=None)
        if surest and len(chosen) < _MOST_OF_PARTS:
            chosen = _with(chosen, n, surest)
    return [c for _, c in sorted(chosen, key=lambda pair: pair[0])]


def with_its_steps(asked: str, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """What is chosen with all steps of who decides: one alone misleads where no amount tells which step it is.

    Args:
        ranked: What was found for the parts, of which the steps of the first one's table are taken in their order.
    """
    step = next((c for c in chosen if _is_step(c)), None)
    if step is None or not asks_who_decides(asked) or re.search(r"\d", asked):
        return list(chosen)
    of_one_table = {c.unit.start: c for c in ranked if _is_step(c) and c.hit.passage == step.hit.passage}
    steps = [c for _, c in sorted(of_one_table.items()) if _step_of(c) == _step_of(step)]
    if not 1 < len(steps) <= MOST:
        return list(chosen)
    return [*steps, *(c for c in chosen if not (_is_step(c) and _step_of(c) == _step_of(step)))]


def _is_step(candidate: Candidate) -> bool:
    return candidate.unit.kind is BlockKind.TABLE_ROW and tells_who_decides(candidate.unit)


def _step_of(candidate: Candidate) -> str:
    """What a row is a step of: its label without its limit."""
    return fold(_LIMIT.split(candidate.unit.label)[0])


_LIMIT = re.compile(r",| (?=(?:högst|minst|över|under|mer än|upp till|därutöver|från)\b)", re.IGNORECASE)


def _in_order(
    its: Sequence[Candidate], told: Sequence[Sequence[Candidate]], municipality: str | None
) -> list[Candidate]:
    """What answers more parts first, then what is nearly as likely as the best one."""
    best = _best(its)
    return sorted(its, key=lambda c: (-_answering(c, told, municipality), c.relevance < _NEARLY * best))


def _with(chosen: Sequence[tuple[int, Candidate]], n: int, candidate: Candidate) -> list[tuple[int, Candidate]]:
    """What is chosen with what answers the n-th part; where that overlaps something chosen, both as one."""
    same = next((place for place, (_, c) in enumerate(chosen) if repeats(candidate, c)), None)
    if same is None:
        return [*chosen, (n, candidate)]
    part, told = chosen[same]
    both = _united(told, candidate) if overlaps(candidate, told) else told
    return [*chosen[:same], (part, both), *chosen[same + 1 :]]


def _united(one: Candidate, other: Candidate) -> Candidate:
    """The stretch that holds two overlapping statements: both where they are plain sentences, else the longer one."""
    longer = max(one, other, key=lambda c: len(c.unit.text))
    start, end = min(one.unit.start, other.unit.start), max(one.unit.end, other.unit.end)
    if any(c.unit.text != c.unit.body or c.unit.kind is not BlockKind.PARAGRAPH for c in (one, other)):
        return longer
    body = one.hit.passage.text[start:end]
    return replace(longer, unit=replace(longer.unit, start=start, end=end, text=body, body=body))


def _answering(candidate: Candidate, told: Sequence[Sequence[Candidate]], municipality: str | None) -> int:
    """How many parts a candidate was chosen for; one where it is some municipality's and none is chosen."""
    if municipality is None and candidate.is_local:
        return 1
    return sum(any(overlaps(c, candidate) and c.relevance >= _ALONG * _best(part) for c in part) for part in told)


def _own(part: Part, index: Index) -> list[QueryTerm]:
    """The words of a part that its answer must tell of: no deeds, no names of places, no "klart" of "är det klart"."""
    predicates = {m["said"].casefold() for m in _PREDICATE.finditer(part.asked)}
    return [
        term
        for term in understand(_OCCASION.sub("", part.plain or part.asked), index).terms
        if salience(term.surface) == 1
        and term.weight > _TELLING
        and is_thing(term)
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
