"""What a reader of text and question moves in how likely a candidate is to answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.entailment import Reading
from assistant.relevance import READ, judged

ASKED = Question("Hur överklagas ett beslut om bistånd?")
LAID = "lämnas till nämnden"


class Answering:
    """A reader that takes the texts that hold some words to answer every question, and no other."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.pairs: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.pairs += pairs
        return [Reading(0.3, 0.3, 0.4, 0.99 if self.words in text else 0.01) for text, _ in pairs]


def test_what_the_reader_takes_to_answer_is_more_relevant_and_the_rest_less(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(ASKED)
    without = judged(query, ranked, assistant.index)
    reader = Answering(LAID)
    read = judged(query, ranked, assistant.index, reader)
    assert [c.unit for c in read] == [c.unit for c in without]
    seen = {text for text, _ in reader.pairs}
    changes = {
        c.unit.text: now.relevance - c.relevance
        for c, now in zip(without, read, strict=True)
        if any(c.unit.text in text for text in seen)
    }
    assert {LAID in text for text in changes} == {True, False}
    assert max(changes, key=lambda text: changes[text]) == next(text for text in changes if LAID in text)
    assert all(change < 0 for text, change in changes.items() if LAID not in text)


def test_a_few_are_read_each_once_under_its_heading_beside_the_question(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(ASKED)
    reader = Answering("")
    judged(query, ranked, assistant.index, reader)
    assert 0 < len(reader.pairs) <= READ
    assert {question for _, question in reader.pairs} == {query.text}
    laid = next(text for text, _ in reader.pairs if LAID in text)
    assert laid.startswith("Överklagande: Överklagandet lämnas")


def test_the_row_that_is_asked_for_is_said_whatever_the_reader_takes_it_for(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(Question("Vem beslutar om tandvård?", municipality="Norrberga"))
    read = judged(query, ranked, assistant.index, Answering("förvaltningsrätten"))
    row = next(c for c in read if c.unit.label == "Tandvård")
    assert row.relevance >= 0.6


def test_an_assistant_without_a_reader_answers_too(assistant: Assistant) -> None:
    alone = Assistant(assistant.index, None)
    answer = alone.ask(ASKED)
    assert answer.status == "answered"
    assert any("överklagas till förvaltningsrätten" in s.text for s in answer.statements)
