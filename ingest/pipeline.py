"""Ingest on one page: file -> Documents -> Sections -> Passages -> Index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import analyze, chunk, clean, loaders, metadata, personal, units
from ingest.attendance import without_attendance
from ingest.documents import Document, Extract, Kind, Part, Properties
from ingest.embed import NamedEmbeddings
from ingest.folders import LibraryUnreadable, SourceFile, find_files, root_names, sha256
from ingest.index import Content, Index, IndexUnavailable, open_index, write_index, writing
from ingest.loaders.tesseract import is_installed
from ingest.manifest import Failure, FileEntry, Manifest
from ingest.parts import split
from ingest.sections import sections
from ingest.sidecar import Declared, SidecarError, parse_declared, read_sidecar

VERSIONS = (
    ("analyzer", analyze.ANALYZER_VERSION),
    ("chunker", chunk.CHUNKER_VERSION),
    ("cleaner", clean.CLEANER_VERSION),
    ("loader", loaders.LOADER_VERSION),
    ("metadata", metadata.METADATA_VERSION),
    ("units", units.UNITS_VERSION),
)

Progress = Callable[[Sequence[SourceFile]], Iterable[SourceFile]]
EmbeddingProgress = Callable[[Sequence[list[str]]], Iterable[list[str]]]
_AT_ONCE = 256
"""Texts embedded at once."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did.

    Attributes:
        changed: Whether a new generation was written.
        read: Files that were read anew; the other ones of the library were unchanged.
        removed: Files that were in the index before and are gone.
    """

    manifest: Manifest
    changed: bool
    read: int
    removed: int
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One file: its entry and contents, or why it failed."""

    entry: FileEntry
    contents: tuple[Content, ...] = ()
    failure: Failure | None = None
    fresh: bool = True


def ingest(
    folders: Sequence[Path],
    index_folder: Path,
    embeddings: NamedEmbeddings | None,
    *,
    max_file_mb: int = 100,
    progress: Progress = iter,
    embedding_progress: EmbeddingProgress = iter,
) -> Report:
    """Makes the index hold just what the folders hold.

    Args:
        folders: The whole library.
        embeddings: The model of the dense leg, or None for none.
        progress: Wraps the files, to show how far it has come.
        embedding_progress: Wraps the batches of texts that vectors are made of, likewise.

    Raises:
        LibraryUnreadable: If a folder cannot be read, is empty where it had documents, or nothing could be read.
        IndexBusy: If another ingest is writing.
    """
    files = find_files(folders)
    with writing(index_folder):
        previous = _open_previous(index_folder)
        _refuse_emptied(previous, folders, files)
        outcomes = [_take_in(file, previous, max_file_mb) for file in progress(files)]
        _refuse_nothing_read(outcomes)
        manifest = _manifest(outcomes, embeddings)
        if previous and _describes(previous.manifest, manifest):
            return _report(previous.manifest, outcomes, previous, changed=False)
        contents = sorted((c for o in outcomes for c in o.contents), key=lambda c: c.document.work_id)
        embed = _embedder(embeddings, embedding_progress)
        written = write_index(index_folder, contents, manifest, embed, _known_vectors(previous, embeddings))
        return _report(written, outcomes, previous, changed=True)


def read_documents(file: SourceFile, max_file_mb: int = 100) -> tuple[tuple[Content, ...], str]:
    """Reads one file: each document in it with its sections and passages, and a remark on the file ("" for none).

    Raises:
        loaders.LoadError: If the file cannot be read.
        SidecarError: If its declared metadata cannot.
    """
    extract = loaders.load(file.path, max_file_mb * 1_000_000)
    sidecar = read_sidecar(file.path)
    declared = metadata.merge(sidecar, parse_declared(extract.front_matter))
    fingerprint = _fingerprint(file)
    file_hash = sha256(file.path.read_bytes())
    parts = split(extract)
    found = (_content(file, part, extract, declared, fingerprint, file_hash) for part in parts)
    hidden = personal.counted(block.text for part in parts for block in part.blocks)
    remarks = (extract.remark, personal.report(hidden) if hidden else "")
    return tuple(c for c in found if c.passages), " ".join(filter(None, remarks))


def _content(
    file: SourceFile, part: Part, extract: Extract, declared: Declared, fingerprint: str, file_hash: str
) -> Content:
    blocks = personal.blank(clean.clean(part.blocks))
    part = replace(part, name=personal.hide(part.name))
    properties = replace(extract.properties, heads=(*extract.properties.heads, *clean.page_heads(part.blocks)))
    about = metadata.describe(part, blocks, declared, _without_numbers(properties), file.path.name)
    if about.kind is Kind.MINNESANTECKNING:
        blocks = without_attendance(blocks)
    document = Document(
        document_id=sha256(f"{fingerprint}#{part.name}".encode())[:16],
        work_id=f"{file.library_path}#{part.name}" if part.name else file.library_path,
        source=file.source,
        part=part.name,
        file_hash=file_hash,
        paging=extract.paging,
        metadata=about,
    )
    cut = sections(blocks)
    return Content(document, cut, chunk.passages(document, cut))


def _without_numbers(properties: Properties) -> Properties:
    """The file's own metadata with identity numbers hidden."""
    title, publisher = (text and personal.hide(text) for text in (properties.title, properties.publisher))
    return replace(properties, title=title, publisher=publisher)


