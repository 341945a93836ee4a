"""What the library states that could be contradicted: a value of a subject, for whom, when and where.

A unit (sentence, list item or table row) gives one typed fact for each kind of thing that it states: an amount, a time
limit, an age limit, a count, who decides, or whether something is granted at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from assistant.comparison import clause_of
from assistant.evidence import Unit, units
from assistant.facts.fact import Fact
from assistant.facts.measures import YEAR
from assistant.facts.read import facts
from assistant.matching import FUNCTION_WORDS, Word, words
from assistant.oversight.household import Household, household, without_childlessness
from assistant.oversight.terms import terms
from assistant.parties import is_office
from assistant.scope import named_municipalities
from ingest.documents import CELL, Document, Kind, Passage
from ingest.index import Index

What = Literal["amount", "deadline", "age", "count", "actor", "negation"]
_OF_KIND: dict[str, What] = {
    "amount": "amount",
    "share": "amount",
    "time": "deadline",
    "rate": "deadline",
    "ordinal": "deadline",
    "day": "deadline",
    "month": "deadline",
    "clock": "deadline",
    "count": "count",
}
_AROUND = 0.8
"""What a word counts for that only the heading or the header row holds."""
_AGE_BEFORE = re.compile(
    r"(?:\bfyll\w*|\bålder\w*|\båldr\w*|\bgamm\w+|\bbarn(?:et|en|s)?|\bung(?:a|dom\w*)?|\bpersoner|\bden som är|"
    r"\bäldre än|\byngre än|\bär du|\bpersoner?,)[^.;|]{0,24}$",
    re.I,
)
_AGE_AFTER = re.compile(r"^\s*(?:gam(?:mal|la)|ålder|eller (?:äldre|yngre)|och (?:äldre|yngre)|fyllda)\b", re.I)
_DESCRIBES = frozenset((Kind.RAPPORT, Kind.NYHET))
"""Kinds of document that tell what has been, not what holds."""
_ENDS = (".", "!", ".)", ".”", ";", ",", ":")
_OF_THE_DOCUMENT = re.compile(r"(?:beslutad|fastställd|antagen|reviderad|uppdaterad|senast ändrad|gäller från)\b", re.I)
_OLDEST = 100 * 12
_DENIES = re.compile(
    r"\b(?:inte|ej|aldrig|ingen|inget|inga|utan att|nekas|avslås|förbjud\w+|otillåt\w+)\b"
    r"(?! (?:mer|längre|högre|fler|mindre|lägre|över|under|senare|bara|enbart|endast)\b)",
    re.I,
)
_SUBORDINATE = re.compile(
    r"[\s,]*(?:om|som|när|då|eftersom|trots|varken|så länge|såvida|förutsatt|även|utom|för att|så att|vad|den som|har|"
    r"är|finns|saknas|blir|kan)\b",
    re.I,
)
_DECIDES = re.compile(r"\b(?:beslut\w*|delegat\w*|avgör\w*)\b", re.I)
_CONDITION = re.compile(
    r"\b(?:om|när|vid|ifall|såvida|förutsatt|endast|bara|för den som|den som|har du|är du|efter|före|utan|utom|"
    r"undantag\w*)\b[^,.;|]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TypedFact:
    """A value as the library states it.

    Attributes:
        what: What kind of thing is stated.
        subject: The weightiest words of what it is said of.
        values: The facts of that kind; empty for an actor or a negation.
        actors: Who decides, as written.
        denies: Whether it is denied.
        years: Calendar years that it is said of; empty where it counts as long as its document does.
        municipalities: Whom it is said of; empty for the whole country.
        quote: The unit's words in its passage.
        about: The words of the unit, and of a row's columns.
        held: The terms of those words, and in part those of the words that it stands under.
    """

    what: What
    subject: str
    values: tuple[Fact, ...]
    actors: tuple[str, ...]
    denies: bool
    household: Household
    years: frozenset[int]
    municipalities: tuple[str, ...]
    passage: Passage
    document: Document
    start: int
    end: int
    text: str
    about: tuple[Word, ...]
    held: Mapping[str, float]

    @property
    def quote(self) -> str:
        """Its words, verbatim."""
        return self.passage.text[self.start : self.end]

    @property
    def key(self) -> str:
        """The first cell of a row; "" for the rest."""
        return self.quote.split(CELL)[0] if CELL in self.quote else ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the unit stands: document, section and offset in it."""
        return self.document.document_id, self.passage.section, self.passage.start + self.start

    def said(self, value: Fact) -> str:
        """A value as written."""
        return self.text[value.start : value.end]


