"""Items on who decides: the level of a matter, statements on it, and matters paired with their levels."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.quiz.draft import WRONG, Draft, choice, judged
from assistant.quiz.item import Item, ItemKind
from assistant.quiz.naming import uncapital
from assistant.quiz.rows import (
    ABBREVIATION,
    Legend,
    by_passage,
    in_full,
    in_words,
    opening,
    others,
    place_of,
    row_draft,
    spanning,
)
from assistant.quiz.tables import Cell, Column, names_office

Limits = Mapping[tuple[str, int], Sequence[str]]
"""By row what bounds the power to decide in it."""
_PAIRS, _FEWEST_PAIRS = 4, 3
_MOST = re.compile(r"(?:högst|max|upp till|längst)\b", re.I)
_ANSWERS = re.compile(r"(?:ansvarig|huvudman|utförare)\b", re.I)
_SAYS_MORE = re.compile(r"[.;,\d]")
_PLACE_IN_LAW = re.compile(r"§|kap\.")
_LIMIT = re.compile(r"\d|\b(?:högst|upp till|över|krävs|endast|gräns\w*|beloppsgräns\w*|avsteg\w*)\b", re.I)


@dataclass(frozen=True, slots=True)
class Deciding:
    """A column of those who decide, or who are named for something else.

    Attributes:
        limited: Rows whose matter is bounded by another column.
        around: Those who decide in the municipality's other tables.
    """

    column: Column
    legend: Legend
    limited: Limits
    around: Collection[str]


def drafts(asked: Deciding) -> Iterator[Draft]:
    """Yields for each row a choice, and where nothing bounds it a statement; matters to pair with their levels."""
    column = asked.column
    for cell in column.cells:
        if column.decides and _SAYS_MORE.search(cell.text):
            continue
        limit = "; ".join(map(uncapital, asked.limited.get(place_of(cell), ()))) if column.decides else ""
        if not any(ABBREVIATION.fullmatch(w) and w not in asked.legend for w in limit.split()):
            yield row_draft(ItemKind.SINGLE, [cell], 2.0, partial(_who, asked, cell, limit))
        if (column.decides and not limit) or _ANSWERS.match(column.name):
            yield row_draft(ItemKind.TRUE_FALSE, [cell], 1.0, partial(_judged, asked, cell))
    if column.decides:
        yield from _of_matters(asked)


def limits(columns: Sequence[Column]) -> dict[tuple[str, int], list[str]]:
    """What other columns say of the rows that limits who may decide: the bare matter would say too much."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for cell in (c for column in columns if not column.decides for c in column.cells if _LIMIT.search(c.text)):
        if not _PLACE_IN_LAW.search(cell.text):
            most = _MOST.fullmatch(cell.column) and not _MOST.match(cell.text)
            found[place_of(cell)].append(f"{cell.column} {cell.text}" if most else cell.text)
    return found


def levels(columns: Sequence[Column]) -> dict[tuple[str, ...], set[str]]:
    """Who may decide anything in each municipality, by all its tables."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cell in (c for column in columns if column.decides for c in column.cells):
        if not _SAYS_MORE.search(cell.text) and not ABBREVIATION.fullmatch(cell.text) and names_office(cell.text):
            found[cell.material.document.metadata.municipalities].add(cell.text)
    return found


def _who(asked: Deciding, cell: Cell, limit: str, chance: random.Random) -> Item | None:
    wrong, right = _other_levels(asked, cell), in_full(cell.text, asked.legend)
    if asked.column.decides:
        with_limit = f" ({in_words(limit, asked.legend)})" if limit else ""
        asks = f"vilken är den lägsta nivå som får besluta i ärendet ”{cell.row}”{with_limit}?"
    else:
        asks = f"vem anges för ”{cell.row}” (”{asked.column.name}”)?"
    stem = f"{opening(cell.material, asked.column)}: {asks}"
    return choice(cell.material, stem, right, chance.sample(wrong, len(wrong)), chance) if right else None


def _judged(asked: Deciding, cell: Cell, chance: random.Random) -> Item | None:
    wrong, right = _other_levels(asked, cell), in_full(cell.text, asked.legend)
    lie = bool(wrong) and chance.random() < 0.5
    if not right:
        return None
    named = chance.choice(wrong) if lie else right
    if asked.column.decides:
        said = f"I ärendet ”{cell.row}” är {uncapital(named)} den lägsta nivå som får besluta."
    else:
        said = f"För ”{cell.row}” anges {uncapital(named)} som {uncapital(asked.column.name)}."
    return judged(cell.material, f"{opening(cell.material, asked.column)}: {said}", lie=lie)


def _other_levels(asked: Deciding, cell: Cell) -> list[str]:
    """Those who decide in other rows; if they are few, also those who decide in the municipality's other tables."""
    told = others(asked.column, cell)
    plain = (o for o in told if not (asked.column.decides and _SAYS_MORE.search(o)))
    own = [t for o in plain if (t := in_full(o, asked.legend))]
    known = {t.casefold().partition(" (")[0] for t in (*own, in_full(cell.text, asked.legend))}
    spelled = [in_full(short, asked.legend) for short in asked.legend if names_office(asked.legend[short])]
    around = [*spelled, *asked.around] if asked.column.decides else []
    more = sorted(o for o in around if o.casefold().partition(" (")[0] not in known)
    return own if len(own) >= WRONG else [*own, *more]


def _of_matters(asked: Deciding) -> Iterator[Draft]:
    """Matters with the level that decides in each: every level once."""
    plain = (c for c in asked.column.cells if in_full(c.text, asked.legend) and not _SAYS_MORE.search(c.text))
    for cells in by_passage(c for c in plain if place_of(c) not in asked.limited):
        if len({c.text for c in cells}) >= _FEWEST_PAIRS:
            yield row_draft(ItemKind.MATCH, cells, 3.0, partial(_matched, asked, cells))


def _matched(asked: Deciding, cells: Sequence[Cell], chance: random.Random) -> Item:
    by_level = {c.text: c for c in chance.sample(list(cells), len(cells))}
    chosen = list(by_level.values())[:_PAIRS]
    pairs = tuple((c.row, in_full(c.text, asked.legend)) for c in chosen)
    first = chosen[0].material
    stem = f"{opening(first, asked.column)}: para ihop varje ärende med den lägsta nivå som får besluta."
    return Item(ItemKind.MATCH, first.topic, stem, spanning(chosen), pairs=pairs)
