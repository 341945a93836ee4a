"""Trains the matrix so that a query comes nearer to its own passage than to the others of the batch."""

import logging
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from training.noise import ask, begin, rough
from training.pairs import Pair
from training.tokenizer import Pieces

log = logging.getLogger(__name__)
Ids = NDArray[np.int32]
# Kinds whose documents are about one thing: another passage of the document answers the query as well.
ONE_TOPIC = frozenset({"asked", "topic"})


@dataclass(frozen=True)
class Recipe:
    """The settings of the contrastive stage.

    Attributes:
        epochs: Passes over the pairs.
        batch: About how many pairs a batch holds; the others of a batch are the wrong answers.
        learning_rate: Highest rate of Adam, on one cycle.
        scale: Inverse temperature of the loss.
        dimensions: Widths at which the loss is taken.
        asked: Share of queries that are put into a question.
        folded: Share of queries without diacritics.
        slips: Chance of a typing error for each word.
        drop: Largest share of words that a long query loses.
        max_passage: Longest passage in pieces.
        seed: Of every random choice.
    """

    epochs: int = 1
    batch: int = 1024
    learning_rate: float = 0.005
    scale: float = 20.0
    dimensions: tuple[int, ...] = (256, 64)
    asked: float = 0.3
    folded: float = 0.05
    slips: float = 0.01
    drop: float = 0.5
    max_passage: int = 160
    seed: int = 1


class Bags:
    """Many token id sequences held flat, with fast access to any selection of them."""

    def __init__(self, sequences: Sequence[Ids]) -> None:
        self.starts = np.cumsum([0, *map(len, sequences)])
        self.flat = np.concatenate(sequences) if sequences else np.zeros(0, np.int32)

    def select(self, rows: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor]:
        """Returns ids and offsets of the rows, as `embedding_bag` wants them."""
        parts = [self.flat[self.starts[row] : self.starts[row + 1]] for row in rows]
        offsets = np.cumsum([0, *map(len, parts[:-1])])
        return torch.from_numpy(np.concatenate(parts).astype(np.int64)), torch.from_numpy(offsets)


def tokenize(texts: Sequence[str], pieces: Pieces, longest: int) -> Bags:
    """Tokenizes and cuts; an empty text becomes one unknown token."""
    nothing = np.zeros(1, np.int32)
    return Bags([rows[:longest] if len(rows) else nothing for rows in pieces.encode(texts)])


def epoch_queries(pairs: Sequence[Pair], recipe: Recipe, rng: random.Random) -> list[str]:
    """Writes every query anew: some as questions, some roughly."""
    queries = []
    for pair in pairs:
        query = pair.query
        if rng.random() < recipe.asked and pair.kind != "synonym":
            query = ask(query, rng) if pair.phrase else begin(query, rng)
        queries.append(rough(query, rng, recipe.folded, recipe.slips, recipe.drop))
    return queries


def batches(pairs: Sequence[Pair], size: int, rng: random.Random) -> Iterator[NDArray[np.int64]]:
    """Yields row numbers, about `size` at a time and of one kind, so that telling kinds apart earns nothing."""
    by_kind: dict[str, list[int]] = {}
    for row, pair in enumerate(pairs):
        by_kind.setdefault(pair.kind, []).append(row)
    made: list[NDArray[np.int64]] = []
    for rows in by_kind.values():
        rng.shuffle(rows)
        made.extend(np.array_split(np.asarray(rows, dtype=np.int64), max(1, round(len(rows) / size))))
    rng.shuffle(made)
    yield from made


def matryoshka_loss(
    queries: torch.Tensor, passages: torch.Tensor, same: torch.Tensor, dimensions: Sequence[int], scale: float
) -> torch.Tensor:
    """Multiple negatives ranking loss in both directions, at several widths.

    Sources: Henderson et al. 2017 (arXiv:1705.00652), Kusupati et al. 2022 (arXiv:2205.13147).

    Args:
        queries: Query vectors, shape [batch, width].
        passages: Passage vectors, shape [batch, width].
        same: True where a passage must not count as a negative of a query, shape [batch, batch].
        dimensions: The widths, each a prefix of the vector.
        scale: Inverse temperature.
    """
    target = torch.arange(len(queries))
    loss = torch.zeros(())
    for width in dimensions:
        scores = functional.normalize(queries[:, :width]) @ functional.normalize(passages[:, :width]).T * scale
        scores = scores.masked_fill(same, -math.inf)
        loss = loss + functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    return loss / (2 * len(dimensions))


def train(vectors: NDArray[np.float32], pairs: Sequence[Pair], pieces: Pieces, recipe: Recipe) -> NDArray[np.float32]:
    """Runs the contrastive stage and returns the trained matrix, shape [pieces, dimensions]."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    weight = torch.nn.Parameter(torch.from_numpy(vectors.copy()))
    optimizer = torch.optim.Adam([weight], lr=recipe.learning_rate, betas=(0.9, 0.98))
    passages = tokenize([pair.passage for pair in pairs], pieces, recipe.max_passage)
    query_ids = numbered(pair.query.lower() for pair in pairs)
    passage_ids = numbered(pair.passage for pair in pairs)
    topics = numbered(pair.group if pair.kind in ONE_TOPIC else str(row) for row, pair in enumerate(pairs))
    total = recipe.epochs * sum(1 for _ in batches(pairs, recipe.batch, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.learning_rate, total, pct_start=0.1)
    for epoch in range(recipe.epochs):
        queries = tokenize(epoch_queries(pairs, recipe, rng), pieces, recipe.max_passage)
        losses: list[float] = []
        for rows in batches(pairs, recipe.batch, rng):
            same = torch.from_numpy(_same(query_ids[rows]) | _same(passage_ids[rows]) | _same(topics[rows]))
            left = _means(queries, rows, weight)
            right = _means(passages, rows, weight)
            loss = matryoshka_loss(left, right, same, recipe.dimensions, recipe.scale)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d of %d: loss %.3f", epoch + 1, recipe.epochs, float(np.mean(losses)))
    return np.asarray(weight.detach().numpy(), dtype=np.float32)


def numbered(texts: Iterable[str]) -> NDArray[np.int64]:
    """Gives equal texts the same number, shape [texts]."""
    known: dict[str, int] = {}
    return np.asarray([known.setdefault(text, len(known)) for text in texts], dtype=np.int64)


def _means(bags: Bags, rows: NDArray[np.int64], weight: torch.Tensor) -> torch.Tensor:
    ids, offsets = bags.select(rows)
    return functional.embedding_bag(ids, weight, offsets, mode="mean")


def _same(ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray((ids[:, None] == ids[None, :]) & ~np.eye(len(ids), dtype=bool))
