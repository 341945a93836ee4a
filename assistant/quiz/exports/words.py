"""What every export says in the same words: the citation, the key and the prompt of an item."""

from __future__ import annotations

import random

from assistant.quiz.item import Item, ItemKind
from assistant.reference import KIND_NAMES


def citation(item: Item) -> str:
    """The place of an item's source and its words."""
    s = item.source
    told = ", ".join(filter(None, (KIND_NAMES[s.kind], ", ".join(s.municipalities), s.year, s.locator)))
    return f"{s.title} ({told}): ”{' '.join(s.quote.split())}”"


def shown(item: Item) -> tuple[str, ...]:
    """What is chosen among, put in order or paired, in an order that does not tell."""
    chance = random.Random(item.item_id)
    if item.kind is ItemKind.MATCH:
        meanings = chance.sample([b for _, b in item.pairs], len(item.pairs))
        return (
            *(a for a, _ in item.pairs),
            *(f"({letter}) {m}" for letter, m in zip("abcdefgh", meanings, strict=False)),
        )
    if item.kind is ItemKind.ORDER:
        return tuple(chance.sample(item.key, len(item.key)))
    return tuple(o.text for o in item.options)


def key(item: Item) -> str:
    """The right answer in one line."""
    if item.kind is ItemKind.MATCH:
        return "; ".join(f"{a} – {b}" for a, b in item.pairs)
    if item.kind is ItemKind.ORDER:
        return "; ".join(f"{n}. {step}" for n, step in enumerate(item.key, start=1))
    if item.kind is ItemKind.GAP:
        return item.key[0]
    return "; ".join(item.right)


def feedback(item: Item) -> str:
    """What is told once an item is answered."""
    return f"Rätt svar: {key(item)}. Källa: {citation(item)}"


def is_open(item: Item) -> bool:
    """Whether a person, not a program, has to judge the answer."""
    return item.kind in (ItemKind.SHORT, ItemKind.CASE)
