"""Turns a true statement by what else its own premise tells: the figure, day or name of another thing.

Piece by piece the premise then tells all of it, but of different things: only who reads what belongs together sees that
it does not hold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from training.rewording import capitalised
from training.rows import Label
from training.turned import DAYS, MONTHS, NUMBERS, Change, Edit, Turned, applied

_ORDINALS = "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde".split()
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?(?!\w)")
_UNIT = re.compile(r"[ \u00a0]?([%§]|[a-zåäö]+)")
_SAME_UNIT = {"kr": "kronor", "krona": "kronor", "%": "procent", "dag": "dagar", "månad": "månader", "vecka": "veckor"}
_JOINED = re.compile(r"\s*\w*\s*(?:och|eller|till|–|-|av|/)\s*")
"""Between two figures that change places without a change of what is said, or that make one expression."""
_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]{2,}(?: [A-ZÅÄÖ][\wåäöé-]+)*")
_INSIDE = re.compile(rf"(?<=[a-zåäö,;(/] ){_NAME.pattern}")
"""A name where no sentence, row or item begins."""
_LONG = re.compile(r"(?<![\wåäöÅÄÖ])[a-zåäö]{5,}")
_OF_OTHER_UNIT = 0.5
"""How often a figure of another unit is taken, where the premise has no other of the same."""
_WORDS = 0.25
"""How often a common word is put in where there is nothing else to change."""
_TRIED = 4
_SHORTEST_GENITIVE = 5


def within(statement: str, premise: str, rng: random.Random) -> Turned | None:
    """The statement with one thing of the premise in place of another, or None where the premise has no other."""
    for kind, change in rng.sample(_KINDS, len(_KINDS)):
        if edits := change(statement, premise, rng):
            return Turned(applied(statement, edits), kind, Label.CONTRADICTED, tuple(edits))
    edits = _word(statement, premise, rng) if rng.random() < _WORDS else ()
    return Turned(applied(statement, edits), "word", Label.NOT_SAID, tuple(edits)) if edits else None


def _figure(statement: str, premise: str, rng: random.Random) -> Sequence[Edit]:
    here = list(_FIGURE.finditer(statement))
    if not here:
        return ()
    place = rng.choice(here)
    unit, told = _unit(statement, place), {m[0] for m in here}
    others = [(m[0], _unit(premise, m)) for m in _FIGURE.finditer(premise) if m[0] not in told]
    alike = [figure for figure, its in others if its == unit]
    if not alike and rng.random() < _OF_OTHER_UNIT:
        alike = [
            figure for figure, its in others if abs(len(figure) - len(place[0])) <= 1 and (its == "§") == (unit == "§")
        ]
    return [Edit(*place.span(), rng.choice(alike))] if alike else ()


def _exchanged(statement: str, premise: str, rng: random.Random) -> Sequence[Edit]:
    """Two figures of the statement in each other's place."""
    here = list(_FIGURE.finditer(statement))
    if len(here) < 2:
        return ()
    one, two = sorted(rng.sample(here, 2), key=lambda m: m.start())
    sections = (_unit(statement, one) == "§") != (_unit(statement, two) == "§")
    if one[0] == two[0] or sections or _JOINED.fullmatch(statement[one.end() : two.start()]):
        return ()
    return [Edit(*one.span(), two[0]), Edit(*two.span(), one[0])]


def _name(statement: str, premise: str, rng: random.Random) -> Sequence[Edit]:
    names = {m[0] for m in _INSIDE.finditer(premise)}
    places = list(_INSIDE.finditer(statement))
    if (first := _NAME.match(statement)) and {first[0], first[0].removesuffix("s")} & names:
        places.append(first)
    if not places:
        return ()
    place = rng.choice(places)
    old = place[0]
    others = sorted(n for n in names if n.removesuffix("s") not in statement and n not in old and old not in n)
    return [Edit(*place.span(), _as_genitive(rng.choice(others), old))] if others else ()


def _as_genitive(name: str, before: str) -> str:
    """A name with the ending of the one before it: "Ale" for "Sunnes" as "Ales"."""
    if before.endswith("s") and not name.endswith("s") and len(before) >= _SHORTEST_GENITIVE:
        return f"{name}s"
    if name.endswith("s") and not before.endswith("s") and len(name) > _SHORTEST_GENITIVE:
        return name[:-1]
    return name


def _listed(words: Sequence[str]) -> Change:
    """Puts another of some words, which the premise has and the statement has not, for one that stands there."""
    finds = {word: re.compile(rf"(?<![\wåäö]){word}(?![\wåäö])", re.IGNORECASE) for word in words}

    def change(statement: str, premise: str, rng: random.Random) -> Sequence[Edit]:
        here = [m for find in finds.values() if (m := find.search(statement))]
        others = [w for w, find in finds.items() if find.search(premise) and not find.search(statement)]
        if not here or not others:
            return ()
        place, word = rng.choice(here), rng.choice(others)
        return [Edit(*place.span(), capitalised(word) if place[0][0].isupper() else word)]

    return change


def _word(statement: str, premise: str, rng: random.Random) -> Sequence[Edit]:
    """A word of the premise for one with the same ending and another beginning."""
    places, lower = list(_LONG.finditer(statement)), statement.lower()
    for place in rng.sample(places, min(_TRIED, len(places))):
        word = place[0]
        end = word[-3:] if len(word) > 7 else word[-2:]
        alike = sorted({w for w in _LONG.findall(premise) if w.endswith(end) and w[:4] not in lower})
        if alike:
            return [Edit(*place.span(), rng.choice(alike))]
    return ()


def _unit(text: str, figure: re.Match[str]) -> str:
    """The word after a figure, its short form written out."""
    found = _UNIT.match(text, figure.end())
    unit = found[1] if found else ""
    return _SAME_UNIT.get(unit, unit)


_KINDS: tuple[tuple[str, Change], ...] = (
    *[("number", _figure)] * 2,
    ("exchanged", _exchanged),
    ("number", _listed(NUMBERS)),
    ("order", _listed(_ORDINALS)),
    ("date", _listed(MONTHS)),
    ("date", _listed(DAYS)),
    *[("name", _name)] * 2,
)
"""The kinds that lots are drawn among; figures and names are what most texts have several of."""
