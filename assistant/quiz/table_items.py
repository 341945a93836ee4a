"""Items on tables: who decides, which amount, what belongs to a class, and rows to pair with what is said of them."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assistant.quiz.comparing import same_stem, telling
from assistant.quiz.distractors import likeness, wrong_figures
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.figure_items import by_value
from assistant.quiz.figures import Figure, only_ones
from assistant.quiz.item import Item, ItemKind, Option
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to, uncapital, without_law
from assistant.quiz.sentence import leans
from assistant.quiz.tables import Cell, Column, Sort
from ingest.sentences import sentence_spans

Legends = Mapping[str, Mapping[str, str]]
"""For each document what its abbreviations stand for."""
_WRONG, _PAIRS = 3, 4
_TELLING = 0.35
Limits = Mapping[tuple[str, int], Sequence[str]]
_PLACE_IN_LAW = re.compile(r"§|kap\.")
_LIMIT = re.compile(r"\d|\b(?:högst|upp till|över|krävs|endast|gräns\w*|beloppsgräns\w*|avsteg\w*)\b", re.I)


def drafts(columns: Sequence[Column], pool: Sequence[Figure], legends: Legends) -> Iterator[Draft]:
    """Yields the items of every column by what it tells.

    Args:
        pool: Figures of the whole library, for wrong alternatives.
    """
    limited = _limited(columns)
    for column in columns:
        legend = legends.get(column.cells[0].material.document.document_id, {})
        if column.sort is Sort.PARTY:
            yield from _of_parties(column, legend, limited)
        if column.sort is Sort.FIGURE:
            yield from _of_figures(column, pool)
        if column.decides or column.sort is Sort.CLASS:
            free = tuple(c for c in column.cells if not column.decides or _row(c) not in limited)
            yield from _of_classes(replace(column, cells=free), legend)
        if column.sort is Sort.TEXT and not column.does:
            yield from _of_pairs(column)
        if column.sort is Sort.TEXT and (column.means or column.does):
            yield from _of_meanings(column)


def _row(cell: Cell) -> tuple[str, int]:
    return cell.material.passage.passage_id, cell.material.unit.start


def _limited(columns: Sequence[Column]) -> dict[tuple[str, int], list[str]]:
    """What other columns say of the rows that limits who may decide: the bare matter would say too much."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for cell in (c for column in columns if not column.decides for c in column.cells if _LIMIT.search(c.text)):
        if not _PLACE_IN_LAW.search(cell.text):
            found[_row(cell)].append(cell.text)
    return found


def _of_parties(column: Column, legend: Mapping[str, str], limited: Limits) -> Iterator[Draft]:
    for cell in column.cells:
        limit = "; ".join(limited.get(_row(cell), ())) if column.decides else ""
        yield _draft(ItemKind.SINGLE, 1, [cell], 2.0, partial(_who, column, cell, legend, limit))


def _who(column: Column, cell: Cell, legend: Mapping[str, str], limit: str, chance: random.Random) -> Item | None:
    others = _others(column, cell)
    if len(others) < _WRONG:
        return None
    options = [Option(cell.text, True), *(Option(t, False) for t in chance.sample(others, _WRONG))]
    chance.shuffle(options)
    if column.decides:
        with_limit = f" ({uncapital(limit)})" if limit else ""
        asks = f"vilken är den lägsta nivå som får besluta i ärendet ”{cell.row}”{with_limit}?"
    else:
        asks = f"vad gäller för ”{cell.row}” i fråga om ”{column.name}”?"
    stem = f"{_opening(cell.material, column)}: {asks}{_explained(options, legend)}"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=tuple(options), level=1)


def _of_figures(column: Column, pool: Sequence[Figure]) -> Iterator[Draft]:
    for cell in column.cells:
        for figure in only_ones(cell.material, cell.text, f"{cell.row} {cell.material.topic}")[:1]:
            if figure.fact.kind == "share":
                continue
            if len(cell.text) - len(figure.text) <= 4:
                yield _draft(ItemKind.SINGLE, 1, [cell], 2.0, partial(_choice, column, cell, figure, pool))


def _choice(column: Column, cell: Cell, figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item | None:
    """A cell that holds the figure alone: with other words about it, it would be no sentence."""
    wrong = wrong_figures(figure, pool, chance, _WRONG)
    if len(wrong) < _WRONG:
        return None
    options = by_value([Option(figure.text, True), *wrong])
    asks = "hur stort är beloppet" if figure.fact.kind == "amount" else "vad gäller"
    stem = f"{_opening(cell.material, column)}: {asks} för ”{cell.row}” (”{column.name}”)?"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=options, level=1)


def _of_classes(column: Column, legend: Mapping[str, str]) -> Iterator[Draft]:
    by_passage: dict[str, list[Cell]] = defaultdict(list)
    for cell in column.cells:
        by_passage[cell.material.passage.passage_id].append(cell)
    for cells in by_passage.values():
        for value, count in Counter(c.text for c in cells).items():
            if count >= 2 and len(cells) - count >= 2:
                yield _draft(ItemKind.SEVERAL, 2, cells, 3.0, partial(_members, column, cells, value, legend))


