"""Flaws of alternatives, pairs and steps: what gives the answer away by its form, or makes it doubtful."""

from __future__ import annotations

import re
from itertools import permutations

from assistant.facts.read import facts
from assistant.quiz.comparing import bare, same_stem, telling
from assistant.quiz.item import GAP, Item, ItemKind

_LONGER = 1.8
_ABSOLUTE = re.compile(r"\b(?:alltid|aldrig|samtliga|enbart|endast|inga|ingen|inget|alla)\b", re.I)
_ALL_OF_THEM = re.compile(
    r"\b(?:alla|inget|inga|samtliga|båda) (?:av )?(?:ovan\w*|dessa|alternativ\w*|de ovan\w*)\b", re.I
)
_PLACED = re.compile(r"^(?:först|därefter|sedan|till sist|slutligen|efter det|nästa|avsluta)\b", re.I)


def options_overlap(item: Item) -> str | None:
    """No alternative says the same as another or a part of it, and no meaning only what another says too."""
    said = [f" {bare(o.text)} " for o in item.options]
    meanings = [telling(meaning) for _, meaning in item.pairs]
    overlap = any(one in other for one, other in permutations(said, 2))
    overlap = overlap or any(one <= other for one, other in permutations(meanings, 2))
    return "Ett alternativ är lika med ett annat eller ryms i det." if overlap else None


def key_stands_out(item: Item) -> str | None:
    """The right alternative is not much longer than the others."""
    if item.kind is not ItemKind.SINGLE:
        return None
    right = max(len(t) for t in item.right)
    others = [len(o.text) for o in item.options if not o.right]
    long = right > 25 and others and right > _LONGER * max(others)
    short = others and min(others) > 25 and right * _LONGER < min(others)
    return "Rätt alternativ skiljer sig i längd." if long or short else None


def clue_word(item: Item) -> str | None:
    """No telling word of the stem stands in the right alternative alone."""
    if item.kind is not ItemKind.SINGLE:
        return None
    asked = telling(item.stem)
    right = telling(" ".join(item.right)) & asked
    wrong = set().union(*(telling(o.text) for o in item.options if not o.right)) if item.options else set()
    clue = next(iter(sorted(w for w in right - wrong if len(w) > 4)), None)
    return "Ett ord i frågan pekar ut rätt alternativ." if clue else None


def absolute_word(item: Item) -> str | None:
    """Words such as "alltid" do not mark the wrong alternatives."""
    if item.kind is not ItemKind.SINGLE:
        return None
    marked = [bool(_ABSOLUTE.search(o.text)) for o in item.options]
    right = any(m for m, o in zip(marked, item.options, strict=True) if o.right)
    return "Ord som ”alltid” röjer fel alternativ." if any(marked) and not right else None


def all_of_the_above(item: Item) -> str | None:
    """No alternative points at the others."""
    return "Ett alternativ är ”alla ovan”." if any(_ALL_OF_THEM.search(o.text) for o in item.options) else None


def unlike_kinds(item: Item) -> str | None:
    """The alternatives are of one kind: all figures in the same unit, or none."""
    if item.kind is not ItemKind.SINGLE:
        return None
    units = {tuple((f.kind, f.unit) for f in facts(o.text))[:1] for o in item.options}
    figure = any(units)
    return "Alternativen är av olika slag." if figure and len(units) > 1 and GAP in item.stem else None


def number_of_options(item: Item) -> str | None:
    """Single choice has four alternatives and one right; several right has at least two of each sort, or one wrong."""
    right, wrong = sum(o.right for o in item.options), sum(not o.right for o in item.options)
    fits = {
        ItemKind.SINGLE: right == 1 and wrong == 3,
        ItemKind.SEVERAL: right >= 2 and wrong >= 2,
        ItemKind.TRUE_FALSE: right == wrong == 1,
        ItemKind.MATCH: len(item.pairs) >= 3 and len({b for _, b in item.pairs}) == len(item.pairs),
        ItemKind.ORDER: len(set(item.key)) == len(item.key) >= 3,
        ItemKind.SHORT: len(item.key) >= 2,
        ItemKind.CASE: len(item.key) >= 2,
        ItemKind.GAP: len(item.key) >= 1,
    }[item.kind]
    return None if fits else "Frågan har fel antal alternativ eller svar."


def pair_tells(item: Item) -> str | None:
    """No pair is given away by words that begin alike in both its halves, and in no other meaning."""
    for term, meaning in item.pairs:
        others = frozenset().union(*(telling(b) for a, b in item.pairs if a != term))
        mine = [t for t in telling(term) if not any(same_stem(t, o) for o in others)]
        if any(same_stem(t, m) for t in mine for m in telling(meaning)):
            return f"”{term}” röjer sin egen förklaring."
    return None


def step_tells(item: Item) -> str | None:
    """No step tells its own place."""
    told = item.kind is ItemKind.ORDER and any(_PLACED.match(step) for step in item.key)
    return "Ett steg säger själv var det hör hemma." if told else None
