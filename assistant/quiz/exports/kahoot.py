"""Kahoot's spreadsheet for import: questions from the ninth row in columns B to H, their sources on a second sheet."""

from __future__ import annotations

import io
import re
from itertools import count

from openpyxl import Workbook

from assistant.quiz.exports.words import citation
from assistant.quiz.item import CHOOSE, Item, ItemKind, Quiz

LONGEST_STEM, LONGEST_OPTION, SECONDS = 120, 75, 30
"""Kahoot's limits in characters, and one of the times that it offers."""
HEADER_ROW = 8
_KINDS = frozenset((ItemKind.SINGLE, ItemKind.TRUE_FALSE, ItemKind.SEVERAL))
_HEAD = ("Question", "Answer 1", "Answer 2", "Answer 3", "Answer 4", "Time limit (sec)", "Correct answer(s)")
_WHERE = re.compile(r"(?: i [^:”]+?)?(?: \(\d{4}\))?(?:, avsnittet ”[^”]*”)?: ")


def write(quiz: Quiz) -> bytes:
    """The choices and the statements to judge that fit Kahoot's limits."""
    book = Workbook()
    sheet, sources = book.active, book.create_sheet("Källor")
    assert sheet is not None
    sheet.title = "Quiz"
    sheet.cell(1, 2, quiz.title)
    for column, name in enumerate(_HEAD, start=2):
        sheet.cell(HEADER_ROW, column, name)
    for row, item in zip(count(HEADER_ROW + 1), filter(fits, quiz.items)):
        for column, value in enumerate(_row(item), start=2):
            # A string even where it begins with "=": what a document says is never a formula.
            sheet.cell(row, column, value).data_type = "n" if isinstance(value, int) else "s"
        sources.append([row - HEADER_ROW, citation(item)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fits(item: Item) -> bool:
    """Whether Kahoot takes an item; others are left out of the file."""
    kinds = item.kind in _KINDS and len(item.options) <= 4
    return kinds and len(brief(item)) <= LONGEST_STEM and all(len(o.text) <= LONGEST_OPTION for o in item.options)


def brief(item: Item) -> str:
    """The stem with municipality and year in place of the document's title, which the sources' sheet tells."""
    before, _, after = item.stem.partition(f"Enligt ”{item.source.title}”")
    where = _WHERE.match(after)
    if not where:
        return item.stem
    place = item.source.municipalities if len(item.source.municipalities) <= 3 else ()
    year = item.source.year if "(" in where.group() or any("kr" in o.text for o in item.options) else ""
    told = " ".join(filter(None, (", ".join(place), year)))
    said = after[where.end() :].replace(CHOOSE, "").replace(" Välj alla som stämmer.", "")
    return f"{before}{told}: {said}" if told else f"{before}{said[:1].upper()}{said[1:]}"


def _row(item: Item) -> list[str | int]:
    padded = [*(o.text for o in item.options), "", "", ""][:4]
    right = ",".join(str(n) for n, o in enumerate(item.options, start=1) if o.right)
    return [brief(item), *padded, SECONDS, right]
