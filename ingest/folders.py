"""What a library consists of: the files under the folders given, each with a stable path."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SIDECAR = ".meta.toml"


class LibraryUnreadable(RuntimeError):
    """A folder cannot be read; the message names it, in Swedish."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the library.

    Attributes:
        source: The path as given, for people.
        library_path: Folder name and path within it with "/", the same on every machine.
        root: The folder argument that it was found under.
    """

    path: Path
    source: str
    library_path: str
    root: str

    @property
    def sidecar(self) -> Path:
        """Where declared metadata would lie."""
        return self.path.with_name(self.path.name + SIDECAR)


def find_files(folders: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Lists the library's files in order of their library path; hidden files, sidecars and symlinked folders left out.

    Raises:
        LibraryUnreadable: If a folder is missing or cannot be listed.
    """
    names = root_names(folders)
    found: dict[Path, SourceFile] = {}
    for folder, name in zip(folders, names, strict=True):
        for path in _walk(folder):
            inside = path.name if folder.is_file() else path.relative_to(folder).as_posix()
            found.setdefault(path.resolve(), SourceFile(path, path.as_posix(), f"{name}/{inside}", name))
    return tuple(sorted(found.values(), key=lambda f: f.library_path))


def _walk(folder: Path) -> Iterable[Path]:
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise LibraryUnreadable(f"Mappen {folder} finns inte.")

    def stop(error: OSError) -> None:
        raise LibraryUnreadable(f"Mappen {error.filename} kan inte läsas: {error.strerror}.")

    paths: list[Path] = []
    for base, folders, files in os.walk(folder, onerror=stop):
        folders[:] = [f for f in folders if not f.startswith(".")]
        paths.extend(Path(base, f) for f in files if not _is_bookkeeping(f))
    return paths


def _is_bookkeeping(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith(SIDECAR) or name in ("Thumbs.db", "sources.toml")


def root_names(folders: Sequence[Path]) -> list[str]:
    """The shortest endings of the folders' paths that tell them apart."""
    resolved = [f.resolve() for f in folders]
    names = []
    for this in resolved:
        others = [o for o in resolved if o != this]
        depth = 1
        while depth < len(this.parts) and any(o.parts[-depth:] == this.parts[-depth:] for o in others):
            depth += 1
        names.append("/".join(this.parts[-depth:]))
    return names


def sha256(data: bytes) -> str:
    """Hex digest."""
    return hashlib.sha256(data).hexdigest()
