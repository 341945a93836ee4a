"""Items on tables: who decides, which amount, what belongs to a class, and rows to pair with what is said of them."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assistant.matching import words
from assistant.quiz.comparing import same_stem, telling
from assistant.quiz.distractors import likeness, wrong_figures
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.figure_items import JUDGE, by_value
from assistant.quiz.figures import Figure, only_ones
from assistant.quiz.item import Item, ItemKind, Option, Source
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to, uncapital, without_law
from assistant.quiz.sentence import leans
from assistant.quiz.tables import Cell, Column, Sort
from assistant.roles import is_office
from ingest.sentences import sentence_spans

Legends = Mapping[str, Mapping[str, str]]
"""For each document what its abbreviations stand for."""
_WRONG, _PAIRS, _FEWEST_PAIRS = 3, 4, 3
_TELLING = 0.35
_WITHIN = 3.0
"""How far apart the amounts of a matching item may be: else their size tells."""
_COUNTED = re.compile(r"\d|\b(?:person|vuxen|vuxna|barn|ensam\w*|par)\b", re.I)
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{1,4}")
_SAYS_MORE = re.compile(r"[.;,\d]")
# What happens to a client or is applied for; other names of rows ("Moment") come with answers that tell themselves.
_OCCASION = re.compile(
    r"^(?:situation|fall|när|händelse|ärende|sökande|grupp|ersättning|förmån|studieform|beslut)", re.I
)
_HAS = {"uppgift": "vilken uppgift har", "ansvar": "vilket ansvar har", "åtagande": "vilket åtagande har"}
_SOMEONE = re.compile(r"\b(?:person|den som|någon|barn|vuxen|förälder|sökande)\b", re.I)
Limits = Mapping[tuple[str, int], Sequence[str]]
_PLACE_IN_LAW = re.compile(r"§|kap\.")
_LIMIT = re.compile(r"\d|\b(?:högst|upp till|över|krävs|endast|gräns\w*|beloppsgräns\w*|avsteg\w*)\b", re.I)


def drafts(columns: Sequence[Column], pool: Sequence[Figure], legends: Legends) -> Iterator[Draft]:
    """Yields the items of every column by what it tells.

    Args:
        pool: Figures of the whole library, for wrong alternatives.
    """
    limited = _limited(columns)
    levels = _levels(columns)
    for column in columns:
        legend = legends.get(column.cells[0].material.document.document_id, {})
        if column.sort is Sort.PARTY:
            around = (
                levels[column.cells[0].material.document.metadata.municipalities] if column.decides else frozenset()
            )
            yield from _of_parties(column, legend, limited, around)
        if column.decides:
            yield from _of_deciders(column, legend, limited)
        if column.sort is Sort.FIGURE:
            yield from _of_figures(column, pool)
            yield from _of_amounts(column)
        if column.decides or column.sort is Sort.CLASS:
            free = tuple(c for c in column.cells if not column.decides or _row(c) not in limited)
            yield from _of_classes(replace(column, cells=free), legend)
        if column.sort is Sort.TEXT and (column.means or _OCCASION.match(column.cells[0].first)):
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


def _levels(columns: Sequence[Column]) -> dict[tuple[str, ...], set[str]]:
    """Who may decide anything in each municipality, by all its tables."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cell in (c for column in columns if column.decides for c in column.cells):
        if not _SAYS_MORE.search(cell.text) and not _ABBREVIATION.fullmatch(cell.text) and _is_level(cell.text):
            found[cell.material.document.metadata.municipalities].add(cell.text)
    return found


def _is_level(text: str) -> bool:
    return any(is_office(w) for w in words(text))


def _of_parties(column: Column, legend: Mapping[str, str], limited: Limits, around: Collection[str]) -> Iterator[Draft]:
    for cell in column.cells:
        limit = "; ".join(limited.get(_row(cell), ())) if column.decides else ""
        if not any(_ABBREVIATION.fullmatch(w) and w not in legend for w in limit.split()):
            yield _draft(ItemKind.SINGLE, 1, [cell], 2.0, partial(_who, column, cell, legend, limit, around))
        if column.decides and not limit and not _SAYS_MORE.search(cell.text):
            yield _draft(ItemKind.TRUE_FALSE, 1, [cell], 1.0, partial(_decided, column, cell, legend, around))


