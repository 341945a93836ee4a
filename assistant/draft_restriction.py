"""What a place that holds a claim's words takes back from them: "inte B", "bara", a condition, another doer."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft_evidence import Finding
from assistant.matching import match, words

_DENIED_HALF = re.compile(r", (?:men )?inte (?P<denied>[^,.;:\n]+)", re.I)
_DENIES = re.compile(r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|bara|endast|enbart)\b", re.I)
_ONLY = re.compile(r"\b(?:bara|endast|enbart|uteslutande)\b", re.I)
_BOTH = re.compile(r"\b(?:både|såväl|även|också|dessutom|liksom)\b", re.I)
_AT_WILL = re.compile(
    r"\bom (?:den|det|de|nämnden|kommunen|handläggaren|socialsekreteraren|enheten) "
    r"(?:(?:an)?ser|finner|bedömer|vill|tycker|är lämpligt|bedöms|anses)\b|\bom (?:så )?(?:är )?(?:lämpligt|möjligt)\b",
    re.I,
)
_FIRM = re.compile(r"\b(?:alltid|ska|skall|måste)\b", re.I)
_MAY = re.compile(r"\b(?:får|kan)\b(?! (?:inte|aldrig|bara|endast|högst))(?= (?:\w+ ){0,2}?(?P<verb>\w{3,}a)\b)", re.I)
_MUST = re.compile(r"\b(?:alltid|ska|skall|måste|är skyldig\w*)\b", re.I)
_RANKS = re.compile(r"\b(?:i första hand|i regel|i normalfallet|som huvudregel|utan tidsgräns|utan gräns)\b", re.I)
_ALTERNATIVE = re.compile(r"\beller (?P<other>[^,.;|\n]+?) (?:om|när) (?P<condition>[^.;|\n]+)", re.I)
_EXCEPTION = re.compile(r"[;,] (?P<other>[^,.;|\n]+?) bara (?:med|vid|om|för|när) (?P<condition>[^.;|\n]+)", re.I)
_DOER = re.compile(r"\b(?P<which>\w+nde|andra) (?P<who>kommunen|nämnden|regionen|myndigheten|parten)\b", re.I)
_MOSTLY = 0.5


def not_taken_back(claim: str, finding: Finding) -> Finding:
    """The finding, where the place does not restrict what the claim says; else against it, or silent."""
    if finding.verdict.verdict != "supported" or finding.verbatim:
        return finding
    text = finding.text
    told = (
        _denied_half(claim, text)
        or _only(claim, text)
        or _at_will(claim, text)
        or _only_may(claim, text)
        or _other_doer(claim, text)
        or other_receiver(claim, text)
    )
    if told:
        return replace(finding, verdict=replace(finding.verdict, verdict="contradicted", difference=told, spot=None))
    ranks = _RANKS.search(claim)
    if lacks_receiver(claim, text) or _leaves_out_condition(claim, text) or (ranks and _RANKS.search(text) is None):
        return replace(finding, verdict=replace(finding.verdict, verdict="not_found", difference=None, spot=None))
    return finding


def is_of_another(claim: str, text: str, municipalities: frozenset[str]) -> bool:
    """Whether the claim names a municipality, and the place only others."""
    mine, theirs = (_named(said) & municipalities for said in (claim, text))
    return bool(mine and theirs) and not mine & theirs


def label_of(finding: Finding) -> str:
    """Whom the line of a place is about where it opens so: "Åkersvik: ..."; else nothing."""
    text = finding.hit.passage.text
    begins = text.rfind("\n", 0, finding.start) + 1
    label = re.match(r"[A-ZÅÄÖ]\w+(?=:)", text[begins:])
    return label.group() if label else ""


def _named(text: str) -> frozenset[str]:
    found = re.findall(r"\b[A-ZÅÄÖ][a-zåäö]+", text)
    return frozenset(found) | {name[:-1] for name in found if name.endswith("s")}


def _denied_half(claim: str, text: str) -> str | None:
    """Of "A, inte B", what a claim that is of B and denies nothing contradicts."""
    if _DENIES.search(claim):
        return None
    for m in _DENIED_HALF.finditer(text):
        rest = _stems(text[: m.start()] + text[m.end() :])
        own = _stems(m["denied"]) - rest
        if own and len(own & _stems(claim)) > _MOSTLY * len(own):
            return f"källan säger ”inte {m['denied'].strip()}”"
    return None


def _only(claim: str, text: str) -> str | None:
    only = _ONLY.search(text)
    if only is None or _ONLY.search(claim) or not _BOTH.search(claim):
        return None
    after = re.match(r"\W+\w+", text[only.end() :])
    return f"källan säger ”{only.group()}{after.group() if after else ''}”"


def _at_will(claim: str, text: str) -> str | None:
    """Where the claim leaves to somebody's judgement what the place says is always done."""
    firm = _FIRM.search(text)
    if not _AT_WILL.search(claim) or _AT_WILL.search(text) or firm is None or _FIRM.search(claim):
        return None
    return f"källan säger ”{firm.group()}”, påståendet ”{_AT_WILL.search(claim).group()}”"  # type: ignore[union-attr]


def _only_may(claim: str, text: str) -> str | None:
    """Where the claim lets somebody do what the place says is always done."""
    may, must = _MAY.search(claim), _MUST.search(text)
    if (
        may is None
        or must is None
        or _MUST.search(claim, 0, may.start())
        or re.search(r"\b(?:får|kan|bör)\b", text, re.I)
    ):
        return None
    verb = next(w for w in words(claim) if w.start == may.start("verb"))
    if verb.weight <= _FAINT or match(verb, words(text)).strength < _KIN or _ADDRESSED.search(claim):
        return None
    return f"källan säger ”{must.group().lower()}”, utkastet ”{may.group().lower()}”"


_KIN = 0.74
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


_HANDED_IN = re.compile(
    r"\b(?:(?:kommit|komma|kommer|kom|inkommit|lämnas?|ges?|inges|inlämnas|lämnar|ger|skickas?|skickar)"
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


def _leaves_out_condition(claim: str, text: str) -> bool:
    """Whether the claim is of what the place gives only as the other choice, without what it is given for."""
    said = _stems(claim)
    for m in (*_ALTERNATIVE.finditer(text), *_EXCEPTION.finditer(text)):
        other, condition = _stems(m["other"]), _stems(m["condition"])
        rest = _stems(text[: m.start()])
        if other - rest and other - rest <= said and not (condition - other - rest) & said:
            return True
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(text) if w.weight > _FAINT)


_FAINT = 0.2
