"""A draft to its sentences: personal data blackened first, then split, with offsets into the draft as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts.genre import Genre, genre_of
from assistant.drafts.layout import MARKER, blocks, clean, is_about_the_text, is_heading, title_of
from assistant.drafts.names import again, blackened, names_in
from assistant.drafts.verbs import has_finite_verb
from assistant.privacy import masked
from ingest.chunk import strip_marker
from ingest.documents import CELL
from ingest.municipalities import MUNICIPALITIES
from ingest.personal import BLACK, Finding, merged
from ingest.sentences import sentence_spans
from ingest.units import row_text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or table row of a draft: `draft[start:end]`.

    Attributes:
        said: What it says, to be held against the sources: one line, without list mark and personal data, under the
            lead-in or header row that it stands under.
        lead: That lead-in, "" where there is none.
        heading: The heading that it stands under.
    """

    start: int
    end: int
    said: str
    lead: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is checked.

    Attributes:
        text: The draft with its personal data blackened, as long as the draft itself.
        sentences: In order; headings are none.
        found: The personal data, with offsets.
        names: The names in it that a list of people tells, or that are blackened: they never leave the check.
        genre: What sort of text it is, where that tells how its sentences are meant.
        title: Its first line, where that is a heading.
    """

    text: str
    sentences: tuple[Sentence, ...]
    found: tuple[Finding, ...]
    names: frozenset[str] = frozenset()
    genre: Genre = "other"
    title: str = ""


def read(draft: str, places: frozenset[str] = frozenset()) -> Draft:
    """Blackens a draft's personal data and splits it into sentences.

    A name that is told as one is blackened each time it comes again, also the first name alone.

    Args:
        places: Capitalised words that are no person's, such as the library's municipalities.
    """
    found = masked(draft).found
    names = names_in(draft, found) - places - MUNICIPALITIES
    found = merged((*found, *again(draft, names)))
    text = blackened(draft, found)
    return Draft(text, tuple(_sentences(text)), found, names, genre_of(draft), title_of(text))


def _sentences(text: str) -> Iterator[Sentence]:
    """Yields the sentences and rows of a blackened text, each with the lead-in or header and the heading over it."""
    lead = heading = header = ""
    title = title_of(text)
    for start, end in blocks(text):
        block = text[start:end]
        is_item = MARKER.match(block) is not None
        if title and clean(block) == title and not text[:start].strip():
            heading = title if is_heading(block) else ""
        elif CELL in block:
            lead = ""
            if _is_header(block, header):
                header = block
            else:
                yield Sentence(start, end, clean(row_text(header, block)), header, heading)
        elif not is_about_the_text(block):
            lead = lead if is_item else ""
            if is_heading(block):
                heading = clean(block)
                continue
            spans = _spans(text, start, end)
            opening = _said(text, spans.pop()) if spans and _leads_in(text, spans[-1], end) else ""
            for span in spans:
                yield from _sentence(text, span, lead, heading, is_item=is_item)
            lead = opening or lead


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of a block stand in the text."""
    line = _unwrapped(text, start, end)
    cuts = (cut for span in sentence_spans(line, 0, end - start) for cut in _cut(line, *span))
    return [(first + start, last + start) for first, last in cuts]


def _leads_in(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether the last sentence of a block opens the list below it."""
    return _said(text, span).endswith(":") and _is_followed_by_items(text, end)


def _said(text: str, span: tuple[int, int]) -> str:
    """What a sentence says, in one line without its list mark."""
    return clean(strip_marker(text[slice(*span)]))


def _sentence(text: str, span: tuple[int, int], lead: str, heading: str, *, is_item: bool) -> Iterator[Sentence]:
    """The sentence at a place, under its lead-in where it does not stand alone; nothing where it has no word."""
    said, (first, last) = _said(text, span), span
    under = "" if _stands_alone(said) else lead
    begins = _after_marker(text, first, last) if is_item else last - len(text[first:last].lstrip())
    if re.search(r"\w", said):
        yield Sentence(begins, last, f"{under} {said}" if under else said, under, heading)


def _cut(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What runs on without a full stop for longer than any sentence, at its blanks."""
    while end - start > _LONGEST_SENTENCE:
        at = line.rfind(" ", start, start + _LONGEST_SENTENCE) + 1 or start + _LONGEST_SENTENCE
        yield start, at
        start = at
    yield start, end


_LONGEST_SENTENCE = 1_000
"""Characters; the longest sentences of the statutes have some 800."""


def _is_header(row: str, before: str) -> bool:
    """Whether a row names columns: it has no figures but years, and a table of as many columns is not yet begun."""
    if re.search(r"\d", _YEAR.sub("", row)):
        return False
    return row.count(CELL) != before.count(CELL) or row == before


_YEAR = re.compile(r"\b20\d\d\b")


def _is_followed_by_items(text: str, end: int) -> bool:
    following = text[end:].lstrip("\r\n \t")
    return bool(MARKER.match(following)) or following[:1].islower()


def _stands_alone(item: str) -> bool:
    """Whether a list item is a sentence of its own."""
    return item[:1].isupper() and item.rstrip()[-1:] in ".!?" and has_finite_verb(item)


def _after_marker(text: str, first: int, last: int) -> int:
    return last - len(strip_marker(text[first:last]))


def _unwrapped(text: str, start: int, end: int) -> str:
    """The text in one line, a blackened name like one: a sentence may begin with it."""
    return _BLACKENED.sub(lambda m: f"X{'x' * (len(m.group()) - 1)}", re.sub(r"[\r\n]", " ", text[start:end]))


_BLACKENED = re.compile(f"{BLACK}+")
