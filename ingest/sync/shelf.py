"""The folder that fetched sources lie in: the file and sidecar of each, its earlier versions, and what is known of it.

FOLDER/NAME.txt, NAME.txt.meta.toml    what ingest reads
FOLDER/.versions/NAME/DAY-HASH.txt     every version that there has been
FOLDER/.sync.json                      addresses, marks of versions and times
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from ingest.documents import Kind
from ingest.folders import SIDECAR, sha256
from ingest.loaders import LoadError, load
from ingest.sync.catalogue import Source
from ingest.sync.fetch import Fetched

_STATE = ".sync.json"
_VERSIONS = ".versions"
_STATUTES = frozenset({Kind.LAG, Kind.FORORDNING})


@dataclass(frozen=True, slots=True)
class Held:
    """What is at hand of a source; times are ISO 8601 with zone, "" for never."""

    url: str = ""
    file: str = ""
    sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    checked: str = ""
    fetched: str = ""


class Shelf:
    """A folder of fetched sources."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._held = self._read()

    def held(self, name: str) -> Held:
        """What is at hand of a source; what is gone from the folder counts as never fetched."""
        held = self._held.get(name, Held())
        return held if held.file and (self._folder / held.file).is_file() else Held()

    def names(self) -> tuple[str, ...]:
        """The sources that something is held of."""
        return tuple(self._held)

    def checked(self, name: str, now: datetime) -> None:
        """Notes that a source was looked after."""
        self._keep(name, replace(self._held.get(name, Held()), checked=now.isoformat()))

    def put(self, source: Source, got: Fetched, now: datetime) -> bool:
        """Puts a version in its place.

        Returns:
            Whether it differs from the one before.

        Raises:
            LoadError: If it cannot be read, or is called a statute and is none; the one before then stands.
        """
        before = self.held(source.name)
        digest = sha256(got.data)
        name = f"{source.name}{got.suffix}"
        version = self._folder / _VERSIONS / source.name / f"{now:%Y-%m-%d}-{digest[:12]}{got.suffix}"
        changed = digest != before.sha256
        if changed:
            _write(version, got.data)
            try:
                _refuse_unreadable(version, source)
            except LoadError:
                version.unlink()
                raise
            _write(self._folder / name, got.data)
        _write(self._folder / f"{name}{SIDECAR}", _sidecar(source).encode())
        if before.file and before.file != name:
            self._drop(before.file)
        fetched = now.isoformat() if changed else before.fetched
        self._keep(source.name, Held(source.url, name, digest, got.etag, got.last_modified, now.isoformat(), fetched))
        return changed

    def remove(self, name: str) -> None:
        """Takes a source out of the library; its versions are kept."""
        held = self._held.pop(name, None)
        if held and held.file:
            self._drop(held.file)
        self._save()

    def _drop(self, file: str) -> None:
        for path in (self._folder / file, self._folder / f"{file}{SIDECAR}"):
            path.unlink(missing_ok=True)

    def _keep(self, name: str, held: Held) -> None:
        self._held[name] = held
        self._save()

    def _save(self) -> None:
        state = {name: asdict(held) for name, held in sorted(self._held.items())}
        _write(self._folder / _STATE, json.dumps(state, ensure_ascii=False, indent=1).encode())

    def _read(self) -> dict[str, Held]:
        """The state; one that cannot be read is begun anew, which only has everything fetched again."""
        try:
            return {n: Held(**h) for n, h in json.loads((self._folder / _STATE).read_text(encoding="utf-8")).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _refuse_unreadable(path: Path, source: Source) -> None:
    extract = load(path)
    if source.kind in _STATUTES and extract.front_matter.get("kind") not in ("lag", "forordning"):
        raise LoadError("svaret är ingen författningstext")


def _write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f"{path.name}.new")
    waiting.write_bytes(data)
    os.replace(waiting, path)


def _sidecar(source: Source) -> str:
    fields = [("title", source.title), ("kind", source.kind.value), ("publisher", source.publisher)]
    fields += [("scope", source.scope.value), ("licence", source.licence), ("url", source.url)]
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields]
    if source.municipalities:
        lines.append(f"municipalities = {_listed(source.municipalities)}")
    return "\n".join(lines) + "\n"


def _listed(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
