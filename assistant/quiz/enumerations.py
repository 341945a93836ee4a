"""Items on lists: several right, steps in order, and a case whose criteria are to be found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from assistant.quiz.item import Item, ItemKind, Option, Source
from assistant.quiz.material import ListMaterial
from assistant.quiz.naming import according_to, without_law
from ingest.analyze import tokens
from ingest.chunk import strip_marker

_RIGHT = 3
_LONGEST = 110
_STEPS = re.compile(r"\b(?:steg|ordning|gör (?:så|följande)|arbetsgång|turordning|process|först)\b", re.I)
_CRITERIA = re.compile(
    r"\b(?:bedöm\w*|bedömningen|beakta\w*|väg(?:s|a|er)? in|ta(?:s)? hänsyn|kriteri\w*|förutsättning\w*|villkor\w*|"
    r"om (?:något|minst|sökanden|den enskilde)|krävs|undantag\w*|prövas?|särskilda skäl|när)\b",
    re.I,
)


def several_items(found: Sequence[ListMaterial], chance: random.Random) -> Iterator[Item]:
    """Yields for each list a choice of three of its items among others from lists of other matters."""
    for each in found:
        own = [i for i in _said(each) if len(i) <= _LONGEST]
        if len(own) < _RIGHT or each.numbered:
            continue
        strangers = _strangers(each, found)
        if len(strangers) < _RIGHT:
            continue
        right = chance.sample(own, _RIGHT)
        near = sorted(strangers, key=lambda s: abs(len(s[0]) - sum(map(len, right)) / _RIGHT))[: 2 * _RIGHT]
        wrong = chance.sample(near, min(_RIGHT - 1, len(near)))
        options = [*(Option(r, True) for r in right), *(Option(text, False, origin) for text, origin in wrong)]
        chance.shuffle(options)
        yield Item(
            ItemKind.SEVERAL, each.items[0].topic,
            f"{_opening(each)} Välj alla som hör dit.", _source(each), options=tuple(options), level=2,
        )  # fmt: skip


def order_items(found: Sequence[ListMaterial]) -> Iterator[Item]:
    """Yields for each numbered list of steps the steps to be put in order."""
    for each in found:
        if not each.numbered or not (_STEPS.search(each.lead) or _STEPS.search(each.items[0].headings)):
            continue
        steps = tuple(_capital(s) for s in _said(each))
        if 3 <= len(steps) <= 7 and all(len(s) <= 160 for s in steps):
            stem = f"{according_to(each.items[0], dated=False)}: {_lead(each)} – sätt stegen i rätt ordning."
            yield Item(ItemKind.ORDER, each.items[0].topic, stem, _source(each), key=steps, level=2)


def case_items(found: Sequence[ListMaterial], chance: random.Random) -> Iterator[Item]:
    """Yields for each list of criteria an invented case in which they are to be looked for."""
    for each in found:
        if each.numbered or not _CRITERIA.search(each.lead):
            continue
        who, age = chance.choice(_PEOPLE), chance.randint(23, 58)
        stem = (
            f"{who}, {age} år, söker ekonomiskt bistånd och ditt ärende rör ”{each.items[0].topic}”. "
            f"{according_to(each.items[0], dated=False)}: {_lead(each)} – vilka punkter går du igenom? Nämn minst tre."
        )
        yield Item(ItemKind.CASE, each.items[0].topic, stem, _source(each), key=_said(each), level=3)


_PEOPLE = ("En ensamstående person", "En förälder med två barn", "En person som bor ensam", "En sammanboende person")


def _opening(each: ListMaterial) -> str:
    return f"{according_to(each.items[0], dated=False)}, under rubriken ”{each.items[0].topic}”: {_lead(each)} …"


def _lead(each: ListMaterial) -> str:
    lead = without_law(" ".join(each.lead.split())).rstrip(" :.")
    first = lead.split()[0] if lead else ""
    return lead if first.isupper() or any(c.isupper() for c in first[1:]) else lead[:1].lower() + lead[1:]


def _said(each: ListMaterial) -> tuple[str, ...]:
    return tuple(without_law(" ".join(strip_marker(m.unit.body).split())).rstrip(" ,;.") for m in each.items)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _source(each: ListMaterial) -> Source:
    return each.items[0].source(each.items[0].unit.start, each.items[-1].unit.end)


def _strangers(each: ListMaterial, found: Sequence[ListMaterial]) -> list[tuple[str, str]]:
    """Items of other lists in the same document under another heading that share no word with this list."""
    own = _words(" ".join((each.lead, each.items[0].topic, *_said(each))))
    same_start = _said(each)[0][:1].isupper()
    return [
        (text, other.items[0].topic)
        for other in found
        if other.items[0].document == each.items[0].document and other.items[0].topic != each.items[0].topic
        for text in _said(other)
        if len(text) <= _LONGEST and text[:1].isupper() == same_start and not _words(text) & own
    ]


def _words(text: str) -> set[str]:
    return {t.term for t in tokens(text) if not t.stop}
