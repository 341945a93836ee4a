"""What the loaders share: list markers, logical lines, table rows and a file's own properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain

from ingest.documents import CELL, Block, BlockKind, Properties

BREAK = "\v"  # a line break that the writer made, as against one that only wraps

_BULLET = r"[-–—•·●○▪■□◦‣⁃➢➤✓✔*o](?=\s)|[•●▪■‣➢➤]"
_NUMBER = r"(?:\d{1,3}|[a-zåäö]|[ivx]{2,4})(?:\)|\.(?=\s))"
_MARKER = re.compile(rf"({_BULLET}|{_NUMBER})\s*(?=\S)")
_SPLIT = re.compile(
    rf"{BREAK}(?:(?<=[.:;!?]{BREAK})|(?={_BULLET}|{_NUMBER}))"  # after a whole sentence, or before a marker
    r"|\n(?=[•●▪■]|(?:\d{1,2}|[a-zåäö])\)\s)"  # a wrapped line may well begin with a dash or a number
    r"|\n(?<=[:;,.]\n)(?=[-–—]\s)"
)
_DASHED = re.compile(r"\n(?=[-–—]\s)")  # a list that began with a dash goes on with dashes
_FIELD = r"[A-ZÅÄÖ][\w/-]*(?: [\w/-]+){0,2}:\s"  # "Plats: biblioteket": of a form whose first line is one too
_FORM = re.compile(_FIELD)
_FIELDS = re.compile(rf"[\n{BREAK}](?={_FIELD})")
_EMPTY_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|namnlös.*|utan titel|(?:powerpoint|word)?[- ]?presentation\d*"
    r"|dokument ?\d*|document ?\d*|layout ?\d*|.*\.(?:docx?|pptx?|pdf|indd|html?|odt)|anonymous|unspecified|\W*)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"kommun|region|myndighet|styrelse|förvaltning|nämnd|departement|verket|kansli|förbund|stiftelse|bolag|\bAB\b"
    r"|\bSKR\b|\bSKL\b|\bIVO\b|inspektion|universitet|högskola|länsst|riksdag|regering|domstol|kassa",
    re.IGNORECASE,
)


def squeeze(text: str) -> str:
    """Collapse white space, and drop soft hyphens and zero-width characters that only matter to typesetting."""
    return " ".join(re.sub("[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", text).split())


def logical_lines(text: str) -> list[str]:
    """Split a paragraph where its writer began a new thought, and join what only was wrapped.

    Args:
        text: With `BREAK` for forced line breaks and line feeds for wrapping ones.
    """
    parts: list[str] = []
    fields = _FIELDS.split(text) if _FORM.match(text) else [text]
    for part in chain.from_iterable(map(_SPLIT.split, fields)):
        parts += _DASHED.split(part) if part.startswith(("- ", "– ", "— ")) else [part]
    return [line for part in parts if (line := squeeze(part))]


def split_marker(text: str) -> tuple[str, str]:
    """Split "– Hyra" or "2) Hyra" to its list marker and the rest; the marker is "" where there is none."""
    match = _MARKER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def paragraphs(text: str, page: int | None = None, bold: bool = False) -> Iterator[Block]:
    """Yield a paragraph's logical lines; those that were given a list marker by hand are list items."""
    for line in logical_lines(text):
        marker, rest = split_marker(line)
        yield (
            Block(BlockKind.ITEM, rest, page=page, marker=marker)
            if marker
            else Block(BlockKind.PARAGRAPH, line, page=page, bold=bold)
        )


def row_text(cells: Iterable[str]) -> str:
    """Join a row's cells; a bar within a cell loses its spaces so that it does not read as a separator."""
    clean = [squeeze(cell).replace(CELL, "|") for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    return CELL.join(clean)


def table_blocks(rows: Sequence[Sequence[str]], header: bool, page: int | None = None) -> Iterator[Block]:
    """Yield a table's rows as blocks, leaving out empty ones."""
    kind = BlockKind.TABLE_HEADER if header else BlockKind.TABLE_ROW
    for row in rows:
        if text := row_text(row):
            yield Block(kind, text, page=page)
            kind = BlockKind.TABLE_ROW


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def first_row_is_header(rows: Sequence[Sequence[str]], emphasised: bool) -> bool:
    """Guess whether a table without a marked header begins with one.

    Args:
        rows: Cells of every row.
        emphasised: Whether the first row, unlike the next, is bold or shaded.
    """
    if len(rows) < 2 or sum(map(bool, rows[0])) < 2:
        return False
    first, rest = rows[0], rows[1:]
    if emphasised:
        return True
    if any(cell.endswith(":") for cell in first) or any(re.search(r"\d", _YEAR.sub("", cell)) for cell in first[1:]):
        return False
    for column in range(1, len(first)):
        values = [row[column] for row in rest if column < len(row) and row[column]]
        if values and sum(bool(re.search(r"\d", value)) for value in values) > 0.7 * len(values):
            return True
    words = [len(cell.split()) for row in rest for cell in row if cell]
    short = all(len(cell.split()) <= 4 for cell in first)
    return short and len(rest) > 1 and (len(first) > 2 or (bool(words) and sum(words) / len(words) > 3))


def properties(title: str | None, author: str | None, published: date | None) -> Properties:
    """Keep of a file's own metadata what says something: titles that a program made up and persons' names go."""
    title, author = squeeze(title or ""), squeeze(author or "")
    return Properties(
        title=None if _EMPTY_TITLE.fullmatch(title) else title,
        publisher=author if _ORGANISATION.search(author) else None,
        published=published.date() if isinstance(published, datetime) else published,
    )
