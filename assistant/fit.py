"""Whether a sentence has the form of an answer to the form of a question: an amount, a time, an actor, a definition."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.units import Unit
from ingest.documents import BlockKind

_NUMBER = r"(?:\d|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b)"
_MONTH = r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_PERIOD = r"(?:\w*dag|vecka|veckor|månad|år|timm|minut|kvartal)"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question and of its answers.

    Attributes:
        strict: Whether a sentence without the form cannot be the answer.
        named: What the answer states, in Swedish, for the reason given when nothing states it.
    """

    asks: re.Pattern[str]
    answers: re.Pattern[str]
    strict: bool = False
    named: str = ""


def _form(asks: str, answers: str, *, strict: bool = False, named: str = "") -> Form:
    return Form(re.compile(asks, re.IGNORECASE), re.compile(answers, re.IGNORECASE), strict, named)


FORMS = (
    _form(
        r"\b(?:hur mycket|hur mkt|högsta|lägsta|maximal\w*|vilket belopp|vilka belopp|(?:max)?belopp(?:et)?|i kronor|"
        r"många kronor|kostar?|hur hög\w*|hur stor\w*|hur stort|how much)\b|"
        r"\b(?:riksnorm\w*|norm\w*|hushållskostnad\w*|personliga kostnad\w*)\b.*\b20\d\d\b",
        r"\d[\d \u00a0]*\s*(?:kr\b|kronor|procent|%|[\d ]*prisbasbelopp)|\bkr\b[^\n:]{0,30}:\s*\d|"
        r"(?:belopp|kostnad|hyra|avgift)\w*[^\n:]{0,30}:\s*\d|"
        r"\b(?:hälften|fjärdedel|tredjedel|halva|hela|inget tak|ingen (?:övre )?gräns|"
        r"faktiska? kostnad\w*|(?:ett|halvt) prisbasbelopp)\b",
        strict=True,
        named="beloppet",
    ),
    _form(
        r"\b(?:hur lång tid|hur länge|hur ofta|hur snabbt|hur snart|inom vilken tid|tidsfrist\w*|hur många "
        r"(?:dagar|veckor|månader|timmar|år)|how long)\b",
        rf"{_NUMBER}[\w.:]*\s*{_PERIOD}|\bvart? (?:annan|annat|tredje|\w+de|\w+te) {_PERIOD}|"
        rf"\b(?:varje|varannan|vart|genast|skyndsamt|omedelbart|snarast|samma dag|löpande|"
        rf"så snart|tills|månadsvis|årligen|per (?:månad|år|dag|vecka))\b|\d{{1,2}} (?:{_MONTH})|\d{{4}}-\d\d",
        strict=True,
        named="tiden",
    ),
    _form(
        r"\b(?:vilken dag|vilket datum|vilka dagar|what date)\b",
        rf"\bden \d{{1,2}}\b|\d{{1,2}} (?:{_MONTH})|\d{{4}}-\d\d|\b(?:mån|tis|ons|tors|fre|lör|sön|bank|var)dag|"
        r"\b(?:första|andra|\w+de|\w+te|\w+dje) \w*dag",
        strict=True,
        named="dagen",
    ),
    _form(
        r"\b(?:när|when)\b",
        rf"{_NUMBER}[\w.:]*\s*{_PERIOD}|\b(?:genast|skyndsamt|omedelbart|varje|senast|innan|om|när|efter|sedan)\b|"
        rf"\d{{1,2}} (?:{_MONTH})|\d{{4}}-\d\d",
    ),
    _form(r"\b(?:hur många|hur gammal|vilken ålder|how many)\b", _NUMBER, strict=True, named="antalet"),
    _form(
        r"\b(?:vem|vilka|vilken nämnd|vilken myndighet|who)\b",
        r"nämnd|kommunen|regionen|socialsekreterar|handläggar|chef|utskott|delegat|beslutas? av|gruppledar|"
        r"försäkringskassan|arbetsförmedlingen|"
        r"den enskilde|sökanden|läkar|initiativtagar|ansvarar|ordförande|domstol|förvaltningsrätt",
    ),
    _form(
        r"^\s*(?:vad (?:är|innebär|betyder|menas|avses|ingår)|what is)\b",
        r"\b(?:är|innebär|avses|betyder|menas|kallas|kallar|består|omfattar)\b",
    ),
    _form(
        r"^\s*(?:får|ska|bör|kan|måste|behöver|har)\b",
        r"\b(?:får|ska|bör|kan|måste|inte|aldrig|endast|bara|krävs|beviljas|rätt till)\b",
    ),
)


def fit(question: str, unit: Unit) -> float:
    """How well a unit's form fits the question's, -2 to 1; 0 where the question has no telling form."""
    asked = [form for form in FORMS if form.asks.search(question)]
    score = sum(1.0 if form.answers.search(unit.text) else -0.7 for form in asked) / max(1, len(asked))
    text = unit.body.rstrip()
    if text.endswith("?"):
        score -= 2.0
    if text.endswith(":"):
        score -= 1.0
    if is_caption(unit):
        score -= 1.0
    if unit.kind is BlockKind.PARAGRAPH and len(text) < 40:
        score -= 0.7
    return max(-2.0, score)


def demanded(question: str) -> tuple[Form, ...]:
    """The forms that an answer to this question must have."""
    return tuple(form for form in FORMS if form.strict and form.asks.search(question))


_ABOUT_THE_DOCUMENT = re.compile(
    r"(?:Beslutad|Fastställd|Antagen|Reviderad|Uppdaterad|Senast ändrad|Godkänd|Gäller (?:från|till|fr))\b|"
    r"(?:Exempeldokument|Dnr|Diarienummer|Version|Dokumentansvarig)\b"
)
_ASKS_OF_THE_DOCUMENT = re.compile(
    r"\b(?:beslutad|beslutades|beslutats|fastställd|fastställdes|antog\w*|antagen|version|gäller (?:från|till|sedan)|"
    r"reviderad\w*|diarienummer|dnr|giltig\w*|dokument\w*|riktlinje\w*)\b",
    re.IGNORECASE,
)


def is_about_the_document(question: str, unit: Unit) -> bool:
    """Whether a unit only tells when and by whom its document was decided, and nobody asked."""
    short = len(unit.body) < 140 and _ABOUT_THE_DOCUMENT.match(unit.body.strip(" ()")) is not None
    return short and _ASKS_OF_THE_DOCUMENT.search(question) is None


_BARE_EXAMPLE = 80
"""Characters of a line that only opens an example: "Exempel för 2025: tre syskon bor ihop."."""


def is_torn(unit: Unit) -> bool:
    """Whether a unit opens or closes a quotation that it does not hold whole: it is part of what somebody says."""
    return unit.text.count("”") % 2 == 1 or unit.text.count('"') % 2 == 1


def is_caption(unit: Unit) -> bool:
    """Whether a unit is a heading or caption by its form: a line of its own that does not end as a sentence does."""
    text = unit.body.rstrip()
    if text.startswith("Exempel") and len(text) < _BARE_EXAMPLE:
        return True
    ends = text.endswith((".", "!", "?", ":", ")", "”", "»"))
    return unit.kind is BlockKind.PARAGRAPH and "\n" not in text and not ends
