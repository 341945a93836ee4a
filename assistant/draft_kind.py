"""Whether a sentence of a draft states a fact of the case, which is left in peace, or something that sources can tell.

What is said of the person, the household and their papers, in the past or of just them, is of the case. What anyone
must, may or gets is a rule, also when it is said to "du". In between stands what is held against the
sources, of which only what they plainly tell counts: "lean" is of the case where they are silent, "open" is not found.
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.draft_read import Genre
from assistant.draft_talk import is_talk
from assistant.draft_verbs import PAST, PERFECT, finite_verb, has_finite_verb, is_past
from assistant.facts import facts
from ingest.personal import BLACK
from ingest.references import references

Kind = Literal["case", "rule", "lean", "open"]

_YOU = r"du|dig|din|ditt|dina|ni|er|era|ert"
_THEY = r"han|hon|hen|honom|henne|hans|hennes"
_EITHER = re.compile(r"\b(?:han eller hon|hon eller han|honom eller henne|henne eller honom|hans eller hennes)\b", re.I)
_NAMED = re.compile(rf"{BLACK}+|\b(?:{_THEY})\b", re.I)
_BLACKENED = re.compile(f"{BLACK}+")
_THEIR = re.compile(rf"\b(?:{_THEY})\b", re.I)
_ADDRESSED = re.compile(rf"\b(?:{_YOU})\b", re.I)
_INDIVIDUAL = re.compile(
    r"\b(?:sökandens?|klientens?|mannens?|kvinnans?|makarnas?|makens?|makans?|hustruns?|hustrun|sonens?|dotterns?|"
    r"sönerna|döttrarna|pappans?|mammans?|moderns?|faderns?|sambons?|brodern|systern|syskonen|flickans?|pojkens?|"
    r"brukarens?|paret|det (?:äldsta|äldre|yngsta|yngre|mellersta) barnet|vår(?:t)? gemensamma \w+)\b",
    re.I,
)
_SOMEONE = re.compile(
    r"\b(?:familjens?|hushållets?|barnets?|barnens?|föräldrarnas?|personens?|patientens?|ungdomens?|familjemedlemmarna|"
    r"deltagarens?)\b",
    re.I,
)
_THING = re.compile(
    r"\b(?:hyran|skulden|hyresskulden|elskulden|lönen|inkomsten|inkomsterna|utgifterna|kontoutdraget|kontoutdragen|"
    r"intyget|läkarintyget|kostnadsförslaget|yttrandet|lägenheten|bostaden|bilen|räkningen|fakturan|hyresvärden|"
    r"arbetsgivaren|elbolaget|avtalet|hyresavtalet|uppsägningen|tandläkarens?|läkarens?|"
    r"(?:tandläkarens|läkarens|hyresvärdens) \w+|behovet|ekonomin|utredningen|"
    r"a-kassan|försäkringskassan|arbetsförmedlingen|kronofogden|polisen|banken|skolan|förskolan|bvc|sjukhuset|"
    r"boendet|barnbidraget|underhållet|normen|överskottet|underskottet|möblerna|ansökan|ärendet|handlingarna|"
    r"\w+(?:räkningen|fakturan|skulden|lönen|avin|kontraktet|avgiften för \w+en)|"
    r"komplettering(?:en|arna)|mötet|besöket|hembesöket|samtalet|uppgifterna?n?|biståndet|beloppet|underlaget)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:handläggaren|socialsekreteraren|gruppledaren|enhetschefen|nämnden|socialnämnden|enheten|kommunen|"
    r"förvaltningen|utskottet|vi|oss|undertecknad|mottagningen|fut-utredaren|försörjningsenheten|utredaren|"
    r"styrgruppen|gruppen)\b",
    re.I,
)
_STUDY = re.compile(
    r"\b(?:procent|akter|försök\w*|deltagar\w*|projekt\w*|rapport\w*|kartläggning\w*|undersökning\w*|enkät\w*|studie\w*|pilot\w*|"
    r"median\w*|genomsnitt\w*|kommuner|kommunerna)\b",
    re.I,
)
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_FIXED = re.compile(
    rf"\b(?:den \d{{1,2}} (?:{_MONTHS})|\d{{4}}-\d\d-\d\d|(?:sedan|i|under|för) (?:\w+ )?(?:{_MONTHS})(?: \d{{4}})?|"
    r"i går|i dag|nyss|för närvarande|i våras|i somras|i höstas|i vintras|sedan sommaren)\b",
    re.I,
)
_ON_A_DAY = re.compile(rf"\bden \d{{1,2}} (?:{_MONTHS})\b|\d{{4}}-\d\d-\d\d", re.I)
_MONEY = re.compile(r"\d ?(?:kr\b|kronor)")
_INFINITIVE = r"(?:\w{2,}a|få|ge|ta|se|gå|bli|ske|må|stå|be|ha|\w+as|ges|tas|fås)"
_DUTY = re.compile(
    r"\b(?:ska|skall|måste|bör|har (?:\w+ )?rätt (?:till|att)|är skyldig\w*|krävs|har \d+ \S+ på (?:dig|sig|er)|"
    r"har \w+ (?:dag|veck|månad|år)\w*s \w+|(?:har|får) (?:du |ni )?\w+ \w+ på (?:dig|er|sig)|"
    r"är (?:obligatorisk|frivillig|avgiftsfri|kostnadsfri|tillåt|förbjud)\w*|"
    rf"gäller)\b|\bbehöver\b(?:\s+\S+){{0,4}}?\s+{_INFINITIVE}\b",
    re.I,
)
_LEAVE = re.compile(rf"\b(?:kan|får)\b(?:\s+\S+){{0,6}}?\s+{_INFINITIVE}\b", re.I)
_LIMIT = re.compile(
    r"\b(?:högst|högsta|minst|lägsta|upp till|godtagbar\w*|"
    r"senast|tidigast|lägst|inom \S+ (?:\S+)?(?:dag|veck|månad|år)\w*|normalt|alltid|aldrig)\b",
    re.I,
)
_ANYONE = re.compile(
    r"\b(?:den som|de som|den (?:enskilde|sökande|unge|försäkrade)|var och en|alla|varje|ingen ska|ingen får|"
    r"en (?:person|sökande|enskild|förälder))\b",
    re.I,
)
_IF = re.compile(
    r"\b(?:om (?:du|ni|det|den|de|man|vi|någon|inte)|när (?:du|ni|det|den|vi|man)|så länge|förutsatt)\b", re.I
)
_IF_FIRST = re.compile(
    r"(?:Om|När|Är|Har|Saknas|Saknar|Finns|Blir|Beviljas|Uppfyller|Överstiger|Kostar|Betalar|Visar)\b"
)
_CONCLUDES = re.compile(
    r"\b(?:därför|därmed|alltså|således|bedöms (?:\w+ ){0,2}(?:ha|vara|påverka|kunna|klara)|"
    r"(?:vi|nämnden|enheten|handläggaren|socialsekreteraren|utredaren) (?:bedömer|föreslår|konstaterar|finner|anser)|"
    r"bedömning(?:en)? är|inte tillämplig\w*|i ditt fall|i detta (?:fall|ärende)|beviljar dig|"
    r"avslår (?:din|er|ansökan)|avslås|föreslås|(?:får|ges) i uppdrag|lämnar(?:na)? vi)\b",
    re.I,
)
_DECIDES = re.compile(r"^(?:\S+ ){0,3}(?:avslår|beviljar|avslås|godkänner|kräver tillbaka)\b", re.I)
_IS_SO_MUCH = re.compile(
    r"\b(?:är|var|avser|visar|uppgår till|uppgick till|ligger på|motsvarar|består av|överstiger|understiger|"
    r"värderas till)\b",
    re.I,
)
_STATE = re.compile(
    r"\b(?:är|har|bor|får|arbetar|studerar|saknar|uppger|betalar|äger|lever|heter|beviljas|tjänar|hyr|motsvarar|"
    r"överstiger|understiger|räcker|uppgår|deltar|söker|avser|står|består|hyr|väntar|vill|behöver)\b",
    re.I,
)
_THE_DECISION = re.compile(
    r"(?:Beslutet (?:är|har|fattas|fattades|grundas|avser)|Däremot saknas|(?:Det|Den) (?:kom|saknas))\b"
)
_OF_RULES = re.compile(r"(?:Undantag|Regel|Regler|Bestämmelse|Kravet på|Rätten till)\w*\b")
_GREETS = re.compile(r"(?:Hej|Hejsan|Bästa|God (?:dag|morgon))\b[^.?]{0,40}$")
_NEXT = re.compile(r"\bnästa (?:\w*möte|träff|sammanträde|avstämning|besök|tid)\b", re.I)
"""When a group meets next is told in its own minutes only."""
_WE = re.compile(r"\b(?:vi|oss)\b", re.I)
_TELLS = re.compile(
    r",\s+(?:påminde|sa|sade|berättade|tillade|konstaterade|menade|betonade|framhöll|informerade|uppgav|påpekade)\s+"
    r"(?:\w+|█+)(?:\s+(?:om|oss|alla))*(?=\.?$)"
)
_TELLS_FIRST = re.compile(
    r"^(?:[A-ZÅÄÖ][\w-]+|█+) (?:påminde|påminner|sa|sade|säger|berättade|konstaterade|betonade|framhöll|informerade|"
    r"påpekade) (?:oss |alla )?(?:om )?att (?=\w)"
)
_LABEL = re.compile(r"[A-ZÅÄÖ][\w ]{2,25}: ")


def without_teller(said: str) -> str:
    """The sentence without ", påminde Eva om": who said it at the meeting is no part of what is said."""
    plain = _TELLS_FIRST.sub("", _TELLS.sub("", said))
    return plain[:1].upper() + plain[1:]


def kind_of(said: str, names: frozenset[str] = frozenset(), genre: Genre = "other") -> Kind:
    """What a sentence of a draft is about; a question and a greeting are the case's own.

    Args:
        names: The names of people that the draft tells elsewhere.
        genre: What sort of text it stands in.
    """
    said = without_teller(said)
    kind = _kind_in_text(said, names)
    if genre == "rules" and kind in ("case", "lean") and _is_rule(said):
        return "rule"
    if genre == "minutes" and kind != "case" and _is_of_the_day(said):
        return "lean"
    return kind


def _is_rule(said: str) -> bool:
    """Whether a sentence in a text of rules states one: it tells of nobody, of no day and of nothing past."""
    of_no_one = not _NAMED.search(_EITHER.sub("", said)) and not _FIXED.search(said)
    return of_no_one and has_finite_verb(said) and not said.endswith("?") and not is_past(_main_clause(said))


def _is_of_the_day(said: str) -> bool:
    """Whether a sentence in minutes tells of what was, of a day or of how it is just now."""
    if references(said):
        return False
    own = _WE.search(_main_clause(said)) or _NOW.search(said) or _FIXED.search(said)
    return bool(own) or is_past(_main_clause(said)) or not has_finite_verb(said)


_NOW = re.compile(r"\b(?:fortfarande|just nu|numera|hittills|ännu|än så länge|nästa vecka|nästa år|i år)\b", re.I)


def _kind_in_text(said: str, names: frozenset[str]) -> Kind:
    if said.rstrip().endswith("?") or _states_nothing(said) or _GREETS.match(said) or is_talk(said):
        return "case"
    if _NOW_IT_IS.search(said) and _FIXED.search(said) and not references(said) and len(said.split()) <= _CURT:
        return "case"
    kind = _kind_of(said)
    if kind == "case":
        return kind
    firm = references(said) or _LIMIT.search(said) or _DUTY.search(said) or _measures(said)
    told = [n for n, word in enumerate(re.findall(rf"\w+|{BLACK}+", said)) if word in names or word[0] == BLACK]
    bound = _LIMIT.search(said) and _measures(said) and (_DUTY.search(said) or _LEAVE.search(said))
    if told and not references(said) and not bound and (told[0] == 0 or not firm):
        return "case" if told[0] == 0 else "lean"
    if _NEXT.search(said) and _FIXED.search(said):
        return "case"
    conditional = _IF.search(said) or _IF_FIRST.match(said) or _asks_first(said) or _ADDRESSED.search(said)
    return "lean" if _WE.search(_main_clause(said)) and not firm and not conditional else kind


def _kind_of(said: str) -> Kind:
    main = _main_clause(said)
    past = is_past(main)
    duty = _DUTY.search(main) or _LEAVE.search(main)
    if (
        _IF_FIRST.match(said)
        or _asks_first(said)
        or _OF_RULES.match(said)
        or (_ANYONE.search(main) and not (past and _FIXED.search(said)))
    ):
        return "rule"
    if _NAMED.search(_EITHER.sub("", said)):
        beside = _BLACKENED.search(said) and not said.startswith(BLACK) and not _THEIR.search(said)
        aside = not _NAMED.search(main) and not _INDIVIDUAL.search(main)  # "... även om hon inte kommer åt dem"
        bound = duty and _LIMIT.search(said) and _measures(said)  # "██ kan få ... för högst 2 000 kronor per läsår"
        firm = references(said) or bound or ((beside or aside) and (duty or _LIMIT.search(main)))
        return "rule" if firm and not past else "case"
    if _ADDRESSED.search(said):
        return _of_addressed(said, main, past, duty)
    if _INDIVIDUAL.search(main) or _SOMEONE.search(main):
        return _of_person(said, main, past, duty)
    return _of_none(said, main, past, duty)


def _asks_first(said: str) -> bool:
    """Whether it opens with its verb, as a condition does: "Rör felet mindre än 500 kronor, ..."."""
    if _VERB_FIRST.match(said) and not is_past(said):
        return True
    verb = finite_verb(said)
    return verb is not None and verb.start() == 0 and "," in said and not is_past(verb.group())


_VERB_FIRST = re.compile(
    r"(?!Att|Om|När|Eftersom|Som|Innan|Sedan|Då|Medan|Trots|Därför|Vad|Hur|Och|Men|Så|Tills|Fast|Även|För|Till|Från)"
    r"[A-ZÅÄÖ]\w*(?:r|år|as|s) (?:du|ni|man|någon)\b"
)
"""A statement whose subject follows its first word, which is a verb then: "Säger du nej prövar vi ansökan ändå"."""


def may_be_its_own(said: str, genre: Genre) -> bool:
    """Whether a sentence of a letter, a decision or minutes is left in peace where no source tells it.

    It tells of a day, a sum or a state of something, and makes no rule of it.
    """
    if genre == "rules" or references(said) or _ANYONE.search(said) or _IF.search(said) or _RECURS.search(said):
        return False
    if _ON_A_DAY.search(said):
        return not _STARTS.search(said)
    if _DUTY.search(said) or _LEAVE.search(said) or _LIMIT.search(said):
        return False
    return bool(_MONEY.search(said) or _IS_DONE.search(_main_clause(said)) or _DEPENDS.search(said))


_STARTS = re.compile(r"\b(?:börjar gälla|träder i kraft|upphör|gäller (?:från|till))\b", re.I)
_RECURS = re.compile(r"\b(?:per|varje|i månaden|riksnorm\w*|skälig\w*)\b|^För (?:20\d\d|ett|en)\b", re.I)
_IS_DONE = re.compile(
    r"^(?:\w+(?:en|et|na|an)|Det \w+ \w+) (?:\w+ ){0,3}?är (?:nu |redan )?"
    r"(?:\w+(?:ad|ade|lld|llt|llda|fylld|fyllt|tt|rd|rt)|klar\w*|kort\w*|slut)\b"
)
_DEPENDS = re.compile(r"\beftersom (?:hyresvärden|arbetsgivaren|banken|du|ni|han|hon)\b", re.I)
_CURT = 10
_NOW_IT_IS = re.compile(r"\b(?:redan )?nu\b", re.I)
_MEASURES = frozenset(("amount", "share", "time", "rate", "clock"))


def _measures(said: str) -> bool:
    """Whether it has an amount, a time or an hour, and tells of no day of its own: a rule's, also when "vi" says it."""
    return any(f.kind in _MEASURES for f in facts(said)) and not _FIXED.search(said) and not is_past(_main_clause(said))


