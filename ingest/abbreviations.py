"""Abbreviations that the library explains itself: "samordnad individuell plan, SIP"."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ingest.analyze import fold
from ingest.glossary import Group

_SHORT = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]?[A-ZÅÄÖ]{1,5}"
_LONG = r"(?:[^\W\d_]{3,}[ -](?:(?:och|om|för|av|i|på|till)[ ])?){0,4}[^\W\d_]{3,}"
_SFS = r"(?: \(\d{4}:\d+\))?"
_LONG_FIRST = re.compile(
    rf"\b(?P<long>{_LONG}){_SFS}(?:, (?:förkortat |s\.k\. )?| \((?:förkortat |s\.k\. )?)(?P<short>{_SHORT})\b"
)
_SHORT_FIRST = re.compile(rf"\b(?P<short>{_SHORT}) \((?P<long>{_LONG})\)")
FILE = "abbreviations.json"
_WEIGHT = 1.0


def explained(texts: Iterable[str]) -> list[Group]:
    """Finds the abbreviations that texts explain.

    Returns:
        A group of near-equals for each abbreviation and its commonest long form.
    """
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for match in (*_LONG_FIRST.finditer(text), *_SHORT_FIRST.finditer(text)):
            if long := _fitting(match["long"], match["short"]):
                found.setdefault(match["short"], Counter())[long.lower()] += 1
    return [_group(short, counts.most_common(1)[0][0]) for short, counts in sorted(found.items())]


def write_explained(texts: Iterable[str], path: Path) -> None:
    """Writes the abbreviations that texts explain, with their long forms, as JSON."""
    pairs = [group.asked for group in explained(texts)]
    path.write_text(json.dumps(pairs, ensure_ascii=False), encoding="utf-8")


def read_explained(path: Path) -> list[Group]:
    """Reads what `write_explained` wrote."""
    return [_group(short, long) for short, long in json.loads(path.read_text(encoding="utf-8"))]


def _group(short: str, long: str) -> Group:
    return Group(_WEIGHT, (short, long), (short, long))


def _fitting(long: str, short: str) -> str | None:
    """The fewest last words of a long form whose letters spell the abbreviation, word or compound part by part."""
    words = long.split(" ")
    for first in range(len(words) - 1, -1, -1):
        candidate = " ".join(words[first:])
        if _spells(fold(candidate), fold(short)) and len(candidate) > len(short) + 2:
            return candidate
    return None


def _spells(long: str, short: str) -> bool:
    """Whether the abbreviation's letters stand in the long form in order, the first one first and most at words."""
    if not long or long[0] != short[0]:
        return False
    place = 0
    for letter in short[1:]:
        place = long.find(letter, place + 1)
        if place < 0:
            return False
    initials = {word[0] for word in re.findall(r"\w+", long)}
    return len(long.split()) >= len(short) - 1 or (len(initials) == 1 and len(short) <= 3) or set(short) <= initials
