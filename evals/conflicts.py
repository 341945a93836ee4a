"""How many planted conflicts of a library are found, and how many pairs that are none are called so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.oversight.contradictions import Pair
from assistant.oversight.typed_facts import TypedFact

Part = Literal["dev", "test", "all"]


@dataclass(frozen=True, slots=True)
class Planted:
    """Two places that conflict, or that are alike without a conflict.

    Attributes:
        sort: The kind of a conflict, or what a near-conflict differs by.
        conflict: Which of the two it is.
        places: For each statement the end of its file's path, and its words.
    """

    sort: str
    conflict: bool
    places: tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of the planted pairs.

    Attributes:
        missed: Conflicts that were not found.
        false: Pairs that were called conflicts and are planted as none, or are planted nowhere.
    """

    conflicts: int
    missed: tuple[Planted, ...]
    called: int
    false: tuple[Pair, ...]

    @property
    def found(self) -> float:
        """Share of the planted conflicts that were found (recall)."""
        return 1 - len(self.missed) / self.conflicts if self.conflicts else 1.0

    @property
    def false_share(self) -> float:
        """Share of the pairs called conflicts that are none (1 - precision)."""
        return len(self.false) / self.called if self.called else 0.0


def load_planted(path: Path, part: Part = "all") -> tuple[Planted, ...]:
    """Reads `planted.toml`; "dev" are the pairs of even number within their sort of list, "test" the others."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    found = []
    for name, sort in (("conflict", "kind"), ("near", "differs_by")):
        for n, entry in enumerate(content[name]):
            if part == "all" or (n % 2 == 0) == (part == "dev"):
                a, b = ((entry[s]["file"], entry[s]["words"]) for s in "ab")
                found.append(Planted(entry[sort], name == "conflict", (a, b)))
    return tuple(found)


def measure(planted: Sequence[Planted], every: Sequence[Planted], pairs: Iterable[Pair]) -> Measured:
    """Counts over the planted pairs of a part.

    A pair that is planted in the other part counts in neither; one planted nowhere is a false alarm.

    Args:
        planted: Those of the part.
        every: All, to know which pairs belong to the other part.
    """
    called = [p for p in pairs if not p.differs_by]
    conflicts = [p for p in planted if p.conflict]
    missed = tuple(c for c in conflicts if not any(_is(c, p) for p in called))
    right = [p for p in called if any(_is(c, p) for c in conflicts)]
    elsewhere = [c for c in every if c not in planted]
    false = [p for p in called if p not in right and not any(_is(c, p) for c in elsewhere)]
    return Measured(len(conflicts), missed, len(right) + len(false), tuple(false))


def _is(planted: Planted, pair: Pair) -> bool:
    a, b = planted.places
    return (_at(a, pair.one) and _at(b, pair.other)) or (_at(b, pair.one) and _at(a, pair.other))


def _at(place: tuple[str, str], fact: TypedFact) -> bool:
    file, words = place
    mine, said = _plain(words), _plain(fact.quote)
    return fact.document.source.endswith(file) and (mine in said or said in mine)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.casefold()).strip(" .")
