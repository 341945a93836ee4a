"""The command `kallstod`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from settings import ROOT, Settings, SettingsError, load_settings

app = typer.Typer(
    name="kallstod",
    help="Källstöd svarar på frågor om ekonomiskt bistånd ur kommunens egna dokument, med källa till varje påstående.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

IndexOption = Annotated[Path | None, typer.Option("--index", help="Indexets mapp.", metavar="MAPP")]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv maskinläsbart (JSON).")]
MunicipalityOption = Annotated[
    str | None, typer.Option("--municipality", "--kommun", help="Bara denna kommuns lokala källor, och de nationella.")
]
AsOfOption = Annotated[str | None, typer.Option("--as-of", help="Regler som gällde den dagen, ÅÅÅÅ-MM-DD.")]
BatchOption = Annotated[Path | None, typer.Option("--batch", help="JSONL-fil, en fråga på varje rad.", metavar="FIL")]


@app.command()
def ingest(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Mappar som tillsammans är hela biblioteket; annars inställningarnas.")
    ] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Läs in dokumenten i MAPP … till indexet."""
    from ingest.embed import EmbeddingError, load_embeddings
    from ingest.folders import LibraryUnreadable
    from ingest.index import IndexBusy
    from ingest.pipeline import ingest as run

    settings = _settings()
    try:
        report = run(
            folders or settings.library,
            index or settings.index,
            load_embeddings(settings.embedding),
            max_file_mb=settings.max_file_mb,
            progress=_bar if not as_json else iter,
        )
    except (LibraryUnreadable, IndexBusy, EmbeddingError) as error:
        _fail(str(error))
    failures = [{"source": f.source, "reason": f.reason} for f in report.manifest.failures]
    remarks = [{"source": f.source, "text": f.remark} for f in report.manifest.files if f.remark]
    summary = {
        "generation": report.manifest.generation,
        "changed": report.changed,
        "files": len(report.manifest.files),
        "read": report.read,
        "removed": report.removed,
        "documents": report.documents,
        "passages": report.passages,
        "failures": failures,
        "remarks": remarks,
    }
    if as_json:
        _write(summary)
        return
    state = "Nytt index" if report.changed else "Indexet var aktuellt"
    typer.echo(f"{state} ({report.manifest.generation}): {report.documents} dokument, {report.passages} avsnitt.")
    for remark in remarks:
        typer.echo(f"{remark['source']}: {remark['text']}")
    for failure in failures:
        typer.echo(f"Ej inläst: {failure['source']}: {failure['reason']}", err=True)


@app.command()
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

    assistant, settings = _assistant(index)
    for asked in _questions(question, batch, municipality or settings.municipality, as_of):
        answer = assistant.ask(asked)
        if as_json or batch:
            _write(answer_out(answer))
        else:
            from assistant.reference import as_text

            typer.echo(as_text(answer, assistant.index))


@app.command()
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

    assistant, settings = _assistant(index)
    for asked in _questions(query, batch, municipality or settings.municipality, as_of):
        hits = assistant.search(asked, k)
        if as_json or batch:
            _write(hits_out(asked.id, hits))
            continue
        for hit in hits:
            typer.echo(f"{hit.score:.2f}  {hit.document.metadata.title}, {hit.passage.locator}\n{hit.passage.text}\n")


@app.command("eval")
def evaluate(
    suites: Annotated[list[Path] | None, typer.Argument(help="Sviter (YAML); annars alla i evals/suites.")] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Kör utvärderingssviter; slutkod 1 om någon spärr bryts."""
    from evals.run import run_suites
    from evals.suite import SuiteError

    assistant, _ = _assistant(index)
    try:
        results = run_suites(suites or sorted((ROOT / "evals" / "suites").glob("*.yaml")), assistant)
    except SuiteError as error:
        _fail(str(error))
    if as_json:
        _write([r.as_dict() for r in results])
    else:
        for result in results:
            typer.echo(result.table())
    if not all(r.passed for r in results):
        raise typer.Exit(1)


@app.command("app")
def serve() -> None:
    """Starta webbappen på den här datorn."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    raise typer.Exit(subprocess.call(command, cwd=ROOT, env=os.environ))


def main() -> None:
    """Entry point: UTF-8 out whatever the console says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app()


def _assistant(index: Path | None) -> tuple[Any, Settings]:
    from assistant.assistant import Assistant
    from ingest.index import IndexUnavailable

    settings = _settings()
    try:
        return Assistant.open(index or settings.index, settings), settings
    except (IndexUnavailable, SettingsError) as error:
        _fail(str(error))


def _settings() -> Settings:
    try:
        return load_settings()
    except SettingsError as error:
        _fail(str(error))


def _questions(text: str | None, batch: Path | None, municipality: str | None, as_of: str | None) -> Iterator[Any]:
    from assistant.wire import BatchError, question_in, questions_in

    if (text is None) == (batch is None):
        _fail("Ange antingen en fråga eller --batch FIL.")
    defaults = {"municipality": municipality, "as_of": as_of}
    try:
        if batch is None:
            yield question_in({"question": text}, defaults)
        else:
            yield from questions_in(batch, defaults)
    except BatchError as error:
        _fail(str(error))


def _bar(files: Sequence[Any]) -> Iterable[Any]:
    from tqdm import tqdm

    bar: Iterable[Any] = tqdm(files, desc="Läser in", unit="fil", disable=None)
    return bar


def _write(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


if __name__ == "__main__":
    main()
