"""Swedish opposites: "bevilja" and "avslå", "förskott" and "efterskott"."""

from __future__ import annotations

from pathlib import Path

import ingest
from ingest.analyze import stem

_FILE = Path(ingest.__file__).parent / "data" / "opposites.txt"


def plain(word: str) -> str:
    """How a word is looked up: a long word by its stem; stems of short ones meet too many others."""
    low = word.casefold()
    if low.startswith("tidig"):
        return low  # not what "tid" is
    return stem(low) if len(low) > 6 else low.removesuffix("s") if len(low) > 5 else low


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]:
        left, right = (frozenset(map(plain, side.split())) for side in line.split("/"))
        for word in left | right:
            table[word] = table.get(word, frozenset()) | (right if word in left else left)
    return table


_OPPOSITES = _opposites()


def are_opposite(one: str, other: str) -> bool:
    """Whether two words are opposites: "beviljas" and "avslås"."""
    return plain(other) in _OPPOSITES.get(plain(one), frozenset())


def opposites_of(word: str) -> frozenset[str]:
    """The plain forms of a word's opposites."""
    return _OPPOSITES.get(plain(word), frozenset())


def turned_by_prefix(word: str) -> frozenset[str]:
    """The word turned by a prefix: "oense" of "ense", and the other way round."""
    low = plain(word)
    if len(low) < 5:
        return frozenset()
    turned = {low[1:]} if low.startswith("o") else {f"o{low}"}
    return frozenset(turned)
