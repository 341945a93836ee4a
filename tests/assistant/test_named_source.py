"""A project that a question names is told of by its own documents and by what names it."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.documents import Kind
from ingest.embed import load_embeddings
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

_REPORT = """\
---
title: {name} – slutrapport
kind: rapport
published: 2026-06-01
---
# {name} – slutrapport

## Sammanfattning

Kostnaden blev {cost} miljoner kronor. Mål 1 nåddes{did}. Mål 2 nåddes{other}: {share} procent fick en plan.
"""
_MINUTES = """\
---
title: Minnesanteckningar
kind: minnesanteckning
published: 2026-09-01
---
# Minnesanteckningar

## På gång

Fritt fram söker nya deltagare till hösten. Kaffet kostade 400 kronor.
"""
_AGREEMENT = """\
---
title: Överenskommelse om samverkan
kind: overenskommelse
published: 2026-03-01
---
# Överenskommelse om samverkan

## Planering

Nya deltagare får en plan inom tio arbetsdagar. Överenskommelsen undertecknades i mars.
"""
_RIKTLINJE = """\
---
title: Riktlinje för planering
kind: riktlinje
published: 2026-03-01
---
# Riktlinje för planering

## Plan

Nya deltagare ska få en plan inom tre veckor.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The reports of two projects in the same words, and minutes that name one of them."""
    home = tmp_path_factory.mktemp("named")
    files = {
        "a.md": _REPORT.format(name="Fritt fram", cost="6,9", did=" inte", other="", share=63),
        "b.md": _REPORT.format(name="Steg för steg", cost="2,4", did="", other=" inte", share=41),
        "m.md": _MINUTES,
        "o.md": _AGREEMENT,
        "r.md": _RIKTLINJE,
    }
    ingest([write_library(home / "bibliotek", files)], home / "index", load_embeddings("bundled"))
    return Assistant.open(home / "index", Settings())


def test_what_a_project_cost_is_told_by_its_own_report(library: Assistant) -> None:
    answer = library.ask(Question("Vad kostade Fritt fram totalt?"))
    assert "6,9 miljoner" in answer.text
    assert "2,4" not in answer.text


@pytest.mark.parametrize("question", ["Vad kostade projektet Fritt fram?", "Vad kostade projektet fritt fram?"])
def test_what_another_project_cost_comes_first_in_no_wording(library: Assistant, question: str) -> None:
    assert "2,4" not in library.ask(Question(question)).text
    nearest = library.search(Question(question), 1)
    assert [hit.document.metadata.title for hit in nearest] == ["Fritt fram – slutrapport"]


def test_the_goals_of_one_project_are_not_those_of_another(library: Assistant) -> None:
    answer = library.ask(Question("Nådde Steg för steg sina mål?"))
    assert answer.statements
    assert {c.document.metadata.title for c in answer.citations} == {"Steg för steg – slutrapport"}


def test_what_names_the_project_elsewhere_may_tell_of_it(library: Assistant) -> None:
    assert "söker nya deltagare" in library.ask(Question("Vem söker nya deltagare till Fritt fram?")).text


def test_the_words_of_a_name_in_other_use_name_nothing(library: Assistant) -> None:
    _, ranked = library.ranked(Question("Vilka mål nåddes när man gick steg för steg?"))
    assert len({c.hit.document.metadata.title for c in ranked}) > 1


def test_what_a_report_of_a_project_found_is_not_told_by_what_is_no_report(library: Assistant) -> None:
    answer = library.ask(Question("Vad kom broschyren från Fritt fram fram till, vad kostade det?"))
    assert answer.status == "abstained" or answer.completeness != "complete"
    assert {c.document.metadata.title for c in answer.citations} <= {"Fritt fram – slutrapport"}
    assert library.ask(Question("Vad kom broschyren från Fritt fram fram till?")).status == "abstained"


def test_what_an_agreement_says_is_told_by_the_agreement(library: Assistant) -> None:
    _, ranked = library.ranked(Question("Hur snabbt ska nya deltagare få en plan enligt överenskommelsen?"))
    assert {c.hit.document.metadata.kind for c in ranked} == {Kind.OVERENSKOMMELSE}
    answer = library.ask(Question("Hur snabbt ska nya deltagare få en plan enligt överenskommelsen?"))
    assert "tio arbetsdagar" in answer.text


def test_the_agreement_is_not_what_is_asked_about(library: Assistant) -> None:
    assert library.ask(Question("Vad säger överenskommelsen om tandvård?")).status == "abstained"