_INSTRUCTS = re.compile(r"^(?:Ring|Kom|Skriv|Lämna|Skicka|Sök|Ansök|Begär|Visa|Ta)\b")
_HAPPENS = re.compile(r"\b(?:(?:be)?räknas|prövas|ersätts|betalas|omprövas|begärs|hämtas|krävs|görs|lämnas|erbjuds)\b")


def _states_nothing(said: str) -> bool:
    """A greeting, a signature or a list of names."""
    if has_finite_verb(said) or re.search(r"\d", said):
        return False
    return len(said.split()) <= 4 or _LABEL.match(said) is not None


def _of_addressed(said: str, main: str, past: bool, duty: re.Match[str] | None) -> Kind:
    if _CONCLUDES.search(said) and not references(said):
        return "case"
    if _INSTRUCTS.match(said) and _measures(said):
        return "rule"
    if not past and not _FIXED.search(said) and _HAPPENS.search(main) and not _ADDRESSED.search(main):
        return "rule"
    if re.search(r"\bvälkom\w+", main, re.I) and _measures(said):
        return "rule"
    if duty and not _first_past(said) < duty.start():
        return "rule"
    if past:
        return "case"
    if _LIMIT.search(said) or references(said) or _IF.search(said):
        return "rule"
    return "case" if _ADDRESSED.search(main) and _STATE.search(main) else "lean"


