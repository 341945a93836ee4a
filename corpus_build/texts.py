"""Read a corpus text: front matter and the small Markdown dialect that README.md describes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

META_FIELDS = (
    "title",
    "kind",
    "publisher",
    "published",
    "valid_from",
    "valid_to",
    "replaced_by",
    "scope",
    "municipalities",
    "licence",
    "url",
)
REQUIRED = ("output", "title", "kind", "publisher", "published", "scope")
INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|\[\^(?P<note>\w+)\]|\[(?P<text>[^\]]+)\]\((?P<href>[^)]+)\)"
)
ITEM = re.compile(r"^(?P<indent> *)(?P<mark>-|\d+\.) +(?P<text>.*)$")
FOOTNOTE = re.compile(r"^\[\^(\w+)\]: +(.*)$")


@dataclass(frozen=True)
class Span:
    """A run of text in one style; a footnote reference has a label and no text."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    spans: Spans


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True)
class Item:
    """One point of a list; level 0 is the outermost."""

    level: int
    ordered: bool
    spans: Spans


@dataclass(frozen=True)
class Points:
    """A list, its deeper points among the others."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """Cells row by row, the header row first; the caption may be empty."""

    caption: Spans
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True)
class Bars:
    """A figure: a bar for each row of a table, which has a header row, labels and numbers."""

    table: Table


@dataclass(frozen=True)
class Box:
    """Paragraphs in a frame."""

    paragraphs: tuple[Spans, ...]


@dataclass(frozen=True)
class Contents:
    """Where a table of contents goes."""


@dataclass(frozen=True)
class PageBreak:
    """Where a new page starts."""


Block = Heading | Paragraph | Points | Table | Bars | Box | Contents | PageBreak
Value = str | bool | date | list[str]


@dataclass(frozen=True)
class Text:
    """A whole text: what to write where, and its blocks."""

    output: str
    layout: str
    cover: bool
    header: str
    footer: str
    published: date
    meta: dict[str, Value]
    infer: frozenset[str]
    blocks: tuple[Block, ...]
    footnotes: dict[str, Spans]

    @property
    def title(self) -> str:
        """The title for the file's properties."""
        return str(self.meta["title"])

    @property
    def publisher(self) -> str:
        """Who publishes the document, and its author to the file's properties."""
        return str(self.meta["publisher"])


def plain(spans: Spans) -> str:
    """The spans' text without style."""
    return "".join(span.text for span in spans)


def read(path: Path) -> Text:
    """Parse one text file.

    Raises:
        ValueError: where the front matter lacks a required field or has an unknown one.
    """
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields: dict[str, Value] = yaml.safe_load(front)
    missing = [name for name in REQUIRED if name not in fields]
    unknown = set(fields) - {*META_FIELDS, "output", "layout", "cover", "header", "footer", "infer", "example"}
    if missing or unknown:
        raise ValueError(f"{path}: missing {missing}, unknown {sorted(unknown)}")
    published = fields["published"]
    infer = fields.get("infer", [])
    if not isinstance(published, date) or not isinstance(infer, list):
        raise ValueError(f"{path}: published is a date, infer a list")
    footnotes: dict[str, Spans] = {}
    lines: list[str] = []
    for line in body.splitlines():
        if match := FOOTNOTE.match(line):
            footnotes[match[1]] = inline(match[2])
        else:
            lines.append(line.rstrip())
    return Text(
        output=str(fields["output"]),
        layout=str(fields.get("layout", "onecolumn")),
        cover=bool(fields.get("cover", False)),
        header=str(fields.get("header", fields["title"])),
        footer=str(fields.get("footer", f"{fields['publisher']} · exempeldokument")),
        published=published,
        meta={name: fields[name] for name in META_FIELDS if name in fields},
        infer=frozenset(infer),
        blocks=tuple(_captioned(_blocks(lines))),
        footnotes=footnotes,
    )


def inline(text: str) -> Spans:
    """Split a line of text into styled spans."""
    spans: list[Span] = []
    end = 0
    for match in INLINE.finditer(text):
        if match.start() > end:
            spans.append(Span(text[end : match.start()]))
        if match["bold"]:
            spans.append(Span(match["bold"], bold=True))
        elif match["italic"]:
            spans.append(Span(match["italic"], italic=True))
        elif match["note"]:
            spans.append(Span("", note=match["note"]))
        else:
            spans.append(Span(match["text"], href=match["href"]))
        end = match.end()
    if end < len(text):
        spans.append(Span(text[end:]))
    return tuple(spans)


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Group lines into blocks; an empty line ends a block."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line:
            group.append(line)
        elif group:
            yield from _block(group)
            group = []


def _block(group: list[str]) -> Iterator[Block]:
    """The block, or the lead-in and its list, that one group of lines makes."""
    first = group[0]
    if first == "[[innehåll]]":
        yield Contents()
    elif first == "[[sidbrytning]]":
        yield PageBreak()
    elif first == "[[staplar]]":
        (table,) = _block(group[1:])
        if isinstance(table, Table):
            yield Bars(table)
    elif first.startswith("#"):
        marks, _, text = first.partition(" ")
        yield Heading(len(marks), inline(text))
        if group[1:]:
            yield from _block(group[1:])
    elif first.startswith("|"):
        rows = [line for line in group if not re.fullmatch(r"[|\-: ]+", line)]
        yield Table((), tuple(tuple(inline(c.strip()) for c in row.strip("|").split("|")) for row in rows))
    elif first.startswith(">"):
        text = "\n".join(line.lstrip(">").strip() for line in group)
        yield Box(tuple(inline(part.replace("\n", " ")) for part in text.split("\n\n")))
    elif ITEM.match(first):
        yield Points(tuple(_items(group)))
    else:
        cut = next((i for i, line in enumerate(group) if ITEM.match(line)), len(group))
        yield Paragraph(inline(" ".join(group[:cut])))
        if cut < len(group):
            yield Points(tuple(_items(group[cut:])))


def _items(group: list[str]) -> Iterator[Item]:
    """List items; a line without a mark continues the item before it."""
    found: list[tuple[int, bool, str]] = []
    for line in group:
        if match := ITEM.match(line):
            found.append((len(match["indent"]) // 2, match["mark"] != "-", match["text"]))
        else:
            level, ordered, text = found.pop()
            found.append((level, ordered, f"{text} {line.strip()}"))
    for level, ordered, text in found:
        yield Item(level, ordered, inline(text))


def _captioned(blocks: Iterator[Block]) -> Iterator[Block]:
    """Join a paragraph "Tabell N. ..." to the table that follows it, and "Figur N. ..." to its bars."""
    held: Paragraph | None = None
    for block in blocks:
        if held is not None:
            joined = _joined(held, block)
            yield joined or held
            held = None
            if joined is not None:
                continue
        if isinstance(block, Paragraph) and re.match(r"(?:Tabell|Figur) \d", plain(block.spans)):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _joined(caption: Paragraph, block: Block) -> Block | None:
    text = plain(caption.spans)
    if isinstance(block, Table) and text.startswith("Tabell"):
        return Table(caption.spans, block.rows)
    if isinstance(block, Bars) and text.startswith("Figur"):
        return Bars(Table(caption.spans, block.table.rows))
    return None
