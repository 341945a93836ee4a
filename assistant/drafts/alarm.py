"""Whether a place that has something otherwise than a claim of a draft tells of the same: else that is no alarm.

A caseworker who is told to mend what is right stops reading what is told. So a place contradicts a claim only with a
figure of the same sort and part, of the draft's own municipality, and only where that is sure; what is not is shown as
not found, with the place.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.comparison import clause_of
from assistant.drafts.carry import likelihood
from assistant.drafts.difference import exchanged, told_by
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import facts_at, is_written
from assistant.drafts.reading import around
from assistant.drafts.restriction import label_of, named
from assistant.drafts.topic import SLIGHT, Meanings, share_held
from assistant.drafts.verbs import main_verb
from assistant.entailment import Reader
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.guards.parties import OWN_ACTORS
from assistant.matching import words
from assistant.rendering import is_all_but
from ingest.documents import CELL

_SHARED, _NEAR = 0.45, 0.79
"""Likeness of a place of the same subject by the word model, and the cosine that stands for it where it is less."""
_LIKELY = 0.5
"""Least likelihood that a place carries a claim but for its start, for that to be sure."""
_READ, _READ_OF_ALL, _READ_OF_FIGURES = 0.5, 0.3, 0.4
"""Least probability that a place contradicts a claim; where all else of the claim is the place's own words; and of
figures: in sixteen drafts over libraries unknown to us 5 false alarms of 8 lay under it, and 3 right ones of 10."""


def false_alarm(claim: str, finding: Finding, municipality: str | None, places: frozenset[str]) -> bool:
    """Whether what a place has otherwise than a claim is of something else.

    Args:
        municipality: The one that the draft is of, where it is known.
        places: The names of municipalities.
    """
    return finding.verdict.verdict == "contradicted" and (
        _is_of_elsewhere(claim, finding, municipality, places)
        or _is_own_actor(claim, finding)
        or _is_of_another_figure(claim, finding)
        or _is_counted_otherwise(claim, finding)
        or _is_of_others(claim, finding)
        or _is_of_another_row(claim, finding)
    )


def is_sure(claim: str, differs: str, place: Finding, reader: Reader | None, meanings: Meanings) -> bool:
    """Whether a place surely has otherwise what a claim says.

    Who decides and whose finding something is are told apart in both. Of sections the inference model knows too little:
    there the claim's words tell whether the place is of the same, as of figures its words or meaning. Of figures and
    all else the model must see the contradiction too.

    Args:
        differs: The words of the claim that the place has otherwise; "" where they are not told.
        reader: Reads claim and place together; None leaves the reading out.
    """
    sort, at = told_by(place).sort, claim.find(differs)
    if sort in ("delegate", "work") or (sort == "start" and likelihood(claim, place) >= _LIKELY):
        return True
    all_else = at >= 0 and differs != "" and is_all_but(claim, (at, at + len(differs)), place.own)
    if "§" in differs:
        return all_else or place.likeness >= _SHARED
    least = _READ_OF_ALL if all_else else _READ
    if re.search(r"\d", differs) or facts(differs):
        if all_else:
            return True
        if place.likeness < _SHARED and meanings.cosines(claim, [place])[0] < _NEAR:
            return False
        least = _READ_OF_FIGURES
    read = reader.read([(around(place, 0), claim)]) if reader else []
    return not read or read[0].contradicted >= least


def _is_of_elsewhere(claim: str, finding: Finding, municipality: str | None, places: frozenset[str]) -> bool:
    """What another municipality does tells nothing of the draft's own, unless the claim speaks of that one too."""
    if municipality is None:
        return False
    theirs = named(f"{label_of(finding)} {finding.text}") & places or named(finding.hit.passage.heading) & places
    return bool(theirs) and not theirs & (named(claim) | {municipality})


_DECIDES = re.compile(
    r"\b(?:besl[uö]t\w*|fatta\w*|bevilja\w*|avsl\w*|avgör\w*|godkänn\w*|delegat\w*|delegera\w*)\b", re.I
)


def _is_of_others(claim: str, finding: Finding) -> bool:
    """Whether a place that has no other figure tells of those whom a condition of its own picks out."""
    spot, verb = finding.verdict.spot, main_verb(finding.own)
    if verb is None or (spot and facts_at(claim, spot)) or not _PICKS_OUT.match(finding.own):
        return False
    told = [w for w in words(finding.own[: verb.start()]) if w.weight > SLIGHT]
    return bool(told) and share_held(told, words(claim)) < _SOME


