"""Questions with the texts that a search finds for them, each graded by hand: much that reads well does not answer.

The questions are those of `close_sections.jsonl` and `sections.jsonl`; the texts are sentences of any of their sections
under their headings, those nearest in meaning, the questions' known answers left out. Who graded them saw nothing else.
A line of `data/graded.jsonl` is {"author", "question", "texts", "grades"}, a digit a text: 2 answers, 1 belongs in a
good answer or answers by a guess, 0 does not answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.rows import Label, Row

FILE = Path(__file__).parent / "data" / "graded.jsonl"
GRADED = "graded"
"""The kind of these rows."""
_LABELS = {"0": Label.UNANSWERED, "2": Label.ANSWERED}


def graded_rows(path: Path = FILE) -> Iterator[Row]:
    """A row for each text that answers or does not; what is between counts neither way."""
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for text, grade in zip(line["texts"], line["grades"], strict=True):
            if grade in _LABELS:
                yield Row(text, line["question"], _LABELS[grade], 1.0, line["author"], GRADED)
