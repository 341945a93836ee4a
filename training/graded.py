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
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.rows import Label, Row
from training.sections import AskedSection, Question

_DATA = Path(__file__).parent / "data"
FILE, NARROW = _DATA / "graded.jsonl", _DATA / "narrow.jsonl"
GRADED = "graded"
"""The kind of these rows."""
_OF_QUESTIONS = {"0": Label.UNANSWERED, "2": Label.ANSWERED}
_OF_STATEMENTS = {"S": Label.SUPPORTED, "C": Label.CONTRADICTED, "N": Label.NOT_SAID}
_AS_OF_QUESTIONS = str.maketrans("SCN", "210")
"""A statement is told from texts as a question is: what says otherwise is of its subject, so it counts neither way."""
HELD = ("g5", "g117", "n117")
"""Authors whose grades are only measured by."""
_TOGETHER = 36
Line = dict[str, Any]


def graded_rows(path: Path = FILE) -> Iterator[Row]:
    """A row for each text that answers or does not; what is between counts neither way."""
    return _rows(path, "question", _OF_QUESTIONS)


def narrow_rows(path: Path = NARROW) -> Iterator[Row]:
    """A row for each text that carries a statement by itself, says otherwise, or says too little."""
    return _rows(path, "statement", _OF_STATEMENTS)


def _rows(path: Path, of: str, labels: Mapping[str, Label]) -> Iterator[Row]:
    for line in _lines(path):
        for text, grade in zip(line["texts"], line["grades"], strict=True):
            if grade in labels:
                yield Row(text, line[of], labels[grade], 1.0, line["author"], GRADED)


def graded_lines() -> tuple[list[Line], list[Line]]:
    """Graded questions, and statements that some text carries: those of the authors that are learnt from."""
    questions, statements = ([line for line in _lines(path) if line["author"] not in HELD] for path in (FILE, NARROW))
    return questions, [line for line in statements if "S" in line["grades"]]


def graded_sections(rng: random.Random) -> list[AskedSection]:
    """Graded questions and statements with their texts, some at a time as if they stood in one section."""
    questions, statements = graded_lines()
    lines = rng.sample([*questions, *statements], len(questions) + len(statements))
    return [_section(lines[n : n + _TOGETHER]) for n in range(0, len(lines), _TOGETHER)]


def _section(lines: Sequence[Line]) -> AskedSection:
    """The texts of some lines, each once, as the sentences of a section."""
    texts = [[_under_heading(text) for text in line["texts"]] for line in lines]
    place = {text: n for n, text in enumerate(dict.fromkeys(text for some in texts for text in some))}
    questions = []
    for line, some in zip(lines, texts, strict=True):
        grades = line["grades"].translate(_AS_OF_QUESTIONS)
        of_grade = {g: tuple(place[t] for t, its in zip(some, grades, strict=True) if its == g) for g in "21"}
        questions.append(Question(line.get("question") or line["statement"], of_grade["2"], of_grade["1"]))
    return AskedSection("", tuple(place), tuple(questions))


def _under_heading(text: str) -> str:
    """A graded text as the search sees it."""
    return text.replace(": ", ". ", 1)


def _lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
