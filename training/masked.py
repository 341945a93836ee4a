"""Teaches the transformer the Swedish of public texts: one piece of five is hidden and told from the others.

Masked language modelling (Devlin et al. 2019), with "<unk>" for the mask, which the vocabulary has no piece for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from training.cross_encoder import half, stepped, warmed

log = logging.getLogger(__name__)
_START, _END, _MASK, _SPECIAL = 0, 2, 3, 4
_AT_ONCE = 2_500


@dataclass(frozen=True, slots=True)
class Masking:
    """Settings of the stage.

    Attributes:
        tokens: How many are read in all, some of them more than once.
        batch: Stretches in a batch.
        length: Tokens of a stretch.
        hidden: Share of the tokens that are to be told.
        rate: Highest rate of AdamW; `new_rate` that of the weights that only this stage has.
    """

    tokens: int = 148_400_000
    batch: int = 512
    length: int = 128
    hidden: float = 0.2
    rate: float = 4e-4
    new_rate: float = 1.5e-3


class _Told(nn.Module):
    """Logits of the pieces from the states, by the vectors of the pieces themselves."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        size = model.config.hidden_size
        self.change = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.LayerNorm(size))
        self.bias = nn.Parameter(torch.zeros(model.config.vocab_size))

    def forward(self, states: Tensor, pieces: Tensor) -> Tensor:
        changed: Tensor = self.change(states)
        return changed @ pieces.T + self.bias


def stream(tokenizer: Tokenizer, texts: Iterable[str]) -> Tensor:
    """The ids of all texts after one another, "</s>" after each; shape (tokens,)."""
    return torch.from_numpy(np.concatenate(list(_ids(tokenizer, texts))).astype(np.int64))


def _ids(tokenizer: Tokenizer, texts: Iterable[str]) -> Iterator[np.ndarray]:
    left = iter(texts)
    while some := list(islice(left, _AT_ONCE)):
        for encoded in tokenizer.encode_batch(some, add_special_tokens=False):
            yield np.array([*encoded.ids, _END], dtype=np.int32)


def train(model: BertModel, tokens: Tensor, settings: Masking, seed: int) -> float:
    """Trains all weights; returns the mean loss of the last tenth of the steps."""
    torch.manual_seed(seed)
    device = model.device
    tokens = tokens.to(device)
    told = _Told(model).to(device)
    groups = [
        {"params": list(model.parameters()), "lr": settings.rate},
        {"params": list(told.parameters()), "lr": settings.new_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = max(1, settings.tokens // (settings.batch * settings.length))
    schedule = warmed(optimizer, steps, 0.06, 0.03)
    model.train()
    losses = []
    for step in range(steps):
        shown, right, chosen = _masked(tokens, settings, model.config.vocab_size)
        with half(device):
            states = model(input_ids=shown, attention_mask=torch.ones_like(shown)).last_hidden_state[chosen]
            logits = told(states, model.embeddings.word_embeddings.weight)
        value = functional.cross_entropy(logits.float(), right)
        stepped(value, optimizer)
        schedule.step()
        losses.append(value.detach())
        if step % 200 == 199:
            log.info("masked, step %d of %d: loss %.3f", step + 1, steps, torch.stack(losses[-200:]).mean())
    return float(torch.stack(losses[-max(1, steps // 10) :]).mean())


def _masked(tokens: Tensor, settings: Masking, pieces: int) -> tuple[Tensor, Tensor, Tensor]:
    """Stretches with some pieces hidden, the right ids of these, and where they are.

    Of the hidden ones eight of ten are masked, one is another piece and one stays as it is.
    """
    device, length = tokens.device, settings.length
    starts = torch.randint(0, len(tokens) - length, (settings.batch, 1), device=device)
    right = tokens[starts + torch.arange(length, device=device)]
    chosen, lot = (torch.rand(right.shape, device=device) for _ in range(2))
    hidden = chosen < settings.hidden
    hidden[:, 0] = False
    shown = torch.where(hidden & (lot < 0.8), _MASK, right)
    shown = torch.where(hidden & (lot >= 0.8) & (lot < 0.9), torch.randint_like(right, _SPECIAL, pieces), shown)
    shown[:, 0] = _START
    return shown, right[hidden], hidden
