"""Consolidated statute text, as the Riksdag's open data gives it: chapters and sections to headings of their own.

Each section becomes a heading "12 kap. 7 §" under its chapter and rubric, so that it is found, cited and linked to by
itself. A note of amendment ("Lag (2025:762).") is set apart from the law's words. Sections that are in the text twice,
before and after a change, tell in their heading from or until when they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, zip_longest

from ingest.dates import find_dates
from ingest.documents import Block, BlockKind, Extract
from ingest.loaders import statute_text
from ingest.loaders.lines import first_row_is_header, table_blocks
from ingest.loaders.statute_text import CHAPTER, ITEM, begins_section, enumerated, is_row

_DIVISION = re.compile(r"(?:AVD(?:ELNING)?\.?|Avd(?:elning)?\.?) ?[IVX\d]+\b.{0,120}$", re.IGNORECASE)
_TITLE = re.compile(
    r"^\W*((?:[A-ZÅÄÖ][\wåäö-]*(?: och [\wåäö]+)?(?:lag|balk|ordning|form)|Lag|Förordning)"
    r" \(\d{4}:\d+\)[^\n.]{0,150})$",
    re.MULTILINE,
)
_HEADER = re.compile(
    r"^(?:SFS[ -]?nr|Departement(?:/myndighet)?|Utfärdad|Ikraft|Ändrad|Ändring införd|Upphävd|Omtryck|Övrig|Rubrik"
    r"|Källa|SFS \d{4}:\d+)\b.*",
    re.IGNORECASE,
)
_TRANSITION = re.compile(r"(?:Ikraftträdande- och övergångsbestämmelser|Övergångsbestämmelser)", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\d{4}:\d{1,4}")
_AMENDED = re.compile(r"\s*((?:Lag|Förordning) \(\d{4}:\d+\)\.)$")
_MARK = re.compile(
    r"/(?:Rubriken )?(?P<what>träder i kraft|upphör att gälla) [IU]:(?P<day>\d{4}-\d\d-\d\d)/\s*", re.IGNORECASE
)
_ENDED = re.compile(r"(?<!m\.m)[.:;,]$")
_REPEALED = re.compile(r"^Upphävd\s*:?\s*(\d{4}-\d\d-\d\d)", re.MULTILINE | re.IGNORECASE)
_TITLE_LEVEL, _CHAPTER_LEVEL, _RUBRIC_LEVEL, _SECTION_LEVEL = 1, 2, 3, 5
_ENOUGH = 3
"""Sections from which a text with a statute's title is one."""


def is_statute(text: str) -> bool:
    """Whether a text is a statute's: its title with a number, and sections that begin their paragraphs."""
    head = text[:1500]
    starts = re.findall(r"^(?:\d+(?: [a-z])? kap\. )?\d+(?: [a-z])? §(?:\s|$)", text, re.MULTILINE)
    return _TITLE.search(head) is not None and len(starts) >= _ENOUGH


def read(text: str) -> Extract:
    """Reads a statute to headings, paragraphs, items and notes, with what it tells of itself as front matter."""
    paragraphs = statute_text.paragraphs(text)
    found = _TITLE.search(text[:1500])
    title = found[1].strip() if found else paragraphs[0]
    return Extract(tuple(_blocks(title, paragraphs)), front_matter=_front_matter(title, text))


def anchor(chapter: str, section: str) -> str:
    """How a section is headed: "12 kap. 7 a §", "32 §" where the statute has no chapters."""
    return f"{chapter} kap. {section} §" if chapter else f"{section} §"


def holds_on(headings: str, day: date) -> bool:
    """Whether a section is in force on a day, by what its heading tells of that."""
    since = re.search(r"\(träder i kraft (\d{4}-\d\d-\d\d)\)", headings)
    until = re.search(r"\(upphör att gälla (\d{4}-\d\d-\d\d)\)", headings)
    if since and day < date.fromisoformat(since[1]):
        return False
    return not (until and day >= date.fromisoformat(until[1]))


def _blocks(title: str, paragraphs: Sequence[str]) -> Iterator[Block]:
    yield Block(BlockKind.HEADING, title, level=_TITLE_LEVEL)
    reading = _Reading(title, _is_chaptered(paragraphs))
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=""):
        yield from reading.blocks(paragraph, following)


