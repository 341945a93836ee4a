"""Everyday and authority Swedish for the same thing: words that may stand for one another in a statement.

Unlike the glossary, which widens a search, these keep the meaning: no authority or role stands for another one here,
and no amount, time or negation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import ingest
from ingest.analyze import stem

_DATA = Path(ingest.__file__).parent / "data"


def near_equals(term: str) -> frozenset[str]:
    """Stems that may stand for the one given."""
    return _near_equals().get(term, frozenset())


def is_synonym(one: str, other: str) -> bool:
    """Whether two stems may stand for one another in some sense of theirs: by Synlex, or a list of our own."""
    return other in _synonyms().get(one, ())


@lru_cache(maxsize=1)
def _near_equals() -> dict[str, frozenset[str]]:
    groups = (_stems(line) for line in _lines("synonyms.txt"))
    return _table((group, group) for group in groups)


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    synlex = (line.split("\t") for line in _lines("synlex.tsv"))
    everyday = (line.split("/") for line in _lines("everyday.txt"))
    often = ((line, line) for line in _lines("synonyms_often.txt"))
    return _table((_stems(one), _stems(other)) for pairs in (synlex, everyday, often) for one, other in pairs)


def _table(pairs: Iterable[tuple[set[str], set[str]]]) -> dict[str, frozenset[str]]:
    """For each stem those of the other side."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        for term in one:
            near[term] |= other
        for term in other:
            near[term] |= one
    return {term: frozenset(others - {term}) for term, others in near.items()}


def _stems(words: str) -> set[str]:
    return {stem(word.replace("-", "")) for word in words.split()}


def _lines(name: str) -> list[str]:
    return [line for line in (_DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
