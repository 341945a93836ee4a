"""A text's words as terms, so that many texts are compared by look-ups: the measure of `matching.kinship`, in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.matching import Word, compound_parts
from assistant.synonyms import near_equals

SAME, NEAR, PART, KIN = 1.0, 0.9, 0.75, 0.4
_ROOT = 6
"""Letters of a common root."""


def terms(of: Iterable[Word], weight: float = 1.0) -> dict[str, float]:
    """The terms that a text's words are found by, each with how well it stands for its word."""
    found: dict[str, float] = {}
    for word in of:
        for term, strength in _own(word.stem):
            found[term] = max(found.get(term, 0.0), weight * strength)
    return found


def strength(stem: str, held: Mapping[str, float]) -> float:
    """How well a text's terms hold a word, 0 to 1: the same, a near-equal, a part of a compound or a common root."""
    return max((_both(term, s, held[term]) for term, s in _wanted(stem) if term in held), default=0.0)


def _both(term: str, one: float, other: float) -> float:
    """A part that two compounds share makes them kin, not the same: "busskort" and "parkeringskort"."""
    return KIN if one == PART and other <= PART and not term.startswith("^") else min(one, other)


def wanted(stem: str) -> tuple[str, ...]:
    """The terms by which a word is looked for."""
    return tuple(term for term, _ in _wanted(stem))


@lru_cache(maxsize=50_000)
def _own(stem: str) -> tuple[tuple[str, float], ...]:
    found = {stem: SAME, **{part: PART for part in compound_parts(stem) if part != stem}}
    if len(stem) > _ROOT:
        found[f"^{stem[:_ROOT]}"] = PART
    return tuple(found.items())


@lru_cache(maxsize=50_000)
def _wanted(stem: str) -> tuple[tuple[str, float], ...]:
    found = dict(_own(stem))
    for part in compound_parts(stem):
        found |= {near: PART for near in near_equals(part) if near not in found}
    found |= dict.fromkeys(near_equals(stem) - {stem}, NEAR)
    return tuple(found.items())
