"""Fits assistant/relevance.py and what it weighs beside the reader (assistant/answer_reading.py).

    python -m benchmarks.fit_answers INDEX

The questions are those of the libraries in evals/libraries/fitted. Of a question's candidates the one that holds the
words that answer is told from the others, and from a null of log odds 0 that is right where the library is silent
(ListNet's top one, Cao et al. 2007). Beside stand the graded statements of evals/relevance, each told by itself; for
these an INDEX of the example library is needed. Figures are of libraries that the weights were not fitted on.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from assistant.answer import Question
from assistant.answer_reading import READ, answer_odds
from assistant.assistant import Assistant
from assistant.candidates import Candidate
from assistant.entailment import Reader, entailment_model
from assistant.opening import embeddings_for
from assistant.query import Query
from assistant.relevance import FEATURES, JUDGED, features, reference
from assistant.scope import named_municipalities
from benchmarks.fit_relevance import GOOD, grades_given, lines
from evals.foreign import AS_OF, Asked, holds, rows
from ingest.embed import sentence_model
from ingest.index import Index
from ingest.pipeline import ingest
from settings import ROOT, load_settings

LIBRARIES = ROOT / "evals" / "libraries" / "fitted"
FOLDS, STEPS = 8, 250
SHRINK = 0.01
"""Weight of the squared distance from nothing, for numbers scaled by how much they vary."""
GRADED, SILENT = 1.5, 1.6
"""Weight of the graded statements' loss, and of a question that nothing answers where the reading is weighed in."""
ADDED = 0.05
"""Added to the fitted bias, for the gate of questions that the example library answers."""
_SURELY, _MOST = 3.0, 7.0


@dataclass(frozen=True, slots=True)
class Told:
    """A question's candidates: shape (candidates, ...).

    Attributes:
        right: Which of them answer.
        graded: Whether each is right or wrong by itself; else one of them is right, or none.
    """

    library: str
    features: Tensor
    reading: Tensor
    right: Tensor
    graded: bool = False


def main() -> None:
    reader = entailment_model()
    if reader is None:
        raise SystemExit("The bundled reader is missing.")
    told = [t for folder in sorted(LIBRARIES.iterdir()) for t in asked_of(folder, reader)]
    graded = list(graded_ones(Path(sys.argv[1]), reader))
    libraries = sorted({t.library for t in told})
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        held = libraries[fold::FOLDS]
        model = Fitted([t for t in told if t.library not in held], graded)
        counts.update(model.outcome(t) for t in told if t.library in held)
    print("of libraries held out:", dict(counts))
    print(Fitted(told, graded))


def asked_of(folder: Path, reader: Reader) -> Iterator[Told]:
    """Yields what is told of each question of a library."""
    with tempfile.TemporaryDirectory() as made:
        ingest([folder / "documents"], Path(made), sentence_model())
        index = Assistant.open(Path(made), load_settings()).index
        assistant = Assistant(index, embeddings_for(index, load_settings()))
        for one in rows(folder / "questions.jsonl", Asked):
            query, ranked = assistant.ranked(Question(one.question, as_of=AS_OF))
            right = [bool(one.quote) and holds(f"{c.unit.lead} {c.unit.body}", one.quote) for c in ranked[:JUDGED]]
            if ranked and (any(right) or not one.quote):
                yield _told(folder.name, query, ranked[:JUDGED], right, index, reader)


def graded_ones(path: Path, reader: Reader) -> Iterator[Told]:
    """Yields the graded candidates of each question of evals/relevance."""
    index = Assistant.open(path, load_settings()).index
    assistant, grades = Assistant(index, embeddings_for(index, load_settings())), grades_given()
    for q in lines("questions.jsonl"):
        query, ranked = assistant.ranked(Question(q["question"], municipality=q["municipality"]))
        given = [(c, grades.get((q["id"], c.unit.text), grades.get((q["id"], c.unit.body)))) for c in ranked[:JUDGED]]
        if known := [(c, grade) for c, grade in given if grade is not None]:
            found = [c for c, _ in known]
            yield _told("", query, found, [grade >= GOOD for _, grade in known], index, reader, graded=True)


