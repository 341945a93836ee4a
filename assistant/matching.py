"""The words of a text with their weight, and how well one text's words hold another's.

A word is held through the same stem, a near-equal, a part of a compound, a common root, or, as help only, a near word
of the bundled model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.facts.read import facts
from assistant.facts.references import sections
from assistant.synonyms import is_synonym, near_equals
from ingest.analyze import Analyzer, stem
from ingest.embed import word_model
from ingest.frequencies import per_million, rarity

_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    """och i att det som en ett på är av för med till den de om men var så vi han hon kan ska skall när nu man från vid
    eller sig mot dem också efter upp ju här där då sin sina sitt detta denna dessa vad vem vilka vilken vilket hur får
    få fick fått bli blir blev blivit vara varit hade ha har haft finns fanns gör göra jag du ni mig dig oss er min mitt
    mina hans hennes dess deras vår vårt våra bara under över utan än någon något några alla allt skulle bör måste
    kunna kunde vill vilja redan mer mest mycket bland annat samt även inom genom hos mellan enligt vart ut in ner ens
    ju inte ej aldrig ingen inget inga endast enbart högst minst lägst tidigast senast innan före samma sådan sådant
    sådana sedan dock alltid varje samtliga medan eftersom därför oavsett trots utom förutom varav vars antingen varken
    både ännu kvar själv själva andra annars t.ex exempel bl.a bla dvs osv mm m.m s.k tex åt ge ger ges gäller gälla
    enda gå går per cirka ca ungefär sitt egen eget egna behöver behöva kommer komma tar ta tas fortfarande skyldig
    möjlighet lite helst se vår exempelvis åtminstone varandra hela just gången taget
    din ditt dina er ert era igen precis okej sak saker saken sätt sättet faktiskt hellre""".split()
)
"""Words that carry no subject of their own; the guards read those of them that turn a meaning."""
_ANYONE = frozenset("enskild enskilde enskilda person personen personer personens man sökande sökanden den".split())
_NEAR = 0.4
"""Least cosine of the model's word vectors that helps; unrelated words of the domain stay under 0.3."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `text[start:end]`.

    Attributes:
        weight: How much of a clause's meaning rests on it, 0 to 1.
        telling: How much it tells of what a statement is about, 0 to 1: little if any text may have it.
        joined: The stem of a verb with the particle after it: "uppsäg" of "säga upp"; "" without one.
    """

    text: str
    start: int
    end: int
    stem: str
    weight: float
    telling: float = 0.0
    joined: str = ""


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """All words of a text in order; those within a number, a date or a reference to law weigh nothing."""
    taken = [(f.start, f.end) for f in facts(text)] + [(s.start, s.end) for s in sections(text)]
    found = []
    for m in _WORD.finditer(text):
        low = m.group().casefold()
        term, faint, telling = _alone(low)
        if not faint or any(a <= m.start() and m.end() <= b for a, b in taken):
            found.append(Word(m.group(), m.start(), m.end(), term, 0.0))
            continue
        particle = _PARTICLE.match(text, m.end())
        joined = stem(_PREFIX.get(particle[1].casefold(), particle[1].casefold()) + low) if particle else ""
        found.append(Word(m.group(), m.start(), m.end(), term, faint, telling, joined))
    return tuple(found)


_JOINTS = str.maketrans("", "", "-:’'")


def stem_of(word: str) -> str:
    """The stem of a word as it is written, without what joins its parts."""
    return stem(word.casefold().translate(_JOINTS))


@lru_cache(maxsize=50_000)
def _alone(low: str) -> tuple[str, float, float]:
    """Stem, weight and telling of a word in small letters, wherever it stands; one of no meaning weighs nothing."""
    term = stem_of(low)
    if low in FUNCTION_WORDS or len(low) < 2:
        return term, 0.0, 0.0
    if low in _ANYONE:
        return term, 0.2, 0.05
    rare = rarity(stem(low))
    return term, 0.4 + 0.6 * rare, 0.1 + 0.9 * rare**5


_PARTICLE = re.compile(
    r"\s+(?:(?:inte|sig|\w+)\s+)??(upp|ner|ned|in|ut|av|"
    r"på nytt|på|till|bort|fram|över|igenom|emot|igen|efter|tillbaka|med)\b",
    re.I,
)
_PREFIX = {"på nytt": "om", "igen": "åter", "tillbaka": "åter", "ner": "ned", "emot": "mot", "igenom": "genom"}
"""Particles that stand before the verb as another word: "pröva på nytt", "omprövas"."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a word of the statement is held, 0 to 1, and by which word of the evidence."""

    strength: float
    by: Word | None = None


