"""An index generation: opened whole, written whole, swapped in atomically.

DIR/CURRENT     the name of the generation in force
DIR/gen-N/      manifest.json, library.db, terms/, grams/, vectors.faiss, vectors.npy
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from ingest import store
from ingest.abbreviations import FILE as ABBREVIATIONS
from ingest.abbreviations import read_explained, write_explained
from ingest.analyze import Analyzer, fold, grams, stem, words
from ingest.documents import Document, Passage, Section
from ingest.folders import sha256
from ingest.frequencies import per_million
from ingest.glossary import Glossary
from ingest.keywords import Field, KeywordIndex, field_terms
from ingest.lexemes import lexeme
from ingest.manifest import FILE as MANIFEST
from ingest.manifest import Failure, Manifest, ManifestUnreadable
from ingest.units import units
from ingest.vectors import VectorIndex
from ingest.versions import successors

WORDS = "words.json"
_KEPT = 2
"""Generations left on disk after a swap, so that readers keep the one they opened."""


_NAME = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäöé]{3,}\b")
"""A word with a capital within a sentence."""
_OFTEN = 2


class IndexUnavailable(RuntimeError):
    """There is no index to answer from; the message says what to do, in Swedish."""


class IndexBusy(RuntimeError):
    """Someone else is writing the index."""


@dataclass(frozen=True, slots=True)
class Content:
    """One document with all that an index holds of it."""

    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


class Index:
    """A generation opened for reading. Rows number the passages in all its parts.

    Args:
        folder: The folder that holds `CURRENT`.

    Raises:
        IndexUnavailable: If there is no readable generation.
    """

    def __init__(self, folder: Path) -> None:
        self._home = home = folder / _current(folder)
        try:
            self.manifest = Manifest.load(home)
            self._store = store.Store(home / store.FILE)
            self.documents: dict[str, Document] = {d.document_id: d for d in self._store.documents()}
            self.passages: list[Passage] = self._store.passages()
            self.terms = KeywordIndex.load(home / "terms")
            self.grams = KeywordIndex.load(home / "grams")
            self.vectors = VectorIndex.load(home) if self.manifest.embedding[0] else None
        except (ManifestUnreadable, OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:
            raise IndexUnavailable(
                f"Indexet i {folder} är skadat eller från en annan version. Bygg om det med kallstod ingest."
            ) from error

    @property
    def generation(self) -> str:
        """Name of the generation, "gen-3"."""
        return self.manifest.generation

    @property
    def built_at(self) -> datetime:
        """When it was built, with time zone."""
        return self.manifest.built_at

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Files of the library that could not be read."""
        return self.manifest.failures

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Sources that were read with a remark, and it."""
        return tuple((f.source, f.remark) for f in self.manifest.files if f.remark)

    @cached_property
    def analyzer(self) -> Analyzer:
        """The analyzer that the passages were indexed with."""
        return Analyzer(self.words)

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """Every municipality that some document is from or for, in Swedish order."""
        answering = (d.metadata for d in self.documents.values() if self.is_example or not d.metadata.example)
        names = {name for metadata in answering for name in metadata.municipalities}
        return tuple(sorted(names, key=_swedish))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the passages tell of more than once, as they are without an s at the end."""
        found = (m.group().removesuffix("s") for passage in self.passages for m in _NAME.finditer(passage.text))
        names = (name for name, n in Counter(found).items() if n >= _OFTEN)
        return frozenset(name for name in names if stem(name.casefold()) not in per_million())

    @cached_property
    def is_example(self) -> bool:
        """Whether all that the library holds are examples."""
        return bool(self.documents) and all(d.metadata.example for d in self.documents.values())

    @cached_property
    def words(self) -> list[str]:
        """The library's words, folded: what spellings are held against and compounds split by."""
        return json.loads((self._home / WORDS).read_text(encoding="utf-8"))  # type: ignore[no-any-return]

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """For each lexeme the different terms that its words in the library have."""
        found: dict[str, dict[str, None]] = {}
        for word in self.words:
            found.setdefault(lexeme(word), {})[stem(word)] = None
        return {key: tuple(t for t in terms if t in self.terms) for key, terms in found.items()}

    @cached_property
    def glossary(self) -> Glossary:
        """The abbreviations that the library explains itself."""
        return Glossary(read_explained(self._home / ABBREVIATIONS))

    @cached_property
    def successors(self) -> dict[str, tuple[Document, ...]]:
        """The newer versions of each document that has some, the next one first."""
        return successors(self.documents.values())

    @cached_property
    def rows(self) -> dict[str, int]:
        """Row of each passage id."""
        return {p.passage_id: row for row, p in enumerate(self.passages)}

    def sections(self, document_id: str) -> tuple[Section, ...]:
        """A document's sections in order; none for an unknown id."""
        return self._store.sections(document_id)

    def section(self, passage: Passage) -> Section:
        """The section that a passage was cut from."""
        return self._store.section(passage.document_id, passage.section)

    def contents(self, document_ids: Iterable[str]) -> Iterator[Content]:
        """All that is held of each document, for reuse in the next generation."""
        by_document: dict[str, list[Passage]] = {}
        for passage in self.passages:
            by_document.setdefault(passage.document_id, []).append(passage)
        for key in document_ids:
            yield Content(self.documents[key], self.sections(key), tuple(by_document.get(key, ())))


