"""Items on where in the law a rule stands: the one section that a sentence gives in brackets."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.quiz.comparing import without_law
from assistant.quiz.draft import Aspect, Draft, choice
from assistant.quiz.item import Item, ItemKind
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to
from assistant.quiz.sentence import is_rule
from ingest.documents import BlockKind
from ingest.references import references

_SHORTEST, _OFTEN, _LAST = 75, 5, -1.0
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
        said, match = material.said, _BRACKET.search(material.said)
        ruled = len(said) > _SHORTEST and is_rule(said) and len(references(said)) == 1
        if match and ruled and _OWN.fullmatch(match["place"]):
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
        worth = each.material.worth + min(used[each.place], _OFTEN) - _OFTEN
        if several and used[each.place] == 1:
            worth = min(worth, _LAST)
        make = partial(_choice, each, pool)
        yield Draft(ItemKind.SINGLE, Aspect.LAW, each.material, worth, each.material.place, make)


def _choice(each: Support, pool: Sequence[Support], chance: random.Random) -> Item | None:
    """Wrong alternatives are sections of the same act that the passage does not name, its own chapter's first."""
    here = each.material.passage.text
    alike = ("kap." in each.place, each.act)
    others = sorted({s.place for s in pool if ("kap." in s.place, s.act) == alike and s.place not in here})
    near = sorted(others, key=lambda p: (p.split()[0] != each.place.split()[0], chance.random()))
    said = without_law(each.material.said).rstrip(".")
    stem = f"{according_to(each.material, asked=said)}: ”{said}.” Vilken bestämmelse anges som stöd?"
    return choice(each.material, stem, each.place, near, chance)
