"""Municipalities misspelt in a question, and places that it names without being about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.places import anywhere, aside, respelled
from assistant.scope import named_municipalities
from ingest.index import open_index
from ingest.pipeline import ingest
from tests.conftest import AKERSVIK, write_library


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Norberga", "Norrberga"),
        ("norrbärga", "Norrberga"),
        ("Norrbega", "Norrberga"),
        ("Åkersvikk", "Åkersvik"),
        ("åkervik", "Åkersvik"),
        ("Åkersivks", "Åkersvik"),
    ],
)
def test_a_misspelt_municipality_is_the_librarys(assistant: Assistant, written: str, name: str) -> None:
    question = f"Hur mycket för glasögon i {written}?"
    assert respelled(question, assistant.index) == (f"Hur mycket för glasögon i {name}?", ((written, name),))
    answer = assistant.ask(Question(question))
    assert answer.statements
    assert all(c.document.metadata.municipalities == (name,) for c in answer.citations)
    told = next(n.text for n in answer.notices if n.code == "place-understood")
    assert f"”{written}”" in told
    assert name in told


@pytest.mark.parametrize(
    "question",
    [
        "Vad gäller för glasögon i Norberg?",
        "Vad gäller för glasögon i Norbergs kommun?",
        "Hur mycket för glasögon i Norrberga?",
        "Herr Lindberg vill ha glasögon, hur mycket kan han få?",
        "Är det farligt att arbeta med åkern?",
    ],
)
def test_another_municipality_or_a_word_is_left_alone(assistant: Assistant, question: str) -> None:
    assert respelled(question, assistant.index) == (question, ())


@pytest.mark.parametrize("written", ["norrberga", "NORRBERGA", "Norrberga"])
def test_a_municipality_is_known_whatever_its_letters(assistant: Assistant, written: str) -> None:
    answer = assistant.ask(Question(f"Vad ger {written} för glasögon?"))
    assert answer.text == assistant.ask(Question("Vad ger Norrberga för glasögon?")).text
    assert "1 800" in answer.text
    assert not any(n.code == "place-understood" for n in answer.notices)


def test_dots_that_are_left_out_make_no_other_municipality(assistant: Assistant) -> None:
    assert respelled("Och i akersviks kommun?", assistant.index) == ("Och i Åkersviks kommun?", ())


def test_a_municipality_that_is_a_word_too_has_its_capital(tmp_path: Path) -> None:
    files = {"vara.md": AKERSVIK.replace("Åkersvik", "Vara")}
    ingest([write_library(tmp_path / "bibliotek", files)], tmp_path / "index", None)
    index = open_index(tmp_path / "index")
    assert named_municipalities("Vad ska vara med?", index) == ()
    assert named_municipalities("Vad gäller i Vara?", index) == ("Vara",)


def test_a_real_municipality_that_the_library_lacks_is_still_refused(assistant: Assistant) -> None:
    assert assistant.ask(Question("Vad gäller för glasögon i Norberg?")).status == "abstained"


def test_where_somebody_lives_does_not_stop_the_answer(assistant: Assistant) -> None:
    asked = Question("Hennes pappa bor i Malmö. Hur mycket får hon för glasögon?", municipality="Norrberga")
    answer = assistant.ask(asked)
    assert "1 800" in answer.text
    assert any(n.code == "place-aside" and "Malmö" in n.text and "Norrberga" in n.text for n in answer.notices)


@pytest.mark.parametrize(
    ("text", "chosen", "expected"),
    [
        ("Pappan bor i Malmö, betalar vi resan?", None, ("Malmö",)),
        ("Hon bor i Malmö, betalar vi resan?", "Norrberga", ("Malmö",)),
        ("Hon bor i Malmö, betalar vi resan?", None, ()),
        ("Familjen flyttar hit från Malmö i maj.", None, ("Malmö",)),
        ("Vilken hyra godtas i Malmö?", "Norrberga", ()),
        ("Pappan är sjuk. Vad gäller i Malmö?", "Norrberga", ()),
    ],
)
def test_only_where_one_lives_or_moves_is_beside_the_question(
    text: str, chosen: str | None, expected: tuple[str, ...]
) -> None:
    assert aside(text, ("Malmö",), chosen) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Hon vill träffa sin son i Malmö. Hur mycket får hon för glasögon?",
        "Han ska åka till Malmö. Hur mycket får han för glasögon?",
        "Hon har fått jobb i Malmö. Hur mycket får hon för glasögon?",
    ],
)
def test_what_somebody_has_or_does_elsewhere_does_not_stop_the_answer(assistant: Assistant, question: str) -> None:
    by_rules = Assistant(assistant.index, None)  # a small library without meanings is at the bar where it is read too
    assert "1 800" in by_rules.ask(Question(question, municipality="Norrberga")).text


def test_the_rules_of_elsewhere_are_still_refused(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Vad gäller för glasögon i Malmö?", municipality="Norrberga"))
    assert (answer.status, "Malmö" in (answer.reason or "")) == ("abstained", True)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad gäller för glasögon i Malmö?", "Vad gäller för glasögon?"),
        ("Vad ger Malmö för glasögon?", "Vad ger kommunen för glasögon?"),
        ("Vad är Malmös belopp för glasögon?", "Vad är kommunens belopp för glasögon?"),
        ("Ger Malmö kommun bidrag till glasögon?", "Ger kommunen bidrag till glasögon?"),
        ("vad gäller i Lund?", "vad gäller i Lund?"),
    ],
)
def test_a_question_of_a_municipality_can_be_read_of_any(question: str, expected: str) -> None:
    assert anywhere(question, ("Malmö",)) == expected
