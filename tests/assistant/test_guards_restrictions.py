"""What a source takes back of its own words, asks, or says of one of two only."""

from __future__ import annotations

import pytest

from assistant.verify import verify

pytestmark = pytest.mark.usefixtures("rules_alone")

IVO = "Vid nej kan den begärande kommunen ansöka hos Inspektionen för vård och omsorg, IVO (29 kap. 11 § SoL)."
ROW = "Beslut vid återansökan | Inom 6 arbetsdagar från komplett ansökan"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (
            "Nämnden får erbjuda budget- och skuldrådgivning.",
            "Budget- och skuldrådgivning erbjuds alltid den som har skulder.",
        ),
        (
            "Arbetsresor ersätts med bil, 16 kronor per mil.",
            "Arbetsresor: busskort, eller bil med 16 kronor per mil om kollektivtrafik saknas.",
        ),
        (
            "Den som ansöker på papper lämnar kontoutdrag var tredje månad, den som ansöker digitalt varje gång.",
            "Den som ansöker digitalt lämnar kontoutdrag var tredje månad. "
            "Den som ansöker på papper lämnar kontoutdrag varje gång.",
        ),
        ("Vissa fyra parter måste vara med.", "Alla fyra parter måste vara med."),
        ("Intyget får bara skrivas av en läkare.", "Intyget ska skrivas av läkare eller arbetsterapeut."),
        ("De tre åren börjar löpa när felet upptäcks.", "Talan väcks inom tre år från det att kostnaderna uppkom."),
        ("Sjuksköterskan får själv välja om delegeringen återkallas.", "Sjuksköterskan ska återkalla delegeringen."),
    ],
)
def test_what_is_taken_back_is_not_supported(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict != "supported"


@pytest.mark.parametrize(
    ("statement", "passage", "context"),
    [
        ("Den begärande kommunen kan ansöka hos IVO vid nej.", IVO, ""),
        (
            "Vid återansökan ska beslut fattas senast sex arbetsdagar från komplett ansökan.",
            ROW,
            "Vad | Tid i Norrberga",
        ),
        ("Du får en tid för nybesök inom 7 arbetsdagar.", "Nybesök | 7 arbetsdagar", "Tider\nVad | Senast"),
        (
            "Målet är ett besök inom 10 arbetsdagar från den första kontakten.",
            "Nysökande ska erbjudas ett besök inom 10 arbetsdagar från den första kontakten.",
            "",
        ),
        (
            "Begäran som kommer in före klockan 14 prövas samma dag.",
            "Akut nödprövning görs samma dag om begäran kommer in före klockan 14.00, annars nästa arbetsdag.",
            "",
        ),
        ("Man kan få hjälp med tandvård.", "Kan jag få hjälp med tandvård? Ja, efter ansökan.", ""),
        (
            "En hyresskuld på 45 000 kronor avgörs av enhetschefen.",
            "Socialsekreterare | Beslutar upp till 15 000 kr\nEnhetschef | Beslutar från 15 001 kr upp till 60 000 kr",
            "Hyresskuld\nRoll | Gör",
        ),
    ],
)
def test_another_wording_of_it_is(statement: str, passage: str, context: str) -> None:
    assert verify(statement, passage, context).verdict == "supported"
