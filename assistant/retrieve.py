"""Query to hits: BM25 over terms and n-grams and the dense leg, fused by one convex combination."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Hit
from assistant.duplicates import near_duplicates, preferred
from assistant.query import Query
from assistant.scope import may_answer
from ingest.embed import NamedEmbeddings
from ingest.index import Index
from ingest.loaders.statute import holds_on

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Share of each leg in the fused score."""

    terms: float = 0.25
    grams: float = 0.15
    dense: float = 0.6
    level: float = 0.02


class Retriever:
    """Hybrid search over one index generation.

    Args:
        embeddings: The model that made the index's vectors, or None if it has none.
    """

    def __init__(self, index: Index, embeddings: NamedEmbeddings | None, weights: Weights = Weights()) -> None:
        self._index = index
        self._embeddings = embeddings if index.vectors is not None else None
        self._weights = weights
        self._levels = np.array(
            [index.documents[p.document_id].metadata.kind.level for p in index.passages], dtype=np.float32
        )

        # Rows of a statute's sections that tell when they hold; the rest of a document is bounded as a whole.
        self._timed = [
            n for n, p in enumerate(index.passages) if "(träder i kraft" in p.context or "(upphör" in p.context
        ]

    def search(
        self,
        query: Query,
        municipality: str | None,
        as_of: date,
        k: int = 10,
        also: Collection[str] = (),
    ) -> tuple[Hit, ...]:
        """Finds the k best passages that may answer, best first, near-duplicates left out.

        Args:
            also: Ids of passages that count whenever their document was issued: a year's tables.
        """
        cosines = self._cosines(query)
        scores = self._fused(query, cosines)
        allowed = self._allowed(municipality, as_of)
        allowed[[self._index.rows[key] for key in also]] = True
        scores[~allowed] = 0
        hits: list[Hit] = []
        for row in np.argsort(-scores, kind="stable"):
            if scores[row] <= 0 or len(hits) == k:
                break
            passage = self._index.passages[row]
            document = self._index.documents[passage.document_id]
            hit = Hit(passage, document, float(scores[row]), self._meanings(cosines, int(row)))
            twin = next((n for n, other in enumerate(hits) if near_duplicates(hit, other)), None)
            if twin is None:
                hits.append(hit)
            else:
                hits[twin] = replace(preferred(hit, hits[twin]), score=hits[twin].score)
        return tuple(hits)

    def _cosines(self, query: Query) -> Scores | None:
        """Cosine of the query with every unit of the library, less that of unrelated things; None without a model."""
        if self._embeddings is None or self._index.vectors is None:
            return None
        vector = np.asarray(self._embeddings.embed_query(query.text), dtype=np.float32)
        return self._index.vectors.cosines(vector) - self._embeddings.unrelated

    def _meanings(self, cosines: Scores | None, row: int) -> tuple[float, ...]:
        if cosines is None or self._index.vectors is None:
            return ()
        return tuple(self._index.vectors.of_units(cosines, row).tolist())

    def _fused(self, query: Query, cosines: Scores | None) -> Scores:
        """The legs' convex combination, a little more for higher sources; benchmarks/retrieval.py holds it to RRF."""
        w = self._weights
        legs = self.legs(query, cosines)
        total = sum(weight for weight, _ in legs)
        fused: Scores = sum((weight / total * _scaled(s) for weight, s in legs), np.zeros_like(self._levels))
        return (fused * (1 + w.level * (5 - self._levels) / 4)).astype(np.float32)

    def legs(self, query: Query, cosines: Scores | None) -> list[tuple[float, Scores]]:
        """Weight and raw scores of each leg, one score a passage."""
        w = self._weights
        legs = [
            (w.terms, self._index.terms.scores_any(query.groups)),
            (w.grams, self._index.grams.scores(query.grams)),
        ]
        if cosines is not None and self._index.vectors is not None:
            legs.append((w.dense, self._index.vectors.of_passages(cosines)))
        return legs

    def _allowed(self, municipality: str | None, as_of: date) -> NDArray[np.bool_]:
        documents = {key: may_answer(d, municipality, as_of, self._index) for key, d in self._index.documents.items()}
        allowed = np.array([documents[p.document_id] for p in self._index.passages], dtype=bool)
        for row in self._timed:
            allowed[row] &= holds_on(self._index.passages[row].context, as_of)
        return allowed


def _scaled(scores: Scores) -> Scores:
    """Shares of a leg's best score; what a passage gets does not depend on the worse ones of a small library."""
    best = float(scores.max(initial=0))
    return np.clip(scores, 0, None) / best if best > 0 else np.zeros_like(scores)
