"""Whether two passages say the same in nearly the same words, so that one of them is enough."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answer import Hit

_SHINGLE = 3
_ALIKE = 0.9
"""Least share of common shingles (Jaccard; Broder 1997) of passages that say the same."""


def near_duplicates(one: Hit, other: Hit) -> bool:
    """Whether two passages differ in a few words at most: never in a figure or a negation, nor in whom they are for."""
    if one.passage.text_hash == other.passage.text_hash:
        return True
    if one.document.metadata.municipalities != other.document.metadata.municipalities:
        return False
    mine, others = _shingles(one.passage.text), _shingles(other.passage.text)
    few, many = sorted((len(mine), len(others)))
    if few < _ALIKE * many or _telling(one.passage.text) != _telling(other.passage.text):
        return False
    common = len(mine & others)
    return common >= _ALIKE * (few + many - common)


def preferred(one: Hit, other: Hit) -> Hit:
    """Of two that say the same the one of the higher source, then the newer, then the better found."""
    mine, others = one.document.metadata, other.document.metadata
    if mine.kind.level != others.kind.level:
        return one if mine.kind.level < others.kind.level else other
    if mine.published and others.published and mine.published != others.published:
        return one if mine.published > others.published else other
    return one if one.score >= other.score else other


@lru_cache(maxsize=20_000)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1)))


@lru_cache(maxsize=20_000)
def _telling(text: str) -> tuple[str, ...]:
    """Figures and negations, in order: what one word can turn a rule by."""
    return tuple(re.findall(r"\d+|\b(?:inte|ej|aldrig|ingen|inga|inget|utan)\b", text.casefold()))
