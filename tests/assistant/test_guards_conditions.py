"""A condition, an exception or a doer that the source has is not lost or exchanged, in sentences of our own."""

from __future__ import annotations

import pytest

from assistant.verify import verify

pytestmark = pytest.mark.usefixtures("rules_alone")

RIDES = "Resan görs med buss. Taxi godtas om en läkare har intygat att personen inte kan åka buss."
LOCKER = "Skåp lånas ut till medlemmar. Nyckel lämnas ut endast mot deposition. Trasiga lås byts samma dag."
CABIN = "Stugan hyrs normalt inte ut. Den kan dock hyras ut om föreningen har fått en skriftlig begäran före maj."
CHOIR = "Kören sjunger i kyrkan. Medlemmar som har gått en kurs får sjunga solo."
CAMP = "Familjer utan barn betalar full avgift. Familjer med barn betalar 200 kronor. Hunden betalar inget."
POST = "Kassören fördelar posten och bokar lokalen. Sekreteraren lämnar protokollet till ordföranden."
LOAN = "Boken lånas ut i två veckor och förlängs om ingen har ställt sig i kö."
BATH = "Bad | Avgift\n1 vuxen, 18–24 år | 40 kr\n1 vuxen | 60 kr"
TOOLS = "Verktyg kan lånas för 300 kronor per familj och sommar."


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Taxi godtas normalt.", RIDES),
        ("Alla får taxi godtagen.", RIDES),
        ("Som regel lämnas nyckeln ut.", LOCKER),
        ("Stugan kan vanligtvis hyras ut.", CABIN),
        ("Alla medlemmar får sjunga solo.", CHOIR),
        ("Taxi godtas, vad läkaren än har intygat.", RIDES),
        ("Det är sekreteraren som fördelar posten.", POST),
        ("Lokalen bokas av sekreteraren.", POST),
        ("En 28-åring betalar 40 kr, 18–24 år.", BATH),
        ("Varje vuxen kan låna verktyg för 300 kronor.", TOOLS),
    ],
)
def test_what_is_told_of_some_is_not_told_of_all(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict != "supported"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Har en läkare intygat att personen inte kan åka buss godtas taxi.", RIDES),
        ("Nyckel lämnas ut mot deposition.", LOCKER),
        ("Normalt hyrs stugan inte ut.", CABIN),
        ("Medlemmar som har gått kursen får sjunga solo.", CHOIR),
        ("Familjer med barn betalar 200 kronor.", CAMP),
        ("Det är kassören som fördelar posten.", POST),
        ("Lokalen bokas av kassören.", POST),
        ("Ordföranden får protokollet av sekreteraren.", POST),
        ("Varje familj kan låna verktyg för 300 kronor.", TOOLS),
        ("Har ingen ställt sig i kö förlängs lånet av boken.", LOAN),
        ("Har man inte betalat avgiften är den en skuld.", "En obetald avgift är en skuld."),
        ("Kursen ges på torsdagen varannan vecka.", "Kursen ges varannan torsdag."),
        ("Måste nyckeln bytas kostar det inget.", "Medlemmen får byta nyckel utan kostnad."),
        ("Fler än hälften svarade.", "58 procent svarade."),
        ("Kören är öppen för den som är 7 till 12 år.", "Kören är öppen för den som är mellan 7 och 12 år."),
    ],
)
def test_what_keeps_its_condition_and_doer_is_supported(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict == "supported"
