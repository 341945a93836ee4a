"""The library's words as vectors of the bundled model, to find those that mean nearly what a question's word means."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embed import BUNDLED, StaticEmbeddings

LEAST_LETTERS = 3


class Neighbours:
    """Nearest words of a vocabulary by cosine.

    Args:
        words: Distinct words in lower case.
        vectors: Shape (words, size), rows of length 1.
        model: Name of the model that made them.
    """

    def __init__(self, words: Sequence[str], vectors: NDArray[np.float32], model: str) -> None:
        self.words = list(words)
        self.model = model
        self._vectors = vectors

    @classmethod
    def of(cls, words: Collection[str], model: StaticEmbeddings) -> Neighbours:
        """Embeds a vocabulary."""
        kept = sorted(w for w in words if len(w) >= LEAST_LETTERS)
        return cls(kept, model.encode(kept), model.name)

    def nearest(self, vectors: NDArray[np.float32], least: float, most: int) -> list[list[tuple[str, float]]]:
        """For each vector (shape (n, size)) the words at least that like it, best first, with their cosine."""
        if not self.words:
            return [[] for _ in vectors]
        likeness = vectors @ self._vectors.T
        found = []
        for row in likeness:
            best = np.argsort(-row, kind="stable")[:most]
            found.append([(self.words[i], float(row[i])) for i in best if row[i] >= least])
        return found

    def save(self, path: Path) -> None:
        """Writes half-precision vectors and the words as JSON within one `.npz`."""
        text = json.dumps({"words": self.words, "model": self.model}, ensure_ascii=False).encode()
        np.savez(path, vectors=self._vectors.astype(np.float16), text=np.frombuffer(text, dtype=np.uint8))

    @classmethod
    def load(cls, path: Path) -> Neighbours:
        """Reads what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            content = json.loads(stored["text"].tobytes())
            return cls(content["words"], stored["vectors"].astype(np.float32), content["model"])


@lru_cache(maxsize=1)
def bundled_model() -> StaticEmbeddings | None:
    """The bundled model, loaded once; None in a source tree without it."""
    return StaticEmbeddings(BUNDLED) if BUNDLED.is_dir() else None
