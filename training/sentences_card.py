"""Writes the card of the model of sentences: what it is, what it was made from, its figures and its limits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from training.card import table

if TYPE_CHECKING:
    from training.sentences import Recipe

TEMPLATE = Path(__file__).with_name("sentences_card.md")


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
