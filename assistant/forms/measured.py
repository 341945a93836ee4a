"""The forms of questions for a measure: an amount, a share, a time, how often, a day, a count, an age."""

from __future__ import annotations

import re

from assistant.forms.form import Form, form
from assistant.forms.patterns import (
    AMOUNT,
    BY_DATE,
    CLOCK,
    DATE,
    DAY,
    DAYS,
    LASTS,
    NO_BOUND,
    NUMBER,
    PROMPT,
    REGULAR,
    SHARE,
    SPELL,
    UNTIL,
)
from assistant.forms.question_kinds import tells_of_events
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
_BEFORE = r"\b(?:vänta|dröja|på sig|innan)\b"
"""What makes a time that is asked for the longest before something, and not how long it lasts."""
_TIME_OF = r"(?!telefon|besöks|öppet|mottagnings|arbets)\w{4,}tid(?:en)?\b"
"""How long something takes or lasts, as a noun: "svarstiden", "anpassningstid"; hours when it is open are no such."""
_RULES = re.compile(r"\b(?:ska|får|bör|gränsen|högst|beviljas|godtas|krävs)\b", re.IGNORECASE)


def _is_no_rule(unit: Unit) -> bool:
    """Whether a unit may tell how many there were, and not what somebody may get."""
    return tells_of_events(unit) or _RULES.search(unit.body) is None


def _is_no_long_list(unit: Unit) -> bool:
    """A list told whole holds many figures, of which its items may be asked for; they are units of their own."""
    return "\n" not in unit.body


def measure(asks: str, answers: str, named: str) -> Form:
    """The form of a question that only a measure answers; a list told whole holds many."""
    return form(asks, answers, named, also=_is_no_long_list)


_HOW_SOON = r"\b(?:hur snabbt|hur snart|hur fort)\b"


def tells_promptly(question: str, unit: Unit) -> bool:
    """Whether a unit tells in a word how soon, where that is asked: "skyndsamt"."""
    return all(re.search(p, t, re.IGNORECASE) for p, t in ((_HOW_SOON, question), (PROMPT, unit.body)))