def _who(
    column: Column,
    cell: Cell,
    legend: Mapping[str, str],
    limit: str,
    around: Collection[str],
    chance: random.Random,
) -> Item | None:
    others = _other_levels(column, cell, legend, around)
    right = _in_full(cell.text, legend)
    if len(others) < _WRONG or not right:
        return None
    options = [Option(right, True), *(Option(t, False) for t in chance.sample(others, _WRONG))]
    chance.shuffle(options)
    if column.decides:
        with_limit = f" ({uncapital(_in_words(limit, legend))})" if limit else ""
        asks = f"vilken är den lägsta nivå som får besluta i ärendet ”{cell.row}”{with_limit}?"
    else:
        asks = f"vem anges för ”{cell.row}” (”{column.name}”)?"
    stem = f"{_opening(cell.material, column)}: {asks}"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=tuple(options), level=1)


def _other_levels(column: Column, cell: Cell, legend: Mapping[str, str], around: Collection[str]) -> list[str]:
    """Those who decide in other rows; if they are few, also those who decide in the municipality's other tables."""
    own = [
        t for o in _others(column, cell) if (t := _in_full(o, legend)) and not (column.decides and _SAYS_MORE.search(o))
    ]
    told = {t.casefold().partition(" (")[0] for t in (*own, _in_full(cell.text, legend))}
    more = sorted(level for level in around if level.casefold() not in told and not _says(cell.text, level))
    return own if len(own) >= _WRONG else [*own, *more]


def _decided(
    column: Column, cell: Cell, legend: Mapping[str, str], around: Collection[str], chance: random.Random
) -> Item | None:
    others = _other_levels(column, cell, legend, around)
    right, lie = _in_full(cell.text, legend), chance.random() < 0.5
    if not right or (lie and not others):
        return None
    named = chance.choice(others) if lie else right
    said = f"I ärendet ”{cell.row}” är {uncapital(named)} den lägsta nivå som får besluta."
    stem = f"{JUDGE}{_opening(cell.material, column)}: {said}"
    options = (Option("Sant", not lie), Option("Falskt", lie))
    return Item(ItemKind.TRUE_FALSE, cell.material.topic, stem, cell.material.source(), options=options, level=1)


def _of_deciders(column: Column, legend: Mapping[str, str], limited: Limits) -> Iterator[Draft]:
    """Matters with the level that decides in each: every level once."""
    by_passage: dict[str, list[Cell]] = defaultdict(list)
    for cell in column.cells:
        if _row(cell) not in limited and _in_full(cell.text, legend) and not _SAYS_MORE.search(cell.text):
            by_passage[cell.material.passage.passage_id].append(cell)
    for cells in by_passage.values():
        if len({c.text for c in cells}) >= _FEWEST_PAIRS:
            yield _draft(ItemKind.MATCH, 2, cells, 3.0, partial(_deciders, column, cells, legend))


def _deciders(column: Column, cells: Sequence[Cell], legend: Mapping[str, str], chance: random.Random) -> Item | None:
    by_level = {c.text: c for c in chance.sample(list(cells), len(cells))}
    chosen = list(by_level.values())[:_PAIRS]
    source = _spanning(chosen)
    asks = "para ihop varje ärende med den lägsta nivå som får besluta."
    pairs = tuple((c.row, _in_full(c.text, legend)) for c in chosen)
    stem = f"{_opening(chosen[0].material, column)}: {asks}"
    return Item(ItemKind.MATCH, chosen[0].material.topic, stem, source, pairs=pairs, level=2)


def _of_amounts(column: Column) -> Iterator[Draft]:
    """Costs with their amounts, so near in size that only who knows them can tell which is whose."""
    by_passage: dict[str, list[tuple[float, Cell]]] = defaultdict(list)
    for cell in column.cells:
        figure = next(iter(only_ones(cell.material, cell.text, cell.row)), None)
        alone = figure is not None and len(cell.text) - len(figure.text) <= 4
        if figure and alone and figure.fact.kind == "amount" and not _COUNTED.search(cell.row):
            by_passage[cell.material.passage.passage_id].append((figure.fact.value, cell))
    for found in by_passage.values():
        distinct = sorted({value: (value, cell) for value, cell in found}.values(), key=lambda f: f[0])
        near = [run for n in range(len(distinct)) if len(run := _run(distinct[n:])) >= _PAIRS]
        for cells in near[::_PAIRS]:
            yield _draft(ItemKind.MATCH, 2, cells, 3.0, partial(_amounts, column, cells))


