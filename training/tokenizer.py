"""Trains the Unigram tokenizer and gives its pieces twins without diacritics."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from training.noise import fold

UNKNOWN = "[UNK]"
# A twin is a little less likely than its piece, so that text written with å, ä and ö is never cut by it.
TWIN_PENALTY = 1.0


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Trains a Unigram model (Kudo 2018, arXiv:1804.10959) on lower-cased words and numbers.

    The first piece of a word is not marked: "stöd" and the end of "försörjningsstöd" are one piece with one vector,
    which suits Swedish compounds.

    Args:
        texts: Training text, each item a paragraph.
        size: Number of pieces.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("\u00ad", ""),
            normalizers.Replace(Regex(r"[^\p{L}\p{M}\p{N}§%]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Digits(individual_digits=False)]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=size, unk_token=UNKNOWN, special_tokens=[UNKNOWN], max_piece_length=24, shrinking_factor=0.75
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


@dataclass(frozen=True)
class Pieces:
    """A tokenizer together with the row of the matrix that each of its ids uses.

    Attributes:
        tokenizer: Knows every piece and the twins.
        rows: Row of each id, shape [ids]; a twin has the row of its piece.
    """

    tokenizer: Tokenizer
    rows: NDArray[np.int32]

    @property
    def count(self) -> int:
        """Number of different rows."""
        return int(self.rows.max()) + 1

    def encode(self, texts: Iterable[str]) -> Iterator[NDArray[np.int32]]:
        """Yields the rows of each text, without special tokens, a few thousand texts at a time."""
        stream = iter(texts)
        while batch := list(islice(stream, 8192)):
            for encoding in self.tokenizer.encode_batch_fast(batch, add_special_tokens=False):
                yield self.rows[np.asarray(encoding.ids, dtype=np.int64)]


def add_twins(tokenizer: Tokenizer) -> Pieces:
    """Adds for each piece with diacritics the same piece without them, unless that is a piece of its own."""
    state = json.loads(tokenizer.to_str())
    vocabulary: list[list[str | float]] = state["model"]["vocab"]
    known = {str(piece) for piece, _ in vocabulary}
    rows = list(range(len(vocabulary)))
    twins: list[list[str | float]] = []
    for row, (piece, score) in enumerate(vocabulary):
        twin = fold(str(piece))
        if row and len(twin) > 2 and twin not in known:
            known.add(twin)
            twins.append([twin, float(score) - TWIN_PENALTY])
            rows.append(row)
    state["model"]["vocab"] = vocabulary + twins
    return Pieces(Tokenizer.from_str(json.dumps(state)), np.asarray(rows, dtype=np.int32))
