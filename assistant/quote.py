"""Finds a quote in its source although white space, case or punctuation drifted, and gives the source's own words back.

The tiers are those of mike (open-legal-products): exact, then white space and case, then punctuation. Each keeps an
offset map to the source, so that what is shown and highlighted is always the source's exact text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def locate_quote(quote: str, passage: str) -> tuple[int, int] | None:
    """Where the quote stands in the passage: the offsets of its first place in the strictest tier that has one.

    Returns:
        `(start, end)` with `passage[start:end]` the exact words of the source; None if they are not there.
    """
    wanted = quote.strip()
    if not wanted:
        return None
    if (at := passage.find(wanted)) >= 0:
        return at, at + len(wanted)
    for kept in (_any_visible, _letter_or_digit):
        if found := _locate_folded(wanted, passage, kept):
            return found
    return None


def _any_visible(char: str) -> bool:
    return char not in _INVISIBLE


def _letter_or_digit(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) == "Mn" or char in "§%"


def _locate_folded(quote: str, passage: str, kept: Callable[[str], bool]) -> tuple[int, int] | None:
    """Compares in lower case, with what is not `kept` as white space and runs of that as one."""
    wanted, _ = folded(quote, kept)
    text, places = folded(passage, kept)
    wanted = wanted.strip()
    at = _at_word_boundary(text, wanted) if wanted else -1
    if at < 0:
        return None
    return places[at], places[at + len(wanted) - 1] + 1


def _at_word_boundary(text: str, wanted: str) -> int:
    at = text.find(wanted)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1]
        if not (before.isalnum() and wanted[0].isalnum()) and not (after.isalnum() and wanted[-1].isalnum()):
            return at
        at = text.find(wanted, at + 1)
    return -1


@lru_cache(maxsize=2048)
def folded(text: str, kept: Callable[[str], bool]) -> tuple[str, tuple[int, ...]]:
    """The text as it is compared, and for each of its characters the place it came from."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _INVISIBLE:
            continue
        if char.isspace() or not kept(char):
            if chars and chars[-1] != " ":
                chars.append(" ")
                places.append(place)
            continue
        for folded in char.casefold():
            chars.append(folded)
            places.append(place)
    return "".join(chars), tuple(places)
