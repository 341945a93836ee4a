"""From scores of cases to figures of a suite: means with intervals, slices, gates and the risk-coverage curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.groups import GROUP_METRICS, aurc, groups, risk_coverage
from evals.intervals import of_mean, wilson
from evals.metrics import METRICS
from evals.observation import Observation
from evals.pairs import PAIR_METRICS
from evals.record import Figure, GateResult, Outcome, SuiteSummary
from evals.suite import Gate, Suite

LABELS = {
    **{name: metric.label for name, metric in METRICS.items()},
    **{metric.name: metric.label for metric in GROUP_METRICS},
    **PAIR_METRICS,
    "aurc": "Yta under risk mot täckning",
}
"""Every metric's Swedish name."""
SLICED = ("right", "decision", "fact_recall", "hit_at_5")
"""Metrics that are told for each slice."""


def suite_summary(
    key: str, suite: Suite, sha256: str, observed: Sequence[Observation], outcomes: Sequence[Outcome]
) -> SuiteSummary:
    """A suite's figures; `observed` is empty for a suite of pairs."""
    curve = risk_coverage([(o, not done.failed) for o, done in zip(observed, outcomes, strict=False)])
    figures = (*case_figures(outcomes), *_group_figures(observed), *_curve_figure(curve))
    seconds = [o.seconds for o in outcomes] or [0.0]
    return SuiteSummary(
        key=key,
        name=suite.name,
        description=suite.description,
        sha256=sha256,
        sealed=suite.sealed,
        cases=len(outcomes),
        errors=sum(bool(o.error) for o in outcomes),
        drafts=sum(case.draft for case in suite.cases),
        figures=figures,
        slices=_slices(outcomes),
        gates=tuple(_gate(key, metric, gate, figures) for metric, gate in suite.gates.items()),
        seconds_mean=round(float(np.mean(seconds)), 4),
        seconds_p95=round(float(np.percentile(seconds, 95)), 4),
        curve=curve,
    )


def case_figures(outcomes: Sequence[Outcome], names: Sequence[str] = (*METRICS, *PAIR_METRICS)) -> tuple[Figure, ...]:
    """The mean of each metric over the cases that it applies to; Wilson's interval for shares, else the bootstrap's."""
    figures = []
    for name in names:
        values = [o.scores[name] for o in outcomes if name in o.scores]
        if not values:
            continue
        metric = METRICS.get(name)
        label, counts = (metric.label, metric.counts) if metric else (PAIR_METRICS[name], True)
        mean = sum(values) / len(values)
        interval = wilson(mean, len(values)) if counts else of_mean(values)
        figures.append(Figure(name, label, round(mean, 4), len(values), interval, metric.better if metric else "high"))
    return tuple(figures)


def _group_figures(observed: Sequence[Observation]) -> tuple[Figure, ...]:
    found = groups(observed)
    if not found:
        return ()
    of_groups = [(m, [m.score(group) for group in found.values()]) for m in GROUP_METRICS]
    return tuple(Figure(m.name, m.label, round(sum(v) / len(v), 4), len(v), of_mean(v)) for m, v in of_groups)


def _curve_figure(curve: Sequence[tuple[float, float]]) -> tuple[Figure, ...]:
    if not curve:
        return ()
    return (Figure("aurc", LABELS["aurc"], round(aurc(curve), 4), len(curve), None, "low"),)


def _slices(outcomes: Sequence[Outcome]) -> dict[str, tuple[Figure, ...]]:
    names = dict.fromkeys(o.slice for o in outcomes if o.slice)
    return {name: case_figures([o for o in outcomes if o.slice == name], SLICED) for name in names}


def _gate(key: str, metric: str, gate: float | Gate, figures: Sequence[Figure]) -> GateResult:
    """A gate of a metric that nothing gave a figure for is broken: what is not measured is not held."""
    least, most = (gate.least, gate.most) if isinstance(gate, Gate) else (gate, None)
    value = next((f.mean for f in figures if f.name == metric), None)
    held = value is not None and (least is None or value >= least) and (most is None or value <= most)
    return GateResult(f"{key}/{metric}", metric, value, least, most, held)
