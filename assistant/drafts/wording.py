"""What letters say in everyday words, in those of rules: tried where a claim as written is carried by no source."""

from __future__ import annotations

import re

from assistant.drafts.verbs import has_finite_verb, main_verb

_HOURS = {"ett": 13, "två": 14, "tre": 15, "fyra": 16, "fem": 17, "sex": 18}
"""Hours told without "på morgonen" are those of the afternoon from one to six: a public office is open then."""
_HOUR = re.compile(
    r"\bklockan (ett|två|tre|fyra|fem|sex)\b(?! på (?:morgonen|natten))(?: på (?:eftermiddagen|dagen))?", re.I
)
_PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.I), instead)
    for pattern, instead in (
        (r"(?:tittar|kollar) (vi )?på (?:det|den|din ansökan|ärendet|saken)", r"prövar \1det"),
        (r"(tittar|kollar) på", "prövar"),
        (r"ta(?:r|s)? upp (?=\w*(?:målet|ärendet|frågan|saken))", "pröva "),
        (r"pengarna (?:kommer|betalas(?: ut)?|sätts in|finns på kontot)", "utbetalning sker"),
        (r"(?:har sagt|säger|sagt) ja till (?:det|detta)", "samtycker"),
        (r"(?:har sagt|säger|sagt) ja(?: till)?", "samtycker till"),
        (r"(?:får|fått|fick) nej(?: på (?:din |sin )?ansökan)?", "får avslag"),
        (r"får ja", "beviljas"),
        (r"säg(?:a|er) nej till", "avslår"),
        (r"måste inte", "behöver inte"),
        (
            r"när (?:vi|kommunen|handläggaren) har (?:fått )?(?:alla|samtliga) (?:uppgifter|handlingar|papper)(?:na)?",
            "när ansökan är komplett",
        ),
        (r"slipp(?:a|er)", "behöver inte"),
        (r"det (?:går bra|räcker) (?:också )?att göra det", "det kan göras"),
        (r"det går (?:bra )?(?:också )?att", "kan"),
        (r"(?:talar|pratar|kan|förstår) (inte |inte så bra )?svenska", r"behärskar \1svenska"),
        (r"(inte )(?:talar|pratar|kan|förstår) svenska", r"\1behärskar svenska"),
        (r"ordna(r|s)? tolk", r"anlita\1 tolk"),
        (r"har (?:du |ni |man |den enskilde )?ingen mat(?: hemma)?", "saknar mat"),
        (r"(?:är )?(?:missnöjd|inte nöjd) med", "överklagar"),
        (r"har kvar|ha kvar", "behålla"),
        (r"(?:blir|bli|blev|blivit) av med", "förlora"),
        (r"(?:blir|bli|blev|blivit) vräkt\w*", "avhyses"),
        (r"hör(?:a)? av (?:sig|dig|er) till", "kontaktar"),
        (r"säg(?:a|er) (?:själv )?till", "anmäler"),
        (r"(?:läkarpapper|papper från (?:en |din )?läkare\w*)", "läkarintyg"),
        (r"papperen|papper(?:na)?", "handlingarna"),
        (r"skriv(?:a|er) på", "undertecknar"),
        (r"får (?:inte )?veta att", "underrättas om att"),
        (r"i rad|på raken", "i följd"),
        (r"så fort (?:som möjligt)?", "genast"),
        (r"soc(?:en)?|sossen", "socialtjänsten"),
        (r"om det är helg|om det är en helgdag|vid helg", ""),
        (r"som söker (?:för )?första gången", "vid nybesöket"),
        (r"när (?:du|man|ni|den enskilde) söker (?:för )?första gången", "vid nybesöket"),
        (r"(?:får )?pengar tillbaka på skatten", "skatteåterbäring"),
        (r"(?:har )?(?:konton?|bank) (?:utomlands|i utlandet|i (?:ett )?annat land)", "utländskt konto"),
        (r"får inte (?:berätta|säga|föra) (?:något|det|det du säger) vidare", "har tystnadsplikt"),
        (r"bebisen|bebis", "nyfött barn"),
        (r"(?:hälsa på|träffa) (?:ditt|sitt|sina|dina) barn", "umgänge"),
        (r"dela upp (?:betalningen|skulden)", "avbetalning"),
        (r"bredband|wifi", "internet"),
        (r"plugga(r|de)?", r"studera\1"),
        (r"jobba(r|de)?", r"arbeta\1"),
        (r"jobb(et)?", r"arbete"),
        (r"är gratis", "kostar ingenting"),
        (r"går med på", "samtycker till"),
        (r"strömmen (?:är på väg att )?stängs? av", "el hotas av avstängning"),
        (r"strömmen", "elen"),
        (r"sätter in (?:pengarna|det) på (?:ditt |sitt )?konto(?:t)?", "betalar ut till konto"),
        (r"doktorn", "läkaren"),
        (r"på en gång|med en gång", "genast"),
        (r"i alla fall", "ändå"),
        (r"höra av sig", "kontakta"),
        (r"hem till (?:dig|honom|henne|någon)", "på hembesök"),
        (r"hyra ut (?:ett|ditt) rum|ha(?:r)? (?:en )?inneboende", "inneboende"),
        (r"sjukintyg", "läkarintyg"),
        (r"pengar till", "bistånd till"),
        (r"(gäller) (?:redan nu|från i ?dag|direkt)", r"\1 omedelbart"),
        (
            r"(?P<need>behövs|krävs) ing(?:en|et|a) (?P<what>\w+) förrän (?:vid|från|efter)",
            r"\g<need> \g<what> från",
        ),
        (r"från det att (?P<what>\w+) är komplett", r"från komplett \g<what>"),
        (
            r"(?:när|sedan|från det att) (?:vi|jag) (?:har )?(?:fått )?(?:in )?allt(?: (?:som )?(?:vi|jag) behöver)?",
            "från komplett ansökan",
        ),
        (r"(?:den enskilde|du|ni) får svar (?=inom)", "beslut ges "),
        (r"vara med på att", "godta att"),
        (r"låta bli att kräva", "avstå från kravet på"),
        (r"döma ut (?:biståndet|beloppet|pengarna)", "bifalla talan"),
        (r"fel uppgifter", "oriktiga uppgifter"),
        (r"borde ha förstått att det (?:blev|var) fel", "borde ha insett felet"),
        (r"innan klockan", "före klockan"),
        (r"(?:når inte upp till|inte når upp till|är (?:lägre|mindre) än)", "understiger"),
        (r"(?:går över|är (?:högre|större) än)", "överstiger"),
        (r"(?:är|var) det slut på mat(?:en)?(?: hemma)?", "saknas mat"),
        (r"mat(?:en)? (?:är|har tagit) slut(?: hemma)?", "mat saknas"),
        (r"dröj inte med", "vänta inte med"),
        (r"(?:om|när) (?:du|man|den enskilde) bor (?:själv|ensam)", "för ensamhushåll"),
        (r"(under|över|yngre än|äldre än|fyllt) (\d\d)(?=[,.]| (?:och|eller|utan|med|får|som|så)\b)", r"\1 \2 år"),
        (r"mellan (\d{1,2}) och (\d{1,2})(?=[,.]| (?:och|eller|utan|med|får|som|så)\b)", r"mellan \1 och \2 år"),
        (r"(\d{1,3}(?: \d{3})+|\d{3,5}) ((?:i|per) månad(?:en)?|om året|per år)", r"\1 kronor \2"),
        (r"(?:en )?obetald hyra", "hyresskuld"),
        (r"stå utan medel", "sakna medel"),
        (r"studier på distans", "distansstudier"),
        (r"pengarna|pengar", "biståndet"),
    )
)


