"""The text that a web viewer shows of a report: one line a page, headings, notes and page numbers run into the flow.

The table of contents, run together like the rest, is what gives the headings back: a run of its words that stands
before the beginning of a sentence is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest import shapes, viewer_notes
from ingest.documents import BlockKind
from ingest.lines import Line
from ingest.placed import Placed

_NUMBER = re.compile(r"(\d{1,4})(?:\s+|$)")
_TOKEN = re.compile(r"\S+")
_CONTENTS = re.compile(r"\s*(?:innehåll|innehållsförteckning|contents)\b[\s:.]*", re.IGNORECASE)
_LEADER = re.compile(r"\s*(?:\.{2,}|…)\s*\d{0,4}\s*|\s+\d{1,4}(?=\s|$)")
_FULL_STOP = re.compile(r"[.!?][\"”)]?\s")
_LONGEST_HEADING = 16


@dataclass(slots=True)
class _Page:
    number: int
    words: Placed
    line: Line
    notes: tuple[Placed, ...] = ()


def unfold(lines: list[Line]) -> list[Line]:
    """Give back headings, paragraphs and notes where lines are the numbered pages of a viewer; else change nothing."""
    run = _pages(lines)
    if not run:
        return lines
    first, pages = run
    contents = _take_contents(pages)
    for page, (words, taken) in zip(pages, viewer_notes.take([page.words for page in pages]), strict=True):
        page.words, page.notes = words, taken
    return [*lines[:first], *_blocks(pages, contents), *lines[first + _span(lines, first, pages) :]]


def _pages(lines: list[Line]) -> tuple[int, list[_Page]] | None:
    """The longest run of lines numbered one after the other, if they are pages and not a list."""
    best: list[int] = []
    current: list[int] = []
    numbers = [int(match[1]) if line.raw and (match := _NUMBER.match(line.text)) else None for line in lines]
    for index, number in enumerate(numbers):
        follows = current and number is not None and numbers[current[-1]] == number - 1
        current = [*current, index] if follows else [index] if number is not None else []
        best = max(best, current, key=len)
    if len(best) < 3:
        return None
    closed = sum(bool(_foot(numbers[index] or 0).search(lines[index].text)) for index in best)
    if closed * 2 < len(best):
        return None
    pages = []
    for index in best:
        number = numbers[index] or 0
        words = lines[index].words.cut(len(str(number))).strip()
        if foot := _foot(number).search(words.text):
            words = words.cut(0, foot.start()).strip()
        pages.append(_Page(number, words, lines[index]))
    return best[0], pages


def _foot(number: int) -> re.Pattern[str]:
    """The page number at the end of a page, with or without a total: "3" or "3 (14)"."""
    return re.compile(rf"(?:^|\s){number}(?: ?\(\d+\))?$")


def _span(lines: list[Line], first: int, pages: list[_Page]) -> int:
    return next(index for index, line in enumerate(lines) if line is pages[-1].line) - first + 1


def _take_contents(pages: list[_Page]) -> list[list[str]]:
    """The entries of the table of contents, each as its words; its pages are emptied."""
    entries: list[list[str]] = []
    for page in pages:
        if not entries:
            match = _CONTENTS.match(page.words.text)
            if not match or not _LEADER.search(page.words.text):
                continue
            text = page.words.text[match.end() :]
        elif _FULL_STOP.search(page.words.text) or not page.words.text:
            break
        else:
            text = page.words.text
        entries += (entry.split() for entry in _LEADER.split(text) if entry.split())
        page.words = Placed("")
    return entries


def _blocks(pages: list[_Page], contents: list[list[str]]) -> Iterator[Line]:
    """The pages' text as paragraphs under their headings, sentences closed over page ends, notes behind them."""
    wanted = [word for entry in contents for word in entry]
    breaks = {sum(map(len, contents[:count])) for count in range(len(contents))}
    at, text = 0, _Text()
    for page in pages:
        for heading, words in _pieces(page.words, wanted, breaks, at):
            if heading:
                yield from text.closed()
                at = heading.end
                for level, part in enumerate(heading.parts):
                    yield page.line.become(BlockKind.HEADING, part, level=2 + (level if len(heading.parts) > 1 else 0))
            if words.text:
                yield from text.taking(page.line, words)
        for note in page.notes:
            number = note.text.split()[0]
            text.notes.append(page.line.become(BlockKind.NOTE, note.cut(len(number)).strip(), marker=number))
    yield from text.closed()


