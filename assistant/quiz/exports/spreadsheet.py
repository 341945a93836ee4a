"""A comma-separated file with one row an item, for Microsoft Forms, Excel and others."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from assistant.quiz.exports.words import citation, key
from assistant.quiz.item import Item, Quiz

_OPTIONS = 6


def write(quiz: Quiz) -> bytes:
    """Every item: kind, question, alternatives, key, points, level and citation; for Excel, with its byte mark."""
    head = ["Typ", "Ämne", "Fråga", *(f"Alternativ {n}" for n in range(1, _OPTIONS + 1))]
    return _table([[*head, "Rätt svar", "Poäng", "Nivå", "Källa"], *(_row(i) for i in quiz.items)])


def _row(item: Item) -> list[str]:
    options = [o.text for o in item.options] or [f"{a} – {b}" for a, b in item.pairs]
    padded = [*options, *[""] * _OPTIONS][:_OPTIONS]
    return [item.kind.value, item.topic, item.stem, *padded, key(item), "1", str(item.level), citation(item)]


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula, made text (OWASP, "CSV injection")."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and not re.fullmatch(r"[+-]\d[\d .,]*", cell) else cell
