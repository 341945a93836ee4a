"""A statement must have the form of what is asked: who decides, which day, how to apply, whether without consent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.forms.fit import demanded, preferred
from assistant.forms.question_kinds import asks_who_decides, tells_who_decides
from assistant.fragments import is_about_the_document, is_caption
from assistant.notices import is_of_a_case
from assistant.quantities import closeness
from ingest.documents import BlockKind
from ingest.units import Unit


def sentence(text: str) -> Unit:
    return Unit(0, len(text), text, text, "", BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("Från vilken dag räknas tiden?", "Tre veckor från den dag beslutet togs emot.", "Tiden är tre veckor."),
        (
            "En granne undrar om hon bor kvar. Får jag svara?",
            "Uppgiften är hemlig.",
            "Grannar bor i samma hus.",
        ),
        ("Vad heter enhetschefen?", "Enhetschef är Anna Prov.", "Ansvarig är gruppledaren vid enheten."),
        ("Vilken ålder räknar vi på?", "Vi tar åldern den första i månaden.", "Barn räknas med."),
        ("Hur ansöker man om parkeringstillstånd?", "Ansökan görs på en blankett.", "Tillståndet gäller i tre år."),
        ("Vad gav kommunen för cykelhjälm?", "Cykelhjälm: högst 300 kronor.", "Cykelhjälm prövas enskilt."),
        ("Vad ger vi per dag i akut nöd?", "80 kronor per dag.", "Akut nöd prövas samma dag."),
        ("Vad får vi bevilja för skor?", "Skor: högst 500 kr.", "Skor prövas efter behov."),
        ("Hur fort ska planen göras?", "Planen görs inom två veckor.", "Planen görs enligt lag från 1 januari 2027."),
        ("Hur snabbt ska planen göras?", "Någon tidsgräns i dagar finns inte.", "Planen görs av kommunen."),
        ("Vad tjänar en kurator?", "En kurator får 38 000 kronor i månaden.", "En kurator arbetar 50 procent."),
        ("När har biblioteket öppet?", "Måndagar klockan 9–12.", "Biblioteket har öppet som vanligt."),
        ("Hur stor andel kom tillbaka?", "Efter ett år hade 27 av de 141 kommit tillbaka.", "Det kostade 900 kronor."),
        ("Hur stor del av rummen var små?", "Små var 19 procent.", "Rummen var 14 kvadratmeter."),
        ("Vilken kommun ska betala?", "Den kommun där hon är folkbokförd betalar.", "Hon kan söka i den nya kommunen."),
        ("Hur gammal får skulden vara?", "Skulden ska vara högst fyra månader gammal.", "Skulden betalas till värden."),
        ("Hur stor del av hyran betalas?", "Hyran betalas med högst 7 000 kronor.", "Hyran betalas till värden."),
        ("Hur ofta hade någon frågat?", "I 22 akter, 17 procent, hade någon frågat.", "Någon ska fråga barnet."),
        ("Hur många familjer blev vräkta?", "Sju familjer vräktes.", "Skulden ska vara högst fyra månader gammal."),
        ("Vilka åldrar får kortet?", "Kortet ges från 8 år till och med 16 år.", "Kortet ges per barn och läsår."),
        ("Från vilken summa behövs två anbud?", "Över 3 000 kronor krävs två anbud.", "Två anbud krävs ibland."),
        ("Vad är schablonbeloppet för en stol?", "En stol: 400 kronor.", "Stolen köps begagnad."),
        ("Hur länge får hon kortet?", "Kortet ges i tre månader.", "Kortet ges den som väntat två veckor i rad."),
        ("Hur länge får man ersättning?", "Ersättningen ges högst 14 dagar.", "Lön som kommer inom tio dagar räknas."),
        ("Hur länge får han vänta på svar?", "Svaret ska ges inom tre veckor.", "Svaret ges skriftligt."),
        ("Hur länge får man vara borta innan intyg krävs?", "Intyg krävs från den femte dagen.", "Intyg krävs alltid."),
        ("Vad är tidsgränsen för att klaga?", "Klagomålet lämnas inom fyra veckor.", "Klagomål lämnas till nämnden."),
        ("När ska vi senast svara?", "Svaret ges inom tio dagar.", "Svaret lämnas av enhetschefen."),
        ("Ikraftträdande för taxan?", "Taxan gäller från den 1 mars 2026.", "Taxan beslutas av fullmäktige."),
        ("Vad är avgiften per barn?", "Avgiften är 200 kronor.", "Avgiften sänktes för många."),
        ("Hur länge godtas skulden?", "Skulden godtas i två månader.", "Skuld, högst en månadshyra, godtas."),
        (
            "Begravning, belopp?",
            "Begravning: 20 000 kr.",
            "Begravning inom riktlinjens belopp (E3) – Lagrum: 12 kap. 1 §",
        ),
        ("Vad är svarstiden för intyget?", "Intyget besvaras inom tio dagar.", "Intyget besvaras skriftligt."),
        ("Vad landar avgiften på?", "Avgiften är 300 kronor.", "Avgiften tas ut av alla."),
        ("Banken ringer och vill veta. Får jag svara?", "Uppgiften ska lämnas till banken.", "Banken är ett bolag."),
    ],
)
def test_what_does_not_state_what_is_asked_is_no_answer(question: str, answer: str, other: str) -> None:
    forms = demanded(question)
    assert forms
    assert all(form.stated_by(sentence(answer)) for form in forms)
    assert not all(form.stated_by(sentence(other)) for form in forms)


def test_what_kind_of_help_is_given_is_no_sum() -> None:
    assert not demanded("Vad ger ni för stöd till anhöriga?")


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("Mannen säger nej till besöket. Kan vi göra det ändå?", "Besök kräver samtycke.", "Besök görs på dagtid."),
        ("Får vi ringa banken utan hans samtycke?", "Kontakten görs om han går med på det.", "Banken har öppet."),
        ("Vad ingår i hyran?", "Hyran omfattar värme och vatten.", "Garage som ingår i hyran räknas bort."),
    ],
)
def test_what_states_what_is_asked_comes_before_all_else(question: str, answer: str, other: str) -> None:
    assert any(form.stated_by(sentence(answer)) for form in preferred(question))
    assert not any(form.stated_by(sentence(other)) for form in preferred(question))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Kan jag bevilja en cykel till barnet?", False),
        ("Kan jag bevilja en cykel själv?", True),
        ("Får jag som handläggare godkänna kostnaden?", True),
        ("Kan jag avslå ansökan?", False),
        ("Får en handläggare bevilja mer?", True),
    ],
)
def test_whether_something_may_be_granted_is_not_who_decides(question: str, asks: bool) -> None:
    assert asks_who_decides(question) is asks


@pytest.mark.parametrize("question", ["Vilken nivå krävs för att sälja bilen?", "Räcker enhetschefen?"])
def test_a_level_that_may_do_is_a_question_of_who_decides(question: str) -> None:
    assert asks_who_decides(question)


def test_a_list_of_steps_does_not_tell_who_decides() -> None:
    steps = "Gör så här:\n1. Mottagningen tar emot.\n2. Handläggaren beslutar."
    assert not tells_who_decides(sentence(steps))
    assert tells_who_decides(sentence("Handläggaren beslutar."))


@pytest.mark.parametrize("text", ["Tabell 3. Avgifter i kronor (2 kap. 1 § SoF)", "Figur 1. Antal hushåll per år"])
def test_a_caption_is_no_statement(text: str) -> None:
    assert is_caption(sentence(text))
    assert not is_caption(sentence("Tabell 3 visar att avgiften är 200 kronor."))


@pytest.mark.parametrize("text", ["Samordnaren gör följande.", "Beloppen framgår nedan.", "Bilagor:"])
def test_a_line_whose_matter_stands_after_it_says_nothing_alone(text: str) -> None:
    assert is_caption(sentence(text))
    assert not is_caption(sentence("Beloppen nedan gäller 2026."))


@pytest.mark.parametrize(
    ("text", "presents"),
    [
        ("Arbetet är känsligt. Här beskriver vi när uppgifter får lämnas ut.", True),
        ("Rutinen talar om vem som gör vad.", True),
        ("Stödet beskriver hur en ansökan utreds. Det svarar inte på om någon har uppehållsrätt.", False),
        ("Rutinen gäller från den 1 mars för alla som söker bistånd hos kommunen, oavsett var de bor.", False),
    ],
)
def test_what_a_document_says_of_itself_is_no_answer(text: str, presents: bool) -> None:
    assert is_about_the_document("När får uppgifter lämnas ut?", sentence(text)) is presents


def test_the_bare_name_of_a_thing_says_nothing() -> None:
    item = Unit(0, 18, "Arbetsförmedlingen", "Arbetsförmedlingen", "", BlockKind.ITEM)
    assert is_caption(item)
    assert not is_caption(replace(item, lead="Ansvarar för planeringen:"))


@pytest.mark.parametrize(
    "question",
    [
        "Min klient har överklagat. Vad gäller?",
        "En kvinna i kö, utan pengar till hyran. Vad gör jag?",
        "Hon har en bil. Ska den säljas?",
    ],
)
def test_one_persons_case_is_the_readers_to_assess(question: str) -> None:
    assert is_of_a_case(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hur många dagar får klienten på sig?",
        "Klienten har väntat länge på beslut. Vad kan hon göra?",
        "Kan jag ta bort en anteckning som klienten säger är fel?",
        "Från när räknas en kvinna som eget hushåll, och vem ansvarar om hon är placerad?",
    ],
)
def test_what_is_the_same_for_everybody_is_no_case(question: str) -> None:
    assert not is_of_a_case(question)


def test_the_row_of_the_age_is_closer_than_the_row_of_any_age() -> None:
    question = "Vad gäller för en ensamstående 20-åring?"
    assert closeness(question, "1 person, 18–22 år") > closeness(question, "1 person")
    assert closeness("Hon är 20 och bor ensam.", "1 person, 18–22 år") == 2


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Hur stor andel fick en ny varning?", {"andelen"}),
        (
            "Han åkte in i mars och vet inte vad som händer när han kommer ut. Vilken kommun ska ta över?",
            {"vilken kommun det är"},
        ),
        ("Vem får säga ja till det?", {"vem som beslutar"}),
        ("Räcker det att jag gör det på egen hand?", {"vem som beslutar"}),
        ("Räcker det att gruppledaren säger ja?", {"vem som beslutar"}),
    ],
)
def test_only_what_is_asked_is_demanded(question: str, named: set[str]) -> None:
    assert {form.named for form in demanded(question)} == named
