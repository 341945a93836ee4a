from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from ingest.keywords import KeywordIndex

ROWS = [["bistånd", "hyra"], ["hyra", "hyra", "el", "avgift"], ["samtycke"]]


def bm25(rows: list[list[str]], term: str, k1: float = 1.2, b: float = 0.7) -> list[float]:
    """The oracle: Lucene's BM25 written out (Robertson & Zaragoza 2009)."""
    n = sum(term in row for row in rows)
    idf = math.log(1 + (len(rows) - n + 0.5) / (n + 0.5))
    mean = sum(map(len, rows)) / len(rows)
    return [
        idf * row.count(term) / (row.count(term) + k1 * (1 - b + b * len(row) / mean)) if term in row else 0.0
        for row in rows
    ]


@pytest.mark.parametrize("term", ["hyra", "el", "samtycke", "okänt"])
def test_scores_are_lucene_bm25(term: str) -> None:
    np.testing.assert_allclose(KeywordIndex(ROWS).scores({term: 1.0}), bm25(ROWS, term), rtol=1e-5)


def test_weights_scale_and_add() -> None:
    index = KeywordIndex(ROWS)
    both = index.scores({"hyra": 0.5, "el": 2.0})
    np.testing.assert_allclose(both, 0.5 * index.scores({"hyra": 1}) + 2 * index.scores({"el": 1}), rtol=1e-6)


def test_idf_falls_with_frequency() -> None:
    index = KeywordIndex(ROWS)
    assert index.idf("samtycke") > index.idf("hyra") > 0
    assert index.idf("okänt") > index.idf("samtycke")
    assert (index.frequency("hyra"), index.frequency("okänt")) == (2, 0)


def test_saved_and_loaded_it_is_the_same(tmp_path: Path) -> None:
    index = KeywordIndex(ROWS)
    index.save(tmp_path / "terms")
    loaded = KeywordIndex.load(tmp_path / "terms")
    np.testing.assert_array_equal(loaded.scores({"hyra": 1.0}), index.scores({"hyra": 1.0}))
    assert loaded.idf("hyra") == index.idf("hyra")
    assert "samtycke" in loaded
    assert list(loaded.vocabulary) == sorted({t for row in ROWS for t in row})


def test_nothing_is_pickled(tmp_path: Path) -> None:
    KeywordIndex(ROWS).save(tmp_path)
    with np.load(tmp_path / "postings.npz", allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)


def test_no_passages() -> None:
    assert len(KeywordIndex([]).scores({"hyra": 1.0})) == 0
