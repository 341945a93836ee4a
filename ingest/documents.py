"""The values that travel between the stages of ingest, from a loader's blocks to passages.

All are frozen. Offsets are in characters (Python string indices) and refer to the text of the value that holds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document something is; the value is also its name in sidecars and answers."""

    LAG = "lag"
    FORORDNING = "forordning"
    FORESKRIFT = "foreskrift"
    ALLMANNA_RAD = "allmanna_rad"
    PRAXIS = "praxis"
    FORARBETE = "forarbete"
    VAGLEDNING = "vagledning"
    RIKTLINJE = "riktlinje"
    DELEGATIONSORDNING = "delegationsordning"
    RUTIN = "rutin"
    OVERENSKOMMELSE = "overenskommelse"
    RAPPORT = "rapport"
    BROSCHYR = "broschyr"
    MINNESANTECKNING = "minnesanteckning"
    NYHET = "nyhet"
    OKAND = "okand"

    @property
    def level(self) -> int:
        """Weight as a source, 1 (statute) to 9 (unknown)."""
        return _LEVELS[self]


_LEVELS = {
    Kind.LAG: 1,
    Kind.FORORDNING: 2,
    Kind.FORESKRIFT: 2,
    Kind.ALLMANNA_RAD: 3,
    Kind.PRAXIS: 3,
    Kind.FORARBETE: 4,
    Kind.VAGLEDNING: 4,
    Kind.RIKTLINJE: 5,
    Kind.DELEGATIONSORDNING: 5,
    Kind.RUTIN: 5,
    Kind.OVERENSKOMMELSE: 5,
    Kind.RAPPORT: 6,
    Kind.BROSCHYR: 6,
    Kind.MINNESANTECKNING: 7,
    Kind.NYHET: 8,
    Kind.OKAND: 9,
}


class Scope(StrEnum):
    """How far a document's word reaches."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOKAL = "lokal"


class BlockKind(StrEnum):
    """What a block of text is; only `LINE` is unfinished: cleaning turns lines into the others."""

    LINE = "line"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Box:
    """Where the characters `start:end` stand on a page, as fractions of its width and height from the top left."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document as its loader saw it.

    Attributes:
        text: The words. Table rows hold their cells separated by `CELL`.
        level: Heading level from 1, or nesting depth of a list item from 0.
        page: Page or slide number from 1; None in formats that have neither.
        size: Font size in points for lines of a PDF, else None.
        bold: Whether the whole line is bold.
        top: Vertical place on the page as a fraction from the top, for page furniture; None where unknown.
        boxes: Places of the words on PDF pages, with offsets into `text`.
        marker: The bullet or number of a list item as written ("-", "3."), kept out of `text`.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    size: float | None = None
    bold: bool = False
    top: float | None = None
    boxes: tuple[Box, ...] = ()
    marker: str = ""


CELL = " | "


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file itself says of its content, each a guess of the program that wrote it.

    Attributes:
        heads: The lines of its page heads, which are no part of its text.
    """

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """All that a loader got out of one file.

    Attributes:
        blocks: In reading order.
        properties: The file's own metadata.
        front_matter: Declared metadata fields, as in a sidecar, from the top of a Markdown file.
        paging: "page", "slide" or "" for formats without either.
        remark: What the one who keeps the library should know of the reading, in Swedish; "" for nothing.
    """

    blocks: tuple[Block, ...]
    properties: Properties = Properties()
    front_matter: dict[str, object] = field(default_factory=dict)
    paging: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the documents in a file: its name within it ("" for the first or only one) and its blocks."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document; None or empty where it is not.

    Attributes:
        origin: For each field that is known, where it came from: "sidecar", "front matter", "file" or "text".
    """

    title: str
    kind: Kind = Kind.OKAND
    publisher: str | None = None
    published: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str | None = None
    scope: Scope | None = None
    municipalities: tuple[str, ...] = ()
    example: bool = False
    licence: str | None = None
    url: str | None = None
    origin: tuple[tuple[str, str], ...] = ()

    @property
    def is_of_one(self) -> bool:
        """Whether it is local, and of one municipality alone."""
        return self.scope is Scope.LOKAL and len(self.municipalities) == 1

    def is_only_of(self, municipality: str | None) -> bool:
        """Whether it is of one municipality, this one; of none where none is named."""
        return municipality is not None and self.municipalities == (municipality,)


@dataclass(frozen=True, slots=True)
class Document:
    """One document: a file, or a part of one.

    Attributes:
        document_id: Changes with the file's bytes, its sidecar or the reading code.
        work_id: Stays the same from version to version.
        source: Path or URL as ingested.
        part: Names the document within its file; "" where the file holds one.
        file_hash: SHA-256 of the file's bytes, to know whether a page picture may still be drawn from it.
        paging: "page", "slide" or "".
    """

    document_id: str
    work_id: str
    source: str
    part: str
    file_hash: str
    paging: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start:end` of a section that came from one block."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, cleaned.

    Attributes:
        headings: From the outermost to the section's own; empty before the first heading.
        text: Blocks joined by line breaks: list items begin with their marker and a space, table cells are
            separated by `CELL`. The heading itself is not part of it.
        spans: The blocks in order, covering the text but for the line breaks.
        boxes: Places on PDF pages, offsets into `text`.
    """

    ordinal: int
    headings: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable stretch of a section: `section.text[start:end] == text`.

    Attributes:
        context: Heading path, and the lead-in of a list or the header row of a table that began before the passage;
            searched and shown with it, never quoted from.
        locator: "s. 4", "bild 3" or the heading path, for a person who looks the words up.
        text_hash: Of the normalised text, for what outlives re-chunking.
    """

    passage_id: str
    document_id: str
    section: int
    ordinal: int
    start: int
    end: int
    text: str
    context: str
    locator: str
    page: int | None
    text_hash: str

    @property
    def heading(self) -> str:
        """The nearest heading; "" where there is none."""
        return self.context.partition("\n")[0].rpartition(" › ")[2]
