"""Amounts that are set anew each year: answered from the table of the year that is meant, never from another year's.

A table is a year's where its caption or the nearest heading names the year, "Riksnormen 2025". Tables of the same name
make a series, in whichever documents of the library they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.asked_of import year_meant
from assistant.candidates import Candidate
from assistant.household import household
from assistant.quantities import quantities
from assistant.query import Query
from assistant.scope import may_answer
from ingest.analyze import STOPWORDS, fold
from ingest.documents import CELL, Passage
from ingest.index import Index
from ingest.listing import listed

_HEADED = re.compile(
    r"^(?:(?:tabell|bilaga|del)\s+\w{1,3}[.:–-]?\s*)?(?P<name>[A-ZÅÄÖa-zåäö][^\d\n:]{2,60}?)[\s,]*(?:för|år|under)?\s*"
    r"\(?(?P<year>20\d\d)\b(?!-\d)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d\s?(?:kr\b|kronor)|\bkr(?:onor)?\b", re.IGNORECASE)
_GENERIC = frozenset(
    "tabell belopp summa avgift kostnad nivå taxa bilaga del ersättning budget utfall resultat".split()
)
_ASKS_AMOUNT = re.compile(
    r"\b(?:i år|förra året|i fjol|nästa år)\b|\bvad (?:landar|landade|ligger|låg|hamnar|hamnade) [^?]{2,60}? på\b|"
    r"\b(?:hur mycket|hur mkt|hur hög\w*|hur stor\w*|belopp(?:et|en)?|i kronor|kostar?)\b"
    r"|^\s*(?:vad|vilka|vilken|vilket) (?:är|blir|var)\b.*\bför\b",
    re.IGNORECASE,
)

_ASKS_WHETHER = re.compile(
    r"\s*(?:får|ska|bör|kan|måste|blir|är|har|gäller|kommer|varför|vem|hur\s+(?:beräkn|räkn)\w*)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Series:
    """Tables of one name.

    Attributes:
        terms: Search terms that name it.
        subjects: Terms of what its captions say that the tables are of, "gemensamma hushållskostnader".
        phrases: The same as written, where one of its words is in the name of any table: "personliga kostnader".
        tables: Passage ids of each year's tables.
    """

    name: str
    terms: frozenset[str]
    subjects: frozenset[frozenset[str]]
    phrases: frozenset[str]
    tables: tuple[tuple[int, frozenset[str]], ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there is a table for, in order."""
        return tuple(year for year, _ in self.tables)

    def of(self, year: int) -> frozenset[str]:
        """Passage ids of a year's tables."""
        return dict(self.tables).get(year, frozenset())


@dataclass(frozen=True, slots=True)
class YearAsked:
    """A series that a question asks an amount of, and for which year."""

    series: Series
    year: int


class Yearly:
    """The series of one index generation."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def asked(self, query: Query, municipality: str | None, as_of: date, now: date) -> YearAsked | None:
        """The series that a question asks an amount of: for the one year it names, or else the year of the day.

        Args:
            now: The day from which "i år" and "förra året" are told.
        """
        if len(query.years) > 1:
            return None
        said = {form for term in query.terms for form, weight in term.forms if weight >= _STANDS_FOR}
        said |= set(self._index.analyzer.terms(query.text))
        year_told = bool(query.years) and not _ASKS_WHETHER.match(query.text)
        meant = year_meant(query.text, now)
        amount = year_told or _ASKS_AMOUNT.search(query.text) is not None
        of_row = amount or any(quantities(query.text))
        named = [
            s
            for s in self._series
            if (amount and s.terms <= said)
            or (of_row and (any(w <= said for w in s.subjects) or any(p in query.text.lower() for p in s.phrases)))
        ]
        if not named:
            return None
        closest = self._within(max(named, key=lambda s: len(s.terms)), municipality)
        return (
            YearAsked(closest, int(query.years[0]) if query.years else meant or as_of.year) if closest.tables else None
        )

    @cached_property
    def _series(self) -> tuple[Series, ...]:
        found: dict[frozenset[str], tuple[str, set[str], dict[int, set[str]]]] = {}
        for passage in self._index.passages:
            for name, year in _headed(passage):
                if terms := self._terms(name):
                    _, subjects, years = found.setdefault(terms, (name, set(), {}))
                    years.setdefault(year, set()).add(passage.passage_id)
                    subjects |= {rest.strip().lower() for rest in _subjects(passage)}
        return tuple(
            Series(
                name,
                terms,
                frozenset(words for words in map(self._terms, subjects) if len(words) > 1),
                frozenset(phrase for phrase in subjects if " " in phrase),
                tuple((year, frozenset(ids)) for year, ids in sorted(years.items())),
            )
            for terms, (name, subjects, years) in found.items()
            if len(years) > 1 or len(terms) == 1 == len(name.split())
        )

    def _terms(self, name: str) -> frozenset[str]:
        words = [w for w in re.findall(r"[\wåäö-]+", name) if fold(w) not in _FOLDED_STOPWORDS]
        terms = frozenset(t for w in words for t in self._index.analyzer.terms(w)[:1] if len(t) > 2)
        return terms - _generic(self._index) if len(words) <= _LONGEST_NAME else frozenset()

    def _within(self, series: Series, municipality: str | None) -> Series:
        """The tables that may answer for a municipality; a table's own year is what bounds it in time."""
        documents = {p.passage_id: self._index.documents[p.document_id] for p in self._index.passages}

        def counts(passage_id: str) -> bool:
            document = documents[passage_id]
            day = document.metadata.valid_from or document.metadata.valid_to or date.today()
            return may_answer(document, municipality, day, self._index)

        kept = ((year, frozenset(filter(counts, ids))) for year, ids in series.tables)
        return replace(series, tables=tuple((year, ids) for year, ids in kept if ids))


