from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.intervals import of_mean, paired, wilson

SHARES = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [(1.0, 16, 0.8064, 1.0), (0.5, 10, 0.2366, 0.7634), (0.0, 10, 0.0, 0.2775), (0.0, 0, 0.0, 1.0)],
)
def test_wilson_against_the_published_formula(share: float, n: int, low: float, high: float) -> None:
    assert wilson(share, n) == pytest.approx((low, high), abs=1e-4)


@given(SHARES)
def test_an_interval_holds_its_mean_and_is_the_same_each_time(values: list[float]) -> None:
    low, high = of_mean(values)
    assert 0 <= low <= sum(values) / len(values) + 1e-9
    assert sum(values) / len(values) - 1e-9 <= high <= 1
    assert of_mean(values) == (low, high)


def test_the_bootstrap_agrees_with_the_normal_interval_of_many_values() -> None:
    values = np.random.default_rng(1).random(400)
    low, high = of_mean(values.tolist())
    half = 1.96 * values.std() / 20
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.005)


def test_a_difference_in_every_case_is_more_than_chance() -> None:
    found = paired([0.0] * 20, [1.0] * 20)
    assert (found.mean, found.low, found.high, found.beyond_chance) == (1, 1, 1, True)


def test_one_case_better_and_one_worse_may_be_chance() -> None:
    found = paired([1.0, 0.0] + [1.0] * 20, [0.0, 1.0] + [1.0] * 20)
    assert (found.mean, found.beyond_chance) == (0, False)
    assert paired([], []).n == 0