def _of_person(said: str, main: str, past: bool, duty: re.Match[str] | None) -> Kind:
    if past and not (duty and duty.start() < _first_past(said)):
        return "open" if _STUDY.search(said) else "case"
    if duty or references(said) or _LIMIT.search(said):
        return "rule"
    if _INDIVIDUAL.search(main) or _FIXED.search(said) or _CONCLUDES.search(said):
        return "case"
    return "case" if _IS_SO_MUCH.search(main) and not _IF.search(said) else "lean"


def _of_none(said: str, main: str, past: bool, duty: re.Match[str] | None) -> Kind:
    thing, office = _THING.search(main), _OFFICE.search(main)
    firm = duty and not _LEAVE.search(main)
    if _CONCLUDES.search(said) and (past or office or thing) and not firm:
        return "case"
    if _DECIDES.match(said) and not _LIMIT.search(said):
        return "case"
    if past and not duty and not _STUDY.search(said):
        if thing or (office and (_FIXED.search(said) or PERFECT.search(said))):
            return "case"
        if re.search(r"\bdet (?:har|hade) (?:inte )?\w+", said, re.I):
            return "case"
    if thing and _IS_SO_MUCH.search(main) and _ON_A_DAY.search(said) and not references(said):
        return "case"
    if (
        thing
        and (not duty or duty.group().casefold() == "gäller")
        and not _LIMIT.search(said)
        and (_IS_SO_MUCH.search(main) or _FIXED.search(said))
    ):
        return "open" if re.search(r"\bper\b", said) else "case"
    if _THE_DECISION.match(said) and not references(said):
        return "lean"
    if past and not duty and _MONEY.search(said) and not _STUDY.search(said) and not references(said):
        return "lean"
    if past and not duty:
        return "lean" if (_FIXED.search(said) or office) and not _STUDY.search(said) else "open"
    return "rule"


def _main_clause(said: str) -> str:
    """The sentence without its subordinate clauses at the end: what it is about."""
    cut = _SUBORDINATE.search(said, 6 if said.startswith("Det är") else 15)
    cut = re.search(r" som om ", said) or cut
    return said[: cut.start()] if cut else said


_SUBORDINATE = re.compile(
    r",? \b(?:som|att|eftersom|medan|trots att|när|då|innan|efter att|om (?:det|den|du|ni|någon|vi|han|hon|inte)|"
    r"om (?=\w+ (?:inte )?(?:har|hade|är)\b))\b"
)


def _first_past(said: str) -> int:
    return min((m.start() for m in (PAST.search(said), PERFECT.search(said)) if m), default=len(said))
