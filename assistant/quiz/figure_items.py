"""Items on a figure: the sentence with a gap, the gap with alternatives, and a statement to judge."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.facts import facts
from assistant.quiz.distractors import wrong_figures
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.figures import Figure, accepted
from assistant.quiz.item import GAP, Item, ItemKind, Option
from assistant.quiz.naming import according_to, without_law

_WRONG = 3
CHOOSE = " Vad ska stå i luckan?"
JUDGE = "Sant eller falskt? "


def drafts(found: Sequence[Figure], pool: Sequence[Figure]) -> Iterator[Draft]:
    """Yields for each figure of a sentence its three items.

    Args:
        pool: Figures of the whole library, for wrong alternatives.
    """
    for figure in found:
        place = (figure.material.unit.start, figure.material.unit.end)
        for kind, level, make in (
            (ItemKind.GAP, 2, partial(_gap, figure)),
            (ItemKind.SINGLE, 1, partial(_choice, figure, pool)),
            (ItemKind.TRUE_FALSE, 1, partial(_judged, figure, pool)),
        ):
            yield Draft(kind, Aspect.FIGURE, level, figure.material, place, figure.worth, make)


def by_value(options: Sequence[Option]) -> tuple[Option, ...]:
    """Alternatives in the order of their figures, as readers expect them."""
    return tuple(sorted(options, key=lambda o: (next((f.value for f in facts(o.text)), 0.0), o.text)))


def _gap(figure: Figure, chance: random.Random) -> Item:
    material = figure.material
    stem = _stem(figure, GAP)
    return Item(ItemKind.GAP, material.topic, stem, material.source(), key=accepted(figure), level=2)


def _choice(figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item | None:
    wrong = wrong_figures(figure, pool, chance, _WRONG)
    if len(wrong) < _WRONG:
        return None
    options = by_value([Option(figure.text, True), *wrong])
    stem = _stem(figure, GAP) + CHOOSE
    return Item(ItemKind.SINGLE, figure.material.topic, stem, figure.material.source(), options=options, level=1)


def _judged(figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item:
    wrong = wrong_figures(figure, pool, chance, _WRONG) if chance.random() < 0.5 else []
    wrong = [option for option in wrong if _breaks_the_bound(figure, option)]
    lie = bool(wrong)
    stem = JUDGE + _stem(figure, wrong[0].text if lie else figure.text)
    options = (Option("Sant", not lie), Option("Falskt", lie, wrong[0].origin if lie else ""))
    return Item(ItemKind.TRUE_FALSE, figure.material.topic, stem, figure.material.source(), options=options, level=1)


def _breaks_the_bound(figure: Figure, option: Option) -> bool:
    """Whether another figure is false of a limit: who must answer within 24 hours may do so within 18."""
    told = next((f.value for f in facts(option.text)), figure.fact.value)
    if figure.fact.bound == "most":
        return told > figure.fact.value
    return told < figure.fact.value if figure.fact.bound == "least" else True


def _stem(figure: Figure, words: str) -> str:
    said = without_law(figure.with_words(words))
    return f"{according_to(figure.material, dated=figure.fact.kind == 'amount', asked=figure.said)}: {said}"
