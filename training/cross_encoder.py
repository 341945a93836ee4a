"""The inference model: a transformer reads a premise and a statement together and tells how the two stand.

Its input is `<s> premise </s></s> statement </s>`, the first part of token type 0 and the second of type 1. A head over
the first state and the mean of all gives four logits: supported, contradicted, not said, and, of a question, answered.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from training.rows import Label, Row

log = logging.getLogger(__name__)
LOGITS = 4
_START, _PAD, _END = 0, 1, 2
_ANSWERED = 3
_STATEMENT = 120
"""Most pieces of a statement, and no more than half of an input; a premise has what is left."""
_UNEVEN = 12
"""Pieces by which the lengths in a batch of training may differ, so that epochs do not have the same batches."""
_AT_ONCE = 10_000
Weights = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Fit:
    """Settings of a stage of training.

    Attributes:
        rate: Highest rate of AdamW, after a linear warm-up; it falls linearly to a fiftieth.
        head: How many times as high it is for the head.
        tokens: Most tokens of a batch, padding counted.
        smoothing: Of the labels of statements.
        longest: Most pieces of an input; the end of a long premise is cut off.
        agreement: Weight of how far two readings of a row are from each other, each with its own dropout (R-Drop, Liang
            et al. 2021); 0 where rows are read once.
    """

    rate: float
    epochs: int = 1
    head: float = 5.0
    tokens: int = 8_000
    smoothing: float = 0.05
    longest: int = 256
    warm_up: float = 0.06
    decay: float = 0.01
    agreement: float = 0.0


class CrossEncoder(nn.Module):
    """A BERT with a head of four logits."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder, self.dropout = encoder, nn.Dropout(dropout)
        self.head = nn.Sequential(nn.Linear(2 * size, size), nn.Tanh(), nn.Linear(size, LOGITS))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Logits, shape (rows, 4), of inputs of shape (rows, tokens)."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weights = mask[..., None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        logits: Tensor = self.head(self.dropout(torch.cat([states[:, 0], mean], -1)))
        return logits

    @property
    def device(self) -> torch.device:
        """Where its weights are."""
        return self.encoder.device

    def copied(self) -> Weights:
        """The weights as they are now, in main memory."""
        return {name: value.detach().cpu().clone() for name, value in self.state_dict().items()}


