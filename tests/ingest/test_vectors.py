from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.vectors import VectorIndex


def cosine(vectors: np.ndarray, query: np.ndarray) -> np.ndarray:
    """The oracle: plain numpy, in double precision."""
    v, q = vectors.astype(np.float64), query.astype(np.float64)
    return (v @ q) / (np.linalg.norm(v, axis=1) * np.linalg.norm(q))


@pytest.mark.parametrize(("rows", "size"), [(1, 3), (7, 8), (500, 64)])
def test_scores_equal_numpy_cosine(rows: int, size: int) -> None:
    random = np.random.default_rng(rows)
    vectors = random.normal(size=(rows, size)).astype(np.float32)
    query = random.normal(size=size).astype(np.float32)
    np.testing.assert_allclose(VectorIndex(vectors).cosines(query), cosine(vectors, query), atol=1e-5)


@given(st.integers(0, 2**32 - 1), st.integers(2, 30))
def test_order_of_rows_does_not_matter(seed: int, rows: int) -> None:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(rows, 6)).astype(np.float32)
    query, order = random.normal(size=6).astype(np.float32), random.permutation(rows)
    np.testing.assert_allclose(
        VectorIndex(vectors[order]).cosines(query), VectorIndex(vectors).cosines(query)[order], atol=1e-5
    )


def test_an_empty_text_is_like_nothing() -> None:
    vectors = np.array([[0.0, 0.0], [1.0, 0.0]], dtype=np.float32)
    np.testing.assert_allclose(VectorIndex(vectors).cosines(np.array([2.0, 0.0])), [0.0, 1.0])


def test_saved_and_loaded_it_scores_the_same(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).normal(size=(9, 5)).astype(np.float32)
    index = VectorIndex(vectors, [2, 3, 4])
    index.save(tmp_path)
    loaded = VectorIndex.load(tmp_path)
    np.testing.assert_array_equal(loaded.cosines(vectors[3]), index.cosines(vectors[3]))
    for one, other in zip(loaded.vectors(), index.vectors(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_passage_is_as_near_as_its_nearest_unit() -> None:
    index = VectorIndex(np.eye(5, dtype=np.float32), [2, 1, 2])
    cosines = index.cosines(np.array([0.6, 0.0, 0.0, 0.0, 0.8], dtype=np.float32))
    np.testing.assert_allclose(index.of_passages(cosines), [0.6, 0.0, 0.8], atol=1e-6)
    np.testing.assert_allclose(index.of_units(cosines, 2), [0.0, 0.8], atol=1e-6)
    assert [len(vectors) for vectors in index.vectors()] == [2, 1, 2]


def test_no_passages() -> None:
    index = VectorIndex(np.zeros((0, 4), dtype=np.float32))
    assert len(index.of_passages(index.cosines(np.ones(4, dtype=np.float32)))) == 0
