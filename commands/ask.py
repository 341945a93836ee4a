"""`kallstod ask`: a question to a cited answer."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.shared import (
    AsOfOption,
    BatchOption,
    IndexOption,
    JsonOption,
    MunicipalityOption,
    open_assistant,
    questions,
    write,
)


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
    for asked in questions(question, batch, municipality or settings.municipality, as_of):
        answer = assistant.ask(asked)
        if as_json or batch:
            write(answer_out(answer))
        else:
            from assistant.reference import as_text

            typer.echo(as_text(answer, assistant.index))
