"""Near-equal expressions: what caseworkers say and what the sources say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.analyze import tokens

_FILE = Path(__file__).parent / "data" / "glossary.toml"


@dataclass(frozen=True, slots=True)
class Expansion:
    """An expression in a text and what may stand for it.

    Attributes:
        first, last: The terms `terms[first:last]` of the text that make up the expression.
        others: Each near-equal's terms.
        weight: How safely they may stand for it, 0 to 1.
    """

    first: int
    last: int
    others: tuple[tuple[str, ...], ...]
    weight: float


class Glossary:
    """Finds expressions of the glossary in texts.

    Args:
        groups: Weight and expressions of each group.
    """

    def __init__(self, groups: Sequence[tuple[float, Sequence[str]]]) -> None:
        self._groups = [(weight, [expression_terms(e) for e in expressions]) for weight, expressions in groups]
        self._found: dict[tuple[str, ...], list[int]] = {}
        for n, (_, expressions) in enumerate(self._groups):
            for terms in expressions:
                self._found.setdefault(terms, []).append(n)
        self._longest = max((len(t) for t in self._found), default=0)

    def expansions(self, terms: Sequence[str]) -> Iterator[Expansion]:
        """Yields the expressions in a text's terms (stop words included), longest first, not overlapping."""
        taken = [False] * len(terms)
        for length in range(self._longest, 0, -1):
            for first in range(len(terms) - length + 1):
                key = tuple(terms[first : first + length])
                if key not in self._found or any(taken[first : first + length]):
                    continue
                taken[first : first + length] = [True] * length
                for n in self._found[key]:
                    weight, expressions = self._groups[n]
                    yield Expansion(first, first + length, tuple(e for e in expressions if e != key), weight)


def expression_terms(expression: str) -> tuple[str, ...]:
    """Terms of an expression, stop words included, so that "utan SGI" stays two."""
    return tuple(t.term for t in tokens(expression))


@lru_cache(maxsize=1)
def load_glossary() -> Glossary:
    """The curated glossary that ships with Källstöd."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Glossary([(g["weight"], g["words"]) for g in content["group"]])
