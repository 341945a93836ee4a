"""Nothing is told beside an answer that answers nothing: the occasion, a date of another kind, the same law again."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.forms.question_kinds import asks_what_held, tells_what_held
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

FIRST = """\
---
title: Riktlinje om första kontakten
kind: riktlinje
scope: national
---
# Riktlinje om första kontakten

## Nybesök

Vid besöket görs en första planering samma dag. Att ta med till besöket: legitimation, kontoutdrag, hyresavi.

## Mottagning

Den öppna mottagningen har öppet tisdagar klockan 13–15.

## Vräkning

Underrättelse om tiden för en avhysning ska bekräftas till Kronofogden samma dag (11 kap. 3 § SoF).
"""
SECOND = """\
---
title: Vägledning om avhysning
kind: vagledning
scope: national
---
# Vägledning om avhysning

## Avhysning

När nämnden får underrättelse om tiden för en avhysning ska den samma dag bekräfta det för Kronofogden
(11 kap. 3 § SoF).

## Plan

Skyldigheten att delta i planen gäller från den 1 januari 2027.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("padding")
    ingest([write_library(folder / "bibliotek", {"ett.md": FIRST, "två.md": SECOND})], folder / "index", None)
    return Assistant.open(folder / "index", Settings(embedding="none"))


def test_what_to_bring_is_told_and_not_what_happens_at_the_visit(told: Assistant) -> None:
    answer = told.ask(Question("Vad ska klienten ha med sig på första besöket och när är öppna mottagningen?"))
    assert answer.completeness == "complete"
    assert "legitimation" in answer.text
    assert "13–15" in answer.text


def test_the_same_section_is_not_told_twice(told: Assistant) -> None:
    answer = told.ask(Question("Vad ska vi göra när Kronofogden skickar underrättelse om tiden för en avhysning?"))
    assert answer.text.count("samma dag") == 1


def test_the_day_of_a_new_law_tells_not_how_fast(told: Assistant) -> None:
    answer = told.ask(Question("Hur snabbt ska planen göras?"))
    assert "2027" not in answer.text


def test_what_no_longer_holds_is_not_told_beside_what_holds() -> None:
    assert tells_what_held("Läkarintyg behövs från dag femton. Tidigare var gränsen dag åtta.")
    assert asks_what_held("Vad var beloppet tidigare?")
    assert not asks_what_held("Från vilken dag behövs läkarintyg?")
    assert not tells_what_held("Ansökan ska lämnas tidigare än så.")
