"""What the sources only ask or mean to do answers nothing; what they go on to say does."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.source_questions import question_end
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

MINUTES = """\
---
title: Minnesanteckningar nätverket
kind: minnesanteckning
scope: national
published: 2026-02-01
---
# Minnesanteckningar nätverket

## Frågor

Lövsala undrar om julpengar till barnfamiljer. Ingen kommun har det i riktlinjen. Granhult gav 300 kr till 2022.

Stensjöby: en förälder vägrar låta handläggaren prata med barnet om hyresskulden. Ska barnet få komma till tals?
Barnet ska ges möjlighet att framföra sina åsikter.

## Laget runt

Granhult: 60. Delar tandvårdskonsult med Älvsund sedan augusti.

## Försöket

I försöket saknade 52 personer sjukpenning. Av dem fick 31 stöd att ansöka om samordning. Kostnaden blev 6,9 miljoner
kronor.

## Pilot

Vi vill undersöka om tidig kontakt ger kortare biståndstider.
"""


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("minutes")
    ingest([write_library(home / "bibliotek", {"anteckningar.md": MINUTES})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("Lövsala undrar om julpengar. Ingen ger det.", "Lövsala undrar om julpengar."),
        ("Tallvik: en etta. Är det för dyrt? Nej.", "Tallvik: en etta. Är det för dyrt?"),
        ("Tallvik: öppet vardagar. Stängt i mellandagarna.", ""),
        ("Hyran ska vara skälig. Är den för hög? Då ges tid.", ""),
    ],
)
def test_the_question_that_opens_a_paragraph(paragraph: str, question: str) -> None:
    assert paragraph[: question_end(paragraph)] == question


def test_the_sentences_after_a_question_answer_and_are_told_with_it(minutes: Assistant) -> None:
    answer = minutes.ask(Question("Ger någon kommun julpengar till barnfamiljer?"))
    assert "Ingen kommun har det" in answer.statements[0].text
    assert answer.statements[0].text.startswith("Lövsala undrar om julpengar")


def test_a_question_sentence_never_stands_alone(minutes: Assistant) -> None:
    answer = minutes.ask(
        Question("Förälder vägrar låta oss prata med barnet om hyresskulden. Ska barnet få komma till tals?")
    )
    assert all("framföra sina åsikter" in s.text for s in answer.statements if "Ska barnet" in s.text)


def test_a_pronoun_comes_with_what_it_stands_for(minutes: Assistant) -> None:
    answer = minutes.ask(Question("Hur många fick stöd att ansöka om samordning?"))
    assert "52 personer sjukpenning. Av dem fick 31" in answer.statements[0].text


def test_a_sentence_without_a_subject_comes_with_whom_its_paragraph_is_of(minutes: Assistant) -> None:
    answer = minutes.ask(Question("Vilka delar tandvårdskonsult?"))
    assert answer.statements[0].text.startswith("Granhult: 60. Delar tandvårdskonsult")


def test_a_cost_in_millions_is_an_amount(minutes: Assistant) -> None:
    answer = minutes.ask(Question("Vad kostade försöket?"))
    assert "6,9 miljoner" in answer.text
