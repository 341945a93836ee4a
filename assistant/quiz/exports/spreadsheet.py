"""Comma-separated files: one row an item for Microsoft Forms and others, and Kahoot's columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from assistant.quiz.exports.words import citation, key
from assistant.quiz.item import Item, ItemKind, Quiz

_KAHOOT_STEM, _KAHOOT_OPTION, _KAHOOT_SECONDS = 120, 75, 30
_OPTIONS = 6


def write_forms(quiz: Quiz) -> bytes:
    """Every item: kind, question, alternatives, key, points, level and citation; for Excel, with its byte mark."""
    head = ["Typ", "Ämne", "Fråga", *(f"Alternativ {n}" for n in range(1, _OPTIONS + 1))]
    return _table([[*head, "Rätt svar", "Poäng", "Nivå", "Källa"], *(_row(i) for i in quiz.items)])


def write_kahoot(quiz: Quiz) -> bytes:
    """Single choice and true/false items within Kahoot's limits (120 characters a question, 75 an alternative)."""
    head = ["Question", "Answer 1", "Answer 2", "Answer 3", "Answer 4", "Time limit (sec)", "Correct answer(s)"]
    return _table([head, *(_kahoot(i) for i in quiz.items if fits_kahoot(i))])


def fits_kahoot(item: Item) -> bool:
    """Whether Kahoot takes an item; longer ones are left out of that file."""
    kinds = item.kind in (ItemKind.SINGLE, ItemKind.TRUE_FALSE, ItemKind.SEVERAL) and len(item.options) <= 4
    return kinds and len(item.stem) <= _KAHOOT_STEM and all(len(o.text) <= _KAHOOT_OPTION for o in item.options)


def _row(item: Item) -> list[str]:
    options = [o.text for o in item.options] or [f"{a} – {b}" for a, b in item.pairs]
    padded = [*options, *[""] * _OPTIONS][:_OPTIONS]
    return [item.kind.value, item.topic, item.stem, *padded, key(item), "1", str(item.level), citation(item)]


def _kahoot(item: Item) -> list[str]:
    padded = [*(o.text for o in item.options), "", "", ""][:4]
    right = ",".join(str(n) for n, o in enumerate(item.options, start=1) if o.right)
    return [item.stem, *padded, str(_KAHOOT_SECONDS), right]


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula, made text (OWASP, "CSV injection")."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and not cell[1:2].isdigit() else cell
