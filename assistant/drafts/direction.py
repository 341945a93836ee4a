"""Who does something to whom, and from which event a time runs: words that a claim and a place share hide it."""

from __future__ import annotations

import re

from assistant.drafts.verbs import main_verb
from assistant.matching import Word, akin, words
from assistant.parties import is_party

_TO = re.compile(r"\b(?:till|åt|hos) (?:den |det |din |er |vår )?(?P<who>\w+)", re.I)
_OBJECT = re.compile(r" (?:(?:genast|alltid|också|då|den|det) )?(?P<who>\w+)", re.I)
_SAME = 0.95


def turned_round(claim: str, own: str) -> str | None:
    """Where the claim's doer is the place's receiver and the other way round: what differs, else None."""
    mine, theirs = _ways(claim), _ways(own)
    for doer, receiver in mine:
        if _are_one(doer, receiver):
            continue  # "beslutet rör barn ska barnens bästa": nobody stands against another
        for their_doer, their_receiver in theirs:
            if _are_one(doer, their_receiver) and _are_one(receiver, their_doer):
                return f"källan säger att {their_doer.text.casefold()} vänder sig till {their_receiver.text}"
    return None


def _ways(said: str) -> list[tuple[Word, Word]]:
    """The doer of a text's main clause with each receiver, after its verb or after "till"."""
    verb = main_verb(said)
    subject = said[: verb.start()] if verb else ""
    if verb is None or not subject or re.search(r"[,|:]|\b(?:som|att|om|när|där)\b", subject):
        return []
    found = words(said)
    doers = [w for w in found if w.end <= len(subject) and is_party(w)]
    starts = [m.start("who") for m in _TO.finditer(said, len(subject))]
    starts += [m.start("who") for m in [_OBJECT.match(said, verb.end())] if m]
    receivers = [w for w in found if w.start in starts and is_party(w)]
    return [(doer, receiver) for doer in doers[-1:] for receiver in receivers]


def _are_one(one: Word, other: Word) -> bool:
    return akin(one, [other]) >= _SAME


_TELLS = r"(?:informer|underrätt|meddel|kontakt|kalla|påminn|uppmana|tillfråg|upplys)"
_WHO = r"(?:den enskilde|sökanden|klienten|hushållet|familjen|personen|du|ni)"
_TOLD = re.compile(rf"\b(?P<who>{_WHO})\b(?: \w+){{0,2}}? (?P<verb>{_TELLS}\w*s)\b", re.I)
_TELLS_SELF = re.compile(
    rf"\b(?:{_WHO} (?:ska|måste|skall|bör)|(?:ska|måste|skall|bör) {_WHO})(?: \w+){{0,2}}? (?P<verb>{_TELLS}\w*a)\b"
    r"(?! (?:dig|er|den enskilde|sökanden|klienten)\b)",
    re.I,
)


def told_by(claim: str, own: str) -> str | None:
    """Where the place has somebody told what the claim has them tell: what differs, else None."""
    told, tells = _TOLD.search(own), _TELLS_SELF.search(claim)
    if told is None or tells is None or _TELLS_SELF.search(own) or _TOLD.search(claim):
        return None
    return f"källan säger att {told['who'].casefold()} {told['verb'].casefold()}"


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