def typed_facts(index: Index) -> tuple[TypedFact, ...]:
    """All typed facts of the library, each unit once however the passages overlap."""
    seen: set[tuple[str, int, int]] = set()
    found: list[TypedFact] = []
    for passage in index.passages:
        if index.documents[passage.document_id].metadata.kind in _DESCRIBES:
            continue
        for fact in of_passage(passage, index):
            if fact.place not in seen:
                found.append(fact)
        seen |= {f.place for f in found[-200:]}
    return tuple(found)


def of_passage(passage: Passage, index: Index) -> Iterator[TypedFact]:
    """The typed facts of one passage."""
    document = index.documents[passage.document_id]
    for unit in units(passage.text, passage.context):
        if _states(unit):
            yield from _of_unit(unit, passage, document, index)


def _states(unit: Unit) -> bool:
    """Whether a unit states something: a row under its header, an item under its lead-in, or a whole sentence."""
    text = unit.text.rstrip()
    if text.endswith("?") or _OF_THE_DOCUMENT.match(text):
        return False
    return bool(unit.lead) or text.endswith(_ENDS)


def _of_unit(unit: Unit, passage: Passage, document: Document, index: Index) -> Iterator[TypedFact]:
    text = _readable(unit)
    found = facts(text)
    key = _key_span(unit, text)
    ages = tuple(f for f in found if _is_age(text, f) or (_in_years(text, f) and key[0] <= f.start < key[1]))
    about = _stated(unit, text, passage, document, index)
    told = replace(about, household=household(unit.key or text, frozenset(f.number for f in ages)))
    by_what: dict[What, list[Fact]] = {}
    for fact in found:
        if fact in ages or key[0] <= fact.start < key[1] or not _tells(fact, found, text):
            continue
        if what := _OF_KIND.get(fact.kind):
            by_what.setdefault(what, []).append(fact)
    for what, values in by_what.items():
        yield replace(told, what=what, values=tuple(values))
    if ages:
        yield replace(about, what="age", values=ages)
    if actors := _actors(unit, text):
        yield replace(told, what="actor", actors=actors)
    if CELL not in unit.text and unit.text.rstrip().endswith((".", "!")):
        yield told


def _stated(unit: Unit, text: str, passage: Passage, document: Document, index: Index) -> TypedFact:
    """What all typed facts of a unit share; by itself it tells whether the unit denies."""
    heading = passage.context.split("\n")[0].split(" › ")[-1]
    own = terms(w for w in words(text) if w.text.casefold() not in FUNCTION_WORDS)
    return TypedFact(
        what="negation",
        subject=_subject(text),
        values=(),
        actors=(),
        denies=denies(text),
        household=household(unit.key or text),
        years=_years(text, unit.lead, heading, document.metadata.title),
        municipalities=_municipalities(unit, passage, document, index),
        passage=passage,
        document=document,
        start=unit.start,
        end=unit.end,
        text=text,
        about=tuple(w for w in words(text) if w.text.removesuffix("s") not in index.municipalities),
        held=terms(words(f"{heading}\n{unit.lead}"), _AROUND) | own,
    )


def _tells(fact: Fact, found: Sequence[Fact], text: str) -> bool:
    """Not a count of nothing, of what a list goes on to name, or a month without its day."""
    if fact.kind == "count":
        return bool(fact.unit) and not text.rstrip().endswith(":")
    return fact.kind != "month" or any(f.kind == "day" for f in found)


