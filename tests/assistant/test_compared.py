"""A question that compares is asked of each that it compares."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.parts.compared import compared


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Skiljer sig beloppet för glasögon mellan Norrberga och Åkersvik?", "Skiljer sig beloppet för glasögon i"),
        ("Ger Norrberga mer för glasögon än Åkersvik?", "Ger mer för glasögon i"),
        ("Vilken kommun ger mest till tandvård, Norrberga eller Åkersvik?", "Vilken kommun ger mest till tandvård i"),
        ("Vem beslutar om hyresskuld i Norrberga respektive Åkersvik?", "Vem beslutar om hyresskuld i"),
    ],
)
def test_two_municipalities_are_asked_one_by_one(assistant: Assistant, question: str, first: str) -> None:
    sides = compared(question, assistant.index)
    assert [side.place for side in sides] == ["Norrberga", "Åkersvik"]
    assert [side.text for side in sides] == [f"{first} Norrberga?", f"{first} Åkersvik?"]


def test_one_municipality_compares_nothing(assistant: Assistant) -> None:
    assert compared("Hur mycket får man för glasögon i Norrberga?", assistant.index) == ()


def test_both_sides_are_told_each_from_its_own_document(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Skiljer sig beloppet för glasögon mellan Norrberga och Åkersvik?"))
    assert "1 800" in answer.text
    assert "2 400" in answer.text
    named = [c.document.metadata.municipalities for c in answer.citations]
    assert named == [("Norrberga",), ("Åkersvik",)]


def test_two_things_are_told_one_by_one_and_the_missing_one_named(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Vad är skillnaden mellan hyresskuld och ubåtar?", municipality="Norrberga"))
    assert "20 000 kr" in answer.text
    assert answer.completeness == "partial"
    assert any("ubåtar" in n.text for n in answer.notices if n.code == "part-unanswered")
