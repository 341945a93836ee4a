"""What a compound that the library lacks is made of: "bussresorna" is a kind of journey."""

from __future__ import annotations

from collections.abc import Collection

from ingest.analyze import fold, stem
from ingest.frequencies import per_million
from ingest.index import Index


def cut(surface: str, index: Index, heads: Collection[str] = ()) -> tuple[str, str]:
    """The terms of what a compound that the library lacks is made of: "buss" and "resa"; empty ones for none.

    Args:
        heads: Terms that may be the last part though the library has them not.
    """
    word = fold(surface[: _LONGEST + 1])
    if len(word) > _LONGEST:  # no word: every cut of it would be stemmed, and kept
        return "", ""
    for at in range(_LEAST_MODIFIER, len(word) - _LEAST_MODIFIER + 1):
        modifiers, head = (stem(word[:at]), stem(word[:at].removesuffix("s"))), stem(word[at:])
        is_head = len(word) - at >= _LEAST_HEAD and (head in index.terms or head in heads)
        if is_head and any(m in per_million() for m in modifiers):
            return next((m for m in modifiers if m in index.terms), modifiers[0]), head
    return "", ""


LEXICAL = 3.0
"""Occurrences in a million words from which a compound is a concept of its own: "hemtjänst" is no service at home."""
_LEAST_MODIFIER = 3
_LEAST_HEAD = 4
_LONGEST = 60
"""Letters; longer than any compound in the statutes."""
