"""The forms of questions known by their matter: a telephone number, opening hours, a pay day, how to apply."""

from __future__ import annotations

from assistant.forms.form import form
from assistant.forms.patterns import CONSENT_NEEDED
from assistant.forms.question_kinds import WITHOUT_CONSENT

_OFFICE = (
    r"[\w-]*(?:chef|ordförande|sekreterare|handläggare|ledare|samordnare|utredare|jurist|arkivarie|konsult|direktör|"
    r"rådgivare|kontaktperson|ombud)(?:e?n|na|ns|rna|s)?"
)
"""A person by what he or she is employed or elected to do."""
_CONTACT = (
    r"\d{2,4}[- ]\d{2}|\b112\b|jouren\b|"
    r"\b(?:ring(?! (?:den enskilde|sökanden|personen|upp))|vänd dig|kontakta\w*|hänvisa\w*)\b|"
    r"kontaktcenter|öppen mottagning"
)
"""Whom one calls or goes to."""
_TO_WHOM = (
    r"\b(?:till|hos) (?:\w+ ){0,2}?(?:(?-i:[A-ZÅÄÖ]{2,}|[A-ZÅÄÖ][a-zåäö]+)\b|"
    r"\w*(?:nämnd|kontor|myndighet|inspektion|domstol|förvaltning|enhet|kommun|mottagning|central|jour|revisor|kass|chef|"
    r"handläggare|sekreterare|registrator|samordnare|jurist|polis)(?:e?n|a|et|s|er|na|erna)?\b)"
)
"""Whom something is sent, reported or said to: "till kommunens revisorer", "hos IVO"."""


PARTICULAR = (
    form(
        r"\b(?:i kronor|många kronor|vad tjänar|i lön|vilken lön)\b",
        r"\d[\d \u00a0]*\s*(?:kr\b|kronor)|\bkr\b[^\n:]{0,30}:\s*\d|inga kronor",
        "beloppet",
    ),
    form(
        r"\bvilket (?:telefon)?nummer\b|\b(?<!\[)telefonnum\w*(?!\])\b",
        r"\d{2,4}[- ]\d{2}|\d{3} \d{2}",
        "telefonnumret",
    ),
    form(
        rf"\bvad heter (?:hon|han|hen|(?:\w+ )?{_OFFICE})\b|\bvem är (?:\w+ )?{_OFFICE}\b(?!\s+som)|"
        rf"\bnamn(?:et)? på (?:\w+ )?{_OFFICE}\b",
        r"(?-i:\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]{2,}\b)",
        "namnet",
    ),
    form(
        r"\b(?:när (?:är|har|håller|öppnar|stänger)|vilka tider|vilken tid|hur dags)\b[^?]{0,60}\b(?:öppet|"
        r"öppna mottagning\w*|öppnar|stänger|stängt|utan (?:bokad )?tid|drop.?in)\b|"
        r"\bnär (?:öppnar|stänger)\b|\böppettid\w*",
        r"\d{1,2}(?:[.:]\d\d)?\s?(?:[–-]|till|och)\s?\d{1,2}|\bkl(?:ockan|\.)? ?\d|\bdygnet runt\b|\bstängt\b",
        "öppettiderna",
    ),
    form(
        r"\bvad (?:ingår i|täcker|omfattar)\b",
        r"^(?:[\wåäö-]+ ){1,4}(?:täcker|omfattar|består av|innehåller|ska räcka till)\b|^i [\wåäö-]+ ingår\b|"
        r"\bräknas (?:till|in i)\b|:\n",
        preferred=True,
    ),
    form(
        r"\bhur (?:an)?söker\b|\bhur (?:gör|går|ska|kan)\b[^?]*\b(?:an)?söka\b",
        r"\b(?:an)?sök(?:er|a|an|s|as|ts|t|ning\w*)\b|blankett|formulär|e-tjänst|\b(?:skicka|lämna|fyll|ring)\w*\b",
        "hur man söker",
    ),
    form(
        r"\bvart (?:ringer|går|hänvisar|vänder|ska|kan)\b|\bvem ringer\b",
        rf"{_CONTACT}|{_TO_WHOM}",
        "vart man vänder sig",
    ),
    form(
        r"\b(?:vill veta|frågar|undrar)\b.*"
        r"\b(?:får|kan|ska|måste) (?:jag|vi|man) (?:svara|berätta|säga|bekräfta|lämna ut)\b",
        r"bekräfta inte|sekretess|samtyck|lämna\w* ut|utlämn|hemlig|röj|\buppgift\w*[^.]{0,60}\blämnas?\b|"
        r"\blämnar?\b[^.]{0,40}\buppgift",
        "om uppgiften får lämnas ut",
    ),
    form(WITHOUT_CONSENT, CONSENT_NEEDED, preferred=True),
    form(
        r"\bvad (?:ska|behöver|måste|bör)\b[^?]*\b(?:(?:ha|ta) med|bifoga\w*|visa upp)\b",
        r"\b(?:handlingar|legitimation|kontoutdrag|hyresavi\w*|lönebesked|lönespecifikation\w*|kvitto\w*|intyg|"
        r"bifoga\w*|(?:ta|tas|ha) med)\b",
        preferred=True,
    ),
    form(
        r"\bvad (?:ska|bör|måste|behöver)\b[^?]*\b(?:innehålla|framgå|stå|finnas) ?(?:i|av|med|på)?\b",
        r"\binnehåll\w*|\bframgå\w*|\b(?:ange[rs]?|namnge\w*)\b|\b(?:ska|bör) (?:\w+ )?(?:visa|stå|finnas|anges)\b",
        preferred=True,
    ),
)
