"""How near places of the library are to a claim in meaning, by the vectors that the index stores for its units.

An index that was made with another model, or with none, has no such vectors: the place is then embedded when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.drafts.evidence import Finding
from ingest.documents import Passage
from ingest.embed import OnnxEmbeddings, sentence_model
from ingest.index import Index, under_heading
from ingest.units import units

Vector = NDArray[np.float32]
OF_ONE_SUBJECT = 0.76
"""Least cosine of a claim and a place of its subject; of nine in ten of the false sentences it is more."""


class Meanings:
    """Compares claims with places for as long as one check lasts; what it keeps is let go of with it.

    Args:
        index: The library that the places are of; without one each place is embedded.
    """

    def __init__(self, index: Index | None = None) -> None:
        self._index = index
        self._claims: dict[str, Vector] = {}
        self._places: dict[tuple[str, int, int], Vector] = {}
        self._units: dict[str, tuple[list[tuple[int, int]], Vector]] = {}

    def cosines(self, claim: str, found: Sequence[Finding]) -> list[float]:
        """The cosine of a claim and each place, under its heading; 1 without the bundled model."""
        if self._model is None or not found:
            return [1.0] * len(found)
        if claim not in self._claims:
            self._claims[claim] = np.array(self._model.embed_query(claim), dtype=np.float32)
        said = self._claims[claim]
        return [float(self._of_place(f) @ said) for f in found]

    @property
    def _model(self) -> OnnxEmbeddings | None:
        return sentence_model()

    @cached_property
    def _stored(self) -> Index | None:
        """The index, where its vectors are those of the bundled model."""
        index, model = self._index, self._model
        made_so = index is not None and model is not None and index.manifest.embedding[0] == model.name
        return index if made_so else None

    def _of_place(self, finding: Finding) -> Vector:
        key = (finding.hit.passage.passage_id, finding.start, finding.end)
        if key not in self._places:
            self._places[key] = self._of_unit(finding) if self._stored else self._embedded(finding)
        return self._places[key]

    def _embedded(self, finding: Finding) -> Vector:
        assert self._model is not None
        text = under_heading(finding.hit.passage, finding.text)
        return np.array(self._model.embed_documents([text])[0], dtype=np.float32)

    def _of_unit(self, finding: Finding) -> Vector:
        """The stored vector of the unit that shares most with the place, of those the narrowest."""
        spans, vectors = self._of_passage(finding.hit.passage)
        spans = spans or [(0, len(finding.hit.passage.text))]
        shared = [min(end, finding.end) - max(start, finding.start) for start, end in spans]
        best: Vector = vectors[max(range(len(spans)), key=lambda n: (shared[n], spans[n][0] - spans[n][1]))]
        return best

    def _of_passage(self, passage: Passage) -> tuple[list[tuple[int, int]], Vector]:
        index = self._stored
        assert index is not None
        assert index.vectors is not None
        if passage.passage_id not in self._units:
            spans = [(u.start, u.end) for u in units(passage, index.section(passage))]
            vectors = index.vectors.of_passage(index.rows[passage.passage_id])
            self._units[passage.passage_id] = (spans, vectors)
        return self._units[passage.passage_id]


def is_of_one_subject(claim: str, finding: Finding, meanings: Meanings) -> bool:
    """Whether a place that tells otherwise is of the claim's subject at all, by the meaning of both."""
    return meanings.cosines(claim, [finding])[0] >= OF_ONE_SUBJECT
