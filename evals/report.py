"""A run as one HTML page that stands alone: its own style, no script, nothing fetched, every word escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evals.figures import LABELS, SLICED
from evals.metrics import METRICS
from evals.pairs import PAIR_METRICS
from evals.record import Figure, Outcome, Run

_HITS = 5
"""Passages shown of those found."""
_WIDTH, _HEIGHT = 360, 160


def html(run: Run) -> str:
    """The report: gates and figures first, then each suite with its slices and cases, failures before the others."""
    cases = {s.key: _failures_first(run, s.key) for s in run.summary.suites if not s.sealed}
    return _template().render(
        run=run.summary,
        cases=cases,
        gates=sorted(run.summary.gates, key=lambda gate: gate.held),
        broken=sum(not gate.held for gate in run.summary.gates),
    )


def _failures_first(run: Run, key: str) -> list[Outcome]:
    return sorted((o for o in run.outcomes if o.suite == key), key=lambda o: not o.failed)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {f.__name__: f for f in (number, interval, missed, line, expected)}
    environment.globals |= {"shown_hits": _HITS, "width": _WIDTH, "height": _HEIGHT}
    environment.globals |= {"verdict_names": VERDICTS, "labels": LABELS, "sliced": SLICED}
    return environment.get_template("report.html")


EXPECTATIONS = {
    "municipality": "Kommun",
    "as_of": "Dag",
    "history": "Tidigare frågor",
    "group": "Grupp",
    "expected": "Utfall",
    "passages": "Ställen, ett räcker",
    "facts": "Måste sägas",
    "conditions": "Villkor som måste med",
    "never": "Får inte sägas",
    "notices": "Upplysningar",
    "attack": "Angrepp",
}
OUTCOMES = {"answered": "ska besvaras", "abstained": "ska avstås", "supported": "ska stödjas", "refused": "ska vägras"}
VERDICTS = {"supported": "stöds", "contradicted": "motsägs", "not_found": "finns inte"}


def expected(outcome: Outcome) -> list[tuple[str, list[str]]]:
    """What a case expects, as Swedish names and lines."""
    return [(EXPECTATIONS.get(name, name), _lines(value)) for name, value in outcome.expectations.items()]


def _lines(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["ja" if value else "nej"]
    if isinstance(value, str):
        return [OUTCOMES.get(value, value)]
    return [item if isinstance(item, str) else " / ".join(item) for item in value]


def number(value: float, decimals: int = 3) -> str:
    """A number with a decimal comma."""
    return f"{value:.{decimals}f}".replace(".", ",")


def interval(figure: Figure) -> str:
    """A figure's interval, "0,85–0,95", or nothing."""
    return "–".join(number(end, 2) for end in figure.interval) if figure.interval else ""


def missed(scores: Mapping[str, float]) -> list[str]:
    """The metrics that a case did not get in full, but for those of ranking and the case as a whole, in Swedish."""
    shown = {n: m for n, m in METRICS.items() if n not in _TOLD_ELSEWHERE}
    told = [
        f"{m.label} {number(scores[n], 2)}" for n, m in shown.items() if n in scores and _short(m.better, scores[n])
    ]
    return told + [f"{label} 0" for name, label in PAIR_METRICS.items() if scores.get(name) == 0]


_TOLD_ELSEWHERE = frozenset(
    "right answered_answerable refused_unanswerable mrr ndcg_at_10 hit_at_1 context_precision context_recall".split()
)


def _short(better: str, value: float) -> bool:
    return value < 1 if better == "high" else value > 0


def line(curve: Sequence[tuple[float, float]]) -> str:
    """The points of the risk-coverage curve, coverage from left to right and risk from the bottom up, for SVG."""
    return " ".join(f"{x * _WIDTH:.1f},{(1 - y) * _HEIGHT:.1f}" for x, y in curve)
