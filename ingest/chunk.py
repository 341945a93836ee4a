"""Sections into passages: whole sentences, lists with their lead-in, table rows with their header."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.documents import BlockKind, Document, Passage, Section, Span
from ingest.sentences import sentence_spans

TARGET = 700
"""Characters after which a passage ends at the next whole group."""
LIMIT = 1100
"""Characters that a passage does not exceed unless a single sentence, item or row does, or a scrap is left."""
CHUNKER_VERSION = 6
_SCRAP = 40
"""Characters that do not make a passage of their own at the end of a section, such as a note of amendment."""

_LONGEST_CAPTION = 200
_IN_LIST = {BlockKind.ITEM}
_IN_TABLE = {BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW}


@dataclass(frozen=True, slots=True)
class _Atom:
    """A sentence, list item, table row or note, and the lead-in or header row it needs to be understood."""

    start: int
    end: int
    lead: str


def passages(document: Document, sections: tuple[Section, ...]) -> tuple[Passage, ...]:
    """Cuts a document's sections into passages, in reading order.

    Returns:
        Passages with `section.text[p.start:p.end] == p.text`, covering every character but white space.
    """
    cut: list[Passage] = []
    for section in sections:
        for start, end, lead in _swept(list(_packed(section))):
            cut.append(_passage(document, section, len(cut), start, end, lead))
    return tuple(cut)


def text_hash(text: str) -> str:
    """Hash of a passage's words, the same whatever their case and white space (16 hex digits)."""
    normal = " ".join(text.casefold().split())
    return hashlib.sha256(normal.encode()).hexdigest()[:16]


def lead_in(section: Section, offset: int) -> str:
    """What the list or table that `offset` stands in needs to be understood, else "".

    The sentence that introduces a list; a table's caption and header row, a line each.
    """
    lead = ""
    previous: Span | None = None
    for span in section.spans:
        lead = _lead_after(section, previous, span, lead)
        if span.start <= offset < span.end:
            return lead
        previous = span
    return ""


def _lead_after(section: Section, previous: Span | None, span: Span, lead: str) -> str:
    """The lead that holds for `span`, given the one that held for the block before it."""
    if span.kind in _IN_LIST:
        if previous is None or previous.kind in _IN_LIST:
            return lead
        if previous.kind is BlockKind.PARAGRAPH and introduces(section.text[previous.start : previous.end]):
            begin, end = list(sentence_spans(section.text, previous.start, previous.end))[-1]
            return section.text[begin:end]
        return ""
    if previous is None:
        return ""
    before = section.text[previous.start : previous.end]
    if span.kind is BlockKind.TABLE_HEADER or (span.kind is BlockKind.TABLE_ROW and previous.kind not in _IN_TABLE):
        is_caption = previous.kind is BlockKind.PARAGRAPH and introduces(before) and len(before) <= _LONGEST_CAPTION
        return before if is_caption else ""
    if span.kind is BlockKind.TABLE_ROW:
        return f"{lead}\n{before}".strip() if previous.kind is BlockKind.TABLE_HEADER else lead
    return ""


def introduces(paragraph: str) -> bool:
    """Whether a paragraph leads in to what follows: it ends in a colon, or its last sentence does not end."""
    return not paragraph.rstrip().endswith((".", "!", "?", ".)", ".”"))


def _groups(section: Section) -> Iterator[list[_Atom]]:
    """Blocks that belong together: a paragraph, a list after its lead-in, a table."""
    group: list[_Atom] = []
    previous: Span | None = None
    lead = ""
    for span in section.spans:
        lead = _lead_after(section, previous, span, lead)
        if group and not _continues(section, previous, span):
            yield group
            group = []
        group.extend(_atoms(section, span, lead))
        previous = span
    if group:
        yield group


def _continues(section: Section, previous: Span | None, span: Span) -> bool:
    if previous is None:
        return False
    if span.kind in _IN_LIST:
        return previous.kind in _IN_LIST or introduces(section.text[previous.start : previous.end])
    if span.kind in _IN_TABLE:
        return previous.kind in _IN_TABLE or introduces(section.text[previous.start : previous.end])
    return False


def _atoms(section: Section, span: Span, lead: str) -> Iterator[_Atom]:
    if span.kind in _IN_TABLE or (span.end - span.start <= LIMIT // 2 and span.kind in _IN_LIST):
        yield _Atom(span.start, span.end, lead)
        return
    for start, end in sentence_spans(section.text, span.start, span.end):
        yield _Atom(start, end, lead)


def _packed(section: Section) -> Iterator[tuple[int, int, str]]:
    """Yields `(start, end, lead)` of each passage."""
    held: list[_Atom] = []
    for group in _groups(section):
        size = group[-1].end - group[0].start
        if held and _size(held) + size > LIMIT:
            yield _closed(held)
            held = []
        for atom in group:
            if held and atom.end - held[0].start > LIMIT:
                yield _closed(held)
                held = []
            held.append(atom)
        if _size(held) >= TARGET:
            yield _closed(held)
            held = []
    if held:
        yield _closed(held)


def _swept(packed: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The same, with a scrap at the end of a section put to the passage before it."""
    if len(packed) < 2 or packed[-1][1] - packed[-1][0] > _SCRAP:
        return packed
    start, _, lead = packed[-2]
    return [*packed[:-2], (start, packed[-1][1], lead)]


def _size(atoms: list[_Atom]) -> int:
    return atoms[-1].end - atoms[0].start


def _closed(atoms: list[_Atom]) -> tuple[int, int, str]:
    return atoms[0].start, atoms[-1].end, atoms[0].lead


def _passage(document: Document, section: Section, ordinal: int, start: int, end: int, lead: str) -> Passage:
    heading = " › ".join(section.headings)
    text = section.text[start:end]
    return Passage(
        passage_id=f"{document.document_id}-{ordinal}",
        document_id=document.document_id,
        section=section.ordinal,
        ordinal=ordinal,
        start=start,
        end=end,
        text=text,
        context="\n".join(filter(None, (heading, lead))),
        locator=_locator(document, section, start, end) or heading or document.metadata.title,
        page=page_at(section, start),
        text_hash=text_hash(text),
    )


def page_at(section: Section, offset: int) -> int | None:
    """The page that the character at `offset` stands on: by its box where there is one, else by its block."""
    box = next((b.page for b in section.boxes if b.end > offset), None)
    return box or next((s.page for s in section.spans if s.end > offset), None)


def _locator(document: Document, section: Section, start: int, end: int) -> str:
    first, last = page_at(section, start), page_at(section, end - 1)
    if first is None or not document.paging:
        return ""
    word = "bild" if document.paging == "slide" else "s."
    pages = f"{first}" if last in (None, first) else f"{first}–{last}"
    return f"{word} {pages}"


def strip_marker(item: str) -> str:
    """A list item's words without its bullet or number."""
    return _MARKER.sub("", item)


_MARKER = re.compile(r"^\s*(?:[-•–*]|\d{1,2}[.)]|[a-zåäö][.)])\s+")
