"""Writes the card of the inference model: what it is, what it was made from, its figures and its limits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from training.card import SYNLEX_NOTICE, table
from training.graded import GRADED
from training.rows import Row

if TYPE_CHECKING:
    from training.inference import Recipe

TEMPLATE = Path(__file__).with_name("inference_card.md")


def card(recipe: Recipe, figures: dict[str, float], texts: int, rows: Sequence[Row], held: Sequence[Row]) -> str:
    """Fills in the card.

    Args:
        figures: Name and value of each measurement.
        texts: How many public texts were read.
        rows: What a run of the last stage learnt from.
        held: What was only measured.
    """
    questions = [row for row in rows if not row.label.of_statement]
    graded = sum(row.kind == GRADED for row in questions)
    narrow = sum(row.kind == GRADED for row in rows) - graded
    return TEMPLATE.read_text(encoding="utf-8").format(
        recipe=recipe, masking=recipe.masking, turned=recipe.turned, last=recipe.written, runs=len(recipe.runs),
        texts=texts, written=_written(rows) + _written(held), held_written=_written(held), rows=len(rows),
        asked=len(questions) - graded, graded=graded, narrow=narrow, held=", ".join(recipe.held),
        figures=table(figures), notice=SYNLEX_NOTICE,
    )  # fmt: skip


def _written(rows: Sequence[Row]) -> int:
    """How many statements, each counted as it was written."""
    return sum(row.label.of_statement and row.weight == 1.0 and row.kind != GRADED for row in rows)
