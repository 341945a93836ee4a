"""Sections of invented guidance with questions, each question with the sentences that answer it, or with none.

Written by hand for training, by writers who had seen neither the program nor its library nor its suites. A line of
`data/sections.jsonl` is {"title", "heading", "sentences", "questions": [{"text", "style", "answers", "partial"}]};
`answers` are rows of sentences, `partial` those that belong to a full answer without being one.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.questions import Asked
from training.texts import is_held_out

FILE = Path(__file__).parent / "data" / "sections.jsonl"
HELD_OUT_SHARE = 0.06
_STATEMENTS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the rows of the sentences that answer it, whole or in part; none where the section is silent."""

    text: str
    answers: tuple[int, ...]
    partial: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedSection:
    """Sentences that stand under one heading, and what is asked about them.

    Attributes:
        title: Of the document.
        author: Who wrote it, where it is told.
    """

    heading: str
    sentences: tuple[str, ...]
    questions: tuple[Question, ...]
    title: str = ""
    author: str = ""

    @property
    def held_out(self) -> bool:
        """Whether it is kept for measuring and never trained on, by a hash of its first sentence."""
        return is_held_out(self.sentences[0], HELD_OUT_SHARE)

    @property
    def texts(self) -> list[str]:
        """The sentences as the search sees them, under their heading."""
        return [f"{self.heading}. {sentence}" if self.heading else sentence for sentence in self.sentences]


def read_sections(path: Path = FILE) -> list[AskedSection]:
    """Reads the sections with their questions."""
    return [_section(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def gathered(asked: Sequence[Asked], rng: random.Random) -> list[AskedSection]:
    """Statements of their own and their questions, some at a time as if they stood in one section."""
    order = [a for a in asked if not a.held_out]
    rng.shuffle(order)
    return [
        AskedSection(
            "",
            tuple(a.statement for a in some),
            tuple(Question(text, (row,)) for row, a in enumerate(some) for text in a.questions),
        )
        for some in (order[n : n + _STATEMENTS] for n in range(0, len(order), _STATEMENTS))
    ]


def _section(row: dict) -> AskedSection:  # type: ignore[type-arg]
    questions = tuple(
        Question(q["text"], tuple(q["answers"]), tuple(set(q["partial"]) - set(q["answers"]))) for q in row["questions"]
    )
    return AskedSection(row["heading"], tuple(row["sentences"]), questions, row["title"], row.get("author", ""))
