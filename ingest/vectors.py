"""The dense leg: vectors of the passages' units in a FAISS index, compared by cosine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from ingest.embed import unit_length

_VECTORS, _COUNTS = "vectors.faiss", "vectors.npy"


class VectorIndex:
    """Exact cosine search (`IndexFlatIP` over vectors of length 1); a passage is as near as its nearest unit.

    Args:
        vectors: Shape (units, size), float32, passage by passage.
        counts: How many of them each passage has, at least one each; by default one each.
    """

    def __init__(self, vectors: NDArray[np.float32], counts: Sequence[int] | None = None) -> None:
        self._index: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        if len(vectors):
            self._index.add(unit_length(np.ascontiguousarray(vectors, dtype=np.float32)))
        self._counts = np.ones(len(vectors), np.int64) if counts is None else np.asarray(counts, np.int64)

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        return len(self._counts)

    def cosines(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Cosine of the query (shape (size,)) with every unit, shape (units,)."""
        number = int(self._index.ntotal)
        found = np.zeros(number, dtype=np.float32)
        if number:
            values, rows = self._index.search(unit_length(query.reshape(1, -1).astype(np.float32)), number)
            found[rows[0]] = values[0]
        return found

    def of_passages(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """The best of each passage's cosines, shape (passages,)."""
        if not len(self):
            return np.zeros(0, dtype=np.float32)
        best: NDArray[np.float32] = np.maximum.reduceat(cosines, self._starts)
        return best

    def of_units(self, cosines: NDArray[np.float32], passage: int) -> NDArray[np.float32]:
        """The cosines of one passage's units in their order, the passage by its row."""
        start = int(self._starts[passage])
        return cosines[start : start + int(self._counts[passage])]

    def of_passage(self, passage: int) -> NDArray[np.float32]:
        """The stored vectors of one passage's units in their order, shape (units, size), the passage by its row."""
        start, count = int(self._starts[passage]), int(self._counts[passage])
        return np.asarray(self._index.reconstruct_n(start, count), dtype=np.float32)

    def vectors(self) -> list[NDArray[np.float32]]:
        """The stored vectors passage by passage, each of shape (units, size)."""
        every = np.asarray(self._index.reconstruct_n(0, int(self._index.ntotal)), dtype=np.float32)
        return np.split(every, np.cumsum(self._counts)[:-1]) if len(self) else []

    def save(self, folder: Path) -> None:
        """Writes FAISS's own format, and how many units each passage has."""
        faiss.write_index(self._index, str(folder / _VECTORS))
        np.save(folder / _COUNTS, self._counts)

    @classmethod
    def load(cls, folder: Path) -> VectorIndex:
        """Reads what `save` wrote."""
        loaded = cls.__new__(cls)
        loaded._index = faiss.read_index(str(folder / _VECTORS))
        loaded._counts = np.load(folder / _COUNTS, allow_pickle=False)
        return loaded

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        return np.concatenate(([0], np.cumsum(self._counts)[:-1]))
