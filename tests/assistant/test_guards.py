"""Each guard by sentences written for it: what differs is told, and a fair rewording is let through."""

from __future__ import annotations

import pytest

from assistant.evidence import units
from assistant.roles import deeds
from assistant.verify import verify

pytestmark = pytest.mark.usefixtures("rules_alone")

AMOUNTS = "Glasögon ersätts med högst 1 500 kronor vart tredje år. Den som är yngre än 20 år får progressiva glas."
APPEAL = "Nämnden ska pröva om överklagandet har kommit in i rätt tid (45 § FL). Förvaltningsrätten prövar saken."
VISIT = "Ett hembesök får göras bara om den enskilde samtycker. Ett nej får inte leda till avslag."
PARTIES = "Försäkringskassan informerar kommunen när intyget går ut. Handläggaren skickar svaret till läkaren."
SHARES = "Andelen var 40 procent i Norrberga, 25 procent i Västerlida och 31 procent i Åkersvik."
TABLE = "Ärende | Beslutas av | Inom\nHyresskuld | Enhetschef | 5 dagar\nTandvård | Handläggare | 3 veckor"
LIST = "Den som söker arbete ska\n- söka minst tio arbeten i månaden,\n- delta i aktivitet fyra dagar i veckan."


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Glasögon ersätts med högst 1 700 kronor.", AMOUNTS),
        ("Glasögon ersätts med minst 1 500 kronor.", AMOUNTS),
        ("Glasögon ersätts med högst 1 500 kronor varje år.", AMOUNTS),
        ("Den som är yngre än 25 år får progressiva glas.", AMOUNTS),
        ("Nämnden ska pröva om överklagandet har kommit in i rätt tid (43 § FL).", APPEAL),
        ("Kammarrätten prövar saken.", APPEAL),
        ("Nämnden kan pröva om överklagandet har kommit in i rätt tid.", APPEAL),
        ("Ett nej får leda till avslag.", VISIT),
        ("Ett hembesök får inte göras om den enskilde samtycker.", VISIT),
        ("Ett hembesök får alltid göras.", VISIT),
        ("Ett hembesök får göras även om den enskilde inte samtycker.", VISIT),
        ("Ett hembesök ska göras om den enskilde samtycker.", VISIT),
        ("Kommunen informerar Försäkringskassan när intyget går ut.", PARTIES),
        ("Handläggaren skickar svaret till patienten.", PARTIES),
        ("Enhetschefen skickar svaret till läkaren.", PARTIES),
        ("Andelen var 25 procent i Norrberga.", SHARES),
        ("Andelen var 40 procent i Malmö.", SHARES),
        ("Tandvård beslutas av enhetschef.", TABLE),
        ("Hyresskuld beslutas inom 3 veckor.", TABLE),
        ("Den som söker arbete ska söka högst tio arbeten i månaden.", LIST),
        ("Den som söker arbete ska delta i aktivitet fyra dagar i månaden.", LIST),
    ],
)
def test_what_differs_is_contradicted(statement: str, passage: str) -> None:
    verdict = verify(statement, passage)
    assert verdict.verdict == "contradicted"
    assert verdict.difference
    assert verdict.spot is not None
    assert statement[slice(*verdict.spot)]


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Man kan få glasögon för som mest 1 500 kr vart tredje år.", AMOUNTS),
        ("Nämnden måste pröva om överklagandet kom in i rätt tid.", APPEAL),
        ("Saken prövas av förvaltningsrätten.", APPEAL),
        ("Om den enskilde samtycker får ett hembesök göras.", VISIT),
        ("Hembesök kräver att den enskilde samtycker.", VISIT),
        ("När intyget går ut informerar Försäkringskassan kommunen.", PARTIES),
        ("Kommunen informeras av Försäkringskassan när intyget går ut.", PARTIES),
        ("I Västerlida var andelen en fjärdedel.", SHARES),
        ("Hyresskuld beslutas av enhetschefen inom fem dagar.", TABLE),
        ("Den arbetssökande ska söka 10 jobb i månaden eller fler.", LIST),
    ],
)
def test_a_fair_rewording_is_supported(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict == "supported"


def test_the_difference_tells_both_sides() -> None:
    verdict = verify("Glasögon ersätts med högst 1 700 kronor.", AMOUNTS)
    assert verdict.difference == "källan säger 1 500 kronor, påståendet 1 700 kronor"
    assert verdict.spot == (27, 39)


@pytest.mark.parametrize(
    ("text", "doer", "object_"),
    [
        ("Försäkringskassan informerar kommunen.", "Försäkringskassan", "kommunen"),
        ("Här informerar Försäkringskassan kommunen.", "Försäkringskassan", "kommunen"),
        ("Om ansökan är oklar ska nämnden hjälpa den sökande.", "nämnden", "sökande"),
        ("Kommunen informeras av Försäkringskassan.", "Försäkringskassan", None),
        ("Är delegaten borta beslutar enhetschefen.", "enhetschefen", None),
    ],
)
def test_the_doer_by_word_order(text: str, doer: str, object_: str | None) -> None:
    deed = deeds(text)[-1]
    assert deed.doer is not None
    assert deed.doer.text == doer
    if object_:
        assert deed.object is not None
        assert deed.object.text == object_


def test_items_stand_under_their_lead_in_and_rows_under_their_header() -> None:
    assert [u.lead for u in units(LIST)] == ["", "Den som söker arbete ska", "Den som söker arbete ska"]
    assert [u.key for u in units(TABLE)] == ["Ärende", "Hyresskuld", "Tandvård"]
    continued = "Tandvård | Handläggare | 3 veckor"
    header = "Ärende | Beslutas av | Inom"
    assert [u.lead for u in units(continued, f"Delegation\n{header}")] == [header]


def test_a_list_ends_where_a_new_sentence_begins() -> None:
    text = "Belopp:\n- barn: 60 kr,\n- vuxna: 75 kr.\nBeloppen gäller 2026."
    assert [u.lead for u in units(text)] == ["", "Belopp:", "Belopp:", ""]
