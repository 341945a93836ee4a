"""Items on a sentence's figure: an amount, a share or a time, as a gap, a choice, or a statement to judge."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts import Fact, facts
from assistant.quiz.item import GAP, Item, ItemKind, Option
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to, without_law
from ingest.analyze import STOPWORDS, tokens

ASKED = frozenset(("amount", "share", "time"))
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NUMBER = re.compile(rf"\d[\d \u00a0.,]*\d|\d|\b(?:{'|'.join(_WORDS[1:])}|ett|halv\w*)\b", re.I)
_WRONG = 3
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: `material.text[start:end]` is the whole of it, its unit included."""

    material: Material
    fact: Fact
    start: int
    end: int

    @property
    def text(self) -> str:
        """As written."""
        return self.material.text[self.start : self.end]

    def comparable(self, other: Figure) -> bool:
        """Whether one could stand in the other's place."""
        return self.fact.kind == other.fact.kind and self.fact.unit == other.fact.unit

    def written(self, value: float) -> str | None:
        """The figure with another value, written as this one is; None where that cannot be told."""
        number = _NUMBER.search(self.text)
        if number is None or not self.fact.number:
            return None
        scaled = self.fact.number * value / self.fact.value
        if abs(scaled - round(scaled)) > 1e-6 or round(scaled) < 2:
            return None
        whole = round(scaled)
        spelled = not number.group()[0].isdigit()
        if spelled and whole >= len(_WORDS):
            return None
        said = _WORDS[whole] if spelled else f"{whole:,}".replace(",", " ")
        return self.text[: number.start()] + said + self.text[number.end() :]


def figures(everything: Sequence[Material]) -> list[Figure]:
    """The figures that can be asked for: the only one of their kind and unit in a sentence."""
    found = []
    for material in everything:
        if material.unit.lead:
            continue
        here = [f for f in facts(material.text) if f.kind in ASKED]
        for fact in here:
            alone = sum(f.kind == fact.kind and f.unit == fact.unit for f in here) == 1
            surface = material.text[fact.start : fact.end]
            if alone and fact.value > 0 and fact.number >= 2 and len(surface) < 30 and _NUMBER.search(surface):
                found.append(Figure(material, fact, fact.start, fact.end))
    return found


def gap_items(found: Sequence[Figure]) -> Iterator[Item]:
    """Yields for each figure the sentence with a gap."""
    for figure in found:
        yield Item(
            ItemKind.GAP,
            figure.material.topic,
            f"{according_to(figure.material, dated=True)}: {_with(figure, GAP)}",
            figure.material.source(),
            key=accepted(figure),
            level=2,
        )


def choice_items(found: Sequence[Figure], chance: random.Random) -> Iterator[Item]:
    """Yields for each figure the gap with four alternatives, the wrong ones first from other sources."""
    for figure in found:
        wrong = distractors(figure, found, chance)
        if len(wrong) < _WRONG:
            continue
        options = [Option(figure.text, True), *wrong[:_WRONG]]
        options.sort(key=lambda o: (_value(o.text), o.text))
        yield Item(
            ItemKind.SINGLE,
            figure.material.topic,
            f"{according_to(figure.material, dated=True)}: {_with(figure, GAP)} Vad ska stå i luckan?",
            figure.material.source(),
            options=tuple(options),
            level=1,
        )


def judged_items(found: Sequence[Figure], chance: random.Random) -> Iterator[Item]:
    """Yields statements to judge, every other one made false by a figure that is true elsewhere."""
    for n, figure in enumerate(found):
        wrong = distractors(figure, found, chance)
        lie = n % 2 == 1 and bool(wrong)
        said = _with(figure, wrong[0].text if lie else figure.text)
        yield Item(
            ItemKind.TRUE_FALSE,
            figure.material.topic,
            f"Sant eller falskt? {according_to(figure.material, dated=True)}: {said}",
            figure.material.source(),
            options=(Option("Sant", not lie), Option("Falskt", lie, wrong[0].origin if lie else "")),
            level=1,
        )


