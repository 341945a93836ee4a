"""Guards for what a time is counted from, and for the same day or the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.facts.read import facts

_HAD = r"(?:fick|fått|får|få|tar|tog|tagit|ta) (?:\w+ )?(?:del av|emot) (?:\w+ ){0,2}?(?:det|beslut\w*|dom\w*)"
_RECEIVED = re.compile(
    rf"\b(?:{_HAD}|delg(?:avs|es|iv\w+)|fick (?:beslutet|domen)|"
    r"(?:beslut|dom)\w* (?:har )?(?:mottag(?:it|its|ens?)|nått|nådde))\b",
    re.I,
)
_DECIDED = re.compile(
    r"\bbeslut\w*(?: \w+){0,3} (?:fatta(?:de)?s|fattats?|togs|tas|tagits|(?:är )?dater\w+)\b|"
    r"\bbesluts(?:dag|datum)\w*|\bdagen för beslutet|\bbeslutades\b|"
    r"\b(?:fatta(?:de|t|r)|tog) (?:sitt )?beslut\w*",
    re.I,
)
_FROM = r"\b(?:från|efter|sedan|räkna[st])\b(?:(?!\b(?:ska|skall|måste|bör)\b)[^.;,]){0,40}?"
_FROM_RECEIVED, _FROM_DECIDED = (re.compile(f"{_FROM}(?:{event.pattern})", re.I) for event in (_RECEIVED, _DECIDED))


def counted_from(case: Comparison) -> Iterator[Difference]:
    """A time that runs from when a decision was had does not run from when it was made, nor the other way round."""
    if not case.units or not any(f.kind == "time" for f in facts(case.statement)):
        return
    best = case.units[0].whole
    decided, received = (_DECIDED, _FROM_DECIDED), (_RECEIVED, _FROM_RECEIVED)
    for (mine, from_mine), (other, from_other) in ((decided, received), (received, decided)):
        said = from_mine.search(case.statement)
        if said and from_other.search(best) and not other.search(case.statement) and not mine.search(case.evidence):
            yield Difference("källan räknar tiden från en annan dag", *said.span())


_SAME = re.compile(r"\bsamma (?:dag|dygn)\b(?! som)|\b(?:genast|omedelbart|omgående)\b", re.I)
_NEXT = re.compile(
    r"\bdagen (?:därpå|därefter|efter)\b(?! \w+(?:en|et)\b)|\b(?:nästa|följande) (?:arbets|var)?dag\b", re.I
)
_AT_ONCE = re.compile(rf"{_SAME.pattern}|\bdirekt\b", re.I)
_MAY_WAIT = re.compile(
    r"\b(?:vänta\w*|ligg\w*|dröj\w*|inte|ingen|inga|utan|räcker|får|kan|behöver|klockan|kl|annars|sena\w*)\b", re.I
)
_LIMITS = re.compile(r"\b(?:klockan|kl|annars|senast)\b", re.I)
"""What makes of the next day a limit, or of the same a case: "får inte vänta till nästa dag", "annars dagen efter"."""


def not_yet(case: Comparison) -> Iterator[Difference]:
    """What is to hold from a day to come does not hold already."""
    if any(_TO_COME.search(u.text) for u in case.units) and not _ALREADY.search(case.evidence):
        for m in _ALREADY.finditer(case.statement):
            yield Difference(f"källan säger inte ”{m.group().lower()}”", *m.span())


_ALREADY = re.compile(r"\bredan (?:nu|i dag|idag)\b", re.I)
_TO_COME = re.compile(
    r"\b(?:ska|skall|börjar?|väntas|föreslås|planeras) (?:\w+ ){0,6}?(?:gälla|tillämpas|införas)\b"
    r"[^.;]*?\b(?:från|den \d|\d{4})",
    re.I,
)


def same_day(case: Comparison) -> Iterator[Difference]:
    """What is done the same day is not done the next, nor the other way round."""
    if not case.units or _MAY_WAIT.search(case.statement) or _LIMITS.search(case.units[0].whole):
        return
    for mine, other in ((_SAME, _NEXT), (_NEXT, _AT_ONCE)):
        said, told = mine.search(case.statement), other.search(case.units[0].whole)
        if said and told and not other.search(case.statement) and not mine.search(case.evidence):
            text = f"källan säger ”{told.group().lower()}”, påståendet ”{said.group().lower()}”"
            yield Difference(text, *said.span())