def bind(query: Query, asked: YearAsked | None) -> Query:
    """The question with its year told, where it leaves it out."""
    if asked is None or query.years:
        return query
    return replace(query, text=f"{query.text} ({asked.year})", years=(str(asked.year),))


def of_the_year(question: str, asked: YearAsked | None, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates in the year's tables, or what stands with them, that are of the age and number asked about."""
    within = in_the_year(asked, ranked)
    return tuple(c for c in within if _is_of(question, c)) if within else tuple(ranked)


def in_the_year(asked: YearAsked | None, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates in the year's tables, or what stands with them."""
    tables = asked.series.of(asked.year) if asked else frozenset()
    stand = {_place(c) for c in ranked if c.hit.passage.passage_id in tables}
    return tuple(c for c in ranked if c.hit.passage.passage_id in tables or _place(c) in stand)


def _place(candidate: Candidate) -> tuple[str, str]:
    """The document and the headings that a candidate stands under: an example in prose stands with its table."""
    passage = candidate.hit.passage
    return passage.document_id, passage.context.partition("\n")[0]


def _is_of(question: str, candidate: Candidate) -> bool:
    """Whether a candidate tells of the ages and numbers of persons in a question: "4–6 år", "tre personer"."""
    told = list(quantities(f"{candidate.unit.label}\n{candidate.unit.text}"))
    size = household(question)
    if size and any(t.unit == "person" and t.holds(size.persons) for t in told):
        return True  # a post of the whole household, whatever the ages of its children
    asked = [q for q in quantities(question) if q.unit in ("år", "person")]
    return all(any(t.unit == q.unit and t.low <= q.high and q.low <= t.high for t in told) for q in asked)


def refusal(asked: YearAsked) -> str:
    """Why an amount of a year is not told, with the years that there are tables for."""
    years = listed(asked.series.years)
    if asked.year in asked.series.years:
        missing = f"Inget säkert svar på frågan hittades i eller vid tabellerna för {asked.year}."
        return f"{missing} Tabeller finns i biblioteket för {years}."
    return f"Biblioteket har ingen tabell för {asked.year}. Tabeller finns för {years}."


def _headed(passage: Passage) -> Iterator[tuple[str, int]]:
    """The names and years that a passage's tables stand under: a caption's, or else the nearest heading's."""
    if CELL not in passage.text or not _AMOUNT.search(f"{passage.context}\n{passage.text}"):
        return
    path, *lead = passage.context.split("\n")
    captions = [line for line in (*passage.text.split("\n"), *lead) if CELL not in line]
    named = [m for line in captions if (m := _HEADED.match(line.strip()))]
    nearest = next((m for heading in reversed(path.split(" › ")) if (m := _HEADED.match(heading))), None)
    for m in (nearest,) if nearest else named:
        yield m["name"].strip(" :,–-"), int(m["year"])


def _subjects(passage: Passage) -> Iterator[str]:
    """What the captions of a passage say that its tables are of, after the name and the year."""
    for line in passage.text.split("\n"):
        headed = _HEADED.match(line.strip()) if CELL not in line else None
        if headed and (rest := re.match(r"\s*\)?\s*[:–-]\s*([^,(:]+)", line.strip()[headed.end() :])):
            yield from re.split(r"\soch\s|\sför\s", rest[1])[:1]


def _generic(index: Index) -> frozenset[str]:
    return frozenset(t for w in _GENERIC for t in index.analyzer.terms(w))


_STANDS_FOR = 0.8
"""A form's least weight to stand for a word of the question."""
_LONGEST_NAME = 4
"""Words in a table's name at most, function words left out."""
_FOLDED_STOPWORDS = frozenset(fold(w) for w in STOPWORDS)
