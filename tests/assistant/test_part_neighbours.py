"""A part of a question is answered by what stands next to what is cited, and told to be lost where nothing does."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

KORT = """\
---
title: PM om busskort
kind: rutin
scope: lokal
municipalities: [Norrberga]
---
# PM om busskort

## Så fungerar busskortet

Busskortet laddas varje vecka. Tobak och spel går inte att köpa med busskortet. Den enskilde kan tacka nej; då betalas
pengarna till konto.

## Så går ett köp av cykel till

- Kvitto på cykeln lämnas inom 45 dagar.
- Cyklar över 3 000 kronor kräver två prisuppgifter.
- Cykeln hämtas på återbruket.

## Så går en utbetalning av busskort till

1. Dagansvarig ringer gruppledaren, som beslutar. Nås gruppledaren inte inom 30 minuter beslutar enhetschefen.
2. Betala ut senast klockan 15.30. Efter det används livsmedelskort.

## Boende på vandrarhem

Den kommun som har beslutat om vandrarhem behåller ansvaret för vandrarhemmet. Vandrarhemmet bokas av handläggaren.
"""
MÖTE = """\
---
title: Minnesanteckningar 11 maj 2026
kind: minnesanteckning
scope: national
published: 2026-05-11
---
# Minnesanteckningar 11 maj 2026

## Piloten Snabb start

Norrberga och Åkersvik är med. Mediantiden till första samtalet är 4 dagar.
"""
OTHER = """\
---
title: Riktlinje för Åkersvik
kind: riktlinje
scope: lokal
municipalities: [Åkersvik]
---
# Riktlinje för Åkersvik

## Glasögon

Glasögon beviljas med högst 1 000 kronor.
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("grannar")
    ingest([write_library(home / "bibliotek", {"kort.md": KORT, "möte.md": MÖTE, "r.md": OTHER})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def unanswered(answer: Answer) -> str:
    return " ".join(n.text for n in answer.notices if n.code == "part-unanswered")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Gruppledaren svarar inte. Vem beslutar då och hur får hon pengar om klockan redan är fyra?",
            "Efter det används livsmedelskort",
        ),
        (
            "Går det att köpa tobak med busskortet? Och måste klienten gå med på att få busskort istället för pengar?",
            "tacka nej",
        ),
        (
            "Hur lång tid har de på sig att lämna kvitto på cykeln, och från vilken summa ska de ha prisuppgifter?",
            "3 000 kronor",
        ),
    ],
)
def test_what_stands_next_to_an_answer_answers_too(notes: Assistant, question: str, said: str) -> None:
    answer = notes.ask(Question(question, municipality="Norrberga"))
    assert said in answer.text
    assert not unanswered(answer)


def test_the_municipalities_of_a_pilot_are_told_from_the_sentence_before(notes: Assistant) -> None:
    answer = notes.ask(Question("Vilka kommuner kom med i Snabb start, och hur snabbt får de sitt första samtal?"))
    assert "Norrberga och Åkersvik är med" in answer.text
    assert not unanswered(answer)


def test_children_asked_of_are_not_answered_by_what_tells_nothing_of_them(notes: Assistant) -> None:
    asked = "En kvinna bor på vandrarhem. Vilken kommun har kvar ansvaret, och kan ungarna placeras där utan henne?"
    answer = notes.ask(Question(asked, municipality="Norrberga"))
    assert "behåller ansvaret" in answer.text
    assert answer.completeness == "partial"
    assert "jag hittade inget säkert svar på ”kan ungarna placeras där utan henne?”" in unanswered(answer)
