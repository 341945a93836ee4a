"""Questions to answers over the small library, where every expectation can be checked by eye."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Question, Turn
from assistant.assistant import Assistant


def ask(assistant: Assistant, text: str, **more: object) -> Answer:
    return assistant.ask(Question(text, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Inom vilken tid ska ett beslut överklagas?", "inom tre veckor"),
        ("Vart överklagas ett beslut?", "förvaltningsrätten"),
        ("Krävs samtycke för SIP?", "samtycka"),
        ("samordnad individuell plan samtycke", "samtycka"),
        ("Vad ska bifogas ansökan?", "kontoutdrag"),
        ("vad ska bifogas ansokan", "hyresavi"),
        ("Hur mycket för glasögon i Norrberga?", "1 800 kronor"),
        ("Hur mycket för brillor i Åkersvik?", "2 400 kronor"),
        ("Vem beslutar om hyresskuld i Norrberga?", "förste socialsekreterare"),
        ("Vem beslutar om tandvård i Norrberga?", "6 000 kr"),
    ],
)
def test_the_first_statement_answers(assistant: Assistant, question: str, fact: str) -> None:
    answer = ask(assistant, question)
    assert answer.status == "answered"
    assert fact in answer.statements[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Vad är huvudstaden i Frankrike?",
        "Hur lagar man en cykelslang?",
        "Vad gäller för glasögon i Göteborg?",
        "Vad gäller för glasögon i Tallåsa kommun?",
        "???",
        "och",
    ],
)
def test_what_the_sources_do_not_say_is_refused(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert answer.status == "abstained"
    assert answer.reason
    assert not answer.statements
    assert not answer.citations


def test_every_statement_leads_to_the_words_in_its_document(assistant: Assistant) -> None:
    for question in ("Vad ska bifogas ansökan?", "Hur mycket för glasögon?", "Hur överklagas beslut?"):
        answer = ask(assistant, question)
        cited = {c.n: c for c in answer.citations}
        for statement in answer.statements:
            assert statement.citations
            for n in statement.citations:
                c = cited[n]
                section = assistant.index.section(c.passage)
                assert c.passage.text[c.start : c.end] == c.quote
                assert section.text[c.passage.start + c.start : c.passage.start + c.end] == c.quote


def test_another_municipality_never_answers(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur mycket för glasögon?", municipality="Norrberga")
    assert "1 800" in answer.text
    assert "2 400" not in answer.text
    hits = assistant.search(Question("glasögon", municipality="Norrberga"))
    assert all("Åkersvik" not in h.document.metadata.municipalities for h in hits)


def test_a_question_about_another_municipality_than_the_chosen_is_refused(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur mycket för glasögon i Åkersvik?", municipality="Norrberga")
    assert answer.status == "abstained"
    assert "Norrberga är vald" in (answer.reason or "")


def test_without_a_municipality_each_local_statement_names_its_own(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur mycket för glasögon?")
    texts = sorted(s.text.split(":")[0] for s in answer.statements)
    assert texts == ["Norrberga", "Åkersvik"]


def test_a_riktlinje_answers_from_the_day_it_is_in_force(assistant: Assistant) -> None:
    before = ask(assistant, "Hur mycket för glasögon i Norrberga?", as_of=date(2025, 12, 31))
    after = ask(assistant, "Hur mycket för glasögon i Norrberga?", as_of=date(2026, 1, 1))
    assert "1 800" not in before.text
    assert "1 800" in after.text


def test_a_follow_up_takes_its_subject_from_the_question_before(assistant: Assistant) -> None:
    history = (Turn("Hur mycket för glasögon i Norrberga?", ""),)
    answer = ask(assistant, "och i Åkersvik?", history=history)
    assert "2 400 kronor" in answer.text
    assert "1 800" not in answer.text
    assert "glasögon" in answer.question


def test_a_new_subject_is_not_glued_to_the_old(assistant: Assistant) -> None:
    history = (Turn("Hur mycket för glasögon i Norrberga?", ""),)
    answer = ask(assistant, "Inom vilken tid ska ett beslut överklagas?", history=history)
    assert answer.question == "Inom vilken tid ska ett beslut överklagas?"
    assert "tre veckor" in answer.text


def test_personal_data_does_not_get_through(assistant: Assistant) -> None:
    answer = ask(assistant, "Ska 19811218-9876 bifoga kontoutdrag till ansökan?")
    assert "9876" not in answer.question
    assert "[personnummer]" in answer.question


def test_answers_are_the_same_each_time(assistant: Assistant) -> None:
    first, second = (ask(assistant, "Hur överklagas ett beslut?") for _ in range(2))
    assert (first.statements, first.citations) == (second.statements, second.citations)


def test_rules_of_municipalities_that_nobody_chose_are_told_as_theirs(assistant: Assistant) -> None:
    codes = {n.code for n in ask(assistant, "Hur mycket får glasögon kosta?").notices}
    assert "local-only" in codes
    named = ask(assistant, "Hur mycket får glasögon kosta i Norrberga?")
    chosen = ask(assistant, "Hur mycket får glasögon kosta?", municipality="Norrberga")
    national = ask(assistant, "Inom vilken tid ska ett beslut överklagas?")
    assert all("local-only" not in {n.code for n in answer.notices} for answer in (named, chosen, national))
