"""First vectors for the pieces of the tokenizer: skip-gram over the whole corpus."""

import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.tokenizer import Pieces


def write_pieces(texts: Iterable[str], pieces: Pieces, path: Path) -> NDArray[np.int64]:
    """Writes each text as a line of row numbers, the form that gensim reads without holding it in memory.

    Returns:
        How often each row occurs and in how many texts, shape [2, rows].
    """
    counts = np.zeros((2, pieces.count), dtype=np.int64)
    with path.open("w", encoding="ascii") as out:
        for rows in pieces.encode(texts):
            if len(rows):
                np.add.at(counts[0], rows, 1)
                counts[1, np.unique(rows)] += 1
                out.write(" ".join(map(str, rows.tolist())) + "\n")
    return counts


def shuffle_lines(path: Path, seed: int) -> None:
    """Shuffles the lines of a file, so that each worker and each moment of training sees every kind of text."""
    lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    random.Random(seed).shuffle(lines)
    path.write_text("".join(lines), encoding="ascii")


def skip_gram(path: Path, pieces: int, dimensions: int, epochs: int, seed: int) -> NDArray[np.float32]:
    """Trains skip-gram with negative sampling (Mikolov et al. 2013, arXiv:1310.4546); one worker, to be repeatable.

    A wide window and strong sampling of common pieces favour what a text is about over how it is put.

    Returns:
        Vectors of length 1, shape [pieces, dimensions]; a piece seen fewer than three times gets zeros.
    """
    from gensim.models import Word2Vec  # nothing else needs gensim, so the tests of the rest run without it

    model = Word2Vec(
        corpus_file=str(path), vector_size=dimensions, sg=1, negative=5, window=10, sample=1e-5, min_count=3,
        epochs=epochs, workers=1, seed=seed,
    )  # fmt: skip
    vectors = np.zeros((pieces, dimensions), dtype=np.float32)
    for word, row in model.wv.key_to_index.items():
        vectors[int(word)] = model.wv.vectors[row]
    return normalised(vectors)


def smooth_inverse_frequency(counts: NDArray[np.int64], a: float = 1e-3) -> NDArray[np.float32]:
    """Weighs pieces by a / (a + p) (Arora et al. 2017, "A simple but tough-to-beat baseline"), shape [pieces]."""
    share = counts / max(int(counts.sum()), 1)
    return np.asarray(a / (a + share), dtype=np.float32)


def normalised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scales rows to length 1 and leaves zero rows, shape unchanged."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1), dtype=np.float32)
