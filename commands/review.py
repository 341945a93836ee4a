"""`kallstod review`: decisions as eval cases, and stored questions asked again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.shared import ForceOption, IndexOption, JsonOption, fail, open_assistant, read_settings, write, write_new

if TYPE_CHECKING:
    from assistant.oversight.drift import Change
    from assistant.oversight.store import Store

app = typer.Typer(help="Granskade svar: testfall och ändringar.", no_args_is_help=True)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="Fil som skrivs, till exempel granskade.yaml.", metavar="FIL")],
    force: ForceOption = False,
) -> None:
    """Skriv granskarnas beslut som testfall för kallstod eval."""
    from assistant.oversight import queue
    from evals.reviewed import suite_of

    try:
        suite = suite_of(queue.find(_store(), ("approved", "corrected", "rejected"), limit=1_000_000))
    except ValueError as error:
        fail(str(error))
    write_new(file, suite, force=force)


@app.command()
def rerun(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """Ställ sparade frågor igen mot biblioteket som det är nu; godkännanden utan grund upphör."""
    from assistant.oversight.approval import end_those_without_ground
    from assistant.oversight.drift import rerun as run

    assistant, _ = open_assistant(index)
    store = _store()
    changes, ended = run(assistant, store), end_those_without_ground(assistant, store)
    if as_json:
        lost = [{"question": r.posed.question, "reason": r.ended_why} for r in ended]
        write({"changes": [_change_out(c) for c in changes], "ended": lost})
        return
    for change in changes:
        typer.echo(f"Ändrat svar: {change.posed.question}")
        for d in change.differences:
            typer.echo(f"  {d.kind}: {d.one or '–'} → {d.other or '–'}")
    for review in ended:
        typer.echo(f"Godkännande upphört: {review.posed.question} {review.ended_why}")
    typer.echo(f"{len(changes)} ändrade svar, {len(ended)} godkännanden upphörda.")


def _change_out(change: Change) -> dict[str, Any]:
    """A changed answer for another program."""
    return {
        "question": change.posed.question,
        "municipality": change.posed.municipality or None,
        "before": change.before,
        "after": change.after,
        "differences": [asdict(d) for d in change.differences],
    }


def _store() -> Store:
    from assistant.oversight.store import StateUnavailable, open_store

    settings = read_settings()
    try:
        return open_store(settings.state, settings.retention_days)
    except StateUnavailable as error:
        fail(str(error))
