"""What a passage says, unit by unit, and how much of a statement's words its units hold.

A unit is a sentence, a table row under its header, or a list item under its lead-in. A word of the statement is held
through the same stem, a near-equal, a part of a compound, a common root, or, as help only, a near word of the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.facts import facts
from assistant.references import sections
from assistant.synonyms import near_equals
from ingest.analyze import Analyzer, stem
from ingest.chunk import strip_marker
from ingest.documents import CELL
from ingest.frequencies import per_million, rarity
from ingest.neighbours import bundled_model
from ingest.sentences import sentence_spans

_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W_]+)*")
_ENDS = (".", "!", "?", ".)", ".”", '."', ":")
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
    möjlighet lite helst vår exempelvis åtminstone varandra hela just gången taget""".split()
)
"""Words that carry no subject of their own; the guards read those of them that turn a meaning."""
_ANYONE = frozenset("enskild enskilde enskilda person personen personer personens man sökande sökanden den".split())
_NEAR = 0.4
"""Least cosine of the model's word vectors that helps; unrelated words of the domain stay under 0.3."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `text[start:end]`; `weight` is how much of a statement's meaning rests on it."""

    text: str
    start: int
    end: int
    stem: str
    weight: float


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """All words of a text in order; those within a number, a date or a reference to law weigh nothing."""
    taken = [(f.start, f.end) for f in facts(text)] + [(s.start, s.end) for s in sections(text)]
    found = []
    for m in _WORD.finditer(text):
        low = m.group().casefold()
        inside = any(a <= m.start() and m.end() <= b for a, b in taken)
        faint = 0.2 if low in _ANYONE else 0.4 + 0.6 * rarity(stem(low))
        light = inside or low in FUNCTION_WORDS or len(low) < 2
        term = stem(re.sub(r"[-:’']", "", low))
        found.append(Word(m.group(), m.start(), m.end(), term, 0.0 if light else faint))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, row or item of a passage: `passage[start:end]`.

    Attributes:
        text: Its own words, without a list mark.
        lead: The lead-in or header row that it stands under.
        key: The first cell of a row.
    """

    start: int
    end: int
    text: str
    lead: str = ""
    key: str = ""

    @property
    def whole(self) -> str:
        """Its words under those it stands under."""
        return f"{self.lead}\n{self.text}" if self.lead else self.text


@lru_cache(maxsize=512)
def units(passage: str, context: str = "") -> tuple[Unit, ...]:
    """The units of a passage; a list's lead-in and a table's header may stand last in the context."""
    lead = context.rsplit("\n", 1)[-1] if "\n" in context else ""
    found: list[Unit] = []
    lines = [m.span() for m in re.finditer(r"[^\n]+", passage) if m.group().strip()]
    for n, (start, end) in enumerate(lines):
        line = passage[start:end]
        if CELL in line:
            opens_table = CELL not in lead
            found.append(Unit(start, end, line, "" if opens_table else lead, line.split(CELL)[0].strip()))
            lead = line if opens_table else lead
            continue
        if CELL in lead or (lead and found and _closes_list(passage[lines[n - 1][0] : lines[n - 1][1]], line)):
            lead = ""
        spans = list(sentence_spans(passage, start, end))
        for first, last in spans:
            body = strip_marker(passage[first:last])
            found.append(Unit(last - len(body), last, body, lead))
        following = passage[lines[n + 1][0] : lines[n + 1][1]] if n + 1 < len(lines) else ""
        if _opens_list(line, following):
            lead = passage[spans[-1][0] : spans[-1][1]]
    return tuple(found)


def _opens_list(line: str, following: str) -> bool:
    stripped = line.rstrip()
    return bool(following) and (
        stripped.endswith(":") or (not stripped.endswith(_ENDS + (",", ";")) and strip_marker(following)[0].islower())
    )


def _closes_list(previous: str, line: str) -> bool:
    """A whole sentence after an item that ended the list: "... riksnormen.", then "Beloppet avser ..."."""
    return previous.rstrip().endswith(".") and strip_marker(previous)[0].islower() and line[0].isupper()


@dataclass(frozen=True, slots=True)
class Match:
    """How well a word of the statement is held, 0 to 1, and by which word of the evidence."""

    strength: float
    by: Word | None = None


def match(word: Word, candidates: Iterable[Word]) -> Match:
    """The best match of a word among those of the evidence."""
    best = Match(0.0)
    rest = []
    for other in candidates:
        if not other.weight and other.text.casefold() != word.text.casefold():
            continue
        strength = kinship(word.stem, other.stem)
        if strength > best.strength:
            best = Match(strength, other)
            if strength == 1:
                return best
        rest.append(other)
    if best.strength < _MODEL_MOST and len(word.stem) >= 4 and rest:
        best = _by_model(word, rest, best)
    return best


_MODEL_MOST = 0.7


def _by_model(word: Word, others: Sequence[Word], best: Match) -> Match:
    cosines = np.stack([_vector(o.text.casefold()) for o in others]) @ _vector(word.text.casefold())
    n = int(np.argmax(cosines))
    strength = min(_MODEL_MOST, float(cosines[n]) + 0.1) if cosines[n] >= _NEAR else 0.0
    return Match(strength, others[n]) if strength > best.strength else best


@lru_cache(maxsize=20_000)
def _vector(word: str) -> NDArray[np.float32]:
    model = bundled_model()
    return model.encode([word])[0] if model is not None else np.zeros(1, dtype=np.float32)


@lru_cache(maxsize=200_000)
def kinship(one: str, other: str) -> float:
    """How near two stems are: 1 the same, 0.9 near-equal, less for parts of compounds and common roots."""
    if one == other:
        return 1.0
    if other in near_equals(one):
        return 0.9
    short, long = sorted((one, other), key=len)
    if len(short) < 4:
        return 0.0
    if long.endswith(short) and len(long) - len(short) >= 3:
        return 0.85
    first, second = _whole_and_parts(one), _whole_and_parts(other)
    if any(p == q or q in near_equals(p) for p in first for q in second if len(p) > 3):
        return 0.75
    common = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return 0.75 if common >= 5 and common >= 0.7 * len(short) else 0.0


@lru_cache(maxsize=50_000)
def _whole_and_parts(term: str) -> tuple[str, ...]:
    return (*compound_parts(term), term)


def compound_parts(term: str) -> tuple[str, ...]:
    """The parts of a compound by the general frequency list, or nothing."""
    return _analyzer().parts(term)


@lru_cache(maxsize=1)
def _analyzer() -> Analyzer:
    return Analyzer([w for w in per_million() if len(w) >= 4])


@dataclass(frozen=True, slots=True)
class Support:
    """How a statement's words and facts are held by a few units.

    Attributes:
        units: The units that hold them, the best first.
        matches: For each word of the statement its match.
        coverage: The share of the words' and facts' weight that is held, 0 to 1.
        strange: Whether a rare noun is not held at all: it is likely what the statement is about.
    """

    units: tuple[Unit, ...]
    matches: tuple[Match, ...]
    coverage: float
    strange: bool = False


_MOST_UNITS = 3
_LEAST_GAIN = 0.06
_FACT_WEIGHT = 0.7
_RARE = 0.92
_PARTICIPLE = re.compile(r".+(?:des|tes|ats|lld|ad|met|nnet|rd|gd|ade|nde)", re.I)


def support(statement: str, passage: str, context: str) -> Support:
    """Picks the units that together hold most of a statement's words and facts."""
    wanted = words(statement)
    weights = [w.weight for w in wanted]
    weights += [_FACT_WEIGHT] * (len(facts(statement)) + len(sections(statement)))
    total = sum(weights) or 1.0
    held = [Match(0.8 * m.strength, m.by) for m in match_all(statement, context)]
    table = [(u, match_all(statement, u.whole)) for u in _of_fitting_rows(statement, units(passage, context))]
    chosen: list[Unit] = []
    while table and len(chosen) < _MOST_UNITS:
        unit, found = max(table, key=lambda row: (round(_gain(weights, held, row[1]), 3), -len(row[0].text)))
        if chosen and _gain(weights, held, found) / total < _LEAST_GAIN:
            break
        chosen.append(unit)
        held = [max(a, b, key=lambda m: m.strength) for a, b in zip(found, held, strict=True)]
        table = [row for row in table if row[0] is not unit]
    coverage = sum(w * m.strength for w, m in zip(weights, held, strict=True)) / total
    strange = any(
        w.weight >= _RARE and m.strength < 0.5 and not _PARTICIPLE.fullmatch(w.text)
        for w, m in zip(wanted, held, strict=False)
    )
    return Support(tuple(chosen), tuple(held[: len(wanted)]), coverage, strange)


