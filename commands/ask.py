"""`kallstod ask`: a question to a cited answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.shared import (
    AsOfOption,
    BatchOption,
    IndexOption,
    JsonOption,
    MunicipalityOption,
    fail,
    open_assistant,
    questions,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answer import Answer, Question
    from assistant.assistant import Assistant
    from settings import Settings


def ask(
    question: Annotated[str | None, typer.Argument(help="Frågan.")] = None,
    index: IndexOption = None,
    municipality: MunicipalityOption = None,
    as_of: AsOfOption = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ställ en fråga och få ett svar med källor."""
    from assistant.wire import answer_out

    assistant, settings = open_assistant(index)
    approved = _approved(assistant, settings) if settings.serve_approved else None
    for asked in questions(question, batch, municipality or settings.municipality, as_of):
        answer = (approved(asked) if approved else None) or assistant.ask(asked)
        if as_json or batch:
            write(answer_out(answer))
        else:
            from assistant.reference import as_text

            typer.echo(as_text(answer, assistant.index))


def _approved(assistant: Assistant, settings: Settings) -> Callable[[Question], Answer | None]:
    """Gives the reviewed answer to a question, where one stands; exit 2 where the database cannot be used."""
    from functools import partial

    from assistant.oversight.approval import approved_answer
    from assistant.oversight.store import StateUnavailable, open_store

    try:
        return partial(approved_answer, assistant, open_store(settings.state, settings.retention_days))
    except StateUnavailable as error:
        fail(str(error))
