"""Where a claim of a draft has another figure than the place that tells of the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafts.evidence import Finding
from assistant.drafts.topic import share_of_topic
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from ingest.documents import CELL

_MEASURES = frozenset(("amount", "share", "time", "ordinal", "rate", "count", "clock", "day", "month", "year"))
_OF_THE_SAME, _ALL_BUT_ALL = 0.6, 0.75
"""Share of what a claim is about that a place of the same speaks of, and one that leaves hardly anything out."""
_OF_MUCH, _MEANS_JUST_IT = 0.5, 0.65
"""Less of it, where the place means almost just what the claim does."""
_CURT = 6
_MEANS_THE_SAME, _MEANS_CURTLY, MEANS_LIKE = 0.5, 0.42, 0.33
"""Least likeness of a place that speaks of the same: the less, the more of the claim's words it has."""


def facts_at(claim: str, spot: tuple[int, int]) -> list[Fact]:
    """The claim's facts at a place."""
    return [f for f in facts(claim) if f.start < spot[1] and f.end > spot[0]]


def _has(held: Sequence[Fact], fact: Fact) -> bool:
    return any(fact.same(other) for other in held)


def _another(held: Sequence[Fact], fact: Fact, mine: Sequence[Fact]) -> Fact | None:
    """A fact of the same sort as one of the claim's that is none of the claim's."""
    return next((o for o in held if fact.alike(o) and not _has(mine, o)), None)


def tells_the_same(finding: Finding, claim: str, spot: tuple[int, int]) -> bool:
    """Whether the words that are shown have the claim's own figures: the other one is of a row or sentence beside."""
    own = facts(finding.own)
    mine = facts_at(claim, spot)
    return bool(mine) and all(_has(own, f) for f in mine)


def another_figure(claim: str, found: Sequence[Finding]) -> Finding | None:
    """The place that says what the claim does, of the same thing, with another figure of the same sort.

    None where a place that speaks of the same has the claim's own figure: it may then be of another case of the rule.
    """
    topics = {id(f): share_of_topic(claim, f, f.hit.document.metadata.title) for f in found}
    of_the_same = [f for f in found if topics[id(f)] >= (_OF_MUCH if f.likeness >= _MEANS_JUST_IT else _OF_THE_SAME)]
    held = [fact for f in of_the_same for fact in facts(f.text)]
    mine = [f for f in facts(claim) if f.kind in _MEASURES]
    for place in sorted(of_the_same, key=lambda f: -f.likeness):
        all_of_it = topics[id(place)] >= _ALL_BUT_ALL
        least = (
            MEANS_LIKE if all_of_it and len(claim.split()) > _CURT else _MEANS_CURTLY if all_of_it else _MEANS_THE_SAME
        )
        lacking = [f for f in mine if not _has(facts(place.text), f)]
        if place.likeness < least or not lacking or place.verdict.verdict == "supported":
            continue
        if any(_has(held, f) or is_written(claim, f, place.text) for f in lacking):
            continue
        others = [_another(facts(place.text), f, mine) for f in lacking]
        told = [place.text[f.start : f.end] for f in others if f] or _bare_amounts(place, lacking)
        if len(told) < len(lacking):
            continue
        spot = (lacking[0].start, lacking[0].end)
        said = f"källan säger {told[0]}, utkastet {claim[slice(*spot)]}"
        return replace(place, verdict=replace(place.verdict, verdict="contradicted", difference=said, spot=spot))
    return None


_OF_MONEY = re.compile(r"\b\w*belopp\w*|\b(?:kronor|kr)\b|\bkostnad\b", re.I)


def _bare_amounts(place: Finding, lacking: Sequence[Fact]) -> list[str]:
    """The amount of a row without its unit, where its column is one of money, for the one amount that is lacking."""
    header, row = place.lead.rpartition("\n")[2].split(CELL), place.own.split(CELL)
    cells = [cell.strip() for name, cell in zip(header, row, strict=False) if _OF_MONEY.search(name)]
    found = [cell for cell in cells if re.fullmatch(r"\d[\d \u00a0]*", cell)]
    return [f"{found[0]} kronor"] if len(found) == len(lacking) == 1 and lacking[0].kind == "amount" else []


def is_written(claim: str, fact: Fact, text: str) -> bool:
    """Whether the number of a fact stands in a text, whatever it counts there."""
    number = re.search(r"\d[\d ,.]*", claim[fact.start : fact.end])
    written = re.escape(number.group().strip(" .,")) if number else ""
    return bool(written) and re.search(rf"(?<![\d,]){written}(?![\d,])", text) is not None


def stands_beside(claim: str, finding: Finding) -> bool:
    """Whether what a place lacks of a claim stands elsewhere in its section: it is then not said to be missing."""
    spot, passage = finding.verdict.spot, finding.hit.passage
    if spot is None:
        return False
    there = f"{passage.context}\n{passage.text}"
    told, lacking = facts(there), facts(claim[slice(*spot)])
    return all(any(f.same(o) for o in told) for f in lacking) if lacking else claim[slice(*spot)] in there
