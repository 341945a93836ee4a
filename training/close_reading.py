"""Close reading: sentences that nearly answer a question.

The sections of `data/close_sections.jsonl` have many amounts, times, parties and deciders beside each other, and three
in ten of their questions ask for what stands just beside what is told. They are written as those of `sections.jsonl`
are, each with its "author", and kept apart from them because the model of sentences has not learnt from these.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from training.rows import Label, Row
from training.sections import AskedSection

FILE = Path(__file__).parent / "data" / "close_sections.jsonl"
_BESIDE = 4
"""Sentences of its section beside a question's answers; one more where none answers."""
_ALIKE = slice(3, 25)
"""Of other sections' sentences, the nearest first, those that one is drawn from; the very nearest may answer."""
_TABLE_ROW = re.compile(r"([^:;.]{3,60}): (.*;.*)")


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
