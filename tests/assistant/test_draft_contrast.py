"""A claim that sets one thing against another, held against what the sources say of the other."""

import pytest

from assistant.drafts.contrast import contrast, is_cleft


@pytest.mark.parametrize(
    ("said", "kept", "aside", "turned"),
    [
        (
            "Hemtjänstens avgift beslutas av nämnden, inte av utföraren.",
            "av nämnden",
            "av utföraren",
            "Hemtjänstens avgift beslutas av utföraren.",
        ),
        (
            "Det är tingsrätten, inte socialnämnden, som utser god man (11 kap. 4 § FB).",
            "tingsrätten",
            "socialnämnden",
            "Det är socialnämnden som utser god man (11 kap. 4 § FB).",
        ),
        ("Vårdplanen är bindande, inte ett förslag.", "bindande", "ett förslag", "Vårdplanen är ett förslag."),
        (
            "Färdtjänst räknas som en trafikfråga och inte som en insats.",
            "som en trafikfråga",
            "som en insats",
            "Färdtjänst räknas som en insats.",
        ),
    ],
)
def test_what_is_kept_and_what_is_set_aside(said: str, kept: str, aside: str, turned: str) -> None:
    found = contrast(said)
    assert found is not None
    assert (found.kept, found.aside, found.turned) == (kept, aside, turned)
    assert said[found.start : found.end] == kept


@pytest.mark.parametrize(
    "said",
    [
        "Avgiften betalas varje månad, inte bara första gången.",
        "Den som kan arbeta men inte vill ta jobbet får avslag.",
        "Beslutet fattas inte förrän utredningen är klar.",
    ],
)
def test_no_two_are_set_against_each_other(said: str) -> None:
    assert contrast(said) is None


def test_a_name_for_both_tells_neither() -> None:
    found = contrast("Platsen betalas av hemkommunen, inte av värdkommunen.")
    assert found is not None
    assert found.is_kept_in("Platsen betalas av hemkommunen.")
    assert not found.is_kept_in("Platsen betalas av kommunen.")


def test_what_two_are_told_of_is_one_claim() -> None:
    assert is_cleft("Det är tingsrätten, inte socialnämnden, som utser god man.")
    assert not is_cleft("Det är tingsrätten som utser god man, inte socialnämnden.")


def test_a_name_that_is_the_end_of_the_other_is_not_what_it_is_set_against() -> None:
    assert contrast("Det är kommunen som placerade, inte vistelsekommunen, som betalar resan.") is None
