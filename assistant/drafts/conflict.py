"""Whether a place that has something otherwise than a claim of a draft surely speaks of the same.

An alarm without ground costs a reader's trust; what is not sure is shown as not found, with the place.
"""

from __future__ import annotations

import re

from assistant.drafts.carry import likelihood
from assistant.drafts.difference import exchanged, told_by
from assistant.drafts.evidence import Finding, ask
from assistant.drafts.meaning import Meanings
from assistant.drafts.reading import around
from assistant.drafts.restriction import not_taken_back
from assistant.entailment import Reader
from assistant.facts.read import facts
from assistant.rendering import is_all_but

_SHARED, _NEAR = 0.45, 0.79
"""Share of the claim's words in a place of the same subject, and the cosine that stands for it where they are fewer."""
_READ, _READ_ALONE = 0.3, 0.7
"""Least probability that a place contradicts a claim, read with what stands around it and by itself."""
_LIKELY = 0.5
"""Least likelihood that a place carries a claim but for its start, occasion, period or doer, for that to be sure."""
_PLAINLY = 0.75
"""The same for a duty in place of the claim's leave."""
_ABOUT_THE_TEXT = re.compile(
    r"(?:fastställ[dt]|antag(?:en|et)|beslutad|godkänd|reviderad|uppdaterad|senast ändrad)"
    r"(?: av [^.\d]{3,60})?,? (?:den )?\d",
    re.IGNORECASE,
)
"""Who adopted the draft itself, and when: another text was adopted on another day."""


_DUTY, _LEAVE = frozenset(("ska", "skall", "måste", "skyldig")), frozenset(("får", "kan"))


def _is_duty_for_leave(place: Finding) -> bool:
    """Whether one of place and claim binds where the other gives leave; the model hardly reads the difference."""
    told = exchanged(place, "wording")
    return told is not None and bool({*told} & _DUTY) and bool({*told} & _LEAVE)


def _is_put_right(claim: str, place: Finding) -> bool:
    """Whether the place carries the claim once its party stands in the place of the claim's."""
    told = exchanged(place, "party")
    if told is None or told[1] not in claim:
        return False
    right = claim.replace(told[1], told[0], 1)
    again = not_taken_back(right, ask(right, place))
    return again.verdict.verdict == "supported" and likelihood(right, again) >= _PLAINLY


def is_sure(claim: str, differs: str, place: Finding, reader: Reader | None, meanings: Meanings) -> bool:
    """Whether a place surely has otherwise what a claim says.

    It has where all else of the claim is the place's own words. A start, an occasion, a period or a receiver is
    exchanged only in a place that else carries the claim. Of figures and sections the inference model knows too little:
    there the claim's words, or its meaning, tell whether the place is of the same. Of all else the model must see some
    contradiction.

    Args:
        differs: The words of the claim that the place has otherwise; "" where they are not told.
        reader: Reads claim and place together; None leaves the reading out.
    """
    if _ABOUT_THE_TEXT.match(claim):
        return False
    at = claim.find(differs)
    if differs and at >= 0 and is_all_but(claim, (at, at + len(differs)), place.own):
        return True
    if told_by(place).sort in ("delegate", "aside", "even", "work"):  # what differs is told apart in both
        return True
    if told_by(place).sort in ("start", "occasion", "turned") and likelihood(claim, place) >= _LIKELY:
        return True
    plainly = _is_duty_for_leave(place) and likelihood(claim, place) >= _PLAINLY
    if plainly and meanings.cosines(claim, [place])[0] >= _NEAR:
        return True
    if _is_put_right(claim, place):
        return True
    if "§" in differs:
        return place.likeness >= _SHARED
    if re.search(r"\d", differs) or facts(differs):
        return place.likeness >= _SHARED or meanings.cosines(claim, [place])[0] >= _NEAR
    if reader is None:
        return True
    alone = reader.read([(around(place, 0), claim)])
    if not alone or alone[0].contradicted >= _READ_ALONE:
        return True
    return reader.read([(around(place), claim)])[0].contradicted >= _READ
