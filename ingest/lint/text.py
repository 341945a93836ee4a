"""A document as stretches of text to look through, and what was found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.chunk import lead_in
from ingest.documents import BlockKind, Kind, Metadata
from ingest.index import Content
from ingest.law import written_on
from ingest.sentences import sentence_spans

Code = Literal[
    "repealed-law",
    "old-law-may-apply",
    "old-amount",
    "dead-link",
    "missing-date",
    "old-name",
    "unknown-act",
    "changes-soon",
]
_RECORDS = frozenset({Kind.MINNESANTECKNING, Kind.NYHET, Kind.PRAXIS, Kind.FORARBETE, Kind.RAPPORT})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        source: The file, as given.
        part: The document within it.
        locator: "s. 4", "bild 3" or the heading path.
        quote: The words that it is about, as they stand.
        text: What is wrong and what to do, in Swedish.
    """

    code: Code
    source: str
    part: str
    locator: str
    quote: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, list item, table row or heading.

    Attributes:
        text: Its words.
        before: The lead-in, caption and header row that it stands under, nearest last.
        headings: From the outermost to the nearest.
        sentence_before: The sentence before it in the same paragraph.
    """

    text: str
    before: str
    headings: tuple[str, ...]
    locator: str
    sentence_before: str = ""


def stretches(content: Content) -> tuple[Stretch, ...]:
    """A document's stretches in order, each heading once."""
    return tuple(_stretches(content))


def _stretches(content: Content) -> Iterator[Stretch]:
    seen: set[tuple[str, ...]] = set()
    for section in content.sections:
        path = " › ".join(section.headings)
        for depth in range(1, len(section.headings) + 1):
            if (heading := section.headings[:depth]) not in seen:
                seen.add(heading)
                yield Stretch(heading[-1], "", heading[:-1], path)
        for span in section.spans:
            locator = _locator(path, span.page, content.document.paging)
            if span.kind is BlockKind.TABLE_HEADER:
                continue
            if span.kind in (BlockKind.TABLE_ROW, BlockKind.ITEM):
                lead = lead_in(section, span.start)
                yield Stretch(section.text[span.start : span.end], lead, section.headings, locator)
                continue
            last = ""
            for start, end in sentence_spans(section.text, span.start, span.end):
                sentence = section.text[start:end]
                yield Stretch(sentence, "", section.headings, locator, last)
                last = sentence


def _locator(path: str, page: int | None, paging: str) -> str:
    return path if page is None else f"{'bild' if paging == 'slide' else 's.'} {page}"


def finding(code: Code, content: Content, stretch: Stretch, quote: str, text: str) -> Finding:
    """A finding in a stretch of a document."""
    return Finding(code, content.document.source, content.document.part, stretch.locator, quote, text)


def is_record(metadata: Metadata, since: date) -> bool:
    """Whether a document records what held on a day before a change: it is not to be rewritten."""
    written = written_on(metadata)
    return metadata.kind in _RECORDS and written is not None and written < since
