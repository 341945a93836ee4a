"""The values of a question's way to its answer. All are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ingest.documents import Document, Passage

if TYPE_CHECKING:
    from assistant.second_opinion import Opinion

Status = Literal["answered", "abstained"]
Completeness = Literal["complete", "partial"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and the answer that was shown."""

    question: str
    answer: str


LONGEST_QUESTION = 4_000
"""Characters, about two pages; a longer text is no question, and is not read as one."""
TOO_LONG = f"Frågan är för lång. Korta den till högst {LONGEST_QUESTION} tecken och ställ en fråga i taget."


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what bounds the sources.

    Attributes:
        municipality: Only its local sources and the national ones count; None means all.
        as_of: The day whose rules are asked for; None means today.
        history: Earlier turns, oldest first.
    """

    text: str
    id: str = ""
    municipality: str | None = None
    as_of: date | None = None
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, with its document and score (higher is better, 0 to 1).

    Attributes:
        meanings: How near in meaning the query is to each of the passage's units, a cosine less that of things that
            have nothing to do with each other; () without the dense leg.
        nearest: The place in the passage that most likely answers, where one was looked for.
        short_names: The short names that the document spells out, each with what it stands for, where they were read.
    """

    passage: Passage
    document: Document
    score: float
    meanings: tuple[float, ...] = ()
    nearest: tuple[int, int] | None = None
    short_names: tuple[tuple[str, str], ...] = ()

    @property
    def quote(self) -> str:
        """The words of that place, "" where none was looked for."""
        return self.passage.text[slice(*self.nearest)] if self.nearest else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that carry a statement: `passage.text[start:end] == quote`."""

    n: int
    passage: Passage
    document: Document
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, and the numbers of the citations that say it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know beside the answer; `code` is stable, `text` is Swedish."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to a question, or that it does not.

    Attributes:
        question: As understood, personal data masked; a follow-up is rewritten to stand alone.
        reason: Why it abstained, in Swedish; None when answered.
        related: Nearest passages when it abstained within the subject: "möjligen relevanta avsnitt".
        timings_ms: Stage name and milliseconds, in order.
        opinions: What a second reader thinks of each statement, where settings name one; it decides nothing.
    """

    id: str
    question: str
    status: Status
    reason: str | None = None
    completeness: Completeness = "complete"
    mode: str = "extractive"
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[Hit, ...] = ()
    notices: tuple[Notice, ...] = ()
    timings_ms: tuple[tuple[str, float], ...] = ()
    opinions: tuple[Opinion, ...] = ()

    @property
    def text(self) -> str:
        """The statements as shown, one a line, each with its citation numbers."""
        return "\n\n".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}".strip() for s in self.statements)
