"""The lexical leg: BM25 over stems and compound parts, and over character n-grams (bm25s)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

_K1, _B = 1.2, 0.7


@dataclass(frozen=True, slots=True)
class Field:
    """What a passage is searched by: its own words, and what it stands under."""

    body: str
    context: str
    title: str


class KeywordIndex:
    """BM25 scores for weighted query terms.

    Args:
        rows: The terms of each passage.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        vocabulary = {term: n for n, term in enumerate(sorted({t for row in rows for t in row}))}
        ids = [[vocabulary[t] for t in row] for row in rows]
        self._rows = len(rows)
        self._vocabulary = vocabulary
        self._frequency = np.zeros(len(vocabulary), dtype=np.int64)
        for row in ids:
            self._frequency[list(set(row))] += 1
        if vocabulary:
            engine = bm25s.BM25(k1=_K1, b=_B)
            engine.index(bm25s.tokenization.Tokenized(ids=ids, vocab=dict(vocabulary)), show_progress=False)
            postings = engine.scores
            self._data, self._indices, self._starts = (postings["data"], postings["indices"], postings["indptr"])
        else:
            self._data, self._indices, self._starts = (
                np.zeros(0, np.float32),
                np.zeros(0, np.int32),
                np.zeros(1, np.int64),
            )

    def scores(self, weighted: Mapping[str, float]) -> NDArray[np.float32]:
        """Sum of weight times BM25 of each term, shape (passages,); unknown terms add nothing."""
        total = np.zeros(self._rows, dtype=np.float32)
        for term, weight in weighted.items():
            rows, scores = self._postings(term)
            total[rows] += weight * scores
        return total

    def scores_any(self, groups: Iterable[Mapping[str, float]]) -> NDArray[np.float32]:
        """As `scores`, but of each group of near-equal terms a passage counts only the one it matches best."""
        total = np.zeros(self._rows, dtype=np.float32)
        for group in groups:
            best = np.zeros(self._rows, dtype=np.float32)
            for term, weight in group.items():
                rows, scores = self._postings(term)
                best[rows] = np.maximum(best[rows], weight * scores)
            total += best
        return total

    def _postings(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The rows that hold a term and its BM25 score in each; none for an unknown term."""
        n = self._vocabulary.get(term)
        span = slice(0, 0) if n is None else slice(self._starts[n], self._starts[n + 1])
        return self._indices[span], self._data[span]

    def idf(self, term: str) -> float:
        """Robertson's inverse document frequency, as in Lucene: log(1 + (N - n + 0.5) / (n + 0.5))."""
        n = self.frequency(term)
        return float(np.log1p((self._rows - n + 0.5) / (n + 0.5)))

    def frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        n = self._vocabulary.get(term)
        return 0 if n is None else int(self._frequency[n])

    def __contains__(self, term: str) -> bool:
        return term in self._vocabulary

    @property
    def vocabulary(self) -> Sequence[str]:
        """All terms, sorted."""
        return list(self._vocabulary)

    def save(self, folder: Path) -> None:
        """Writes plain arrays and a JSON list; nothing is pickled."""
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(
            folder / "postings.npz",
            allow_pickle=False,
            data=self._data,
            indices=self._indices,
            starts=self._starts,
            frequency=self._frequency,
            rows=np.int64(self._rows),
        )
        (folder / "terms.json").write_text(json.dumps(list(self._vocabulary), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> KeywordIndex:
        """Reads what `save` wrote."""
        loaded = cls.__new__(cls)
        with np.load(folder / "postings.npz", allow_pickle=False) as stored:
            loaded._data, loaded._indices, loaded._starts = stored["data"], stored["indices"], stored["starts"]
            loaded._frequency, loaded._rows = stored["frequency"], int(stored["rows"])
        terms = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        loaded._vocabulary = {term: n for n, term in enumerate(terms)}
        return loaded


def field_terms(field: Field, analyze: Callable[[str], list[str]]) -> list[str]:
    """The terms of a passage: its body, then its context and title, which say what it is about."""
    return [*analyze(field.body), *analyze(field.context), *analyze(field.title)]
