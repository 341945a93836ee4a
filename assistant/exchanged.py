"""Knows a statement in its source's own words where two parties, figures or sections have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.comparison import Difference
from assistant.evidence import units
from assistant.facts.read import facts
from assistant.facts.references import sections
from assistant.matching import Word, words
from assistant.parties import is_party, is_proper
from assistant.rendering import is_shortened

_Span = tuple[int, int]
_BEFORE = re.compile(r"\b(?:(?:den|det|de|en|ett) )?(\w+[ae] )?\Z", re.I)
"""An article and an adjective before a noun: "den andra kommunen"."""
_AFTER = re.compile(r" (?:som|utan|med)(?: \w+){1,5}")
"""What says which one is meant: "hushåll utan barn", "den part som ser behovet"."""
_MUTUAL = re.compile(
    r"\b(?:sam(?:verk|arbet|råd|tal)|träff|möt|enas|enade|dela|överens|byt|jämför|skil|avtal)\w*", re.I
)
"""What two do with each other: told of either first it is the same."""
_BESIDE = re.compile(r"\b(?:med|från|mot|träff\w+|möt\w+) \Z", re.I)
_JOINS = ("och", "eller", "samt", "som", "både", "varken", "antingen", "såväl", "mellan", "resp", "respektive")


def exchanged(statement: str, passage: str, context: str = "") -> Difference | None:
    """The first two that stand in each other's place; None where the words are not the source's own.

    The statement with the two put back must stand in one sentence, item or row, with words at most left out.
    """
    source = [u.whole for u in units(passage, context)]
    held = {w for text in source for w in _plain(text)}
    if not source or not all(word in held for word in _plain(statement)):
        return None
    for one, other in _pairs(statement, passage):
        back = _put_back(statement, one, other)
        if any(is_shortened(back, text) for text in source):
            first, second = (statement[slice(*span)].strip() for span in (one, other))
            return Difference(f"{first} och {second} har bytt plats mot källan", *one)
    return None


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _pairs(statement: str, passage: str) -> Iterator[tuple[_Span, _Span]]:
    said = words(statement)
    parties = [w for w in said if w.weight and (is_party(w) or is_proper(statement, w))]
    for spans in (
        [span for w in parties for span in _phrases(statement, w)],
        [(f.start, f.end) for f in facts(statement)],
        [(s.start, s.end) for s in sections(statement)],
    ):
        for one, other in combinations(sorted(spans), 2):
            if one[1] < other[0] and not _is_joined(statement[one[1] : other[0]], parties):
                yield one, other


def _phrases(statement: str, word: Word) -> Iterator[_Span]:
    """The party with its article and adjective or without, and with each beginning of what says who it is."""
    before, after = _BEFORE.search(statement, 0, word.start), _AFTER.match(statement, word.end)
    starts = {word.start, *(before.start(n) for n in (0, 1) if before and before.start(n) >= 0)}
    ends = {word.end, *(word.end + m.end() for m in re.finditer(r"\w+", after[0] if after else ""))}
    yield from ((start, end) for start in starts for end in ends)


def _is_joined(between: str, parties: Sequence[Word]) -> bool:
    """Whether nothing but a list stands between the two, or a deed that is the same from either side."""
    names = {w.text.casefold() for w in parties}
    if ", och " not in between and all(word in _JOINS or word in names for word in _plain(between)):
        return True
    return _MUTUAL.search(between) is not None and _BESIDE.search(between) is not None


def _put_back(statement: str, one: _Span, other: _Span) -> str:
    a, b = statement[slice(*one)], statement[slice(*other)]
    return statement[: one[0]] + b + statement[one[1] : other[0]] + a + statement[other[1] :]
