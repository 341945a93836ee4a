"""The forms of questions known by their matter: a telephone number, opening hours, a pay day, how to apply."""

from __future__ import annotations

from assistant.forms.form import form
from assistant.forms.patterns import CONSENT_NEEDED, MONTH, PROMPT
from assistant.forms.question_kinds import WITHOUT_CONSENT
from ingest.documents import BlockKind
from ingest.units import Unit

_OFFICE = (
    r"[\w-]*(?:chef|ordförande|sekreterare|handläggare|ledare|samordnare|utredare|jurist|arkivarie|konsult|direktör|"
    r"rådgivare|kontaktperson|ombud)(?:e?n|na|ns|rna|s)?"
)
"""A person by what he or she is employed or elected to do."""
_CLOSED = (
    r"\b(?:när (?:vi|ni|det|de|kontoret) (?:har |är )?stäng\w*|utanför kontorstid|efter (?:kontorstid|stängning)|"
    r"på (?:kvällen|kvällar|natten|nätter|helgen|helger)\w*)\b"
)
"""When nobody is at the office."""
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


def _is_no_row(unit: Unit) -> bool:
    """Whether a unit is no row of a table."""
    return unit.kind is not BlockKind.TABLE_ROW


PARTICULAR = (
    form(
        r"\b(?:i kronor|många kronor|vad tjänar|i lön|vilken lön)\b",
        r"\d[\d \u00a0]*\s*(?:kr\b|kronor)|\bkr\b[^\n:]{0,30}:\s*\d|inga kronor",
        strict=True,
        named="beloppet",
    ),
    form(
        r"\bvilket (?:telefon)?nummer\b|\b(?<!\[)telefonnum\w*(?!\])\b",
        r"\d{2,4}[- ]\d{2}|\d{3} \d{2}",
        strict=True,
        named="telefonnumret",
    ),
    form(
        rf"\bvad heter (?:hon|han|hen|(?:\w+ )?{_OFFICE})\b|\bvem är (?:\w+ )?{_OFFICE}\b(?!\s+som)|"
        rf"\bnamn(?:et)? på (?:\w+ )?{_OFFICE}\b",
        r"(?-i:\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]{2,}\b)",
        strict=True,
        named="namnet",
    ),
    form(
        r"\b(?:när (?:är|har|håller|öppnar|stänger)|vilka tider|vilken tid|hur dags)\b[^?]{0,60}\b(?:öppet|"
        r"öppna mottagning\w*|öppnar|stänger|stängt|utan (?:bokad )?tid|drop.?in)\b|"
        r"\bnär (?:öppnar|stänger)\b|\böppettid\w*",
        r"\d{1,2}(?:[.:]\d\d)?\s?(?:[–-]|till|och)\s?\d{1,2}|\bkl(?:ockan|\.)? ?\d|\bdygnet runt\b|\bstängt\b",
        strict=True,
        named="öppettiderna",
    ),
    form(
        r"\bvad (?:ingår i|täcker|omfattar)\b",
        r"^(?:[\wåäö-]+ ){1,4}(?:täcker|omfattar|består av|innehåller|ska räcka till)\b|^i [\wåäö-]+ ingår\b|"
        r"\bräknas (?:till|in i)\b|:\n",
        preferred=True,
    ),
    form(
        r"\bvem (?:bestämmer(?! (?:om|det|då|över|detta)\b|\W*$)|fastställer|sätter|anger|meddelar)\b",
        r"\b(?:anges|bestäms|fastställs|sätts|meddelas|antas)\b[^.]{0,40}\bav\b|"
        r"\b(?:regeringen|riksdagen|\w*nämnden|kommunen|kommunfullmäktige|fullmäktige|\w*utskottet) "
        r"(?:\w+ )?(?:anger|bestämmer|fastställer|meddelar|sätter|antar)\b",
        preferred=True,
        also=_is_no_row,
    ),
    form(
        r"\b(?:vad är|hur (?:stort|högt|mycket) är)\b[^?]*\b(?:pris)?basbelopp\w*",
        r"basbelopp\w*[^.\n]{0,60}\b\d[\d \u00a0]{3,}\s*(?:kr\b|kronor)",
        strict=True,
        named="beloppet",
    ),
    form(
        r"\bnär (?:betalas|utbetalas|sätts|kommer|får)\b[^?.]*\b(?:pengar\w*|utbetalning\w*)\b|"
        r"\bnär (?:betalas|sätts)\b[^?.]*\but\b|"
        r"\bnär (?:pengar\w*|\w*biståndet|\w*stödet|\w*utbetalning\w*)\b[^?.]*\b(?:betalas|utbetalas|sätts|kommer)\b|"
        r"\b(?:utbetalningsdag|lönedag)\w*",
        rf"\bden \d{{1,2}}\b(?! (?:{MONTH}))|\d{{1,2}} (?:{MONTH})\w*\b(?! \d{{4}})|"
        r"\b(?:\w*dag|\w*dagar) (?:före|efter|i|från|innan)\b|"
        rf"\b(?:bank|arbets)dag\w*|\bvardag(?:ar|en)?\b|{PROMPT}",
        strict=True,
        named="dagen",
    ),
    form(
        r"\bhur (?:an)?söker\b|\bhur (?:gör|går|ska|kan)\b[^?]*\b(?:an)?söka\b",
        r"\b(?:an)?sök(?:er|a|an|s|as|ts|t|ning\w*)\b|blankett|formulär|e-tjänst|\b(?:skicka|lämna|fyll|ring)\w*\b",
        strict=True,
        named="hur man söker",
    ),
    form(r"\bvart (?:ringer|går|hänvisar)\b|\bvem ringer\b", _CONTACT, strict=True, named="vart man vänder sig"),
    form(r"\bvart (?:vänder|ska|kan)\b", rf"{_CONTACT}|{_TO_WHOM}", strict=True, named="vart man vänder sig"),
    form(
        rf"\b(?:vart|vem|numret|telefonnum\w*)\b[^?]*{_CLOSED}|{_CLOSED}[^?.]*\b(?:vart|vem)\b",
        r"jour\w*\b|\b112\b|\bstäng(?:ning|t|er)\b|utanför \w*tid|\bkväll\w*|\bhelg\w*|\bnatt\w*|\bdygnet runt\b|"
        r"\bövrig tid\b|\bandra tider\b|\bdärefter\b",
        strict=True,
        named="vad som gäller utanför kontorstid",
    ),
    form(
        r"\bklockan (?:redan |nu |bara )?är\b",
        r"\bkl(?:ockan|\.)? ?\d|\b\d{1,2}[.:]\d\d\b|\bkontorstid|\bstängning|\bsamma dag\b|\bgenast\b|\bdygnet runt\b",
        strict=True,
        named="vad som gäller den tiden på dagen",
    ),
    form(
        r"\b(?:vill veta|frågar|undrar)\b.*"
        r"\b(?:får|kan|ska|måste) (?:jag|vi|man) (?:svara|berätta|säga|bekräfta|lämna ut)\b",
        r"bekräfta inte|sekretess|samtyck|lämna\w* ut|utlämn|hemlig|röj|\buppgift\w*[^.]{0,60}\blämnas?\b|"
        r"\blämnar?\b[^.]{0,40}\buppgift",
        strict=True,
        named="om uppgiften får lämnas ut",
    ),
    form(
        r"\b(?:kan|får|ska|måste) (?:jag|vi|man|nämnden)\b[^?]{0,40}\bavslå\b",
        r"avsl|avvis|\bnek\w|sätt\w* ned|nedsätt|bifall|beviljas|godtagbar\w* skäl|rätt till|"
        r"\b(?:inget|inte) (?:\w+ ){0,2}skäl",
        strict=True,
        named="om ansökan kan avslås",
    ),
    form(WITHOUT_CONSENT, CONSENT_NEEDED, preferred=True),
    form(
        r"\bvad (?:ska|bör|måste|behöver)\b[^?]*\b(?:innehålla|framgå|stå|finnas) ?(?:i|av|med|på)?\b",
        r"\binnehåll\w*|\bframgå\w*|\b(?:ange[rs]?|namnge\w*)\b|\b(?:ska|bör) (?:\w+ )?(?:visa|stå|finnas|anges)\b",
        preferred=True,
    ),
    form(
        r"\bvad (?:ska|behöver|måste|bör)\b[^?]*\b(?:(?:ha|ta) med|bifoga\w*|visa upp)\b",
        r"\b(?:handlingar|legitimation|kontoutdrag|hyresavi\w*|lönebesked|lönespecifikation\w*|kvitto\w*|intyg|"
        r"bifoga\w*|(?:ta|tas|ha) med)\b",
        preferred=True,
    ),
)
