"""Items on lists: steps in order, and points to be named from memory."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from assistant.quiz.comparing import without_law
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import Item, ItemKind
from assistant.quiz.material import ListMaterial, anchored
from assistant.quiz.naming import according_to, uncapital
from assistant.quiz.sentence import lead_stands_alone, leans
from assistant.quiz.worth import is_formal
from ingest.chunk import strip_marker
from ingest.sentences import sentence_spans

_NAMED, _LONGEST, _MOST_STEPS = 3, 170, 7
# What is done in a case, in its order: steps each of a later sort than the one before cannot change places.
_PHASES = tuple(
    re.compile(p, re.I)
    for p in (
        r"anmäl|ansök|underrättelse|begäran|ta emot|registrera|aktualisera",
        r"utred|hämta|begär\b|kontrollera|kartlägg|fråga|inhämta|besök|förhandsbedöm",
        r"kommunicer|bedöm|pröv|ta ställning|ställningstagande|väg|analys|räkna",
        r"beslut|skriv\w* beslut|fatta|krav\b|motivera",
        r"underrätta|meddela|delge|skicka|frivillig|betala|utbetal|verkställ",
        r"följ\w* upp|uppfölj|avsluta|överklag|talan|väck|ompröv|utvärder",
    )
)
_LABEL = re.compile(r"^([A-ZÅÄÖ][^.:?!]{2,40})\. \S")
_ORDER = r"(utred|undersök|dokumentera|skriv|ange|beskriv|fråga|kontrollera|begär|pröva|bedöm|anteckna|redovisa)"
_ORDERS = re.compile(rf"{_ORDER}(?: och {_ORDER})?", re.I)


def drafts(found: Sequence[ListMaterial]) -> Iterator[Draft]:
    """Yields the items of every list that says what it lists."""
    for each in found:
        said, first = _said(each), each.items[0]
        if is_formal(f"{each.lead} {' '.join(said)}", first.document.metadata.kind):
            continue
        place, worth = (first.unit.start, each.items[-1].unit.end), first.worth + 3.0
        if each.numbered and (steps := _steps(said)):
            yield Draft(ItemKind.ORDER, Aspect.LIST, first, worth, place, partial(_ordered, each, steps))
        if (asked := _asked(each)) and _can_be_named(said):
            yield Draft(ItemKind.SHORT, Aspect.LIST, first, worth, place, partial(_named, each, asked, said))


def _said(each: ListMaterial) -> tuple[str, ...]:
    """What each item says, without its marker, end sign and section references."""
    texts = (without_law(" ".join(strip_marker(m.unit.body).split())).rstrip(" ,;.") for m in each.items)
    return tuple(t.removesuffix(" och").removesuffix(" eller").rstrip(" ,") for t in texts)


def _can_be_named(said: Sequence[str]) -> bool:
    return not any(len(s) > _LONGEST or re.search(r"[.?] ", s.replace("t.ex. ", "")) for s in said)


def _asked(each: ListMaterial) -> str:
    """What a list lists, as the beginning of a sentence; "" where that is not told."""
    lead = without_law(" ".join(each.lead.split())).strip()
    return uncapital(lead.rstrip(" :")) if lead_stands_alone(lead) and anchored(each.items[0], lead) else ""


def _named(each: ListMaterial, asked: str, said: tuple[str, ...], chance: random.Random) -> Item:
    first, wanted = each.items[0], min(_NAMED, len(said) - 1)
    if orders := _ORDERS.fullmatch(asked):
        # The infinitive of "utred" is "utreda", of "dokumentera" the same.
        asked = f"du ska {' och '.join(re.sub('a?$', 'a', o, count=1) for o in orders.groups() if o)}"
    opening = according_to(first, dated=any(re.search(r"\d kr", i.said) for i in each.items), asked=asked)
    stem = f"{opening}: {asked} … Nämn minst {('två', 'tre')[wanted - 2]}."
    return Item(ItemKind.SHORT, first.topic, stem, each.source(), key=said, wanted=wanted)


def _ordered(each: ListMaterial, steps: tuple[str, ...], chance: random.Random) -> Item:
    first = each.items[0]
    stem = f"{according_to(first, asked=first.topic)}: i vilken ordning tas stegen i ”{first.topic}”?"
    return Item(ItemKind.ORDER, first.topic, stem, each.source(), key=steps)


def _steps(said: Sequence[str]) -> tuple[str, ...]:
    """The steps by the label or the sentence that each begins with; () where two of them may change places."""
    labels = [_LABEL.match(s) for s in said]
    short = [m[1] for m in labels if m]
    if len(short) < len(said):
        short = [s[slice(*next(sentence_spans(s)))].rstrip(".") for s in said]
    phases = [next((n for n, p in enumerate(_PHASES) if p.match(step)), -1) for step in short]
    in_order = -1 not in phases and all(a < b for a, b in pairwise(phases))
    fits = len(short) <= _MOST_STEPS and all(len(s) <= _LONGEST and not leans(s) for s in short)
    return tuple(s[:1].upper() + s[1:] for s in short) if in_order and fits else ()
