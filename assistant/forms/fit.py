"""The forms of questions, and whether a sentence has the form of an answer to one."""

from __future__ import annotations

from assistant.forms.form import Form, form
from assistant.forms.measured import MEASURED
from assistant.forms.particular import PARTICULAR
from assistant.forms.question_kinds import ASKS_WHO_DECIDES, tells_who_decides
from assistant.fragments import is_caption
from ingest.documents import BlockKind
from ingest.units import Unit

FORMS = (
    *PARTICULAR,
    *MEASURED,
    form(ASKS_WHO_DECIDES, r"", "vem som beslutar", also=tells_who_decides),
    form(
        r"\bvilken kommun (?:ansvar\w*|svarar|ska|har (?:kvar )?ansvar\w*|betalar|står för|prövar)\b",
        r"(?:bosättnings|vistelse|hem)kommun|folkbokför|"
        r"\bkommun\w*\b[^.\n]{0,80}\b(?:ansvar|svarar|betalar|prövar)|"
        r"\b(?:ansvar\w*|svarar|betalar|prövar)\b[^.\n]{0,80}\bkommun",
        "vilken kommun det är",
    ),
    form(
        r"\b(?:vem|vilka|vilken nämnd|vilken myndighet|who)\b",
        r"nämnd|kommunen|regionen|socialsekreterar|handläggar|chef|utskott|delegat|beslutas? av|gruppledar|"
        r"försäkringskassan|arbetsförmedlingen|"
        r"regeringen|riksdagen|den enskilde|sökanden|läkar|initiativtagar|ansvarar|ordförande|domstol|förvaltningsrätt",
    ),
    form(
        r"^\s*(?:vad (?:är|innebär|betyder|menas|avses|ingår)|what is)\b",
        r"\b(?:är|innebär|avses|betyder|menas|kallas|kallar|består|omfattar)\b",
    ),
    form(
        r"^\s*(?:får|ska|bör|kan|måste|behöver|har)\b",
        r"\b(?:får|ska|bör|kan|måste|inte|aldrig|endast|bara|krävs|beviljas|rätt till)\b",
    ),
)


def fit(question: str, unit: Unit) -> float:
    """How well a unit's form fits the question's, -2 to 1; 0 where the question has no telling form."""
    asked = [form for form in FORMS if form.asks.search(question)]
    score = sum(1.0 if form.stated_by(unit) else -0.7 for form in asked) / max(1, len(asked))
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
    return tuple(form for form in FORMS if form.named and form.asks.search(question))


def preferred(question: str) -> tuple[Form, ...]:
    """The forms that answer this question before all others, where something has them."""
    return tuple(form for form in FORMS if form.preferred and form.asks.search(question))
