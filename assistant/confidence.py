"""How much speaks for the sources answering a question, from measures that do not depend on its subject."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate
from assistant.query import Query

_LOOKED_AT = 10
# Logistic regression, fitted by benchmarks/calibrate_abstention.py; cosines of the model added nothing to these two.
_BIAS, _COVERAGE, _STRENGTH = -4.75, 3.69, 3.42


@dataclass(frozen=True, slots=True)
class Confidence:
    """What was found for a question.

    Attributes:
        coverage: Largest share of the question's weight that one candidate holds with its surroundings, 0 to 1.
        strength: log(1 + how many telling words that share amounts to).
    """

    coverage: float
    strength: float

    @property
    def probability(self) -> float:
        """That the sources answer, 0 to 1, for questions as in evals/suites/retrieval-dev.yaml."""
        return 1 / (1 + math.exp(-(_BIAS + _COVERAGE * self.coverage + _STRENGTH * self.strength)))


def measure(query: Query, ranked: Sequence[Candidate]) -> Confidence:
    """Measures what the candidates, best first, hold of the question; the size of the library does not matter."""
    coverage = max((c.coverage for c in ranked[:_LOOKED_AT]), default=0.0)
    return Confidence(
        coverage=coverage,
        strength=math.log1p(coverage * sum(term.telling for term in query.terms)),
    )
