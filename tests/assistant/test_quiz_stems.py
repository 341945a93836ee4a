"""Sentences that a quiz may put: what they speak of is told, and it is the client's matter."""

from __future__ import annotations

import pytest

from assistant.quiz.anchoring import unanchored
from assistant.quiz.sentence import has_verb, stands_alone
from assistant.quiz.worth import gain, is_formal
from ingest.documents import Kind


@pytest.mark.parametrize(
    ("sentence", "heading", "thing"),
    [
        ("I Åkersvik ska svaret gå i väg inom tre arbetsdagar.", "Andra kommuner", "svaret"),
        ("Mötet hålls inom 20 arbetsdagar från kallelsen.", "Kallelse", "Mötet"),
        ("Domstolen kan bestämma att beslutet ska vänta.", "Verkställighet", "beslutet"),
        ("Stöd kan ges i tre månader medan företagets bärkraft prövas.", "Särskilda situationer", "företagets"),
        ("Handläggaren bevakar när de sex månaderna har gått.", "Inkomster", "de sex"),
        ("Hyra över nivån godtas i sex månader.", "Boende", "nivån"),
        ("För ett par är beloppet högst 12 000 kronor.", "Levnadskostnader i övrigt", "beloppet"),
    ],
)
def test_a_thing_spoken_of_as_known_has_to_be_told(sentence: str, heading: str, thing: str) -> None:
    assert unanchored(sentence, heading) == thing


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("Skulden ska vara högst fyra månader gammal.", "Hyresskuld och risk för vräkning"),
        ("Samtycket gäller högst sex månader.", "Samtycke"),
        ("Nämnden ska pröva om hyran är skälig för hushållet.", "Boende"),
        ("Beslutet om avslag ska motiveras av handläggaren.", "Avslag"),
        ("Nysökande ska erbjudas ett besök inom 10 arbetsdagar från den första kontakten.", "Nybesök"),
        ("Uppgifter som har betydelse för beslutet ska antecknas.", "Dokumentation"),
        ("Från 15 års ålder får den unge själv föra sin talan.", "Vad lagen kräver"),
    ],
)
def test_what_everyone_knows_or_the_sentence_or_heading_tells_needs_no_more(sentence: str, heading: str) -> None:
    assert unanchored(sentence, heading) is None


def test_which_decision_is_told_nearer_than_by_the_title() -> None:
    said = "Domstolen kan bestämma att beslutet ska vänta."
    assert unanchored(said, "Verkställighet", "Beslut och överklagande") == "beslutet"
    assert unanchored(said, "Beslut som överklagas", "Handbok") is None
    assert unanchored("Rutinen används när el saknas.", "", "Rutin: Akut nödprövning") is None


@pytest.mark.parametrize(
    "fragment",
    [
        "Lön inom tre dagar, sparpengar, anhörig som redan har erbjudit sig, utbetalning från a-kassan.",
        "Pengar på konto, värdesaker och bil över 15 000 kronor.",
    ],
)
def test_a_list_without_its_lead_in_has_no_verb(fragment: str) -> None:
    assert not has_verb(fragment)
    assert not stands_alone(fragment)


def test_a_condition_without_its_conjunction_stands_alone() -> None:
    assert stands_alone("Betalar den enskilde inte frivilligt kan nämnden väcka talan i förvaltningsrätten.")


def test_a_sentence_whose_verb_stands_among_its_clauses_has_one() -> None:
    assert has_verb("En skolungdom som bor hemma ingår i föräldrarnas hushåll om studierna pågår.")
    assert has_verb("Rutinen används när någon, som inte har fått bistånd, saknar mat.")


@pytest.mark.parametrize(
    ("said", "kind", "row"),
    [
        ("Förbundet upprättar budget och årsredovisning varje år.", Kind.BROSCHYR, False),
        ("Uppsägning görs skriftligt minst sex månader före önskat utträde.", Kind.OVERENSKOMMELSE, False),
        ("Styrgruppen träffas fyra gånger om året.", Kind.OVERENSKOMMELSE, False),
        ("Rapport om ej verkställda beslut | Verksamhetschef", Kind.DELEGATIONSORDNING, True),
        ("Överklaga dom eller beslut i domstol | Enhetschef", Kind.DELEGATIONSORDNING, True),
        ("Avslå begäran om avgörande | 12 § FL | Enhetschef", Kind.DELEGATIONSORDNING, True),
    ],
)
def test_the_affairs_of_the_office_are_not_asked_about(said: str, kind: Kind, row: bool) -> None:
    assert is_formal(said, kind, row=row)


@pytest.mark.parametrize(
    ("said", "kind", "row"),
    [
        ("Uppsägning ska vara skickad innan elskulden prövas.", Kind.RIKTLINJE, False),
        ("Den enskilde får överklaga beslutet inom tre veckor.", Kind.VAGLEDNING, False),
        ("Hyresskuld, högst 15 000 kr | Socialsekreterare", Kind.DELEGATIONSORDNING, True),
        ("Den som har skulder ska erbjudas budget- och skuldrådgivning.", Kind.RIKTLINJE, False),
    ],
)
def test_the_clients_matters_are(said: str, kind: Kind, row: bool) -> None:
    assert not is_formal(said, kind, row=row)


def test_a_clients_right_is_worth_more_than_how_work_is_arranged() -> None:
    right = gain("Den enskilde har rätt till bistånd om hushållets inkomst inte räcker till hyran.")
    assert right > gain("Planeringen görs i systemet en gång i månaden.")


def test_what_another_authority_decides_by_its_own_law_is_worth_little() -> None:
    theirs = gain("Sjukersättning från Försäkringskassan kan lämnas tidigast från juli det år personen fyller 19 år.")
    ours = gain("Nämnden ska hjälpa den som är sjuk att söka ersättning hos Försäkringskassan.")
    assert theirs < 0 < ours
