"""The row that a question picks: its household's, its things' own, and every post of a family's norm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.extractive.chosen_rows import without_unnamed
from assistant.household import household
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

GUIDE = """\
---
title: Riktlinje om hemutrustning
kind: riktlinje
scope: national
---
# Riktlinje om hemutrustning

## Hemutrustning

Hemutrustning beviljas med högst 9 000 kronor för ett ensamhushåll. Säng och tvättmaskin ingår i hemutrustning.

| Vara | Riktbelopp |
|---|---|
| Säng med madrass | 2 200 kr |
| Tvättmaskin | 3 500 kr |
| Köksbord | 600 kr |
| Sängkläder | 700 kr |
| Dammsugare | 700 kr |

## Ändring av beslut

| När nämnden får ändra | Vad gäller |
|---|---|
| Gynnande beslut, ändring till nackdel | Bara vid oriktiga uppgifter |
| Uppenbart fel | Ska ändras |
| Beslutet är överklagat | Får ändras bara innan handlingarna har lämnats till domstolen |

## Nödprövning

Belopp per dag vid nödprövning:

- ensamstående vuxen: 75 kronor per dag
- två vuxna i samma hushåll: 60 kronor per person och dag
"""


GRANTS = """\
---
title: Studiepengen
kind: vagledning
scope: national
---
# Studiepengen

## Studiepengen 2024

Tabell 1. Studiepengen 2024: enskilda kostnader för elever, kronor per månad

| Ålder | Belopp 2024 |
|---|---|
| 7–10 år | 1 300 kr |
| 11–14 år | 1 500 kr |

## Studiepengen 2025

Tabell 2. Studiepengen 2025: bekräftade summor, kronor per månad

| Hushåll | Summa 2025 |
|---|---|
| Ensamstående utan barn | 2 900 kr |
| Par utan barn | 4 700 kr |
"""


@pytest.fixture(scope="module")
def grants(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("grants")
    ingest([write_library(folder / "bibliotek", {"studier.md": GRANTS})], folder / "index", None)
    return Assistant.open(folder / "index", Settings(embedding="none"))


def test_a_single_parent_gets_no_sum_of_those_without_children(grants: Assistant) -> None:
    assert "2 900" not in grants.ask(Question("Hur mycket är studiepengen 2025 för en ensamstående mamma?")).text


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("rows")
    ingest([write_library(folder / "bibliotek", {"hem.md": GUIDE})], folder / "index", None)
    return Assistant.open(folder / "index", Settings(embedding="none"))


def test_a_row_that_bears_the_name_of_what_is_asked_for_answers_before_the_others_of_its_table(home: Assistant) -> None:
    def told(question: str, relevance: float) -> set[str]:
        """The labels of the rows that stay, all but the bed's more likely to answer than it."""
        query, ranked = home.ranked(Question(question))
        of_table = (c for c in ranked if c.unit.lead and "Vara" in c.unit.lead)
        likely = [replace(c, relevance=relevance if "Säng med" in c.unit.label else 0.6) for c in of_table]
        return {c.unit.label for c in without_unnamed(query, likely)}

    asked = "Hon har inga möbler. Vad är riktbeloppet för en säng?"
    assert told(asked, 0.5) == {"Säng med madrass"}
    assert "Sängkläder" in told(asked, 0.2)
    assert told("Vilka belopp gäller för säng och tvättmaskin?", 0.5) == {"Säng med madrass", "Tvättmaskin"}


def test_a_couple_is_told_what_two_get(home: Assistant) -> None:
    answer = home.ask(Question("Vad ger vi per dag vid nödprövning till ett sambopar utan barn?"))
    assert "60 kronor per person" in answer.text


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        ("en ensam mamma med en 12 åring", 2),
        ("ensam pappa med 5-åring och 9-åring", 3),
        ("ett sambopar utan barn", 2),
    ],
)
def test_a_child_told_by_its_age_is_of_the_household(question: str, persons: int) -> None:
    found = household(question)
    assert found is not None
    assert found.persons == persons
