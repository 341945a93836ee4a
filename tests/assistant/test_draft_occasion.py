"""Once is not each time, a case is not the rule, and another authority's aid is not the municipality's."""

from __future__ import annotations

import pytest

from assistant.drafts.occasion import is_of_other_aid, only_otherwise, other_occasion
from assistant.facts.read import facts


@pytest.mark.parametrize(
    ("claim", "text", "differs"),
    [
        ("Till varje ansökan bifogas kvitton.", "Vid första ansökan lämnas kvitton.", True),
        ("Till varje ansökan bifogas kvitton.", "Vid första ansökan och vid varje återansökan lämnas kvitton.", False),
        ("Vid första ansökan bifogas kvitton.", "Vid första ansökan lämnas kvitton.", False),
        ("Varje barn får en plats.", "Vid första ansökan lämnas kvitton.", False),
    ],
)
def test_what_is_asked_for_once_is_not_asked_for_each_time(claim: str, text: str, differs: bool) -> None:
    other = other_occasion(claim, text)
    assert (other is not None) is differs
    if other is not None:
        assert claim[slice(*other[1])] == "varje ansökan"


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Intyg lämnas från dag 1.", True),
        ("Intyg lämnas från dag 8.", False),
        ("Intyg lämnas från dag 1 när möte är bokat.", False),
        ("Du lämnar intyg från dag 1.", False),
    ],
)
def test_the_figure_of_a_case_is_not_the_rule(claim: str, differs: bool) -> None:
    text = "Intyg lämnas från dag 1 när möte är bokat, annars från dag 8."
    assert facts(claim)
    assert (only_otherwise(claim, text) is not None) is differs


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [("Läkarintyg lämnas efter en vecka.", True), ("Läkarintyg lämnas till Försäkringskassan efter en vecka.", False)],
)
def test_what_another_authority_asks_for_is_told_of_it(claim: str, is_so: bool) -> None:
    text = "Den som begär sjukpenning lämnar läkarintyg till Försäkringskassan efter en vecka."
    assert is_of_other_aid(claim, text) is is_so
    assert not is_of_other_aid(claim, "Den sökande lämnar läkarintyg till handläggaren efter en vecka.")
