from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quote import locate_quote

SOURCE = "Beslutet överklagas inom tre veckor.\n- Kostnader på 1 500 kr – eller mer – prövas (12 kap. 1 § SoL)."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("överklagas inom tre veckor", "överklagas inom tre veckor"),  # exact
        ("ÖVERKLAGAS  inom\ntre veckor", "överklagas inom tre veckor"),  # case and white space
        ("över\u00adklagas inom tre veckor", "överklagas inom tre veckor"),  # soft hyphen
        ("Kostnader på 1\u00a0500 kr eller mer prövas", "Kostnader på 1 500 kr – eller mer – prövas"),  # punctuation
        ("kostnader på 1 500 kr — eller mer — prövas", "Kostnader på 1 500 kr – eller mer – prövas"),
        ("tre veckor kostnader på 1 500 kr", "tre veckor.\n- Kostnader på 1 500 kr"),
    ],
)
def test_a_drifted_quote_gives_the_words_of_the_source(quote: str, found: str) -> None:
    place = locate_quote(quote, SOURCE)
    assert place is not None
    assert SOURCE[slice(*place)] == found


@pytest.mark.parametrize("quote", ["", "  ", "…", "inom fyra veckor", "överklagas tre veckor", "eslutet ÖVERKLAGA"])
def test_other_words_are_not_found(quote: str) -> None:
    assert locate_quote(quote, SOURCE) is None


def test_a_part_of_a_word_is_no_quote_once_it_has_drifted() -> None:
    assert locate_quote("KLAGAS INOM", SOURCE) is None


def test_percent_and_section_marks_are_words() -> None:
    assert locate_quote("12 kap. 1 SoL", SOURCE) is None


@given(st.data())
def test_every_slice_is_found_as_it_stands(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOURCE) - 1))
    end = data.draw(st.integers(start + 1, len(SOURCE)))
    quote = SOURCE[start:end].strip()
    if quote:
        place = locate_quote(quote, SOURCE)
        assert place is not None
        assert SOURCE[slice(*place)] == quote


@given(st.text(alphabet="abcåäö 1§.,-\u00adAÅ\n", max_size=30), st.text(alphabet="abcåäö 1§.,-\u00adAÅ\n", max_size=60))
def test_a_place_is_always_within_the_passage_and_says_the_same(quote: str, passage: str) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum() or c in "§%")

    place = locate_quote(quote, passage)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(passage)
        assert letters(passage[start:end]) == letters(quote)
