"""The inference model's last stage: sentences that nearly answer a question, and statements that nearly follow.

The sections of `data/close_sections.jsonl` have many amounts, times, parties and deciders beside each other, and three
in ten of their questions ask for what stands just beside what is told. They are written as those of `sections.jsonl`
are, each with its "author", and kept apart from them because the model of sentences has not learnt from these.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from tokenizers import Tokenizer

from training.cross_encoder import CrossEncoder, Fit, Pairs, averaged, fit
from training.inference_figures import measured, measured_graded, measured_in_sections
from training.rows import Label, Row, parted
from training.sections import AskedSection

FILE = Path(__file__).parent / "data" / "close_sections.jsonl"
_BESIDE = 4
"""Sentences of its section beside a question's answers; one more where none answers."""
_ALIKE = slice(3, 25)
"""Of other sections' sentences, the nearest first, those that one is drawn from; the very nearest may answer."""
_TABLE_ROW = re.compile(r"([^:;.]{3,60}): (.*;.*)")


@dataclass(frozen=True, slots=True)
class CloseReading:
    """Settings of the stage.

    Attributes:
        writers: Authors of the statements that are kept for this stage.
        replayed: How many rows of the stage before are read again.
        held: Authors of statements, sections and grades that are measured and never learnt from.
    """

    fit: Fit = field(default_factory=lambda: Fit(8e-5, head=3.0, tokens=3_500, longest=224))
    writers: tuple[str, ...] = tuple(f"t{n}" for n in range(11, 39))
    replayed: int = 7_000
    held: tuple[str, ...] = ("t23", "t38", "w6", "g5")


def learn_close(
    model: CrossEncoder,
    tokenizer: Tokenizer,
    rows: Sequence[Row],
    sections: Sequence[AskedSection],
    settings: CloseReading,
    seed: int,
) -> dict[str, float]:
    """Trains all weights but the embeddings, averages them with those before, and measures on the authors left out.

    The mean keeps what the stages before taught of statements, and reads questions nearly as well as the later weights
    do alone (Wortsman et al. 2022, Robust fine-tuning of zero-shot models).

    Args:
        rows: As `close_rows` gives them; those of the authors left out are only measured.
        sections: Those of the authors left out are only measured.
    """
    held, kept = parted(rows, settings.held)
    before = model.copied()
    model.encoder.embeddings.requires_grad_(False)
    fit(model, Pairs(tokenizer, kept, settings.fit.longest), settings.fit, seed)
    model.encoder.embeddings.requires_grad_(True)
    model.load_state_dict(averaged([before, model.copied()]))
    unseen = [section for section in sections if section.author in settings.held]
    longest = settings.fit.longest
    graded = [row for row in held if not row.label.of_statement]
    return (
        measured(model, tokenizer, [row for row in held if row.label.of_statement], longest)
        | measured_in_sections(model, tokenizer, unseen, longest)
        | measured_graded(model, tokenizer, graded, longest)
    )


def close_rows(
    statements: Sequence[Row],
    before: Sequence[Row],
    sections: Sequence[AskedSection],
    settings: CloseReading,
    seed: int,
) -> list[Row]:
    """All rows of the stage: later writers' statements, some of the stage before again, and questions."""
    rng = random.Random(seed)
    again = [row for row in before if row.kind != "whole"]  # this stage reads sentences
    learnt = [section for section in sections if section.author not in settings.held]
    return [*statements, *rng.sample(again, min(settings.replayed, len(again))), *rows_of_close_sections(learnt, rng)]


def rows_of_close_sections(sections: Sequence[AskedSection], rng: random.Random) -> Iterator[Row]:
    """Questions with sentences that answer, others of the section that do not, and one of another that is like them."""
    places = [(section, row) for section in sections for row in range(len(section.sentences))]
    owners = np.repeat(np.arange(len(sections)), [len(section.sentences) for section in sections])
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True, min_df=2)
    of_sentences = vectors.fit_transform(section.sentences[row] for section, row in places)
    for number, section in enumerate(sections):
        others = np.flatnonzero(owners != number)
        asked = vectors.transform([question.text for question in section.questions])
        likeness = (asked @ of_sentences[others].T).toarray()
        for question, like in zip(section.questions, likeness, strict=True):
            silent = sorted(set(range(len(section.sentences))) - {*question.answers, *question.partial})
            beside = rng.sample(silent, min(_BESIDE + (not question.answers), len(silent)))
            far = places[others[rng.choice(np.argsort(-like, kind="stable")[_ALIKE])]]
            told = [(section, row, Label.ANSWERED, 1.0, "answers") for row in question.answers[:2]]
            told += [(section, row, Label.UNANSWERED, 1.0, "beside") for row in beside]
            for of, row, label, weight, kind in [*told, (*far, Label.UNANSWERED, 0.5, "far")]:
                yield Row(worded(of, row, rng), question.text, label, weight, section.author, kind)


def worded(section: AskedSection, row: int, rng: random.Random) -> str:
    """A sentence under its heading; a row of a table, often, as the index words it."""
    sentence = section.sentences[row]
    if (cells := _TABLE_ROW.fullmatch(sentence)) and rng.random() < 0.6:
        return f"Tabell {rng.randrange(1, 9)}. {section.heading}: {cells[1]} – {cells[2]}"
    lot = rng.random()
    if lot < 0.8:
        return f"{section.heading}: {sentence}"
    return f"{section.title} › {section.heading}: {sentence}" if lot < 0.87 else sentence
