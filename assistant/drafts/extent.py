"""How far a claim of a draft reaches: one of all, always or first, and one softer than its source."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.difference import told_by
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import MEANS_LIKE
from assistant.drafts.topic import share_of_topic

_SOFT = re.compile(r"\b(?:bör|om möjligt|helst|gärna|lämpligen)\b", re.I)
_ADVISES_TOO = re.compile(r"\b(?:bör|borde|möjlig\w*|helst|gärna|lämplig\w*|rekommend\w*|råd\w*|anser|kan|får)\b", re.I)


def softens(claim: str, finding: Finding) -> bool:
    """Whether the claim only advises what the place says is done."""
    return _SOFT.search(claim) is not None and _ADVISES_TOO.search(finding.text) is None


_ABSOLUTE = re.compile(r"”(?:aldrig|alltid|alla|samtliga|ingen|inga|oavsett|automatiskt|även om|trots att)”")


def reaches_further(finding: Finding) -> bool:
    """Whether the claim makes a rule without exception of what the source does not."""
    told = told_by(finding)
    return told.sort == "unsaid" and _ABSOLUTE.match(told.mine) is not None


_RESTRICTS = re.compile(
    r"\b(?:enbart|bara|endast|utom|särskilda skäl|om inte|hushåll med|tidigast|först när|undantag\w*)\b[^.;|]*", re.I
)
_WITHIN = re.compile(r"\b(?:som|att|när|där|om|eftersom)\b[^.;,]{8,}$", re.I)
"""What restricts within a subordinate clause is of that clause alone."""
_ALL_BUT_ALL = 0.75


def excepted(claim: str, finding: Finding) -> Finding | None:
    """The place that restricts what the claim says of all or always, where both are of the same."""
    spot = finding.verdict.spot
    if not reaches_further(finding) or spot is None or _RESTRICTS.search(claim):
        return None
    own = finding.own
    limit = _RESTRICTS.search(own)
    if limit is None or _WITHIN.search(own, 0, limit.start()) or finding.likeness < MEANS_LIKE:
        return None
    if share_of_topic(claim, finding) < _ALL_BUT_ALL:
        return None
    told = f"källan säger ”{' '.join(limit.group().split())}”, utkastet ”{claim[slice(*spot)].lower()}”"
    return replace(finding, verdict=replace(finding.verdict, difference=told))


_ALL = re.compile(r"\b(?:alla|samtliga|alltid|aldrig|oavsett|automatiskt)\b", re.I)
_ANY = re.compile(
    r"\b(?:all\w*|samtliga|varje|alltid|aldrig|oavsett|automat\w+|hela|ing(?:en|et|a)|inte|vare sig|var och en|även|"
    r"full\w*|bara|endast|enbart|utan|också)\b",
    re.I,
)
_BOUND_TO = re.compile(
    r"\b(?:ska|skall|måste|krav\w*|kräv\w*|skyldig\w*|tvung\w*|obligatorisk\w*|behöv\w*)\b(?! inte)", re.I
)
_PRESUPPOSES = re.compile(
    r"^(?:För att |Den som vill)\b[^.]*\b(?:måste|krävs|behöver)\b|\bär (?:inte )?frivillig\w*\b", re.I
)
_SUPPOSED = re.compile(
    rf"{_BOUND_TO.pattern}|\b(?:förutsätt\w*|villkor\w*|först|bara|endast|frivillig\w*|själv\w*)\b", re.I
)
_RANKS = re.compile(
    r"\b(?:i första hand|i regel|i normalfallet|i vanliga fall|i de flesta fall|som huvudregel|utan (?:tids)?gräns)\b",
    re.I,
)
_RANKS_TOO = re.compile(rf"{_RANKS.pattern}|\b(?:normalt|vanligen|vanligtvis|oftast|främst|huvudregel\w*)\b", re.I)
_WHOLE = re.compile(r"\bhela (?!(?:tiden|året|månaden|dagen|veckan|dygnet|landet|familjen|hushållet)\b)(?=\w)", re.I)
_WHOLE_TOO = re.compile(r"\b(?:hel\w*|full\w*|all\w*|samtlig\w*|total\w*|varje|sammanlag\w*)\b", re.I)


def goes_beyond(claim: str, text: str) -> bool:
    """Whether the claim is of all, always or first, or binds somebody, and the text does nothing of the sort."""
    if _WHOLE.search(claim) and _WHOLE_TOO.search(text) is None:
        return True
    if _RANKS.search(claim) and _RANKS_TOO.search(text) is None:
        return True
    if _PRESUPPOSES.search(claim) and _SUPPOSED.search(text) is None:
        return True
    return _ALL.search(claim) is not None and _ANY.search(text) is None
