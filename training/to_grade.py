"""Finds the texts that are worth grading beside what an author wrote: `data/graded.jsonl` and `data/narrow.jsonl`.

    python -m training.to_grade --data ../shared/data --authors t118 t119 --out /tmp/to_grade

Writes `graded.jsonl` and `narrow.jsonl` as those are, still without "author" and "grades", for whoever grades them. An
author's texts are each about something of its own, so what answers in another one is seldom meant: of 1,920 units of
other texts that the reader found to answer a question, 168 did. Those are what it has to learn.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.entailment import FOLDER, EntailmentModel, Reader
from assistant.evidence import units
from assistant.premise import headed
from ingest.embed import OnnxEmbeddings, sentence_model
from training.rows import Label
from training.statements import Written, read_written

_OWN, _OTHERS = 7, 8
"""Units read beside a question, the nearest in meaning: of its own text and of the author's others."""
_LEAST_OWN, _LEAST_OTHER, _ANSWERS = 0.05, 0.25, 0.6
"""Probabilities that a unit answers: from the first two one is graded; where none has the last, all its own are."""
_SHARE = 0.5
"""Of the statements that are held against the unit most like them."""

Found = tuple[str, list[str]]
"""A question or statement, and the texts to grade beside it."""


def main() -> None:
    """Reads the command line and writes the two files."""
    parser = argparse.ArgumentParser(prog="python -m training.to_grade", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with training and statutes")
    parser.add_argument("--authors", nargs="+", required=True, help="whose questions and statements")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    arguments = parser.parse_args()
    meaning = sentence_model()
    if meaning is None:
        parser.error("the bundled model of sentences is missing")
    by_author: dict[str, list[Written]] = defaultdict(list)
    for of in read_written(arguments.data, [], []):
        if of.author in arguments.authors:
            by_author[of.author].append(of)
    arguments.out.mkdir(parents=True, exist_ok=True)
    reader = EntailmentModel(FOLDER)
    questions = (found for written in by_author.values() for found in asked(written, meaning, reader))
    statements = (found for written in by_author.values() for found in narrow(written))
    _write(arguments.out / "graded.jsonl", "question", questions)
    _write(arguments.out / "narrow.jsonl", "statement", statements)


def asked(written: Sequence[Written], meaning: OnnxEmbeddings, reader: Reader) -> Iterator[Found]:
    """Each question of an author with the units that the reader finds to answer it, or nearly."""
    owners, texts = _units(written)
    questions = [(n, question.text) for n, of in enumerate(written) for question in of.questions]
    if not questions:
        return
    likeness = meaning.encode([text for _, text in questions]) @ meaning.encode(texts).T
    for (n, question), like in zip(questions, likeness, strict=True):
        own, others = _nearest(like, owners == n)[:_OWN], _nearest(like, owners != n)[:_OTHERS]
        read = [r.answers for r in reader.read([(texts[k], question) for k in (*own, *others)])]
        of_own, of_others = read[: len(own)], read[len(own) :]
        least = _LEAST_OWN if max(of_own, default=0.0) >= _ANSWERS else 0.0
        chosen = [k for k, answers in zip(own, of_own, strict=True) if answers >= least]
        chosen += [k for k, answers in zip(others, of_others, strict=True) if answers >= _LEAST_OTHER]
        if chosen:
            yield question, list(dict.fromkeys(texts[k] for k in chosen))


def narrow(written: Sequence[Written], seed: int = 9) -> Iterator[Found]:
    """Some of an author's statements that follow from their text, or are denied by it, with its unit most like them."""
    rng = random.Random(seed)
    owners, texts = _units(written)
    some = [
        (n, statement.text)
        for n, of in enumerate(written)
        for statement in of.statements
        if statement.label is not Label.NOT_SAID and rng.random() <= _SHARE
    ]
    if not some:
        return
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit(texts)
    likeness = (vectors.transform([said for _, said in some]) @ vectors.transform(texts).T).toarray()
    for (n, said), like in zip(some, likeness, strict=True):
        yield said, [texts[_nearest(like, owners == n)[0]]]


def _units(written: Sequence[Written]) -> tuple[np.ndarray, list[str]]:
    """The sentences, items and rows of texts under their headings, and the number of the text that each is of."""
    found = [
        (n, headed(unit.whole, of.premise.heading, ()))
        for n, of in enumerate(written)
        for unit in units(of.premise.text, of.premise.heading)
    ]
    return np.array([n for n, _ in found]), [text for _, text in found]


def _nearest(likeness: np.ndarray, among: np.ndarray) -> list[int]:
    rows = np.flatnonzero(among)
    return [int(row) for row in rows[np.argsort(-likeness[rows], kind="stable")]]


def _write(path: Path, of: str, found: Iterator[Found]) -> None:
    lines = [json.dumps({of: said, "texts": texts}, ensure_ascii=False) for said, texts in found]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(lines)}")


if __name__ == "__main__":
    main()
