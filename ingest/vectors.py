"""The dense leg: passage vectors in a FAISS index, compared by cosine."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from ingest.embed import unit_length


class VectorIndex:
    """Exact cosine search (`IndexFlatIP` over vectors of length 1).

    Args:
        vectors: Shape (passages, size), float32.
    """

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._index: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        if len(vectors):
            self._index.add(unit_length(np.ascontiguousarray(vectors, dtype=np.float32)))

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def scores(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Cosine of the query (shape (size,)) with every passage, shape (passages,)."""
        found = np.zeros(len(self), dtype=np.float32)
        if len(self):
            values, rows = self._index.search(unit_length(query.reshape(1, -1).astype(np.float32)), len(self))
            found[rows[0]] = values[0]
        return found

    def vectors(self) -> NDArray[np.float32]:
        """The stored vectors, shape (passages, size)."""
        return np.asarray(self._index.reconstruct_n(0, len(self)), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Writes FAISS's own format."""
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Reads what `save` wrote."""
        loaded = cls.__new__(cls)
        loaded._index = faiss.read_index(str(path))
        return loaded
