from __future__ import annotations

from collections import Counter

import pytest

from ingest import glossary
from ingest.analyze import STOPWORDS, fold, tokens
from ingest.frequencies import per_million
from ingest.glossary import Expansion, Glossary, Group, expression_keys, load_glossary, read_groups

SHIPPED = read_groups(glossary._FILE.read_text(encoding="utf-8"))

TOML = """
[[group]]
weight = 0.9
words = ["hyra", "boendekostnad", "kostnad för bostad"]

[[group]]
weight = 0.6
from = ["papper"]
to = ["handling", "intyg"]

[[group]]
weight = 0.5
from = ["hyra"]
to = ["lägenhet"]
"""


def asked(text: str) -> tuple[str, ...]:
    return expression_keys(text)


def expression_terms(expression: str) -> tuple[str, ...]:
    return tuple(t.term for t in tokens(expression))


def expansions(text: str) -> list[Expansion]:
    return list(Glossary(read_groups(TOML)).expansions(asked(text)))


def test_near_equals_stand_for_one_another() -> None:
    assert expansions("boendekostnad") == [
        Expansion(0, 1, (expression_terms("hyra"), expression_terms("kostnad bostad")), 0.9),
    ]


def test_directed_group_goes_one_way() -> None:
    assert expansions("vilka papper") == [
        Expansion(1, 2, (expression_terms("handling"), expression_terms("intyg")), 0.6)
    ]
    assert expansions("handling och intyg") == []


def test_all_groups_of_an_expression_count() -> None:
    assert [e.weight for e in expansions("hyra")] == [0.9, 0.5]


def test_longest_expression_wins_and_none_overlap() -> None:
    found = Glossary([Group(1.0, ("söka jobb",), ("arbetssökande",)), Group(1.0, ("söka",), ("ansöka",))])
    assert [(e.first, e.last) for e in found.expansions(asked("söka jobb och söka"))] == [(0, 2), (3, 4)]


def test_stop_words_are_asked_for_but_not_searched() -> None:
    found = Glossary([Group(0.9, ("utan SGI", "nollplacerad"), ("utan SGI", "nollplacerad"))])
    (one,) = found.expansions(asked("utan SGI"))
    assert one.others == (expression_terms("nollplacerad"),)
    assert list(found.expansions(asked("nollplacerad"))) == []


def test_group_without_words_or_to_is_refused() -> None:
    with pytest.raises(KeyError):
        read_groups('[[group]]\nweight = 1.0\nfrom = ["a"]')


def test_shipped_weights_and_sides() -> None:
    assert len(SHIPPED) > 600
    assert all(0 < g.weight <= 1 and g.asked and g.searched for g in SHIPPED)
    assert all(len(g.asked) > 1 for g in SHIPPED if g.asked == g.searched)


def test_shipped_pairs_are_told_once() -> None:
    pairs = Counter(
        (one, other)
        for g in SHIPPED
        for one in map(expression_terms, g.asked)
        for other in map(expression_terms, g.searched)
        if one != other
    )
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_no_shipped_expression_reads_as_a_function_word() -> None:
    stop = {fold(w) for w in STOPWORDS} | {expression_terms(w)[0] for w in STOPWORDS}
    common = {w for w, times in per_million().items() if times > 2000}
    single = {e for g in SHIPPED for e in g.asked if len(expression_terms(e)) == 1}
    assert sorted(e for e in single if expression_terms(e)[0] in stop | common) == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("vräkt", "avhysning"),
        ("tandis", "tandvård"),
        ("swish", "insättning"),
        ("vilka papper", "kvitto"),
        ("länsrätten", "förvaltningsrätten"),
        ("knacka på", "hembesök"),
        ("av sig självt", "RPA"),
        ("kylen tom", "nödprövning"),
        ("riva upp", "återkalla"),
        ("dentist", "tandvård"),
        ("nyanställd", "introduktion"),
        ("fs", "försörjningsstöd"),
        ("lagstadgad", "lagen"),
    ],
)
def test_everyday_words_lead_to_those_of_the_sources(said: str, written: str) -> None:
    others = {o for e in load_glossary().expansions(asked(said)) for o in e.others}
    assert expression_terms(written) in others


def test_any_form_of_an_expression_is_found() -> None:
    found = Glossary([Group(0.9, ("hög hyra",), ("dyr bostad",))])
    assert [(e.first, e.last) for e in found.expansions(asked("den höga hyran"))] == [(1, 3)]


def test_a_stop_word_is_no_form_of_another_word() -> None:
    assert list(Glossary([Group(0.9, ("sommaren",), ("sommaruppehåll",))]).expansions(asked("den som söker"))) == []