def accepted(figure: Figure) -> tuple[str, ...]:
    """The wordings of a figure that answer a gap: as written, and with its number and unit in short."""
    said = figure.text
    number = _NUMBER.search(said)
    forms = [said]
    if number:
        digits = f"{figure.fact.number:g}" if figure.fact.number % 1 else str(round(figure.fact.number))
        rest = said[number.end() :].strip()
        forms += [f"{digits} {rest}", digits, number.group()]
        if figure.fact.kind == "amount":
            forms.append(f"{digits} kr")
        if figure.fact.kind == "share":
            forms.append(f"{digits} %")
    return tuple(dict.fromkeys(form for form in forms if form))


def distractors(figure: Figure, others: Sequence[Figure], chance: random.Random) -> list[Option]:
    """Wrong figures: of other municipalities and years on the same matter first, then made from the right one."""
    taken = {figure.fact.value} | _stated_alike(figure, others)
    found: list[Option] = []
    near = [o for o in others if figure.comparable(o) and _elsewhere(figure, o)]
    near.sort(key=lambda o: -likeness(figure.material, o.material))
    for other in near:
        text = figure.written(other.fact.value)
        if text and other.fact.value not in taken and likeness(figure.material, other.material) >= _ALIKE:
            taken.add(other.fact.value)
            found.append(Option(text, False, _origin(figure.material, other.material)))
    for value in _invented(figure.fact, chance):
        text = figure.written(value)
        if text and value not in taken:
            taken.add(value)
            found.append(Option(text, False))
    return found


def likeness(one: Material, other: Material) -> float:
    """How far two sentences are about the same matter, 0 to 1: the share of common words but for figures."""
    mine, theirs = _matter(one), _matter(other)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


@lru_cache(maxsize=8192)
def _matter(material: Material) -> frozenset[str]:
    return frozenset(
        t.term for t in tokens(f"{material.topic} {material.unit.text}") if not t.stop and t.term[0].isalpha()
    ) - frozenset(STOPWORDS)


def _stated_alike(figure: Figure, others: Sequence[Figure]) -> set[float]:
    """Values that the same municipality's sources give for the same matter: they may be right too."""
    same = figure.material.document.metadata.municipalities
    return {
        o.fact.value
        for o in others
        if figure.comparable(o)
        and not _elsewhere(figure, o)
        and (o.material.document.metadata.municipalities in ((), same) or not same)
        and likeness(figure.material, o.material) >= _ALIKE
    }


def _elsewhere(figure: Figure, other: Figure) -> bool:
    """Whether another municipality or another year says it."""
    mine, theirs = figure.material.document.metadata.municipalities, other.material.document.metadata.municipalities
    apart = bool(mine and theirs and not set(mine) & set(theirs))
    return apart or (mine == theirs and figure.material.year != other.material.year)


def _origin(mine: Material, theirs: Material) -> str:
    about = theirs.document.metadata
    if about.municipalities != mine.document.metadata.municipalities:
        return ", ".join(about.municipalities)
    return theirs.year


_STEPS = (0.5, 2.0, 1.5, 0.75, 1.25, 3.0, 0.25, 4.0)


def _invented(fact: Fact, chance: random.Random) -> list[float]:
    """Plausible values: near ones for small numbers, else shares of the right one in round figures."""
    number, scale = fact.number, fact.value / fact.number
    if number < 13:
        near = [number + d for d in (-2, -1, 1, 2, 3, 4) if number + d >= 2]
        chosen = chance.sample(near, len(near))
    else:
        step = 10 ** max(0, len(str(round(number))) - 2)
        step = max(1, step // 2 if step >= 100 else step)
        chosen = [round(number * s / step) * step for s in chance.sample(_STEPS[:5], 5) + list(_STEPS[5:])]
    if fact.kind == "share":
        chosen = [c for c in chosen if c < 100]
    return [c * scale for c in dict.fromkeys(chosen) if c >= 2 and c != number]


def _value(text: str) -> float:
    return next((f.value for f in facts(text)), 0.0)


def _with(figure: Figure, words: str) -> str:
    return without_law(figure.material.text[: figure.start] + words + figure.material.text[figure.end :])
