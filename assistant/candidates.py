"""Units of the hits as candidates for statements, scored by how well each answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Hit
from assistant.facts.measures import YEAR
from assistant.forms.fit import fit
from assistant.fragments import is_about_the_document, is_caption, is_captioned, is_torn
from assistant.quantities import (
    answers_for,
    is_of_adults_only,
    is_of_other_household,
    is_per_child,
)
from assistant.query import Query
from assistant.scope import named_municipalities
from assistant.source_questions import asks_what_was_asked, only_asks, question_end
from ingest.documents import BlockKind, Kind, Passage, Scope, Section
from ingest.index import Index
from ingest.units import Unit, units

CERTAIN = 0.985
"""The reader's probability from which a candidate answers, though it is told in other words than the question's."""
_AROUND = 0.75
"""What a term counts for that only the heading, lead-in or title holds."""
_HEADING_ASKS = 0.7
"""What a unit's own words count for at least where its nearest heading is about what is asked."""
_SAID_BEFORE = 0.9
"""What a subject counts for that only the sentences before in the same paragraph name."""
_NEAR_BEFORE = 300
"""Characters of them that count."""
_TELLING = 6
"""Least weighty level of reports, minutes and news."""
_HEADING_ENOUGH = 0.7
_HEADING_ALONE = 0.4


