"""A text's words as terms, so that many texts are compared by look-ups: the measure of `matching.kinship`, in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.matching import Word, compound_parts
from assistant.synonyms import near_equals
from ingest.analyze import stem

SAME, NEAR, PART, KIN = 1.0, 0.9, 0.75, 0.4
_ROOT = 6
"""Letters of a common root."""

GENERIC = frozenset(
    stem(w)
    for w in """beviljas bevilja pengarna pengar ges lämnas lämnar godtas gäller görs göras finns hjälp belopp beloppet
    bidrag bidraget stöd ersättning ersätts kronor månad månaden år dag dagar tid högsta lägsta kostnad
    kostnader utgift utgifter kommun kommunen handläggare handläggaren den sökande enskilde enskilda person
    personer hushåll du din ditt man beräkning beräkningen beräknas räknas tas tar kräver krävs förutsätter
    alltid automatiskt normalt löper pågår pågå varar betalas erbjuds sker ska bör måste svara svarar
    besvaras barn barnet vuxen
    ensamstående par sambor makar""".split()
)
"""What authority prose says of any subject: it tells no subject apart."""


def terms(of: Iterable[Word], weight: float = 1.0) -> dict[str, float]:
    """The terms that a text's words are found by, each with how well it stands for its word."""
    found: dict[str, float] = {}
    for word in of:
        for term, strength in _own(word.stem):
            found[term] = max(found.get(term, 0.0), weight * strength)
    return found


def strength(word: str, held: Mapping[str, float]) -> float:
    """How well a text's terms hold a word, 0 to 1: the same, a near-equal, a part of a compound or a common root."""
    return max((_both(term, s, held[term]) for term, s in _wanted(word) if term in held), default=0.0)


def _both(term: str, one: float, other: float) -> float:
    """A part that two compounds share makes them kin, not the same: "busskort" and "parkeringskort"."""
    return KIN if one == PART and other <= PART and not term.startswith("^") else min(one, other)


def wanted(word: str) -> tuple[str, ...]:
    """The terms by which a word is looked for."""
    return tuple(term for term, _ in _wanted(word))


@lru_cache(maxsize=50_000)
def _own(word: str) -> tuple[tuple[str, float], ...]:
    found = {word: SAME, **{part: PART for part in compound_parts(word) if part != word}}
    if len(word) > _ROOT:
        found[f"^{word[:_ROOT]}"] = PART
    return tuple(found.items())


@lru_cache(maxsize=50_000)
def _wanted(word: str) -> tuple[tuple[str, float], ...]:
    found = dict(_own(word))
    for part in compound_parts(word):
        found |= {near: PART for near in near_equals(part) if near not in found}
    found |= dict.fromkeys(near_equals(word) - {word}, NEAR)
    return tuple(found.items())
