"""`kallstod sync`: brings the sources of the catalogue to a folder of the library.

Nothing that goes wrong with one source stops the rest or takes away what is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from ingest.loaders import LoadError
from ingest.sync.catalogue import Catalogue, CatalogueError, Source, read_catalogue
from ingest.sync.fetch import Fetcher
from ingest.sync.shelf import Held, Shelf

State = Literal["new", "changed", "unchanged", "not-due", "gone", "removed", "failed"]


class SyncBusy(RuntimeError):
    """Someone else is fetching to the folder."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one source; `reason` is Swedish, "" where all is well."""

    name: str
    title: str
    url: str
    state: State
    reason: str = ""


def sync(
    catalogue: Catalogue,
    folder: Path,
    fetcher: Fetcher,
    *,
    names: Sequence[str] = (),
    force: bool = False,
    now: datetime | None = None,
    progress: Callable[[Sequence[Source]], Iterable[Source]] = iter,
) -> tuple[Looked, ...]:
    """Looks after the sources that are due.

    Args:
        folder: Where they are put.
        names: Only these; all where empty.
        force: Whether to look after those too that are not due.
        now: The time, with zone.
        progress: Wraps the sources, to show how far it has come.

    Raises:
        CatalogueError: If a name is not in the catalogue.
        SyncBusy: If another sync is writing to the folder.
    """
    at = now or datetime.now(UTC).replace(microsecond=0)
    known = {source.name: source for source in catalogue.sources}
    if unknown := [name for name in names if name not in known]:
        raise CatalogueError(f"Källan {unknown[0]} finns inte i katalogen. De som finns: {', '.join(known)}.")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".sync.lock", timeout=0):
            shelf = Shelf(folder)
            chosen = [known[name] for name in names] if names else list(catalogue.sources)
            looked = [_look(source, shelf, fetcher, at, force=force) for source in progress(chosen)]
            removed = [] if names else [_remove(name, shelf) for name in shelf.names() if name not in known]
    except Timeout as error:
        raise SyncBusy(f"En annan hämtning pågår redan till {folder}. Vänta tills den är klar.") from error
    return (*looked, *removed)


def _look(source: Source, shelf: Shelf, fetcher: Fetcher, now: datetime, *, force: bool) -> Looked:
    held = shelf.held(source.name)
    same_place = held.url == source.url
    if not force and same_place and not _is_due(source, held, now):
        return _told(source, "not-due")
    got = fetcher.fetch(source.url, *((held.etag, held.last_modified) if same_place else ()))
    if got.outcome == "failed":
        return _told(source, "failed", got.reason)
    if got.outcome == "fetched":
        try:
            changed = shelf.put(source, got, now)
        except LoadError as error:
            return _told(source, "failed", f"det hämtade går inte att läsa: {error}")
        return _told(source, "new" if not held.file else "changed" if changed else "unchanged")
    shelf.checked(source.name, now)
    if got.outcome == "gone":
        kept = " Den senast hämtade versionen är kvar." if held.file else ""
        return _told(source, "gone", f"{got.reason}.{kept}")
    return _told(source, "unchanged")


def _is_due(source: Source, held: Held, now: datetime) -> bool:
    return not held.checked or datetime.fromisoformat(held.checked) + timedelta(days=source.every_days) <= now


def _remove(name: str, shelf: Shelf) -> Looked:
    shelf.remove(name)
    return Looked(name, name, "", "removed", "Källan är borttagen ur katalogen.")


def _told(source: Source, state: State, reason: str = "") -> Looked:
    return Looked(source.name, source.title, source.url, state, reason)


__all__ = ["Catalogue", "CatalogueError", "Fetcher", "Looked", "Source", "SyncBusy", "read_catalogue", "sync"]
