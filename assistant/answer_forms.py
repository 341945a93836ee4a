"""The forms of questions and of their answers: an amount, a time, an actor, a definition."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer_patterns import (
    AMOUNT,
    BY_DATE,
    CONSENT_NEEDED,
    DATE,
    DAYS,
    MONTH,
    NO_BOUND,
    NUMBER,
    PROMPT,
    REGULAR,
    SHARE,
    SPELL,
    UNTIL,
)
from assistant.question_kinds import ASKS_WHO_DECIDES, WITHOUT_CONSENT, tells_of_events, tells_who_decides
from ingest.documents import BlockKind
from ingest.units import Unit

_ASKS_WHAT_IS_GIVEN = (
    r"\bvad? (?:(?:ger|gav|betalar|betalade|beviljar|beviljade|godtar|godtog|ersätter|ersatte) (?:\w+ )?"
    r"|(?:får|kan|ska|brukar|kunde|fick) (?:vi|man|jag|ni) (?:ge|bevilja|betala|godta|ersätta|lägga) )"
    r"(?:(?:per|om) (?:dag|dygn|vecka|månad|år)\b|"
    r"(?:i|för) (?!stället|övrigt|hjälp|stöd|insats|råd|information|besked|service|möjlighet|sorts?|slags?|"
    r"typ|kommun|att\b)[a-zåäö]\w+)"
)
"""What is given for something, which is a sum: "Vad gav Norrberga för glasögon?", but not "Vad ger ni för stöd?"."""


_DID = r"(?:hade|var|blev|fick|gick|kom|skedde|förekom|fanns|\w{3,}(?:ade|ades|dde|ddes|rde|rdes|kte|ktes))"
"""What has happened, of which a count or a share tells how often: "hur ofta hade någon frågat"."""
_COST = r"(?:hyr|kostnad|belopp|avgift|skuld|lön|inkomst|räkning|stöd|bistånd)\w*"
"""What a part may be told of in money too: "hur stor del av hyran"."""
_CLOSED = (
    r"\b(?:när (?:vi|ni|det|de|kontoret) (?:har |är )?stäng\w*|utanför kontorstid|efter (?:kontorstid|stängning)|"
    r"på (?:kvällen|kvällar|natten|nätter|helgen|helger)\w*)\b"
)
"""When nobody is at the office."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question and of its answers.

    Attributes:
        strict: Whether a sentence without the form cannot be the answer.
        preferred: Whether a sentence with the form, where there is one, answers before all others.
        named: What the answer states, in Swedish, for the reason given when nothing states it.
        also: What else a unit must be for its words to count.
    """

    asks: re.Pattern[str]
    answers: re.Pattern[str]
    strict: bool = False
    preferred: bool = False
    named: str = ""
    also: Callable[[Unit], bool] | None = None

    def stated_by(self, unit: Unit) -> bool:
        """Whether a unit has the form of an answer."""
        return self.answers.search(unit.text) is not None and (self.also is None or self.also(unit))


def _form(
    asks: str,
    answers: str,
    *,
    strict: bool = False,
    preferred: bool = False,
    named: str = "",
    also: Callable[[Unit], bool] | None = None,
) -> Form:
    return Form(re.compile(asks, re.IGNORECASE), re.compile(answers, re.IGNORECASE), strict, preferred, named, also)


def _is_no_row(unit: Unit) -> bool:
    """Whether a unit is no row of a table."""
    return unit.kind is not BlockKind.TABLE_ROW


_RULES = re.compile(r"\b(?:ska|får|bör|gränsen|högst|beviljas|godtas|krävs)\b", re.IGNORECASE)


def _is_no_rule(unit: Unit) -> bool:
    """Whether a unit may tell how many there were, and not what somebody may get."""
    return tells_of_events(unit) or _RULES.search(unit.body) is None


def _is_no_long_list(unit: Unit) -> bool:
    """A list told whole holds many figures, of which its items may be asked for; they are units of their own."""
    return "\n" not in unit.body


FORMS = (
    _form(
        r"\b(?:i kronor|många kronor|vad tjänar|i lön|vilken lön)\b",
        r"\d[\d \u00a0]*\s*(?:kr\b|kronor)|\bkr\b[^\n:]{0,30}:\s*\d|inga kronor",
        strict=True,
        named="beloppet",
    ),
    _form(
        r"\bvilket (?:telefon)?nummer\b|\b(?<!\[)telefonnum\w*(?!\])\b",
        r"\d{2,4}[- ]\d{2}|\d{3} \d{2}",
        strict=True,
        named="telefonnumret",
    ),
    _form(
        r"\b(?:när (?:är|har|håller|öppnar|stänger)|vilka tider|vilken tid|hur dags)\b[^?]{0,60}\b(?:öppet|"
        r"öppna mottagning\w*|öppnar|stänger|stängt|utan (?:bokad )?tid|drop.?in)\b|"
        r"\bnär (?:öppnar|stänger)\b|\böppettid\w*",
        r"\d{1,2}(?:[.:]\d\d)?\s?(?:[–-]|till|och)\s?\d{1,2}|\bkl(?:ockan|\.)? ?\d|\bdygnet runt\b|\bstängt\b",
        strict=True,
        named="öppettiderna",
    ),
    _form(
        r"\bvad (?:ingår i|täcker|omfattar)\b",
        r"^(?:[\wåäö-]+ ){1,4}(?:täcker|omfattar|består av|innehåller|ska räcka till)\b|^i [\wåäö-]+ ingår\b|"
        r"\bräknas (?:till|in i)\b|:\n",
        preferred=True,
    ),
    _form(
        r"\bvem (?:bestämmer(?! (?:om|det|då|över|detta)\b|\W*$)|fastställer|sätter|anger|meddelar)\b",
        r"\b(?:anges|bestäms|fastställs|sätts|meddelas|antas)\b[^.]{0,40}\bav\b|"
        r"\b(?:regeringen|riksdagen|\w*nämnden|kommunen|kommunfullmäktige|fullmäktige|\w*utskottet) "
        r"(?:\w+ )?(?:anger|bestämmer|fastställer|meddelar|sätter|antar)\b",
        preferred=True,
        also=_is_no_row,
    ),
    _form(
        r"\b(?:vad är|hur (?:stort|högt|mycket) är)\b[^?]*\b(?:pris)?basbelopp\w*",
        r"basbelopp\w*[^.\n]{0,60}\b\d[\d \u00a0]{3,}\s*(?:kr\b|kronor)",
        strict=True,
        named="beloppet",
    ),
    _form(
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
    _form(
        r"\bhur (?:an)?söker\b|\bhur (?:gör|går|ska|kan)\b[^?]*\b(?:an)?söka\b",
        r"\b(?:an)?sök(?:er|a|an|s|as|ts|t|ning\w*)\b|blankett|formulär|e-tjänst|\b(?:skicka|lämna|fyll|ring)\w*\b",
        strict=True,
        named="hur man söker",
    ),
    _form(
        r"\bvart (?:vänder|ringer|går|ska|kan|hänvisar)\b|\bvem ringer\b",
        r"\d{2,4}[- ]\d{2}|\b112\b|jouren\b|"
        r"\b(?:ring(?! (?:den enskilde|sökanden|personen|upp))|vänd dig|kontakta\w*|hänvisa\w*)\b|"
        r"kontaktcenter|öppen mottagning",
        strict=True,
        named="vart man vänder sig",
    ),
    _form(
        rf"\b(?:vart|vem|numret|telefonnum\w*)\b[^?]*{_CLOSED}|{_CLOSED}[^?.]*\b(?:vart|vem)\b",
        r"jour\w*\b|\b112\b|\bstäng(?:ning|t|er)\b|utanför \w*tid|\bkväll\w*|\bhelg\w*|\bnatt\w*|\bdygnet runt\b|"
        r"\bövrig tid\b|\bandra tider\b|\bdärefter\b",
        strict=True,
        named="vad som gäller utanför kontorstid",
    ),
    _form(
        r"\bklockan (?:redan |nu |bara )?är\b",
        r"\bkl(?:ockan|\.)? ?\d|\b\d{1,2}[.:]\d\d\b|\bkontorstid|\bstängning|\bsamma dag\b|\bgenast\b|\bdygnet runt\b",
        strict=True,
        named="vad som gäller den tiden på dagen",
    ),
    _form(
        r"\b(?:vill veta|frågar|undrar)\b.*"
        r"\b(?:får|kan|ska|måste) (?:jag|vi|man) (?:svara|berätta|säga|bekräfta|lämna ut)\b",
        r"bekräfta inte|sekretess|samtyck|lämna\w* ut|utlämn|hemlig|röj|\buppgift\w*[^.]{0,60}\blämnas?\b|"
        r"\blämnar?\b[^.]{0,40}\buppgift",
        strict=True,
        named="om uppgiften får lämnas ut",
    ),
    _form(
        r"\b(?:kan|får|ska|måste) (?:jag|vi|man|nämnden)\b[^?]{0,40}\bavslå\b",
        r"avsl|avvis|\bnek\w|sätt\w* ned|nedsätt|bifall|beviljas|godtagbar\w* skäl|rätt till|"
        r"\b(?:inget|inte) (?:\w+ ){0,2}skäl",
        strict=True,
        named="om ansökan kan avslås",
    ),
    _form(WITHOUT_CONSENT, CONSENT_NEEDED, preferred=True),
    _form(
        r"\bvad (?:ska|behöver|måste|bör)\b[^?]*\b(?:(?:ha|ta) med|bifoga\w*|visa upp)\b",
        r"\b(?:handlingar|legitimation|kontoutdrag|hyresavi\w*|lönebesked|lönespecifikation\w*|kvitto\w*|intyg|"
        r"bifoga\w*|(?:ta|tas|ha) med)\b",
        preferred=True,
    ),
    _form(
        r"\b(?:hur mycket|hur mkt|högsta|lägsta|maximal\w*|vilket belopp|vilka belopp|(?:max)?belopp(?:et)?|i kronor|"
        r"många kronor|kosta(?:r|de|t)?|hur hög\w*|hur stor\w*(?! (?:andel\w*|del|risk\w*)\b)|"
        r"(?:från|över|till) vilken summa|how much|highest|maximum|vilken hyra|för hyra|"
        r"vad får (?:\w+ ){1,3}(?:vara|kosta)|"
        r"vad är (?:en |den )?(?:skälig|högsta|godtagbar|rimlig|maximal)\w* "
        r"(?:hyra\w*|\w*kostnad\w*|belopp\w*|nivå\w*))\b|"
        r"\b(?:riksnorm\w*|norm\w*|hushållskostnad\w*|personliga kostnad\w*)\b.*\b20\d\d\b|"
        r"\bvad (?:landar|landade|ligger|låg|hamnar|hamnade)\b[^?.]*"
        r"\w*(?:norm|tak|gräns|belopp|nivå|kostnad|hyra|avgift|ersättning|summa|bidrag|pris)\w*[^?.]*\bpå\b",
        AMOUNT,
        strict=True,
        named="beloppet",
        also=_is_no_long_list,
    ),
    _form(
        rf"\bhur stor\w* del av {_COST}",
        rf"{SHARE}|{AMOUNT}",
        strict=True,
        named="hur stor del",
        also=_is_no_long_list,
    ),
    _form(
        rf"\bhur stor\w* (?:andel\w*|del)\b(?! av {_COST})|"
        r"\bvilken andel\b|\bhur många procent\b|\bi procent\b",
        SHARE,
        strict=True,
        named="andelen",
        also=_is_no_long_list,
    ),
    _form(_ASKS_WHAT_IS_GIVEN, AMOUNT, strict=True, named="beloppet", also=_is_no_long_list),
    _form(
        r"\bvad (?:ger|betalar|ersätter|lämnar|beviljar|godtar|utgår) (?:vi|man|ni|kommunen)? ?(?:för|i|till)\b|"
        r"\bvad får (?:man|de|hon|han|klienten|\w+en) (?:för|till|i)\b|"
        r"\bvad? får\b[^?]*\bper (?:dag|dygn|vecka|månad|år)\b|"
        r"\bvad (?:man|de|hon|han|hen|klienten|\w+en) (?:kan få|får|har rätt till) (?:för|till|i)\b",
        AMOUNT,
        preferred=True,
        also=_is_no_long_list,
    ),
    _form(r"\bvilka regler och belopp\b", AMOUNT, preferred=True, also=_is_no_long_list),
    _form(
        r"\b(?:hur lång tid|hur länge|how long)\b",
        rf"{SPELL}|{PROMPT}|{UNTIL}|{NO_BOUND}",
        strict=True,
        named="tiden",
        also=_is_no_long_list,
    ),
    _form(
        r"\bhur många (?:dagar|dygn|veckor|månader|år)\b",
        rf"{DAYS}|{UNTIL}",
        strict=True,
        named="tiden",
        also=_is_no_long_list,
    ),
    _form(
        r"\bhur många (?:timmar|minuter)\b",
        rf"{SPELL}|{UNTIL}",
        strict=True,
        named="tiden",
        also=_is_no_long_list,
    ),
    _form(rf"\b(?:hur ofta|how often)\b(?! {_DID}\b)", REGULAR, preferred=True),
    _form(
        rf"\bhur ofta {_DID}\b",
        rf"{SHARE}|{REGULAR}|{NUMBER}\S* (?:akter|fall|ärenden|hushåll|beslut|utredningar)\b|"
        r"\b(?:aldrig|sällan|ofta|oftast)\b",
        strict=True,
        named="hur ofta",
    ),
    _form(
        rf"\b(?:hur ofta|how often)\b(?! {_DID}\b)",
        rf"{REGULAR}|{SPELL}|\bmånatlig\w*|\b(?:bara|endast|först|även) (?:när|vid|om)\b",
        strict=True,
        named="hur ofta",
        also=_is_no_long_list,
    ),
    _form(
        r"\b(?:när senast|senast när|sista (?:dag|dagen|datum|datumet)\b)",
        rf"{SPELL}|\bden \d{{1,2}}\b|{DATE}|\bsenast\b",
        strict=True,
        named="sista dagen",
        also=_is_no_long_list,
    ),
    _form(
        r"\b(?:som (?:mest|längst)|längst|maximalt|max|högst)\b",
        r"\b(?:högst|längst|max\w*|upp till|som mest|inte mer än|inget tak|ingen (?:övre )?gräns)\b",
        preferred=True,
    ),
    _form(
        r"\b(?:hur snabbt|hur snart|hur fort|inom vilken tid|tidsfrist\w*)\b",
        rf"{SPELL}|{PROMPT}|{BY_DATE}|{NO_BOUND}",
        strict=True,
        named="tiden",
        also=_is_no_long_list,
    ),
    _form(
        r"\b(?:vilken dag|vilket datum|vilka dagar|what date)\b",
        rf"\bden \d{{1,2}}\b|\d{{1,2}} (?:{MONTH})|\d{{4}}-\d\d|"
        r"\b(?:från|efter) (?:och med )?(?:den|det) (?:dag\w*|att|datum)\b|\b(?:från|räknat från) när\b|"
        r"\b(?:mån|tis|ons|tors|fre|lör|sön|bank|var)dag(?:en|ar|arna|s)?\b|"
        r"\b(?:första|andra|sista|\w+de|\w+te|\w+dje) \w*dag|\bdag \d",
        strict=True,
        named="dagen",
    ),
    _form(
        r"\b(?:när|when)\b",
        rf"{SPELL}|{PROMPT}|{REGULAR}|{DATE}|\b(?:senast|tidigast|innan|om|när|efter|sedan|sista \w*dagen)\b",
    ),
    _form(
        r"\b(?:hur många|hur gammal|how many)\b",
        rf"{NUMBER}|\b(?:något|särskilt) antal\b|\bdet senaste \w+|\bden senaste \w+",
        strict=True,
        named="antalet",
    ),
    _form(
        r"\b(?:vilka åldrar|vilken ålder)\b|"
        r"\bhur gam(?:mal|la) (?:måste|ska|får|är|kan|bör) "
        r"(?:man|hon|han|hen|de|barn\w*|son\w*|dotter\w*|person\w*|klient\w*)\b",
        r"\d\s*(?:år\b|års\b|-?åring\w*)|\bfyll\w* \d|\bmyndig\w*|\bvuxna?\b|\bårskurs\b|"
        r"\bålder\w*(?:[^\n:]{0,20}:\s*\d|[^.\n]{0,40}\b(?:den (?:första|sista|dag)|vid|när|då|under)\b)",
        strict=True,
        named="åldern",
        also=_is_no_long_list,
    ),
    _form(
        rf"\bhur många [\w-]+ (?:\w+ )?{_DID}\b",
        rf"{NUMBER}",
        strict=True,
        named="antalet",
        also=_is_no_rule,
    ),
    _form(ASKS_WHO_DECIDES, r"", strict=True, named="vem som beslutar", also=tells_who_decides),
    _form(
        r"\bvilken kommun (?:ansvar\w*|svarar|ska|har (?:kvar )?ansvar\w*|betalar|står för|prövar)\b",
        r"(?:bosättnings|vistelse|hem)kommun|folkbokför|"
        r"\bkommun\w*\b[^.\n]{0,80}\b(?:ansvar|svarar|betalar|prövar)|"
        r"\b(?:ansvar\w*|svarar|betalar|prövar)\b[^.\n]{0,80}\bkommun",
        strict=True,
        named="vilken kommun det är",
    ),
    _form(
        r"\b(?:vem|vilka|vilken nämnd|vilken myndighet|who)\b",
        r"nämnd|kommunen|regionen|socialsekreterar|handläggar|chef|utskott|delegat|beslutas? av|gruppledar|"
        r"försäkringskassan|arbetsförmedlingen|"
        r"regeringen|riksdagen|den enskilde|sökanden|läkar|initiativtagar|ansvarar|ordförande|domstol|förvaltningsrätt",
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
