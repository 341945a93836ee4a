"""The whole recipe on one page: text -> tokenizer -> skip-gram -> contrastive -> own questions -> model folder."""

import hashlib
import logging
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training import contrastive, evaluate
from training.card import model_card
from training.contrastive import Recipe
from training.export import export
from training.pairs import training_pairs
from training.questions import question_pairs, read_asked
from training.texts import Document, read_documents
from training.tokenizer import Pieces, add_twins, train_tokenizer
from training.word2vec import shuffle_lines, skip_gram, smooth_inverse_frequency, write_pieces

log = logging.getLogger(__name__)
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """Every number of the recipe; the contrastive ones are in their own class.

    Attributes:
        pieces: Size of the tokenizer before the twins.
        dimensions: Length of a vector.
        skip_gram_epochs: Passes over the whole text.
        sif: `a` of the frequency weights; smaller takes more from common pieces.
        seed: Of every stage.
        kept: Share of the contrastive matrix in the result, the rest is the matrix that it began from
            (WiSE-FT, Wortsman et al. 2021, arXiv:2109.01903).
        contrastive: The settings of that stage.
        questions: The settings of the last stage, on questions of our own; they are asked as they are written.
    """

    pieces: int = 32_000
    dimensions: int = 256
    skip_gram_epochs: int = 6
    sif: float = 3e-4
    seed: int = 1
    kept: float = 0.8
    contrastive: Recipe = field(default_factory=Recipe)
    questions: Recipe = field(default_factory=lambda: Recipe(epochs=16, batch=512, learning_rate=0.002, asked=0.0))


class Stages:
    """Keeps what each stage made, named by all settings so far, so that a run goes on where it was cut off."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._digest = hashlib.sha256()

    def file(self, name: str, *settings: object) -> Path:
        """Returns where the result of the next stage belongs."""
        self._digest.update(repr((name, settings)).encode())
        stem, _, suffix = name.partition(".")
        return self._folder / f"{stem}-{self._digest.hexdigest()[:8]}.{suffix}"


def run(data: Path, out: Path, work: Path, settings: Settings) -> dict[str, float]:
    """Makes the model from `data`, writes it to `out` and returns its figures.

    Args:
        data: The data folder with `training`, `lexica`, `domain`, `statutes` and `benchmarks`.
        out: The model folder; replaced in one step at the end.
        work: Keeps what each stage made; delete it after a change of the data or of the code.
        settings: The numbers of the recipe.
    """
    stages = Stages(work)
    documents = list(read_documents(data))
    taught = [document for document in documents if not document.held_out]
    log.info("%d documents, %d of them held out", len(documents), len(documents) - len(taught))
    pieces = _pieces(taught, stages.file("tokenizer.json", settings.pieces), settings.pieces)
    lines = stages.file("pieces.txt", settings.seed)
    counts = _counts(taught, pieces, lines, stages.file("counts.npy"), settings.seed)
    vectors_file = stages.file("skip_gram.npy", settings.dimensions, settings.skip_gram_epochs)
    first = _first_vectors(lines, pieces, vectors_file, settings)
    first *= smooth_inverse_frequency(counts[0], settings.sif)[:, None]
    pairs = list(training_pairs(documents, data, settings.seed))
    log.info("%d pieces with %d twins, %d pairs", pieces.count, len(pieces.rows) - pieces.count, len(pairs))
    trained = stages.file("contrastive.npy", settings.sif, settings.contrastive)
    if not trained.exists():
        save(trained, contrastive.train(first, pairs, pieces, settings.contrastive))
    mixed = settings.kept * np.load(trained) + (1 - settings.kept) * first
    mixed[0] = 0
    asked = read_asked()
    adapted = stages.file("questions.npy", settings.kept, settings.questions, asked)
    if not adapted.exists():
        half = mixed.astype(np.float16).astype(np.float32)
        save(adapted, contrastive.train(half, question_pairs(asked), pieces, settings.questions))
    last = np.load(adapted)
    last[0] = 0
    vectors = last[pieces.rows].astype(np.float16)
    idf = inverse_frequency(counts[1])[pieces.rows]
    model = evaluate.Model(pieces.tokenizer, vectors.astype(np.float32))
    figures = evaluate.figures(model, idf, documents, data)
    twins = len(pieces.rows) - pieces.count
    card = model_card(settings, figures, len(documents), len(pairs), len(question_pairs(asked)), twins)
    export(out, vectors, idf, pieces.tokenizer, card)
    return figures


def inverse_frequency(paragraphs: NDArray[np.int64]) -> Matrix:
    """Ln of the paragraphs with the commonest piece over those with each, 0 for the unknown; shape [rows]."""
    idf = np.log((paragraphs.max() + 1) / (paragraphs + 1))
    idf[0] = 0
    return np.asarray(idf, dtype=np.float32)


def save(path: Path, values: NDArray[np.generic]) -> None:
    """Writes an array and only then gives the file its name, so that a file that exists is whole."""
    part = path.with_name("part-" + path.name)
    np.save(part, values)
    part.rename(path)


def _pieces(documents: list[Document], path: Path, size: int) -> Pieces:
    if not path.exists():
        half = (paragraph for document in documents[::2] for paragraph in document.paragraphs)
        part = path.with_suffix(".part")
        train_tokenizer(half, size).save(str(part))
        part.rename(path)
    return add_twins(Tokenizer.from_file(str(path)))


def _counts(documents: list[Document], pieces: Pieces, lines: Path, path: Path, seed: int) -> NDArray[np.int64]:
    if not path.exists():
        counts = write_pieces((p for document in documents for p in document.paragraphs), pieces, lines)
        shuffle_lines(lines, seed)
        save(path, counts)
    return np.asarray(np.load(path), dtype=np.int64)


def _first_vectors(lines: Path, pieces: Pieces, path: Path, settings: Settings) -> Matrix:
    if not path.exists():
        save(path, skip_gram(lines, pieces.count, settings.dimensions, settings.skip_gram_epochs, settings.seed))
    return np.asarray(np.load(path), dtype=np.float32)
