"""A quiz on one page: a library and a wish -> material -> drafts -> items, checked, spread and ordered."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from assistant.quiz import cases, definitions, enumerations, figure_items, figures, law, parties, table_items, tables
from assistant.quiz.checks import flaws, same_fact
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import Item, ItemKind, Quiz, Wish, level_of
from assistant.quiz.material import Material, asked, citable, lists, material, passages_of
from ingest.analyze import stem, tokens
from ingest.documents import Document
from ingest.index import Index

_TITLE = "Quiz om ekonomiskt bistånd"
_ABBREVIATION = re.compile(
    r"(?<![\w-])(?<!:e )([A-ZÅÄÖ]{1,6})\s+(?:=\s*|är\s+)?([a-zåäöA-ZÅÄÖ][\w-]*[a-zåäö](?: [a-zåäö-]+){0,2})(?=[,.;])"
)
_TRIES, _ALIKE_IN = 2, 25
_ONE_SERIES = frozenset((ItemKind.SEVERAL, ItemKind.MATCH))
"""Kinds that use many rows of a table at once: a second one from it asks the same again."""
_SEVERAL_IN = 80


@dataclass(slots=True)
class _Choice:
    """What has been chosen so far, and why other items were left out."""

    items: list[Item] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Spread:
    """How many items there are of each sort, so that the next is of another."""

    kinds: Counter[ItemKind] = field(default_factory=Counter)
    aspects: Counter[tuple[ItemKind, Aspect]] = field(default_factory=Counter)
    series: Counter[tuple[ItemKind, str]] = field(default_factory=Counter)
    works: Counter[str] = field(default_factory=Counter)
    topics: Counter[tuple[str, str]] = field(default_factory=Counter)

    def before(self, draft: Draft) -> tuple[float, ...]:
        """What sorts the drafts of a kind: what there is least of first, then what is worth most."""
        work, topic = draft.material.document.work_id, draft.material.topic
        return (
            draft.worth < 0,
            round((self.aspects[draft.kind, draft.aspect] + 1) / draft.aspect.value),
            self.series[draft.kind, draft.series] if draft.series else 0,
            self.topics[work, topic],
            self.works[work] - draft.worth,
        )

    def count(self, draft: Draft, item: Item) -> None:
        """Counts what has been chosen."""
        self.kinds[draft.kind] += 1
        self.aspects[draft.kind, draft.aspect] += 1
        self.series[draft.kind, draft.series] += 1
        self.works[item.source.work_id] += 1
        self.topics[item.source.work_id, item.topic] += 1


def compose(index: Index, wish: Wish, *, day: date | None = None) -> Quiz:
    """Makes a quiz; the same wish over the same library makes the same one.

    An item with a flaw is made again once, then gives way to the next; where none is left, the quiz is shorter and
    says so.
    """
    choice = _Choice()
    _fill(choice, drafts(index, wish, day=day), wish)
    easiest_first = sorted(choice.items, key=lambda i: i.level)
    return Quiz(_title(wish), tuple(easiest_first), tuple(_remarks(wish, choice)))


def another(
    index: Index, wish: Wish, instead_of: Item, others: Sequence[Item], *, day: date | None = None
) -> Item | None:
    """An item of the same kind on another fact than those there are; None where the sources have no more."""
    chance = random.Random(f"{wish.seed}{instead_of.item_id}")
    possible = [d for d in drafts(index, wish, day=day) if d.kind is instead_of.kind]
    chance.shuffle(possible)
    possible.sort(key=lambda d: (d.material.topic != instead_of.topic, -d.worth))
    left_out: Counter[str] = Counter()
    made = (_made(draft, wish.seed, (*others, instead_of), left_out) for draft in possible)
    return next(filter(None, made), None)


def drafts(index: Index, wish: Wish, *, day: date | None = None) -> list[Draft]:
    """All items that the sources could give for a wish, not yet made."""
    possible = _possible(index, wish.municipality, wish.works, day or date.today())
    return [draft for draft in possible if _wished(draft, wish)]


@lru_cache(maxsize=4)
def _possible(index: Index, municipality: str | None, works: tuple[str, ...], today: date) -> tuple[Draft, ...]:
    """Kept, since a trainer makes one quiz after another, and another item for each that does not fit."""
    chosen = asked(index, municipality, works, today)
    mine = list(material(index, passages_of(index, chosen), today))
    around = _around(index, today, chosen, mine)
    listed = list(lists(index, passages_of(index, chosen), today))
    columns = tables.columns([m for m in mine if not m.old])
    pool = [*figures.of_sentences(around), *tables.figures(tables.columns(around))]
    found: tuple[Iterator[Draft], ...] = (
        figure_items.drafts(figures.of_sentences([m for m in mine if not m.old]), pool),
        table_items.drafts(columns, pool, _legends(index, chosen)),
        enumerations.drafts(listed),
        definitions.drafts(mine),
        parties.drafts(parties.doers(mine), parties.doers(around)),
        law.drafts(law.supports(mine), law.supports(around)),
        cases.drafts(columns),
    )
    return tuple(draft for made in found for draft in made)


def subjects(index: Index, wish: Wish, *, day: date | None = None) -> tuple[str, ...]:
    """Headings that a quiz can be made from, the ones with most to ask about first."""
    counted = Counter(d.material.topic for d in drafts(index, wish, day=day))
    return tuple(topic for topic, _ in counted.most_common())


def _around(index: Index, day: date, chosen: Collection[Document], mine: list[Material]) -> list[Material]:
    """The whole library's material: what other municipalities and replaced guidelines say is what people mix up."""
    ids = {d.document_id for d in chosen}
    others = [d for d in citable(index) if d.document_id not in ids]
    return [*mine, *material(index, passages_of(index, others), day)]