def _members(
    column: Column, cells: Sequence[Cell], value: str, legend: Mapping[str, str], chance: random.Random
) -> Item | None:
    inside = list({c.row: c for c in cells if c.text == value}.values())
    outside = [
        c
        for c in {c.row: c for c in cells if not _says(c.text, value)}.values()
        if c.row not in {i.row for i in inside}
    ]
    if len(inside) < 2 or len(outside) < 2:
        return None
    chosen = [*chance.sample(inside, min(3, len(inside))), *chance.sample(outside, min(2, len(outside)))]
    options = [Option(c.row, c.text == value) for c in chosen]
    chance.shuffle(options)
    named = f"{value} ({legend[value]})" if value in legend else value
    if column.decides:
        asks = f"i vilka av ärendena är ”{named}” lägsta nivå som får besluta?"
    else:
        asks = f"vilka av dessa hör till ”{named}”?"
    first = cells[0].material
    source = first.source(min(c.material.unit.start for c in chosen), max(c.material.unit.end for c in chosen))
    stem = f"{_opening(first, column)}: {asks} Välj alla som stämmer."
    return Item(ItemKind.SEVERAL, first.topic, stem, source, options=tuple(options), level=2)


def _of_pairs(column: Column) -> Iterator[Draft]:
    by_passage: dict[str, list[Cell]] = defaultdict(list)
    for cell in column.cells:
        by_passage[cell.material.passage.passage_id].append(cell)
    for cells in by_passage.values():
        plain = (replace(c, text=_first_sentence(c.text)) for c in cells)
        distinct = [c for c in {c.text.casefold(): c for c in plain}.values() if not _tells(c) and not leans(c.text)]
        terms = {c.text: telling(c.text) for c in distinct}
        distinct = [c for c in distinct if not any(terms[c.text] <= terms[o.text] for o in distinct if o is not c)]
        if len(distinct) >= _PAIRS:
            yield _draft(ItemKind.MATCH, 2, distinct, 2.0, partial(_pairs, column, distinct))


def _pairs(column: Column, cells: Sequence[Cell], chance: random.Random) -> Item | None:
    chosen = chance.sample(list(cells), _PAIRS)
    first = chosen[0].material
    source = first.source(min(c.material.unit.start for c in chosen), max(c.material.unit.end for c in chosen))
    stem = f"{_opening(first, column)}: para ihop ”{chosen[0].first}” med rätt ”{column.name}”."
    pairs = tuple((c.row, without_law(c.text).rstrip(".")) for c in chosen)
    return Item(ItemKind.MATCH, first.topic, stem, source, pairs=pairs, level=2)


def _of_meanings(column: Column) -> Iterator[Draft]:
    for cell in column.cells:
        if not _tells(cell) and not leans(cell.text):
            yield _draft(ItemKind.SINGLE, 1, [cell], 2.0, partial(_meaning, column, cell))


def _meaning(column: Column, cell: Cell, chance: random.Random) -> Item | None:
    said = _first_sentence(cell.text)
    told = (_first_sentence(o) for o in _others(column, cell) if not leans(o))
    others = [o for o in told if 0.5 <= len(o) / len(said) <= 2]
    if len(others) < _WRONG:
        return None
    options = [Option(said, True), *(Option(t, False) for t in chance.sample(others, _WRONG))]
    chance.shuffle(options)
    asks = f"vad betyder ”{cell.row}”?" if column.means else f"vad är ”{cell.row}” ansvarig för?"
    stem = f"{_opening(cell.material, column)}: {asks}"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=tuple(options), level=1)


def _others(column: Column, cell: Cell) -> list[str]:
    """What the column says of rows that are not like this one."""
    alike = {c.text.casefold() for c in column.cells if c.row == cell.row} | {cell.text.casefold()}
    distinct = dict.fromkeys(c.text for c in column.cells)
    return [t for t in distinct if t.casefold() not in alike and not _says(t, cell.text) and not _says(cell.text, t)]


def _draft(
    kind: ItemKind, level: int, cells: Sequence[Cell], worth: float, make: Callable[[random.Random], Item | None]
) -> Draft:
    units = [c.material.unit for c in cells]
    place = (min(u.start for u in units), max(u.end for u in units))
    material = cells[0].material
    series = f"{material.document.document_id} {material.unit.lead} {cells[0].column}"
    old = material.year and material.document.metadata.kind.level <= 5 and material.old
    return Draft(
        kind, Aspect.CELL, level, material, place, material.worth + worth - (6.0 if old else 0.0), make, series
    )


def _opening(material: Material, column: Column) -> str:
    dated = column.sort is Sort.FIGURE or column.decides
    return according_to(material, dated=dated, asked=f"{column.name} {column.caption}")


def _explained(options: Sequence[Option], legend: Mapping[str, str]) -> str:
    """What abbreviations among the alternatives stand for."""
    told = "; ".join(f"{o.text} = {legend[o.text]}" for o in options if o.text in legend)
    return f" ({told})" if told else ""


def _first_sentence(text: str) -> str:
    return text[slice(*next(sentence_spans(text), (0, len(text))))].rstrip(".")


def _says(text: str, value: str) -> bool:
    """Whether a cell says a value among other things."""
    return re.search(rf"(?<!\w){re.escape(value.casefold())}(?!\w)", text.casefold()) is not None


def _tells(cell: Cell) -> bool:
    """Whether a row gives its own answer away."""
    alike = any(same_stem(a, b) for a in telling(cell.row) for b in telling(cell.text))
    return alike or likeness(cell.row, cell.text) > _TELLING
