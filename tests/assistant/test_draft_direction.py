"""Who does what to whom and from when: words that a claim and a place share do not carry a claim turned round."""

from __future__ import annotations

import pytest

from assistant.drafts.restriction import other_start

HANDED_OVER = "Jouren lämnar uppgifter till Försörjningsenheten före klockan 9.00."
RECEIVED = "Överklagandet ska ha kommit in inom tre veckor från den dag den enskilde fick del av beslutet."


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
