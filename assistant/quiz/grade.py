"""Whether an answer to an item is right, and results by subject."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.facts.read import facts
from assistant.quiz.item import Item, ItemKind
from ingest.analyze import tokens

Response = tuple[str, ...]
"""The chosen options, the words written, the steps in the order given, or "term=definition" pairs."""
_ENOUGH = 0.6
_LONG = 6


@dataclass(frozen=True, slots=True)
class Grade:
    """How far an answer is right.

    Attributes:
        share: 0 to 1.
        missing: What the answer leaves out or has wrong, in the key's words.
    """

    share: float
    missing: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether it counts as right."""
        return self.share >= 1


def grade(item: Item, response: Response) -> Grade:
    """Holds an answer against the key; an empty one is wrong."""
    given = tuple(r.strip() for r in response if r.strip())
    if not given:
        return Grade(0.0, item.right)
    if item.kind is ItemKind.GAP:
        return Grade(1.0) if _same(given[0], item.key) else Grade(0.0, item.key[:1])
    if item.kind is ItemKind.ORDER:
        placed = sum(a == b for a, b in zip(given, item.key, strict=False))
        return Grade(placed / len(item.key), () if given == item.key else item.key)
    if item.kind is ItemKind.MATCH:
        wrong = tuple(f"{a} – {b}" for a, b in item.pairs if f"{a}={b}" not in given)
        return Grade(1 - len(wrong) / len(item.pairs), wrong)
    if item.kind in (ItemKind.SHORT, ItemKind.CASE):
        return _of_facts(item, " ".join(given))
    right, chosen = set(item.right), set(given)
    share = max(0.0, len(right & chosen) - len(chosen - right)) / len(right)
    return Grade(share, tuple(r for r in item.right if r not in chosen))


def by_topic(items: Sequence[Item], grades: Mapping[str, Grade]) -> dict[str, tuple[int, int]]:
    """For each topic how many of its items were right, and how many there were; `grades` by item id."""
    found: dict[str, tuple[int, int]] = {}
    for item in items:
        right, total = found.get(item.topic, (0, 0))
        found[item.topic] = (right + (item.item_id in grades and grades[item.item_id].right), total + 1)
    return found


def _same(said: str, accepted: Sequence[str]) -> bool:
    """Whether an answer to a gap is one of the accepted ones, or tells the same figure."""
    if _plain(said) in {_plain(a) for a in accepted}:
        return True
    mine = facts(said)
    return len(mine) == 1 and any(mine[0].same(f) for a in accepted for f in facts(a)[:1] if f.unit)


def _of_facts(item: Item, said: str) -> Grade:
    """The share of the wanted key facts whose words the answer holds."""
    terms = {t.term for t in tokens(said)}
    missing = tuple(k for k in item.key if not _holds(terms, k))
    wanted = item.wanted or len(item.key)
    return Grade(min(1.0, (len(item.key) - len(missing)) / wanted), missing)


def _holds(terms: set[str], key: str) -> bool:
    wanted = [t.term for t in tokens(key) if not t.stop]
    return bool(wanted) and sum(any(_alike(w, t) for t in terms) for w in wanted) >= _ENOUGH * len(wanted)


def _alike(one: str, other: str) -> bool:
    """Whether two terms differ in their ending only, as far as their length lets one tell."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _LONG and long.startswith(short) and len(long) - len(short) <= 2)


def _plain(text: str) -> str:
    return re.sub(r"(?<=\d)[\s\u00a0](?=\d)", "", " ".join(text.casefold().split())).rstrip(".")
