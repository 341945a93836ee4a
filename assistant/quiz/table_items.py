"""Items on tables: which amount, what belongs to a class, and rows to pair with what is said of them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assistant.quiz import deciders
from assistant.quiz.comparing import same_stem, telling, without_law
from assistant.quiz.distractors import wrong_figures
from assistant.quiz.draft import WRONG, Draft, choice
from assistant.quiz.figure_items import by_value
from assistant.quiz.figures import Figure, only_ones
from assistant.quiz.item import Item, ItemKind, Option
from assistant.quiz.naming import uncapital
from assistant.quiz.rows import Legend, by_passage, in_full, opening, others, place_of, row_draft, spanning
from assistant.quiz.sentence import leans
from assistant.quiz.tables import Cell, Column, Sort
from ingest.sentences import sentence_spans

Legends = Mapping[str, Legend]
"""For each document what its abbreviations stand for."""
_PAIRS, _FEWEST_PAIRS = 4, 3
# What happens to a client or is applied for; other names of rows ("Moment") come with answers that tell themselves.
_OCCASION = re.compile(
    r"^(?:situation|fall|när|händelse|ärende|sökande|grupp|ersättning|förmån|studieform|beslut)", re.I
)


def drafts(columns: Sequence[Column], pool: Sequence[Figure], legends: Legends) -> Iterator[Draft]:
    """Yields the items of every column by what it tells.

    Args:
        pool: Figures of the whole library, for wrong alternatives.
    """
    limited, levels = deciders.limits(columns), deciders.levels(columns)
    for column in columns:
        about = column.cells[0].material.document
        legend = legends.get(about.document_id, {})
        if column.sort is Sort.PARTY or column.decides:
            around = levels.get(about.metadata.municipalities, set()) if column.decides else set()
            yield from deciders.drafts(deciders.Deciding(column, legend, limited, around))
        if column.sort is Sort.FIGURE:
            yield from _of_figures(column, pool)
        if column.decides or column.sort is Sort.CLASS:
            free = tuple(c for c in column.cells if not column.decides or place_of(c) not in limited)
            yield from _of_classes(replace(column, cells=free), legend)
        if column.sort is Sort.TEXT and (column.means or _OCCASION.match(column.cells[0].first)):
            yield from _of_pairs(column)
        if column.sort is Sort.TEXT and (column.means or column.does or _OCCASION.match(column.cells[0].first)):
            yield from _of_meanings(column)


def _once(column: Column) -> list[Cell]:
    """The cells of rows whose name no other row has: of "Hyresskuld" with two limits neither is the right one."""
    named = Counter(c.row.casefold() for c in column.cells)
    return [c for c in column.cells if named[c.row.casefold()] == 1]


def _of_figures(column: Column, pool: Sequence[Figure]) -> Iterator[Draft]:
    for cell in _once(column):
        for figure in only_ones(cell.material, cell.text, f"{cell.row} {cell.material.topic}")[:1]:
            if figure.fact.kind == "share":
                continue
            if len(cell.text) - len(figure.text) <= 4:
                yield row_draft(ItemKind.SINGLE, [cell], 2.0, partial(_choice, column, cell, figure, pool))


def _choice(column: Column, cell: Cell, figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item | None:
    """A cell that holds the figure alone: with other words about it, it would be no sentence."""
    wrong = wrong_figures(figure, pool, chance, WRONG)
    if len(wrong) < WRONG:
        return None
    told = [Option(figure.text, True), *wrong]
    options = by_value([replace(o, text=figure.with_words(o.text)) for o in told])
    asks = {"amount": "vilket belopp", "time": "vilken tid"}.get(figure.fact.kind, "vad")
    named = "" if column.name.casefold() in asks else f" ({uncapital(column.name)})"
    stem = f"{opening(cell.material, column)}: {asks} gäller för ”{cell.row}”{named}?"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=options)


def _of_classes(column: Column, legend: Legend) -> Iterator[Draft]:
    for cells in by_passage(column.cells):
        for value, count in Counter(c.text for c in cells).items():
            if count >= 2 and len(cells) - count >= 2:
                yield row_draft(ItemKind.SEVERAL, cells, 3.0, partial(_members, column, cells, value, legend))


def _members(column: Column, cells: Sequence[Cell], value: str, legend: Legend, chance: random.Random) -> Item | None:
    inside = list({c.row: c for c in cells if c.text == value}.values())
    known = {c.row for c in inside}
    outside = list({c.row: c for c in cells if c.row not in known}.values())
    named = in_full(value, legend)
    if len(inside) < 2 or len(outside) < 2 or not named:
        return None
    chosen = [*chance.sample(inside, min(3, len(inside))), *chance.sample(outside, min(2, len(outside)))]
    options = [Option(c.row, c.text == value) for c in chosen]
    chance.shuffle(options)
    if column.decides:
        asks = f"i vilka av ärendena är {uncapital(named)} den lägsta nivå som får besluta?"
    else:
        asks = f"vilka av dessa hör till ”{named}”?"
    first, source = cells[0].material, spanning(chosen)
    stem = f"{opening(first, column)}: {asks} Välj alla som stämmer."
    return Item(ItemKind.SEVERAL, first.topic, stem, source, options=tuple(options))


def _of_pairs(column: Column) -> Iterator[Draft]:
    for cells in by_passage(column.cells):
        meant = {text.casefold(): replace(c, text=text) for c in cells if (text := _meant(c.text))}
        distinct = [c for c in meant.values() if not leans(c.text) and not _gives_away(c.row, c.text)]
        terms = {c.text: telling(c.text) for c in distinct}
        distinct = [c for c in distinct if not any(terms[c.text] <= terms[o.text] for o in distinct if o is not c)]
        if len(distinct) >= _FEWEST_PAIRS:
            yield row_draft(ItemKind.MATCH, distinct, 2.0, partial(_pairs, column, distinct))


def _pairs(column: Column, cells: Sequence[Cell], chance: random.Random) -> Item | None:
    chosen = chance.sample(list(cells), min(_PAIRS, len(cells)))
    first, source = chosen[0].material, spanning(chosen)
    stem = f"{opening(first, column)}: para ihop ”{chosen[0].first}” med rätt ”{column.name}”."
    pairs = tuple((c.row, c.text) for c in chosen)
    return Item(ItemKind.MATCH, first.topic, stem, source, pairs=pairs)


def _of_meanings(column: Column) -> Iterator[Draft]:
    for cell in column.cells:
        if not leans(cell.text) and not _gives_away(cell.row, cell.text):
            yield row_draft(ItemKind.SINGLE, [cell], 2.0, partial(_meaning, column, cell))


def _meaning(column: Column, cell: Cell, chance: random.Random) -> Item | None:
    said = _meant(cell.text)
    told = [o for o in map(_meant, others(column, cell)) if not leans(o) and not _gives_away(cell.row, o)]
    wrong = [o for o in told if 0.5 <= len(o) / len(said) <= 2]
    does = f"vad anges som {uncapital(column.name)} för"
    asks = "vad betyder" if column.means else does if column.does else "vad gäller för"
    stem = f"{opening(cell.material, column)}: {asks} ”{cell.row}”?"
    return choice(cell.material, stem, said, chance.sample(wrong, len(wrong)), chance)


def _gives_away(row: str, text: str) -> bool:
    """Whether a row's name shares the beginning of a word with what is said: "mötesledare", "håller i mötet"."""
    return any(same_stem(a, b) for a in telling(row) for b in telling(text))


def _meant(text: str) -> str:
    """The first sentence of what a cell says, without section references."""
    return without_law(text[slice(*next(sentence_spans(text), (0, len(text))))]).rstrip(".")
