"""Whether a statement follows from a text, and whether a text answers a question, by the bundled inference model.

A cross-encoder: text and statement are read together (Bowman et al. 2015 for the three labels; Nogueira & Cho 2019
for reading question and passage so). Made by `python -m training.inference`; its card lies in its folder.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.act_names import named_alike
from ingest.embed import SENTENCES
from ingest.onnx_model import PAD, encodings, on_each_core, open_model, padded

FOLDER = SENTENCES.with_name("kallstod-nli-sv")
_OPENS, _PARTS, _CLOSES = [0], [2, 2], [2]
_LONGEST, _LONGEST_STATEMENT = 256, 120
"""Tokens read of both together, and of the statement or question; the model was taught on no longer ones."""

_SURE_TO = 0.002
"""How near 0 or 1 a probability of the model is taken to be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of a text and a statement; of a text and a question only `answers` means something.

    Attributes:
        supported, contradicted, unsaid: Probabilities, together 1.
        answers: Probability that the text answers the question.
    """

    supported: float
    contradicted: float
    unsaid: float
    answers: float


class Reader(Protocol):
    """Whatever reads pairs of a text and a statement as the model does."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """Judges each pair (text, statement or question), or none of them."""
        ...


class _Rules:
    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return []


RULES = _Rules()
"""Reads nothing: the verifier then judges by its rules alone."""


@dataclass(frozen=True, slots=True)
class Given:
    """Gives a reading that is made already."""

    reading: Reading

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """The same for each pair."""
        return [self.reading] * len(pairs)


class EntailmentModel:
    """Reads pairs of a text and a statement.

    Args:
        folder: Holds `tokenizer.json`, and `model.onnx` with inputs `ids`, `mask` and `types` and output `logits`,
            shape (pairs, 4).

    Raises:
        ModelError: If it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._session, self._tokenizer, self.name = open_model(folder)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """Judges each pair (text, statement or question); a long text is cut at its end.

        Each by itself: the model's numbers are scaled over all that it reads at once, so neighbours would change a
        reading.
        """
        return on_each_core(self._reading, pairs)

    def _reading(self, pair: tuple[str, str]) -> Reading:
        parts = pair[0], named_alike(pair[1], pair[0])
        text, said = (encodings(self._tokenizer, [part], add_special_tokens=False)[0].ids for part in parts)
        said = said[:_LONGEST_STATEMENT]
        opened = [*_OPENS, *text[: _LONGEST - len(said) - 4], *_PARTS]
        closed = [*said, *_CLOSES]
        inputs = {
            "ids": padded([opened + closed], PAD),
            "mask": padded([[1] * (len(opened) + len(closed))], 0),
            "types": padded([[0] * len(opened) + [1] * len(closed)], 0),
        }
        return _of_logits(self._session.run(None, inputs)[0][0])


def _of_logits(logits: NDArray[np.float32]) -> Reading:
    """The reading of four logits: three shares of one, and the odds of an answer."""
    shares = np.exp(logits[:3] - logits[:3].max())
    supported, contradicted, unsaid = shares / shares.sum()
    return Reading(float(supported), float(contradicted), float(unsaid), float(1 / (1 + np.exp(-logits[3]))))


def log_odds(probability: float) -> float:
    """Log odds of what the model says, which is never quite sure of anything."""
    kept = min(max(probability, _SURE_TO), 1 - _SURE_TO)
    return math.log(kept / (1 - kept))


def probability(log_odds: float) -> float:
    """The probability of some log odds, 0 to 1: the logistic function of a fitted sum."""
    return 1 / (1 + math.exp(-log_odds))


@lru_cache(maxsize=1)
def entailment_model() -> EntailmentModel | None:
    """The bundled inference model, loaded once; None in a source tree without it."""
    return EntailmentModel(FOLDER) if FOLDER.is_dir() else None
