"""The whole recipe on one page: text -> tokenizer -> skip-gram -> contrastive -> model folder with its figures."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import contrastive, evaluate
from training.card import model_card
from training.export import export
from training.pairs import training_pairs
from training.texts import Document, read_documents
from training.tokenizer import Pieces, add_twins, load_pieces, train_tokenizer
from training.word2vec import normalised, shuffle_lines, skip_gram, smooth_inverse_frequency, write_pieces

log = logging.getLogger(__name__)
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """Every number of the recipe."""

    pieces: int = 28_000
    dimensions: int = 256
    skip_gram_epochs: int = 4
    sif: float = 1e-3
    seed: int = 1
    contrastive: contrastive.Recipe = field(default_factory=contrastive.Recipe)


def run(data: Path, out: Path, work: Path, settings: Settings) -> dict[str, float]:
    """Makes the model from `data`, writes it to `out` and returns its figures.

    Each stage leaves its result in `work`; a run that was cut off goes on after the last whole stage. Delete `work` after
    a change of the data or of an earlier stage (a change of the settings is noticed).
    """
    work.mkdir(parents=True, exist_ok=True)
    _begin(work / "settings.json", settings)
    documents = list(read_documents(data))
    taught = [document for document in documents if not document.held_out]
    log.info("%d documents, %d of them held out", len(documents), len(documents) - len(taught))

    pieces = _tokenizer(taught, work / "tokenizer.json", settings)
    lines, counts_file = work / "pieces.txt", work / "counts.npy"
    counts = _stage(counts_file, lambda: _counts(taught, pieces, lines, settings.seed))
    first = _stage(work / "skip_gram.npy", lambda: _first_vectors(lines, pieces, counts[0], settings))
    pairs = list(training_pairs(documents, data, settings.seed))
    log.info("%d pairs", len(pairs))
    trained = _stage(
        work / "contrastive.npy",
        lambda: contrastive.train(first, pairs, pieces, settings.contrastive, work / "epoch"),
    )
    vectors = trained[pieces.rows].astype(np.float16).astype(np.float32)
    idf = inverse_document_frequency(counts[1], len(taught))[pieces.rows]
    figures = evaluate.figures(evaluate.Model(pieces.tokenizer, vectors), idf, documents, data)
    export(out, vectors, idf, pieces.tokenizer, model_card(settings, figures, len(documents), len(pairs), vectors.shape))
    return figures


def inverse_document_frequency(found_in: NDArray[np.int64], documents: int) -> Matrix:
    """ln((documents + 1) / (documents with the piece + 1)), and 0 for the unknown piece, shape [rows]."""
    idf = np.log((documents + 1) / (found_in + 1))
    idf[0] = 0
    return np.asarray(idf, dtype=np.float32)


def _tokenizer(documents: list[Document], path: Path, settings: Settings) -> Pieces:
    if not path.exists():
        sample = (p for number, d in enumerate(documents) if number % 2 == 0 for p in d.paragraphs)
        base = train_tokenizer(sample, settings.pieces)
        base.save(str(path.with_suffix(".part")))
        path.with_suffix(".part").rename(path)
    return add_twins(load_pieces(path))


def _counts(documents: list[Document], pieces: Pieces, lines: Path, seed: int) -> NDArray[np.int64]:
    counts = write_pieces((d.paragraphs for d in documents), pieces, lines)
    shuffle_lines(lines, seed)
    return counts


def _first_vectors(lines: Path, pieces: Pieces, counts: NDArray[np.int64], settings: Settings) -> Matrix:
    vectors = skip_gram(lines, pieces.count, settings.dimensions, settings.skip_gram_epochs, settings.seed)
    return vectors * smooth_inverse_frequency(counts, settings.sif)[:, None]
