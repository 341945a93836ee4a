"""`kallstod ingest`: folders to an index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.shared import IndexOption, JsonOption, fail, read_settings, write

if TYPE_CHECKING:
    from ingest.pipeline import Report


def ingest(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Mappar som tillsammans är hela biblioteket; annars inställningarnas.")
    ] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Läs in dokumenten i MAPP … till indexet."""
    from ingest.embed import load_embeddings
    from ingest.folders import LibraryUnreadable
    from ingest.index import IndexBusy
    from ingest.onnx_model import ModelError
    from ingest.pipeline import ingest as run

    settings = read_settings()
    try:
        report = run(
            folders or settings.library,
            index or settings.index,
            load_embeddings(settings.embedding),
            max_file_mb=settings.max_file_mb,
            progress=partial(_bar, "Läser in", "fil") if not as_json else iter,
            embedding_progress=partial(_bar, "Läser betydelser", "omgång") if not as_json else iter,
        )
    except (LibraryUnreadable, IndexBusy, ModelError) as error:
        fail(str(error))
    if as_json:
        write(_report_out(report))
        return
    state = "Nytt index" if report.changed else "Indexet var aktuellt"
    typer.echo(f"{state} ({report.manifest.generation}): {report.documents} dokument, {report.passages} avsnitt.")
    for file in report.manifest.files:
        if file.remark:
            typer.echo(f"{file.source}: {file.remark}")
    for failure in report.manifest.failures:
        typer.echo(f"Ej inläst: {failure.source}: {failure.reason}", err=True)


def _report_out(report: Report) -> dict[str, Any]:
    """The report for another program."""
    return {
        "generation": report.manifest.generation,
        "changed": report.changed,
        "files": len(report.manifest.files),
        "read": report.read,
        "removed": report.removed,
        "documents": report.documents,
        "passages": report.passages,
        "failures": [{"source": f.source, "reason": f.reason} for f in report.manifest.failures],
        "remarks": [{"source": f.source, "text": f.remark} for f in report.manifest.files if f.remark],
    }


def _bar(does: str, unit: str, steps: Sequence[Any]) -> Iterable[Any]:
    from tqdm import tqdm

    bar: Iterable[Any] = tqdm(steps, desc=does, unit=unit, disable=None)
    return bar
