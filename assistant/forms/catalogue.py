"""The forms of questions and of their answers: an amount, a time, an actor, a definition."""

from __future__ import annotations

from assistant.forms.form import form
from assistant.forms.measured import MEASURED
from assistant.forms.particular import PARTICULAR
from assistant.forms.question_kinds import ASKS_WHO_DECIDES, tells_who_decides

FORMS = (
    *PARTICULAR,
    *MEASURED,
    form(ASKS_WHO_DECIDES, r"", strict=True, named="vem som beslutar", also=tells_who_decides),
    form(
        r"\bvilken kommun (?:ansvar\w*|svarar|ska|har (?:kvar )?ansvar\w*|betalar|står för|prövar)\b",
        r"(?:bosättnings|vistelse|hem)kommun|folkbokför|"
        r"\bkommun\w*\b[^.\n]{0,80}\b(?:ansvar|svarar|betalar|prövar)|"
        r"\b(?:ansvar\w*|svarar|betalar|prövar)\b[^.\n]{0,80}\bkommun",
        strict=True,
        named="vilken kommun det är",
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
