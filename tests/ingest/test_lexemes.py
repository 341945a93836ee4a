from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.analyze import fold
from ingest.lexemes import lexeme


@pytest.mark.parametrize(
    "forms",
    [
        "barn barnet barnen barnets",
        "rum rummet rummen",
        "hyra hyran hyror hyrorna",
        "bistånd biståndet",
        "ärende ärendet ärenden ärendena",
        "konto kontot konton",
        "regel regeln regler reglerna",
        "bostad bostaden bostäder",
        "insats insatsen insatser",
        "syster systern systrar",
        "betala betalat betalt betald betalas",
        "genomför genomföra genomfört genomfor",
        "bestämmelse bestämmelsen bestämmelser",
        "avslå avslår avslog avslagit",
        "stimulans stimulansen",
        "leverans leveransen",
        "relevans relevansen",
    ],
)
def test_forms_of_a_word_share_a_lexeme(forms: str) -> None:
    assert len({lexeme(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("sökande", "söka"), ("papper", "pappa"), ("hyra", "hyresskuld"), ("talan", "tal"), ("lägenhet", "lag")],
)
def test_other_words_have_another(one: str, other: str) -> None:
    assert lexeme(one) != lexeme(other)


@given(st.text(alphabet="abdefgiklnorstuåäö", min_size=1, max_size=16))
def test_case_and_diacritics_are_no_difference(word: str) -> None:
    assert lexeme(word) == lexeme(fold(word)) == lexeme(word.upper())
    assert lexeme(word)
