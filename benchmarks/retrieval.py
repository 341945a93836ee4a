"""The right passage among the first, by part of the search: `python -m benchmarks.retrieval INDEX SUITE.yaml ...`.

Each row is the shipped search with one part changed; intervals are Wilson's. Questions that the library does not
answer are left out here: `kallstod eval` counts the refusals.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np

from assistant import candidates as ranking
from assistant import query as reading
from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.query import Query
from assistant.retrieve import Retriever, Weights
from evals.expectations import holds
from evals.intervals import wilson
from evals.suite import Case, load_suite
from ingest.embed import load_embeddings
from ingest.glossary import Glossary
from settings import load_settings

Search = Callable[[Query, str | None], Sequence[Hit]]


def main() -> None:
    assistant = Assistant.open(Path(sys.argv[1]), load_settings())
    for path in map(Path, sys.argv[2:]):
        suite = load_suite(path)
        cases = [c for c in suite.cases if c.expected == "answered" and c.passages]
        print(f"{suite.name}: {len(cases)} questions")
        for name, retriever, rerank in _variants(assistant):
            _row(name, cases, assistant, _search(assistant, retriever, rerank=rerank))
        with patch.object(reading, "load_glossary", lambda: Glossary([])):
            _row("without glossary", cases, assistant, _search(assistant, _retriever(assistant, Weights())))
        with patch.object(reading, "_spellings", lambda *_: []):
            _row("without spelling", cases, assistant, _search(assistant, _retriever(assistant, Weights())))


def _variants(assistant: Assistant) -> list[tuple[str, Retriever, bool]]:
    w = Weights()
    alone = {"terms": 0.0, "grams": 0.0, "dense": 0.0}
    return [
        ("shipped", _retriever(assistant, w), True),
        ("without reranking", _retriever(assistant, w), False),
        ("RRF of the legs", _Rrf(assistant.index, load_embeddings("bundled"), w), False),
        ("BM25 terms alone", _retriever(assistant, replace(w, **alone | {"terms": 1.0})), False),
        ("n-grams alone", _retriever(assistant, replace(w, **alone | {"grams": 1.0})), False),
        ("dense alone", _retriever(assistant, replace(w, **alone | {"dense": 1.0})), False),
        ("without dense", _retriever(assistant, replace(w, dense=0.0)), True),
        ("without n-grams", _retriever(assistant, replace(w, grams=0.0)), True),
    ]


def _retriever(assistant: Assistant, weights: Weights) -> Retriever:
    return Retriever(assistant.index, load_embeddings("bundled"), weights)


class _Rrf(Retriever):
    """Reciprocal rank fusion with k = 60 (Cormack et al. 2009) in place of the convex combination."""

    def _fused(self, query, cosines):  # type: ignore[no-untyped-def]
        legs = self.legs(query, cosines)
        ranks = [np.argsort(np.argsort(-scores, kind="stable"), kind="stable") for _, scores in legs]
        return sum(1 / (60 + 1 + rank) for rank in ranks).astype(np.float32)


def _search(assistant: Assistant, retriever: Retriever, *, rerank: bool = True) -> Search:
    def search(query: Query, municipality: str | None) -> Sequence[Hit]:
        hits = retriever.search(query, municipality, date.today(), 30)
        if not rerank:
            return hits
        return ranking.rerank(hits, ranking.candidates(query, hits, assistant.index, municipality))

    return search


def _row(name: str, cases: Sequence[Case], assistant: Assistant, search: Search) -> None:
    ranks = []
    for case in cases:
        asked, query = assistant.read(case.as_question())
        hits = search(query, asked.municipality)
        ranks.append(next((n for n, hit in enumerate(hits, 1) if holds(case, hit.passage.text)), 99))
    found = [(k, sum(rank <= k for rank in ranks) / len(ranks)) for k in (1, 5, 10)]
    shares = "  ".join("hit@{} {:.3f} ({:.2f}–{:.2f})".format(k, s, *wilson(s, len(ranks))) for k, s in found)
    print(f"  {name:20} {shares}")


if __name__ == "__main__":
    main()
