"""What a place that holds a claim's words takes back from them: "bara", "alltid", another doer, another receiver."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.direction import other_start, told_by, turned_round
from assistant.drafts.evidence import Finding
from assistant.drafts.occasion import is_of_other_aid, only_otherwise, other_occasion
from assistant.drafts.topic import KIN, SLIGHT
from assistant.drafts.verbs import main_verb
from assistant.matching import Word, akin, words
from assistant.parties import is_party

_ONLY = re.compile(r"\b(?:bara|endast|enbart|uteslutande)\b", re.I)
_BOTH = re.compile(r"\b(?:både|såväl|även|också|dessutom|liksom)\b", re.I)
_MAY = re.compile(r"\b(?:får|kan)\b(?! (?:inte|aldrig|bara|endast|högst))(?= (?:\w+ ){0,2}?(?P<verb>\w{3,}a)\b)", re.I)
_MUST = re.compile(r"\b(?:alltid|ska|skall|måste|är skyldig\w*)\b", re.I)
_NOT_OF_PERIOD = re.compile(r"källan säger inte (?:läsår|kalenderår|verksamhetsår)", re.I)
_FROM_THERE = re.compile(r"källan säger inte att tiden räknas därifrån")
_ON_CONDITION = re.compile(r"källan säger detta bara under ett villkor, och annat annars")
_DOER = re.compile(r"\b(?P<which>\w+nde|andra) (?P<who>kommunen|nämnden|regionen|myndigheten|parten)\b", re.I)


def not_taken_back(claim: str, finding: Finding) -> Finding:
    """The finding, where the place does not restrict what the claim says; else against it, or silent."""
    text = finding.text
    if _FROM_THERE.match(finding.verdict.difference or "") and (start := other_start(claim, text)):
        return replace(finding, verdict=replace(finding.verdict, difference=start[0], spot=start[1]))
    if _NOT_OF_PERIOD.match(finding.verdict.difference or "") and (period := other_period(claim, text)):
        return replace(finding, verdict=replace(finding.verdict, difference=period))
    if _ON_CONDITION.match(finding.verdict.difference or "") and (case := only_otherwise(claim, finding.own)):
        return replace(finding, verdict=replace(finding.verdict, difference=case))
    if finding.verdict.verdict != "supported" or finding.verbatim:
        return finding
    own = finding.own
    told = _only(claim, text) or _only_may(claim, text) or _other_doer(claim, text) or other_receiver(claim, text)
    told = told or _other_subject(claim, own) or other_court(claim, text) or other_period(claim, text)
    told = told or turned_round(claim, own) or told_by(claim, own)
    if told:
        return replace(finding, verdict=replace(finding.verdict, verdict="contradicted", difference=told, spot=None))
    if other := other_start(claim, text) or other_occasion(claim, own):
        return replace(
            finding, verdict=replace(finding.verdict, verdict="contradicted", difference=other[0], spot=other[1])
        )
    if (
        is_of_other_aid(claim, own)
        or lacks_receiver(claim, text)
        or lacks_appeal(claim, f"{finding.hit.passage.context}\n{text}")
    ):
        return replace(finding, verdict=replace(finding.verdict, verdict="not_found", difference=None, spot=None))
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
    mine, theirs = (_subject(said) for said in (claim, own))
    if not mine or not theirs or not (is_party(mine[-1]) and is_party(theirs[-1])):
        return None
    rest = [w for w in words(claim) if w.start > mine[-1].end]
    if akin(mine[-1], words(own)) >= _SAME or akin(theirs[-1], rest) < _SAME:
        return None
    return f"källan säger {theirs[-1].text}, påståendet {mine[-1].text}"


_SAME = 0.95


def _subject(said: str) -> list[Word]:
    """The words of who does it, before the verb of the main clause; none where a clause stands there."""
    verb = main_verb(said)
    before = said[: verb.start()] if verb else ""
    if not before or re.search(r"[,|:]|\b(?:som|att|om|när|där)\b", before):
        return []
    return [w for w in words(said) if w.end <= len(before) and w.weight > SLIGHT]


_PERIOD = re.compile(r"\b(?P<which>läsår|kalenderår|verksamhetsår)", re.I)


def other_period(claim: str, text: str) -> str | None:
    """Where the claim counts by another sort of year than the place."""
    mine, theirs = ({m["which"].casefold() for m in _PERIOD.finditer(said)} for said in (claim, text))
    if not mine or not theirs or mine & theirs:
        return None
    return f"källan säger {theirs.pop()}, utkastet {mine.pop()}"


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


def lacks_receiver(claim: str, text: str) -> bool:
    """Whether the claim tells where an appeal is handed in, and the place does not."""
    return _APPEALS.search(claim) is not None and bool(_receivers(claim)) and not _receivers(text)


_APPEALED_TO = re.compile(
    r"(?P<what>beslut|dom)\w*\b[^.;]{0,60}?\böverklag\w* (?:\w+ ){0,3}?(?:till|hos) (?:den |en |allmän )?(?P<who>\w+)|"
    r"\böverklag\w* (?:(?P<object>beslut|dom)\w* )?(?:\w+ ){0,2}?(?:till|hos) (?:den |en |allmän )?(?P<whom>\w+)",
    re.I,
)
_INSTANCES = (re.compile(r"förvaltnings(?:rätt|domstol)\w*", re.I), re.compile(r"kammarrätt\w*", re.I))


def other_court(claim: str, text: str) -> str | None:
    """Where the claim appeals a decision to another instance than the place does."""
    mine, theirs = (_appealed_to(said) for said in (claim, text))
    if mine is None or theirs is None or mine[0] == theirs[0]:
        return None
    return f"källan säger {theirs[1]}, utkastet {mine[1]}"


def _appealed_to(said: str) -> tuple[int, str] | None:
    """The instance that a decision is appealed to, as written: a judgment goes to the next one."""
    for found in _APPEALED_TO.finditer(said):
        if (found["what"] or found["object"] or "").casefold() != "dom":
            written = found["who"] or found["whom"]
            rank = next((n for n, court in enumerate(_INSTANCES) if court.fullmatch(written)), None)
            if rank is not None:
                return rank, written
    return None


def lacks_appeal(claim: str, text: str) -> bool:
    """Whether the claim tells to whom something is appealed, and the place speaks of no appeal."""
    return _APPEALED_TO.search(claim) is not None and _APPEALS.search(text) is None
