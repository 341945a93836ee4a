"""Flaws of the stem: it is clear, whole, asks for what is so, and is read at a glance."""

from __future__ import annotations

import re

from assistant.facts import facts
from assistant.quiz.comparing import same_stem, telling
from assistant.quiz.item import GAP, Item, ItemKind
from ingest.documents import CELL

_NEGATION = re.compile(r"\b(?:inte|ej|aldrig|icke|varken|utom)\b", re.I)
_POINTS_AWAY = re.compile(
    r"\b(?:ovan|nedan|ovanstående|nedanstående|föregående|se avsnitt|se tabell|se bilaga|denna tabell|detta avsnitt)\b",
    re.I,
)
_ASKS = re.compile(r"[?.…_)]$")
_SUMS = re.compile(r"\d\s*[+×=]\s*(?:\d|_)")
_SHORTEST, _LONGEST = 30, 420


def negated_stem(item: Item) -> str | None:
    """A stem asks for what is so, and hides no negation in a sentence to judge or in the clause to fill in."""
    asked = item.stem.replace(f"”{item.source.title}”", "").replace(f"”{item.topic}”", "")
    if GAP in asked:
        asked = next(clause for clause in re.split(r"[,;:]", asked) if GAP in clause)
    return "Frågan är nekande." if _NEGATION.search(asked) else None


def stem_leans(item: Item) -> str | None:
    """The stem makes sense without the passage."""
    return "Frågan hänvisar till text som inte visas." if _POINTS_AWAY.search(item.stem) else None


def length(item: Item) -> str | None:
    """A stem can be read at a glance."""
    fits = _SHORTEST <= len(item.stem) <= _LONGEST
    return None if fits else "Frågan är för kort eller för lång."


def gap_told(item: Item) -> str | None:
    """A gap is one, and its answer does not stand elsewhere in the stem."""
    if item.kind is not ItemKind.GAP and GAP not in item.stem:
        return None
    told = any(
        re.search(rf"(?<!\w){re.escape(k)}(?!\w)", item.stem) for k in item.right if not k.isdigit() or len(k) > 1
    )
    asked = telling(item.stem) if not any(facts(k) for k in item.right) and item.kind is ItemKind.GAP else frozenset()
    told = told or any(telling(k) and all(any(same_stem(t, a) for a in asked) for t in telling(k)) for k in item.right)
    return "Svaret står i frågan, eller så finns det flera luckor." if told or item.stem.count(GAP) != 1 else None


def raw_layout(item: Item) -> str | None:
    """Nothing of a table's or a list's raw form is left in what is read."""
    read = (item.stem, *(o.text for o in item.options), *item.key, *sum(item.pairs, ()))
    raw = any(CELL in t or "\n" in t or re.match(r"\s*[-•*]\s", t) for t in read)
    return "Frågan har rester av dokumentets uppställning." if raw else None


def unfinished(item: Item) -> str | None:
    """The stem ends as a question, a sentence or a beginning to go on from."""
    return None if _ASKS.search(item.stem.strip()) else "Frågan är inte en hel mening."


def worked_sum(item: Item) -> str | None:
    """No item asks for a number of a worked example."""
    return "Frågan gäller ett räkneexempel." if _SUMS.search(item.stem) else None
