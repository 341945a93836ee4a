"""Items on what a term means: chosen, told in a short answer, paired with others, or named in a gap."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.quiz.comparing import same_stem, telling
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import GAP, Item, ItemKind, Option
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to, uncapital, without_law
from ingest.analyze import stem as stem_of
from ingest.analyze import tokens
from ingest.documents import BlockKind
from ingest.frequencies import rarity
from ingest.glossary import curated_groups

_TERM = r"(?P<term>[^,.;:()]{3,50}?)"
_SHORT = r"(?:,? ?\(?(?P<short>[A-ZÅÄÖ]{2,6})\)?,?)?"
_MEANS = re.compile(rf"^Med {_TERM}{_SHORT} (?:avses|menas) (?!här\b|i\b)(?P<says>.{{15,}})\.$")
_IS = re.compile(
    rf"^(?:(?:En|Ett) )?{_TERM}{_SHORT} "
    r"(?:innebär att|betyder att|är (?=(?:den|det|en|ett) (?!av\b)[^.]*\b(?:som(?! helst)|av|för)\b)) ?"
    r"(?P<says>.{20,})\.$"
)
# What a term is not: a clause, a party, a thing pointed at, a number.
_NO_TERM = re.compile(
    r"\b(?:som|att|om|när|inte|ska|kan|får|har|för|i|på|av|är|den|det|de|vid|enligt|till|från|detta|bra|vanligt|vanliga|"
    r"viktigt|viktigaste|regeln|kravet|villkoret|skillnaden|syftet|målet|utgångspunkten)\b|\d|§",
    re.I,
)
# Says what a text is for or what it is called, not what it is.
_SAYS_LITTLE = re.compile(
    r"(?:ett stöd|ett underlag|det namn|ett namn|en förkortning|ett begrepp|en vanlig|ett vanligt)\b", re.I
)
_DEFINITE = re.compile(r"^\w+(?:en|et|na)$", re.I)
# What a thing is ("den plan som"), beside what happens ("nämnden bedömer"): one betrays itself among the others.
_PHRASE = re.compile(r"(?:den|det|en|ett) ", re.I)
_WRONG = 3
_SPECIAL = 0.95
"""How rare a word must be to be the only one that fits a definition: "nödprövning", not "komplettering"."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that says what a term means."""

    material: Material
    term: str
    says: str


def definitions(everything: Sequence[Material]) -> list[Definition]:
    """The sentences that define a term, each term once."""
    found: dict[str, Definition] = {}
    for material in everything:
        if material.unit.kind is BlockKind.TABLE_ROW:
            continue
        match = _MEANS.match(without_law(material.said)) or _IS.match(without_law(material.said))
        if match and _is_term(match["term"], material) and not _SAYS_LITTLE.match(match["says"]):
            term = f"{match['term']} ({match['short']})" if match["short"] else match["term"]
            found.setdefault(match["term"].casefold(), Definition(material, uncapital(term), match["says"]))
    return list(found.values())


def drafts(found: Sequence[Definition]) -> Iterator[Draft]:
    """Yields for each term the items on its meaning."""
    for each in found:
        worth = each.material.worth + 2.0
        place = (each.material.unit.start, each.material.unit.end)
        yield Draft(ItemKind.SINGLE, Aspect.TERM, 1, each.material, place, worth, partial(_choice, each, found))
        yield Draft(ItemKind.GAP, Aspect.TERM, 2, each.material, place, worth, partial(_gap, each))
    by_passage: dict[str, list[Definition]] = defaultdict(list)
    for each in found:
        by_passage[each.material.passage.passage_id].append(each)
    for same in by_passage.values():
        if len(same) >= 3:
            first, last = min(d.material.unit.start for d in same), max(d.material.unit.end for d in same)
            material = same[0].material
            yield Draft(
                ItemKind.MATCH,
                Aspect.TERM,
                2,
                material,
                (first, last),
                material.worth + 2.0,
                partial(_match, tuple(same)),
            )


def _choice(each: Definition, found: Sequence[Definition], chance: random.Random) -> Item | None:
    others = [d for d in found if _may_mislead(each, d)]
    if len(others) < _WRONG:
        return None
    others.sort(key=lambda d: abs(len(d.says) - len(each.says)))
    wrong = [Option(d.says, False, d.term) for d in others[:_WRONG]]
    options = [Option(each.says, True), *wrong]
    chance.shuffle(options)
    stem = f"{according_to(each.material)}: vad menas med ”{each.term}”?"
    return Item(ItemKind.SINGLE, each.material.topic, stem, each.material.source(), options=tuple(options), level=1)


def _gap(each: Definition, chance: random.Random) -> Item | None:
    term = each.term.partition(" (")[0]
    said = without_law(each.material.said)
    place = said.casefold().find(term.casefold())
    if place < 0 or len(term.split()) > 3 or max(rarity(stem_of(w)) for w in term.split()) < _SPECIAL:
        return None
    surface = said[place : place + len(term)]
    short = each.term.partition(" (")[2].rstrip(")")
    with_gap = re.sub(rf",? ?\(?\b{re.escape(short)}\b\)?,?", "", said, count=1) if short else said
    with_gap = with_gap.replace(surface, GAP, 1)
    asked = telling(with_gap)
    others = [e for e in _near_equals(term) if not any(same_stem(t, a) for t in telling(e) for a in asked)]
    stem = f"{according_to(each.material)}: {with_gap} Vilket begrepp är det?"
    return Item(
        ItemKind.GAP,
        each.material.topic,
        stem,
        each.material.source(),
        key=tuple(dict.fromkeys(filter(None, (surface, short, *others)))),
        level=2,
    )


def _near_equals(term: str) -> tuple[str, ...]:
    """What the glossary holds for the same thing: it answers the question as well."""
    same = (g.asked for g in curated_groups() if term.casefold() in (e.casefold() for e in g.asked))
    return tuple(other for group in same for other in group if other.casefold() != term.casefold())


def _match(same: Sequence[Definition], chance: random.Random) -> Item:
    chosen = chance.sample(list(same), min(4, len(same)))
    material = chosen[0].material
    first, last = min(d.material.unit.start for d in chosen), max(d.material.unit.end for d in chosen)
    stem = f"{according_to(material)}: para ihop varje begrepp med det som menas."
    pairs = tuple((d.term, d.says) for d in chosen)
    return Item(ItemKind.MATCH, material.topic, stem, material.source(first, last), pairs=pairs, level=2)


def _is_term(text: str, material: Material) -> bool:
    """Whether a phrase is a term: indefinite, or the name of what its document or heading is about."""
    words = text.split()
    if not 1 <= len(words) <= 4 or _NO_TERM.search(text):
        return False
    about = f"{material.headings} {material.document.metadata.title}".casefold()
    return not _DEFINITE.match(words[-1]) or text.casefold() in about


def _may_mislead(each: Definition, other: Definition) -> bool:
    """Whether another term's meaning is a fair wrong alternative: of like length, and not of a related term."""
    mine, theirs = ({t.term for t in tokens(d.term) if not t.stop} for d in (each, other))
    fits = 0.55 <= len(other.says) / len(each.says) <= 1.8
    fits = fits and (_PHRASE.match(each.says) is None) == (_PHRASE.match(other.says) is None)
    return other is not each and fits and not mine & theirs and each.term.casefold() not in other.says.casefold()
