"""Pairs of statement and passage as a suite: what the verifier lets through and what it catches."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from assistant import verify
from evals.record import Outcome
from evals.suite import Suite, SuiteError
from evals.verification import Pair, load_pairs

PAIR_METRICS = {"false_caught": "Falska påståenden fångade", "true_kept": "Sanna påståenden godtagna"}


def outcomes(key: str, suite: Suite, path: Path, progress: Callable[[str, int, int], None]) -> list[Outcome]:
    """The verifier's verdict on each pair.

    Raises:
        SuiteError: If the file of pairs cannot be read.
    """
    file = path.parent / (suite.pairs or "")
    try:
        chosen = [p for p in load_pairs(file) if suite.split in (None, p.split)]
    except (OSError, ValueError, TypeError) as error:
        raise SuiteError(f"Paren i {file} kan inte läsas: {error}") from error
    done = []
    for n, pair in enumerate(chosen, start=1):
        done.append(_outcome(key, suite, pair))
        progress(suite.name, n, len(chosen))
    return done


def _outcome(key: str, suite: Suite, pair: Pair) -> Outcome:
    started = time.perf_counter()
    try:
        verdict = verify.verify(pair.statement, pair.passage, pair.context)
        right, error = float((verdict.verdict == "supported") == pair.label), ""
    except Exception as problem:  # counted as a failure, like any case
        verdict, right, error = None, 0.0, f"{type(problem).__name__}: {problem}"
    scores = {"right": right, "true_kept" if pair.label else "false_caught": right}
    seconds = round(time.perf_counter() - started, 4)
    if suite.sealed:
        return Outcome(key, pair.id, scores=scores, seconds=seconds, error=error.partition(":")[0])
    return Outcome(
        key,
        pair.id,
        slice=pair.kind,
        asked=pair.statement,
        scores=scores,
        seconds=seconds,
        error=error,
        expectations={"expected": "supported" if pair.label else "refused"},
        hits=({"title": pair.context, "locator": "", "text": pair.passage, "expected": True},),
        verdicts=({"verdict": verdict.verdict, "difference": verdict.difference},) if verdict else (),
    )
