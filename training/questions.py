"""Questions of our own, each with the statement that answers it: everyday language beside the authority's.

Written by hand for training, by writers who had seen neither the example library nor the suites. A line of
`data/questions.jsonl` is {"statement": authority prose, "questions": [how caseworkers and clients ask for it]}.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.pairs import Pair
from training.texts import is_held_out

FILE = Path(__file__).parent / "data" / "questions.jsonl"
HELD_OUT_SHARE = 0.15


@dataclass(frozen=True)
class Asked:
    """A statement and the questions that it answers."""

    statement: str
    questions: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether its questions are kept for measuring and never trained on, by a hash of the statement."""
        return is_held_out(self.statement, HELD_OUT_SHARE)


def read_asked(path: Path = FILE) -> list[Asked]:
    """Reads the statements with their questions."""
    found = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Asked(row["statement"], tuple(row["questions"])) for row in found]


def question_pairs(asked: Iterable[Asked]) -> list[Pair]:
    """Question and statement, of the statements that are not held out."""
    return [Pair("own", a.statement, q, a.statement) for a in asked if not a.held_out for q in a.questions]


def held_out_questions(asked: Sequence[Asked]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """The held-out questions, every statement as their pool, and for each question the row of its own statement."""
    questions = [(q, row) for row, a in enumerate(asked) if a.held_out for q in a.questions]
    return tuple(q for q, _ in questions), tuple(a.statement for a in asked), tuple(row for _, row in questions)