def open_index(folder: Path) -> Index:
    """Opens the generation in force; if a writer swaps it away meanwhile, the next one.

    Raises:
        IndexUnavailable: If there is none that can be read.
    """
    try:
        return Index(folder)
    except IndexUnavailable:
        return Index(folder)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the one writer lock of an index folder and clears what a killed writer left.

    Raises:
        IndexBusy: If another process writes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "writer.lock", timeout=0):
            for stale in folder.glob("building-*"):
                shutil.rmtree(stale, ignore_errors=True)
            yield
    except Timeout as error:
        raise IndexBusy(f"En annan inläsning pågår redan till {folder}. Vänta tills den är klar.") from error


def write_index(
    folder: Path,
    contents: Sequence[Content],
    manifest: Manifest,
    embed: Callable[[list[str]], NDArray[np.float32]] | None,
    reusable: dict[str, NDArray[np.float32]],
) -> Manifest:
    """Writes a new generation and makes it the one in force. Call it within `writing`.

    Args:
        contents: The whole library, in order.
        manifest: Its description; generation and checksums are filled in here.
        embed: Texts to vectors of shape (texts, size), or None for no dense leg.
        reusable: Vectors of the units already known, by passage id.

    Returns:
        The manifest as written.
    """
    name = f"gen-{_last_number(folder) + 1}"
    building = folder / f"building-{uuid.uuid4().hex[:8]}"
    building.mkdir()
    passages = [p for c in contents for p in c.passages]
    documents = {c.document.document_id: c.document for c in contents}
    _write_store(building, contents, passages)
    vocabulary = sorted({fold(w) for p in passages for w in words(p.text)})
    (building / WORDS).write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    _write_keywords(building, passages, documents, Analyzer(vocabulary))
    write_explained((p.text for p in passages), building / ABBREVIATIONS)
    if embed is not None:
        _vectors(contents, manifest.embedding[1], embed, reusable).save(building)
    written = replace(manifest, generation=name, checksums=_checksums(building))
    written.save(building)
    os.replace(building, folder / name)
    _swap(folder, name)
    _forget_old(folder)
    return written


def search_texts(passage: Passage, section: Section) -> list[str]:
    """What the dense leg sees of a passage: each unit under its nearest heading, or its words if it has none."""
    texts = [unit.text for unit in units(passage, section)] or [passage.text]
    return [under_heading(passage, text) for text in texts]


def under_heading(passage: Passage, text: str) -> str:
    """A stretch of a passage as the model of sentences reads it: after its nearest heading, if it has one."""
    return f"{passage.heading}. {text}" if passage.heading else text


def _write_store(building: Path, contents: Sequence[Content], passages: list[Passage]) -> None:
    texts = store.Store(building / store.FILE, create=True)
    for content in contents:
        texts.add(content.document, content.sections)
    texts.add_passages(passages)
    texts.close()


def _write_keywords(
    building: Path, passages: list[Passage], documents: dict[str, Document], analyzer: Analyzer
) -> None:
    fields = [Field(p.text, p.context, documents[p.document_id].metadata.title) for p in passages]
    KeywordIndex([field_terms(f, analyzer.terms) for f in fields]).save(building / "terms")
    KeywordIndex([field_terms(f, grams) for f in fields]).save(building / "grams")


def _vectors(
    contents: Sequence[Content],
    size: int,
    embed: Callable[[list[str]], NDArray[np.float32]],
    reusable: dict[str, NDArray[np.float32]],
) -> VectorIndex:
    texts = {
        passage.passage_id: search_texts(passage, content.sections[passage.section])
        for content in contents
        for passage in content.passages
        if passage.passage_id not in reusable
    }
    fresh = iter(embed([text for several in texts.values() for text in several])) if texts else iter(())
    known = dict(reusable) | {key: np.stack([next(fresh) for _ in several]) for key, several in texts.items()}
    found = [known[passage.passage_id] for content in contents for passage in content.passages]
    every = np.concatenate(found) if found else np.zeros((0, size), dtype=np.float32)
    return VectorIndex(every, [len(vectors) for vectors in found])


def _checksums(building: Path) -> tuple[tuple[str, str], ...]:
    files = sorted(p for p in building.rglob("*") if p.is_file() and p.name != MANIFEST)
    return tuple((p.relative_to(building).as_posix(), sha256(p.read_bytes())) for p in files)


def _current(folder: Path) -> str:
    try:
        name = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except OSError as error:
        raise IndexUnavailable(f"Det finns inget index i {folder}. Bygg det med kallstod ingest MAPP.") from error
    return name


def _swap(folder: Path, name: str) -> None:
    waiting = folder / "CURRENT.new"
    with waiting.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(waiting, folder / "CURRENT")


def _numbers(folder: Path) -> list[int]:
    return sorted(int(n) for p in folder.glob("gen-*") if (n := p.name.removeprefix("gen-")).isdigit())


def _last_number(folder: Path) -> int:
    return max(_numbers(folder), default=0)


def _forget_old(folder: Path) -> None:
    for number in _numbers(folder)[:-_KEPT]:
        shutil.rmtree(folder / f"gen-{number}", ignore_errors=True)


def _swedish(name: str) -> str:
    """Sort key with å, ä, ö last."""
    return name.casefold().translate(str.maketrans("åäö", "{|}"))
