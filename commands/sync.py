"""`kallstod sync`: fetches the public sources of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.shared import JsonOption, fail, read_settings, write

_STATES = {
    "new": "Ny",
    "changed": "Ändrad",
    "unchanged": "Oförändrad",
    "not-due": "Inte dags än",
    "gone": "Borta",
    "removed": "Borttagen",
    "failed": "Misslyckades",
}


def sync(
    names: Annotated[list[str] | None, typer.Argument(help="Bara dessa källor i katalogen.", metavar="NAMN...")] = None,
    to: Annotated[Path | None, typer.Option("--to", help="Mapp att hämta till.", metavar="MAPP")] = None,
    force: Annotated[bool, typer.Option("--force", help="Se efter även om det inte är dags.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Hämta offentliga källor (lagar, vägledningar) till en mapp i biblioteket. Kräver nät."""
    from ingest.sync import CatalogueError, Fetcher, SyncBusy, read_catalogue
    from ingest.sync import sync as run

    settings = read_settings()
    folder = to or settings.sources_folder
    try:
        catalogue = read_catalogue(settings.sources)
        with Fetcher(catalogue.hosts, max_bytes=settings.max_file_mb * 1_000_000) as fetcher:
            bar = iter if as_json else _bar
            looked = run(catalogue, folder, fetcher, names=names or (), force=force, progress=bar)
    except (CatalogueError, SyncBusy) as error:
        fail(str(error))
    except OSError as error:
        fail(f"Det går inte att skriva i {folder}: {error.strerror}.")
    if as_json:
        write({"folder": str(folder), "sources": [asdict(source) for source in looked]})
        return
    for source in looked:
        typer.echo(f"{_STATES[source.state]}: {source.title}" + (f" ({source.reason})" if source.reason else ""))
    if any(source.state in ("new", "changed", "removed") for source in looked):
        typer.echo(f"Läs in ändringarna med kallstod ingest, med {folder} bland mapparna.")


def _bar(sources: Sequence[Any]) -> Iterable[Any]:
    from tqdm import tqdm

    bar: Iterable[Any] = tqdm(sources, desc="Hämtar", unit="källa", disable=None)
    return bar
