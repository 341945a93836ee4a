"""What differs between two answers, claim by claim: decisions, figures, conditions, denials and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import words
from assistant.oversight.records import Kept, Source
from assistant.oversight.terms import strength, terms
from assistant.oversight.typed_facts import conditions, denies, what_of

Kind = Literal["decision", "amount", "deadline", "age", "count", "condition", "negation", "source"]
KINDS: dict[Kind, str] = {
    "decision": "Beslut att svara",
    "amount": "Belopp",
    "deadline": "Tid",
    "age": "Ålder",
    "count": "Antal",
    "condition": "Villkor",
    "negation": "Nekande",
    "source": "Källa",
}
"""Each kind in Swedish."""
_ALIKE = 0.6
"""Least share of a clause's or statement's words that the other answer holds, for it to say so too."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that two answers do not share.

    Attributes:
        one, other: What each says; "" where it says nothing of the kind.
        one_quote, other_quote: The words of the source that each rests on; "" where it says nothing.
        one_source, other_source: Titles of those sources.
    """

    kind: Kind
    one: str
    other: str
    one_quote: str = ""
    other_quote: str = ""
    one_source: str = ""
    other_source: str = ""

    def turned(self) -> Difference:
        """The same seen from the other answer."""
        return Difference(
            self.kind, self.other, self.one, self.other_quote, self.one_quote, self.other_source, self.one_source
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement and what carries it."""

    text: str
    quote: str
    source: str


def differences(one: Kept, other: Kept) -> tuple[Difference, ...]:
    """What the answers do not share; where only one of them answers, that alone."""
    if one.status != other.status:
        return (_decision(one, other),)
    if one.status == "abstained":
        return ()
    mine, theirs = _said(one), _said(other)
    found = [*_figures(mine, theirs)]
    for here, there, turn in ((mine, theirs, False), (theirs, mine, True)):
        for difference in (*_conditions(here, there), *_denials(here, there)):
            found.append(difference.turned() if turn else difference)
    found += _sources(one, other)
    return tuple(dict.fromkeys(found))


def _decision(one: Kept, other: Kept) -> Difference:
    left, right = _decided(one), _decided(other)
    return Difference("decision", left.text, right.text, left.quote, right.quote, left.source, right.source)


def _decided(kept: Kept) -> _Said:
    said = _said(kept)
    return said[0] if said else _Said(kept.reason or "Inget svar", "", "")


def _said(kept: Kept) -> list[_Said]:
    by_number = {s.n: s for s in kept.sources}
    found = []
    for statement in kept.statements:
        source = next((by_number[n] for n in statement.citations if n in by_number), None)
        found.append(_Said(statement.text, source.quote if source else "", source.title if source else ""))
    return found


def _figures(mine: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[Difference]:
    left, right = _lacking(mine, theirs), _lacking(theirs, mine)
    for what, fact, said in left:
        match = next((r for r in right if r[0] == what and r[1].kind == fact.kind), None)
        if match:
            right.remove(match)
        yield _figure(what, fact, said, match)
    for what, fact, said in right:
        yield _figure(what, fact, said, None).turned()


_Figure = tuple[Kind, Fact, _Said]


def _figure(what: Kind, fact: Fact, said: _Said, match: _Figure | None) -> Difference:
    one = said.text[fact.start : fact.end]
    if match is None:
        return Difference(what, one, "", said.quote, "", said.source)
    _, other, there = match
    return Difference(
        what, one, there.text[other.start : other.end], said.quote, there.quote, said.source, there.source
    )


def _lacking(mine: Sequence[_Said], theirs: Sequence[_Said]) -> list[_Figure]:
    """The figures of one answer that the other does not have."""
    held = [f for s in theirs for f in facts(s.text)]
    found: list[_Figure] = []
    for said in mine:
        for fact in facts(said.text):
            what = what_of(said.text, fact)
            known = any(fact.same(o) and {fact.bound, o.bound} != {"most", "least"} for o in held)
            if what in ("amount", "deadline", "age", "count") and not known:
                found.append((what, fact, said))
    return found


def _conditions(mine: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[Difference]:
    """Bounds that the other answer does not tell, although it says what they bound."""
    held = terms(w for s in theirs for w in words(s.text))
    for said in mine:
        about = next((t for t in theirs if _share(_without(said.text), t.text) >= _ALIKE), None)
        for clause in conditions(said.text):
            weights = [(w.weight, strength(w.stem, held)) for w in words(clause) if w.weight]
            total = sum(weight for weight, _ in weights)
            if about and total and sum(w * s for w, s in weights) / total < _ALIKE:
                yield Difference("condition", clause, "", said.quote, about.quote, said.source, about.source)


def _without(text: str) -> str:
    """A statement without its conditions."""
    for clause in conditions(text):
        text = text.replace(clause, " ")
    return text


def _denials(mine: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[Difference]:
    """What one denies and the other says."""
    for said in mine:
        if not denies(said.text) or any(said.text == t.text for t in theirs):
            continue
        for there in theirs:
            alike = _share(said.text, there.text) >= _ALIKE and _share(there.text, said.text) >= _ALIKE
            if alike and not denies(there.text):
                yield Difference("negation", said.text, there.text, said.quote, there.quote, said.source, there.source)


def _share(one: str, other: str) -> float:
    """The share of a text's words that another holds, 0 to 1."""
    held = terms(words(other))
    weights = [(w.weight, strength(w.stem, held)) for w in words(one) if w.weight]
    total = sum(weight for weight, _ in weights)
    return sum(w * s for w, s in weights) / total if total else 0.0


def _sources(one: Kept, other: Kept) -> Iterator[Difference]:
    """Documents that only one of the answers rests on."""
    mine, theirs = _only(one, other), _only(other, one)
    for n in range(max(len(mine), len(theirs))):
        left, right = (found[n] if n < len(found) else None for found in (mine, theirs))
        yield Difference(
            "source",
            left.title if left else "",
            right.title if right else "",
            left.quote if left else "",
            right.quote if right else "",
            left.title if left else "",
            right.title if right else "",
        )


def _only(one: Kept, other: Kept) -> list[Source]:
    theirs = {s.work_id for s in other.sources}
    return list({s.work_id: s for s in one.sources if s.work_id not in theirs}.values())
