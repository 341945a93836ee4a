"""What means the same in other words is supported, and what turns the meaning is caught, in sentences of our own."""

from __future__ import annotations

import pytest

from assistant.facts.read import facts
from assistant.guards.modals import modals
from assistant.matching import match, words
from assistant.verify import verify

pytestmark = pytest.mark.usefixtures("rules_alone")

ROUND = "Ronden hålls två gånger per år. Protokollet skickas av sekreteraren, och chefen läser det inom en månad."
KEYS = "Vaktmästaren lånar ut nyckeln, men besökaren betalar för skador. Hunden får inte lämnas utan tillsyn."
SCORES = "Betyget för maten var 3,1 och för servicen 4,2."
FEES = "Insats | 2024 | 2025\nBad | 40 kr | 55 kr\nGym | 60 kr | 75 kr"
DUTIES = "Uppgift | Ansvarig\nSchemat | Gruppledaren\nNycklarna | Enhetschefen"
COUNCIL = "Ett råd med en från varje förening träffas fyra gånger om året."
LIST = "Följande får inte lånas ut:\nkartor\noriginalhandlingar"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Ronden hålls varje halvår.", ROUND),
        ("Det är förbjudet att lämna hunden utan tillsyn.", KEYS),
        ("Servicen fick betyget 4,2.", SCORES),
        ("Drygt hälften svarade på enkäten.", "På enkäten svarade 54 procent."),
        ("Resan tar en och en halv timme.", "Resan tar 90 minuter."),
        ("Larmet ska svara inom ett dygn.", "Larmet ska svara inom 24 timmar."),
        ("År 2025 kostade badet 55 kr.", FEES),
        ("Rådet, med en från varje förening, har fyra möten per år.", COUNCIL),
        ("Barn i åldern 7–12 år får låna.", "Åldern 12 år är ett råd. Barn mellan 7 och 12 år får låna."),
        ("En 70-åring åker gratis.", "Den som har fyllt 67 år åker gratis."),
        ("Provet tas bort per automatik.", "Provet tas bort automatiskt."),
        ("Mer än två resor om dagen ersätts inte.", "Överstiger resorna två om dagen ersätts de inte."),
        ("Rådet får ta över om mötets svar inte kan inväntas.", "Kan mötets svar inte inväntas får rådet ta över."),
        ("Båten får vara som längst sju meter.", "Båten ska vara högst sju meter lång."),
        ("Eleverna ska läsa.", "Eleverna ska läsa och kunna räkna."),
        ("Tre av anmälningarna 2024 gav böter.", "År 2024 kom 90 anmälningar. Av dem gav 3 böter och 6 varningar."),
        ("Avtalet kan sägas upp skriftligt.", "Uppsägning av avtalet kan göras skriftligt."),
        ("Avgiften är 40 kronor per dag.", "Avgiften är 40 kronor per vuxen och dag."),
        (
            "Hyran dras den 27, eller dagen innan om den 27 är en helgdag.",
            "Hyran dras den 27 varje månad, eller dagen innan om den 27 är en helgdag.",
        ),
        ("Vi kräver varken körkort, cykel eller egen båt.", "Det krävs inget körkort, ingen cykel och ingen egen båt."),
        ("Larmet prövas i dag, aldrig senare än klockan tio.", "Larmet prövas i dag och alltid före klockan tio."),
        ("Bommen får inte vara äldre än fyra månader.", "Bommen ska vara högst fyra månader gammal."),
        ("Swish räknas som inkomst.", "Som inkomst räknas swishinbetalningar och gåvor."),
        ("Den som är utan arbete ska anmäla sig.", "Den som är arbetslös ska anmäla sig."),
        ("Stryptag är alltid röd nivå.", "Strypgrepp räknas alltid som röd nivå."),
        ("Spärrarna är öppna vardagar mellan åtta och halv fem.", "Spärrarna är öppna vardagar 08.00–16.30."),
        ("Böckerna räknas först när de överstiger tio.", "Böcker över tio räknas."),
        ("3. Lägg undan pärmen.", "Gör så här\n3. Lägg undan pärmen (4 § arkivlagen).\n4. Lås skåpet."),
    ],
)
def test_the_same_in_other_words_is_supported(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict == "supported"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Ronden hålls fyra gånger per år.", ROUND),
        ("Bara sekreteraren läser protokollet.", ROUND),
        ("Ronden görs inte två gånger per år.", ROUND),
        ("En 60-åring åker gratis.", "Den som har fyllt 67 år åker gratis."),
        ("Av ärendena gav 18 böter och 31 lades ned.", "Av ärendena gav 31 böter och 18 lades ned."),
        ("Av ärendena ledde 18 till böter, medan 31 lades ned.", "Ärendena ledde 31 gånger till böter, 18 lades ned."),
        ("Eleverna får räkna.", "Eleverna ska räkna."),
        ("Sex av anmälningarna 2024 gav böter.", "År 2024 kom 90 anmälningar. Av dem gav 3 böter och 6 varningar."),
        ("Rådet, med en från varje förening, har tre möten per år.", COUNCIL),
        ("Hunden får lämnas utan tillsyn.", KEYS),
        ("Spärrarna är öppna vardagar mellan åtta och halv sex.", "Spärrarna är öppna vardagar 08.00–16.30."),
        ("Grinden är låst på tisdagar och torsdagar.", "Grinden är låst (mån, ons, fre)."),
        ("Den som är arbetslös ska inte anmäla sig.", "Den som är arbetslös ska anmäla sig."),
        ("Betyget för servicen var 3,1.", SCORES),
        ("Drygt hälften svarade på enkäten.", "På enkäten svarade 48 procent."),
        ("År 2024 kostade badet 55 kr.", FEES),
        ("Nycklarna sköts av gruppledaren.", DUTIES),
        ("Kartor får lånas ut.", LIST),
        ("Kursen ges på fredagar.", "Kursen ges på måndagar."),
        ("Mötet hålls den 3 juni.", "Mötet hålls den 3 maj eller den 8 juni."),
        ("Kommunen betalar städningen av lokalen.", "Kommunen hyr lokalen. Regionen betalar städningen av lokalen."),
        ("Bidraget betalas om sökanden har gjort lumpen.", "Bidraget betalas den femte i månaden."),
        ("Arvodet är 300 kronor och ersättningen 900 kronor.", "Arvodet är 900 kronor och ersättningen 300 kronor."),
        ("Ansökan prövas om föreningen säger något annat.", "Ansökan prövas om inte föreningen säger något annat."),
        ("Reglerna gäller regionen och kommunen.", "Reglerna gäller regionen, inte kommunen."),
        ("Skulden eftergavs helt.", "Skulden eftergavs helt eller delvis."),
        ("Kansliet svarar alltid inom en vecka.", "Kansliet svarar i regel inom en vecka."),
        ("Besökaren ska boka tid.", "Besökaren kan boka tid."),
    ],
)
def test_what_turns_the_meaning_is_caught(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict != "supported"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("två gånger om året", "varje halvår"),
        ("en gång i kvartalet", "var tredje månad"),
        ("drygt 60 procent", "64 procent"),
        ("knappt hälften", "47 procent"),
        ("cirka 200 personer", "207 personer"),
        ("två och ett halvt år", "30 månader"),
    ],
)
def test_facts_that_tell_the_same(one: str, other: str) -> None:
    assert facts(one)[0].same(facts(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("drygt 60 procent", "57 procent"), ("knappt hälften", "52 procent"), ("64 procent", "drygt 60 procent")],
)
def test_facts_that_do_not(one: str, other: str) -> None:
    assert not facts(one)[0].same(facts(other)[0])


@pytest.mark.parametrize(
    ("word", "other"), [("säga upp avtalet", "uppsägning"), ("pröva saken på nytt", "omprövas"), ("larmet", "larm")]
)
def test_words_that_are_the_same_in_another_form(word: str, other: str) -> None:
    assert match(words(word)[0], words(other)).strength >= 0.75


def test_a_word_that_its_clause_has_in_another_form_stands_where_it_stood() -> None:
    source = "En vuxen som delar hushåll med andra utan att vara sambo får ensamståendes personliga kostnader."
    said = "Syskon som delar hushåll utan att vara sambor får ensamståendes personliga kostnader."
    assert verify(said, source, "Hushåll").verdict == "supported"


@pytest.mark.parametrize(
    "said", ["Det är nämnden som får besluta om hyran.", "Det är bara nämnden som får besluta om hyran."]
)
def test_who_alone_may_decide_is_not_whom_a_clause_tells_of(said: str) -> None:
    assert [m.force for m in modals(said)] == ["may"]
    assert [m.force for m in modals("Kommunen som får den ska svara genast.")] == ["must"]
