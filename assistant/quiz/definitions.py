"""Gaps for a term in the sentence that says what it means."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.matching import FUNCTION_WORDS
from assistant.quiz.comparing import same_stem, telling, without_law
from assistant.quiz.draft import Aspect, Draft
from assistant.quiz.item import GAP, Item, ItemKind
from assistant.quiz.material import Material
from assistant.quiz.naming import according_to
from ingest.analyze import stem
from ingest.documents import BlockKind
from ingest.frequencies import rarity
from ingest.glossary import curated_groups

_TERM = r"(?P<term>[^\d,.;:()]{3,50}?)(?:,? ?\(?(?P<short>[A-ZÅÄÖ]{2,6})\)?,?)?"
_MEANS = re.compile(rf"^Med {_TERM} (?:avses|menas) (?!här\b|i\b).{{15,}}\.$")
_IS = re.compile(
    rf"^(?:En |Ett )?{_TERM} "
    r"(?:innebär att|betyder att|är (?=(?:den|det|en|ett) (?!av\b)[^.]*\b(?:som(?! helst)|av|för)\b)) ?.{15,}\.$"
)
_DEFINITE = re.compile(r"\w+(?:en|et|na)$", re.I)
_LONGEST, _SPECIAL = 3, 0.95
"""How many words a term has at most, and how rare one of them must be to be the only one that fits a definition:
"nödprövning", not "komplettering"."""


def drafts(everything: Sequence[Material]) -> Iterator[Draft]:
    """Yields a gap for each term that a sentence defines."""
    for material in everything:
        said = without_law(material.said)
        found = _MEANS.match(said) or _IS.match(said)
        if found and material.unit.kind is not BlockKind.TABLE_ROW and _is_term(found["term"], material):
            make = partial(_gap, material, found["term"], found["short"] or "")
            yield Draft(ItemKind.GAP, Aspect.TERM, material, material.worth + 2.0, material.place, make)


def _is_term(text: str, material: Material) -> bool:
    """Whether a phrase is a rare term: indefinite, or the name of what its document or heading is about."""
    words = text.casefold().split()
    about = f"{material.headings} {material.document.metadata.title}".casefold()
    named = not _DEFINITE.search(text) or text.casefold() in about
    return named and len(words) <= _LONGEST and not FUNCTION_WORDS & set(words) and max(map(_rare, words)) >= _SPECIAL


def _rare(word: str) -> float:
    return rarity(stem(word))


def _gap(material: Material, term: str, short: str, chance: random.Random) -> Item:
    said = without_law(material.said).replace(term, GAP, 1)
    said = re.sub(rf",? ?\(?\b{re.escape(short)}\b\)?,?", "", said, count=1) if short else said
    asked = telling(said)
    others = [e for e in _near_equals(term) if not any(same_stem(t, a) for t in telling(e) for a in asked)]
    stem = f"{according_to(material)}: {said} Vilket begrepp är det?"
    key = tuple(dict.fromkeys(filter(None, (term, short, *others))))
    return Item(ItemKind.GAP, material.topic, stem, material.source(), key=key)


def _near_equals(term: str) -> tuple[str, ...]:
    """What the glossary holds for the same thing: it answers the question as well."""
    same = (g.asked for g in curated_groups() if term.casefold() in (e.casefold() for e in g.asked))
    return tuple(other for group in same for other in group if other.casefold() != term.casefold())
