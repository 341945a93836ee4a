"""Documents, sections and passages in one SQLite file of an index generation."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple
from datetime import date
from pathlib import Path

from ingest.documents import BlockKind, Box, Document, Kind, Metadata, Passage, Scope, Section, Span

FILE = "library.db"
_SCHEMA = """
    create table documents (document_id text primary key, work_id text not null, source text not null,
        part text not null, file_hash text not null, paging text not null, metadata text not null);
    create table sections (document_id text not null, ordinal integer not null, headings text not null,
        text text not null, spans text not null, boxes blob, primary key (document_id, ordinal));
    create table passages (row integer primary key, passage_id text not null unique, document_id text not null,
        section integer not null, ordinal integer not null, start integer not null, end integer not null,
        text text not null, context text not null, locator text not null, page integer, text_hash text not null);
    create index passages_by_document on passages (document_id);
"""
_PASSAGE = "passage_id, document_id, section, ordinal, start, end, text, context, locator, page, text_hash"


class Store:
    """Reads and writes the texts of a generation. Rows of passages count from 0, as in the search indexes."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if create:
            self._db = sqlite3.connect(path)
            self._db.executescript(_SCHEMA)
        else:
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def close(self) -> None:
        """Commits and lets go of the file."""
        self._db.commit()
        self._db.close()

    def add(self, document: Document, sections: Iterable[Section]) -> None:
        """Adds a document and its sections."""
        d = document
        self._db.execute(
            "insert into documents values (?, ?, ?, ?, ?, ?, ?)",
            (d.document_id, d.work_id, d.source, d.part, d.file_hash, d.paging, _metadata_out(d.metadata)),
        )
        self._db.executemany(
            "insert into sections values (?, ?, ?, ?, ?, ?)",
            (
                (d.document_id, s.ordinal, json.dumps(s.headings), s.text, _spans_out(s), _boxes_out(s))
                for s in sections
            ),
        )

    def add_passages(self, passages: Iterable[Passage]) -> None:
        """Adds all passages, in row order."""
        self._db.executemany(
            f"insert into passages values ({', '.join('?' * 12)})",
            ((row, *astuple(passage)) for row, passage in enumerate(passages)),
        )

    def documents(self) -> Iterator[Document]:
        """All documents by work id."""
        for row in self._db.execute("select * from documents order by work_id"):
            work_id, source, part, file_hash, paging, metadata = row[1:]
            yield Document(row[0], work_id, source, part, file_hash, paging, _metadata_in(metadata))

    def sections(self, document_id: str) -> tuple[Section, ...]:
        """A document's sections in order."""
        query = "select ordinal, headings, text, spans, boxes from sections where document_id = ? order by ordinal"
        return tuple(_section(*row) for row in self._db.execute(query, (document_id,)))

    def section(self, document_id: str, ordinal: int) -> Section:
        """One section.

        Raises:
            KeyError: If there is none.
        """
        query = "select ordinal, headings, text, spans, boxes from sections where document_id = ? and ordinal = ?"
        for row in self._db.execute(query, (document_id, ordinal)):
            return _section(*row)
        raise KeyError((document_id, ordinal))

    def passages(self) -> list[Passage]:
        """All passages in row order."""
        return [Passage(*row) for row in self._db.execute(f"select {_PASSAGE} from passages order by row")]


def _metadata_out(metadata: Metadata) -> str:
    return json.dumps(asdict(metadata), ensure_ascii=False, default=str)


def _metadata_in(text: str) -> Metadata:
    m = json.loads(text)
    for name in ("published", "valid_from", "valid_to"):
        m[name] = m[name] and date.fromisoformat(m[name])
    m["kind"], m["scope"] = Kind(m["kind"]), m["scope"] and Scope(m["scope"])
    m["municipalities"] = tuple(m["municipalities"])
    m["origin"] = tuple((a, b) for a, b in m["origin"])
    return Metadata(**m)


def _spans_out(section: Section) -> str:
    return json.dumps([[s.start, s.end, s.kind.value, s.level, s.page] for s in section.spans])


def _boxes_out(section: Section) -> bytes | None:
    if not section.boxes:
        return None
    rows = [[b.start, b.end, b.page, *(round(v, 5) for v in (b.left, b.top, b.right, b.bottom))] for b in section.boxes]
    return zlib.compress(json.dumps(rows).encode())


def _section(ordinal: int, headings: str, text: str, spans: str, boxes: bytes | None) -> Section:
    return Section(
        ordinal=ordinal,
        headings=tuple(json.loads(headings)),
        text=text,
        spans=tuple(Span(a, b, BlockKind(k), level, page) for a, b, k, level, page in json.loads(spans)),
        boxes=tuple(Box(*row) for row in json.loads(zlib.decompress(boxes))) if boxes else (),
    )
