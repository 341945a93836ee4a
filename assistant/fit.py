"""Whether a sentence has the form of an answer to the form of a question: an amount, a time, an actor, a definition."""

from __future__ import annotations

import re

from assistant.units import Unit
from ingest.documents import BlockKind

_AMOUNT = re.compile(r"\d[\d \u00a0]*\s*(?:kr|kronor|procent|%)", re.IGNORECASE)
_COUNT = re.compile(r"\d|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b", re.IGNORECASE)
_MONTH = r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_TIME = re.compile(
    rf"\d+\s*(?:\w*dag|veck|månad|år|timm)|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv)\s\w*(?:dag|vecka|veckor|"
    rf"månad|år|timm)|\b\d{{1,2}} (?:{_MONTH})|\d{{4}}-\d\d|\b(?:genast|skyndsamt|omedelbart|varje|senast|innan)\b",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"nämnd|kommunen|regionen|socialsekreterar|handläggar|enhetschef|chef|utskott|delegat|beslutas? av|gruppledar|"
    r"försäkringskassan|arbetsförmedlingen|den enskilde|sökanden|läkar|initiativtagar|ansvarar|ordförande",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\b(?:är|innebär|avses|betyder|menas|kallas|består|omfattar)\b", re.IGNORECASE)
_PERMITS = re.compile(r"\b(?:får|ska|bör|kan|måste|inte|aldrig|endast|bara|krävs|beviljas|rätt till)\b", re.IGNORECASE)

_FORMS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asks, re.IGNORECASE), answers)
    for asks, answers in (
        (r"\b(?:hur mycket|vilket belopp|belopp(?:et)?|kostar|hur hög\w*|hur stor\w*|maxbelopp|how much)\b", _AMOUNT),
        (
            r"\b(?:hur lång tid|hur länge|hur snabbt|hur snart|hur ofta|inom vilken tid|tidsfrist|när|how long|when)\b",
            _TIME,
        ),
        (r"\b(?:hur många|hur gammal|vilken ålder|how many)\b", _COUNT),
        (r"\b(?:vem|vilka|vilken nämnd|vilken myndighet|who)\b", _ACTOR),
        (r"^\s*(?:vad (?:är|innebär|betyder|menas|avses|ingår)|what is)\b", _DEFINES),
        (r"^\s*(?:får|ska|bör|kan|måste|behöver|har)\b", _PERMITS),
    )
)


def fit(question: str, unit: Unit) -> float:
    """How well a unit's form fits, -1 to 1; 0 where the question has no telling form."""
    score = 0.0
    asked = [answers for asks, answers in _FORMS if asks.search(question)]
    if asked:
        score += sum(1.0 if answers.search(unit.text) else -0.7 for answers in asked) / len(asked)
    text = unit.body.rstrip()
    if text.endswith("?"):
        score -= 2.0
    if text.endswith(":"):
        score -= 1.0
    if unit.kind is BlockKind.PARAGRAPH and len(text) < 40:
        score -= 0.7
    return max(-2.0, score)
