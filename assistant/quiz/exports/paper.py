"""A Word document: the questions to hand out, and on a new page the key with citations."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.text import WD_BREAK

from assistant.quiz.exports.words import citation, key, shown
from assistant.quiz.item import Item, ItemKind, Quiz

_LINES = {ItemKind.GAP: 0, ItemKind.SHORT: 3, ItemKind.CASE: 6}


def write(quiz: Quiz) -> bytes:
    """The quiz and its key."""
    document = Document()
    document.core_properties.title = quiz.title
    document.add_heading(quiz.title, level=1)
    for n, item in enumerate(quiz.items, start=1):
        document.add_paragraph(f"{n}. {item.stem}", style="Heading 3")
        for line in _lines(item):
            document.add_paragraph(line)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("Facit", level=1)
    for n, item in enumerate(quiz.items, start=1):
        document.add_paragraph().add_run(f"{n}. {key(item)}").bold = True
        document.add_paragraph(f"Källa: {citation(item)}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(item: Item) -> list[str]:
    if item.options:
        return [f"☐ {o.text}" for o in item.options]
    if item.kind is ItemKind.MATCH:
        return [f"{line} ______" if not line.startswith("(") else line for line in shown(item)]
    if item.kind is ItemKind.ORDER:
        return [f"___ {step}" for step in shown(item)]
    return ["_" * 60] * _LINES[item.kind]