def _legends(index: Index, documents: Collection[Document]) -> dict[str, dict[str, str]]:
    """What each document says that its abbreviations of roles stand for."""
    told: dict[str, dict[str, set[str]]] = {d.document_id: defaultdict(set) for d in documents}
    for passage in passages_of(index, documents):
        found = _ABBREVIATION.findall(passage.text)
        for short, full in found if len(found) >= 3 else ():
            told[passage.document_id][short].add(full)
    # What stands for two things is not told in full: one of them would be wrong.
    return {d: {short: min(full) for short, full in own.items() if len(full) == 1} for d, own in told.items()}


def _wished(draft: Draft, wish: Wish) -> bool:
    kinds = not wish.kinds or draft.kind in wish.kinds
    return kinds and wish.level in (None, level_of(draft.kind)) and _about(draft.material, wish.subjects)


def _about(each: Material, wanted: Sequence[str]) -> bool:
    """Whether it is about one of the subjects: its heading, or all words of the subject somewhere in it."""
    if not wanted:
        return True
    said = {t.term for t in tokens(f"{each.document.metadata.title} {each.headings} {each.unit.text}")}
    return any(
        subject.casefold() == each.topic.casefold() or all(any(stem(w) in s for s in said) for w in subject.split())
        for subject in wanted
    )


def _fill(choice: _Choice, possible: list[Draft], wish: Wish) -> None:
    """Takes in turn from each kind, subject and document what is worth most, no two on the same fact."""
    random.Random(wish.seed).shuffle(possible)
    waiting: dict[ItemKind, list[Draft]] = {k: [d for d in possible if d.kind is k] for k in ItemKind}
    spread = _Spread()
    while len(choice.items) < wish.number and any(waiting.values()):
        kind = min((k for k in ItemKind if waiting[k]), key=lambda k: (spread.kinds[k], len(waiting[k])))
        best = min(waiting[kind], key=spread.before)
        waiting[kind].remove(best)
        if best.series and spread.series[kind, best.series] >= _most_alike(kind, wish.number):
            continue
        if item := _made(best, wish.seed, choice.items, choice.left_out):
            choice.items.append(item)
            spread.count(best, item)


def _most_alike(kind: ItemKind, number: int) -> int:
    """How many items of a kind a quiz may have from one column of a table."""
    return 1 + number // _SEVERAL_IN if kind in _ONE_SERIES else max(2, 1 + number // _ALIKE_IN)


def _made(draft: Draft, seed: int, others: Sequence[Item], left_out: Counter[str]) -> Item | None:
    """The item on another fact than the others, without a flaw, tried twice."""
    chance = random.Random(f"{seed}{draft.kind}{draft.material.passage.text_hash}{draft.place}")
    found: tuple[str, ...] = ()
    for _ in range(_TRIES):
        item = draft.make(chance)
        if item is None or any(same_fact(item, other) for other in others):
            return None
        found = tuple(f.text for f in flaws(item))
        if not found:
            return item
    left_out[found[0]] += 1
    return None


def _title(wish: Wish) -> str:
    about = f": {', '.join(wish.subjects)}" if wish.subjects else ""
    return f"{_TITLE}{about}{f' i {wish.municipality}' if wish.municipality else ''}"


def _remarks(wish: Wish, choice: _Choice) -> Iterator[str]:
    if len(choice.items) < wish.number:
        yield (
            f"Källorna räckte till {len(choice.items)} av {wish.number} frågor. "
            "Välj fler ämnen, dokument eller frågetyper."
        )
    if left := choice.left_out.total():
        reasons = "; ".join(
            f"{n} ({text[:1].lower()}{text[1:].rstrip('.')})" for text, n in choice.left_out.most_common(3)
        )
        yield f"{left} utkast föll i granskningen, bland annat {reasons}."
