"""Guards for two that are told beside one another: which is more, and whether both are asked for or either will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference, clause_of
from assistant.matching import Word, akin, kinship, words
from assistant.negations import NEGATION
from assistant.parties import is_party

_MORE = re.compile(
    r"\b(?P<more>bättre|sämre|högre|lägre|fler|färre|mer|mindre|större|längre|äldre|yngre|[a-zåäö]{3,}are)\b"
    r"(?=[^.,;:\n|]*?\bän\b)",
    re.I,
)
_THAN = re.compile(r"\bän\b", re.I)
_STOP = re.compile(r"[.;:\n|]|,(?= (?:och|men|som|vilket)\b)")
_HELD, _MOST, _LEAST = 0.75, 0.4, 0.6
"""Strength of a match from which a word is held; the share of a side's words below and above which it is elsewhere."""
Side = Sequence[Word]


def compared(case: Comparison) -> Iterator[Difference]:
    """What is more than the other in the evidence is not less: "kvinnorna var nöjdare än männen"."""
    for m in _comparatives(case.statement):
        for text in (u.text for u in case.units):
            for other in _comparatives(text):
                same = other["more"].casefold() == m["more"].casefold()
                if same and _is_turned(_sides(case.statement, m), _sides(text, other)):
                    yield Difference("källan jämför åt andra hållet", *m.span())


def _comparatives(text: str) -> Iterator[re.Match[str]]:
    """The comparatives of a text, but in a clause that denies; "handläggare" is none."""
    for m in _MORE.finditer(text):
        is_noun = any(w.start == m.start() and is_party(w) for w in words(text))
        if not is_noun and not NEGATION.search(text, *clause_of(text, m.start(), coarse=True)):
            yield m


def _sides(text: str, m: re.Match[str]) -> tuple[Side, Side]:
    """The words of what is compared, and of what it is compared with."""
    than = _THAN.search(text, m.end())
    assert than
    start = max((stop.end() for stop in _STOP.finditer(text, 0, m.start())), default=0)
    stop = _STOP.search(text, than.end())
    said = [w for w in words(text) if w.weight and start <= w.start < (stop.start() if stop else len(text))]
    return [w for w in said if w.start < m.start()], [w for w in said if w.start > than.end()]


def _is_turned(mine: tuple[Side, Side], theirs: tuple[Side, Side]) -> bool:
    """Whether each side has what tells the other one in the source apart."""
    a, b = ([w for w in side if not all(_has(there, w) for there in theirs)] for side in mine)
    c, d = theirs
    if not a or not b:
        return False
    return min(_share(a, d), _share(b, c)) >= _LEAST and max(_share(a, c), _share(b, d)) < _MOST


def _share(side: Side, there: Side) -> float:
    """The share of a side's weight that another holds."""
    return sum(w.weight for w in side if _has(there, w)) / sum(w.weight for w in side)


def _has(side: Side, word: Word) -> bool:
    return akin(word, side) >= _HELD


_SMALL = r"(?:(?:den|det|de|en|ett|på|i|av|till|från|hos) )?"
_BOTH = re.compile(rf"\bbåde {_SMALL}(?P<one>\w+) och {_SMALL}(?P<other>\w+)", re.I)
_EITHER = re.compile(rf"(?P<one>\w+)(?: eller |/){_SMALL}(?P<other>\w+)", re.I)
_JOINED = re.compile(rf"(?P<one>\w+) (?:och|samt) {_SMALL}(?P<other>\w+)", re.I)
_ASKS = re.compile(r"\b(?:ska|skall|måste|krävs|kräver|villkor|förutsätt\w*)\b", re.I)
_ALLOWS = re.compile(r"\b(?:får|kan|behörig\w*|inte|ingen|inga)\b", re.I)
"""What either may do both may; and where both are not needed either may do."""


def both(case: Comparison) -> Iterator[Difference]:
    """Both are asked for only where the evidence does not let either do."""
    asks = _ASKS.search(case.statement) and not _ALLOWS.search(case.statement)
    if not asks or re.search(r"\bbåda\b", case.evidence, re.I):
        return
    for m in _BOTH.finditer(case.statement):
        mine = _pair(case.statement, m)
        if any(_are_the_same(mine, _pair(u.text, joined)) for u in case.units for joined in _JOINED.finditer(u.text)):
            continue
        for text in (u.text for u in case.units):
            for either in _EITHER.finditer(text):
                if _are_the_same(mine, _pair(text, either)):
                    yield Difference(f"källan säger ”{either.group()}”, påståendet ”{m.group()}”", *m.span())


def _pair(text: str, m: re.Match[str]) -> Side:
    return [w for w in words(text) if w.start in (m.start("one"), m.start("other"))]


def _are_the_same(mine: Side, theirs: Side) -> bool:
    return len(mine) == len(theirs) and all(any(kinship(a.stem, b.stem) >= _SAME for b in theirs) for a in mine)


_SAME = 0.85