def match(word: Word, candidates: Sequence[Word]) -> Match:
    """The best match of a word among those of the evidence."""
    best, rest = _by_kinship(word, candidates)
    if best.strength < _MODEL_MOST and len(word.stem) >= 4 and rest:
        best = _by_model(word, rest, best)
    return best


def akin(word: Word, candidates: Sequence[Word]) -> float:
    """How near a word is to the nearest of some by kinship alone, 0 to 1: what the model finds like it counts less."""
    return _by_kinship(word, candidates)[0].strength


def _by_kinship(word: Word, candidates: Sequence[Word]) -> tuple[Match, list[Word]]:
    """The nearest of some words by kinship, and those that it is none of; none where one is the same."""
    for other in candidates:
        if other.stem == word.stem and _counts(other, word):
            return Match(1.0, other), []
    best = Match(0.0)
    rest: list[Word] = []
    for other in candidates:
        if not other.weight:
            continue
        strength = kinship(word.stem, other.stem)
        if strength < _JOINED and (word.joined or other.joined):
            strength = max(strength, _kinship_joined(word, other))
        if strength > best.strength:
            best = Match(strength, other)
        rest.append(other)
    return best, rest


def _counts(other: Word, word: Word) -> bool:
    """Whether a word of the evidence means something, or is the very same as the statement's."""
    return other.weight > 0 or other.text.casefold() == word.text.casefold()


_JOINED = 0.85
"""How well a verb with its particle holds the verb or noun that has it as a prefix."""


def _kinship_joined(word: Word, other: Word) -> float:
    pairs = ((word.joined, other.stem), (word.stem, other.joined), (word.joined, other.joined))
    return max((min(_JOINED, kinship(a, b)) for a, b in pairs if a and b), default=0.0)


_MODEL_MOST = 0.7


def _by_model(word: Word, others: Sequence[Word], best: Match) -> Match:
    cosines = vectors(tuple(o.text.casefold() for o in others)) @ _vector(word.text.casefold())
    n = int(np.argmax(cosines))
    strength = min(_MODEL_MOST, float(cosines[n]) + 0.1) if cosines[n] >= _NEAR else 0.0
    return Match(strength, others[n]) if strength > best.strength else best


@lru_cache(maxsize=512)
def vectors(some: tuple[str, ...]) -> NDArray[np.float32]:
    """The vectors of some words, shape (words, dimensions)."""
    return np.stack([_vector(word) for word in some])


@lru_cache(maxsize=20_000)
def _vector(word: str) -> NDArray[np.float32]:
    model = word_model()
    return model.encode([word])[0] if model is not None else np.zeros(1, dtype=np.float32)


@lru_cache(maxsize=200_000)
def kinship(one: str, other: str) -> float:
    """How near two stems are: 1 the same, 0.9 near-equal, less for parts of compounds and common roots."""
    if one == other:
        return 1.0
    if other in near_equals(one):
        return 0.9
    short, long = sorted((one, other), key=len)
    if len(short) > 2 and long == f"{short}et":
        return _SAME_NOUN  # the stemmer leaves the definite ending of neuter nouns
    if len(short) < 4:
        return _SYNONYM if is_synonym(one, other) else 0.0
    if long.endswith(short) and len(long) - len(short) >= 3:
        return 0.85
    first, second = _whole_and_parts(one), _whole_and_parts(other)
    if any(p == q or q in near_equals(p) for p in first for q in second if len(p) > 3):
        return 0.75
    common = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if common >= 5 and common >= 0.7 * len(short):
        return 0.75
    return _SYNONYM if is_synonym(one, other) else 0.0


_SAME_NOUN = 0.95
_SYNONYM = 0.7
"""How well a synonym of the lexicon holds a word: it may be one in another sense only."""


@lru_cache(maxsize=50_000)
def _whole_and_parts(term: str) -> tuple[str, ...]:
    return (*compound_parts(term), term)


def compound_parts(term: str) -> tuple[str, ...]:
    """The parts of a compound by the general frequency list, or nothing."""
    return _analyzer().parts(term)


@lru_cache(maxsize=1)
def _analyzer() -> Analyzer:
    return Analyzer([w for w in per_million() if len(w) >= 4])
