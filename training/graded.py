"""Texts as the program finds and cuts them, graded by hand: much that reads well does not answer or carry.

`data/graded.jsonl` holds questions. Those of `close_sections.jsonl` and `sections.jsonl` stand with sentences of any of
their sections under their headings, those nearest in meaning, the questions' known answers left out; from g20 on those
of `statements.jsonl`, with sentences, items and rows of what the same author wrote: those that the reader of then found
to answer, and of the question's own text also others. `data/narrow.jsonl` holds statements of the latter, with the
sentence, item or row of their own text that is most like them by its letters, and some other (`training/to_grade.py`).
Who graded them saw nothing else.

A line is {"author", "question" or "statement", "texts", "grades"}, a character a text. Of a question: 2 answers, 1
belongs in a good answer or answers by a guess, 0 does not answer; of a statement: S the text by itself carries it, C
says otherwise, N neither. g117 and n117 are of what t117 wrote, only to measure by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.rows import Label, Row

_DATA = Path(__file__).parent / "data"
FILE, NARROW = _DATA / "graded.jsonl", _DATA / "narrow.jsonl"
GRADED = "graded"
"""The kind of these rows."""
_OF_QUESTIONS = {"0": Label.UNANSWERED, "2": Label.ANSWERED}
_OF_STATEMENTS = {"S": Label.SUPPORTED, "C": Label.CONTRADICTED, "N": Label.NOT_SAID}


def graded_rows(path: Path = FILE) -> Iterator[Row]:
    """A row for each text that answers or does not; what is between counts neither way."""
    return _rows(path, "question", _OF_QUESTIONS)


def narrow_rows(path: Path = NARROW) -> Iterator[Row]:
    """A row for each text that carries a statement by itself, says otherwise, or says too little."""
    return _rows(path, "statement", _OF_STATEMENTS)


def _rows(path: Path, of: str, labels: Mapping[str, Label]) -> Iterator[Row]:
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for text, grade in zip(line["texts"], line["grades"], strict=True):
            if grade in labels:
                yield Row(text, line[of], labels[grade], 1.0, line["author"], GRADED)
