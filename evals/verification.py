"""The verifier on pairs of statement and passage: `python -m evals.verification` prints the table.

A false statement is caught where it is not found supported, a true one refused where it is not. Two yardsticks run on
the same pairs, each at the threshold that is best on the pairs for development (most right decisions): the share of
the statement's words that stand in the passage, and the cosine of the bundled model's vectors.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.verify import verify
from evals.intervals import wilson
from ingest.embed import word_model

PAIRS = Path(__file__).parent / "verification" / "pairs.jsonl"
Split = Literal["dev", "heldout"]
"""Pairs to develop with, and pairs that nobody reads one by one; docs/matning-verifiering.md tells who wrote which."""
SPLITS: tuple[Split, ...] = ("dev", "heldout")


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement, the passage that it is held against, and whether that carries it.

    Attributes:
        kind: What is wrong with a false one ("amount"), or how a true one is worded ("reworded").
    """

    id: str
    passage: str
    context: str
    statement: str
    label: bool
    kind: str
    split: Split


Judge = Callable[[Pair], bool]
"""Whether a pair's statement is let through."""


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """Reads pairs, one JSON object a line."""
    return [Pair(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def by_verifier(pair: Pair) -> bool:
    """The verifier itself."""
    return verify(pair.statement, pair.passage, pair.context, municipalities=()).verdict == "supported"


def word_overlap(pair: Pair) -> float:
    """Share of the statement's words and numbers that stand in the passage or its context."""
    said = set(_tokens(pair.statement))
    return len(said & set(_tokens(f"{pair.context} {pair.passage}"))) / len(said) if said else 0.0


def embedding_likeness(pair: Pair) -> float:
    """Cosine of statement and passage by the bundled model; 0 where that is not there."""
    model = word_model()
    if model is None:
        return 0.0
    statement, passage = model.encode([pair.statement, pair.passage])
    return float(statement @ passage)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d+(?:[ \u00a0]\d{3})*|\w+", text.casefold())


def best_threshold(pairs: Sequence[Pair], score: Callable[[Pair], float]) -> Judge:
    """Lets through from the score on that gives most right decisions on the given pairs."""
    scored = [(score(pair), pair.label) for pair in pairs]
    least = max({s for s, _ in scored}, key=lambda t: sum((s >= t) == label for s, label in scored))
    return lambda pair: score(pair) >= least


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a kind were refused."""

    refused: int
    total: int

    def __str__(self) -> str:
        share = self.refused / self.total if self.total else 0.0
        low, high = wilson(share, self.total)
        return f"{self.refused:3}/{self.total:<3} {share:5.3f} ({low:.3f}–{high:.3f})"


def refused(pairs: Sequence[Pair], judge: Judge) -> Share:
    """Counts the pairs that a judge does not let through."""
    return Share(sum(not judge(pair) for pair in pairs), len(pairs))


def table(pairs: Sequence[Pair], splits: Sequence[Split] = SPLITS) -> str:
    """Refused, by split and kind, of each judge: to be high for the false and low for the true."""
    dev = [pair for pair in pairs if pair.split == "dev"]
    judges = {
        "verifieraren": by_verifier,
        "ordlikhet": best_threshold(dev, word_overlap),
        "vektorlikhet": best_threshold(dev, embedding_likeness),
    }
    lines = []
    for split in splits:
        for label, title in ((False, "falska, fångade"), (True, "sanna, vägrade")):
            chosen = [pair for pair in pairs if pair.split == split and pair.label == label]
            if not chosen:
                continue
            lines.append(f"\n{split}: {title:24}" + "".join(f"{name:>30}" for name in judges))
            kinds = sorted({pair.kind for pair in chosen})
            for kind in (*kinds, ""):
                rows = [pair for pair in chosen if kind in ("", pair.kind)]
                cells = (str(refused(rows, judge)) for judge in judges.values())
                lines.append(f"  {kind or 'alla':32}" + "".join(f"{cell:>30}" for cell in cells))
    return "\n".join(lines).lstrip("\n")


def milliseconds(pairs: Sequence[Pair]) -> float:
    """Mean time of a verdict."""
    started = time.perf_counter()
    for pair in pairs:
        by_verifier(pair)
    return 1000 * (time.perf_counter() - started) / max(1, len(pairs))


def main() -> None:
    """Prints the table; `--split dev` leaves the held-out pairs alone."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    options = parser.parse_args()
    pairs = load_pairs(options.pairs)
    took = milliseconds(pairs)  # before the table, whose verdicts find every sentence already read
    print(table(pairs, [options.split] if options.split else SPLITS))
    print(f"\nTid per påstående: {took:.1f} ms")


if __name__ == "__main__":
    main()
