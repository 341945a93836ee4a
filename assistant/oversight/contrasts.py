"""What makes two statements speak of different cases although their subject is the same."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.fact import Fact
from assistant.matching import words
from ingest.analyze import stem


def _either(one: str, other: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I)


_CASES = (
    _either(
        r"nyansök\w*|förstagångsansök\w*|första (?:gången|ansökan)|ny ansökan|nya ärenden",
        r"återansök\w*|igen|på nytt|fortsatt\w*|förut|tidigare (?:sökt|ansökt)|löpande (?:ansök\w*|ärende\w*)|"
        r"(?:andra|nästa) gången|återkommande ansök\w*",
    ),
    _either(r"akut\w*", r"planera\w*|icke akut|inte akut"),
    _either(r"vardag\w*", r"helg\w*|lördag\w*|söndag\w*"),
    _either(r"hyresgäst\w*", r"hyresvärd\w*"),
    _either(r"inkomst\w*|lön\w*", r"utgift\w*|kostnad\w*"),
    _either(r"högsta|högst|maximi\w*", r"lägsta|lägst|minst|minimi\w*"),
    _either(r"förstahand\w*|första hand", r"andrahand\w*|andra hand|inneboende\w*"),
    _either(r"muntlig\w*", r"skriftlig\w*"),
    _either(r"bifall\w*", r"avslag\w*"),
    _either(r"kvinn\w+|mamm\w+|mödra\w*", r"män|mannen|papp\w+"),
    _either(r"före den|före \d+|innan den", r"från (?:och med )?den|efter den"),
)
_WITHOUT = re.compile(r"\b(?:utan|exklusive|förutom|saknar)\s+(?:\w+\s+)?(\w{4,})", re.I)


Side = tuple[int, int]
"""A case of `_CASES` and which of the two it is."""


@lru_cache(maxsize=8192)
def sides(text: str) -> frozenset[Side]:
    """The cases that a text tells of; none of a pair that it has both of."""
    found = set()
    for n, (left, right) in enumerate(_CASES):
        has = left.search(text) is not None, right.search(text) is not None
        if has[0] != has[1]:
            found.add((n, has.index(True)))
    return frozenset(found)


def tells(word: str, among: frozenset[Side]) -> bool:
    """Whether a word tells one of the cases: "nyansökan" of a first application."""
    return any(_CASES[n][side].search(word) for n, side in among)


def contrasted(one: str, other: str) -> bool:
    """Whether each tells a case that is not the other's: a first and a repeated application, with and without."""
    mine, theirs = sides(one), sides(other)
    if any((n, 1 - side) in theirs for n, side in mine):
        return True
    return bool(_without(one) & _had(other) | _without(other) & _had(one))


@lru_cache(maxsize=4096)
def _without(text: str) -> frozenset[str]:
    """Stems of what a text says is lacking."""
    return frozenset(stem(m[1]) for m in _WITHOUT.finditer(text)) - {"att"}


@lru_cache(maxsize=4096)
def _had(text: str) -> frozenset[str]:
    """Stems of what a text speaks of without saying that it is lacking."""
    return frozenset(w.stem for w in words(text) if w.weight) - _without(text)


_BACK = re.compile(r"\b(?:senaste|föregående|gångna|tidigare)\b", re.I)
_WITHIN = re.compile(r"\b(?:inom|senast|innan|före)\s+(?:\w+\s+)?$", re.I)
_AFTER = re.compile(r"\b(?:efter|från(?: och med)?|först|tidigast)\s+(?:den\s+)?$", re.I)


def sort_of_time(text: str, fact: Fact) -> str:
    """Whether a time is a look back, a limit or a start: "back", "within", "after"; "" where nothing tells."""
    if fact.kind not in ("time", "ordinal"):
        return ""
    written, before = text[fact.start : fact.end], text[max(0, fact.start - 24) : fact.start]
    if _BACK.search(written) or _BACK.search(before[-12:]):
        return "back"
    if _WITHIN.search(before):
        return "within"
    return "after" if _AFTER.search(before) else ""
