"""Fits the weights of assistant/candidates.py: `python -m benchmarks.fit_ranking INDEX SUITE.yaml ...`.

A passage's score is the weighted sum of its best unit's features. The loss is the softmax over a question's passages
(ListNet's top one, Cao et al. 2007). Figures are of documents that the weights were not fitted on: the questions are
divided in five by the first document that answers them.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
import torch

from assistant.assistant import Assistant
from assistant.candidates import Weights, candidates
from assistant.retrieve import Retriever
from evals.metrics import holds
from evals.suite import Case, load_suite
from ingest.embed import load_embeddings
from settings import load_settings

NAMES = [field.name for field in fields(Weights)]
FOLDS, READ, STEPS = 5, 30, 150
SHRINK = 0.003
"""Weight of the squared distance from the weights as they are."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question's units: features of shape (units, weights), the passage of each, and which passages are right."""

    fold: int
    features: torch.Tensor
    passage: torch.Tensor
    right: torch.Tensor

    def scores(self, weights: torch.Tensor) -> torch.Tensor:
        """The best unit's score of each passage."""
        lowest = torch.full((len(self.right),), -1e4)
        return lowest.scatter_reduce(0, self.passage, self.features @ weights, "amax")


def main() -> None:
    assistant = Assistant.open(Path(sys.argv[1]), load_settings())
    suites = [load_suite(Path(path)) for path in sys.argv[2:]]
    cases = [c for suite in suites for c in suite.cases if c.expected == "answered" and c.passages]
    ranked = [r for case in cases if (r := _ranked(assistant, case)) is not None]
    now = torch.tensor([getattr(Weights(), name) for name in NAMES])
    held_out = []
    for fold in range(FOLDS):
        weights = _fitted([r for r in ranked if r.fold != fold], now)
        held_out += [_rank(r, weights) for r in ranked if r.fold == fold]
    for name, ranks in (("as they are", [_rank(r, now) for r in ranked]), ("other documents", held_out)):
        print(f"{name:16} hit@1 {np.mean(np.array(ranks) <= 1):.3f}  hit@5 {np.mean(np.array(ranks) <= 5):.3f}")
    print(", ".join(f"{name}={value:.2f}" for name, value in zip(NAMES, _fitted(ranked, now).tolist(), strict=True)))


def _ranked(assistant: Assistant, case: Case) -> Ranked | None:
    """The features of a question's units; each is the score by one weight of 1 and the others 0."""
    asked, query = assistant.read(case.as_question())
    retriever = Retriever(assistant.index, load_embeddings("bundled"))
    hits = retriever.search(query, asked.municipality, asked.as_of or date.today(), READ)
    rows = {hit.passage.passage_id: n for n, hit in enumerate(hits)}
    found: dict[tuple[str, int, int], list[float]] = {}
    for name in NAMES:
        alone = Weights(**{other: float(other == name) for other in NAMES})
        for c in candidates(query, hits, assistant.index, asked.municipality, alone):
            found.setdefault((c.hit.passage.passage_id, c.unit.start, c.unit.end), []).append(c.score)
    units = {key: values for key, values in found.items() if len(values) == len(NAMES)}
    right = [holds(case, hit.passage.text) for hit in hits]
    if not units:
        return None
    answering = next((hit.document.document_id for hit, is_right in zip(hits, right, strict=True) if is_right), case.id)
    return Ranked(
        fold=int(hashlib.sha256(answering.encode()).hexdigest(), 16) % FOLDS,
        features=torch.tensor(list(units.values())),
        passage=torch.tensor([rows[key[0]] for key in units]),
        right=torch.tensor(right),
    )


def _fitted(ranked: list[Ranked], now: torch.Tensor) -> torch.Tensor:
    weights, scale = now.clone().requires_grad_(), torch.tensor(2.3, requires_grad=True)
    optimizer = torch.optim.Adam([weights, scale], lr=0.03)
    answerable = [r for r in ranked if r.right.any()]
    for _ in range(STEPS):
        losses = []
        for r in answerable:
            scores = r.scores(weights) * scale.exp()
            losses.append(torch.logsumexp(scores, 0) - torch.logsumexp(scores[r.right], 0))
        loss = torch.stack(losses).mean() + SHRINK * (weights - now).square().sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        with torch.no_grad():
            weights.clamp_(min=0)
    return weights.detach()


def _rank(ranked: Ranked, weights: torch.Tensor) -> int:
    """Place of the first right passage, 99 if none is among those read."""
    order = torch.argsort(-ranked.scores(weights), stable=True)
    return next((n for n, row in enumerate(order.tolist(), 1) if ranked.right[row]), 99)


if __name__ == "__main__":
    main()
