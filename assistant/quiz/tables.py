"""Items on table rows: what one column says of a row, and rows and cells to be matched."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.quiz.item import Item, ItemKind, Option
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to
from ingest.documents import CELL

_WRONG = 3
_LONGEST_CELL = 90
_PERSON = re.compile(
    r"\b(?:delegat|beslutas? av|beslutar|beslutsfattare|ansvar\w*|vem|vem som \w+|utförs? av|skrivs? av)\b", re.I
)
_EMPTY = frozenset(("", "–", "-", "—", "ja", "nej", "x"))
_NUMBERING = re.compile(r"(?:nr|nummer|#|id)\b", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of a row."""

    material: Material
    row: str
    column: str
    text: str


def cells(everything: Sequence[Material]) -> list[Cell]:
    """Every cell that can be asked for: of a row with a name, in a column with one, short and not empty."""
    found = []
    for material in everything:
        if not material.unit.lead:
            continue
        names = _split(material.unit.lead.rpartition("\n")[2])
        values = _split(material.unit.body)
        if len(names) != len(values) or len(values) < 2:
            continue
        first = 1 if _NUMBERING.match(names[0]) and len(values) > 2 else 0
        row = values[first]
        if row.casefold() in _EMPTY or not any(c.isalpha() for c in row):
            row = f"{names[first]} {row}" if row.casefold() not in _EMPTY else ""
        for name, value in zip(names[first + 1 :], values[first + 1 :], strict=True):
            if row and name and value.casefold() not in _EMPTY and len(value) <= _LONGEST_CELL and len(row) <= 90:
                found.append(Cell(material, row, name, value))
    return found


def choice_items(found: Sequence[Cell], chance: random.Random) -> Iterator[Item]:
    """Yields for each cell a question with four alternatives, the wrong ones from the same column."""
    columns = _columns(found)
    for cell in found:
        same = columns[_column(cell)]
        others = list(dict.fromkeys(o.text for o in same if o.text.casefold() != cell.text.casefold()))
        if len(others) < _WRONG or sum(o.row == cell.row for o in same) > 1:
            continue
        options = [Option(cell.text, True), *(Option(t, False, "samma tabell") for t in _near(cell.text, others))]
        chance.shuffle(options)
        yield Item(
            ItemKind.SINGLE, cell.material.topic, f"{according_to(cell.material, dated=True)}: {_question(cell)}",
            cell.material.source(), options=tuple(options), level=1,
        )  # fmt: skip


def match_items(found: Sequence[Cell], chance: random.Random) -> Iterator[Item]:
    """Yields for each column with enough rows that differ four rows to match with their cells."""
    for same in _columns(found).values():
        distinct = list({c.text.casefold(): c for c in same}.values())
        rows = {c.row for c in distinct}
        if len(distinct) < 4 or len(rows) < 4:
            continue
        chosen = chance.sample(distinct, 4)
        if len({c.row for c in chosen}) < 4 or len({c.material.passage.passage_id for c in chosen}) > 1:
            continue
        first, last = min(c.material.unit.start for c in chosen), max(c.material.unit.end for c in chosen)
        column = chosen[0].column
        yield Item(
            ItemKind.MATCH,
            chosen[0].material.topic,
            f"{according_to(chosen[0].material, dated=True)}: para ihop varje rad med rätt uppgift under ”{column}”.",
            chosen[0].material.source(first, last),
            pairs=tuple((c.row, c.text) for c in chosen),
            level=2,
        )


def _question(cell: Cell) -> str:
    caption = cell.material.unit.lead.rpartition("\n")[0].strip(" :.")
    if _PERSON.search(cell.column):
        return f"vem anges under ”{cell.column}” för ”{cell.row}”?"
    about = f" ({caption})" if caption and len(caption) < 110 else ""
    return f"vad anges under ”{cell.column}” för ”{cell.row}”{about}?"


def _near(text: str, others: Sequence[str]) -> list[str]:
    """The alternatives whose length and form are nearest, so that the right one does not stand out."""
    digits = any(c.isdigit() for c in text)
    return sorted(others, key=lambda o: (any(c.isdigit() for c in o) != digits, abs(len(o) - len(text))))[:_WRONG]


def _columns(found: Sequence[Cell]) -> dict[tuple[str, str, str], list[Cell]]:
    grouped: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    for cell in found:
        grouped[_column(cell)].append(cell)
    return grouped


def _column(cell: Cell) -> tuple[str, str, str]:
    return cell.material.document.document_id, cell.material.unit.lead, cell.column


def _split(row: str) -> list[str]:
    return [part.strip() for part in row.split(CELL.strip())]
