"""Runs suites against an assistant: Suite -> Observations -> Outcomes and figures -> Run.

A case that errs is a counted failure, never left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.privacy import mask
from assistant.wire import answer_out, hit_out
from evals import pairs
from evals.citations import support
from evals.expectations import plain
from evals.figures import suite_summary
from evals.metrics import scores
from evals.observation import Observation
from evals.provenance import library_facts, model_names, shown_settings
from evals.record import Outcome, Run, RunSummary
from evals.suite import SUITES, Case, Suite, SuiteError, load_suite, shipped, suite_hash
from settings import Settings

Progress = Callable[[str, int, int], None]
"""Called with a suite's name, the number of cases done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A suite and the file that it was read from; `key` names its gates."""

    path: Path
    suite: Suite

    @property
    def key(self) -> str:
        """The file's name without ending."""
        return self.path.stem


def load_suites(paths: Sequence[Path]) -> list[Loaded]:
    """Reads suites; a folder stands for those in it, and a bare name for the suite that comes with the program.

    Raises:
        SuiteError: If one cannot be read, or two have the same name; none is run then.
    """
    files = [file for path in map(_named, paths) for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    if not files:
        raise SuiteError(f"Det finns ingen svit i {', '.join(map(str, paths))}.")
    names = [file.stem for file in files]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SuiteError(f"Flera sviter heter {', '.join(twice)}: spärrar och fall går inte att skilja åt.")
    return [Loaded(file, load_suite(file)) for file in files]


def _named(path: Path) -> Path:
    return SUITES / f"{path}.yaml" if str(path) in shipped() and not path.exists() else path


class Library:
    """The index's passages, to find where an expected quote stands."""

    def __init__(self, assistant: Assistant) -> None:
        self.texts = {p.passage_id: p.text for p in assistant.index.passages}
        self._plain = {p.text_hash: plain(p.text) for p in assistant.index.passages}

    def holding(self, quotes: Sequence[str]) -> frozenset[str]:
        """Text hashes of the passages that hold one of the quotes."""
        wanted = [plain(q) for q in quotes]
        return frozenset(h for h, text in self._plain.items() if any(q in text for q in wanted))


def run_suites(
    loaded: Sequence[Loaded],
    assistant: Assistant,
    settings: Settings,
    name: str = "",
    progress: Progress = lambda suite, done, total: None,
) -> Run:
    """Runs each suite over the assistant's index."""
    started, clock = datetime.now(UTC), time.perf_counter()
    library = Library(assistant)
    outcomes: list[Outcome] = []
    summaries = []
    for item in loaded:
        observed, done = _run_suite(item, assistant, library, progress)
        outcomes += done
        summaries.append(suite_summary(item.key, item.suite, suite_hash(item.path), observed, done))
    summary = RunSummary(
        name=name or f"{started:%Y-%m-%dT%H%M%S}",
        started=started,
        seconds=round(time.perf_counter() - clock, 1),
        library=library_facts(assistant.index),
        models=model_names(assistant.index, settings),
        settings=shown_settings(settings),
        suites=tuple(summaries),
    )
    return Run(summary, tuple(outcomes))


def _run_suite(
    item: Loaded, assistant: Assistant, library: Library, progress: Progress
) -> tuple[list[Observation], list[Outcome]]:
    if item.suite.pairs:
        return [], pairs.outcomes(item.key, item.suite, item.path, progress)
    cases = [case for case in item.suite.cases if not case.draft]
    observed: list[Observation] = []
    for n, case in enumerate(cases, start=1):
        observed.append(observe(case, assistant, library))
        progress(item.suite.name, n, len(cases))
    return observed, [_outcome(item, o, library) for o in observed]


def observe(case: Case, assistant: Assistant, library: Library) -> Observation:
    """Asks a case's question; whatever goes wrong is told in the observation."""
    started = time.perf_counter()
    relevant = library.holding(case.passages)
    try:
        trace = assistant.trace(case.as_question())
        seconds = time.perf_counter() - started
        held = support(trace.answer, trace.hits)
    except Exception as error:  # an eval run goes on whatever one case does; the error is counted and shown
        return Observation(
            case,
            None,
            relevant=relevant,
            seconds=time.perf_counter() - started,
            error=f"{type(error).__name__}: {mask(str(error))}",
        )
    return Observation(case, trace.answer, trace.hits, trace.confidence, relevant, held, library.texts, seconds)


def _outcome(item: Loaded, o: Observation, library: Library) -> Outcome:
    missing = tuple(q for q in o.case.passages if not library.holding([q]))
    told: dict[str, Any] = {"suite": item.key, "id": o.case.id, "scores": scores(o), "seconds": round(o.seconds, 4)}
    if item.suite.sealed:
        return Outcome(**told, error=o.error.partition(":")[0])
    return Outcome(
        **told,
        error=o.error,
        slice=o.case.slice,
        asked=mask(o.case.question),
        confidence=o.confidence,
        expectations=_expectations(o.case),
        answer=answer_out(o.answer) if o.answer else None,
        hits=tuple({**hit_out(h), "expected": h.passage.text_hash in o.relevant} for h in o.hits[:10]),
        verdicts=tuple({**asdict(s), "needed": list(s.needed)} for s in o.support),
        missing_quotes=missing,
    )


def _expectations(case: Case) -> Mapping[str, Any]:
    """What the suite says of a case, personal data masked, and nothing of what it leaves open."""
    told = case.model_dump(mode="json", exclude_defaults=True, exclude={"id", "question", "slice"})
    masked = {name: [mask(text) for text in told[name]] for name in ("history", "never") if name in told}
    return told | {"expected": case.expected} | masked