MEASURED = (
    measure(
        r"\b(?:hur mycket|hur mkt|högsta|lägsta|maximal\w*|vilket belopp|vilka belopp|(?:max)?belopp(?:et)?|i kronor|"
        r"många kronor|kosta(?:r|de|t)?|hur hög\w*|hur stor\w*(?! (?:andel\w*|del|risk\w*)\b)|"
        r"(?:från|över|till) vilken summa|how much|highest|maximum|vilken hyra|för hyra|"
        r"hur dyr\w*|vilken (?:hyres|kostnads|belopps|ersättnings|bidrags)nivå\w*|"
        r"vad får (?:\w+ ){1,3}(?:vara|kosta)|"
        r"vad är \w+ per (?:barn|vuxen|person|dag|dygn|vecka|månad|år)|vad är \w+belopp(?:et|en)|"
        r"vad är (?:en |den )?(?:skälig|högsta|godtagbar|rimlig|maximal)\w* "
        r"(?:hyra\w*|\w*kostnad\w*|belopp\w*|nivå\w*))\b|"
        r"\b(?:riksnorm\w*|norm\w*|hushållskostnad\w*|personliga kostnad\w*)\b.*\b20\d\d\b|"
        r"\bvad (?:landar|landade|ligger|låg|hamnar|hamnade)\b[^?.]*"
        r"\w*(?:norm|tak|gräns|belopp|nivå|kostnad|hyra|avgift|ersättning|summa|bidrag|pris)\w*[^?.]*\bpå\b",
        AMOUNT,
        "beloppet",
    ),
    measure(r"\bhur stor\w* del\b", rf"{SHARE}|{AMOUNT}", "hur stor del"),
    measure(r"\bhur stor\w* andel\w*|\bvilken andel\b|\bhur många procent\b|\bi procent\b", SHARE, "andelen"),
    measure(_ASKS_WHAT_IS_GIVEN, AMOUNT, "beloppet"),
    form(
        r"\bvad (?:ger|betalar|ersätter|lämnar|beviljar|godtar|utgår) (?:vi|man|ni|kommunen)? ?(?:för|i|till)\b|"
        r"\bvad får (?:man|de|hon|han|klienten|\w+en) (?:för|till|i)\b|"
        r"\bvad? får\b[^?]*\bper (?:dag|dygn|vecka|månad|år)\b|"
        r"\bvad (?:man|de|hon|han|hen|klienten|\w+en) (?:kan få|får|har rätt till) (?:för|till|i)\b",
        AMOUNT,
        preferred=True,
        also=_is_no_long_list,
    ),
    measure(
        r"\b(?:hur lång tid|hur länge|how long|hur många (?:veckor|månader|år)) "
        r"(?:får|gäller|gällde|betalas|ges|lämnas|beviljas|varar|kan (?:man|\w+) (?:få|ha|vara))\b(?![^?]*"
        + _BEFORE
        + ")",
        LASTS,
        "tiden",
    ),
    measure(
        r"\bhur (?:länge|många (?:\w*dagar|veckor))\b[^?]*\binnan\b",
        rf"{SPELL}|{DAY}|{PROMPT}|{UNTIL}|{NO_BOUND}",
        "tiden",
    ),
    measure(
        r"\b(?:hur lång tid|hur länge|how long|hur många (?:timmar|minuter))\b(?![^?]*\binnan\b)",
        rf"{SPELL}|{PROMPT}|{UNTIL}|{NO_BOUND}",
        "tiden",
    ),
    measure(r"\bhur många (?:dagar|dygn|veckor|månader|år)\b", rf"{DAYS}|{UNTIL}", "tiden"),
    form(rf"\b(?:hur ofta|how often)\b(?! {_DID}\b)", REGULAR, preferred=True),
    form(
        rf"\bhur ofta {_DID}\b",
        rf"{SHARE}|{REGULAR}|{NUMBER}\S* (?:akter|fall|ärenden|hushåll|beslut|utredningar)\b|"
        r"\b(?:aldrig|sällan|ofta|oftast)\b",
        "hur ofta",
    ),
    measure(
        rf"\b(?:hur ofta|how often)\b(?! {_DID}\b)",
        rf"{REGULAR}|{SPELL}|\bmånatlig\w*|\b(?:bara|endast|först|även) (?:när|vid|om)\b",
        "hur ofta",
    ),
    measure(
        r"\b(?:när senast|senast när|när (?:ska|måste|bör|får|kan)\b[^?]*\bsenast|sista (?:dag|dagen|datum|datumet)\b)|"
        r"\bhur (?:sent|tidigt) (?:får|kan|ska|måste|går)\b",
        rf"{SPELL}|\bden \d{{1,2}}\b|{DATE}|{CLOCK}|\bsenast\b",
        "sista dagen",
    ),
    form(
        r"\b(?:som (?:mest|längst)|längst|maximalt|max|högst)\b",
        r"\b(?:högst|längst|max\w*|upp till|som mest|inte mer än|inget tak|ingen (?:övre )?gräns)\b",
        preferred=True,
    ),
    measure(
        rf"{_HOW_SOON}|\b(?:inom (?:vilken|hur lång) tid|tidsfrist\w*)\b",
        rf"{SPELL}|{PROMPT}|{BY_DATE}|{NO_BOUND}",
        "tiden",
    ),
    measure(
        r"\b(?:vad|vilken|hur lång) (?:är |gäller för )?\w*(?:tidsgräns|frist|preskriptionstid)\w*|"
        rf"\b(?:vad är|hur lång är) {_TIME_OF}|^{_TIME_OF}",
        rf"{SPELL}|{PROMPT}|{NO_BOUND}|\bsenast\b",
        "tiden",
    ),
    form(
        r"\b(?:vilken dag|vilket datum|vilka dagar|what date|(?:start)?datum(?:et)? för|ikraftträdande\w*)\b",
        rf"{DAY}|\b(?:från|efter) (?:och med )?(?:den|det) (?:dag\w*|att|datum)\b|\b(?:från|räknat från) när\b",
        "dagen",
    ),
    form(
        r"\b(?:när|when)\b",
        rf"{SPELL}|{PROMPT}|{REGULAR}|{DATE}|\b(?:senast|tidigast|innan|om|när|efter|sedan|sista \w*dagen)\b",
    ),
    form(
        r"\b(?:hur många|hur gammal|how many)\b",
        rf"{NUMBER}|\b(?:något|särskilt) antal\b|\bdet senaste \w+|\bden senaste \w+",
        "antalet",
    ),
    measure(
        r"\b(?:vilka åldrar|vilken ålder)\b|"
        r"\bhur gam(?:mal|la) (?:måste|ska|får|är|kan|bör) "
        r"(?:man|hon|han|hen|de|barn\w*|son\w*|dotter\w*|person\w*|klient\w*)\b",
        r"\d\s*(?:år\b|års\b|-?åring\w*)|\bfyll\w* \d|\bmyndig\w*|\bvuxna?\b|\bårskurs\b|"
        r"\bålder\w*(?:[^\n:]{0,20}:\s*\d|[^.\n]{0,40}\b(?:den (?:första|sista|dag)|vid|när|då|under)\b)",
        "åldern",
    ),
    form(rf"\bhur många [\w-]+ (?:\w+ )?{_DID}\b", rf"{NUMBER}", "antalet", also=_is_no_rule),
)
