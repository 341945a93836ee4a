"""What the commands share: options, the opened assistant, questions in, JSON out, and errors a user can act on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from settings import Settings, SettingsError, load_settings

IndexOption = Annotated[Path | None, typer.Option("--index", help="Indexets mapp.", metavar="MAPP")]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv maskinläsbart (JSON).")]
ForceOption = Annotated[bool, typer.Option("--force", help="Skriv över filen om den redan finns.")]
MunicipalityOption = Annotated[
    str | None, typer.Option("--municipality", "--kommun", help="Bara denna kommuns lokala källor, och de nationella.")
]
AsOfOption = Annotated[str | None, typer.Option("--as-of", help="Regler som gällde den dagen, ÅÅÅÅ-MM-DD.")]
BatchOption = Annotated[Path | None, typer.Option("--batch", help="JSONL-fil, en fråga på varje rad.", metavar="FIL")]


def read_settings() -> Settings:
    """The settings; exit 2 with the reason where they cannot be used."""
    try:
        return load_settings()
    except SettingsError as error:
        fail(str(error))


def open_assistant(index: Path | None) -> tuple[Any, Settings]:
    """The assistant over an index, and the settings; exit 2 with the reason where there is none."""
    from assistant.assistant import Assistant
    from ingest.index import IndexUnavailable

    settings = read_settings()
    try:
        return Assistant.open(index or settings.index, settings), settings
    except (IndexUnavailable, SettingsError) as error:
        fail(str(error))


def questions(text: str | None, batch: Path | None, municipality: str | None, as_of: str | None) -> Iterator[Any]:
    """The one question given, or those of a batch file; exit 2 with the reason where they cannot be read."""
    from assistant.wire import BatchError, question_in, questions_in

    if (text is None) == (batch is None):
        fail("Ange antingen en fråga eller --batch FIL.")
    defaults = {"municipality": municipality, "as_of": as_of}
    try:
        if batch is None:
            yield question_in({"question": text}, defaults)
        else:
            yield from questions_in(batch, defaults)
    except BatchError as error:
        fail(str(error))


def write(value: object) -> None:
    """One line of JSON on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def write_new(file: Path, content: str | bytes, *, force: bool) -> None:
    """Writes a file; exit 2 with the reason where it cannot be written, or is there and is not to be replaced."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb" if force else "xb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
    except FileExistsError:
        fail(f"{file} finns redan. Välj ett annat namn, eller skriv över filen med --force.")
    except OSError as error:
        fail(f"{file} kan inte skrivas: {error.strerror or error}.")


def fail(message: str) -> NoReturn:
    """Says why on stderr and exits with 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)