@dataclass(slots=True)
class _Reading:
    """Where the reading of a statute stands.

    Attributes:
        started: Whether its first section or chapter has begun; what stands before is the head of the text.
        opened: Whether the paragraph before is the number of a section alone.
        outer: Whether the paragraph before is a rubric that may hold others together.
    """

    title: str
    chaptered: bool
    chapter: str = ""
    transitional: bool = False
    started: bool = False
    opened: bool = False
    outer: bool = False

    def blocks(self, paragraph: str, following: str) -> Iterator[Block]:
        """What a paragraph is, by what stands before and after it."""
        if not self.started and (self.title in paragraph or _HEADER.match(paragraph)):
            return
        opened, self.opened = self.opened, False
        outer, self.outer = self.outer, False
        if _TRANSITION.fullmatch(paragraph):
            self.chapter, self.transitional = "", True
            yield Block(BlockKind.HEADING, "Övergångsbestämmelser", level=_CHAPTER_LEVEL)
        elif self.transitional and _NUMBER_ALONE.fullmatch(paragraph):
            yield Block(BlockKind.HEADING, f"Övergångsbestämmelser till {paragraph}", level=_RUBRIC_LEVEL)
        elif self.transitional:
            yield from _words(paragraph)
        elif (m := CHAPTER.fullmatch(paragraph)) and len(paragraph) < 200:
            if self.chaptered:
                self.chapter, self.started = m["chapter"], True
                yield Block(BlockKind.HEADING, paragraph, level=_CHAPTER_LEVEL)
        elif m := begins_section(paragraph):
            yield from self._section(m["chapter"], m["section"], m["text"] or "")
        elif not opened and _is_rubric(paragraph, following):
            # A rubric right under another is the first of those that the upper one holds together.
            yield Block(BlockKind.HEADING, _MARK.sub("", paragraph), level=_RUBRIC_LEVEL + outer)
            self.outer = not outer and not _DIVISION.fullmatch(paragraph)
        else:
            yield from _words(paragraph)

    def _section(self, chapter: str | None, number: str, words: str) -> Iterator[Block]:
        self.started, self.opened = True, not words
        self.chapter = (chapter or self.chapter) if self.chaptered else ""
        yield Block(BlockKind.HEADING, anchor(self.chapter, number) + _validity(words), level=_SECTION_LEVEL)
        yield from _words(_MARK.sub("", words))


def _is_chaptered(paragraphs: Sequence[str]) -> bool:
    """Whether a chapter begins before the first section; a later one is a reference that was taken for a chapter."""
    for paragraph in paragraphs:
        if CHAPTER.fullmatch(paragraph):
            return True
        if m := begins_section(paragraph):
            return m["chapter"] is not None
    return False


def _is_rubric(paragraph: str, following: str) -> bool:
    """A short line without a full stop before a section, a chapter or another rubric."""
    text = "\n" in paragraph or is_row(paragraph) or is_row(following) or ITEM.match(following)
    if text or len(paragraph) > 150 or _ENDED.search(paragraph) or ITEM.match(paragraph):
        return bool(_DIVISION.fullmatch(paragraph))
    leads = begins_section(following) or CHAPTER.fullmatch(following) or not _ENDED.search(following)
    return (bool(leads) and paragraph[:1].isupper()) or paragraph.startswith("/Rubriken")


def _validity(words: str) -> str:
    return "".join(f" ({m['what'].lower()} {m['day']})" for m in _MARK.finditer(words[:200]))


def _words(text: str) -> Iterator[Block]:
    """Paragraphs, list items, tables and the note of amendment that ends a section."""
    amended = _AMENDED.search(text)
    lines = [
        part
        for line in (text[: amended.start()] if amended else text).split("\n")
        for part in ([line] if is_row(line) else enumerated(line))
        if part.strip()
    ]
    for tabular, run in groupby(lines, key=is_row):
        if tabular:
            rows = [line.split("\t") for line in run]
            yield from table_blocks(rows, header=first_row_is_header(rows, emphasised=False))
            continue
        for line in run:
            item = ITEM.match(line)
            if item:
                yield Block(BlockKind.ITEM, line[item.end() :], marker=item["marker"])
            else:
                yield Block(BlockKind.PARAGRAPH, line)
    if amended:
        yield Block(BlockKind.NOTE, amended[1])


def _front_matter(title: str, text: str) -> dict[str, object]:
    """Kind, reach and time, each as far as the text tells it."""
    ordinance = re.search(r"förordning", title, re.IGNORECASE) and not title.startswith("Tryckfrihets")
    told: dict[str, object] = {
        "title": title,
        "kind": "forordning" if ordinance else "lag",
        "scope": "national",
        "publisher": "Regeringen" if ordinance else "Riksdagen",
    }
    issued = re.search(r"^Utfärdad\s*:\s*(\d{4}-\d\d-\d\d)", text, re.MULTILINE | re.IGNORECASE)
    if issued:
        told["published"] = issued[1]
    if since := _in_force(title, text):
        told["valid_from"] = since.isoformat()
    if repealed := _REPEALED.search(text[:3000]):
        told["valid_to"] = (date.fromisoformat(repealed[1]) - timedelta(days=1)).isoformat()
    return told


def _in_force(title: str, text: str) -> date | None:
    """The day that its header, or its own transitional provisions, say that it came into force."""
    if stated := re.search(r"^Ikraft: (\d{4}-\d\d-\d\d)$", text[:1500], re.MULTILINE):
        return date.fromisoformat(stated[1])
    number = re.search(r"\d{4}:\d+", title)
    own = re.escape(number[0]) if number else "—"
    section = re.search(rf"\b{own}\s+1\. Denna (?:lag|förordning|balk) träder i kraft ([^\n.]{{5,60}})", text)
    dates = find_dates(section[1]) if section else ()
    return dates[0].day if dates else None