def _told(
    library: str,
    query: Query,
    found: Sequence[Candidate],
    right: Sequence[bool],
    index: Index,
    reader: Reader,
    *,
    graded: bool = False,
) -> Told:
    best = reference(query, found)
    odds = torch.tensor(answer_odds(query, found, reader, named_municipalities(query.text, index))).clamp(-_MOST, _MOST)
    happened = torch.tensor([float(c.tells_what_happened) for c in found])
    reading = torch.stack([odds, (odds - _SURELY).clamp(min=0), (odds + _SURELY).clamp(max=0), happened], 1)
    told = torch.tensor([features(query, c, best, index) for c in found])
    return Told(library, told, reading, torch.tensor(right), graded)


class Fitted:
    """Weights of the features, and of their log odds beside the reading, fitted to some questions."""

    def __init__(self, told: Sequence[Told], graded: Sequence[Told]) -> None:
        every = [*told, *graded]
        self.of_features = _fitted(every, [t.features for t in every], torch.zeros(len(FEATURES)), 1.0)
        start = torch.tensor([0.75, 0.3, 0.0, 0.0, 0.0])
        self.beside = _fitted(every, [self._beside(t) for t in every], start, SILENT)

    def odds(self, told: Told) -> Tensor:
        """Log odds of each candidate; those that are not read have their features' own."""
        weights, bias = self.of_features
        found = told.features @ weights + bias
        near = found.argsort(descending=True)[:READ]
        weights, bias = self.beside
        found[near] = (self._beside(told) @ weights + bias + ADDED)[near]
        return found

    def outcome(self, told: Told) -> str:
        """What would come of a question, its likeliest candidate taken for the answer."""
        odds = self.odds(told)
        answered, right = bool(odds.max() >= 0), bool(told.right[odds.argmax()])
        if not told.right.any():
            return "silent: answered" if answered else "silent: refused"
        return ("answered: told" if right else "answered: other") if answered else "answered: refused"

    def __str__(self) -> str:
        (weights, bias), (beside, read_bias) = self.of_features, self.beside
        of_features, of_reading, of_yes, of_no, happened = beside.tolist()
        return "\n".join(
            (
                f"_BIAS = {bias:.3f}",
                "_WEIGHTS = (" + ", ".join(f"{w:.3f}" for w in weights.tolist()) + ")",
                str(dict(zip(FEATURES, np.round(weights.numpy(), 2).tolist(), strict=True))),
                f"_READ_BIAS, _OF_FEATURES = {read_bias + ADDED:.3f}, {of_features:.3f}",
                f"_OF_READING, _SURELY, _OF_YES, _OF_NO = {of_reading:.3f}, {_SURELY}, {of_yes:.3f}, {of_no:.3f}",
                f"_OF_WHAT_HAPPENED = {-happened:.3f}",
            )
        )

    def _beside(self, told: Told) -> Tensor:
        weights, bias = self.of_features
        return torch.cat([(told.features @ weights + bias)[:, None], told.reading], 1)


def _fitted(told: Sequence[Told], given: Sequence[Tensor], start: Tensor, silent: float) -> tuple[Tensor, float]:
    """Weights and bias of the numbers given of each candidate."""
    whole = torch.cat(list(given))
    mean, spread = whole.mean(0), whole.std(0) + 0.02
    weights, bias = (start * spread).requires_grad_(), (start @ mean).clone().requires_grad_()
    scaled = [(numbers - mean) / spread for numbers in given]
    kept = (start * spread).detach()
    lists = [(x, t.right) for x, t in zip(scaled, told, strict=True) if not t.graded]
    singles = [(x, t.right) for x, t in zip(scaled, told, strict=True) if t.graded]
    alone, right = torch.cat([x for x, _ in singles]), torch.cat([r for _, r in singles]).float()
    optimizer = torch.optim.Adam([weights, bias], lr=0.03)
    for _ in range(STEPS):
        losses = [_lost(x @ weights + bias, r, silent) for x, r in lists]
        loss = torch.stack(losses).mean() + SHRINK * (weights - kept).square().sum()
        loss = loss + GRADED * binary_cross_entropy_with_logits(alone @ weights + bias, right)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    found = (weights / spread).detach()
    return found, float(bias - found @ mean)


def _lost(odds: Tensor, right: Tensor, silent: float) -> Tensor:
    """The loss of one question: the right candidates, or the null where there is none, against all."""
    total = torch.logsumexp(torch.cat([odds, odds.new_zeros(1)]), 0)
    return total - torch.logsumexp(odds[right], 0) if right.any() else silent * total


if __name__ == "__main__":
    main()
