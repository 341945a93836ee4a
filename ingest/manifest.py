"""What an index was made from and by, kept beside it as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

FORMAT = 3
FILE = "manifest.json"


class ManifestUnreadable(RuntimeError):
    """The manifest is missing, broken or of another format."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that went in.

    Attributes:
        fingerprint: Hash of bytes, sidecar, library path and the reading code's versions.
        documents: Ids of the documents it holds.
        remark: What the one who keeps the library should know of it, in Swedish; "" for nothing.
    """

    source: str
    library_path: str
    root: str
    fingerprint: str
    documents: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not go in, and why, in Swedish."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """An index generation's description.

    Attributes:
        versions: Name and version of each stage's code.
        embedding: Name and vector size of the model; ("", 0) without a dense leg.
        checksums: File name within the generation and its SHA-256.
        library_hash: Over the fingerprints of all files: the same library gives the same hash.
    """

    generation: str
    built_at: datetime
    versions: tuple[tuple[str, int], ...]
    embedding: tuple[str, int]
    files: tuple[FileEntry, ...]
    failures: tuple[Failure, ...]
    checksums: tuple[tuple[str, str], ...]
    library_hash: str

    def save(self, folder: Path) -> None:
        """Writes `manifest.json`."""
        (folder / FILE).write_text(self.as_json(), encoding="utf-8")

    def as_json(self) -> str:
        """What `manifest.json` holds."""
        content = {"format": FORMAT, **asdict(self), "built_at": self.built_at.isoformat()}
        return json.dumps(content, ensure_ascii=False, indent=1)

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Reads what `save` wrote.

        Raises:
            ManifestUnreadable: If there is none, or not of this format.
        """
        try:
            stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
            if stored.pop("format") != FORMAT:
                raise ManifestUnreadable(f"{folder} har ett annat format.")
            return cls(
                generation=stored["generation"],
                built_at=datetime.fromisoformat(stored["built_at"]),
                versions=tuple((n, v) for n, v in stored["versions"]),
                embedding=(stored["embedding"][0], stored["embedding"][1]),
                files=tuple(FileEntry(**{**f, "documents": tuple(f["documents"])}) for f in stored["files"]),
                failures=tuple(Failure(**f) for f in stored["failures"]),
                checksums=tuple((n, c) for n, c in stored["checksums"]),
                library_hash=stored["library_hash"],
            )
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ManifestUnreadable(f"{folder} kan inte läsas.") from error
