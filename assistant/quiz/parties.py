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
    def opens(self) -> bool:
        """Whether it begins the sentence, where its capital tells nothing."""
        return self.start == 0

    @property
    def form(self) -> tuple[bool, bool]:
        """What a wrong name must share: whether it is definite, and an abbreviation."""
        return re.search(r"(?:n|et|te)$", self.name) is not None, self.name.isupper()


def doers(everything: Sequence[Material]) -> list[Doer]:
    """One party a sentence, the only mention of it there."""
    found = []
    for material in everything:
        told = material.unit.kind is not BlockKind.TABLE_ROW and len(without_law(material.said)) > _SHORTEST
        if not told or not is_rule(material.said):
            continue
        for word in _parties(without_law(material.said)):
            place = material.said.find(word.text)
            alone = len(re.findall(rf"\b{re.escape(word.text[:5])}", material.said, re.I)) == 1
            if place >= 0 and alone and not _ANY.fullmatch(word.text):
                found.append(Doer(material, place, place + len(word.text)))
                break
    return found


def drafts(found: Sequence[Doer], pool: Sequence[Doer]) -> Iterator[Draft]:
    """Yields for each party a statement: a gap would often fit others as well."""
    for each in found:
        # A statement that can only be true teaches little: it comes last.
        fair = any(_at_home(each, d) and d.form == each.form and d.name != each.name for d in pool)
        worth = each.material.worth + 2.0 if fair else -1.0
        make = partial(_judged, each, pool)
        yield Draft(ItemKind.TRUE_FALSE, Aspect.PARTY, each.material, worth, each.material.place, make)


def _parties(text: str) -> Iterator[Word]:
    for deed in deeds(text):
        told = [
            deed.doer,
            *(word for preposition, word in deed.oblique if preposition in ("av", "till", "från", "hos")),
        ]
        yield from (word for word in told if word is not None and is_office(word))


def _judged(each: Doer, pool: Sequence[Doer], chance: random.Random) -> Item:
    others = _others(each, [d for d in pool if _at_home(each, d)], chance)[:1]
    lie = bool(others) and chance.random() < 0.5
    return judged(each.material, _stem(each, others[0] if lie else each.name), lie=lie)


def _others(each: Doer, pool: Sequence[Doer], chance: random.Random) -> list[str]:
    """Other parties of the same class and form that the passage does not speak of: those may do it too."""
    here = each.material.passage.text.casefold()
    fitting = {d.name if not d.opens else d.name[:1].lower() + d.name[1:] for d in pool if d.form == each.form}
    proper = {d.name for d in pool if not d.opens and d.name[:1].isupper()}
    names = {next((p for p in proper if p.casefold() == n.casefold()), n) for n in fitting}
    distinct: list[str] = []
    for name in chance.sample(sorted(names), len(names)):
        told = name.casefold()[:6] in here or any(_same(name, other) for other in (*distinct, each.name))
        if not told:
            distinct.append(name[:1].upper() + name[1:] if each.opens else name)
    return distinct


def _at_home(each: Doer, other: Doer) -> bool:
    """Whether another party belongs to the same document or the same municipality: from elsewhere it is no fair lie."""
    mine, theirs = each.material.document, other.material.document
    local = mine.metadata.municipalities
    return mine == theirs or (bool(local) and local == theirs.metadata.municipalities)


def _same(one: str, other: str) -> bool:
    return same_party(words(one)[0], words(other)[0])


def _stem(each: Doer, name: str) -> str:
    said = each.material.said
    whole = without_law(said[: each.start] + name + said[each.end :])
    return f"{according_to(each.material, asked=said)}: {whole}"
