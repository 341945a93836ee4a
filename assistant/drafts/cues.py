"""The grammatical cues of a sentence of a draft: what speaks for a fact of the case, and what for a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafts.verbs import PERFECT, finite_verb, is_order, is_past_form, main_verb
from assistant.facts.read import facts
from ingest.personal import BLACK
from ingest.references import references

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_CUES = {
    "anyone": re.compile(
        r"^(?:Bara |Även |Inte )?(?:Den som|De som|Den (?:enskilde|sökande|unge)|Var och en|Man|Alla|Samtliga|Varje|"
        r"Ing(?:en|et|a)) |\b(?:(?<!din )(?<!min )(?<!nes )man|(?:den|de|du|dig|ni|er) som|var och en|den enskildes?|"
        r"ingen (?:ska|får|kan))\b"
    ),
    "indefinite": re.compile(r"^(?:En|Ett|Någon|Något|Några|[A-ZÅÄÖ]\w+(?:ar|er|or|ningar|elser)) "),
    "limit": re.compile(
        r"\b(?:högst|högsta|minst|lägsta|lägst|längst(?! (?:ned|ner|upp|bak|fram|till)\b)|"
        r"upp till|godtagbar\w*|senast(?! den)|tidigast|normalt|i regel|alltid|"
        r"aldrig|bara|endast|först|inom \S+ (?:\S+)?(?:dag|veck|månad|år)\w*)\b",
        re.I,
    ),
    "rate": re.compile(
        r"\b(?:per|varje|vart\w*|var \w+(?:de|te|je|nan|tonde) (?:dag|vecka|månad)|i månaden|om dagen|om året|milen|"
        r"i taget|åt gången|(?:en|två) gång(?:er)? (?:i|om|per)|vid varje)\b",
        re.I,
    ),
    "level": re.compile(
        r"\b(?:\w*(?:nivå|norm|(?<!kon)tak|gräns|frist|svarstid|handläggningstid|riktbelopp)"
        r"(?:e?n|e?t|er|erna|s|e?ns|e?ts)?|matpeng\w*|nödbistånd\w*|skälig (?:hyra|kostnad|\w+kostnad)|"
        r"(?:högsta|lägsta|högst|minsta) (?:\w+a )?\w+|tiden för|belopp(?:et|en)? (?:för|vid|per))\b",
        re.I,
    ),
    "sized": re.compile(
        r"\b(?:för|per) (?:en |ett |två |tre |fyra |fem )?(?:ensam\w* )?"
        r"(?:person(?:er)?|vux(?:en|na)|(?:ensam)?hushåll|familj(?:er)?)\b",
        re.I,
    ),
    "condition": re.compile(
        r"(?<!frågan )(?<!ansökt )\b(?:om|när|så länge|förutsatt att|ifall|såvida|innan|även om) "
        r"(?!dagen\b|året\b|natten\b)(?:du|ni|det|den|de|man|vi|någon|inte|en|ett|\w+(?:en|et|na))\b",
        re.I,
    ),
    "office": re.compile(
        r"\b(?:(?:social)?nämnden|kommunen|handläggaren|socialsekreteraren|enhetschefen|gruppledaren|utskottet|delegat\w*|"
        r"försäkringskassan|arbetsförmedlingen|regionen|domstolen|förvaltningsrätten|myndigheten|enheten|förbundet|"
        r"socialtjänsten)s?\b",
        re.I,
    ),
    "study": re.compile(
        r"\b(?:procent|akter|försök\w*|deltagar\w*|projekt\w*|rapport\w*|kartläggning\w*|undersökning\w*|enkät\w*|"
        r"studie[nr]\w*|pilot\w*|median\w*|genomsnitt\w*|kommuner(?:na)?)\b",
        re.I,
    ),
    "order": re.compile(
        r"^(?:Ring|Kom|Skriv|Lämna|Skicka|Sök|Ansök|Begär|Visa|Ta|Läs|Fråga|Utred|Boka|Meddela|Be|Säg|Kontrollera|Räkna|"
        r"Pröva|Gå|Följ|Spara|Använd|Anteckna|Erbjud|Beskriv|Pausa|Utgå) "
    ),
    "named": re.compile(rf"{BLACK}+|\b(?:han|hon|honom|henne)\b", re.I),
    "yours": re.compile(r"\b(?:din|ditt|dina|er|ert|era|hans|hennes|deras|min|mitt|mina)\b", re.I),
    "people": re.compile(
        r"\b(?:sökanden?s?|klientens?|brukarens?|mannens?|kvinnans?|makarnas?|mak(?:en|an|a)s?|hustruns?|fru|sambons?|paret|"
        r"dottern?s?|döttrar\w*|sonens?|söner\w*|flickans?|pojkens?|ungdomens?|syskonen|tvillingarna|pappans?|mammans?|"
        r"modern|fadern|brodern|systern|(?:far|mor)(?:mor|far)|(?:äldsta|äldre|mellersta|yngre|yngsta) barnet)\b",
        re.I,
    ),
    "household": re.compile(
        r"\b(?:familj|hushåll|barn|föräldrarna|person|patient|deltagare)(?:en|et|s|n)+s?\b|\bfamiljemedlemmarna\b", re.I
    ),
    "now": re.compile(
        r"\b(?:fortfarande|just nu|numera|hittills|ännu|nu|i dag|för närvarande|nyss|inte längre|i rad|förra|"
        rf"sedan (?:i |en tid|\w+ månader|20\d\d|(?:{_MONTHS}))|(?:denna|den här|nästa) (?:vecka|månad))\b",
        re.I,
    ),
    "day": re.compile(
        rf"\bden \d{{1,2}}\b(?! ?(?:kap|§)| (?:i|varje) månad)|\d{{4}}-\d\d-\d\d|\b(?:{_MONTHS})\b|"
        r"\bpå (?:mån|tis|ons|tors|fre)dag\b|"
        r"\bi (?:våras|somras|höstas|vintras|fjol|går|(?:mån|tis|ons|tors|fre)dags)\b|\b(?:sista|första) i\b",
        re.I,
    ),
    "standing": re.compile(
        r"^(?:från|sedan) den \d|\b(?:varje|från och med|börjar gälla|träd(?:er|de) i kraft|upphör|vardagar|"
        r"under 20\d\d|den \d{1,2} (?:i|varje) månad\w*)\b",
        re.I,
    ),
    "finds": re.compile(
        r"\b(?:därför|därmed|alltså|således|bedöms|bedömer|gör bedömningen|bedömning(?:en)? är|framgår|konstatera[rs]|"
        r"uppger|kommit fram|tyder på|visar|utifrån|"
        r"beror på(?! (?:när|om|hur|vad|vem|vilk\w+)\b)|i (?:ditt|detta|det aktuella) (?:fall|ärende)\w*)\b",
        re.I,
    ),
    "decides": re.compile(
        r"\b(?:avslås|avslår|(?:beviljas|beviljar) (?:du|dig|er)|du beviljas|det (?:beviljade|sökta)|kräver tillbaka|"
        r"(?:får|ges) i uppdrag|i sin helhet|(?:helt|delvis)\.?$)",
        re.I,
    ),
    "paper": re.compile(
        r"\b(?:bilaga \d+|bifog\w+|faktur\w+ på|hyresavin?|kontoutdrag\w*|(?:under|över)skott|ärendet|"
        r"komplettering saknas|"
        r"journalen|kvar att betala|inneboende|avslaget|utredningen|intyget gäller|(?:avtalet|kontraktet) gäller|"
        r"enligt (?:\w*intyget|kontraktet|avtalet|lönespecifikationen))\b",
        re.I,
    ),
    "we": re.compile(r"\b(?:vi|oss|vår|våra|vårt|jag|mig|undertecknad(?! av))\b", re.I),
    "definite": re.compile(r"^(?:(?:Den|Det|De|Din|Ditt|Dina) )?(?:\w+a )?\w{3,}(?:en|et|na|an|rn|ns|nas|ets|ens)\b"),
}
OF_A_PERSON = frozenset(("named", "people", "people as subject", "yours"))
OF_A_READER = frozenset(("you", "you act"))
"""Cues of what is said of one person, and of whoever reads it."""
_IN_SUBJECT = ("people", "office", "level")
"""Cues that weigh more of whom a sentence is about."""
_STATES = frozenset(
    """är har bor sover mår lever studerar pluggar arbetar jobbar saknar saknas säger berättar betalar äger heter tjänar
    hyr motsvarar överstiger understiger räcker uppgår deltar söker avser står består väntar vill går läser ligger
    täcker stämmer kostar får behöver""".split()
)
_OF_PEOPLE = frozenset(
    "bor sover mår lever studerar arbetar jobbar vill orkar hyr äger tjänar saknar går är har".split()
)
_INFINITIVE = r"(?:\w{2,}a|få|ge|ta|se|gå|bli|ske|må|stå|be|ha|\w+as|ges|tas|fås)"
_MODAL = re.compile(
    rf"(?:ska|skall|måste|bör)\b|(?:kan|får|behöver|brukar)\b(?:\s+\S+){{0,6}}?\s+{_INFINITIVE}\b|"
    rf"går(?:\s+\S+){{0,3}}?\s+att\s+{_INFINITIVE}\b",
    re.I,
)
_BINDS = re.compile(
    r"\b(?:har (?:\w+ )?rätt (?:till|att)|är skyldig\w*|krävs|(?:har|får) (?:du |ni )?\d* ?\w+ \w+ på (?:dig|er|sig)|"
    r"har \w+ (?:dag|veck|månad|år)\w*s \w+|"
    r"är (?:obligatorisk|frivillig|avgiftsfri|kostnadsfri|gratis|tillåt|förbjud|hemlig|offentlig|sekretessbelag)\w*|"
    r"beror på (?:när|om|hur|vad|vem|vilk\w+)\b|(?:börjar|slutar) (?:löpa|räknas|gälla)\b|"
    r"gäller(?! till och med den))\b",
    re.I,
)
_FRONTED = re.compile(r"\w+ (?:inte )?(?:du|ni|vi|man)\b", re.I)
_YOU = re.compile(r"\b(?:du|ni)\b", re.I)
_CLAUSE = re.compile(r"\b(?:som|om|när|att)\b")
_YOU_AFTER = re.compile(r"\w+ (?:\w+ )?(?:du|ni)\b", re.I)
_OPENS_CONDITION = re.compile(r"(?:Om|När|Så länge|Ifall|Innan)\b")
_WHOEVER = re.compile(r"\b(?:den|var och en) som\b", re.I)
_PRONOUN = re.compile(r"(?<=\w )(?:han|hon|hen|honom|henne)\b")


@dataclass(frozen=True, slots=True)
class _Clause:
    """The main clause of a sentence.

    Attributes:
        said: The sentence.
        subject: What stands before the finite verb.
        rest: The finite verb and what follows.
        verb: Its form in small letters, "" where there is none.
        conditional: Whether a condition opens it.
        addressed: Whether it is said of its reader.
    """

    said: str
    subject: str
    rest: str
    verb: str
    past: bool
    modal: bool
    conditional: bool
    addressed: bool


@lru_cache(maxsize=2048)
def cues(said: str) -> frozenset[str]:
    """The grammatical cues of a sentence by name, as `kind` weighs them."""
    clause = _main_clause(_for_anyone(said))
    found = _worded(clause)
    found |= {name for name, is_so in _told(clause, found).items() if is_so}
    return frozenset(found - {"day"} if "standing" in found else found)


def _for_anyone(said: str) -> str:
    """The sentence without pronouns that stand for anyone: "den som inte kan ordna det hon behöver"."""
    return _PRONOUN.sub("den", said) if BLACK not in said and _WHOEVER.search(said) else said


def _main_clause(said: str) -> _Clause:
    verb = main_verb(said)
    at = verb.start() if verb else len(said)
    subject, rest, form = said[:at], said[at:], verb.group().lower() if verb else ""
    first = finite_verb(said)
    conditional = _OPENS_CONDITION.match(said) is not None or (first is not None and first.start() == 0)
    to_you = (_YOU.search(subject) and not _CLAUSE.search(subject)) or _YOU_AFTER.match(rest)
    return _Clause(
        said,
        subject,
        rest,
        form,
        past=is_past_form(form) or (form in ("har", "hade") and PERFECT.match(rest) is not None),
        modal=_MODAL.match(rest) is not None or _BINDS.search(rest) is not None,
        conditional=conditional,
        addressed=bool(to_you) and not conditional,
    )


def _worded(clause: _Clause) -> set[str]:
    """The cues that words give, but those that the clause takes back."""
    subject, past = clause.subject, clause.past
    found = {name for name, pattern in _CUES.items() if pattern.search(clause.said)}
    found |= {f"{name} as subject" for name in _IN_SUBJECT if _CUES[name].search(subject) and not past}
    if _CUES["yours"].search(subject):  # "din norm" is reckoned for one, and no level
        found -= {"level", "level as subject"}
    if _FRONTED.match(clause.rest):  # "Blanketten lämnar du": of whom it is said to, not of this one
        found -= {"definite"}
    return found | {"order"} if is_order(clause.said) else found


def _told(clause: _Clause, found: set[str]) -> dict[str, bool]:
    """The cues that the clause's form gives, each with whether it is there."""
    said, form, past, modal, addressed = clause.said, clause.verb, clause.past, clause.modal, clause.addressed
    return {
        "past": past,
        "past day": past and "day" in found,
        "modal": modal and not past,
        "modal of you": addressed and modal,
        "you": addressed and not modal,
        "opens with a condition": clause.conditional,
        "state": form in _STATES and not (modal or past),
        "you act": addressed and not modal and not past and form not in _STATES | _OF_PEOPLE,
        "passive": form.endswith("s") and not past,
        "reference": bool(references(said)),
        "amount": any(f.kind == "amount" for f in facts(said)),
    }
