"""Sources of different weight on the same point: law first, and where a municipality differs, both are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from assistant.abstain import of_form
from assistant.answer import Citation, Notice, Statement
from assistant.candidates import Candidate
from assistant.extractive.repetition import repeats
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import words
from assistant.query import Query
from ingest.documents import Document, Kind, Scope
from ingest.sentences import sentence_spans

_STEPS = ({1, 2, 3}, {4, 5}, {6, 9}, {7, 8})
"""Levels said together: law and general advice; guidance and local decisions; the rest; minutes and news."""
_DECIDED = 1
"""The step of guidance and local decisions."""
_TOLD = (Kind.BROSCHYR, Kind.OKAND)
_BINDING = 3
"""Least weighty level that a municipality is bound by or has to have reasons to depart from."""
_COMPARED = frozenset({"amount", "share", "time", "rate", "ordinal", "count"})
_SAME_POINT = 0.5
"""Least share of the shorter text's weight in the other for both to be about the same point."""


def by_level(chosen: Sequence[Candidate], municipality: str | None = None) -> list[Candidate]:
    """Law before what the municipality has decided before what colleagues in a network do; else as before.

    What the chosen municipality itself tells in slides or a brochure stands with what it has decided.
    """

    def step(candidate: Candidate) -> int:
        document = candidate.hit.document
        own = document.metadata.is_only_of(municipality)
        return min(_step(document), _DECIDED) if own and document.metadata.kind in _TOLD else _step(document)

    return sorted(chosen, key=step)


def in_order(statements: Sequence[Statement], citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """A chat model's statements in the same order, each by the weightiest source that carries it."""
    steps = {c.n: _step(c.document) for c in citations}
    return tuple(sorted(statements, key=lambda s: min(steps[n] for n in s.citations)))


def with_counterparts(
    query: Query, chosen: Sequence[Candidate], ranked: Sequence[Candidate], most: int
) -> list[Candidate]:
    """Puts beside each chosen statement the one of another level that differs on the same point, if there is one.

    Args:
        most: Statements in an answer at most; a counterpart takes the place of the last that has none.
    """
    paired = list(chosen)
    fitting = of_form(query, ranked)
    for candidate in chosen:
        if any(_differ(candidate, c) for c in paired):
            continue
        untold = (c for c in fitting if not any(repeats(c, told) for told in paired))
        counterpart = next((c for c in untold if _differ(candidate, c)), None)
        if counterpart is None:
            continue
        if len(paired) >= most:
            spare = next((c for c in reversed(paired) if c is not candidate and not _has_pair(c, paired)), None)
            if spare is None:
                continue
            paired.remove(spare)
        paired.append(counterpart)
    return paired


def differing(citations: Sequence[Citation]) -> Iterator[Notice]:
    """A notice where a municipality's own document tells another value than a national one on the same point."""
    for local, national in product(citations, citations):
        found = _difference(local.document, local.quote, national.document, national.quote)
        if found:
            mine, theirs = found
            whose = ", ".join(local.document.metadata.municipalities) or "kommunen"
            told = f"Källa [{local.n}] ({whose}) säger ”{mine}”. Källa [{national.n}] säger ”{theirs}”."
            weighs = " och väger tyngre" if national.document.metadata.kind.level <= _BINDING else ""
            whom = _others(national.quote, local.quote)
            ends = f" och gäller den som {whom}." if whom else f"{weighs}. Läs båda."
            yield Notice("local-differs", f"{told} Den är nationell{ends}")
            return


def _has_pair(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    return any(_differ(candidate, other) for other in others)


def _differ(one: Candidate, other: Candidate) -> bool:
    sides = (one.hit.document, one.unit.text), (other.hit.document, other.unit.text)
    return any(_difference(*a, *b) for a, b in (sides, sides[::-1]))


def _difference(local: Document, local_text: str, national: Document, national_text: str) -> tuple[str, str] | None:
    """The words that tell the two values, if one is local, the other weightier, and both are about the same point.

    That is told by a sentence of each; those around it are of other points.
    """
    if not _is_local(local) or not _outweighs(national, local):
        return None
    pairs = product(_sayings(local_text), _sayings(national_text))
    return next((found for pair in pairs if (found := _values(*pair))), None)


def _sayings(text: str) -> tuple[str, ...]:
    """A text and each of its sentences."""
    return tuple(dict.fromkeys((text, *(text[start:end] for start, end in sentence_spans(text)))))


def _values(local_text: str, national_text: str) -> tuple[str, str] | None:
    """The words that tell the two values of the same point in two texts that differ on it."""
    mine, theirs = _comparable(local_text), _comparable(national_text)
    if _years(local_text) and _years(national_text) and not _years(local_text) & _years(national_text):
        return None
    own = [f for f in mine if not any(_agree(f, other) for other in theirs)]
    others = [f for f in theirs if not any(_agree(f, other) for other in mine)]
    pair = next(((f, o) for f in own for o in others if f.alike(o)), None)
    if pair and _is_same_point(local_text, national_text):
        return local_text[pair[0].start : pair[0].end], national_text[pair[1].start : pair[1].end]
    return None


def _others(national_text: str, local_text: str) -> str:
    """Whom a national rule opens with that it is for, "begär sjukpenning", where the local tells nothing of them."""
    opens = _FOR_WHOM.match(national_text)
    named = {w.stem for w in words(opens["whom"]) if w.weight} if opens else set()
    return opens["whom"] if opens and named and named.isdisjoint(w.stem for w in words(local_text)) else ""


_FOR_WHOM = re.compile(
    r"(?:För )?de[nm]? som (?P<whom>[^,.]{3,60}?)(?:,| (?:ska|får|kan|måste|bör|har|är|behöver)\b)", re.IGNORECASE
)


def _is_local(document: Document) -> bool:
    return document.metadata.scope is Scope.LOKAL and document.metadata.kind.level == 5


def _outweighs(national: Document, local: Document) -> bool:
    metadata = national.metadata
    return metadata.kind.level < local.metadata.kind.level and metadata.scope is not Scope.LOKAL


def _comparable(text: str) -> list[Fact]:
    return [f for f in facts(text) if f.kind in _COMPARED and (f.kind != "count" or f.unit)]


def _agree(one: Fact, other: Fact) -> bool:
    return one.same(other) or one.within(other) or other.within(one)


def _years(text: str) -> set[float]:
    return {f.value for f in facts(text) if f.kind == "year"}


def _is_same_point(one: str, other: str) -> bool:
    """Whether the weightier part of the shorter text's words stands in the other."""
    first, second = ({w.stem: w.weight for w in words(text) if w.weight} for text in (one, other))
    shorter, longer = sorted((first, second), key=lambda side: sum(side.values()))
    total = sum(shorter.values())
    shared = sum(weight for stem, weight in shorter.items() if stem in longer)
    return total > 0 and shared >= _SAME_POINT * total


def _step(document: Document) -> int:
    level = document.metadata.kind.level
    return next(n for n, levels in enumerate(_STEPS) if level in levels)
