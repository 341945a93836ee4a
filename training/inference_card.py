"""Writes the card of the inference model: what it is, what it was made from, its figures and its limits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from training.card import SYNLEX_NOTICE, table
from training.rows import Row

if TYPE_CHECKING:
    from training.inference import Recipe

TEMPLATE = Path(__file__).with_name("inference_card.md")


def card(recipe: Recipe, figures: dict[str, float], texts: int, rows: Sequence[Row]) -> str:
    """Fills in the card.

    Args:
        figures: Name and value of each measurement.
        texts: How many public texts were read.
        rows: What the last stage learnt from.
    """
    written = sum(row.label.of_statement and row.weight == 1.0 for row in rows)
    runs = f"; the mean of the weights of {len(recipe.runs)} runs" if len(recipe.runs) > 1 else ""
    asked = sum(not row.label.of_statement for row in rows)
    return TEMPLATE.read_text(encoding="utf-8").format(
        recipe=recipe, masking=recipe.masking, last=recipe.written, runs=runs,
        turned=" and ".join(f"{t.pairs:,} at rate {t.fit.rate:g}" for t in recipe.turned), texts=texts,
        rows=len(rows), written=written, asked=asked, held=" and ".join(recipe.held), figures=table(figures),
        notice=SYNLEX_NOTICE,
    )  # fmt: skip
