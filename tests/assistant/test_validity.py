"""What applied on the day asked for: versions of a riktlinje, and amounts that are set anew each year."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings

RIKTLINJE = """\
---
title: Riktlinje för ekonomiskt bistånd {day}
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
valid_from: {day}
---
# Riktlinje för ekonomiskt bistånd

## Glasögon

Glasögon beviljas med högst {amount} kronor vart tredje år.
"""
TAXA = """\
---
title: Årliga belopp
kind: vagledning
scope: national
published: 2026-02-01
valid_from: 2026-02-01
---
# Årliga belopp

## Matnormen 2025

| Barnets ålder | Kronor per månad |
|---|---|
| 0–3 år | 1 110 kr |
| 4–6 år | 1 220 kr |

## Matnormen 2026

| Barnets ålder | Kronor per månad |
|---|---|
| 0–3 år | 1 330 kr |
"""
PROSA = """\
---
title: Introduktion
kind: vagledning
scope: national
published: 2024-02-01
---
# Introduktion

## Mat

Matnormen för ett barn 4–6 år var 999 kronor år 2024.
"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("giltighet")
    library = home / "bibliotek"
    library.mkdir()
    files = {
        "r2024.md": RIKTLINJE.format(day="2024-01-01", amount="1 500"),
        "r2026.md": RIKTLINJE.format(day="2026-01-01", amount="1 800"),
        "belopp.md": TAXA,
        "intro.md": PROSA,
    }
    for name, text in files.items():
        (library / name).write_text(text, encoding="utf-8")
    ingest([library], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


@pytest.mark.parametrize(
    ("day", "said", "not_said"),
    [(date(2026, 11, 25), "1 800", "1 500"), (date(2025, 6, 1), "1 500", "1 800")],
)
def test_the_version_of_the_day_answers(dated: Assistant, day: date, said: str, not_said: str) -> None:
    answer = dated.ask(Question("Hur mycket beviljas för glasögon?", municipality="Norrberga", as_of=day))
    assert said in answer.text
    assert not_said not in answer.text


@pytest.mark.parametrize(
    ("question", "day", "said"),
    [
        ("Hur hög är matnormen för barn 4–6 år 2025?", date(2026, 11, 25), "1 220"),
        ("Hur hög är matnormen för barn 4–6 år?", date(2025, 3, 1), "1 220"),
        ("Hur hög är matnormen för barn 0–3 år?", date(2026, 11, 25), "1 330"),
    ],
)
def test_amounts_come_from_the_table_of_the_year(dated: Assistant, question: str, day: date, said: str) -> None:
    answer = dated.ask(Question(question, as_of=day))
    assert answer.status == "answered"
    assert said in answer.text
    assert "999" not in answer.text


def test_a_year_without_a_table_is_refused_with_the_years_there_are(dated: Assistant) -> None:
    for question, day in [
        ("Hur hög är matnormen för barn 4–6 år 2024?", date(2026, 11, 25)),
        ("Hur hög är matnormen för barn 4–6 år?", date(2027, 2, 1)),
    ]:
        answer = dated.ask(Question(question, as_of=day))
        assert answer.status == "abstained"
        assert "2025 och 2026" in (answer.reason or "")


def test_an_amount_that_the_years_table_lacks_is_not_taken_from_another(dated: Assistant) -> None:
    answer = dated.ask(Question("Hur hög är matnormen för barn 4–6 år?", as_of=date(2026, 11, 25)))
    assert answer.status == "abstained"
    assert "i eller vid tabellerna för 2026" in (answer.reason or "")


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("Vad beviljades det som mest för glasögon hösten 2025?", "1 500", "1 800"),
        ("Vad beviljades som mest för glasögon i juni 2024?", "1 500", "1 800"),
    ],
)
def test_the_day_told_by_the_question_chooses_the_version(
    dated: Assistant, question: str, said: str, not_said: str
) -> None:
    answer = dated.ask(Question(question, municipality="Norrberga"))
    assert said in answer.text
    assert not_said not in answer.text


def test_a_day_before_the_oldest_version_is_refused_and_told_why(dated: Assistant) -> None:
    answer = dated.ask(Question("Vad beviljades som mest för glasögon hösten 2023?", municipality="Norrberga"))
    assert answer.status == "abstained"
    assert "2023-10-15 ligger inte i biblioteket" in (answer.reason or "")
    assert "2026-01-01" in (answer.reason or "")


def test_this_year_is_not_answered_by_other_years_amounts(dated: Assistant) -> None:
    asked = Question("Vad landar matnormen på i år för ett barn på 5 år?", as_of=date(2026, 11, 25))
    answer = dated.ask(asked)
    assert answer.status == "abstained"
    assert "2026" in (answer.reason or "")
    told = dated.ask(Question("Vad landar matnormen på i år för ett barn på 2 år?", as_of=date(2026, 11, 25)))
    assert "1 330" in told.text
    before = dated.ask(Question("Hur hög var matnormen förra året för barn 4–6 år?", as_of=date(2026, 11, 25)))
    assert "1 220" in before.text
    month = dated.ask(Question("Hur hög var matnormen i juni förra året för barn 4–6 år?"))
    assert "1 220" in month.text
