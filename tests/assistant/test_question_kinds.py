from __future__ import annotations

import pytest

from assistant.forms.question_kinds import (
    asks_what_happened,
    asks_who_decides,
    defines,
    meanings_asked,
    tells_of_events,
    tells_who_decides,
)
from assistant.salience import salience
from ingest.documents import BlockKind
from ingest.units import Unit


def sentence(text: str) -> Unit:
    return Unit(0, len(text), text, text, "", BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vad betyder nollplacerad?", ("nollplacerad",)),
        ("Vad är skillnaden mellan sjukpenning och sjukersättning?", ("sjukpenning", "sjukersättning")),
        (
            "vad är skillnaden på sjukpenning och sjukersättning, jag blandar ihop dem",
            ("sjukpenning", "sjukersättning"),
        ),
        ("Vad är skillnaden på 12 kap. 1 § och 12 kap. 2 §?", ()),
        ("Vad är riksnormen för en ensamstående 2026?", ()),
        ("Vad är högsta hyran?", ()),
        ("Vad är SIP i Norrberga?", ("SIP",)),
    ],
)
def test_the_words_whose_meaning_is_asked_for(question: str, words: tuple[str, ...]) -> None:
    assert meanings_asked(question) == words


def test_a_definition_opens_by_its_word() -> None:
    assert defines("försörjningsstöd", sentence("Försörjningsstöd är den del av biståndet som avser försörjningen."))
    assert not defines("nollplacerad", sentence("Utgå inte från att personen är nollplacerad."))
    assert not defines("sjukpenning", sentence("Sjukpenning är inte inkomst av anställning."))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Vem beslutar om lägre norm?", True),
        ("Får jag bevilja glasögon själv?", True),
        ("Får vi bevilja cykel?", False),
        ("Vem kan söka bistånd?", False),
        ("Räcker det att jag antecknar samtalet i journalen?", False),
        ("Räcker det att jag skriver under?", True),
        ("Kan jag hämta uppgifter från Försäkringskassan på egen hand?", False),
        ("Får jag neka det på egen hand?", True),
    ],
)
def test_who_decides_is_asked(question: str, asks: bool) -> None:
    assert asks_who_decides(question) is asks


@pytest.mark.parametrize(
    ("question", "past"),
    [
        ("Hur många i projektet bodde kvar efter ett halvår?", True),
        ("Hur många familjer behövde hjälp igen?", True),
        ("Hur många deltog?", True),
        ("Hur stor är den största bredden?", False),
        ("När ska den sjätte raden fyllas i?", False),
    ],
)
def test_what_happened_is_asked_for_in_the_past(question: str, past: bool) -> None:
    assert asks_what_happened(question) is past


def test_a_second_person_who_signs_is_told_as_one_who_decides() -> None:
    assert tells_who_decides(sentence("Summor över 15 000 kr ska dubbelsigneras av ytterligare en person."))
    assert not tells_who_decides(sentence("Blanketten undertecknas av den sökande."))


def test_a_row_with_a_column_for_it_tells_who_decides() -> None:
    lead = "Ärende | Högsta belopp | Beslutar"
    row = Unit(0, 10, "Tandvård – ...", "Tandvård | 6 000 kr | socialsekreterare", lead, BlockKind.TABLE_ROW)
    assert tells_who_decides(row)
    assert tells_who_decides(sentence("Nödprövning beslutas av gruppledare."))
    assert not tells_who_decides(sentence("Kommunens tandvårdskonsult svarar inom 15 arbetsdagar."))


def test_words_of_the_case_weigh_less_than_the_subject() -> None:
    assert salience("klienten") < salience("glasögon") == 1
    assert salience("3 500", " kr. Betalar vi?") < salience("7434", "?") == 1


@pytest.mark.parametrize("word", ["fredag", "eftermiddag", "helgen", "bebisen", "klienten"])
def test_who_it_is_and_when_are_not_the_subject(word: str) -> None:
    assert salience(word) < 0.5 < salience("glasögon")


@pytest.mark.parametrize(
    ("said", "events"),
    [
        ("Ring kontaktcenter eller kom till öppen mottagning.", False),
        ("Kunden ringde och fick en tid.", True),
        ("Han kom till mötet.", True),
        ("Gränsen är två månadshyror.", False),
    ],
)
def test_an_invitation_to_come_is_no_event(said: str, events: bool) -> None:
    assert tells_of_events(sentence(said)) is events
