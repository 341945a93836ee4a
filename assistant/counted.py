"""What a question asks the number of, and whether a text that names it counts it: "hur många handläggare"."""

from __future__ import annotations

import re

from assistant.forms.patterns import NUMBER
from assistant.salience import is_finite
from ingest.analyze import stem

_ASKED = re.compile(r"\bhur många (?P<thing>[a-zåäö]{3,})\b", re.IGNORECASE)
_OF_TIME = re.compile(r"(?:dag|dygn|veck|månad|år|timm|minut|gång)", re.IGNORECASE)
"""Measures, which have forms of their own: "hur många månaders" by "den senaste månaden"."""
_STRONG = re.compile(
    r"(?:fick|får|hade|blev|blir|var|är|gick|går|kom|kommer|tog|tar|drog|bröt|stod|skrev|gav)", re.IGNORECASE
)
"""Verbs that no ending tells: "hur många fick avslag" asks for those who did."""
_OF_LAW = re.compile(r"\d+ ?(?:kap\b|[a-z]? ?§)|\b\d{4}:\d+|\b(?:19|20)\d\d\b", re.IGNORECASE)
_OF_THEM = re.compile(
    rf"(?!\b(?:en|ett)\b){NUMBER}[\d \u00a0,]*(?:\w+ )?(?:av|procent|%|personer|hushåll|familjer|barn\w*|unga|ungdomar|"
    r"kvinnor|män|deltagare|klienter|sökande|handläggare|kommuner|ärenden|fall|akter)"
    rf"|\bav (?:dem|dessa)\b[^.]{{0,40}}?{NUMBER}",
    re.IGNORECASE,
)
"""People, cases or a share of them: "31 av", "12 hushåll", "av dem fick 31"."""
_NUMBER_BEFORE = re.compile(
    rf"{NUMBER}[\d \u00a0]*(?:stycken |st )?(?:av (?:de |alla )?)?(?:[\wåäö.]+ )?$", re.IGNORECASE
)
_NUMBER_AFTER = re.compile(
    rf"^\s*(?:[\wåäö]+ )?(?:\d{{4}} ?)?(?:[:–(=]|är|var|blev|uppgick till|omfattade)\s*(?:\w+ )?"
    rf"{NUMBER}(?![\d \u00a0]*(?:kr|procent|%))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-zåäö]+", re.IGNORECASE)


def counts(question: str, text: str) -> bool:
    """Whether a text may tell the number that a question asks for, if it asks for one.

    A text that names the thing must count it: "14 intervjuer med handläggare" tells of no number of those. Where those
    are asked for who do something, there must be a number of people or of cases.
    """
    asked = _ASKED.search(question)
    if asked is None or _OF_TIME.match(asked["thing"]):
        return True
    if is_finite(asked["thing"]) or _STRONG.fullmatch(asked["thing"]):
        return _OF_THEM.search(_OF_LAW.sub("", text)) is not None
    thing = stem(asked["thing"].lower())
    named = [m for m in _WORD.finditer(text) if stem(m[0].lower()) == thing]
    return not named or any(
        _NUMBER_BEFORE.search(text[: m.start()]) or _NUMBER_AFTER.search(text[m.end() :]) for m in named
    )