@dataclass(frozen=True, slots=True)
class Weights:
    """Share of each kind of evidence in a unit's score, fitted by benchmarks/fit_ranking.py."""

    coverage: float = 0.4
    passage: float = 0.8
    meaning: float = 2.0
    fit: float = 0.12
    level: float = 0.15
    local: float = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may answer.

    Attributes:
        coverage: Share of the question's weight in the unit and what it stands under, 0 to 1.
        on_subject: How well they hold the question's subject, 0 to 1.
        meaning: How near in meaning the question is to the unit under its heading, as `Hit.meanings` has it; 0 without
            the dense leg.
        score: How well it answers, about 0 to 1.5.
        relevance: How likely it is to answer, 0 to 1, where `assistant.relevance` has judged it.
        reading: How likely the reader finds it to answer, 0 to 1; 0 where it has not been read.
    """

    hit: Hit
    unit: Unit
    coverage: float
    on_subject: float
    meaning: float = 0.0
    score: float = 0.0
    relevance: float = 0.0
    reading: float = 0.0

    @property
    def is_local(self) -> bool:
        """Whether its document is of some municipality, and not national."""
        return self.hit.document.metadata.scope is Scope.LOKAL

    @property
    def tells_what_happened(self) -> bool:
        """Whether its document tells what has happened beside what holds: a report, minutes, news."""
        return self.hit.document.metadata.kind.level >= _TELLING


def candidates(
    query: Query, hits: Sequence[Hit], index: Index, municipality: str | None = None, weights: Weights = Weights()
) -> list[Candidate]:
    """Scores every unit of the hits that may speak for what is asked, best first."""
    found = [c for hit in hits for c in _of_hit(query, hit, index, municipality)]
    scored = []
    for c in found:
        score = (
            weights.coverage * c.coverage
            + weights.passage * c.hit.score
            + weights.meaning * c.meaning
            + weights.fit * fit(query.text, c.unit)
            + weights.level * (5 - c.hit.document.metadata.kind.level) / 4
            + weights.local * (municipality is not None and c.hit.document.metadata.is_of_one)
        )
        scored.append(replace(c, score=float(score)))
    return sorted(scored, key=lambda c: (-round(c.score, 2), c.hit.document.metadata.kind.level))


def rerank(hits: Sequence[Hit], ranked: Sequence[Candidate]) -> tuple[Hit, ...]:
    """Orders passages by their best candidate, those without one last; scores run from 1 down."""
    best: dict[str, float] = {}
    for c in ranked:
        best.setdefault(c.hit.passage.passage_id, c.score)
    most = max(best.values(), default=1.0)
    rescored = (replace(h, score=max(0.0, best.get(h.passage.passage_id, 0.0)) / most) for h in hits)
    return tuple(sorted(rescored, key=lambda h: -h.score))


def likeliest(ranked: Sequence[Candidate]) -> tuple[Hit, ...]:
    """The passages in the order that they are likely to answer, each with the place in it that is likeliest to."""
    best: dict[str, Candidate] = {}
    for c in sorted(ranked, key=lambda c: -c.relevance):
        best.setdefault(c.hit.passage.passage_id, c)
    return tuple(replace(c.hit, score=c.relevance, nearest=(c.unit.start, c.unit.end)) for c in best.values())


def _of_hit(query: Query, hit: Hit, index: Index, municipality: str | None) -> list[Candidate]:
    section, terms = index.section(hit.passage), index.analyzer.term_set
    around = terms(f"{hit.passage.context}\n{hit.document.metadata.title}")
    by_heading, by_question = _asked_by_heading(query, hit, section, index), 0.0
    minutes = hit.document.metadata.kind is Kind.MINNESANTECKNING and not asks_what_was_asked(query.text)
    of_passage = list(units(hit.passage, section))
    tables = {u.lead for u in of_passage if u.kind is BlockKind.TABLE_ROW and is_per_child(u.label)}
    found = []
    for n, unit in enumerate(of_passage):
        if unit.body.rstrip().endswith("?"):
            by_question = _HEADING_ASKS * query.coverage(terms(unit.body))
            continue
        opening = question_ahead(hit.passage, unit) if minutes else ""
        if _says_nothing(query, hit.passage, unit) or (minutes and _only_asks(hit.passage, unit, opening)):
            continue
        if _is_of_another_case(query.text, unit, per_child=unit.lead in tables):
            continue
        if not (speaks_of_years(query.years, hit, unit) and concerns(municipality, hit, unit, index)):
            continue
        by_opening = _HEADING_ASKS * query.coverage(terms(opening)) if opening else 0.0
        own = max(query.coverage(terms(unit.says)), by_heading, by_question, by_opening)
        if own > 0 or hit.meanings:  # by its meaning, if not by its words
            held = terms(f"{unit.lead}\n{unit.body}") | around | (terms(opening) if opening else set())
            coverage = _AROUND * query.coverage(held) + (1 - _AROUND) * own
            before = _SAID_BEFORE * _match(query, terms(_before(hit.passage, unit)))
            meaning = hit.meanings[n] if n < len(hit.meanings) else 0.0
            found.append(Candidate(hit, unit, coverage, max(_match(query, held), before), meaning))
    return found


def _says_nothing(query: Query, passage: Passage, unit: Unit) -> bool:
    """Whether a unit states nothing of the matter: a caption, a torn sentence, or of the document."""
    return (
        is_caption(unit)
        or is_captioned(passage.text[: unit.start])
        or is_torn(unit)
        or is_about_the_document(query.text, unit)
    )


def _only_asks(passage: Passage, unit: Unit, opening: str) -> bool:
    """Whether a unit of minutes tells only what somebody asked."""
    return only_asks(unit) or len(opening) >= unit.end - _paragraph_start(passage, unit)


def _is_of_another_case(question: str, unit: Unit, *, per_child: bool) -> bool:
    """Whether a unit is of another household or size than the case that a question tells."""
    of_others = unit.kind is BlockKind.ITEM and is_of_other_household(question, unit.body.partition(":")[0])
    beside = unit.text if unit.kind is not BlockKind.PARAGRAPH else ""
    return (
        of_others
        or not answers_for(question, unit.label, beside, per_child=per_child)
        or is_of_adults_only(question, unit.text)
    )


def _match(query: Query, terms: Collection[str]) -> float:
    return query.subject.match(terms) if query.subject else 0.0


def _before(passage: Passage, unit: Unit) -> str:
    """What the paragraph of a sentence says ahead of it: "En orosanmälan ... Bedömningen ska göras inom 14 dagar."."""
    if unit.kind is not BlockKind.PARAGRAPH:
        return ""
    return passage.text[_paragraph_start(passage, unit) : unit.start][-_NEAR_BEFORE:]


def question_ahead(passage: Passage, unit: Unit) -> str:
    """The question that opens the paragraph of a sentence; empty where none does."""
    if unit.kind is not BlockKind.PARAGRAPH:
        return ""
    paragraph = passage.text[_paragraph_start(passage, unit) :].partition("\n")[0]
    return paragraph[: question_end(paragraph)]


def _paragraph_start(passage: Passage, unit: Unit) -> int:
    return passage.text.rfind("\n", 0, unit.start) + 1


def _asked_by_heading(query: Query, hit: Hit, section: Section, index: Index) -> float:
    """What the nearest heading lends to the words under it, if it is about the question; the title lends nothing."""
    if not section.headings or (len(section.headings) < 2 and not section.headings[-1].endswith("?")):
        return 0.0
    nearest = section.headings[-1]
    alone = query.coverage(index.analyzer.term_set(nearest))
    titled = query.coverage(index.analyzer.term_set(f"{nearest}\n{hit.document.metadata.title}"))
    return _HEADING_ASKS * titled if titled >= _HEADING_ENOUGH and alone >= _HEADING_ALONE else 0.0


def concerns(municipality: str | None, hit: Hit, unit: Unit, index: Index) -> bool:
    """Whether a unit may speak for the municipality asked about: not if it names only others."""
    if municipality is None or hit.document.metadata.is_only_of(municipality):
        return True
    named = named_municipalities(unit.text, index)
    return not named or municipality in named


def speaks_of_years(years: Sequence[str], hit: Hit, unit: Unit) -> bool:
    """Whether a unit, or else the nearest thing it stands under that names a year, names one that is asked about."""
    if not years:
        return True
    m = hit.document.metadata
    headings = hit.passage.context.partition("\n")[0].split(" › ")
    for words in (unit.text, unit.lead, *reversed(headings), m.title, f"{m.valid_from or ''} {m.valid_to or ''}"):
        if named := set(YEAR.findall(words)):
            return bool(named & set(years)) or _within_bounds(words, years)
    return False


_NAMED_DAY = r"\b[^.;]{0,26}?\b((?:19|20)\d\d)\b"
_BEFORE = re.compile(rf"\b(?:före|innan|till och med|t\.?o\.?m\.?|fram till|senast){_NAMED_DAY}")
_AFTER = re.compile(rf"\b(?:från och med|fr\.?o\.?m\.?|från|efter|sedan){_NAMED_DAY}")


def _within_bounds(words: str, years: Sequence[str]) -> bool:
    """Whether a year that is asked about lies before or after a day that a text names: "före den 1 juli 2025"."""
    before, after = _BEFORE.findall(words), _AFTER.findall(words)
    return any(any(year <= bound for bound in before) or any(year >= bound for bound in after) for year in years)
