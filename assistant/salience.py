"""How much a word of a question tells of its subject: who asks, for whom and when are of the case, not of the rule."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from assistant.facts.measures import GREAT, is_number
from ingest.analyze import fold, stem, tokens

_PERSONS = """
bebis bebisen baby babyn spädbarn farbror tant granne grannen
klient klienten klienter klientens brukare man mannen kvinna kvinnan kille tjej hen kompis kompisen vän vännen
mamma mamman mor pappa pappan far son sonen dotter dottern syster bror make maken maka makan fru frun
person personen personer familj familjen hushåll hushållet par paret ungdom tonåring folk
ensamstående ensamboende ensam själv singel äldre yngre gammal gammalt sökande sökanden
enskild enskilde någon nån handläggare socialsekreterare enhetschef enhetschefen gruppledare gruppledaren chef chefen
kollega barnfamilj barnfamiljen barnfamiljer
soc socialen socialtjänsten socialtjänst socialkontoret socialnämnden nämnden
vuxen vuxna barn barnet barnen farsan morsan grabben tjejen killen ungar ungarna kids
"""
_DEEDS = """
bevilja beviljas beviljar bevilja godta godtar godtas godkänna godkänns acceptera accepterar betala betalar betalas
söka söker sökt ansöka ansöker besluta beslutar beslutas beslut fatta fattar bestämma bestämmer avgöra avgör
lägga lägger lagt stå står sitta sitter ligga ligger bli ha kvar hjälpa hjälper stötta ordna ordnar fixa fixar
räkna räknas räknar kräva krävs kräver lämna lämnas lämnar skicka skickar ringa ringer säga sagt kom kommit
höra hör gälla gäller godtog godtogs godkände godkändes inne
pengar pengarna handla handlar hända händer tillåta tillåtet finns hitta hittar använda används ersätta ersätts få
landar landade hamnar hamnade
ingå ingår rymmas ryms
beviljad beviljat beviljade godtagen godtaget godtagna godkänd godkänt godkända accepterad accepterat accepterade
tillåten tillåtna betald betalt betalda beslutad beslutat beslutade sökta ansökta ersatt
bo bor bott hinna hinner hunnit gå går gått åka åker åkte räcka räcker vända vänder låta låter låtit föreslå föreslår
"""
_DEGREES = """
högst högsta lägst lägsta max maximal maximala godtagbar godtagbara godtagbart
rimlig rimliga rimligt skälig skäliga skäligt vanlig vanligt
vanligtvis normal normalt aktuell gräns gränsen nivå nivån summa summan belopp beloppet antal många långt lång länge
tak taket maxbelopp mest minst snabbt fort ofta senast tidigast redan fortfarande helt ny nya nytt egen eget egna vår
våra kommun kommunen
riktbelopp schablonbelopp takbelopp riktvärde riktmärke
tidsgräns tidsgränsen tidsfrist tidsfristen frist fristen datum datumet tidpunkt tidpunkten
regel regler regeln reglerna sätt projekt projektet piloten rapporten slutrapporten försöket hel hela
"""
_TIMES = """
måndag tisdag onsdag torsdag fredag lördag söndag vardag vardagar
morgonen förmiddag förmiddagen eftermiddag eftermiddagen lunch kvällen kvällar ikväll natten inatt dygn dygnet
dag dagen dagar dags idag imorgon imorrn imorn morgon igår kväll natt helg helgen vecka veckan veckor
månad månaden månader år året förra nästa nu klockan timme timmar timmars tid tiden gång gånger sedan
"""
_FILLERS = """
verkligen egentligen faktiskt alltså liksom isf ifs typ kanske bara ens direkt absolut gärna tyvärr snälla undrar
jätte väldigt samtidigt lite inget ingenting innan sån sånt såna nåt nånting helst alls rakt total totalt totala
sammanlagt sammanlagd sammanlagda oxå också istället igång iväg ihop
"""
_UNITS = "kr kronor kronan sek procent efteråt åring åringen åringar"
_FAINT = {
    **{stem(w): 0.35 for group in (_PERSONS, _TIMES, _DEGREES) for w in group.split()},
    **{stem(w): 0.5 for w in _DEEDS.split()},
    **{stem(w): 0.1 for group in (_FILLERS, _UNITS) for w in group.split()},
}
_OF_CHILDREN = re.compile(r"\w+barns(?:famil|hushåll|mor|mam|far|pap|föräld)")
"""A household told by its children in one word: "tvåbarnsfamilj"."""
_HOUSEHOLD = 0.35
_FIGURE = 0.35
_AMOUNT = 0.1
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+")
"""A sum as it is written, "18 000"; numbers of forms and cases have no such spaces."""
_MONEY = re.compile(r"\s?(?:kr\b|kronor|:-|tusen|sek\b)", re.IGNORECASE)
_DEED = 0.5
"""What a verb is worth that the library lacks: what somebody does is of the case, and no subject."""
_LEAST_NAME = 4
"""Digits from which a bare number is a name or a year, such as that of a form: 7434."""


@lru_cache(maxsize=1)
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The forms of Swedish verbs, folded: all of them, and those that are no infinitive."""
    rows = (fold(line).split() for line in (files("ingest") / "data" / "verbs.txt").read_text("utf-8").splitlines())
    listed = [row for row in rows if row]
    return frozenset(w for row in listed for w in row), frozenset(w for row in listed for w in row[1:])


def of_deed(surface: str) -> float:
    """The share of its weight that a word keeps which the library lacks: less for a verb, "struntar"."""
    return _DEED if fold(surface) in _verbs()[0] else 1.0


def is_finite(surface: str) -> bool:
    """Whether a word tells what somebody does or did, "driver": no thing that could be asked about."""
    return fold(surface) in _verbs()[1]


def is_infinitive(surface: str) -> bool:
    """Whether a word can be the infinitive of a verb, "räkna"."""
    infinitives, others = _verbs()
    return fold(surface) in infinitives - others


def salience(surface: str, following: str = "") -> float:
    """The share of its weight that a word of a question keeps, 0 to 1.

    Args:
        following: What the question says after it: a number before "kr" is the case's own.
    """
    if _GROUPED.fullmatch(surface) or _is_great_number(surface.casefold()):
        return _AMOUNT
    own = [t for t in tokens(surface) if not t.stop] or list(tokens(surface))
    return max((_of(t.term, following) for t in own), default=1.0)


def _is_great_number(word: str) -> bool:
    """Whether a word is a sum: "femtontusen"."""
    return is_number(word) and any(great in word for great in GREAT)


def _of(term: str, following: str) -> float:
    if term.isdigit():
        if _MONEY.match(following):
            return _AMOUNT
        return 1.0 if len(term) >= _LEAST_NAME else _FIGURE
    return _HOUSEHOLD if _OF_CHILDREN.match(term) else _FAINT.get(term, 1.0)
