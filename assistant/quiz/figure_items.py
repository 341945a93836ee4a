"""Items on a figure: the sentence with a gap, the gap with alternatives, and a statement to judge."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.facts.read import facts
from assistant.quiz.comparing import without_law
from assistant.quiz.distractors import wrong_figures
from assistant.quiz.draft import WRONG, Aspect, Draft, judged
from assistant.quiz.figures import Figure, accepted
from assistant.quiz.item import CHOOSE, GAP, Item, ItemKind, Option
from assistant.quiz.naming import according_to

_TRIED = 6


def drafts(found: Sequence[Figure], pool: Sequence[Figure]) -> Iterator[Draft]:
    """Yields for each figure of a sentence its three items.

    Args:
        pool: Figures of the whole library, for wrong alternatives.
    """
    for figure in found:
        for kind, make in (
            (ItemKind.GAP, partial(_gap, figure)),
            (ItemKind.SINGLE, partial(_choice, figure, pool)),
            (ItemKind.TRUE_FALSE, partial(_judged, figure, pool)),
        ):
            yield Draft(kind, Aspect.FIGURE, figure.material, figure.worth, figure.material.place, make)


def by_value(options: Sequence[Option]) -> tuple[Option, ...]:
    """Alternatives in the order of their figures, as readers expect them."""
    return tuple(sorted(options, key=lambda o: (next((f.value for f in facts(o.text)), 0.0), o.text)))


def _gap(figure: Figure, chance: random.Random) -> Item | None:
    """The number alone is left out: its unit tells what kind of answer is wanted."""
    material, number = figure.material, figure.number
    if number is None:
        return None
    stem = _told(figure, figure.said[: number[0]] + GAP + figure.said[number[1] :])
    return Item(ItemKind.GAP, material.topic, stem, material.source(), key=accepted(figure))


def _choice(figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item | None:
    wrong = wrong_figures(figure, pool, chance, WRONG)
    if len(wrong) < WRONG:
        return None
    options = by_value([Option(figure.text, True), *wrong])
    stem = _stem(figure, GAP) + CHOOSE
    return Item(ItemKind.SINGLE, figure.material.topic, stem, figure.material.source(), options=options)


def _judged(figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item | None:
    lie = chance.random() < 0.5
    wrong = [o for o in wrong_figures(figure, pool, chance, _TRIED) if _falsifies(figure, o.text)] if lie else []
    stem = _stem(figure, wrong[0].text if wrong else figure.text)
    return judged(figure.material, stem, lie=bool(wrong), origin=wrong[0].origin if wrong else "")


def _falsifies(figure: Figure, text: str) -> bool:
    """Whether another figure makes the sentence false, and stands nowhere in the passage.

    Who must answer within 24 hours may do so within 18, and what is so after two hours is so after three.
    """
    told = next((f.value for f in facts(text)), figure.fact.value)
    if any(f.kind == figure.fact.kind and f.value == told for f in facts(figure.material.passage.text)):
        return False
    side = figure.falsified_by
    return side == "any" or (told > figure.fact.value) == (side == "more")


def _stem(figure: Figure, words: str) -> str:
    return _told(figure, figure.with_words(words))


def _told(figure: Figure, said: str) -> str:
    dated = figure.fact.kind == "amount"
    return f"{according_to(figure.material, dated=dated, asked=figure.said)}: {without_law(said)}"
