"""When another figure in a place is no alarm: of another row, counted back, applied for, or of another thing."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.comparison import clause_of
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import facts_at, is_written
from assistant.facts.fact import Fact
from assistant.facts.read import facts

_FIGURE = re.compile(r"källan säger (?P<theirs>\d[^,]*?)(?: där| om|,) ")


def is_not_shown(finding: Finding) -> bool:
    """Whether the figure that is held against the claim is of another row than the one that is shown."""
    found = _FIGURE.match(finding.verdict.difference or "")
    digits = re.findall(r"\d+", found["theirs"]) if found else []
    return any(number not in re.findall(r"\d+", finding.text) for number in digits)


_APPLIES = re.compile(
    r"\b(?:(?:an)?sök(?:er|s|te|tes|t)|(?:an)?söka(?:nde)? om|begär(?:s|de|des|t)?|yrka[rst]\w*|önska[rst]\w*|"
    r"(?:värderas|uppskattas|uppgår|uppgick) till|är värd[at]?|"
    r"(?:offert|faktura|räkning|pris(?:uppgift)?|kvitto)\w* (?:på|är|om))\b",
    re.I,
)
_BOUNDS = re.compile(
    r"\b(?:högst|minst|upp till|mer än|mindre än|över|under|som mest|normalt|per|i månaden|om året)\b", re.I
)
_ACT_OF_YEAR = re.compile(
    r"\b\w*(?:lag|förordning|balk|föreskrift|råd)\w* (?:\w+ )?(?:från|av|år|anno) (?:år )?\Z", re.I
)
_RECKONS = re.compile(r"\d [+=] \d")
"""A sum that is reckoned out tells of one home."""
_OF_ANOTHER = re.compile(r" om |källan säger [A-ZÅÄÖ][a-zåäö]+ \d")
"""A difference that tells whose figure it is: the claim's own then stands in the place as somebody else's."""
_SIZE = 30
"""How many times greater or less an amount is that is of another thing: what all cost, and what one gets."""
_WRITTEN = 3
"""Digits from which a number that stands in the source is the claim's, whatever it is there."""


def is_of_another_figure(claim: str, finding: Finding) -> bool:
    """An amount applied for is no level, an act's year no day, and a figure that the source has too no other."""
    spot = finding.verdict.spot
    own = finding.own
    mine = facts_at(claim, spot) if spot else []
    if mine and any(_RECKONS.search(text) for text in (claim, own)):
        return True
    alone = {f.kind for f in mine} <= {"amount", "year", "code"}  # of a day, the year may well be the source's
    for fact in mine:
        if _is_within(fact, own):
            return True
        if fact.kind == "time" and _is_counted_back(claim, fact, own):
            return True
        if fact.kind == "amount" and (_is_applied_for(claim, fact) or _is_of_another_size(fact, own)):
            return True
        if fact.kind in ("year", "day") and _ACT_OF_YEAR.search(claim[: fact.start]):
            return True
        many = alone and len(re.sub(r"\D", "", claim[fact.start : fact.end])) >= _WRITTEN
        if many and not _OF_ANOTHER.search(finding.verdict.difference or "") and is_written(claim, fact, own):
            return True
    return False


def _is_within(fact: Fact, own: str) -> bool:
    """Whether a plain figure lies between the ends of a range of the place: "åtta jobb" in "6–10 jobb"."""
    told = facts(own)
    ranges = [(low, high) for low, high in pairwise(told) if (low.bound, high.bound) == ("least", "most")]
    return not fact.bound and any(
        low.kind == high.kind == fact.kind and low.value < fact.value < high.value for low, high in ranges
    )


_BACK = re.compile(r" (?:\w+ )?(?:före|innan|i förväg)\b", re.I)


def _is_counted_back(claim: str, fact: Fact, own: str) -> bool:
    """Whether each time of that sort in the place is counted back from something, and the claim's is not."""
    theirs = [o for o in facts(own) if o.kind == "time" and fact.alike(o)]
    return bool(theirs) and not _BACK.match(claim, fact.end) and all(_BACK.match(own, o.end) for o in theirs)


def _is_applied_for(claim: str, fact: Fact) -> bool:
    """Whether the clause of an amount tells what somebody asks for, and no bound."""
    clause = claim[slice(*clause_of(claim, fact.start, coarse=True))]
    return _APPLIES.search(clause) is not None and _BOUNDS.search(clause) is None


def _is_of_another_size(fact: Fact, own: str) -> bool:
    amounts = [o.value for o in facts(own) if o.kind == "amount" and o.value]
    return bool(amounts and fact.value) and all(not 1 / _SIZE < fact.value / value < _SIZE for value in amounts)
