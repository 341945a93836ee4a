"""What differs between two answers, claim by claim: decisions, figures, conditions, denials and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from assistant.facts.read import facts
from assistant.matching import words
from assistant.oversight.records import Kept
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

    @classmethod
    def between(cls, kind: Kind, one: Said, other: Said) -> Difference:
        """What two statements say, each with what carries it."""
        return cls(kind, one.text, other.text, one.quote, other.quote, one.source, other.source)

    def turned(self) -> Difference:
        """The same seen from the other answer."""
        return Difference(
            self.kind, self.other, self.one, self.other_quote, self.one_quote, self.other_source, self.one_source
        )


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and what carries it."""

    text: str = ""
    quote: str = ""
    source: str = ""


def differences(one: Kept, other: Kept) -> tuple[Difference, ...]:
    """What the answers do not share; where only one of them answers, that alone."""
    if one.status != other.status:
        return (Difference.between("decision", _decided(one), _decided(other)),)
    if one.status == "abstained":
        return ()
    mine, theirs = _said(one), _said(other)
    found = [*_figures(mine, theirs)]
    for here, there, turn in ((mine, theirs, False), (theirs, mine, True)):
        for difference in (*_conditions(here, there), *_denials(here, there)):
            found.append(difference.turned() if turn else difference)
    found += _sources(one, other)
    return tuple(dict.fromkeys(found))


def _decided(kept: Kept) -> Said:
    said = _said(kept)
    return said[0] if said else Said(kept.reason or "Inget svar")


def _said(kept: Kept) -> list[Said]:
    by_number = {s.n: s for s in kept.sources}
    found = []
    for statement in kept.statements:
        source = next((by_number[n] for n in statement.citations if n in by_number), None)
        found.append(Said(statement.text, source.quote if source else "", source.title if source else ""))
    return found


def _figures(mine: Sequence[Said], theirs: Sequence[Said]) -> Iterator[Difference]:
    """Figures that the other answer does not have, each beside one of its sort that this one does not have."""
    left, right = _lacking(mine, theirs), _lacking(theirs, mine)
    for what, kind, said in left:
        match = next((r for r in right if r[:2] == (what, kind)), None)
        if match:
            right.remove(match)
        yield Difference.between(what, said, match[2] if match else Said())
    for what, _, said in right:
        yield Difference.between(what, Said(), said)


def _lacking(mine: Sequence[Said], theirs: Sequence[Said]) -> list[tuple[Kind, str, Said]]:
    """The figures of one answer that the other does not have, with what kinds they are of."""
    held = [f for s in theirs for f in facts(s.text)]
    found: list[tuple[Kind, str, Said]] = []
    for said in mine:
        for fact in facts(said.text):
            what = what_of(said.text, fact)
            known = any(fact.same(o) and {fact.bound, o.bound} != {"most", "least"} for o in held)
            if what in ("amount", "deadline", "age", "count") and not known:
                found.append((what, fact.kind, replace(said, text=said.text[fact.start : fact.end])))
    return found


def _conditions(mine: Sequence[Said], theirs: Sequence[Said]) -> Iterator[Difference]:
    """Bounds that the other answer does not tell, although it says what they bound."""
    whole = " ".join(t.text for t in theirs)
    for said in mine:
        about = next((t for t in theirs if _share(_without(said.text), t.text) >= _ALIKE), None)
        if about is None:
            continue
        for clause in conditions(said.text):
            if any(w.weight for w in words(clause)) and _share(clause, whole) < _ALIKE:
                yield Difference.between("condition", replace(said, text=clause), replace(about, text=""))


def _without(text: str) -> str:
    """A statement without its conditions."""
    for clause in conditions(text):
        text = text.replace(clause, " ")
    return text


def _denials(mine: Sequence[Said], theirs: Sequence[Said]) -> Iterator[Difference]:
    """What one denies and the other says."""
    for said in mine:
        if not denies(said.text) or any(said.text == t.text for t in theirs):
            continue
        for there in theirs:
            alike = _share(said.text, there.text) >= _ALIKE and _share(there.text, said.text) >= _ALIKE
            if alike and not denies(there.text):
                yield Difference.between("negation", said, there)


def _share(one: str, other: str) -> float:
    """The share of a text's words that another holds, 0 to 1."""
    held = terms(words(other))
    weights = [(w.weight, strength(w.stem, held)) for w in words(one) if w.weight]
    total = sum(weight for weight, _ in weights)
    return sum(w * s for w, s in weights) / total if total else 0.0


def _sources(one: Kept, other: Kept) -> Iterator[Difference]:
    """Documents that only one of the answers rests on."""
    for left, right in zip_longest(_only(one, other), _only(other, one), fillvalue=Said()):
        yield Difference.between("source", left, right)


def _only(one: Kept, other: Kept) -> list[Said]:
    theirs = {s.work_id for s in other.sources}
    own = {s.work_id: s for s in one.sources if s.work_id not in theirs}
    return [Said(s.title, s.quote, s.title) for s in own.values()]
