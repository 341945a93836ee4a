"""Items on what a term means: matched with others, or told in a short answer graded by key facts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.quiz.item import Item, ItemKind
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to, without_law
from ingest.analyze import tokens
from ingest.frequencies import rarity

# "En samordnad individuell plan, SIP, är den plan som ..."; "Jobbstimulans innebär att ...".
_DEFINES = re.compile(
    r"^(?:(?:En|Ett|Den|Det|Med) )?(?P<term>[^,.;:()]{4,60}?)(?:,? ?\(?(?P<short>[A-ZÅÄÖ]{2,6})\)?,?)? "
    r"(?P<verb>är (?:en|ett|den|det|de)|innebär att|innebär|betyder att|avses|menas|omfattar|består av) "
    r"(?P<says>.{25,})\.$"
)
_MOST_FACTS = 4


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
        match = None if material.unit.lead else _DEFINES.match(without_law(material.text))
        if match and _is_term(match["term"]):
            said = re.sub(r"^(?:är|innebär|betyder|avses|menas) ", "", f"{match['verb']} {match['says']}")
            found.setdefault(match["term"].casefold(), Definition(material, match["term"], said.removeprefix("att ")))
    return list(found.values())


def short_items(found: Sequence[Definition]) -> Iterator[Item]:
    """Yields for each definition the question what the term means, with the words that an answer must hold."""
    for each in found:
        facts = key_facts(each.says)
        if len(facts) >= 2:
            term = each.term[0].lower() + each.term[1:]
            stem = f"{according_to(each.material, dated=False)}: vad avses med ”{term}”? Svara kort."
            yield Item(ItemKind.SHORT, each.material.topic, stem, each.material.source(), key=facts, level=2)


def match_items(found: Sequence[Definition], chance: random.Random) -> Iterator[Item]:
    """Yields matching items of four definitions from one passage's document; each is cited by the first one's words."""
    by_passage: dict[str, list[Definition]] = {}
    for each in found:
        by_passage.setdefault(each.material.passage.passage_id, []).append(each)
    for same in by_passage.values():
        if len(same) >= 3:
            chosen = chance.sample(same, min(4, len(same)))
            first, last = min(d.material.unit.start for d in chosen), max(d.material.unit.end for d in chosen)
            yield Item(
                ItemKind.MATCH, chosen[0].material.topic,
                f"{according_to(chosen[0].material, dated=False)}: para ihop varje begrepp med det som avses.",
                chosen[0].material.source(first, last),
                pairs=tuple((d.term, d.says) for d in chosen), level=2,
            )  # fmt: skip


def key_facts(says: str) -> tuple[str, ...]:
    """The words of an explanation that carry it: the rarest, in order."""
    words = [(says[t.start : t.end], t.term) for t in tokens(says) if not t.stop and t.end - t.start >= 5]
    telling = sorted(dict.fromkeys(words), key=lambda w: -rarity(w[1]))[:_MOST_FACTS]
    return tuple(surface for surface, _ in words if (surface, _) in telling)[:_MOST_FACTS]


def _is_term(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 5 and not re.search(r"\b(?:som|att|om|när|inte|ska|kan|får|har|för|i|på)\b", text)
