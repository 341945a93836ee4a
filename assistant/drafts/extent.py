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


_USUAL = re.compile(
    r"\b(?:i vanliga fall|i de flesta fall|i regel|i normalfallet|som huvudregel|normalt|vanligen|vanligtvis|oftast|"
    r"ofta|för det mesta|brukar)\b",
    re.I,
)
SELDOM = re.compile(
    r"\b(?:sällan|undantagsvis|endast i undantagsfall|(?:bara|endast|enbart) (?:om|när|vid|i|tillsammans)|"
    r"(?:om inte|när) särskilda \w+ talar)\b|(?<=\| )nej\b",
    re.I,
)
"""What is done seldom or only in some case; a cell that says no."""
_HARDLY = re.compile(r"\b(?:inte|aldrig|ing(?:en|et|a)|sällan|bara|endast|enbart|undantag\w*|avslås?|avslår)\b", re.I)


def is_usual(claim: str) -> re.Match[str] | None:
    """Where a claim says that something is the usual thing, and denies and restricts nothing; else None."""
    return None if _HARDLY.search(claim) else _USUAL.search(claim)


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
_BINDS = re.compile(r"\bär (?:inte )?(?:skyldig\w*|tvungen|obligatorisk\w*)\b", re.I)
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
_EXCEPTS = re.compile(
    r"^\W*(?:Det|Detta|Den|Regeln|Kravet|Skyldigheten|Rätten) gäller (?:dock |däremot |emellertid )?inte\b", re.I | re.M
)
_EXCEPTS_TOO = re.compile(r"\bgäller (?:\w+ )?inte\b|\b(?:undantag\w*|utom|såvida|omfattas inte|om inte)\b", re.I)


def goes_beyond(claim: str, text: str) -> bool:
    """Whether the claim is of all, always or first, or binds somebody, and the text does nothing of the sort.

    So too where the text only tells when a rule does not hold: "Det gäller dock inte om ...".
    """
    if _EXCEPTS.search(text) and _EXCEPTS_TOO.search(claim) is None:
        return True
    if _WHOLE.search(claim) and _WHOLE_TOO.search(text) is None:
        return True
    if is_usual(claim) and SELDOM.search(text):
        return True
    if _BINDS.search(claim) and _BOUND_TO.search(text) is None:
        return True
    if _RANKS.search(claim) and _RANKS_TOO.search(text) is None:
        return True
    if _PRESUPPOSES.search(claim) and _SUPPOSED.search(text) is None:
        return True
    return _ALL.search(claim) is not None and _ANY.search(text) is None
