"""The command `kallstod`: its commands, each in a module of `commands/`."""

from __future__ import annotations

import sys

import typer

from commands import ask, check, consistency, evaluate, ingest, lint, quiz, review, search, serve, sync

app = typer.Typer(
    name="kallstod",
    help="Källstöd svarar på frågor om ekonomiskt bistånd ur kommunens egna dokument, med källa till varje påstående.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(ingest.ingest)
app.command()(ask.ask)
app.command()(search.search)
app.command()(check.check)
app.command()(lint.lint)
app.command()(quiz.quiz)
app.command()(consistency.consistency)
app.add_typer(review.app, name="review")
app.command()(sync.sync)
app.add_typer(evaluate.app, name="eval")
app.command("app")(serve.serve)


def main() -> None:
    """Entry point: UTF-8 out whatever the console says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app()


if __name__ == "__main__":
    main()
