"""Metrics of several cases at once: paraphrases of one question, and how risk falls with coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.facts.read import facts
from evals.observation import Observation

Pair = tuple[Observation, Observation]


def same_decision(one: Observation, other: Observation) -> float:
    """Whether both were answered or both refused."""
    return float(one.answered == other.answered)


def same_figures(one: Observation, other: Observation) -> float:
    """Whether both answers tell the same amounts, times, shares and counts."""
    return float(_figures(one) == _figures(other))


def cited_jaccard(one: Observation, other: Observation) -> float:
    """Passages that both cite over passages that either cites (Jaccard 1912); 1 where neither cites any."""
    a, b = _cited(one), _cited(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def _figures(o: Observation) -> set[tuple[str, float, str]]:
    return {(f.kind, f.value, f.unit) for s in (o.answer.statements if o.answer else ()) for f in facts(s.text)}


def _cited(o: Observation) -> set[str]:
    return {c.passage.text_hash for c in o.answer.citations} if o.answer else set()


@dataclass(frozen=True, slots=True)
class GroupMetric:
    """A metric of a group of paraphrases: the mean over its pairs; a pair with a case that erred counts as nothing."""

    name: str
    label: str
    of_pair: Callable[[Observation, Observation], float]

    def score(self, group: Sequence[Observation]) -> float:
        """Mean over the pairs of the group."""
        pairs = list(combinations(group, 2))
        return sum(self.of_pair(a, b) if a.answer and b.answer else 0.0 for a, b in pairs) / len(pairs)


GROUP_METRICS = (
    GroupMetric("same_decision", "Samma beslut", same_decision),
    GroupMetric("same_figures", "Samma siffror", same_figures),
    GroupMetric("cited_jaccard", "Samma källor (Jaccard)", cited_jaccard),
)


def groups(observations: Sequence[Observation]) -> dict[str, list[Observation]]:
    """The groups of two or more paraphrases by name."""
    found: dict[str, list[Observation]] = {}
    for o in observations:
        if o.case.group:
            found.setdefault(o.case.group, []).append(o)
    return {name: group for name, group in found.items() if len(group) > 1}


def risk_coverage(observed: Sequence[tuple[Observation, bool]]) -> tuple[tuple[float, float], ...]:
    """Risk, the share of wrong answers, at each coverage, answering the surest first (El-Yaniv and Wiener 2010).

    Args:
        observed: What came of each case, and whether it was right.

    Returns:
        Coverage and risk, from the first answer to all that were given; a case that erred comes last, as wrong.
    """
    given = [(o, good) for o, good in observed if o.answered or o.error]
    given.sort(key=lambda pair: (bool(pair[0].error), -(pair[0].confidence or 0.0), pair[0].case.id))
    wrong, curve = 0, []
    for n, (_, good) in enumerate(given, start=1):
        wrong += not good
        curve.append((round(n / len(observed), 4), round(wrong / n, 4)))
    return tuple(curve)


def aurc(curve: Sequence[tuple[float, float]]) -> float:
    """Area under the risk-coverage curve, its mean risk (Geifman and El-Yaniv 2017); lower is better."""
    return sum(risk for _, risk in curve) / len(curve) if curve else 0.0
