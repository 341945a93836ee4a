"""Writes the card of the model of sentences: what it is, what it was made from, its figures and its limits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from training.card import table

if TYPE_CHECKING:
    from training.sentences import Recipe

TEMPLATE, TEMPLATE_ON = (Path(__file__).with_name(f"sentences_{name}card.md") for name in ("", "on_"))


def card(recipe: Recipe, figures: dict[str, float], pieces: int, sections: int, statements: int) -> str:
    """Fills in the card.

    Args:
        figures: Name and value of each measurement.
        pieces: How many pieces of the vocabulary were kept.
        sections: How many sections with questions there are.
        statements: How many statements with questions there are.
    """
    return TEMPLATE.read_text(encoding="utf-8").format(
        recipe=recipe, pieces=pieces, sections=sections, statements=statements, figures=table(figures)
    )


def card_taught_on(notes: str, recipe: Recipe, figures: dict[str, float], learnt: dict[str, int]) -> str:
    """The card of a model with how it was taught on, before its limits.

    Args:
        figures: Name and value of each measurement.
        learnt: How many close sections, their questions, graded questions and narrow statements there are.
    """
    told = TEMPLATE_ON.read_text(encoding="utf-8").format(recipe=recipe, figures=table(figures), **learnt)
    before, limits, after = notes.partition("## Limits")
    return f"{before.partition('## Taught on')[0]}{told}{limits}{after}"
