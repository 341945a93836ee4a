"""Items on lists: steps in order, and points to be named from memory."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from assistant.quiz.anchoring import unanchored
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import Item, ItemKind, Source
from assistant.quiz.material import ListMaterial, anchored
from assistant.quiz.naming import according_to, uncapital, without_law
from assistant.quiz.sentence import lead_stands_alone, leans
from assistant.quiz.worth import is_formal
from ingest.chunk import strip_marker
from ingest.sentences import sentence_spans

_NAMED, _LONGEST, _MOST_STEPS = 3, 170, 7
# Figures in brackets: nobody names them with the point.
_ASIDE = re.compile(r"\([^)]*\d[^)]{20,}\)")
_STEPS = re.compile(
    r"\b(?:steg|ordning|arbetsgång|turordning|process|gången|gör så här|så (?:här )?(?:begärs|drivs|görs|går|"
    r"räknar|gör|anmäler|söker|överklagas))\b",
    re.I,
)
# What is done in a case, in its order: a step of a later sort cannot come before one of an earlier.
_PHASES = tuple(
    re.compile(p, re.I)
    for p in (
        r"(?:anmälan|ansökan|underrättelse|begäran|ta emot|den enskilde ansöker|registrera|öppna|aktualisera)",
        r"(?:utred\w*|hämta|begär\b|kontrollera|samla|kartlägg\w*|fråga|inhämta|besök|förhandsbedömning)",
        r"(?:kommunicer\w*|bedöm\w*|pröva|prövning|ta ställning|ställningstagande|väg\w*|analys\w*|räkna)",
        r"(?:beslut\w*|skriv\w* beslut\w*|fatta|krav\b|motivera)",
        r"(?:underrätta|meddela|delge|skicka|betala|utbetalning|verkställ\w*|frivillig)",
        r"(?:följ\w* upp|uppföljning|avsluta|överklag\w*|talan|väck|omprövning|utvärder\w*)",
    )
)
# Steps that tell their own place.
_PLACED = re.compile(r"^(?:Först|Därefter|Sedan|Till sist|Slutligen|Efter det|Nästa)\b", re.I)
# A lone imperative ("Fråga"): of what, only the text beneath it says.
_SAYS_NOTHING = re.compile(r"[A-ZÅÄÖ]\w+a$|(?:Ta|Be|Se|Gå) \w+$")
_LABEL = re.compile(r"^([A-ZÅÄÖ][^.:?!]{2,40})\. \S")
_ORDER = r"(utred|undersök|dokumentera|skriv|ange|beskriv|fråga|kontrollera|begär|pröva|bedöm|anteckna|redovisa)"
_ORDERS = re.compile(rf"{_ORDER}(?: och {_ORDER})?", re.I)
_ASKS = re.compile(r"^(?:vilka|vad (?!är|menas|betyder|gick|säger))\b.* \w+.*\?$", re.I)
_NUMBERED = re.compile(r"^(?:steg|del|kapitel) \d+\W*", re.I)


def drafts(found: Sequence[ListMaterial]) -> Iterator[Draft]:
    """Yields the items of every list that says what it lists."""
    for each in found:
        if is_formal(f"{each.lead} {' '.join(said(each))}", each.items[0].document.metadata.kind):
            continue
        if each.numbered and _is_steps(each) and _in_order(_steps(each)):
            yield _draft(ItemKind.ORDER, 2, each, partial(_ordered, each))
        if asks(each):
            yield _draft(ItemKind.SHORT, 2, each, partial(_named, each))


def asks(each: ListMaterial) -> str:
    """What a list lists, as a question or the beginning of a sentence; "" where that is not told."""
    topic = each.items[0].topic
    if any(re.search(r"[.?] ", s.replace("t.ex. ", "")) for s in said(each)):
        return ""
    if _ASKS.match(topic) and not leans(topic.rstrip("?")) and (not each.lead or not lead_stands_alone(each.lead)):
        known = unanchored(topic, "", each.items[0].document.metadata.title) is None
        return topic if known and len({_clause(s) for s in said(each)}) == 1 else ""
    lead = without_law(" ".join(each.lead.split())).strip()
    told = lead and lead_stands_alone(lead) and anchored(each.items[0], lead)
    return uncapital(lead) if told else ""


def said(each: ListMaterial) -> tuple[str, ...]:
    """What each item says, without its marker, end sign and section references."""
    texts = (without_law(" ".join(strip_marker(m.unit.body).split())).rstrip(" ,;.") for m in each.items)
    return tuple(t.removesuffix(" och").removesuffix(" eller").rstrip(" ,") for t in texts)


def source(each: ListMaterial) -> Source:
    """The whole list."""
    return each.items[0].source(each.items[0].unit.start, each.items[-1].unit.end)


def begun(each: ListMaterial) -> str:
    """The question, or the sentence that the items end."""
    asked = asks(each)
    opening = according_to(each.items[0], dated=any(re.search(r"\d kr", i.said) for i in each.items), asked=asked)
    if asked.endswith("?"):
        return f"{opening}: {uncapital(asked)}"
    if orders := _ORDERS.fullmatch(asked.rstrip(" :")):
        return f"{opening}: du ska {' och '.join(_infinitive(o) for o in orders.groups() if o)} …"
    return f"{opening}: {asked.rstrip(' :')} …"


def _infinitive(order: str) -> str:
    """Of an imperative: "utred" is "utreda", "dokumentera" the same."""
    return order if order.endswith("a") else f"{order}a"


def _draft(kind: ItemKind, level: int, each: ListMaterial, make: Callable[[random.Random], Item | None]) -> Draft:
    place = (each.items[0].unit.start, each.items[-1].unit.end)
    return Draft(kind, Aspect.LIST, level, each.items[0], place, each.items[0].worth + 3.0, make)


def _named(each: ListMaterial, chance: random.Random) -> Item | None:
    wanted = min(_NAMED, len(each.items) - 1)
    if _ALL_OF_THEM.search(each.lead) or any(len(s) > _LONGEST or _ASIDE.search(s) for s in said(each)):
        return None
    stem = f"{begun(each)} Nämn minst {('två', 'tre')[wanted - 2]}."
    return Item(ItemKind.SHORT, each.items[0].topic, stem, source(each), key=said(each), level=2, wanted=wanted)


def _ordered(each: ListMaterial, chance: random.Random) -> Item:
    topic = each.items[0].topic
    asked = f"i vilken ordning tas stegen i ”{topic}”?"
    stem = f"{according_to(each.items[0], asked=topic)}: {asked}"
    return Item(ItemKind.ORDER, each.items[0].topic, stem, source(each), key=_steps(each), level=2)


def _is_steps(each: ListMaterial) -> bool:
    heading = each.items[0].headings.rpartition(" › ")[2]
    return _STEPS.search(each.lead) is not None or _STEPS.search(_NUMBERED.sub("", heading)) is not None


def _steps(each: ListMaterial) -> tuple[str, ...]:
    """The steps in short: the label that each begins with, or its first sentence; () where they tell their place."""
    whole = said(each)
    labels = [_LABEL.match(s) for s in whole]
    if all(labels):
        short = [m[1] for m in labels if m]
    else:
        short = [s[slice(*next(sentence_spans(s)))].rstrip(".") for s in whole]
    steps = tuple(s[:1].upper() + s[1:] for s in short)
    fits = 3 <= len(steps) == len(set(steps)) <= _MOST_STEPS and all(len(s) <= _LONGEST for s in steps)
    return steps if fits and not any(_PLACED.match(s) or _SAYS_NOTHING.match(s) or leans(s) for s in steps) else ()


def _in_order(steps: Sequence[str]) -> bool:
    """Whether swapping two of them would be wrong: each is of a later phase, or takes up what the one before did."""
    phases = [next((n for n, p in enumerate(_PHASES) if p.match(step)), None) for step in steps]
    if len(steps) < 3:
        return False
    pairs = zip(zip(steps, phases, strict=True), zip(steps[1:], phases[1:], strict=True), strict=False)
    return all(_follows(earlier, later) for earlier, later in pairs)


def _follows(earlier: tuple[str, int | None], later: tuple[str, int | None]) -> bool:
    if earlier[1] is not None and later[1] is not None:
        return later[1] > earlier[1]
    return unanchored(later[0], "") is not None and unanchored(later[0], earlier[0]) is None


def _clause(text: str) -> bool:
    """Whether an item has a verb of its own near its beginning, as far as its form shows."""
    return _FINITE.match(text) is not None


_FINITE = re.compile(
    r"\w+(?:en|et|na) \w+r\b|(?:\S+ ){0,2}(?:är|har|ska|kan|får|bör|blir|finns|gäller|\w+(?:as|gs|ds))\b"
)
# Conditions that all have to be met, and examples: some of them are no answer.
_ALL_OF_THEM = re.compile(r"\b(?:alla|samtliga|uppfyllda|t\.ex\.)|\b(?:som|om|när)\W*$", re.I)
