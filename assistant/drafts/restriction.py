"""What a place that holds a claim's words takes back from them: "bara", "alltid", another doer, another receiver."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.evidence import Finding
from assistant.drafts.topic import KIN, SLIGHT, subject_words
from assistant.matching import akin, words
from assistant.parties import is_party

_ONLY = re.compile(r"\b(?:bara|endast|enbart|uteslutande)\b", re.I)
_BOTH = re.compile(r"\b(?:både|såväl|även|också|dessutom|liksom)\b", re.I)
_MAY = re.compile(r"\b(?:får|kan)\b(?! (?:inte|aldrig|bara|endast|högst))(?= (?:\w+ ){0,2}?(?P<verb>\w{3,}a)\b)", re.I)
_MUST = re.compile(r"\b(?:alltid|ska|skall|måste|är skyldig\w*)\b", re.I)
_FROM_THERE = re.compile(r"källan säger inte att tiden räknas därifrån")
_DOER = re.compile(r"\b(?P<which>\w+nde|andra) (?P<who>kommunen|nämnden|regionen|myndigheten|parten)\b", re.I)


def not_taken_back(claim: str, finding: Finding) -> Finding:
    """The finding, where the place does not restrict what the claim says; else against it, or silent."""
    text = finding.text
    if _FROM_THERE.match(finding.verdict.difference or "") and (start := other_start(claim, text)):
        return replace(finding, verdict=replace(finding.verdict, difference=start[0], spot=start[1]))
    if finding.verdict.verdict != "supported" or finding.verbatim:
        return finding
    own = finding.own
    told = _only(claim, text) or _only_may(claim, text) or _other_doer(claim, text) or other_receiver(claim, text)
    told = told or _other_subject(claim, own)
    if told:
        return replace(finding, verdict=replace(finding.verdict, verdict="contradicted", difference=told, spot=None))
    if other := other_start(claim, text):
        return replace(
            finding, verdict=replace(finding.verdict, verdict="contradicted", difference=other[0], spot=other[1])
        )
    return finding


def is_of_another(claim: str, text: str, municipalities: frozenset[str]) -> bool:
    """Whether the claim names a municipality, and the place only others."""
    mine, theirs = (named(said) & municipalities for said in (claim, text))
    return bool(mine and theirs) and not mine & theirs


def label_of(finding: Finding) -> str:
    """Whom the line of a place is about where it opens so: "Åkersvik: ..."; else nothing."""
    text = finding.hit.passage.text
    begins = text.rfind("\n", 0, finding.start) + 1
    label = re.match(r"[A-ZÅÄÖ]\w+(?=:)", text[begins:])
    return label.group() if label else ""


def named(text: str) -> frozenset[str]:
    """The capitalised words of a text, also without their genitive."""
    found = re.findall(r"\b[A-ZÅÄÖ][a-zåäö]+", text)
    return frozenset(found) | {name[:-1] for name in found if name.endswith("s")}


def _only(claim: str, text: str) -> str | None:
    only = _ONLY.search(text)
    if only is None or _ONLY.search(claim) or not _BOTH.search(claim):
        return None
    after = re.match(r"\W+\w+", text[only.end() :])
    return f"källan säger ”{only.group()}{after.group() if after else ''}”"


def _only_may(claim: str, text: str) -> str | None:
    """Where the claim lets somebody do what the place says is always done."""
    may, must = _MAY.search(claim), _MUST.search(text)
    if (
        may is None
        or must is None
        or _MUST.search(claim, 0, may.start())
        or re.search(r"\b(?:får|kan|bör|har rätt att)\b", text, re.I)
    ):
        return None
    verb = next(w for w in words(claim) if w.start == may.start("verb"))
    if verb.weight <= SLIGHT or akin(verb, words(text)) < KIN or _ADDRESSED.search(claim):
        return None
    return f"källan säger ”{must.group().lower()}”, utkastet ”{may.group().lower()}”"


_ADDRESSED = re.compile(r"\b(?:du|ni|den enskilde|sökanden?|hushållet|familjen)\b", re.I)
"""What one may do for oneself is offered in other words than what an office may."""


def _other_doer(claim: str, text: str) -> str | None:
    """Of two of a sort, such as the asking and the receiving municipality, the one that the claim means is another."""
    both = [next(_DOER.finditer(said), None) for said in (claim, text)]
    if both[0] and both[1] and both[0]["who"].casefold() == both[1]["who"].casefold():
        first, other = both[0]["which"].casefold(), both[1]["which"].casefold()
        if first != other and all(word in said.casefold() for word in (first, other) for said in (claim, text)):
            return f"källan säger {both[1].group()}, påståendet {both[0].group()}"
    for theirs in _DOER.finditer(text):
        mine = [m for m in _DOER.finditer(claim) if m["who"].casefold() == theirs["who"].casefold()]
        if mine and theirs["which"].casefold() not in {m["which"].casefold() for m in mine}:
            return f"källan säger {theirs.group()}, påståendet {mine[0].group()}"
    return None


def _other_subject(claim: str, own: str) -> str | None:
    """Where the one who does it in the place is only somebody else in the claim, whose doer the place has not."""
    mine, theirs = (subject_words(said) for said in (claim, own))
    if not mine or not theirs or not (is_party(mine[-1]) and is_party(theirs[-1])):
        return None
    rest = [w for w in words(claim) if w.start > mine[-1].end]
    if akin(mine[-1], words(own)) >= _SAME or akin(theirs[-1], rest) < _SAME:
        return None
    return f"källan säger {theirs[-1].text}, påståendet {mine[-1].text}"


_SAME = 0.95


_HANDED_IN = re.compile(
    r"\b(?:(?:kommit|komma|kommer|inkommit|lämnas?|ges?|inges|inlämnas|lämnar|ger|skickas?|skickar)"
    r"(?: \w+){0,2}? till|"
    r"nått|nå|når) (?:den |det |er |din |allmän )?(?P<who>\w+)",
    re.I,
)
_COURT = re.compile(r"\w*(?:domstol|rätt)(?:en|s|ens)?", re.I)
_DECIDER = re.compile(r"\w*(?:nämnd|kommun|enhet|kontor|myndighet|förvaltning|handläggare|utskott)(?:en|et|n)?", re.I)
_APPEALS = re.compile(r"överklag", re.I)


def _receivers(text: str) -> frozenset[str]:
    """To which sort of body something is handed in: a court, or who made the decision."""
    found = [m["who"] for m in _HANDED_IN.finditer(text)]
    sorts = (("court", _COURT), ("decider", _DECIDER))
    return frozenset(name for who in found for name, sort in sorts if sort.fullmatch(who))


def other_receiver(claim: str, text: str) -> str | None:
    """Where the claim hands an appeal in to a court and the place to who made the decision, or the other way round."""
    mine, theirs = (_receivers(said) for said in (claim, text))
    if not (_APPEALS.search(claim) and _APPEALS.search(text) and mine and theirs) or mine & theirs:
        return None
    there, here = (next(m["who"] for m in _HANDED_IN.finditer(said) if _receivers(m.group())) for said in (text, claim))
    return f"källan säger ”till {there}”, utkastet ”till {here}”"


_START = re.compile(
    r"\b(?P<start>(?:(?:från|efter|sedan) (?:och med )?(?:den (?:dag|tidpunkt)(?: (?:då|när|som))?|det att|att|när)|"
    r"(?:från|efter) (?:en |ett |den |det |första |sin |din )*"
    r"(?=(?:in|ny|åter)?ansök|beslut(?:et)?\b|delgivning|misstank|skriftliga? (?:besked|uppman))|"
    r"börjar? (?:löpa|räknas) (?:från (?:och med )?)?(?:den dag(?: (?:då|när|som))?|när|då))"
    r" ?(?P<event>[^,.;()|]+))",
    re.I,
)
_EVENTS = tuple(
    re.compile(rf"\b(?:{pattern})", re.I)
    for pattern in (
        r"(?:få|fick|får|fått|tog|tar|tagit) (?:\w+ ){0,2}?(?:del\b|beslut\w*|brev\w*|besked\w*|uppman\w*)|delg\w+|"
        r"skriftliga? (?:besked|uppman)\w*",
        r"(?:\w+ )?(?:fatta\w*|besluta[ds]\w*|avgjor\w+)|beslutet är dater\w+|beslut(?:et|ets|s)?(?: om [^,.;]+)?$",
        r"(?:\w+ )?(?:ansök\w*|sökte|lämna\w* in|(?:in)?(?:kom|kommit)\b)",
        r"(?:\w+ )?(?:upptäck\w*|misstan\w*|misstänk\w*)",
        r"(?:\w+ )?bevilja\w*",
        r"(?:\w+ )?(?:ut)?betal\w*",
        r"(?:\w+ ){0,2}?(?:kostnad|skuld|behov|händelse)\w*(?: \w+)? (?:uppkom\w*|uppst\w+|inträffa\w*)",
    )
)
"""What times run from: a decision is received or made, an application comes in, a fault is seen, aid is paid, and a
cost arises."""


_DECIDES = re.compile(
    r"\b(?P<start>(?:datum(?:et)?|dag(?:en)?|tidpunkt(?:en)?) (?:för (?:när )?|då |när )(?P<event>[^,.;()|]+?)) "
    r"(?:som )?(?=avgör|styr|bestämmer)|\b(?:beror på|avgörs av) (?P<when>när (?P<other>[^,.;()|]+))",
    re.I,
)
"""An event whose day decides which rule holds."""


def other_start(claim: str, text: str) -> tuple[str, tuple[int, int]] | None:
    """Where a time runs from another sort of event than in the place: what differs and where it stands in the claim.

    So too where another event's day decides.
    """
    return _other_event(claim, text, _START) or _other_event(claim, text, _DECIDES)


def _other_event(claim: str, text: str, pattern: re.Pattern[str]) -> tuple[str, tuple[int, int]] | None:
    """What differs, and where it stands in the claim, where the event of a pattern is of none of the text's sorts."""
    mine, theirs = pattern.search(claim), [*map(_told_event, pattern.finditer(text))]
    if mine is None or not theirs or (event := _event(_told_event(mine)[1])) is None:
        return None
    if any(_event(told) in (None, event) for _, told in theirs):
        return None
    said = _told_event(mine)[0]
    at = claim.index(said, mine.start())
    return f"källan säger inte ”{said.strip()}” utan ”{theirs[0][0].strip()}”", (at, at + len(said))


def _told_event(found: re.Match[str]) -> tuple[str, str]:
    """What tells a start, and its event."""
    told = found.groupdict()
    return told.get("start") or told.get("when") or "", told.get("event") or told.get("other") or ""


def _event(told: str) -> int | None:
    """Which of the sorts of `_EVENTS` an event is of; None where it is of none."""
    return next((n for n, pattern in enumerate(_EVENTS) if pattern.search(told)), None)
