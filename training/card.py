"""Writes the model card: what the model is, what it was made from, its figures and its limits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.train import Settings

SYNLEX_NOTICE = """Copyright (c) Viggo Kann KTH 2009

THIS MATERIAL IS PROVIDED AS IS, WITH ABSOLUTELY NO WARRANTY EXPRESSED
OR IMPLIED.  ANY USE IS AT YOUR OWN RISK.

Permission is hereby granted to use or copy this program
for any purpose,  provided the above notices are retained on all copies.
Permission to modify the code and to distribute modified code is granted,
provided the above notices are retained, and a notice that the code was
modified is included with the above copyright notice."""

TEMPLATE = Path(__file__).with_name("card_template.md")


def model_card(
    settings: Settings, figures: dict[str, float], documents: int, pairs: int, questions: int, twins: int
) -> str:
    """Fills in the card.

    Args:
        settings: The settings of the run.
        figures: Name and value of each measurement.
        documents: How many documents were read.
        pairs: How many pairs of public text were trained on.
        questions: How many questions of our own were trained on.
        twins: How many twins the tokenizer got.
    """
    recipe = settings.contrastive
    return TEMPLATE.read_text(encoding="utf-8").format(
        pieces=settings.pieces, twins=twins, dimensions=settings.dimensions, documents=documents, pairs=pairs,
        questions=questions, last_epochs=settings.questions.epochs, last_batch=settings.questions.batch,
        last_rate=settings.questions.learning_rate, seed=settings.seed,
        skip_gram_epochs=settings.skip_gram_epochs, sif=settings.sif, widths=", ".join(map(str, recipe.dimensions)),
        batch=recipe.batch, scale=recipe.scale, rate=recipe.learning_rate, epochs=recipe.epochs, kept=settings.kept,
        rest=1 - settings.kept, figures=table(figures), notice=SYNLEX_NOTICE,
        faq="110 questions, all 110 distinct candidate answers as the pool",
    )  # fmt: skip


def table(figures: dict[str, float]) -> str:
    """Lays out values named "row: column" as a markdown table, in the order in which they first come."""
    cells = {tuple(name.split(": ")): f"{value:.3f}" for name, value in figures.items()}
    rows, columns = (list(dict.fromkeys(name[place] for name in cells)) for place in (0, 1))
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    return "\n".join(
        lines + [f"| {row} | " + " | ".join(cells.get((row, c), "") for c in columns) + " |" for row in rows]
    )
