"""A quiz on one page: a library and a wish -> material -> items -> checked, spread, ordered."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.quiz import definitions, enumerations, figures, tables
from assistant.quiz.checks import flaws, same_fact
from assistant.quiz.item import Item, ItemKind, Quiz, Wish
from assistant.quiz.material import allowed, lists, material
from ingest.analyze import stem, tokens
from ingest.index import Index

_TITLE = "Quiz om ekonomiskt bistånd"


@dataclass(frozen=True, slots=True)
class _Tally:
    """What became of the items that were made."""

    left_out: Counter[str]


def compose(index: Index, wish: Wish, *, day: date | None = None) -> Quiz:
    """Makes a quiz; the same wish over the same library makes the same one.

    An item with a flaw gives way to the next one on another fact; where none is left, the quiz is shorter and says so.
    """
    chance = random.Random(wish.seed)
    tally = _Tally(Counter())
    chosen = _spread(_sound(drafts(index, wish, day or date.today(), chance), tally), wish, chance)
    return Quiz(_title(wish), tuple(_easiest_first(chosen)), tuple(_remarks(wish, chosen, tally)))


def another(
    index: Index, wish: Wish, instead_of: Item, others: Sequence[Item], *, day: date | None = None
) -> Item | None:
    """An item of the same kind on another fact than those there are; None where the sources have no more."""
    chance = random.Random(f"{wish.seed}{instead_of.item_id}")
    found = _sound(drafts(index, wish, day or date.today(), chance), _Tally(Counter()))
    fresh = [i for i in found if i.kind is instead_of.kind and not any(same_fact(i, o) for o in (*others, instead_of))]
    return chance.choice(fresh) if fresh else None


def drafts(index: Index, wish: Wish, day: date, chance: random.Random) -> list[Item]:
    """All items that the sources give for a wish, unchecked."""
    passages = allowed(index, wish, day)
    everything = list(material(index, passages))
    listed = list(lists(index, passages))
    told, defined, cells = figures.figures(everything), definitions.definitions(everything), tables.cells(everything)
    made: Iterable[Item] = (
        *figures.gap_items(told),
        *figures.choice_items(told, chance),
        *figures.judged_items(told, chance),
        *tables.choice_items(cells, chance),
        *tables.match_items(cells, chance),
        *enumerations.several_items(listed, chance),
        *enumerations.order_items(listed),
        *enumerations.case_items(listed, chance),
        *definitions.short_items(defined),
        *definitions.match_items(defined, chance),
    )
    return [i for i in made if _wished(i, wish)]


def subjects(index: Index, wish: Wish, *, day: date | None = None) -> tuple[str, ...]:
    """The headings that a quiz can be made about, commonest first."""
    found = Counter(m.topic for m in material(index, allowed(index, wish, day or date.today())))
    return tuple(topic for topic, _ in found.most_common())


def _wished(item: Item, wish: Wish) -> bool:
    fits = (not wish.kinds or item.kind in wish.kinds) and wish.level in (None, item.level)
    return fits and (not wish.subjects or any(_about(item, subject) for subject in wish.subjects))


def _about(item: Item, subject: str) -> bool:
    """Whether the heading or the words of an item's source have the words of a subject, compounds included."""
    wanted = [t.term for t in tokens(subject) if not t.stop] or [stem(subject)]
    text = f"{item.topic} {item.source.locator} {item.source.quote}"
    said = {t.term for t in tokens(text)}
    return all(any(w in s for s in said) for w in wanted)


def _sound(made: Sequence[Item], tally: _Tally) -> Iterator[Item]:
    for item in made:
        found = flaws(item)
        if found:
            tally.left_out[found[0].text] += 1
        else:
            yield item


def _spread(sound: Iterable[Item], wish: Wish, chance: random.Random) -> list[Item]:
    """Picks items in turn from each kind and document, no two on the same fact."""
    waiting = list(sound)
    chance.shuffle(waiting)
    chosen: list[Item] = []
    kinds: Counter[ItemKind] = Counter()
    works: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    while waiting and len(chosen) < wish.number:
        best = min(waiting, key=lambda i: (kinds[i.kind], topics[i.topic], works[i.source.work_id]))
        waiting.remove(best)
        if any(same_fact(best, other) for other in chosen):
            continue
        chosen.append(best)
        kinds[best.kind] += 1
        works[best.source.work_id] += 1
        topics[best.topic] += 1
    return chosen


def _easiest_first(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda i: i.level)


def _title(wish: Wish) -> str:
    about = f": {', '.join(wish.subjects)}" if wish.subjects else ""
    return f"{_TITLE}{about}{f' i {wish.municipality}' if wish.municipality else ''}"


def _remarks(wish: Wish, chosen: Sequence[Item], tally: _Tally) -> Iterator[str]:
    if len(chosen) < wish.number:
        yield f"Källorna räckte till {len(chosen)} av {wish.number} frågor. Välj fler ämnen, dokument eller frågetyper."
    if left := tally.left_out.total():
        reasons = "; ".join(
            f"{n} för att {text[:1].lower()}{text[1:].rstrip('.')}" for text, n in tally.left_out.most_common(3)
        )
        yield f"{left} utkast föll i granskningen, bland annat {reasons}."
