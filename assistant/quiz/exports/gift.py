"""Moodle's GIFT text format (docs.moodle.org, "GIFT format")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.quiz.exports.words import feedback
from assistant.quiz.item import Item, ItemKind, Quiz


def write(quiz: Quiz) -> bytes:
    """The quiz as GIFT, questions separated by an empty line."""
    title = " ".join(quiz.title.split())
    return "\n\n".join((f"// {title}", *(_question(i) for i in quiz.items))).encode() + b"\n"


def _question(item: Item) -> str:
    name = f"{item.topic} ({item.item_id})"
    inside = "\n".join(f"  {line}" for line in (*_answers(item), f"####{_safe(feedback(item))}"))
    return f"::{_safe(name)}::{_safe(item.stem)} {{\n{inside}\n}}"


def _answers(item: Item) -> Iterator[str]:
    if item.kind is ItemKind.TRUE_FALSE:
        yield "T" if item.right == ("Sant",) else "F"
    elif item.kind is ItemKind.SEVERAL:
        right = sum(o.right for o in item.options)
        for o in item.options:
            share = 100 / right if o.right else -100 / (len(item.options) - right)
            yield f"~%{share:.5f}".rstrip("0").rstrip(".") + f"%{_safe(o.text)}"
    elif item.kind is ItemKind.SINGLE:
        yield from (f"{'=' if o.right else '~'}{_safe(o.text)}" for o in item.options)
    elif item.kind is ItemKind.GAP:
        yield from (f"={_safe(k)}" for k in item.key)
    elif item.kind is ItemKind.MATCH:
        yield from (f"={_safe(a)} -> {_safe(b)}" for a, b in item.pairs)
    elif item.kind is ItemKind.ORDER:
        yield from (f"={_safe(step)} -> {n}" for n, step in enumerate(item.key, start=1))


def _safe(text: str) -> str:
    """Signs that mean something in GIFT with a backslash before them; an arrow would part a pair."""
    return re.sub(r"([~=#{}:\\])", r"\\\1", " ".join(text.split())).replace("->", "→")
