"""Candidates to statements: the sentences, list items and table rows that answer, as verbatim quotes."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.abstain import NEAR, definitions, of_form, steps
from assistant.candidates import Candidate
from assistant.extractive.chosen_rows import closest_rows, named_rows, without_unnamed
from assistant.extractive.repetition import repeats, within
from assistant.facts.read import facts
from assistant.facts.references import sections
from assistant.forms.fit import demanded, fit, preferred
from assistant.forms.question_kinds import asks_for_list, asks_what_held, defines, meanings_asked, tells_what_held
from assistant.quantities import closeness
from assistant.query import Query
from ingest.documents import BlockKind, Scope

MOST = 3
"""Statements in an answer at most, counterparts of another level left out."""
_WORTH_SAYING = 0.35
"""Least relevance of a statement beside the most relevant one; see benchmarks/fit_relevance.py."""
_BESIDE = 0.6
"""The same, as a share of the most relevant one's."""
_ASIDE = 0.74
"""The same, of the first one's, for what stands in another passage, in no row and no document of the municipality."""
_OWN_FIRST = 0.6
"""Share of the most relevant one's relevance from which the chosen municipality's own amount or level comes first."""
_OWN_RULE_FIRST = 0.8
"""The same where something national is surest and no amount, level of decision or hours is asked for: it may be law."""
_LOCAL_EACH = 1
"""Statements from one municipality at most, where none is chosen."""
_LOCAL_BEHIND = 0.1
"""What a local rule falls behind a national one of the same relevance, where no municipality is chosen."""

_OF_FORM = 0.1
"""What a statement of the form that is asked for is ahead: a time where it is asked when."""
_RULES = 4
"""Least weighty level of national documents that are rules or guidance."""
_LIST_BEHIND = 0.2
"""What a list told whole falls behind where no list is asked for."""


def select(
    query: Query, ranked: Sequence[Candidate], *, municipality: str | None, asides: bool = False
) -> list[Candidate]:
    """Picks the few that answer: the most relevant, of the form that is asked for, none that repeats another.

    With no municipality chosen, each municipality's best statement may stand beside the national ones.

    Args:
        asides: Whether what is much less likely than the first is kept, from which more is chosen.
    """
    fitting = without_unnamed(query, of_form(query, ranked))
    best = max((c.relevance for c in fitting), default=0.0)
    least = min(best, max(_WORTH_SAYING, _BESIDE * best))
    chosen = definitions(query, ranked)
    if len(chosen) > 1:
        return _lists_whole(chosen, ranked)
    fitting = _also_defining(query.text, fitting) if chosen else fitting
    chosen = chosen or steps(query, fitting)
    own = any(c.hit.document.metadata.is_of_one and c.relevance == best for c in fitting) or _is_set_locally(query.text)
    first = (_OWN_FIRST if own else _OWN_RULE_FIRST) * best
    for candidate in sorted(fitting, key=lambda c: _order(query.text, c, best, municipality, first)):
        if len(chosen) >= MOST:
            break
        if candidate.relevance < least:
            continue
        if chosen and tells_what_held(candidate.unit.text) and not asks_what_held(query.text):
            continue
        crowded = municipality is None and _of_same_municipality(candidate, chosen) >= _LOCAL_EACH
        if not crowded and not any(repeats(candidate, c) for c in chosen):
            chosen.append(candidate)
    chosen = chosen if asides else _without_asides(chosen, municipality)
    if municipality is None:
        chosen = _law_from_all(chosen, ranked)
    chosen = named_rows(query, closest_rows(query.text, chosen))[:MOST]
    return _sentences_in_order(_lists_whole(chosen, ranked))


def _without_asides(chosen: Sequence[Candidate], municipality: str | None) -> list[Candidate]:
    """Without what is by far less likely to answer than the first, and stands elsewhere: no row, no own rule."""

    def stands_near(c: Candidate) -> bool:
        own = municipality is not None and c.hit.document.metadata.is_of_one
        return own or c.unit.kind is BlockKind.TABLE_ROW or c.hit.passage == chosen[0].hit.passage

    return [c for c in chosen if c.relevance >= _ASIDE * chosen[0].relevance or stands_near(c)]


def _also_defining(question: str, fitting: Sequence[Candidate]) -> list[Candidate]:
    """Beside what a word means only what tells its meaning too: no advice on it."""
    words = meanings_asked(question)
    return [c for c in fitting if any(defines(word, c.unit) for word in words)]


