"""How likely a candidate is to answer, from how it was scored and how it stands beside the best one.

A logistic function whose weights benchmarks/fit_answers.py fits on the questions of libraries that others have written
(evals/libraries/fitted) and on statements that a person has graded (evals/relevance). A score ranks candidates of one
question; this tells which of them are worth saying.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer_reading import read
from assistant.asked_of import with_year
from assistant.candidates import Candidate
from assistant.entailment import Reader, probability
from assistant.extractive.lists import asks_for_all
from assistant.forms.fit import demanded, fit, preferred
from assistant.forms.question_kinds import asks_whether, asks_who_decides, has_label, tells_limit, tells_who_decides
from assistant.quantities import closeness
from assistant.query import Query
from assistant.scope import named_municipalities
from ingest.analyze import whole_words
from ingest.documents import BlockKind
from ingest.index import Index
from ingest.units import Unit

JUDGED = 40
"""Candidates judged at most, the best first; the rest keep a relevance of 0."""
_LONG = 250
_STANDS_FOR = 0.6
_FIRST_WORDS = 3
_SAME = 0.75
_THE_ROW = 0.6
"""Least relevance of the very row, list or figure that is asked for: too rare among the graded to be told from them."""
_MOSTLY = 0.4
_SHORT, _MOST = 60, 0.65
"""Letters of a short sentence, and the share of a question that it holds with what it stands under."""
_OPENING = re.compile(r"[-•–\d.)\s]*([A-ZÅÄÖ][\w-]+(?: [\w-]+){0,2}):\s")
FEATURES = (
    "score", "behind", "share", "coverage", "own", "on_subject", "meaning", "fit", "level", "length", "row", "item",
    "unknown", "subject_own", "focus", "label_focus", "off_label", "example", "quantity", "decider", "both",
    "list", "limit", "opens",
)  # fmt: skip
_BIAS = -10.727
_WEIGHTS = (
    3.463, 3.548, -1.970, 1.394, -0.064, 0.909, 20.790, -0.250, 0.267, 0.549, -0.001, 0.032, -0.385, -1.445,
    0.765, 0.756, -0.436, -2.388, 1.337, 1.911, -0.018, 0.090, 0.111, 0.344,
)  # fmt: skip
# For an index without vectors, where words alone tell; fitted by benchmarks/fit_relevance.py, but the bias is 1.2 above
# that, so that about as many answerable questions are answered as with vectors.
_BIAS_BY_WORDS = -3.07
_WEIGHTS_BY_WORDS = (
    1.180, 2.412, -0.712, 2.802, 0.201, -0.047, 0.000, -0.511, 0.169, 2.012, -0.219, -0.102, 0.191, -0.790, 3.576,
    1.796, 0.022, -1.993, 1.126, 0.827, 0.254, 0.072, 0.503, 0.364,
)  # fmt: skip


def judged(
    query: Query,
    ranked: Sequence[Candidate],
    index: Index,
    reader: Reader | None = None,
    today: date | None = None,
) -> list[Candidate]:
    """The candidates in the same order, the first ones with their relevance.

    Args:
        reader: Reads the likeliest candidates beside the question; None leaves that out.
        today: The day from which the question tells a year: "förra året".
    """
    best = reference(query, ranked)
    dated = query if today is None else replace(query, text=with_year(query.text, today))
    bias, weights = (_BIAS, _WEIGHTS) if index.vectors is not None else (_BIAS_BY_WORDS, _WEIGHTS_BY_WORDS)
    found = []
    for candidate in ranked[:JUDGED]:
        total = bias + sum(w * x for w, x in zip(weights, features(query, candidate, best, index), strict=True))
        found.append(_at_least_the_row(dated, replace(candidate, relevance=probability(total)), index))
    if reader is not None:
        found = read(dated, found, reader, named_municipalities(query.text, index))
    return [*found, *ranked[JUDGED:]]


def _at_least_the_row(query: Query, candidate: Candidate, index: Index) -> Candidate:
    unit, heading = candidate.unit, candidate.hit.passage.heading
    named = is_the_row(query, unit, heading, index) or is_the_figure(query, candidate)
    if named or any(of(query, unit, index) for of in (is_the_decider, is_the_list)):
        return replace(candidate, relevance=max(candidate.relevance, _THE_ROW))
    return candidate


def reference(query: Query, ranked: Sequence[Candidate]) -> Candidate | None:
    """The candidate that the others are held against: the best that has the form that is asked for."""
    forms = demanded(query.text)
    formed = (c for c in ranked if all(form.stated_by(c.unit) for form in forms))
    return next(formed, next(iter(ranked), None))


def features(query: Query, candidate: Candidate, best: Candidate | None, index: Index) -> tuple[float, ...]:
    """What relevance is told from, in the order of `FEATURES`, each about 0 to 1."""
    unit, question = candidate.unit, query.text
    row = unit.kind is BlockKind.TABLE_ROW
    most = best.score if best else 0.0
    total = sum(term.weight for term in query.terms) or 1.0
    terms = index.analyzer.term_set(unit.text)
    labels = index.analyzer.term_set(label(unit))
    fits_form = fit(question, unit)
    subject_own = query.subject.match(terms) if query.subject else 0.0
    return (
        candidate.score,
        candidate.score - most,
        candidate.score / most if most > 0 else 0.0,
        candidate.coverage,
        query.coverage(terms),
        candidate.on_subject,
        candidate.meaning,
        fits_form,
        (5 - candidate.hit.document.metadata.kind.level) / 4,
        0.0 if row else min(len(unit.text), _LONG) / _LONG,
        float(row),
        float(unit.kind is BlockKind.ITEM),
        sum(term.weight for term in query.terms if not term.known) / total,
        subject_own,
        _focus(query, terms, index),
        _focus(query, labels, index),
        float(bool(labels) and not query.coverage(labels) and subject_own < _STANDS_FOR),
        float(unit.example or "xempel" in candidate.hit.passage.context.rpartition(" › ")[2]),
        float(closeness(question, unit.label) > 0),
        float(tells_who_decides(unit)) if asks_who_decides(question) else 0.5,
        candidate.coverage * max(0.0, fits_form),
        float("\n" in unit.body),
        float(asks_whether(question) and tells_limit(unit)),
        query.subject.match(index.analyzer.term_set(_opening(unit))) if query.subject else 0.0,
    )


def is_the_row(query: Query, unit: Unit, heading: str, index: Index) -> bool:
    """Whether a unit is the very row that a question asks for: its table's subject and form, its label or its size.

    The subject may stand in the heading over the table alone: "Matnormen 2025".
    """
    if unit.kind is not BlockKind.TABLE_ROW:
        return False
    forms = (*demanded(query.text), *preferred(query.text))
    of_form = bool(forms) and all(form.stated_by(unit) for form in forms)
    labels, table = whole_words(unit.label), whole_words(f"{heading}\n{unit.label}\n{unit.lead}")
    if not of_form or max((t.match(table) for t in query.subjects), default=0.0) < _SAME:
        return False
    first = _LABEL_ENDS.split(unit.label)[0]
    mostly = _focus(query, index.analyzer.term_set(first), index) > _MOSTLY
    names_it = (_is_named(query, whole_words(first), index) and mostly) or (
        any(t.match(labels) > _SAME for t in query.subjects) and asks_who_decides(query.text)
    )
    return names_it or has_label(query.text, unit) or closeness(query.text, unit.label) > 0


_LABEL_ENDS = re.compile(r",|\s(?:inklusive|inkl\.?)\s", re.IGNORECASE)
"""Where a label has named its thing and goes on to tell what comes with it: "Begravning inklusive kista"."""


def _is_named(query: Query, label: frozenset[str], index: Index) -> bool:
    """Whether a word of the question, or all that a compound is made of, is a word of a label: a part of one is not."""
    asked = {form for term in query.terms for form, weight in term.forms if weight > _STANDS_FOR}
    parts = (index.analyzer.parts(word) for word in label)
    return any(t.match(label) > _SAME for t in query.terms if not t.faint) or any(p and asked >= set(p) for p in parts)


def is_the_figure(query: Query, candidate: Candidate) -> bool:
    """Whether a short sentence tells what is asked for, and with what it stands under names the rest: "186 deltog."."""
    unit, forms = candidate.unit, demanded(query.text)
    of_form = bool(forms) and len(unit.text) <= _SHORT and all(form.stated_by(unit) for form in forms)
    return of_form and candidate.on_subject > _SAME and candidate.coverage >= _MOST


def is_the_decider(query: Query, unit: Unit, index: Index) -> bool:
    """Whether a sentence says in its own words who decides on the subject, where that is asked for."""
    if unit.kind is BlockKind.TABLE_ROW or "\n" in unit.body or not asks_who_decides(query.text):
        return False
    own = index.analyzer.term_set(unit.body)
    return query.subject is not None and query.subject.match(own) > _SAME and tells_who_decides(unit)


def is_the_list(query: Query, unit: Unit, index: Index) -> bool:
    """Whether a unit is a whole list whose lead-in names the subject, where all of a list is asked for."""
    lead, _, items = unit.body.partition("\n")
    if not items or not lead.rstrip().endswith(":") or not asks_for_all(query.text):
        return False
    return query.subject is not None and query.subject.match(index.analyzer.term_set(lead)) > _SAME


def _opening(unit: Unit) -> str:
    """What a unit opens with: its label, or else its first words."""
    return label(unit) or " ".join(unit.body.split()[:_FIRST_WORDS])


def label(unit: Unit) -> str:
    """What a unit says that it is about, ahead of what it says: a row's first cell, a run-in head, "Medicin:"."""
    if unit.kind is BlockKind.TABLE_ROW:
        return unit.label
    if unit.kind is BlockKind.PARAGRAPH and unit.lead:
        return unit.lead
    opening = _OPENING.match(unit.body)
    return opening[1] if opening else ""


def _focus(query: Query, terms: frozenset[str], index: Index) -> float:
    """How much of what a unit is about the question asks for, 0 to 1; a long list is about much else."""
    asked = {form for term in query.terms for form, weight in term.forms if weight > _STANDS_FOR}
    parts = {part for term in terms for part in index.analyzer.parts(term)}
    whole = (term for term in terms - (parts - asked) if term in index.terms and not term[0].isdigit())
    weights = {term: index.terms.idf(term) for term in whole}
    return sum(w for term, w in weights.items() if term in asked) / (sum(weights.values()) or 1.0)
