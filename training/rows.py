"""What the inference model learns from: a premise, a statement or question about it, and how the two stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum


class Label(IntEnum):
    """How a premise stands to a statement (the first three) or to a question."""

    SUPPORTED = 0
    CONTRADICTED = 1
    NOT_SAID = 2
    ANSWERED = 3
    UNANSWERED = 4

    @property
    def of_statement(self) -> bool:
        """Whether it is told of a statement, by the first three logits, and not of a question, by the fourth."""
        return self <= Label.NOT_SAID


@dataclass(frozen=True, slots=True)
class Row:
    """A premise and what is held against it.

    Attributes:
        statement: Or a question.
        weight: Of its loss.
        author: Who wrote it, or what made it; the figures are of authors that were left out.
        kind: How a true statement is worded ("everyday"), or what is wrong with another ("number").
    """

    premise: str
    statement: str
    label: Label
    weight: float = 1.0
    author: str = ""
    kind: str = ""


def parted(rows: Iterable[Row], authors: Collection[str]) -> tuple[list[Row], list[Row]]:
    """The rows of some authors, and those of all others."""
    theirs: list[Row] = []
    others: list[Row] = []
    for row in rows:
        (theirs if row.author in authors else others).append(row)
    return theirs, others
