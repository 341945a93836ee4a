"""Swedish opposites: "bevilja" and "avslå", "förskott" and "efterskott"."""

from __future__ import annotations

from ingest.analyze import stem

_PAIRS = """
före innan / efter sedan
sällan knappast aldrig / ofta oftast vanligen normalt regel alltid
tidigast / senast
högst maximalt mest max / minst lägst åtminstone
högre högsta hög / lägre lägsta låg
större störst stor / mindre minst liten
längre lång långa långt långvarig / kortare kort korta kortvarig
yngre yngst / äldre äldst
fler flest / färre
ökar ökade ökat öka höjs höjer höjas / minskar minskade minskat minska sänks sänker sänkas
tillåten tillåtet tillåtna / förbjuden förbjudet otillåten otillåtet
bifall bifalls bevilja beviljar beviljas beviljade beviljats / avslag avslås avslå avslår avslog avslagit nekas
muntlig muntligt muntligen / skriftlig skriftligt skriftligen
fördel / nackdel
inleda inleds inledas / avsluta avslutas
offentlig offentliga offentligt / hemlig hemliga sekretessbelagd
frivillig frivilligt / obligatorisk obligatoriskt tvingande
vardag vardagar / helg helger
inkomst inkomster / utgift utgifter
digital digitalt digitala / papper pappersblankett
tidigare / senare
börjar börja började / slutar sluta slutade upphör
inklusive / exklusive
ensamstående / sambo sambor makar gifta
kvinna kvinnan kvinnor / man mannen män
vuxen vuxna / barn
intern internt / extern externt
behåller behålla / övertar överlämnar
ingår ingå täcks täcker omfattas inkluderas inräknat inräknad medräknas / utanför ovanpå utöver undantas
billig billigare billigaste billigast / dyr dyrare dyraste dyrast
eniga enig ense överens / oense oeniga oenig
tillsammans gemensamt / enskilt separat
frånvarande / närvarande
lätt enkel enkelt / svår svårt
ökning höjning / minskning sänkning
vinst överskott / förlust underskott
positiv positivt / negativ negativt
hyresgäst hyresgästen / hyresvärd hyresvärden
arbetsgivare arbetsgivaren / arbetstagare arbetstagaren
efterskott efterhand efteråt retroaktivt / förskott förväg förhand
restriktiv restriktivt sparsam sparsamt / generös generöst frikostig frikostigt
stiger stigit växer vuxit växte ökning ökningen / sjunker sjunkit sjönk fallit krymper minskning minskningen sänkt
ökar ökat ökade höjt höjdes / sjunker sjunkit sjönk fallit nedgång
förlänga förlängs förlängas förlängts förlänger / korta kortas förkorta förkortas kortat
hel hela helt / halv halva halvt hälften
heltid / deltid halvtid
första / sista
nära nära / långt fjärran
förstahandskontrakt förstahandsavtal / andrahandskontrakt andrahandsavtal
behålla behåller bibehåller kvarstår fortsätter / upphör upphöra förlorar mister
sparas bevaras arkiveras / kastas slängs förstörs gallras raderas
innehålla innehåller ingå / utelämna utelämnas utesluta
tvinga tvingas tvång / frivillig frivilligt
snabb snabbare fort fortare / långsam långsammare
aktiv aktivt / passiv passivt
dagtid / nattetid kvällstid
förmiddag förmiddagen / eftermiddag eftermiddagen
sommar sommaren / vinter vintern
våren vårterminen vårtermin / hösten höstterminen hösttermin
manuell manuellt / automatisk automatiskt
tillfällig tillfälligt tillfälliga / permanent stadigvarande varaktig varaktigt
öppen öppet / stängd stängt stängda
närvaro närvarande / frånvaro
anställs anställas / avskedas
rekommenderas / avråds avrådas
bekräfta bekräftar / förneka förnekar
tillåta tillåts / förbjuda förbjuds
starta startar påbörja påbörjas / avveckla avvecklas avbryta avbryts
bättre / sämre
nybesök nyansökan förstagångsansökan / återbesök återansökan
köpa köper köpare / sälja säljer säljare
låntagare / långivare
gäldenär gäldenären / borgenär borgenären
gratis kostnadsfri kostnadsfritt avgiftsfri avgiftsfritt / avgiftsbelagd avgiftsbelagt
enkel / retur
kontant kontanter / matkort rekvisition kontoinsättning
utomlands utlandet / inrikes
privat privata privatperson / offentlig offentliga
inflyttning / utflyttning
samlat sammanlagt gemensam gemensamma / individuell individuellt
ensam ensamma / gemensamt tillsammans
lätta / skärpa skärps
nyligen / länge
godta godtas godkänns / underkänns underkänna
ansluten anslutna / utesluten uteslutna
"""


def plain(word: str) -> str:
    """How a word is looked up: a long word by its stem; stems of short ones meet too many others."""
    low = word.casefold()
    if low.startswith("tidig"):
        return low  # not what "tid" is
    return stem(low) if len(low) > 6 else low.removesuffix("s") if len(low) > 5 else low


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _PAIRS.strip().splitlines():
        left, right = (frozenset(map(plain, side.split())) for side in line.split("/"))
        for word in left | right:
            table[word] = table.get(word, frozenset()) | (right if word in left else left)
    return table


_OPPOSITES = _opposites()


def are_opposite(one: str, other: str) -> bool:
    """Whether two words are opposites: "beviljas" and "avslås"."""
    return plain(other) in _OPPOSITES.get(plain(one), frozenset())


def opposites_of(word: str) -> frozenset[str]:
    """The plain forms of a word's opposites."""
    return _OPPOSITES.get(plain(word), frozenset())


def turned_by_prefix(word: str) -> frozenset[str]:
    """The word turned by a prefix: "oense" of "ense", and the other way round."""
    low = plain(word)
    if len(low) < 5:
        return frozenset()
    turned = {low[1:]} if low.startswith("o") else {f"o{low}"}
    return frozenset(turned)
