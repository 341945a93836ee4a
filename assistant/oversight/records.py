"""What is kept of questions, answers and decisions. All are frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from pydantic import TypeAdapter

from assistant.answer import Answer, Citation, Hit, Notice, Statement, Status
from assistant.assistant import Trace

Origin = Literal["wrong", "incomplete", "sent", "sample"]
State = Literal["open", "approved", "corrected", "rejected"]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as it was when it was cited or looked into, with what finds it again in a later index.

    Attributes:
        n: Its number in the answer, or its rank among the passages looked into.
        quote: The words that were cited, `passage[start:start + len(quote)]`; "" where it was only looked into.
    """

    n: int
    work_id: str
    text_hash: str
    title: str
    level: int
    municipalities: tuple[str, ...]
    locator: str
    context: str
    passage: str
    quote: str = ""
    start: int = 0

    @classmethod
    def of(cls, found: Citation | Hit, n: int) -> Source:
        """A citation or a hit as it is now."""
        p, d, m = found.passage, found.document, found.document.metadata
        quote, start = (found.quote, found.start) if isinstance(found, Citation) else ("", 0)
        return cls(
            n, d.work_id, p.text_hash, m.title, m.kind.level, m.municipalities, p.locator, p.context, p.text, quote,
            start,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given.

    Attributes:
        sources: What the statements cite.
        looked_into: The passages that were looked into for it, best first.
        probability: That the sources answer, as it was judged; None where bounds refused the question.
        generation: The index generation that answered.
    """

    status: Status
    reason: str = ""
    completeness: str = "complete"
    mode: str = "extractive"
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    looked_into: tuple[Source, ...] = ()
    notices: tuple[Notice, ...] = ()
    probability: float | None = None
    generation: str = ""

    @classmethod
    def of(cls, trace: Trace, generation: str) -> Kept:
        """What is kept of an answer and how it came about."""
        kept = cls.of_answer(trace.answer, generation)
        return replace(
            kept,
            looked_into=tuple(Source.of(h, rank) for rank, h in enumerate(trace.hits, start=1)),
            probability=None if trace.confidence is None else round(trace.confidence, 3),
        )

    @classmethod
    def of_answer(cls, answer: Answer, generation: str) -> Kept:
        """The answer alone."""
        return cls(
            status=answer.status,
            reason=answer.reason or "",
            completeness=answer.completeness,
            mode=answer.mode,
            statements=answer.statements,
            sources=tuple(Source.of(c, c.n) for c in answer.citations),
            notices=answer.notices,
            generation=generation,
        )

    @property
    def text(self) -> str:
        """The statements, one a paragraph, each with its numbers."""
        return "\n\n".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}".strip() for s in self.statements)

    def to_json(self) -> str:
        """For a column of text."""
        return _KEPT.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Kept:
        """The reverse of `to_json`."""
        return _KEPT.validate_json(text)


_KEPT = TypeAdapter(Kept)


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as it is kept: masked, bound, and with the form by which it is known again.

    Attributes:
        form: Digest of the analysed question; equal for questions that ask the same in the same words.
        subject: What it is about, for grouping; "" where nothing tells.
    """

    question: str
    form: str
    municipality: str = ""
    as_of: date | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put, and what was answered."""

    id: int
    at: datetime
    posed: Posed
    kept: Kept


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decides.

    Attributes:
        by: The reviewer's role, never a name.
        should: Whether the question ought to be answered from the library.
        stands: The answer that the reviewer stands for, its passages looked into at the time of the decision; None
            where it is rejected.
    """

    state: State
    by: str
    reason: str = ""
    should: Status = "answered"
    stands: Kept | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A question in the queue, open or decided.

    Attributes:
        version: Grows with every change; a decision names the one it was made on.
        times: How often the same has been asked for review.
        ended: When an approval ran out, and `ended_why`.
    """

    id: int
    version: int
    at: datetime
    origin: Origin
    comment: str
    times: int
    posed: Posed
    kept: Kept
    state: State = "open"
    decided: datetime | None = None
    decision: Decision | None = None
    ended: datetime | None = None
    ended_why: str = ""

    @property
    def holds(self) -> Kept | None:
        """The answer that the reviewer stands for; None while undecided, rejected or ended."""
        return self.decision.stands if self.decision and self.ended is None else None
