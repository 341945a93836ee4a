"""Guards for values that stand in the source, but with something else than the statement says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.comparison import Comparison, Difference, clause_of
from assistant.evidence import units
from assistant.facts.fact import Fact
from assistant.facts.measures import YEAR
from assistant.facts.read import facts
from assistant.facts.references import Section, sections
from assistant.guards.facts import differs
from assistant.matching import Word, kinship, words
from assistant.negations import DENIES
from assistant.parties import is_office, same_party
from ingest.documents import CELL


def columns(case: Comparison) -> Iterator[Difference]:
    """A value of a row belongs to its own column: of 2026, not of 2025."""
    for unit in case.units:
        heads, cells = unit.lead.split(CELL), unit.text.split(CELL)
        if not unit.key or len(heads) != len(cells) or len(heads) < 3:
            continue
        named = _named(case, heads)
        for fact in (*facts(case.statement), *_free(case.statement)):
            own = {n for n, cell in enumerate(cells) if n and any(fact.same(f) for f in facts(cell))}
            is_key = any(fact.same(f) for f in facts(cells[0]))
            if fact.kind in ("year", "month", "day") or is_key or not own or not named or own & named:
                continue
            theirs = [f for n in named for f in facts(cells[n])]
            if any(fact.alike(f) for f in theirs) and not any(f.same(o) for f in theirs for o in facts(case.statement)):
                yield differs(case, fact, None)


def _free(statement: str) -> Iterator[Fact]:
    """No kronor, where a statement says that something is free."""
    for m in _FREE.finditer(statement):
        yield Fact("amount", 0.0, "kr", m.start(), m.end())


_FREE = re.compile(
    r"(?<!inte )(?<!aldrig )(?<!ej )\b(?:gratis|kostnadsfri\w*|avgiftsfri\w*|utan (?:avgift|kostnad)|"
    r"kostar (?:ingenting|inget))\b",
    re.I,
)


def _named(case: Comparison, heads: Sequence[str]) -> set[int]:
    """The columns that a statement names: by all of a head's words and years, else by its years alone."""
    in_full = {n for n, head in enumerate(heads) if n and _named_in(case, head)}
    years = set(YEAR.findall(case.statement))
    return in_full or {n for n, head in enumerate(heads) if n and years & set(YEAR.findall(head))}


def _named_in(case: Comparison, head: str) -> bool:
    """Whether a statement names a column by all of its head's words and years."""
    keyed = [w for w in words(head) if w.weight]
    told = [any(f.same(o) for o in facts(case.statement)) for f in facts(head)]
    told += [any(kinship(w.stem, o.stem) >= 0.85 for o in case.words) for w in keyed]
    return bool(told) and all(told)


def unticked(case: Comparison) -> Iterator[Difference]:
    """Who decides is not one whose column has a dash where another's says yes."""
    if DENIES.search(case.statement):
        return
    for unit in case.units:
        heads, cells = unit.lead.split(CELL), unit.text.split(CELL)
        if not unit.key or len(heads) != len(cells) or not any(_YES.match(cell) for cell in cells[1:]):
            continue
        told = [
            (word, cells[n])
            for word in filter(is_office, case.words)
            for n, head in enumerate(heads)
            if n and any(same_party(word, w) for w in words(head))
        ]
        if told and all(_NO.fullmatch(cell.strip()) for _, cell in told):
            word = told[0][0]
            yield Difference(f"källan har ett streck för {word.text}", word.start, word.end)


_YES, _NO = re.compile(r"\s*(?:ja\b|x\b|[✓✔])", re.I), re.compile(r"[–—-]|nej", re.I)


