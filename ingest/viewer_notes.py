"""Footnotes that a web viewer ran into the foot of a page's text, and the digits in the text that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import shapes
from ingest.placed import Placed

_NO_NOTE_BEFORE = re.compile(r"(?:\b(?:kap|s|nr|artikel|år|bilaga|tabell|steg|roll|\d+)\.?|[§:–-])$", re.IGNORECASE)
_NO_MARK_BEFORE = re.compile(
    r"(?:\b(?:kap|s|nr|artikel|år|bilaga|tabell|steg|roll|del|punkt|vecka|inom|efter|minst|högst|från|till|på|av|med|om"
    r"|under|cirka|ca|drygt|kl|den|för|och|i|\d+)\.?|[§:–-])$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:månad|år|dag|veck|timm|minut|kap|§|kr|procent|%|barn|person|hushåll|st\b|gång|mil|av\b|till\b|eller\b|\d)"
)
_BEHIND_WORD = r"(?:(?<=[a-zåäö]{3})|(?<=[a-zåäö]{2}[.,])|(?<=[)”]))"
_FOOT_FROM = 0.5
_SKIPPED = 3
_MOST_ON_A_PAGE = 20


def take(pages: Sequence[Placed]) -> Iterator[tuple[Placed, tuple[Placed, ...]]]:
    """Yield each page's text and its notes, which are numbered through the whole document.

    A note is where the next number stands near the foot, before a capital, when it also stands earlier on the page.
    """
    expected = 1
    for words in pages:
        first = next(
            (number for number in range(expected, expected + _SKIPPED) if _starts(words.text, number)), expected
        )
        starts = _starts(words.text, first)
        ends = [*starts[1:], len(words.text)]
        body = words.cut(0, starts[0]).strip() if starts else words
        for number in range(first, first + len(starts)):
            body = _without_mark(body, number)
        yield body, tuple(words.cut(start, end).strip() for start, end in zip(starts, ends, strict=bool(starts)))
        expected = first + len(starts) if starts else expected


def _starts(text: str, expected: int) -> list[int]:
    """Where the notes from number `expected` on begin."""
    starts: list[int] = []
    for number in range(expected, expected + _MOST_ON_A_PAGE):
        places = [match.start() for match in re.finditer(rf"(?<![\d,]){number}(?=[\s.,;:)]|$)", text)]
        after = starts[-1] if starts else len(text) * _FOOT_FROM
        notes = [place for place in places if place > after and _opens_note(text, place, number)]
        if not notes or not any(place < min([notes[-1], *starts]) for place in places):
            break
        starts.append(notes[-1])
    return starts


def _opens_note(text: str, place: int, number: int) -> bool:
    """Whether a note may begin here: a number before a capital or figure that does not belong to what precedes it."""
    before, rest = text[:place].rstrip(), text[place + len(str(number)) :].lstrip()
    if len(before) == place or not rest or not (rest[0].isupper() or rest[0].isdigit()):
        return False
    return not _NO_NOTE_BEFORE.search(before) or before.endswith(f".{number}")


def _without_mark(body: Placed, number: int) -> Placed:
    """Take out the digit that points to a note, if it is plain which one; a figure of the text must never go."""
    glued = list(re.finditer(rf"{_BEHIND_WORD}{number}(?=[\s.,;:)]|$)|(?<=\d\.){number}$", body.text))
    free = [
        match
        for match in re.finditer(rf"(?<=\s){number}(?=[\s.,;:)]|$)", body.text)
        if not _NO_MARK_BEFORE.search(body.text[: match.start()].rstrip()) and not _UNIT.match(body.text[match.end() :])
    ]
    sure = glued or [match for match in free if _is_by_stop(body.text, match)] or free
    if len(sure) != 1:
        return body
    start, end = sure[0].span()
    # The space before a digit that stood free goes with it.
    return body.cut(0, start if glued else start - 1) + body.cut(end)


def _is_by_stop(text: str, match: re.Match[str]) -> bool:
    """Whether a digit stands where a sentence ends, where figures rarely do."""
    return text[match.end() : match.end() + 1] in ".,;:)" or shapes.ends_sentence(text[: match.start()].rstrip())