def match_all(statement: str, text: str) -> list[Match]:
    """How a text holds each word, then each fact, then each reference of a statement."""
    found = [match(w, words(text)) if w.weight else Match(0.0) for w in words(statement)]
    found += [Match(float(any(f.same(o) or f.within(o) for o in facts(text)))) for f in facts(statement)]
    return found + [Match(float(any(s.agrees(o) for o in sections(text)))) for s in sections(statement)]


def _of_fitting_rows(statement: str, found: Sequence[Unit]) -> list[Unit]:
    """Of a table only the rows whose first cell the statement names best, where it names one at all."""
    fits = {u: _key_fit(statement, u.key) for u in found if u.key and u.lead}
    share, weight = max(fits.values(), default=(0.0, 0.0))
    if share < _LEAST_KEY:
        return list(found)
    kept = {u for u, (s, w) in fits.items() if s >= share - 0.01 or (s >= 0.4 and w > weight + 0.1)}
    return [u for u in found if u not in fits or u in kept]


_LEAST_KEY = 0.6


def _key_fit(statement: str, key: str) -> tuple[float, float]:
    """The share of a first cell's words and facts that the statement has, and their weight."""
    said, told = words(statement), facts(statement)
    keyed = [w for w in words(key) if w.weight]
    counts = facts(key)
    total = sum(w.weight for w in keyed) + len(counts)
    held = sum(w.weight * (match(w, said).strength >= 0.75) for w in keyed)
    held += sum(any(f.same(c) or f.within(c) for f in told) for c in counts)
    return (held / total if total else 0.0), held


def _gain(weights: Sequence[float], held: Sequence[Match], found: Sequence[Match]) -> float:
    return sum(w * max(0.0, b.strength - a.strength) for w, a, b in zip(weights, held, found, strict=True))
