from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.analyze import Analyzer, fold, grams, stem, tokens

VOCABULARY = "försörjning stöd boende kostnad kostnader tandvård tand vård social nämnd hushåll gemenskap".split()


def terms(text: str) -> list[str]:
    return Analyzer(VOCABULARY).terms(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("försörjningsstöd", "forsorjningsstod"),
        ("Försörjningsstödet", "försörjningsstöd"),
        ("kostnader", "kostnad"),
        ("kostnadens", "kostnaderna"),
        ("återkrav", "Återkravet"),
        ("riktlinjernas", "riktlinje"),
        ("AF:s", "AF"),
        ("FK:n", "FK"),
        ("5 220", "5220"),
        ("5 220", "5 220"),
        ("12 kap. 1 §", "12 kap 1 §"),
        ("för\u00adsörjnings\u00adstöd", "försörjningsstöd"),
        ("a\u030aterkrav", "återkrav"),
    ],
)
def test_what_means_the_same_is_searched_the_same(one: str, other: str) -> None:
    assert terms(one)[0] == terms(other)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 kap. 1 §", "12 kap. 2 §"),
        ("2025:400", "2001:453"),
        ("5 220", "5 221"),
        ("hyra", "hyresskuld"),
        ("lägenhet", "lag"),
        ("papper", "pappa"),
        ("sökande", "söka"),
    ],
)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert terms(one)[0] != terms(other)[0]


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("försörjningsstöd", ["försörjning", "stöd"]),
        ("boendekostnader", ["boende", "kostnad"]),
        ("tandvårdskostnad", ["tandvård", "kostnad"]),
        ("hushållsgemenskapen", ["hushåll", "gemenskap"]),
    ],
)
def test_compounds_are_found_by_their_parts(compound: str, parts: list[str]) -> None:
    assert set(map(stem, parts)) <= set(terms(compound))


@pytest.mark.parametrize("word", ["barn", "samtycke", "ansökan", "SoL", "2025:400"])
def test_simple_words_are_not_split(word: str) -> None:
    assert len(terms(word)) == 1


def test_a_section_reference_is_one_term() -> None:
    assert terms("enligt 12 kap. 7 a § SoL") == ["12:7a§", "sol"]


def test_hyphenated_words_are_found_whole_and_in_parts() -> None:
    assert terms("AF-kontoret")[1:] == [stem("AF"), stem("kontoret")]


def test_stop_words_are_left_out_but_told() -> None:
    assert terms("hur gör man det") == []
    assert [t.stop for t in tokens("hur samtycke")] == [True, False]


def test_grams_bridge_misspellings() -> None:
    right, wrong = set(grams("försörjningsstöd")), set(grams("försörningsstöd"))
    assert len(right & wrong) / len(right) > 0.5


@given(st.text(max_size=80))
def test_tokens_point_at_their_words(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.term


@given(st.text(alphabet="abcåäöÅÄÖ", max_size=20))
def test_folding_is_stable(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    assert stem(word.upper()) == stem(word)