class Pairs:
    """Rows as the model reads them."""

    def __init__(self, tokenizer: Tokenizer, rows: Sequence[Row], longest: int) -> None:
        premises = _ids(tokenizer, [row.premise for row in rows])
        statements = _ids(tokenizer, [row.statement for row in rows])
        joined = [_joined(p, s, longest) for p, s in zip(premises, statements, strict=True)]
        self._ids, self._second = [ids for ids, _ in joined], [second for _, second in joined]
        self._lengths = np.array([len(ids) for ids in self._ids])
        self.labels = np.array([row.label for row in rows])
        self.weights = np.array([row.weight for row in rows], dtype=np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def inputs(self, rows: Sequence[int], device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
        """Ids, mask and token types of some rows, each of shape (rows, tokens)."""
        width = -(-max(self._lengths[row] for row in rows) // 8) * 8
        ids = np.full((len(rows), width), _PAD)
        types = np.zeros_like(ids)
        for place, row in enumerate(rows):
            ids[place, : self._lengths[row]] = self._ids[row]
            types[place, self._second[row] : self._lengths[row]] = 1
        tensors = (torch.from_numpy(values).to(device) for values in (ids, (ids != _PAD).astype(np.int64), types))
        return next(tensors), next(tensors), next(tensors)

    def batches(self, tokens: int, rng: random.Random | None = None) -> list[list[int]]:
        """All rows, those of about the same length together; in a new order with every call, if lots are drawn."""
        order = list(range(len(self)))
        if rng:
            rng.shuffle(order)
        uneven = {row: rng.random() * _UNEVEN if rng else 0.0 for row in order}
        order.sort(key=lambda row: self._lengths[row] + uneven[row])
        made: list[list[int]] = []
        longest = 0
        for row in order:
            longest = max(longest, int(self._lengths[row]))
            if not made or longest * (len(made[-1]) + 1) > tokens:
                made.append([])
                longest = int(self._lengths[row])
            made[-1].append(row)
        if rng:
            rng.shuffle(made)
        return made


def _ids(tokenizer: Tokenizer, texts: Sequence[str]) -> Iterator[list[int]]:
    """The pieces of each text; some at a time, for what the tokenizer returns is large."""
    for start in range(0, len(texts), _AT_ONCE):
        for encoded in tokenizer.encode_batch(texts[start : start + _AT_ONCE], add_special_tokens=False):
            yield encoded.ids


def _joined(premise: list[int], statement: list[int], longest: int) -> tuple[list[int], int]:
    """The ids of an input, and where its second part begins."""
    statement = statement[: min(_STATEMENT, longest // 2)]
    first = [_START, *premise[: longest - len(statement) - 4], _END]
    return [*first, _END, *statement, _END], len(first)


def loss(logits: Tensor, labels: Tensor, weights: Tensor, smoothing: float) -> Tensor:
    """Cross-entropy of the statements and of the questions, by the rows' weights.

    Args:
        logits: Shape (rows, 4).
        labels: Numbers of `Label`, shape (rows,).
        weights: Shape (rows,).
    """
    told = labels <= Label.NOT_SAID
    statements = functional.cross_entropy(
        logits[told, :_ANSWERED], labels[told], label_smoothing=smoothing, reduction="none"
    )
    answered = (labels[~told] == Label.ANSWERED).to(logits.dtype)
    questions = functional.binary_cross_entropy_with_logits(logits[~told, _ANSWERED], answered, reduction="none")
    return ((statements * weights[told]).sum() + (questions * weights[~told]).sum()) / weights.sum()


def disagreement(first: Tensor, second: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    """How far two readings of the rows are from each other: the mean of the two Kullback-Leibler divergences.

    Args:
        first, second: Logits, shape (rows, 4); labels and weights as for `loss`.
    """
    ones, others = (functional.log_softmax(logits[:, :_ANSWERED], -1) for logits in (first, second))
    told = ((ones.exp() - others.exp()) * (ones - others)).sum(-1) / 2
    one, other = first[:, _ANSWERED], second[:, _ANSWERED]
    answered = (one.sigmoid() - other.sigmoid()) * (one - other) / 2
    return (torch.where(labels <= Label.NOT_SAID, told, answered) * weights).sum() / weights.sum()


def fit(model: CrossEncoder, pairs: Pairs, settings: Fit, seed: int) -> None:
    """Trains all weights on the rows."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    rates = {"encoder": settings.rate, "head": settings.rate * settings.head}
    groups = [{"params": list(getattr(model, part).parameters()), "lr": rate} for part, rate in rates.items()]
    optimizer = torch.optim.AdamW(groups, weight_decay=settings.decay)
    epochs = [pairs.batches(settings.tokens, rng) for _ in range(settings.epochs)]
    schedule = warmed(optimizer, sum(map(len, epochs)), settings.warm_up, 0.02)
    model.train()
    if model.device.type == "cpu":  # there the fused attention's way back takes more than all the rest
        model.encoder.set_attn_implementation("eager")
    for number, batches in enumerate(epochs):
        losses = []
        for rows in batches:
            labels = torch.from_numpy(pairs.labels[rows]).to(model.device)
            weights = torch.from_numpy(pairs.weights[rows]).to(model.device)
            inputs = pairs.inputs(rows, model.device)
            with half(model.device):
                readings = [model(*inputs).float() for _ in range(2 if settings.agreement else 1)]
            value = sum(loss(logits, labels, weights, settings.smoothing) for logits in readings) / len(readings)
            if settings.agreement:
                value = value + settings.agreement * disagreement(*readings, labels, weights)
            stepped(value, optimizer)
            schedule.step()
            losses.append(value.detach())
        log.info("epoch %d of %d: loss %.3f", number + 1, settings.epochs, torch.stack(losses).mean())


def warmed(
    optimizer: torch.optim.Optimizer, steps: int, warm_up: float, least: float
) -> torch.optim.lr_scheduler.LambdaLR:
    """A rate that rises over the first share of the steps and then falls to its least share."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / steps / warm_up + 0.01) * max(least, 1 - step / steps)
    )


def stepped(value: Tensor, optimizer: torch.optim.Optimizer) -> None:
    """One step of the optimizer, the gradient no longer than 1."""
    optimizer.zero_grad(set_to_none=True)
    value.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group["params"]], 1.0)
    optimizer.step()


def half(device: torch.device) -> torch.autocast:
    """Half precision where a graphics card has it."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda")


def read(model: CrossEncoder, pairs: Pairs, tokens: int = 60_000) -> NDArray[np.float32]:
    """Probabilities of supported, contradicted and not said, and that of answered; shape (rows, 4)."""
    model.eval()
    found = np.zeros((len(pairs), LOGITS), dtype=np.float32)
    with torch.no_grad():
        for rows in pairs.batches(tokens):
            with half(model.device):
                logits = model(*pairs.inputs(rows, model.device)).float()
            told = logits[:, :_ANSWERED].softmax(-1), logits[:, _ANSWERED:].sigmoid()
            found[rows] = torch.cat(told, -1).cpu().numpy()
    return found


def averaged(runs: Iterable[Weights]) -> Weights:
    """The mean of the weights of several runs from the same start (model soup, Wortsman et al. 2022)."""
    first, *others = runs
    names = first.keys()
    return {n: torch.stack([run[n].float() for run in (first, *others)]).mean(0).to(first[n].dtype) for n in names}