def _take_in(file: SourceFile, previous: Index | None, max_file_mb: int) -> _Outcome:
    """Reads the file unless the previous generation holds it unchanged; a bad file is an outcome, not an error."""
    entry = FileEntry(file.source, file.library_path, file.root, "", ())
    try:
        entry = FileEntry(file.source, file.library_path, file.root, _fingerprint(file), ())
        known = _known(previous, entry)
        if known is not None:
            return known
        contents, remark = read_documents(file, max_file_mb)
        if not contents:
            raise loaders.LoadError("Filen innehåller ingen läsbar text.")
    except (loaders.LoadError, SidecarError) as error:
        return _Outcome(entry, failure=Failure(file.source, str(error)))
    except OSError as error:
        return _Outcome(entry, failure=Failure(file.source, f"Filen kan inte läsas: {error.strerror}."))
    except Exception as error:  # one odd file must not keep the rest of a library out
        return _Outcome(entry, failure=Failure(file.source, f"Filen kunde inte tolkas ({type(error).__name__})."))
    ids = tuple(c.document.document_id for c in contents)
    return _Outcome(replace(entry, documents=ids, remark=remark), contents)


def _known(previous: Index | None, entry: FileEntry) -> _Outcome | None:
    for old in previous.manifest.files if previous else ():
        if previous and old.fingerprint == entry.fingerprint and old.source == entry.source:
            if old.documents:
                return _Outcome(old, tuple(previous.contents(old.documents)), fresh=False)
            failure = next((f for f in previous.failures if f.source == old.source), None)
            return _Outcome(old, failure=failure, fresh=False) if failure else None
    return None


def _fingerprint(file: SourceFile) -> str:
    """Changes with the bytes, the sidecar, the path in the library and the reading code, Tesseract among it."""
    sidecar = file.sidecar.read_bytes() if file.sidecar.is_file() else b""
    parts = [sha256(file.path.read_bytes()), sha256(sidecar), file.library_path, repr(VERSIONS)]
    if file.path.suffix.lower() == ".pdf" and is_installed():
        parts.append("ocr")
    return sha256("\n".join(parts).encode())


def _open_previous(folder: Path) -> Index | None:
    try:
        return open_index(folder)
    except IndexUnavailable:
        return None


def _refuse_emptied(previous: Index | None, folders: Sequence[Path], files: Sequence[SourceFile]) -> None:
    """A share that is not mounted looks like an empty folder; believing it would throw the library away."""
    empty = set(root_names(folders)) - {f.root for f in files}
    for entry in previous.manifest.files if previous else ():
        if entry.documents and entry.root in empty:
            raise LibraryUnreadable(f"Mappen {entry.root} är tom men hade dokument. Indexet är orört.")


def _refuse_nothing_read(outcomes: Sequence[_Outcome]) -> None:
    if not any(o.contents for o in outcomes):
        reasons = [f"{o.failure.source}: {o.failure.reason}" for o in outcomes if o.failure]
        more = f" (och {len(reasons) - 5} filer till)" if len(reasons) > 5 else ""
        raise LibraryUnreadable(f"Inget dokument kunde läsas. {'; '.join(reasons[:5])}{more}".strip())


def _manifest(outcomes: Sequence[_Outcome], embeddings: NamedEmbeddings | None) -> Manifest:
    entries = tuple(o.entry for o in outcomes)
    return Manifest(
        generation="",
        built_at=datetime.now(UTC).astimezone().replace(microsecond=0),
        versions=VERSIONS,
        embedding=(embeddings.name, embeddings.size) if embeddings else ("", 0),
        files=entries,
        failures=tuple(o.failure for o in outcomes if o.failure),
        checksums=(),
        library_hash=sha256("\n".join(e.fingerprint for e in entries).encode()),
    )


def _describes(old: Manifest, new: Manifest) -> bool:
    """Whether a generation already is what would be written."""
    return (old.files, old.failures, old.versions, old.embedding) == (
        new.files,
        new.failures,
        new.versions,
        new.embedding,
    )


def _embedder(
    embeddings: NamedEmbeddings | None, progress: EmbeddingProgress
) -> Callable[[list[str]], NDArray[np.float32]] | None:
    if embeddings is None:
        return None

    def embed(texts: list[str]) -> NDArray[np.float32]:
        batches = [texts[n : n + _AT_ONCE] for n in range(0, len(texts), _AT_ONCE)]
        return np.concatenate([np.asarray(embeddings.embed_documents(b), np.float32) for b in progress(batches)])

    return embed


def _known_vectors(previous: Index | None, embeddings: NamedEmbeddings | None) -> dict[str, NDArray[np.float32]]:
    """Vectors of the previous generation's units by passage id, if the same model made them of the same units."""
    if previous is None or previous.vectors is None or embeddings is None:
        return {}
    if (previous.manifest.embedding, previous.manifest.versions) != ((embeddings.name, embeddings.size), VERSIONS):
        return {}
    vectors = previous.vectors.vectors()
    return {p.passage_id: of_units for p, of_units in zip(previous.passages, vectors, strict=True)}


def _report(manifest: Manifest, outcomes: Sequence[_Outcome], previous: Index | None, *, changed: bool) -> Report:
    here = {o.entry.library_path for o in outcomes}
    before = {e.library_path for e in previous.manifest.files} if previous else set()
    return Report(
        manifest=manifest,
        changed=changed,
        read=sum(o.fresh for o in outcomes),
        removed=len(before - here),
        documents=sum(len(o.contents) for o in outcomes),
        passages=sum(len(c.passages) for o in outcomes for c in o.contents),
    )
