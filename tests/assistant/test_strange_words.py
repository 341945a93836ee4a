"""A word that the library lacks stops an answer only where it is what is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.abstain import decide
from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.forms.fit import demanded
from assistant.query import understand


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hon har pizzeria, hur mycket kan hon få för glasögon?", "1 800"),
        ("Hon struntade i linserna. Hur mycket kan hon få för glasögon?", "1 800"),
        ("Exet bråkar, vem beslutar om hyresskuld?", "förste socialsekreterare"),
        ("Vem beslutar om hyresskuld på femtontusen?", "socialsekreterare"),
        ("Min klient har fått avslag och är arg. Hur lång tid har han på sig att överklaga?", "tre veckor"),
    ],
)
def test_what_is_of_the_case_stops_no_answer(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(Question(question, municipality="Norrberga"))
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    ["Hur mycket kan hon få för pizzeria?", "Får man hjälp med solglasögon?", "Hon är sjuk, betalar vi kattmat?"],
)
def test_what_is_asked_about_and_not_there_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(Question(question, municipality="Norrberga")).status == "abstained"


@pytest.mark.parametrize(
    ("question", "reading", "answered"),
    [
        ("Vem beslutar om hyreskulder?", 0.99, True),
        ("Vem beslutar om hyreskulder?", 0.95, False),
        ("Vem beslutar om kattmat?", 0.99, False),
        ("Vem beslutar om kattmat och hyresskuld vid bistånd?", 0.99, True),
    ],
)
def test_a_strange_word_is_no_hindrance_to_what_certainly_answers_unless_it_is_all_that_is_asked_about(
    assistant: Assistant, question: str, reading: float, answered: bool
) -> None:
    query, ranked = assistant.ranked(Question(question, municipality="Norrberga"))
    certain = [replace(c, relevance=0.8, reading=reading) for c in ranked if "yresskuld" in c.unit.text]
    assert certain
    assert (decide(query, certain).band == "answer") is answered


@pytest.mark.parametrize(
    ("reading", "relevance", "answered"), [(0.99, 0.7, True), (0.95, 0.7, False), (0.99, 0.5, False)]
)
def test_what_certainly_answers_need_not_have_the_form_that_is_asked_for(
    assistant: Assistant, reading: float, relevance: float, answered: bool
) -> None:
    query, ranked = assistant.ranked(Question("Vem beslutar om glasögon?", municipality="Norrberga"))
    formless = [c for c in ranked if not any(form.stated_by(c.unit) for form in demanded(query.text))][:1]
    assert formless
    told = [replace(c, relevance=relevance, reading=reading) for c in formless]
    assert (decide(query, told).band == "answer") is answered


def test_what_somebody_does_is_no_subject(assistant: Assistant) -> None:
    subject = understand("Vad händer om hon struntar i planen?", assistant.index).subject
    assert subject is not None
    assert subject.surface == "planen"


def test_the_head_of_a_strange_compound_is_searched_for(assistant: Assistant) -> None:
    term = understand("Vem betalar sommarhyresskulder?", assistant.index).terms[-1]
    assert not term.known
    assert "hyresskuld" in dict(term.forms)


def test_a_letter_about_a_thing_is_about_that_thing(assistant: Assistant) -> None:
    term = understand("Hon har fått ett tandvårdsbesked, vad gör jag först?", assistant.index).subject
    assert term is not None
    assert (term.surface, term.known) == ("tandvårdsbesked", True)
    assert dict(term.forms)["tandvard"] > 0.8


def test_what_to_do_first_is_no_subject(assistant: Assistant) -> None:
    terms = understand("Hyran är obetald, vad ska jag göra först?", assistant.index).terms
    assert "först" not in {t.surface for t in terms}
    assert "först" in {t.surface for t in understand("Vad är Hyran först?", assistant.index).terms}


def test_a_word_that_carries_the_question_stands_for_nothing_else(assistant: Assistant) -> None:
    terms = understand("Tack, hur länge gäller samtycket?", assistant.index).terms
    assert not {"gallring", "hemutrustning"} & {form for term in terms for form, _ in term.forms}


def test_what_is_asked_in_a_second_sentence_is_asked(assistant: Assistant) -> None:
    terms = understand("Kan hon få glasögon? Och hur är det med hyresskuld för henne?", assistant.index).terms
    assert not any(t.faint for t in terms if t.surface in ("glasögon", "hyresskuld"))


def test_a_deed_that_is_done_is_of_the_case(assistant: Assistant) -> None:
    query = understand("Vad är högsta godtagna hyra?", assistant.index)
    assert query.subject is not None
    assert query.subject.surface == "hyra"