def _is_of_another_row(claim: str, finding: Finding) -> bool:
    """Whether another row of a place's table has the claim's figure, and as much of its words."""
    spot, own = finding.verdict.spot, finding.own
    mine = facts_at(claim, spot) if spot else []
    if CELL not in own or not mine:
        return False
    rows = (row for row in finding.hit.passage.text.splitlines() if CELL in row and row.strip() not in finding.written)
    said = [w for w in words(claim) if w.weight]
    least = share_held(said, words(finding.written))
    return any(
        all(any(f.same(o) for o in facts(row)) for f in mine) and share_held(said, words(row)) >= least for row in rows
    )


_PICKS_OUT = re.compile(r"(?:Den|De|För den|För de|Hos den) som\b")
_SOME = 0.34


def _is_own_actor(claim: str, finding: Finding) -> bool:
    """An officer may do for the board what is no decision: "handläggaren utreder" is "nämnden utreder"."""
    told = exchanged(finding, "party") or ("", "")
    own = [w for party in told for w in words(party)[:1] if w.stem in OWN_ACTORS]
    return len(own) == len(told) and _DECIDES.search(claim) is None


_TOLD = re.compile(r"källan säger (?P<theirs>[^,]+?)(?:(?: där| om|,) |\Z)")
_OPENS_WITH_NUMBER = re.compile(r"(?:högst |minst |under |över )?\d")
_WRITTEN = 3
"""Digits from which a number that stands in the source is the claim's, whatever it is there."""


def _is_of_another_figure(claim: str, finding: Finding) -> bool:
    """The figure of a row that is not shown, one that the source has too or its range holds, and what one asks for."""
    spot, own = finding.verdict.spot, finding.own
    held = _TOLD.match(finding.verdict.difference or "")
    shown = re.findall(r"\d+", finding.text)
    if (
        held
        and _OPENS_WITH_NUMBER.match(held["theirs"])
        and any(number not in shown for number in re.findall(r"\d+", held["theirs"]))
    ):
        return True
    mine = facts_at(claim, spot) if spot else []
    alone = {f.kind for f in mine} <= {"amount", "year", "code"}  # of a day, the year may well be the source's
    for fact in mine:
        if _is_within(fact, own) or (fact.kind == "amount" and _is_applied_for(claim, fact)):
            return True
        many = alone and len(re.sub(r"\D", "", claim[fact.start : fact.end])) >= _WRITTEN
        if many and is_written(claim, fact, own):
            return True
    return False


def _is_counted_otherwise(claim: str, finding: Finding) -> bool:
    """Whether one of two times is counted back from a day and the other not: "tre dagar före", "inom tio dagar"."""
    told, spot = _TOLD.match(finding.verdict.difference or ""), finding.verdict.spot
    if told is None or spot is None:
        return False
    return _counts_back(finding.own, told["theirs"]) != _counts_back(claim, claim[slice(*spot)])


def _counts_back(text: str, time: str) -> bool:
    return re.search(rf"{re.escape(time)}\s+(?:före|innan)\b", text, re.IGNORECASE) is not None


def _is_within(fact: Fact, own: str) -> bool:
    """Whether a plain figure lies between the ends of a range of the place: "åtta jobb" in "6–10 jobb"."""
    ranges = [(low, high) for low, high in pairwise(facts(own)) if (low.bound, high.bound) == ("least", "most")]
    return not fact.bound and any(
        low.kind == high.kind == fact.kind and low.value < fact.value < high.value for low, high in ranges
    )


_APPLIES = re.compile(
    r"\b(?:(?:an)?sök(?:er|s|te|tes|t)|(?:an)?söka(?:nde)? om|begär(?:s|de|des|t)?|yrka[rst]\w*|önska[rst]\w*|"
    r"(?:värderas|uppskattas|uppgår|uppgick) till|är värd[at]?|"
    r"(?:offert|faktura|räkning|pris(?:uppgift)?|kvitto)\w* (?:på|är|om))\b",
    re.I,
)
_BOUNDS = re.compile(
    r"\b(?:högst|minst|upp till|mer än|mindre än|över|under|som mest|normalt|per|i månaden|om året)\b", re.I
)


def _is_applied_for(claim: str, fact: Fact) -> bool:
    """Whether the clause of an amount tells what somebody asks for, and no bound."""
    clause = claim[slice(*clause_of(claim, fact.start, coarse=True))]
    return _APPLIES.search(clause) is not None and _BOUNDS.search(clause) is None
