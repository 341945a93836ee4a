"""How sure a figure is: intervals for shares and means, and whether two runs differ by more than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 4000
_Z_95 = 1.96
"""Standard deviations that hold 95 per cent of a normal distribution."""


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's score interval for a share of n (Wilson 1927), 95 per cent."""
    if not n:
        return 0.0, 1.0
    z = _Z_95
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return round(max(0.0, centre - half), 4), round(min(1.0, centre + half), 4)


def of_mean(values: Sequence[float]) -> tuple[float, float]:
    """Percentile bootstrap interval of a mean (Efron 1979), 95 per cent; the same values give the same interval."""
    if len(set(values)) < 2:
        return (values[0], values[0]) if values else (0.0, 1.0)
    low, high = np.percentile(_resampled_means(values), (2.5, 97.5))
    return round(float(low), 4), round(float(high), 4)


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean difference between two runs over the cases that both have.

    Attributes:
        low, high: 95 per cent interval of `mean`.
        beyond_chance: Whether the interval leaves zero out.
    """

    mean: float
    low: float
    high: float
    n: int

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def paired(before: Sequence[float], after: Sequence[float]) -> Difference:
    """Paired bootstrap of the mean difference (Koehn 2004): cases are drawn anew, each with both of its scores."""
    differences = [b - a for a, b in zip(before, after, strict=True)]
    if not differences:
        return Difference(0.0, 0.0, 0.0, 0)
    low, high = of_mean(differences)
    return Difference(round(sum(differences) / len(differences), 4), low, high, len(differences))


def _resampled_means(values: Sequence[float]) -> np.ndarray:
    drawn = np.random.default_rng(0).integers(0, len(values), size=(_RESAMPLES, len(values)))
    means: np.ndarray = np.asarray(values)[drawn].mean(axis=1)
    return means
