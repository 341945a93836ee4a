"""Near-equal expressions: what caseworkers say and what the sources say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.analyze import Token, tokens
from ingest.lexemes import lexeme

_FILE = Path(__file__).parent / "data" / "glossary.toml"


@dataclass(frozen=True, slots=True)
class Expansion:
    """An expression in a text and what may stand for it.

    Attributes:
        first, last: The tokens `tokens[first:last]` of the text that make up the expression.
        others: Each near-equal's terms, without stop words: those are not in an index.
        weight: How safely they may stand for it, 0 to 1.
    """

    first: int
    last: int
    others: tuple[tuple[str, ...], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Group:
    """Expressions and what is also searched for where one of them is asked for.

    Attributes:
        weight: How safely one may stand for another, 0 to 1.
        asked: The expressions that are looked for in a question.
        searched: What may stand for them; the same ones in a group of near-equals.
    """

    weight: float
    asked: tuple[str, ...]
    searched: tuple[str, ...]


class Glossary:
    """Finds expressions of the glossary in texts.

    Args:
        groups: The groups; an expression may be in several.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        self._found: dict[tuple[str, ...], list[tuple[float, dict[tuple[str, ...], tuple[str, ...]]]]] = {}
        for group in groups:
            searched = {expression_keys(e): content for e in group.searched if (content := _content_terms(e))}
            for keys in dict.fromkeys(map(expression_keys, group.asked)):
                self._found.setdefault(keys, []).append((group.weight, searched))
        self._longest = max((len(t) for t in self._found), default=0)

    def expansions(self, keys: Sequence[str]) -> Iterator[Expansion]:
        """Yields the expressions in a text, given by its `expression_keys`, longest first, not overlapping.

        An expression of several groups comes once for each.
        """
        taken = [False] * len(keys)
        for length in range(self._longest, 0, -1):
            for first in range(len(keys) - length + 1):
                key = tuple(keys[first : first + length])
                if key not in self._found or any(taken[first : first + length]):
                    continue
                taken[first : first + length] = [True] * length
                for weight, searched in self._found[key]:
                    others = tuple(content for whole, content in searched.items() if whole != key)
                    if others:
                        yield Expansion(first, first + length, others, weight)


def expression_keys(expression: str) -> tuple[str, ...]:
    """For each token what all its forms share, so that "höga hyran" is found as "hög hyra".

    A stop word stands for itself alone: "som" is no form of "sommar".
    """
    return tuple(_key(expression, token) for token in tokens(expression))


def _key(text: str, token: Token) -> str:
    if token.stop:
        return f"={token.term}"
    return lexeme(text[token.start : token.end]) if token.term.isalpha() else token.term


def _content_terms(expression: str) -> tuple[str, ...]:
    """Terms that a passage with the expression has; nothing where one word of several would have to stand for all."""
    found = list(tokens(expression))
    content = tuple(t.term for t in found if not t.stop)
    return content if len(content) > 1 or len(found) == 1 else ()


def read_groups(content: str) -> list[Group]:
    """Groups of a glossary in TOML: `words` that are near-equal, or `from` that are also searched as `to`."""
    groups = tomllib.loads(content)["group"]
    return [Group(g["weight"], tuple(g.get("from") or g["words"]), tuple(g.get("to") or g["words"])) for g in groups]


@lru_cache(maxsize=1)
def load_glossary() -> Glossary:
    """The curated glossary that ships with Källstöd."""
    return Glossary(curated_groups())


def curated_groups() -> list[Group]:
    """The groups of the curated glossary, as they are written."""
    return read_groups(_FILE.read_text(encoding="utf-8"))
