"""Flaws of an item that a rule can see, each by one function; an item with any is not shown to anyone.

The rules follow Haladyna, Downing and Rodriguez (2002), "A Review of Multiple-Choice Item-Writing Guidelines",
Applied Measurement in Education 15(3), and the promise of the product: what is asked stands in a source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.facts.read import facts
from assistant.quiz import option_flaws, source_flaws, stem_flaws
from assistant.quiz.comparing import bare, telling, without_opening
from assistant.quiz.item import Item, ItemKind
from ingest.index import Index

_SAME_FIGURE, _SAME_MATTER = 0.5, 0.7
_ROW = re.compile(r"(?:ärendet|[Ff]ör|bistånd till) ”([^”]+)”")
_ON_A_FIGURE = frozenset((ItemKind.GAP, ItemKind.SINGLE))
_WHOLE = frozenset((ItemKind.CASE, ItemKind.SHORT, ItemKind.SEVERAL, ItemKind.ORDER))
"""Kinds whose key is several facts: one in common is not the same question."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with an item.

    Attributes:
        code: Stable name.
        text: In Swedish, for the trainer.
    """

    code: str
    text: str


Check = Callable[[Item], str | None]

CHECKS: tuple[Check, ...] = (
    source_flaws.key_not_in_source, source_flaws.municipality_unnamed, source_flaws.year_unnamed,
    source_flaws.distractor_true, source_flaws.lie_not_false, source_flaws.on_furniture, source_flaws.names_a_person,
    option_flaws.options_overlap, option_flaws.key_stands_out, option_flaws.clue_word, option_flaws.absolute_word,
    option_flaws.all_of_the_above, option_flaws.unlike_kinds, option_flaws.number_of_options, option_flaws.pair_tells,
    option_flaws.step_tells,
    stem_flaws.negated_stem, stem_flaws.stem_leans, stem_flaws.length, stem_flaws.gap_told, stem_flaws.raw_layout,
    stem_flaws.unfinished, stem_flaws.thing_unknown, stem_flaws.answer_open, stem_flaws.case_thin,
)  # fmt: skip


def flaws(item: Item) -> tuple[Flaw, ...]:
    """All flaws of an item that rules can see."""
    return tuple(Flaw(check.__name__, text) for check in CHECKS if (text := check(item)))


def same_fact(one: Item, other: Item) -> bool:
    """Whether two items ask for the same thing, or one gives the other away.

    They do where they stand on the same words, or are on the same matter with the same key.
    """
    near = one.source.passage_id == other.source.passage_id
    if near and one.source.start < other.source.end and other.source.start < one.source.end:
        return _shares_row(one, other) and _shares_row(other, one)
    rows = [_ROW.search(item.stem) is not None for item in (one, other)]
    if ItemKind.TRUE_FALSE in (one.kind, other.kind) and (rows[0] != rows[1] or _apart(one, other)):
        return False
    asked, asks = telling(_matter(one)), telling(_matter(other))
    alike = len(asked & asks) / max(1, min(len(asked), len(asks)))
    mine, theirs = set(map(bare, one.right)), set(map(bare, other.right))
    if ItemKind.TRUE_FALSE in (one.kind, other.kind):
        return alike >= _SAME_MATTER or (alike >= _SAME_FIGURE and _share_a_figure(one, other))
    if mine & theirs and (mine == theirs or not _WHOLE & {one.kind, other.kind}):
        figure = any(f.unit for key in mine & theirs for f in facts(key))
        return alike >= (_SAME_FIGURE if figure else _SAME_MATTER)
    return alike >= _SAME_FIGURE and (_tells(one, other) or _tells(other, one))


def _apart(one: Item, other: Item) -> bool:
    """Whether they are of different municipalities."""
    mine, theirs = set(one.source.municipalities), set(other.source.municipalities)
    return bool(mine and theirs) and not mine & theirs


def _matter(item: Item) -> str:
    """What a stem asks: the row of a table that it names, else all but where it says that the answer is to be found."""
    if row := _ROW.search(item.stem):
        return row[1]
    return without_opening(item.stem)


def _share_a_figure(one: Item, other: Item) -> bool:
    """Whether the words that two items stand on state the same amount, share or time."""
    mine, theirs = (
        [f for f in facts(item.source.quote) if f.kind in ("amount", "share", "time")] for item in (one, other)
    )
    return any(m.same(t) for m in mine for t in theirs)


def _tells(one: Item, other: Item) -> bool:
    """Whether one item's stem gives away the figure that the other asks for."""
    asked = [f for key in other.right[:3] for f in facts(key) if f.unit]
    return other.kind in _ON_A_FIGURE and any(f.same(a) for f in facts(one.stem) for a in asked)


def _shares_row(one: Item, other: Item) -> bool:
    """Whether an item that is about some rows of a longer quote is about one that the other's quote holds."""
    rows = [o.text for o in one.options] if one.kind is ItemKind.SEVERAL else [term for term, _ in one.pairs]
    return not rows or any(row in other.source.quote for row in rows)


def retired(items: Sequence[Item], index: Index) -> tuple[Item, ...]:
    """The items whose words no longer stand in their document."""
    works = {d.document_id: d.work_id for d in index.documents.values()}
    standing = {(works[p.document_id], p.text_hash) for p in index.passages}
    return tuple(i for i in items if (i.source.work_id, i.source.text_hash) not in standing)