def _readable(unit: Unit) -> str:
    """A row with its columns' names before its cells; other units as they stand."""
    names, cells = unit.lead.split(CELL), unit.text.split(CELL)
    if CELL not in unit.text or len(names) != len(cells):
        return unit.text
    return " | ".join(f"{n.strip()}: {c.strip()}" for n, c in zip(names, cells, strict=True) if c.strip())


def what_of(text: str, fact: Fact) -> What | None:
    """What kind of thing a figure in a sentence states; None where it states nothing to be compared."""
    if _is_age(text, fact):
        return "age"
    return _OF_KIND.get(fact.kind) if _tells(fact, facts(text), text) else None


def conditions(text: str) -> tuple[str, ...]:
    """The clauses of a text that bound what it says."""
    return tuple(m.group().strip() for m in _CONDITION.finditer(text))


def denies(text: str) -> bool:
    """Whether a main clause denies; "utan barn" and "den som inte kan ..." only say of whom."""
    return _denies(without_childlessness(text))


def _key_span(unit: Unit, text: str) -> tuple[int, int]:
    """Where a row's first cell stands in its readable text; years there are ages."""
    at = text.find(unit.key) if unit.key and unit.lead else -1
    return (at, at + len(unit.key)) if at >= 0 else (0, 0)


def _in_years(text: str, fact: Fact) -> bool:
    written = text[fact.start : fact.end].casefold()
    return fact.kind == "time" and fact.unit == "månad" and fact.value <= _OLDEST and "mån" not in written


def _is_age(text: str, fact: Fact) -> bool:
    return _in_years(text, fact) and (
        "åring" in text[fact.start : fact.end].casefold()
        or _AGE_BEFORE.search(text[max(0, fact.start - 45) : fact.start]) is not None
        or _AGE_AFTER.match(text[fact.end :]) is not None
    )


def _years(*texts: str) -> frozenset[int]:
    """The years of the nearest text that names any."""
    for text in texts:
        if found := frozenset(map(int, YEAR.findall(re.sub(r"\(\d{4}:\d+\)", "", text)))):
            return found
    return frozenset()


def _municipalities(unit: Unit, passage: Passage, document: Document, index: Index) -> tuple[str, ...]:
    """Those that the unit names, or that open its line ("Norrberga: ..."), or its heading, or the document's."""
    line = passage.text[: unit.start].rpartition("\n")[2]
    opening = line.partition(":")[0] if ":" in line else ""
    for text in (unit.text, opening, unit.lead, passage.heading):
        if any(name in text for name in index.municipalities) and (named := named_municipalities(text, index)):
            return named
    return document.metadata.municipalities


def _actors(unit: Unit, text: str) -> tuple[str, ...]:
    """Who decides: the offices of a sentence about deciding, or the cell under such a column."""
    if CELL in unit.text:
        names, cells = unit.lead.split(CELL), unit.text.split(CELL)
        return tuple(
            c.strip() for n, c in zip(names, cells, strict=False) if _DECIDES.search(n) and c.strip() and c != unit.key
        )
    if not _DECIDES.search(text):
        return ()
    return tuple(w.text for w in words(text) if is_office(w) and not _is_own(w))


@lru_cache(maxsize=4096)
def _is_own(word: Word) -> bool:
    """The municipality and its board decide everything; only who within it does tells anything."""
    return re.fullmatch(r"(?:kommun|(?:social)?nämnd|förvaltning)(?:en|ens|s)?", word.text.casefold()) is not None


def _denies(text: str) -> bool:
    """Whether a main clause denies; "den som inte kan ..." and "om det inte ..." only say when."""
    for mark in _DENIES.finditer(text):
        start, _ = clause_of(text, mark.start())
        if mark.group().casefold() == "utan att" or not _SUBORDINATE.match(text[start:]):
            return True
    return False


def _subject(text: str) -> str:
    heavy = sorted((w for w in words(text) if w.weight), key=lambda w: -w.weight)[:3]
    return " ".join(w.text.casefold() for w in sorted(heavy, key=lambda w: w.start))
