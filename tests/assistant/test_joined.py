"""Things that stand side by side in a question are each told of, or said to be left out."""

from __future__ import annotations

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.parts.joined import alone, without_strange
from assistant.query import understand


def test_the_known_thing_is_answered_and_the_strange_one_named(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hur mycket kan vi ge till glasögon och ubåtar?", municipality="Norrberga"))
    assert "1 800" in answer.text
    assert answer.completeness == "partial"
    assert any("”ubåtar”" in n.text for n in answer.notices)


def test_both_things_of_the_library_are_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hur mycket kan vi ge till glasögon och hyresskuld?", municipality="Norrberga"))
    assert "1 800" in answer.text
    assert "20 000" in answer.text
    assert answer.completeness == "complete"


def test_a_question_is_asked_of_one_thing_alone(assistant: Assistant) -> None:
    query = understand("Vad gäller för glasögon och tandvård i Norrberga?", assistant.index)
    assert alone(query, "tandvård") == "Vad gäller för tandvård i Norrberga?"
    assert without_strange(query) is None


def test_two_strange_things_are_refused(assistant: Assistant) -> None:
    assert assistant.ask(Question("Hur mycket kan vi ge till ubåtar och raketer?")).status == "abstained"
