"""`kallstod search`: a query to ranked passages."""

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


def search(
    query: Annotated[str | None, typer.Argument(help="Sökord eller fråga.")] = None,
    index: IndexOption = None,
    municipality: MunicipalityOption = None,
    as_of: AsOfOption = None,
    batch: BatchOption = None,
    k: Annotated[int, typer.Option("-k", min=1, help="Antal avsnitt.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Sök avsnitt, utan att svara."""
    from assistant.wire import hits_out

    assistant, settings = open_assistant(index)
    for asked in questions(query, batch, municipality or settings.municipality, as_of):
        hits = assistant.search(asked, k)
        if as_json or batch:
            write(hits_out(asked.id, hits))
            continue
        for hit in hits:
            typer.echo(f"{hit.score:.2f}  {hit.document.metadata.title}, {hit.passage.locator}\n{hit.passage.text}\n")
