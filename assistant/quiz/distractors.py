"""Wrong figures that people mix up with the right one: of other municipalities and years, then customary ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache

from assistant.facts.fact import Fact
from assistant.quiz.figures import Figure
from assistant.quiz.item import Option
from assistant.quiz.material import Material
from ingest.analyze import tokens

_ALIKE = 0.5
_SHARED = 2
_NEAREST, _FARTHEST = 0.4, 2.5
_CUSTOMARY: dict[str, tuple[int, ...]] = {
    "arbetsdag": (2, 3, 5, 10, 15, 20, 30),
    "dag": (2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 180),
    "dygn": (2, 3, 4, 5, 7, 10),
    "veck": (2, 3, 4, 6, 8, 12),
    "månadshyr": (2, 3, 4, 6),
    "månad": (2, 3, 4, 6, 9, 12, 18, 24, 36),
    "år": (2, 3, 4, 5, 10, 15, 20),
    "timm": (2, 4, 8, 10, 12, 15, 20, 24, 25, 30, 35, 40, 48),
    "minut": (10, 15, 20, 30, 45, 60, 75, 90, 120),
}
"""By the word written, the longer first: deadlines and periods are round numbers, and a false one has to look so."""
_AGES = (12, 13, 15, 16, 18, 19, 20, 21, 23, 25, 30)
_STEPS = (5000, 1000, 500, 100, 50, 25, 10, 5)
_SHARES = (10, 15, 20, 25, 30, 40, 50, 60, 75, 80)


def wrong_figures(figure: Figure, pool: Sequence[Figure], chance: random.Random, wanted: int) -> list[Option]:
    """Wrong alternatives for a figure, at most `wanted`; fewer where no more are plausible."""
    taken = {figure.fact.value} | _stated_alike(figure, pool)
    found: list[Option] = []
    for value, origin in (*_elsewhere(figure, pool), *((v, "") for v in _invented(figure, chance))):
        text = figure.written(value)
        if len(found) < wanted and text and value not in taken and figure.thinkable(value):
            taken.add(value)
            found.append(Option(text, False, origin))
    return found


def likeness(one: str, other: str) -> float:
    """How far two sentences are about the same matter, 0 to 1: the share of common words but for figures."""
    mine, theirs = _matter(one), _matter(other)
    least = min(len(mine), len(theirs))
    if least > 1 and len(mine & theirs) < _SHARED:
        return 0.0
    return len(mine & theirs) / least if least else 0.0


def apart(one: Material, other: Material) -> bool:
    """Whether another municipality or another year says it."""
    mine, theirs = one.document.metadata.municipalities, other.document.metadata.municipalities
    strangers = bool(mine and theirs and not set(mine) & set(theirs))
    return strangers or (mine == theirs and one.year != other.year)


def origin(mine: Material, theirs: Material) -> str:
    """Where a wrong alternative is right."""
    about = theirs.document.metadata
    if about.municipalities != mine.document.metadata.municipalities:
        return ", ".join(about.municipalities)
    return theirs.year


@lru_cache(maxsize=16384)
def _matter(text: str) -> frozenset[str]:
    return frozenset(t.term for t in tokens(text) if not t.stop and t.term[0].isalpha())


def _elsewhere(figure: Figure, pool: Sequence[Figure]) -> list[tuple[float, str]]:
    """Values that other municipalities or years give for the same matter, the likest first."""
    near = [
        (likeness(figure.about, o.about), o.fact.value, origin(figure.material, o.material))
        for o in pool
        if figure.comparable(o) and apart(figure.material, o.material) and _near(figure.fact, o.fact.value)
    ]
    return [(v, where) for like, v, where in sorted(near, key=lambda n: -n[0]) if like >= _ALIKE]


def _stated_alike(figure: Figure, pool: Sequence[Figure]) -> set[float]:
    """Values that the same municipality's or national sources give for the same matter: they may be right too."""
    same = figure.material.document.metadata.municipalities
    return {
        o.fact.value
        for o in pool
        if figure.comparable(o)
        and not apart(figure.material, o.material)
        and (o.material.document.metadata.municipalities in ((), same) or not same)
        and likeness(figure.about, o.about) >= _ALIKE
    }


def _near(fact: Fact, value: float) -> bool:
    return _NEAREST <= value / fact.value <= _FARTHEST


def _invented(figure: Figure, chance: random.Random) -> list[float]:
    """Plausible values: the customary ones nearest for times and shares, else round figures about the right one."""
    fact = figure.fact
    number, scale = fact.number, fact.value / fact.number
    said = f"{figure.text}{figure.said[fact.end : fact.end + 12]}".casefold()
    customary = next((c for w, c in _CUSTOMARY.items() if w in said), ()) if fact.kind in ("time", "count") else ()
    customary = _AGES if figure.age else _SHARES if fact.kind == "share" else customary
    if customary:
        near = sorted((c for c in customary if c != number), key=lambda c: abs(c / number - 1))[:5]
        return [c * scale for c in chance.sample(near, len(near))]
    if number < 20:
        close = [number + d for d in (-2, -1, 1, 2, 3) if number + d >= 2]
        return [v * scale for v in chance.sample(close, len(close))]
    step = next((s for s in _STEPS if number % s == 0 and s * 3 <= number), 1)
    shares = (0.5, 0.75, 1.25, 1.5, 2.0)
    return [round(number * s / step) * step * scale for s in chance.sample(shares, len(shares))]
