"""Items on where in the law a rule stands: the one section that a sentence gives in brackets."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import Item, ItemKind, Option
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to, without_law
from ingest.documents import BlockKind
from ingest.references import references

_WRONG, _SHORTEST, _OFTEN, _LAST = 3, 75, 5, -1.0
_TELLS = re.compile(r"\b(?:ska|får|kan|har rätt|krävs|ansvarar|lämnas|gäller|är)\b")
# What the reader is to do: no rule that a section of law holds.
_ORDERS = re.compile(
    r"(?:Ta|Gör|Skriv|Be|Se|Fråga|Pröva|Utred|Kontrollera|Begär|Lämna|Hämta|Tänk|Läs|Följ|Bedöm|Anteckna|Dokumentera|"
    r"Kom|Låt|Använd|Ge|Motivera|Ange|Visa|Räkna|Dra|Lägg|Erbjud|Informera|Boka|Kalla|Hjälp)\b"
)
# What a caseworker of economic aid decides and acts by: aid, children, recovery, information, which municipality,
# appeal, and how cases are handled. Other sections are trivia.
_OWN = re.compile(r"(?:3|12|15|29|33|35) kap\. \d+ § SoL|\d+ § FL")
_BRACKET = re.compile(r"\((?P<place>(?:\d+(?: ?[a-z])? kap\. )?\d+(?: [a-z])? § (?P<act>[A-ZÅÄÖa-zåäö]{2,4}))\)")


@dataclass(frozen=True, slots=True)
class Support:
    """The section of law that supports a sentence, as written: "12 kap. 1 § SoL"."""

    material: Material
    place: str
    act: str


def supports(everything: Sequence[Material]) -> list[Support]:
    """The sentences that rest on one section alone."""
    found = []
    for material in everything:
        if material.unit.kind is BlockKind.TABLE_ROW:
            continue
        match = _BRACKET.search(material.said)
        told = len(material.said) > _SHORTEST and _TELLS.search(material.said) and not _ORDERS.match(material.said)
        if match and told and _OWN.fullmatch(match["place"]) and len(references(material.said)) == 1:
            found.append(Support(material, match["place"], match["act"]))
    return found


def drafts(found: Sequence[Support], pool: Sequence[Support]) -> Iterator[Draft]:
    """Yields for each section the question where the rule stands; those that many documents rest on first.

    In a library of several documents, what only one of them rests on is seldom used, and
    asked for last.
    """
    resting = {(s.place, s.material.document.document_id) for s in pool}
    used = Counter(place for place, _ in resting)
    several = len({document for _, document in resting}) >= _OFTEN
    for each in found:
        place = (each.material.unit.start, each.material.unit.end)
        worth = each.material.worth + min(used[each.place], _OFTEN) - _OFTEN
        if several and used[each.place] == 1:
            worth = min(worth, _LAST)
        yield Draft(ItemKind.SINGLE, Aspect.LAW, 2, each.material, place, worth, partial(_choice, each, pool))


def _choice(each: Support, pool: Sequence[Support], chance: random.Random) -> Item | None:
    """Wrong alternatives are sections of the same act that the passage does not name, its own chapter's first."""
    here = each.material.passage.text
    others = {
        s.place for s in pool if s.act == each.act and s.place not in here and _shape(s.place) == _shape(each.place)
    }
    near = sorted(sorted(others), key=lambda p: (p.split()[0] != each.place.split()[0], chance.random()))
    if len(near) < _WRONG:
        return None
    options = [Option(each.place, True), *(Option(p, False) for p in near[:_WRONG])]
    chance.shuffle(options)
    said = without_law(each.material.said).rstrip(".")
    stem = f"{according_to(each.material, asked=said)}: ”{said}.” Vilken bestämmelse anges som stöd?"
    return Item(ItemKind.SINGLE, each.material.topic, stem, each.material.source(), options=tuple(options), level=2)


def _shape(place: str) -> bool:
    return "kap." in place