@dataclass(slots=True)
class _Text:
    """The paragraph that is open, and the notes that wait for its end."""

    line: Line | None = None
    words: Placed = field(default_factory=lambda: Placed(""))
    notes: list[Line] = field(default_factory=list)

    def closed(self) -> Iterator[Line]:
        """The open paragraph and its notes."""
        if self.line:
            yield self.line.become(BlockKind.PARAGRAPH, self.words)
        yield from self.notes
        self.line, self.notes = None, []

    def taking(self, line: Line, words: Placed) -> Iterator[Line]:
        """Takes words that go on with the open paragraph, or begin another after it."""
        if self.line and (shapes.starts_low(words.text) or shapes.runs_on(self.words.text)):
            self.words += Placed(" ") + words
            return
        if self.line:
            yield from self.closed()
        self.line, self.words = line, words


@dataclass(frozen=True, slots=True)
class _Heading:
    parts: tuple[Placed, ...]
    end: int


def _pieces(words: Placed, wanted: list[str], breaks: set[int], at: int) -> Iterator[tuple[_Heading | None, Placed]]:
    """The page's text divided at its headings, each with what follows; `at` is the next word of the contents."""
    tokens = list(_TOKEN.finditer(words.text))
    texts = [token.group() for token in tokens]
    heading: _Heading | None = None
    start = index = 0
    while index < len(tokens):
        found = _match(texts, index, wanted, at)
        if not found:
            index += 1
            continue
        begin, length = found
        yield heading, words.cut(start, tokens[index].start()).strip()
        cuts = [index + step for step in range(length) if not step or _parts_at(wanted, breaks, begin + step)]
        parts = tuple(
            words.cut(tokens[left].start(), tokens[right - 1].end())
            for left, right in zip(cuts, [*cuts[1:], index + length], strict=True)
        )
        at = begin + length
        heading = _Heading(parts, at)
        index += length
        start = tokens[index].start() if index < len(tokens) else len(words.text)
    yield heading, words.cut(start).strip()


def _parts_at(wanted: list[str], breaks: set[int], place: int) -> bool:
    """Whether an entry of the contents begins here; entries run together begin where a capital stands."""
    return place in breaks or (wanted[place][0].isupper() and wanted[place][1:].islower())


def _match(texts: list[str], index: int, wanted: list[str], at: int) -> tuple[int, int] | None:
    """Where in the contents the longest heading at `index` begins, and its length in words."""
    new_sentence = index == 0 or shapes.ends_sentence(texts[index - 1])
    best: tuple[int, int] | None = None
    for begin in range(at, len(wanted)) if new_sentence else range(at, min(at + 1, len(wanted))):
        length = 0
        while (
            length < _LONGEST_HEADING
            and begin + length < len(wanted)
            and index + length < len(texts)
            and texts[index + length] == wanted[begin + length]
        ):
            length += 1
        while length and not _begins_sentence(texts, index + length):
            length -= 1
        if length and (best is None or length > best[1]):
            best = (begin, length)
    return best


def _begins_sentence(texts: list[str], index: int) -> bool:
    """Whether a sentence begins: a capital, then a word in lower case."""
    if index + 1 >= len(texts) or not (texts[index][0].isupper() or texts[index].isdigit()):
        return False
    second = texts[index + 1][0]
    return second.islower() or (texts[index][0].isupper() and (second.isdigit() or second == "("))
