"""`kallstod eval`: evaluation suites over an index."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from commands.shared import (
    ForceOption,
    IndexOption,
    JsonOption,
    fail,
    open_assistant,
    read_settings,
    write,
    write_new,
)

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from evals.record import Run
    from settings import Settings


class _RunsByDefault(TyperGroup):
    """`kallstod eval SUITE` means `kallstod eval run SUITE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts `run` before arguments that name no subcommand."""
        named = args and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named else ["run", *args])


app = typer.Typer(
    cls=_RunsByDefault,
    help="Kör utvärderingssviter: kallstod eval [SVIT...]. Slutkod 1 om någon spärr bryts.",
    pretty_exceptions_enable=False,
)


@app.command()
def run(
    suites: Annotated[
        list[Path] | None, typer.Argument(help="Sviter (YAML), mappar eller namn på medföljande; annars alla.")
    ] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
    compare: Annotated[
        Path | None,
        typer.Option("--compare", help="Jämför med en körning: namn, mapp eller senaste.", metavar="NAMN"),
    ] = None,
    judge: Annotated[
        str | None, typer.Option("--judge", help="Låt också en språkmodell döma, leverantör:modell.", metavar="MODELL")
    ] = None,
) -> None:
    """Kör sviterna, skriv tabellen och spara körningen; slutkod 1 om någon spärr bryts."""
    from evals.compare import compare as held_against
    from evals.compare import comparison_text
    from evals.record import RunUnreadable, find, load
    from evals.table import table

    assistant, settings = open_assistant(index)
    try:
        before = load(find(compare, settings.runs)) if compare else None
    except RunUnreadable as error:
        fail(str(error))
    done = _run(suites, assistant, settings, judge)
    if as_json:
        write(_machine(done))
    else:
        typer.echo(table(done))
    if before:
        typer.echo(comparison_text(held_against(before, done)), err=as_json)
    _keep(done, assistant, settings)
    if not done.summary.passed:
        raise typer.Exit(1)


def _run(suites: list[Path] | None, assistant: Assistant, settings: Settings, judge_name: str | None) -> Run:
    from assistant.chat_model import ChatModelError
    from evals.judge import Judge, judged
    from evals.record import free_name
    from evals.run import load_suites, run_suites
    from evals.suite import SUITES, SuiteError

    try:
        loaded = load_suites(suites or [SUITES])
        judge = Judge(judge_name, settings, settings.runs / "judge-cache") if judge_name else None
        done = run_suites(loaded, assistant, settings, free_name(settings.runs, datetime.now()), _progress)
    except (SuiteError, ChatModelError) as error:
        fail(str(error))
    return judged(done, judge, _progress) if judge else done


def _progress(name: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        typer.echo(f"\r{name}: {done} av {total}{end}", err=True, nl=False)


def _keep(done: Run, assistant: Assistant, settings: Settings) -> None:
    """Saves the run; the figures are out already, so nothing is lost where it cannot be."""
    from evals.record import REPORT, save
    from evals.report import html

    try:
        folder = save(done, html(done), assistant.index.manifest.as_json(), settings.runs)
    except OSError as error:
        fail(f"Körningen kan inte sparas i {settings.runs}: {error.strerror or error}.")
    typer.echo(f"Rapport: {folder / REPORT}", err=True)


def _machine(done: Run) -> list[dict[str, Any]]:
    """The run for another program: one object a suite."""
    from evals.record import summary_json

    told = []
    for suite, facts in zip(done.summary.suites, summary_json(done.summary)["suites"], strict=True):
        failures = [o for o in done.outcomes if o.suite == suite.key and o.failed and not suite.sealed]
        told.append(
            {
                "suite": suite.name,
                "key": suite.key,
                "run": done.summary.name,
                "passed": suite.passed,
                "metrics": {f["name"]: {k: f[k] for k in ("mean", "n", "interval")} for f in facts["figures"]},
                "gates": facts["gates"],
                "failures": [
                    {"id": o.id, "question": o.asked, "scores": dict(o.scores), "error": o.error} for o in failures
                ],
            }
        )
    return told


@app.command()
def init(
    file: Annotated[Path, typer.Argument(help="Filen som ska skrivas, t.ex. sviter/min-kommun.yaml.")],
    index: IndexOption = None,
    count: Annotated[int, typer.Option("--antal", "-n", min=1, help="Antal utkast.")] = 20,
    force: ForceOption = False,
) -> None:
    """Skriv utkast till en egen svit ur biblioteket, för en person att rätta."""
    from evals.init import draft_suite

    assistant, _ = open_assistant(index)
    write_new(file, draft_suite(assistant.index, count), force=force)
    typer.echo(f"{file} är skriven. Rätta varje fall och ta bort raden draft: true när det är granskat.")


@app.command()
def schema() -> None:
    """Skriv JSON-schemat för en svit, till redigeraren."""
    from evals.suite import schema as json_schema

    read_settings()
    write(json_schema())
