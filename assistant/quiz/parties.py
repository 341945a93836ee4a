"""Statements to judge on who does something: an authority or a role in a sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.matching import Word, words
from assistant.parties import is_office, same_party
from assistant.quiz.comparing import without_law
from assistant.quiz.draft import Aspect, Draft, judged
from assistant.quiz.item import Item, ItemKind
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to
from assistant.quiz.sentence import is_rule
from assistant.roles import deeds
from ingest.documents import BlockKind

_SHORTEST = 60
_TO_OR_BY = frozenset(("av", "till", "från", "hos"))
# Names that fit anywhere, and the caseworker's own.
_ANY = re.compile(
    r"(?:kommun(?:en|erna)?|(?:social)?nämnd(?:en|er|erna)?|myndighet(?:en|er|erna)?|domstol(?:en)?|förvaltning(?:en)?|"
    r"socialtjänst(?:en)?|inspektion(?:en)?|ombud(?:et)?|delegat(?:en)?|företagare|personal(?:en)?|arbetsgivare|team(?:et)?|chef(?:en)?|"
    r"part(?:en)?|\w*deltagare(?:n|na)?|kolleg\w+|(?:social|bistånds)?(?:sekreterare|handläggare)(?:n)?|förbund(?:et)?)s?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Doer:
    """A party at `material.said[start:end]` that a sentence lets do or decide something, or sends something to."""

    material: Material
    start: int
    end: int

    @property
    def name(self) -> str:
        """As the sentence has it."""
        return self.material.said[self.start : self.end]

    @property
    def form(self) -> tuple[bool, bool]:
        """What a wrong name must share: whether it is definite, and an abbreviation."""
        return self.name.endswith(("n", "et", "te")), self.name.isupper()


def doers(everything: Sequence[Material]) -> list[Doer]:
    """One party a sentence, the only mention of it there."""
    found = []
    for material in everything:
        said = without_law(material.said)
        told = material.unit.kind is not BlockKind.TABLE_ROW and len(said) > _SHORTEST and is_rule(said)
        for word in _parties(said) if told else ():
            place = material.said.find(word.text)
            alone = len(re.findall(rf"\b{re.escape(word.text[:5])}", material.said, re.I)) == 1
            if place >= 0 and alone and not _ANY.fullmatch(word.text):
                found.append(Doer(material, place, place + len(word.text)))
                break
    return found


def drafts(found: Sequence[Doer], pool: Sequence[Doer]) -> Iterator[Draft]:
    """Yields for each party a statement: a gap would often fit others as well."""
    for each in found:
        others = _others(each, pool)
        # A statement that can only be true teaches little: it comes last.
        worth = each.material.worth + 2.0 if others else -1.0
        make = partial(_judged, each, others)
        yield Draft(ItemKind.TRUE_FALSE, Aspect.PARTY, each.material, worth, each.material.place, make)


def _parties(text: str) -> Iterator[Word]:
    for deed in deeds(text):
        told = [deed.doer, *(word for preposition, word in deed.oblique if preposition in _TO_OR_BY)]
        yield from (word for word in told if word is not None and is_office(word))


def _others(each: Doer, pool: Sequence[Doer]) -> list[str]:
    """Parties of the same form, from its own document or municipality, that the passage does not speak of.

    One from elsewhere is no fair lie, and one that the passage names may do it too. The first word of a sentence does
    not tell how a name is written.
    """
    here, mine = each.material.passage.text.casefold(), each.material.document
    home = mine.metadata.municipalities or None
    near = (o for o in pool if mine == o.material.document or home == o.material.document.metadata.municipalities)
    names = sorted({o.name for o in near if o.start and o.form == each.form})
    (own, *_) = words(each.name)
    return [n for n in names if n.casefold()[:6] not in here and not same_party(words(n)[0], own)]


def _judged(each: Doer, others: Sequence[str], chance: random.Random) -> Item:
    lie = bool(others) and chance.random() < 0.5
    name = chance.choice(others) if lie else each.name
    said = each.material.said
    whole = without_law(said[: each.start] + (name if each.start else name[:1].upper() + name[1:]) + said[each.end :])
    return judged(each.material, f"{according_to(each.material, asked=said)}: {whole}", lie=lie)
