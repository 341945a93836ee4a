"""Writes the card of the inference model: what it is, what it was made from, its figures and its limits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from training.card import SYNLEX_NOTICE, table
from training.graded import GRADED
from training.rows import Row, parted

if TYPE_CHECKING:
    from training.inference import Recipe

TEMPLATE = Path(__file__).with_name("inference_card.md")


def card(recipe: Recipe, figures: dict[str, float], texts: int, rows: Sequence[Row], close: Sequence[Row]) -> str:
    """Fills in the card.

    Args:
        figures: Name and value of each measurement.
        texts: How many public texts were read.
        rows: What the third stage learnt from.
        close: The rows of the last stage, those measured among them.
    """
    runs = f"; the mean of the weights of {len(recipe.runs)} runs" if len(recipe.runs) > 1 else ""
    held, learnt = parted(close, recipe.close.held)
    _, new = parted([*held, *learnt], {row.author for row in rows})
    return TEMPLATE.read_text(encoding="utf-8").format(
        recipe=recipe, masking=recipe.masking, third=recipe.written, last=recipe.close, runs=runs,
        turned=" and ".join(f"{t.pairs:,} at rate {t.fit.rate:g}" for t in recipe.turned), texts=texts,
        written=_written(rows) + _written(new), held_written=_written(held), rows=len(rows), close=len(learnt),
        asked=_asked(rows), close_asked=_asked(new) - _graded(new), graded=_graded(new), held=" and ".join(recipe.held),
        close_held=" and ".join(recipe.close.held), figures=table(figures), notice=SYNLEX_NOTICE,
    )  # fmt: skip


def _written(rows: Sequence[Row]) -> int:
    """How many statements, each counted as it was written."""
    return sum(row.label.of_statement and row.weight == 1.0 for row in rows)


def _asked(rows: Sequence[Row]) -> int:
    return sum(not row.label.of_statement for row in rows)


def _graded(rows: Sequence[Row]) -> int:
    return sum(row.kind == GRADED for row in rows)
