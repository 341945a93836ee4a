"""What is asked of a municipality's own doings, and of what is yet to come, is not told by what is near."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.abstain import confidence
from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.embed import load_embeddings
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

_NATIONAL = """\
---
title: Vägledning om glasögon
kind: vagledning
scope: national
published: 2026-01-15
---
# Vägledning om glasögon

## Glasögon

Glasögon betalas med högst 1 500 kronor. Kommunen betalar glasögon efter synundersökning.
"""
_RIKTLINJE = """\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
valid_from: 2024-01-01
---
# Riktlinje

## Tandvård

Tandvård beviljas med högst 6 000 kronor.

## Skor

Under 2024 gavs 700 kronor till arbetsskor.
"""
_MINUTES = """\
---
title: Minnesanteckningar {day}
kind: minnesanteckning
published: {day}
municipalities: [Norrberga, Älvhult]
---
# Minnesanteckningar

## På gång

Nästa möte i nätverket: {coming}, Norrberga.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """National guidance, the riktlinje of one municipality, and minutes with another."""
    home = tmp_path_factory.mktemp("asked_of")
    files = {
        "nationell.md": _NATIONAL,
        "norrberga.md": _RIKTLINJE,
        "m1.md": _MINUTES.format(day="2026-02-09", coming="11 maj"),
        "m2.md": _MINUTES.format(day="2026-09-14", coming="8 februari 2027"),
    }
    ingest([write_library(home / "bibliotek", files)], home / "index", load_embeddings("bundled"))
    return Assistant.open(home / "index", Settings())


@pytest.mark.parametrize("question", ["Vad ger Älvhult för glasögon?", "Vad är Älvhults belopp för glasögon?"])
def test_what_a_municipality_gives_is_not_told_by_the_national_text(library: Assistant, question: str) -> None:
    assert library.ask(Question(question)).status == "abstained"


@pytest.mark.parametrize("question", ["Vad gäller för glasögon i Älvhult?", "Vad ger Norrberga för glasögon?"])
def test_what_holds_there_is(library: Assistant, question: str) -> None:
    assert "1 500" in library.ask(Question(question)).text


@pytest.mark.parametrize("asked", ["När är nästa möte i nätverket?", "När träffas nätverket på sitt möte?"])
def test_the_next_meeting_is_the_one_to_come(library: Assistant, asked: str) -> None:
    told = library.ask(Question(asked, as_of=date(2026, 11, 26))).text
    assert "8 februari 2027" in told
    assert "11 maj" not in told
    assert "11 maj" in library.ask(Question(asked, as_of=date(2026, 3, 1))).text


def test_what_shares_only_its_year_with_a_question_of_a_sum_is_no_answer(library: Assistant) -> None:
    query, ranked = library.ranked(Question("Vad gav Norrberga för skor 2024?", municipality="Norrberga"))
    likely = [replace(c, relevance=0.7, coverage=0.5, on_subject=1.0) for c in ranked if "700 kronor" in c.unit.text]
    assert confidence(query, likely) == 0.7
    assert confidence(query, [replace(c, on_subject=0.0) for c in likely]) == 0.0
