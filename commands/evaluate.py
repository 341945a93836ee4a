"""`kallstod eval`: evaluation suites over an index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.shared import IndexOption, JsonOption, fail, open_assistant, write
from settings import ROOT


def evaluate(
    suites: Annotated[list[Path] | None, typer.Argument(help="Sviter (YAML); annars alla i evals/suites.")] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Kör utvärderingssviter; slutkod 1 om någon spärr bryts."""
    from evals.run import run_suites
    from evals.suite import SuiteError

    assistant, _ = open_assistant(index)
    try:
        results = run_suites(suites or sorted((ROOT / "evals" / "suites").glob("*.yaml")), assistant)
    except SuiteError as error:
        fail(str(error))
    if as_json:
        write([r.as_dict() for r in results])
    else:
        for result in results:
            typer.echo(result.table())
    if not all(r.passed for r in results):
        raise typer.Exit(1)
