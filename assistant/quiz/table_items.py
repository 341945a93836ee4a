"""Items on tables: which amount, what belongs to a class, and rows to pair with what is said of them."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assistant.quiz import deciders
from assistant.quiz.comparing import same_stem, telling
from assistant.quiz.distractors import likeness, wrong_figures
from assistant.quiz.draft import Draft
from assistant.quiz.figure_items import by_value
from assistant.quiz.figures import Figure, only_ones
from assistant.quiz.item import Item, ItemKind, Option
from assistant.quiz.naming import uncapital, without_law
from assistant.quiz.rows import Legend, in_full, opening, others, place_of, row_draft, says, spanning
from assistant.quiz.sentence import leans
from assistant.quiz.tables import Cell, Column, Sort
from ingest.sentences import sentence_spans

Legends = Mapping[str, Legend]
"""For each document what its abbreviations stand for."""
_WRONG, _PAIRS, _FEWEST_PAIRS = 3, 4, 3
_TELLING = 0.35
# What happens to a client or is applied for; other names of rows ("Moment") come with answers that tell themselves.
_OCCASION = re.compile(
    r"^(?:situation|fall|när|händelse|ärende|sökande|grupp|ersättning|förmån|studieform|beslut)", re.I
)
_VERB = re.compile(r"\w+[rs]\b|(?:kan|ska|bör|måste)\b", re.I)
_NOUN = re.compile(r"\w+(?:or|ar|er) (?:av|för|om|i|till)\b")
_HAS = {"uppgift": "vilken uppgift har", "ansvar": "vilket ansvar har", "åtagande": "vilket åtagande har"}
_SOMEONE = re.compile(r"\b(?:person|den som|någon|barn|vuxen|förälder|sökande)\b", re.I)


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
                yield row_draft(ItemKind.SINGLE, 1, [cell], 2.0, partial(_choice, column, cell, figure, pool))


def _choice(column: Column, cell: Cell, figure: Figure, pool: Sequence[Figure], chance: random.Random) -> Item | None:
    """A cell that holds the figure alone: with other words about it, it would be no sentence."""
    wrong = wrong_figures(figure, pool, chance, _WRONG)
    if len(wrong) < _WRONG:
        return None
    told = [Option(figure.text, True), *wrong]
    options = by_value([replace(o, text=figure.with_words(o.text)) for o in told])
    asks = {"amount": "vilket belopp", "time": "vilken tid"}.get(figure.fact.kind, "vad")
    named = "" if column.name.casefold() in asks else f" ({uncapital(column.name)})"
    stem = f"{opening(cell.material, column)}: {asks} gäller för ”{cell.row}”{named}?"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=options, level=1)


def _of_classes(column: Column, legend: Legend) -> Iterator[Draft]:
    by_passage: dict[str, list[Cell]] = defaultdict(list)
    for cell in column.cells:
        by_passage[cell.material.passage.passage_id].append(cell)
    for cells in by_passage.values():
        for value, count in Counter(c.text for c in cells).items():
            if count >= 2 and len(cells) - count >= 2:
                yield row_draft(ItemKind.SEVERAL, 2, cells, 3.0, partial(_members, column, cells, value, legend))


def _members(column: Column, cells: Sequence[Cell], value: str, legend: Legend, chance: random.Random) -> Item | None:
    inside = list({c.row: c for c in cells if c.text == value}.values())
    outside = [
        c for c in {c.row: c for c in cells if not says(c.text, value)}.values() if c.row not in {i.row for i in inside}
    ]
    if len(inside) < 2 or len(outside) < 2:
        return None
    chosen = [*chance.sample(inside, min(3, len(inside))), *chance.sample(outside, min(2, len(outside)))]
    options = [Option(c.row, c.text == value) for c in chosen]
    chance.shuffle(options)
    named = in_full(value, legend)
    if not named:
        return None
    if column.decides:
        asks = f"i vilka av ärendena är {uncapital(named)} den lägsta nivå som får besluta?"
    else:
        asks = f"vilka av dessa hör till ”{named}”?"
    first, source = cells[0].material, spanning(chosen)
    stem = f"{opening(first, column)}: {asks} Välj alla som stämmer."
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
            yield row_draft(ItemKind.MATCH, 2, distinct, 2.0, partial(_pairs, column, distinct))


def _pairs(column: Column, cells: Sequence[Cell], chance: random.Random) -> Item | None:
    chosen = chance.sample(list(cells), min(_PAIRS, len(cells)))
    first, source = chosen[0].material, spanning(chosen)
    stem = f"{opening(first, column)}: para ihop ”{chosen[0].first}” med rätt ”{column.name}”."
    pairs = tuple((c.row, without_law(c.text).rstrip(".")) for c in chosen)
    return Item(ItemKind.MATCH, first.topic, stem, source, pairs=pairs, level=2)


def _of_meanings(column: Column) -> Iterator[Draft]:
    for cell in column.cells:
        if not _tells(cell) and not leans(cell.text):
            yield row_draft(ItemKind.SINGLE, 1, [cell], 2.0, partial(_meaning, column, cell))


def _meaning(column: Column, cell: Cell, chance: random.Random) -> Item | None:
    said = _first_sentence(cell.text)
    told = (_first_sentence(o) for o in others(column, cell) if not leans(o))
    wrong = [o for o in told if 0.5 <= len(o) / len(said) <= 2 and _acts(o) == _acts(said)]
    wrong = [o for o in wrong if not any(same_stem(a, b) for a in telling(cell.row) for b in telling(o))]
    if len(wrong) < _WRONG:
        return None
    options = [Option(said, True), *(Option(t, False) for t in chance.sample(wrong, _WRONG))]
    chance.shuffle(options)
    name = column.name.casefold()
    asks = "vad betyder" if column.means else "vad gör" if column.does else "vad gäller för"
    asks = next((a for n, a in _HAS.items() if n in name), asks)
    whom = "den som har rollen " if cell.first.casefold() == "roll" else ""
    stem = f"{opening(cell.material, column)}: {asks} {whom}”{cell.row}”?"
    return Item(ItemKind.SINGLE, cell.material.topic, stem, cell.material.source(), options=tuple(options), level=1)


def _acts(text: str) -> bool:
    """Whether what is told of a row begins with a verb: among nouns it would give itself away, and the reverse."""
    return _VERB.match(text) is not None and not _NOUN.match(text)


def _first_sentence(text: str) -> str:
    return text[slice(*next(sentence_spans(text), (0, len(text))))].rstrip(".")


def _tells(cell: Cell) -> bool:
    """Whether a row gives its own answer away."""
    alike = any(same_stem(a, b) for a in telling(cell.row) for b in telling(cell.text))
    return alike or likeness(cell.row, cell.text) > _TELLING
