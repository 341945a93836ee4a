"""A draft to its sentences: personal data blackened first, then split, with offsets into the draft as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.drafts.names import PEOPLE, again, blackened, names_in
from assistant.drafts.verbs import has_finite_verb
from assistant.privacy import masked
from ingest.chunk import strip_marker
from ingest.documents import CELL
from ingest.municipalities import MUNICIPALITIES
from ingest.personal import BLACK, Finding, merged
from ingest.sentences import sentence_spans
from ingest.units import row_text

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARKER = re.compile(r"\s*(?:[-–•*◦▪·]|\d{1,2}[.)]|[a-zåäö]\))\s+")
_TERMINAL = re.compile(r"[.!?:;…]['\"”’)\]]*\s*$")
_ASKS = re.compile(r"(?:Hur|Vad|Vem|När|Så|Varför|Vilk(?:a|en|et)|Vart|Om)\b")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.? [A-ZÅÄÖ]|§ \d+ [A-ZÅÄÖ]")
_SUBORDINATE = re.compile(r"\b(?:som|att|när)\b")
_LABELLED = re.compile(
    r"\W*(?:\w+ )?(?:datum|tid|plats|dnr|diarienummer|ärendenummer|ärende|bilaga|bilagor|kopia|till|från|ort|"
    r"lagrum|telefon|e-post|adress|personnummer)\b[^.!?]{0,40}:",
    re.I,
)
_GREETS = re.compile(
    r"\W*(?:(?:hej|hejsan|bästa|kära|god (?:dag|morgon))\b[^.?]{0,40}|(?:med )?vänliga? hälsning\w*[^.]{0,60}|"
    r"hälsning\w*[^.]{0,60}|mvh[^.]{0,60}|vid (?:anteckningarna|protokollet)\b.{0,60})\W*",
    re.I | re.S,
)
_WRAPPED = 45
"""Characters from which a line without a full stop may go on in the next one."""
_HEADING = 90


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


Genre = Literal["minutes", "rules", "letter", "other"]
"""Minutes tell of what was and of the office itself, a letter or decision of its case; rules tell of no case."""
_OPENING = 400
_MINUTES = re.compile(
    r"\b(?:minnesanteckning|mötesanteckning|anteckningar (?:från|förda)|protokoll|arbetsplatsträff)|^\W*närvarande\b",
    re.I | re.M,
)
_RULES = re.compile(
    r"^[^\n.:]*(?:riktlinje|rutin(?!mässig)|anvisning|delegationsordning|policy|handbok|vägledning)[^\n.]*$", re.I
)


def genre_of(draft: str) -> Genre:
    """What sort of text a draft is by how it opens."""
    if _MINUTES.search(draft[:_OPENING]):
        return "minutes"
    opening = [line.strip() for line in draft.splitlines() if line.strip()][:6]
    if any(_RULES.match(line) for line in opening) and not _IN_A_CASE.search(draft):
        return "rules"
    return "other"


_IN_A_CASE = re.compile(r"^\W*(?:hej\b|sökande:|ärendenummer|beslut om\b)", re.I | re.M)


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
    return Draft(text, tuple(_sentences(text)), found, names, genre_of(draft), _title(text))


def _sentences(text: str) -> Iterator[Sentence]:
    """Yields the sentences and rows of a blackened text, each with the lead-in or header and the heading over it."""
    lead = heading = header = ""
    title = _title(text)
    for start, end in _blocks(text):
        block = text[start:end]
        is_item = _MARKER.match(block) is not None
        if title and _clean(block) == title and not text[:start].strip():
            heading = title if _is_heading(block) else ""
        elif CELL in block:
            lead = ""
            if _is_header(block, header):
                header = block
            else:
                yield Sentence(start, end, _clean(row_text(header, block)), header, heading)
        elif not _is_about_the_text(block):
            lead = lead if is_item else ""
            if _is_heading(block):
                heading = _clean(block)
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
    return _clean(strip_marker(text[slice(*span)]))


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


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, items, rows and headings: a line, with those that it is wrapped into."""
    begun: tuple[int, int] | None = None
    for m in re.finditer(r"[^\r\n]*", text):
        line = m.group()
        if not line.strip():
            if begun and m.start() > begun[1] and re.search(r"\n[^\S\n]*\r?\n", text[begun[1] : m.end() + 2]):
                yield begun
                begun = None
            continue
        if begun and _goes_on(text[slice(*begun)].rsplit("\n", 1)[-1], line):
            begun = (begun[0], m.end())
            continue
        if begun:
            yield begun
        begun = m.span()
    if begun:
        yield begun


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is wrapped into the one below it."""
    if _TERMINAL.search(line) or _MARKER.match(following) or CELL in line or CELL in following:
        return False
    if line.rstrip().endswith("-") and len(line) > _WRAPPED:
        return True
    opens_small = following.lstrip()[:1].islower() or following.lstrip()[:1].isdigit()
    long = len(line.rstrip()) >= _WRAPPED
    return long and (opens_small or line.rstrip().endswith(",") or len(line.rstrip()) >= 70)


def _is_about_the_text(block: str) -> bool:
    """Whether a block greets, signs, lists who was there or tells the text's own day and place."""
    if _GREETS.fullmatch(block.strip()):
        return True
    labelled = PEOPLE.match(block) or _LABELLED.match(block)
    return labelled is not None and not has_finite_verb(block)


def _title(text: str) -> str:
    """The first line of a text of several, where it is no sentence; else nothing."""
    line, _, rest = text.lstrip().partition("\n")
    whole = rest.strip() and len(line) <= _LONGEST_TITLE and not _TERMINAL.search(line) and CELL not in line
    of_people = _is_about_the_text(line) or _MARKER.match(line)
    return _clean(line) if whole and not of_people and line[:1].isupper() else ""


_LONGEST_TITLE = 160
"""Characters."""


def _is_heading(block: str) -> bool:
    """A short line without a full stop that states nothing."""
    line = re.sub(r"^\d{1,2}[.)] (?=[A-ZÅÄÖ])", "", block.strip())
    if _MARKER.match(block) and not re.match(r"\s*\d", block):
        return False
    if _TERMINAL.search(line) and not line.endswith(":"):
        return False
    if len(line) <= _HEADING and "\n" not in line and (_ASKS.match(line) or _NUMBERED.match(line)):
        return True
    return (
        len(line) <= _HEADING
        and "\n" not in line
        and not has_finite_verb(_SUBORDINATE.split(line)[0])
        and not re.search(r"\d\s?(?:kr|%)", line)
    )


def _is_followed_by_items(text: str, end: int) -> bool:
    following = text[end:].lstrip("\r\n \t")
    return bool(_MARKER.match(following)) or following[:1].islower()


def _stands_alone(item: str) -> bool:
    """Whether a list item is a sentence of its own."""
    return item[:1].isupper() and item.rstrip()[-1:] in ".!?" and has_finite_verb(item)


def _after_marker(text: str, first: int, last: int) -> int:
    return last - len(strip_marker(text[first:last]))


def _unwrapped(text: str, start: int, end: int) -> str:
    """The text in one line, a blackened name like one: a sentence may begin with it."""
    return _BLACKENED.sub(lambda m: f"X{'x' * (len(m.group()) - 1)}", re.sub(r"[\r\n]", " ", text[start:end]))


_BLACKENED = re.compile(f"{BLACK}+")


def _clean(text: str) -> str:
    """One line, without what cannot be seen, words broken at a line's end joined."""
    joined = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zåäö])", "", _INVISIBLE.sub("", text))
    return " ".join(joined.split())
