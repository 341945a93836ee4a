"""What is told too plainly to be read away: caught although a reader believes every statement."""

from __future__ import annotations

import pytest

from assistant.entailment import Given, Reading
from assistant.verify import verify

CLUBS = "Föreningarna med egen lokal har fler medlemmar än föreningarna som hyr."
LICENCE = "Två krav ställs: kassören eller revisorn skriver under räkenskaperna."
APPEAL = "Ett överklagande av avgiften ska lämnas inom tre veckor från den dag då sökanden fick del av beslutet."
LATE = "Klagomålet ska ha kommit in inom två månader från den dag då beslutet fattades."
ADVICE = "Arkivrådet rekommenderar att pärmarna gallras vart femte år."
BY_LAW = "Arkivrådet rekommenderar en pärm. Enligt 6 § arkivlagen ska pärmarna gallras vart femte år."
DUTY = "Kassören ska anmäla stölden om en nyckel kan saknas."
SIGNED = "Undertecknat av: Maj Lind (Region Syd), Bo Ahl, enligt fullmakt (Tallvik), Eva Rask (Polisen)."
HOME = "Sköter någon sitt vikariat på annan ort | Folkbokföringskommunen | 3 §"
STAY = "Den som är på genomresa får hjälp av vistelsekommunen med det som brådskar."
HALF = "Efter sex månader ska en fjärdedel av inkomsterna av anställning lämnas utanför beräkningen."
AIM = "Mål: svar till minst 90 procent av hyresgästerna inom tre dagar."
OURS = "Den kommun som beslutade om placeringen behåller ansvaret under vistelsen på annan ort."
LATER = "Reglerna om hyra ska enligt förslaget börja gälla den 1 januari 2031."
KEYS = "Ärende | Handläggare | Rektor\nNycklar | – | Ja"
FEES = "Tjänst | Tallvik | Lövsala\nLarm | 180 kr | 0 kr"


CONVINCED = Given(Reading(0.98, 0.01, 0.01, 0.5))
DOUBTFUL = Given(Reading(0.3, 0.6, 0.1, 0.5))
"""Readers that believe every statement, and that think it rather untrue."""


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("De föreningar som hyr har fler medlemmar än de med egen lokal.", CLUBS),
        ("Det krävs att både kassören och revisorn skriver under räkenskaperna.", LICENCE),
        (
            "Både kassören och revisorn måste skriva under.",
            "Vid lån både till och från föreningen skriver kassören eller revisorn under.",
        ),
        ("Överklagandet lämnas inom tre veckor från den dag då beslutet om avgiften fattades.", APPEAL),
        ("Två månader från det att man fått del av beslutet ska klagomålet ha kommit in.", LATE),
        ("Lagen kräver att pärmarna gallras vart femte år.", ADVICE),
        ("Kan en nyckel saknas är det upp till kassören om stölden ska anmälas.", DUTY),
        ("Eva Rask skrev under för regionen.", SIGNED),
        ("Kassören väljer själv om stölden ska anmälas.", DUTY),
        ("Den som sköter sitt vikariat på annan ort får hjälp av kommunen där arbetsplatsen ligger.", HOME),
        ("Den som är på genomresa får hjälp av hemkommunen med det som brådskar.", STAY),
        ("Efter sex månader ska en fjärdedel av sjukpenningen lämnas utanför beräkningen.", HALF),
        ("Målet att svara minst 90 procent av hyresgästerna inom tre dagar nåddes.", AIM),
        ("Under vistelsen på annan ort går ansvaret över till den kommunen.", OURS),
        ("Reglerna om hyra får tillämpas redan nu.", LATER),
        ("Om nycklar beslutar handläggaren.", KEYS),
        ("Larmet är gratis i Tallvik.", FEES),
        ("Ekby hade 45 beslut 2023.", "Kommun | BB 2022 | BB 2023 | TV 2023\nEkby | 45 | 62 | 4,2"),
    ],
)
def test_what_is_plainly_told_otherwise_is_not_supported(statement: str, passage: str) -> None:
    assert verify(statement, passage, reader=CONVINCED).verdict != "supported"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("De med egen lokal har fler medlemmar än de föreningar som hyr.", CLUBS),
        ("Både kassören och revisorn får skriva under räkenskaperna.", LICENCE),
        ("Överklagandet lämnas inom tre veckor från det att sökanden tagit del av beslutet.", APPEAL),
        ("Klagomålet ska in inom två månader från beslutsdagen.", LATE),
        ("Lagen kräver att pärmarna gallras vart femte år.", BY_LAW),
        ("Kassören är skyldig att anmäla stölden om en nyckel kan saknas.", DUTY),
        ("Kassören kan inte själv välja att anmäla stölden om en nyckel kan saknas.", DUTY),
        ("Den som sköter sitt vikariat på annan ort får hjälp av sin hemkommun.", HOME),
        ("Den som är på genomresa får hjälp av kommunen med det som brådskar.", STAY),
        ("Efter sex månader ska en fjärdedel av lönen lämnas utanför beräkningen.", HALF),
        ("Målet är att svara minst 90 procent av hyresgästerna inom tre dagar.", AIM),
        ("Målet att 90 procent skulle få svar inom tre dagar nåddes.", f"{AIM} 94 procent fick svar inom tre dagar."),
        ("Ansvaret under vistelsen på annan ort ligger kvar hos kommunen som beslutade om placeringen.", OURS),
        ("Reglerna om hyra väntas gälla från 2031.", LATER),
        ("Om nycklar beslutar rektorn efter förslag från handläggaren.", KEYS),
        ("Den som är på genomresa får inte hjälp av hemkommunen, utan av den kommun där det brådskar.", STAY),
        ("Reglerna om hyra gäller redan nu.", "Reglerna om hyra ska tillämpas i hela kommunen."),
        ("I målet i rätten nåddes en lösning.", "Målet i rätten avgjordes efter förlikning."),
        ("Maj Lind skrev under för regionen.", SIGNED),
        ("Eva Rask från polisen skrev under, liksom regionen.", SIGNED),
        ("Larmet är gratis i Lövsala.", FEES),
        ("Larmet är inte gratis i Tallvik.", FEES),
        ("De föreningar som hyr har inte fler medlemmar än de med egen lokal.", CLUBS),
        ("För lån krävs både kassören och revisorn.", f"{LICENCE} För lån krävs kassören och revisorn."),
        ("Den som ansöker om plats får välja.", "Den som ansöker om plats får välja skola fritt."),
        (
            "Inom fyra veckor från ansökan ska nämnden ha fattat beslut.",
            "Beslut meddelas inom fyra veckor från det att ansökan mottagits.",
        ),
        ("Det finns inga lagkrav på att pärmarna gallras.", ADVICE),
        ("Ekby hade 62 beslut 2023.", "Kommun | BB 2022 | BB 2023 | TV 2023\nEkby | 45 | 62 | 4,2"),
        ("Planering finns i 84 procent, och målet var 100.", "Område | Mål | Utfall\nPlanering finns | 100 % | 84 %"),
        ("Av deltagarna var 40 procent nöjda.", "Under projektet svarade 90 personer. Av dem var 40 procent nöjda."),
        ("På tisdagar hämtas tre lådor och på fredagar fyra.", "Hämtning sker fredag (4 lådor) och tisdag (3 lådor)."),
    ],
)
def test_what_is_told_so_is_left_to_the_reading(statement: str, passage: str) -> None:
    assert verify(statement, passage, reader=CONVINCED).verdict == "supported"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Nyckeln lämnas dagen därpå.", "Den som flyttar lämnar nyckeln samma dag."),
        ("Nyckeln lämnas samma dag.", "Den som flyttar lämnar nyckeln dagen efter."),
        ("Av kostnaden bär polisen hälften.", "Av kostnaden bär polisen en fjärdedel och staten hälften."),
        (
            "Staten bidrar med en fjärdedel.",
            "Staten bidrar med hälften och regionen respektive kommunerna tillsammans med en fjärdedel vardera "
            "(5 § Fondlagen).",
        ),
    ],
)
def test_another_day_and_another_s_share_differ(statement: str, passage: str) -> None:
    found = verify(statement, passage, reader=DOUBTFUL)
    assert found.verdict != "supported"
    assert found.difference not in (None, "källan säger inte detta")


