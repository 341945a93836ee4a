"""A run as it is kept: a folder that another run, the report and the page "Utvärdering" read.

RUNS/NAME/metrics.json         the summary: figures, gates, library, models, settings
          run.jsonl            every case, one a line: question, answer, hits, verdicts, scores
          index-manifest.json  what the index was made of
          report.html          the same for people
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

SUMMARY, CASES, REPORT, MANIFEST = "metrics.json", "run.jsonl", "report.html", "index-manifest.json"


class RunUnreadable(RuntimeError):
    """A run cannot be read; the message says why, in Swedish."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a suite: mean over n cases (or groups), with its 95 per cent interval where it has one."""

    name: str
    label: str
    mean: float
    n: int
    interval: tuple[float, float] | None
    better: Literal["high", "low"] = "high"


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate by name, "answers/right", its figure (None where nothing gave one) and bounds."""

    name: str
    metric: str
    value: float | None
    least: float | None
    most: float | None
    held: bool


@dataclass(frozen=True, slots=True)
class JudgeScore:
    """A judge's mean over its repeats, and how far they lie apart."""

    metric: str
    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what came of it, in values that JSON has.

    Attributes:
        expectations: The case as the suite has it; its question and history are masked.
        answer, hits: As `kallstod ask` and `kallstod search` give them.
        verdicts: Of each statement: verdict, difference, whether its citations carry it.
        missing_quotes: Expected quotes that stand nowhere in the library.
    """

    suite: str
    id: str
    slice: str = ""
    asked: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    error: str = ""
    confidence: float | None = None
    expectations: Mapping[str, Any] = field(default_factory=dict)
    answer: Mapping[str, Any] | None = None
    hits: tuple[Mapping[str, Any], ...] = ()
    verdicts: tuple[Mapping[str, Any], ...] = ()
    missing_quotes: tuple[str, ...] = ()
    judged: tuple[JudgeScore, ...] = ()
    judge_error: str = ""

    @property
    def failed(self) -> bool:
        """Whether it is not right as a whole."""
        return self.scores.get("right", 0.0) < 1


@dataclass(frozen=True, slots=True)
class SuiteSummary:
    """A suite's figures.

    Attributes:
        key: The file's name without ending; what gates and outcomes are named by.
        sha256: Of the file.
        drafts: Cases that nobody has reviewed, not run.
        slices: Figures of each slice.
        curve: Coverage and risk, surest answers first.
        judge: Figures of the judge, apart from the others; `unjudged` cases could not be judged.
    """

    key: str
    name: str
    description: str
    sha256: str
    sealed: bool
    cases: int
    errors: int
    drafts: int
    figures: tuple[Figure, ...]
    slices: Mapping[str, tuple[Figure, ...]]
    gates: tuple[GateResult, ...]
    seconds_mean: float
    seconds_p95: float
    curve: tuple[tuple[float, float], ...] = ()
    judge: tuple[Figure, ...] = ()
    judge_spread: float = 0.0
    unjudged: int = 0

    def figure(self, metric: str) -> Figure | None:
        """A metric's figure, if the suite has it."""
        return next((f for f in self.figures if f.name == metric), None)

    @property
    def passed(self) -> bool:
        """Whether every gate holds."""
        return all(gate.held for gate in self.gates)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run's figures and what they were measured on."""

    name: str
    started: datetime
    seconds: float
    library: Mapping[str, Any]
    models: Mapping[str, str | None]
    settings: Mapping[str, Any]
    suites: tuple[SuiteSummary, ...]
    format: Literal[1] = 1

    @property
    def passed(self) -> bool:
        """Whether every gate of every suite holds."""
        return all(suite.passed for suite in self.suites)

    @property
    def gates(self) -> tuple[GateResult, ...]:
        """Every gate."""
        return tuple(gate for suite in self.suites for gate in suite.gates)


@dataclass(frozen=True, slots=True)
class Run:
    """A summary and its cases."""

    summary: RunSummary
    outcomes: tuple[Outcome, ...]


_SUMMARY: TypeAdapter[RunSummary] = TypeAdapter(RunSummary)
_OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)


def summary_json(summary: RunSummary) -> dict[str, Any]:
    """The summary as `metrics.json` has it."""
    value: dict[str, Any] = _SUMMARY.dump_python(summary, mode="json")
    return value


def save(run: Run, report: str, manifest: str, runs: Path) -> Path:
    """Writes a run's folder whole or not at all, and gives its path.

    Raises:
        OSError: If it cannot be written.
    """
    building = runs / f".{run.summary.name}-{uuid.uuid4().hex[:6]}"
    building.mkdir(parents=True, mode=0o700)
    try:
        (building / SUMMARY).write_bytes(_SUMMARY.dump_json(run.summary, indent=1))
        with (building / CASES).open("wb") as lines:
            lines.writelines(_OUTCOME.dump_json(outcome) + b"\n" for outcome in run.outcomes)
        (building / MANIFEST).write_text(manifest, encoding="utf-8")
        (building / REPORT).write_text(report, encoding="utf-8")
        os.replace(building, runs / run.summary.name)
    except OSError:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return runs / run.summary.name


def free_name(runs: Path, started: datetime) -> str:
    """A folder name that sorts by time and is not taken: "2026-11-25T213000"."""
    stem = f"{started:%Y-%m-%dT%H%M%S}"
    names = (stem, *(f"{stem}-{n}" for n in range(2, 1000)))
    return next(name for name in names if not (runs / name).exists())


def load_summary(folder: Path) -> RunSummary:
    """Reads a run's summary.

    Raises:
        RunUnreadable: If there is none, or not of this format.
    """
    try:
        return _SUMMARY.validate_json((folder / SUMMARY).read_bytes())
    except (OSError, ValidationError) as error:
        raise RunUnreadable(f"{folder} är ingen körning som kan läsas.") from error


def load(folder: Path) -> Run:
    """Reads a run with its cases.

    Raises:
        RunUnreadable: If it cannot be read.
    """
    summary = load_summary(folder)
    try:
        lines = (folder / CASES).read_bytes().splitlines()
        return Run(summary, tuple(_OUTCOME.validate_json(line) for line in lines if line.strip()))
    except (OSError, ValidationError) as error:
        raise RunUnreadable(f"Fallen i {folder} kan inte läsas.") from error


def find(wanted: Path, runs: Path) -> Path:
    """The folder of a run: a path, a name in `runs`, or "senaste" for the latest.

    Raises:
        RunUnreadable: If there is no such run.
    """
    if str(wanted) == "senaste":
        if names := stored(runs):
            return names[-1]
        raise RunUnreadable(f"Det finns ingen körning i {runs}.")
    found = next((p for p in (wanted, runs / wanted) if (p / SUMMARY).is_file()), None)
    if found is None:
        raise RunUnreadable(f"Körningen {wanted} finns inte, varken som mapp eller i {runs}.")
    return found


def stored(runs: Path) -> Sequence[Path]:
    """The folders of all runs, oldest first."""
    if not runs.is_dir():
        return ()
    return sorted(p for p in runs.iterdir() if not p.name.startswith(".") and (p / SUMMARY).is_file())
