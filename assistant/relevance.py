"""How likely a candidate is to answer, from how it was scored and how it stands beside the best one.

A logistic function whose weights benchmarks/fit_relevance.py fits on statements that a person has graded
(evals/relevance). A score ranks candidates of one question; this tells which of them are worth saying.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from assistant.candidates import Candidate
from assistant.fit import fit
from assistant.query import Query
from ingest.documents import BlockKind, Scope
from ingest.index import Index

JUDGED = 40
"""Candidates judged at most, the best first; the rest keep a relevance of 0."""
_LONG = 500
FEATURES = (
    "score", "behind", "share", "coverage", "own", "on_subject", "meaning", "fit", "local", "level", "length", "row",
    "item", "unknown",
)  # fmt: skip
_BIAS = -4.138
_WEIGHTS = (2.637, 3.411, -0.191, 1.915, 0.008, 0.107, 0.107, -0.461, -0.13, -0.342, 1.638, -0.184, 0.123, 0.117)
# For an index without vectors, where words alone tell; the bias is 0.5 above the fitted one, so that about as many
# answerable questions are answered as with vectors.
_BIAS_BY_WORDS = -3.5
_WEIGHTS_BY_WORDS = (2.724, 3.68, -0.673, 2.124, 0.598, 0.187, 0.0, -0.355, -0.115, -0.421, 2.286, 0.145, 0.123, 0.599)


def judged(query: Query, ranked: Sequence[Candidate], index: Index) -> list[Candidate]:
    """The candidates in the same order, the first ones with their relevance."""
    found = []
    bias, weights = (_BIAS, _WEIGHTS) if index.vectors is not None else (_BIAS_BY_WORDS, _WEIGHTS_BY_WORDS)
    for candidate in ranked[:JUDGED]:
        total = bias + sum(w * x for w, x in zip(weights, features(query, candidate, ranked[0], index), strict=True))
        found.append(replace(candidate, relevance=1 / (1 + math.exp(-total))))
    return [*found, *ranked[JUDGED:]]


def features(query: Query, candidate: Candidate, best: Candidate, index: Index) -> tuple[float, ...]:
    """What relevance is told from, in the order of `FEATURES`, each about 0 to 1."""
    about = candidate.hit.document.metadata
    unit = candidate.unit
    row = unit.kind is BlockKind.TABLE_ROW
    total = sum(term.weight for term in query.terms) or 1.0
    return (
        candidate.score,
        candidate.score - best.score,
        candidate.score / best.score if best.score > 0 else 0.0,
        candidate.coverage,
        query.coverage(index.analyzer.term_set(unit.text)),
        candidate.on_subject,
        candidate.meaning,
        fit(query.text, unit),
        float(about.scope is Scope.LOKAL and len(about.municipalities) == 1),
        (5 - about.kind.level) / 4,
        0.0 if row else min(len(unit.text), _LONG) / _LONG,
        float(row),
        float(unit.kind is BlockKind.ITEM),
        sum(term.weight for term in query.terms if not term.known) / total,
    )
