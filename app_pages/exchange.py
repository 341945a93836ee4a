"""One question and its answer as the conversation on the page keeps them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app_pages.keeping import answer_and_keep
from assistant.answer import Answer, Question, Turn
from assistant.privacy import mask
from assistant.reference import as_text

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.sieve import Verified

REMEMBERED = 4
"""Earlier turns that a follow-up is understood from."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as put, its answer, and the text to copy, which names the library version of that moment.

    Attributes:
        kept_id: What feedback on the answer refers to; None where questions are not kept.
    """

    question: Question
    answer: Answer
    copy_text: str
    kept_id: int | None = None

    @property
    def interpreted(self) -> str | None:
        """The question as understood, where that is not what was typed."""
        understood = self.answer.question.strip()
        return understood if understood != self.question.text.strip() else None


def ask(
    assistant: Assistant,
    text: str,
    earlier: Sequence[Exchange],
    *,
    municipality: str | None,
    as_of: date | None,
    on_statement: Callable[[Verified], None] | None = None,
) -> Exchange:
    """Puts a question, with the last turns as understood (and masked) for what it may refer back to."""
    history = tuple(Turn(e.answer.question, e.answer.text) for e in earlier[-REMEMBERED:])
    question = Question(text.strip(), municipality=municipality, as_of=as_of, history=history)
    answer, kept_id = answer_and_keep(assistant, question, on_statement)
    kept = replace(question, text=mask(question.text), history=())
    return Exchange(kept, answer, as_text(answer, assistant.index, asked=kept), kept_id)