@pytest.mark.parametrize(
    "statement",
    [
        "Nyckeln får inte vänta till dagen därpå.",
        "Nyckeln lämnas samma dag.",
    ],
)
def test_the_same_day_in_other_words_is_no_difference(statement: str) -> None:
    verdict = verify(statement, "Den som flyttar lämnar nyckeln samma dag.", reader=DOUBTFUL)
    assert verdict.difference in (None, "källan säger inte detta")


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Den som slutar under kursen får inget intyg.", "Den som slutar under pågående kurs får inget intyg."),
        (
            "Rådet rekommenderar att pärmen märks med årtal.",
            "Steg för steg rekommenderar rådet följande:\n1. Pärmen märks med årtal och låses in.\n2. Skåpet låses.",
        ),
        (
            "Lövsala kräver intyg från dag 2 om passet är inbokat.",
            "Älvsund undrar om någon kräver intyg från dag 2. Lövsala gör det om passet är inbokat, annars från dag 8.",
        ),
        (
            "I enkäten våren 2024 tog besöken i genomsnitt 19 minuter.",
            "I enkäten våren 2024 (140 svar, fem kommuner) tog besöken i genomsnitt 19 minuter.",
        ),
        ("Fastställd 2024-03-01, gäller från 2024-05-01.", "Fastställd 2024-03-01 § 4. Gäller från 2024-05-01."),
    ],
)
def test_words_left_out_are_supported_without_reading(statement: str, passage: str) -> None:
    assert verify(statement, passage, reader=DOUBTFUL).verdict == "supported"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Den som flyttar till kommunen ska anmäla sig.", "Den som flyttar till annan kommun ska anmäla sig."),
        ("Lövsala kräver intyg från dag 2.", "Älvsund kräver intyg från dag 2. Lövsala gör det inte."),
        ("Nämnden får besluta att skåpet låses.", "Rådet får besluta och nämnden ska föreslå:\n1. Skåpet låses."),
    ],
)
def test_what_chooses_another_one_or_denies_is_not_left_out(statement: str, passage: str) -> None:
    assert verify(statement, passage, reader=DOUBTFUL).verdict != "supported"


def test_to_be_without_is_to_lack() -> None:
    passage = "I grupp C saknade 40 deltagare cykel. Av dem fick 12 hjälp att hyra."
    verdict = verify("Av 40 deltagare utan cykel fick 12 hjälp att hyra.", passage, reader=DOUBTFUL)
    assert verdict.difference in (None, "källan säger inte detta")