def _run(ordered: Sequence[tuple[float, Cell]]) -> list[Cell]:
    """The cells from the first on whose amounts are near it, of different matters."""
    cells: dict[str, Cell] = {}
    for value, cell in ordered:
        if value <= _WITHIN * ordered[0][0]:
            cells.setdefault(cell.row.split(",")[0].split()[0].casefold(), cell)
    return list(cells.values())


def _amounts(column: Column, cells: Sequence[Cell], chance: random.Random) -> Item | None:
    chosen = chance.sample(list(cells), _PAIRS)
    stem = f"{_opening(chosen[0].material, column)}: para ihop ”{chosen[0].first}” med rätt ”{column.name}”."
    pairs = tuple((c.row, c.text) for c in chosen)
    return Item(ItemKind.MATCH, chosen[0].material.topic, stem, _spanning(chosen), pairs=pairs, level=2)


def _spanning(chosen: Sequence[Cell]) -> Source:
    units = [c.material.unit for c in chosen]
    return chosen[0].material.source(min(u.start for u in units), max(u.end for u in units))


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
    told = [Option(figure.text, True), *wrong]
    options = by_value([replace(o, text=figure.with_words(o.text)) for o in told])
    asks = {"amount": "vilket belopp", "time": "vilken tid"}.get(figure.fact.kind, "vad")
    stem = f"{_opening(cell.material, column)}: {asks} gäller för ”{cell.row}” ({uncapital(column.name)})?"
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
    named = _in_full(value, legend)
    if not named:
        return None
    if column.decides:
        asks = f"i vilka av ärendena är {uncapital(named)} den lägsta nivå som får besluta?"
    else:
        asks = f"vilka av dessa hör till ”{named}”?"
    first, source = cells[0].material, _spanning(chosen)
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
        people = [c for c in distinct if _SOMEONE.search(" ".join(c.text.split()[:3]))]
        distinct = [c for c in distinct if len(people) != 1 or c is not people[0]]
        if len(distinct) >= _FEWEST_PAIRS:
            yield _draft(ItemKind.MATCH, 2, distinct, 2.0, partial(_pairs, column, distinct))


def _pairs(column: Column, cells: Sequence[Cell], chance: random.Random) -> Item | None:
    chosen = chance.sample(list(cells), min(_PAIRS, len(cells)))
    first, source = chosen[0].material, _spanning(chosen)
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
    name = column.name.casefold()
    asks = "vad betyder" if column.means else next((a for n, a in _HAS.items() if n in name), "vad gör")
    stem = f"{_opening(cell.material, column)}: {asks} ”{cell.row}”?"
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


def _in_full(text: str, legend: Mapping[str, str]) -> str:
    """A level by its name, with its abbreviation: "Enhetschef (EC)"; "" for an abbreviation that is not explained."""
    if text in legend:
        return f"{legend[text][:1].upper()}{legend[text][1:]} ({text})"
    return "" if _ABBREVIATION.fullmatch(text) else text


def _in_words(text: str, legend: Mapping[str, str]) -> str:
    """A limit with its abbreviations told: "därutöver enhetschef"."""
    return re.sub(r"\b[A-ZÅÄÖ]{1,4}\b", lambda m: legend.get(m[0], m[0]), text)


def _first_sentence(text: str) -> str:
    return text[slice(*next(sentence_spans(text), (0, len(text))))].rstrip(".")


def _says(text: str, value: str) -> bool:
    """Whether a cell says a value among other things."""
    return re.search(rf"(?<!\w){re.escape(value.casefold())}(?!\w)", text.casefold()) is not None


def _tells(cell: Cell) -> bool:
    """Whether a row gives its own answer away."""
    alike = any(same_stem(a, b) for a in telling(cell.row) for b in telling(cell.text))
    return alike or likeness(cell.row, cell.text) > _TELLING
