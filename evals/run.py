"""Runs suites against an assistant and counts; a case that errs is a failure, never left out."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Hit
from assistant.assistant import Assistant
from evals.metrics import METRICS
from evals.suite import Case, Gate, Suite, load_suite


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: its answer, the hits, each metric that applies, and the error if it erred."""

    case: Case
    answer: Answer | None
    hits: tuple[Hit, ...]
    scores: dict[str, float]
    seconds: float
    error: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A suite's outcomes."""

    suite: Suite
    outcomes: tuple[Outcome, ...]

    def mean(self, metric: str) -> tuple[float, int]:
        """Mean over the cases that the metric applies to, and their number."""
        values = [o.scores[metric] for o in self.outcomes if metric in o.scores]
        return (sum(values) / len(values) if values else 0.0), len(values)

    @property
    def passed(self) -> bool:
        """Whether every gate holds."""
        return all(_held(gate, self.mean(name)[0]) for name, gate in self.suite.gates.items())

    def as_dict(self) -> dict[str, Any]:
        """Figures and failures, for machines."""
        metrics = {m.__name__: self.mean(m.__name__) for m in METRICS}
        return {
            "suite": self.suite.name,
            "passed": self.passed,
            "metrics": {
                name: {"mean": round(mean, 4), "n": n, "interval": wilson(mean, n)}
                for name, (mean, n) in metrics.items()
                if n
            },
            "failures": [
                {"id": o.case.id, "question": o.case.question, "scores": o.scores, "error": o.error}
                for o in self.outcomes
                if o.scores.get("right", 0) < 1
            ],
        }

    def table(self) -> str:
        """Figures and failures, for people."""
        lines = [f"{self.suite.name}: {len(self.outcomes)} fall"]
        for metric in METRICS:
            mean, n = self.mean(metric.__name__)
            if n:
                low, high = wilson(mean, n)
                gate = self.suite.gates.get(metric.__name__)
                verdict = "" if gate is None else f"  spärr {gate} {'hålls' if _held(gate, mean) else 'BRUTEN'}"
                lines.append(f"  {metric.__name__:18} {mean:.3f}  ({low:.2f}–{high:.2f}, n={n}){verdict}")
        for o in self.outcomes:
            if o.scores.get("right", 0) < 1:
                lines.append(f"  ✗ {o.case.id}: {o.case.question} {o.error}".rstrip())
        return "\n".join(lines)


def run_suites(paths: Sequence[Path], assistant: Assistant) -> list[Result]:
    """Runs each suite.

    Raises:
        SuiteError: If one cannot be read; none is run then.
    """
    suites = [load_suite(path) for path in paths]
    return [Result(suite, tuple(_outcome(case, assistant) for case in suite.cases)) for suite in suites]


def _outcome(case: Case, assistant: Assistant) -> Outcome:
    started = time.perf_counter()
    question = case.as_question()
    try:
        answer = assistant.ask(question)
        hits = assistant.search(question, 10)
    except Exception as error:  # an eval run goes on whatever one case does; the error is counted and shown
        failed = {m.__name__: 0.0 for m in METRICS if m.__name__ in ("right", "decision")}
        return Outcome(case, None, (), failed, time.perf_counter() - started, f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - started
    scores = {m.__name__: v for m in METRICS if (v := m(case, answer, hits)) is not None}
    return Outcome(case, answer, hits, scores, seconds)


def _held(gate: float | Gate, value: float) -> bool:
    if isinstance(gate, Gate):
        return (gate.least is None or value >= gate.least) and (gate.most is None or value <= gate.most)
    return value >= gate


def wilson(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval for a share of n (Wilson 1927)."""
    if not n:
        return 0.0, 1.0
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return round(max(0.0, centre - half), 4), round(min(1.0, centre + half), 4)