def _law_from_all(chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """Where no municipality is chosen, law that a local text tells is told by a national one that says the same."""
    found: list[Candidate] = []
    for candidate in chosen:
        same = (c for c in ranked if c.relevance >= NEAR and not c.unit.example and _tells_same_law(c, candidate))
        told = next(same, candidate) if candidate.hit.document.metadata.is_of_one else candidate
        if not any(repeats(told, c) for c in found):
            found.append(told)
    return found


def _tells_same_law(national: Candidate, local: Candidate) -> bool:
    """Whether a national text refers to a section that a local one refers to, and tells all of its facts with it."""
    if national.hit.document.metadata.is_of_one or national.hit.document.metadata.kind.level > _RULES:
        return False
    told, said = facts(national.unit.text), facts(local.unit.text)
    if not said or not all(any(f.same(o) for o in told) for f in said):
        return False
    return any(a.section and a.agrees(b) for a in sections(local.unit.text) for b in sections(national.unit.text))


def _sentences_in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """A sentence comes after the one right before it in its paragraph: "Är bilen värd mer ..." leans on that."""
    ordered = list(chosen)
    for first in chosen:
        following = next((c for c in chosen if _follows(c, first)), None)
        if following and ordered.index(following) < ordered.index(first):
            ordered.remove(first)
            ordered.insert(ordered.index(following), first)
    return ordered


def _follows(later: Candidate, earlier: Candidate) -> bool:
    paragraphs = later.unit.kind is earlier.unit.kind is BlockKind.PARAGRAPH
    same = paragraphs and later.hit.passage.passage_id == earlier.hit.passage.passage_id
    between = later.hit.passage.text[earlier.unit.end : later.unit.start]
    return same and earlier.unit.end <= later.unit.start and not between.strip() and "\n" not in between


def _order(
    question: str, candidate: Candidate, best: float, municipality: str | None, own: float
) -> tuple[bool, bool, float]:
    """The row of the case's own household, age or sum first, then the rules that hold there; equals as found.

    Those are the chosen municipality's own, or else the national.

    Args:
        own: Relevance from which the municipality's own rules come first.
    """
    local = candidate.hit.document.metadata.is_of_one
    unasked_list = "\n" in candidate.unit.body and not asks_for_list(question)
    national = not local and candidate.hit.document.metadata.kind.level <= _RULES
    first = local if municipality is not None else national
    own_first = first and candidate.relevance >= (own if local else _OWN_FIRST * best)
    of_case = own_first and candidate.unit.kind is BlockKind.TABLE_ROW and closeness(question, candidate.unit.label) > 0
    behind = _LOCAL_BEHIND if municipality is None and local else 0.0
    lead = _OF_FORM * (fit(question, candidate.unit) > 0) - behind - _LIST_BEHIND * unasked_list
    return not of_case, not own_first, -round(candidate.relevance + lead, 1)


def _is_set_locally(question: str) -> bool:
    """Whether a question asks for what each municipality sets for itself: an amount, who decides, when it is open."""
    named = {form.named for form in (*demanded(question), *preferred(question))}
    return bool(named & {"beloppet", "vem som beslutar", "öppettiderna", "telefonnumret"})


def _lists_whole(chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """Puts the whole list, where it can be quoted as one, in place of several of its items."""
    whole: list[Candidate] = []
    for candidate in chosen:
        around = (c for c in ranked if within(candidate, c) and c.unit != candidate.unit)
        several = sum(_same_list(c, candidate) for c in chosen) > 1
        told = next(around, candidate) if several else candidate
        if told not in whole:
            whole.append(told)
    return whole


def _same_list(one: Candidate, other: Candidate) -> bool:
    in_lists = one.unit.kind is BlockKind.ITEM and other.unit.kind is BlockKind.ITEM
    return in_lists and bool(one.unit.lead) and (one.hit.passage, one.unit.lead) == (other.hit.passage, other.unit.lead)


def _of_same_municipality(candidate: Candidate, chosen: Sequence[Candidate]) -> int:
    m = candidate.hit.document.metadata
    if m.scope is not Scope.LOKAL:
        return 0
    return sum(c.hit.document.metadata.municipalities == m.municipalities for c in chosen)
