"""Who does what to whom and from when: words that a claim and a place share do not carry a claim turned round."""

from __future__ import annotations

import pytest

from assistant.drafts.direction import other_start, told_by, turned_round

HANDED_OVER = "Jouren lämnar uppgifter till Försörjningsenheten före klockan 9.00."
RECEIVED = "Överklagandet ska ha kommit in inom tre veckor från den dag den enskilde fick del av beslutet."


@pytest.mark.parametrize(
    ("claim", "is_turned"),
    [
        ("Försörjningsenheten lämnar uppgifter till jouren före klockan 9.00.", True),
        ("Försörjningsenheten kontaktar jouren före klockan 9.00.", True),
        ("Jouren lämnar uppgifter till enheten före klockan 9.00.", False),
        ("Jouren kontaktar Försörjningsenheten före klockan 9.00.", False),
    ],
)
def test_a_doer_that_is_the_sources_receiver_is_turned_round(claim: str, is_turned: bool) -> None:
    assert (turned_round(claim, HANDED_OVER) is not None) is is_turned


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Du ska meddela oss skriftligt när regeln börjar gälla.", True),
        ("Den enskilde måste underrätta nämnden när regeln börjar gälla.", True),
        ("Du ska få ett skriftligt besked när regeln börjar gälla.", False),
        ("Handläggaren ska meddela den enskilde när regeln börjar gälla.", False),
    ],
)
def test_who_is_told_tells_nobody(claim: str, differs: bool) -> None:
    told = told_by(claim, "Den enskilde informeras skriftligt när regeln börjar gälla.")
    assert (told is not None) is differs


@pytest.mark.parametrize(
    ("claim", "spot"),
    [
        ("Den ska nå nämnden inom tre veckor från den dag då beslutet fattades.", "från den dag då beslutet fattades"),
        ("Överklagandet ska nå nämnden inom tre veckor från det att du tog del av beslutet.", ""),
        ("Tiden är tre veckor.", ""),
    ],
)
def test_a_time_from_another_event_is_shown(claim: str, spot: str) -> None:
    found = other_start(claim, RECEIVED)
    assert (claim[slice(*found[1])] if found else "") == spot


@pytest.mark.parametrize(
    ("claim", "text", "differs"),
    [
        ("Tiden börjar löpa när du har fått en uppmaning.", "Fyra månader räknas från första ansökan.", True),
        ("Det görs tre dagar efter att du har fått beslutet.", "Det görs tre dagar efter ansökan.", True),
        ("Tiden räknas från det att du får brevet.", "Tiden räknas från det skriftliga beskedet.", False),
        ("Pengarna kommer tre dagar efter beslutet.", "Utbetalning sker tre dagar från beslut.", False),
    ],
)
def test_a_start_is_told_by_a_noun_too(claim: str, text: str, differs: bool) -> None:
    assert (other_start(claim, text) is not None) is differs


@pytest.mark.parametrize(
    ("claim", "text", "differs"),
    [
        (
            "Talan väcks inom två år från beslutet om krav.",
            "Talan väcks inom två år från det att kostnaden uppkom.",
            True,
        ),
        (
            "Talan väcks inom två år från att kostnaden uppstod.",
            "Talan väcks två år från det att kostnaden uppkom.",
            False,
        ),
        ("Vilken lag som gäller beror på när felet upptäcktes.", "Dagen då hjälpen beviljades avgör vilken lag.", True),
        ("Dagen då hjälpen beviljades styr vilken lag.", "Datum för beviljandet avgör vilken lag som gäller.", False),
    ],
)
def test_another_event_counts_or_decides(claim: str, text: str, differs: bool) -> None:
    assert (other_start(claim, text) is not None) is differs
