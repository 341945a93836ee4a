"""Lists that are asked for are told whole, and what is told beside a right answer is of the same matter."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.extractive.lists import asks_for_all
from assistant.query import understand
from assistant.relevance import is_the_list
from ingest.pipeline import ingest
from ingest.units import units
from settings import Settings
from tests.conftest import write_library

RULES = """\
---
title: Riktlinje för prov
kind: riktlinje
scope: national
published: 2026-01-02
---
# Riktlinje för prov

## Nybesök

Till nybesöket ska den enskilde ha med sig:

1. legitimation,
2. hyresavi och hyreskontrakt,
3. senaste slutskattebeskedet.

## Vilka som är med i samordningsgruppen

- en handläggare från Försäkringskassan som kan besluta
- någon från regionen som känner vården
- en chef i kommunen som har mandat

## Hyresskuld

| Ärende | Beslutar | Högst |
|---|---|---|
| Hyresskuld | enhetschef | 30 000 kr |
| Hyresskuld därutöver | utskottet | |
| Elskuld | handläggare | 4 000 kr |

Skuldens orsak utreds. Beviljas en hyresskuld över 25 000 kronor ska enhetschefen ha träffat den enskilde.

## Kostnader

| Kostnad | Högsta belopp |
|---|---|
| Begravning inklusive kista | 22 000 kr |
| Gravsten | 4 500 kr |

## Pengarna

Utbetalning sker den 27 varje månad.

## Bilen

Bil godtas om den är värd högst 15 000 kronor. Är bilen värd mer ges tre månader för att sälja bilen.

## Beslut om återkrav

| Ärende | Lagrum | Delegat |
|---|---|---|
| Polisanmälan | 6 § bidragsbrottslagen | enhetschef |
| Återkrav | 9 kap. 1 § socialtjänstlagen (2001:453) | utskottet |
"""
MINUTES = """\
---
title: Minnesanteckningar nätverket
kind: minnesanteckning
published: 2026-02-03
---
# Minnesanteckningar nätverket

## Frågor

Norrberga undrar om polisanmälan kan göras av handläggaren.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("lists")
    ingest([write_library(home / "bibliotek", {"a.md": RULES, "b.md": MINUTES})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


@pytest.mark.parametrize(
    ("question", "all_of_it"),
    [
        ("Vilka handlingar ska klienten ta med?", True),
        ("Vad ska man ha med sig till mötet?", True),
        ("Vad måste planen innehålla?", True),
        ("What documents do I need to bring?", True),
        ("Vilka belopp gäller för glasögon?", False),
        ("Vem beslutar om hyresskuld?", False),
        ("Ska legitimation tas med?", False),
    ],
)
def test_questions_for_a_whole_list_are_told(question: str, all_of_it: bool) -> None:
    assert asks_for_all(question) is all_of_it


@pytest.mark.parametrize(
    "question", ["Vilka handlingar ska den enskilde ta med till nybesöket?", "Which documents to bring to nybesöket?"]
)
def test_a_list_that_is_asked_for_is_told_whole(rules: Assistant, question: str) -> None:
    answer = rules.ask(Question(question))
    assert all(item in answer.text for item in ("legitimation", "hyresavi", "slutskattebeskedet"))
    assert answer.completeness == "complete"


def test_a_list_under_its_heading_alone_is_told_whole(rules: Assistant) -> None:
    answer = rules.ask(Question("Vilka ska vara med i samordningsgruppen från kommunen?"))
    assert all(item in answer.text for item in ("Försäkringskassan", "regionen", "kommunen"))


def test_who_decides_above_a_limit_is_not_who_decides_below_it(rules: Assistant) -> None:
    answer = rules.ask(Question("Vem beslutar om en hyresskuld på 35 000 kr?"))
    assert "utskottet" in answer.statements[0].text
    assert "högst: 30 000" not in answer.text.lower()


def test_a_row_of_another_thing_is_not_told_beside_the_one_asked_for(rules: Assistant) -> None:
    assert "Hyresskuld" not in rules.ask(Question("Vem beslutar om elskuld?")).text


def test_a_label_names_its_thing_before_what_comes_with_it(rules: Assistant) -> None:
    assert "22 000 kr" in rules.ask(Question("Hur mycket kan vi ge till en begravning?")).statements[0].text


def test_rent_is_no_debt_of_rent(rules: Assistant) -> None:
    assert "30 000 kr" not in rules.ask(Question("Hur mycket får hyran kosta?")).text


def test_a_limit_below_what_is_wanted_is_the_answer(rules: Assistant) -> None:
    assert "4 000 kr" in rules.ask(Question("Hur mycket kan vi ge till en elskuld på 6 000 kr?")).text


def test_a_question_in_minutes_is_no_answer(rules: Assistant) -> None:
    assert "undrar" not in rules.ask(Question("Vem beslutar om polisanmälan?")).text


def test_what_somebody_asked_is_told_to_one_who_asks_that(rules: Assistant) -> None:
    assert "undrar" in rules.ask(Question("Vad undrade Norrberga om polisanmälan?")).text


def test_law_in_another_row_of_the_table_calls_for_no_notice(rules: Assistant) -> None:
    answer = rules.ask(Question("Vem beslutar om polisanmälan?"))
    assert "enhetschef" in answer.text
    assert not {"repealed-law", "old-law-may-apply"} & {n.code for n in answer.notices}


def test_a_particle_before_a_place_belongs_to_its_verb(rules: Assistant) -> None:
    for question in ("Vilken dag betalas pengarna ut?", "Vilken dag betalas pengarna ut i Norrberga?"):
        forms = {form for term in understand(question, rules.index).terms for form, _ in term.forms}
        assert "utbetalning" in forms


def test_a_sentence_follows_the_one_that_it_leans_on(rules: Assistant) -> None:
    text = rules.ask(Question("Måste klienten sälja bilen?")).text
    assert text.index("Bil godtas") < text.index("Är bilen värd mer")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Vilka handlingar ska tas med till nybesöket?", True),
        ("Vad ska han ha med sig till banken?", False),
        ("Ska en hyresavi tas med till nybesöket?", False),
    ],
)
def test_a_list_is_asked_for_by_what_its_lead_in_names(rules: Assistant, question: str, asked: bool) -> None:
    query, _ = rules.ranked(Question(question))
    held = next(p for p in rules.index.passages if "slutskattebeskedet" in p.text)
    whole = next(u for u in units(held, rules.index.section(held)) if "\n" in u.body)
    assert is_the_list(query, whole, rules.index) is asked