def in_words_of_rules(said: str) -> str:
    """The claim with everyday phrases as a rule would have them; as it is where it has none."""
    told = _HOUR.sub(lambda m: f"klockan {_HOURS[m[1].casefold()]}", said)
    for pattern, instead in _PHRASES:
        told = pattern.sub(instead, told)
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s{2,}", " ", told)).strip()


_UNLESS = re.compile(
    r"^(?P<main>[^,.;]+?) inte (?P<rest>[^,.;]*?),? (?:om|såvida|ifall) (?P<on>(?:[^\W\d]+ ){1,3}?)inte "
    r"(?P<condition>[^;]+)$"
)
_UNTIL = re.compile(r"^(?P<main>[^,.;]+?) inte (?P<rest>[^,.;]*?),? ?förrän (?P<when>[^;]+)$")
_WITHOUT = re.compile(r"Utan (?P<what>[^,.;]+?) $")
_WHO = re.compile(r" (?P<who>[^,.;]+?) inte (?P<rest>[^;]+)$")


def turned(said: str) -> str:
    """The same condition told from its other end, without its two denials; as it is where it has none.

    "Vi ringer inte om du inte vill" is "vi ringer bara om du vill", "inte förrän" is "först", and what is not done
    "utan X" demands X.
    """
    if unless := _UNLESS.match(said):
        return f"{unless['main']} bara {unless['rest']} om {unless['on']}{unless['condition']}".replace("  ", " ")
    if until := _UNTIL.match(said):
        when = "när " if has_finite_verb(until["when"]) else ""
        return f"{until['main']} {until['rest']} först {when}{until['when']}".replace("  ", " ")
    verb = main_verb(said)
    without = _WITHOUT.match(said[: verb.start()]) if verb else None
    if verb and without and (who := _WHO.match(said, verb.end())):
        what = without["what"]
        return f"{what[:1].upper()}{what[1:]} krävs för att {who['who']} {verb.group()} {who['rest']}"
    return said


_NOT_COUNTED = re.compile(
    r"\b(?:räkna[rs]?|tar?s?)(?: (?:vi|kommunen|nämnden|man))? inte (?:in|med|upp)(?: i beräkningen)?(?= |[.,]|$)", re.I
)
_LEFT_OUT = re.compile(r"\blämnas utanför(?: beräkningen)?\b", re.I)


def counted_otherwise(said: str) -> str:
    """The claim with "räknas inte" for "lämnas utanför", or the other way round; as it is where it has neither."""
    if _LEFT_OUT.search(said):
        return _LEFT_OUT.sub("räknas inte in", said)
    return _NOT_COUNTED.sub("lämnas utanför beräkningen", said)


_LEFT_UNDONE = re.compile(
    r"\b(?P<has>(?:har|hade) )?(?:(?:låter|låtit|lät) bli|underlåter|underlåtit|underlät|försumma(?:r|t|de)|"
    r"(?:avstår|avstått|avstod) från) att (?=\w)",
    re.I,
)
"""Not the infinitives: who "får avstå från att" or "kan låta bli att" has a choice, and is denied nothing."""


def denied_plainly(said: str) -> str:
    """The claim with "inte" for "låtit bli att", "underlåtit att" and "avstått från att", as sources deny."""
    return _LEFT_UNDONE.sub(lambda m: f"inte {m['has'] or ''}", said)