def crossed(case: Comparison) -> Iterator[Difference]:
    """Two facts of one clause stand in two sentences, each of which has another one in the other's place.

    A sentence that leans on the one before ("Av dem ledde 6 till avhysning") may share a fact with it.
    """
    source = units(case.passage, case.context)
    leaning = {b: a for a, b in pairwise(source) if _LEANS.match(b.text)}
    said = facts(case.statement)
    for one in said:
        for other in said:
            if (
                one is other
                or one.kind == other.kind
                or clause_of(case.statement, one.start) != clause_of(case.statement, other.start)
            ):
                continue
            with_one = [u for u in source if any(one.same(f) for f in facts(u.whole))]
            with_other = [u for u in source if any(other.same(f) or other.within(f) for f in facts(u.whole))]
            together = any(u is v or leaning.get(u) is v or leaning.get(v) is u for u in with_one for v in with_other)
            if not with_one or together:
                continue
            if all(any(other.alike(f) for f in facts(u.whole)) for u in with_one):
                yield differs(case, other, one)


_LEANS = re.compile(r"(?:av (?:dem|dessa)|därav|varav|de|dessa)\b", re.I)


_SEGMENT = re.compile(r"(?<!kap)[,;:.|\n](?!\d)|\b(?:och|men|medan|respektive|samt)\b", re.I)


def segments(case: Comparison) -> Iterator[Difference]:
    """A word that its source tells with one value, and the statement with another that stands elsewhere.

    "Medelvärdet för inflytande var 4,3 och för bemötande 4,5": with "bemötande" belongs 4,5.
    """
    said_values: tuple[Fact | Section, ...] = (*facts(case.statement), *sections(case.statement))
    for unit in case.units:
        values: list[Fact | Section] = [*facts(unit.text), *sections(unit.text)]
        for value in said_values:
            own = [v for v in values if _equal(value, v)]
            if not own or (isinstance(value, Fact) and value.kind in ("year", "month", "day", "law", "code")):
                continue
            start, end = _part_of(case.statement, value.start)
            for word in (w for w in case.words if start <= w.start < end and w.weight >= _SPECIFIC):
                if (other := _told_with(word, unit.text, value, own, said_values)) is not None:
                    told, said = unit.text[other.start : other.end], case.statement[value.start : value.end]
                    yield Difference(f"källan säger {told}, påståendet {said}", value.start, value.end)
                    return


def _told_with(
    word: Word, text: str, value: Fact | Section, own: Sequence[Fact | Section], said: Sequence[Fact | Section]
) -> Fact | Section | None:
    """What a text tells a word with, where that is like the statement's value and none of the statement's.

    Args:
        own: The text's values that equal it, which stand elsewhere.
        said: All values of the statement.
    """
    at = [w.start for w in words(text) if w.weight and kinship(word.stem, w.stem) >= 0.75]
    if len(at) != 1:
        return None
    start, end = _part_of(text, at[0])
    values: list[Fact | Section] = [*facts(text), *sections(text)]
    if not any(start <= v.start < end for v in values) and _JOINED.match(text, end):  # "regionen respektive kommunerna"
        end = _part_of(text, end)[1]
    within = [v for v in values if start <= v.start < end]
    if not all(_before(text, v.start, at[0]) for v in own) and not any(v.end <= at[0] for v in within):
        return None  # what stands first may be told of all that follows: "Hyran får vara 6 200 ... och 7 300"
    if any(_equal(s, v) for v in within for s in said):
        return None
    return within[0] if any(_like(value, v) for v in within) else None


_JOINED = re.compile(r"(?:och|respektive|samt)\b", re.I)


def _before(text: str, one: int, other: int) -> bool:
    """Whether a place stands in an earlier part than another."""
    return next(p for p in _parts(text) if p[0] <= one < p[1]) < next(p for p in _parts(text) if p[0] <= other < p[1])


_SPECIFIC = 0.6
"""Least weight of a word that tells what a value is about."""


def _parts(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.start() for m in _SEGMENT.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _part_of(text: str, place: int) -> tuple[int, int]:
    return next((p for p in _parts(text) if p[0] <= place < p[1]), (0, 0))


def _equal(one: Fact | Section, other: Fact | Section) -> bool:
    if isinstance(one, Fact):
        return isinstance(other, Fact) and one.same(other)
    return isinstance(other, Section) and one.agrees(other)


def _like(one: Fact | Section, other: Fact | Section) -> bool:
    if isinstance(one, Fact):
        return isinstance(other, Fact) and one.alike(other)
    return isinstance(other, Section)
