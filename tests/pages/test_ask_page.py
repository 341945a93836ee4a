from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

import pytest
from page_fakes import (
    GUIDE,
    HOSTILE,
    OTHER,
    QUOTE,
    SECTION,
    FakeIndex,
    Opened,
    abstained,
    answered,
    citation,
    document,
    section,
    shown,
)

from app_pages import resources, texts
from assistant.answer import LONGEST_QUESTION, TOO_LONG, Answer, Notice, Statement
from assistant.second_opinion import Opinion
from ingest.documents import BlockKind
from ingest.index import IndexUnavailable


def test_empty_conversation_offers_examples(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered())
    assert page.title[0].value == texts.ASK_TITLE
    labels = [b.label for b in page.button]
    assert all(example in labels for example in texts.EXAMPLES)
    page.button(key="exempel-1").click().run()
    assert [q.text for q in assistant.asked] == [texts.EXAMPLES[1]]
    assert QUOTE in shown(page)


def test_answer_shows_statement_reference_and_source(open_page: Opened) -> None:
    page, _ = open_page("ask.py", answered())
    page.chat_input[0].set_value("Vem har rätt till försörjningsstöd?").run()
    assert not page.exception
    html = shown(page)
    assert QUOTE in html
    assert ">[1]</a>" in html
    for fact in (
        GUIDE.metadata.title,
        "Riktlinje",
        "nivå 5 av 9 – kommunal riktlinje",
        "Norrberga",
        "Socialnämnden",
        "2026-03-01",
    ):
        assert fact in html
    assert texts.VERBATIM in html
    assert "Tolkat som" not in html


def test_a_second_readers_opinion_stands_under_its_statement(open_page: Opened) -> None:
    opinion = Opinion("prov", "contradiction", None)
    page, _ = open_page("ask.py", replace(answered(), opinions=(opinion,)))
    page.chat_input[0].set_value("Vem har rätt till försörjningsstöd?").run()
    html = shown(page)
    assert html.index(QUOTE) < html.index(f"{texts.SECOND_READER} {opinion.text}")


def test_opened_citation_is_marked_in_its_document(open_page: Opened) -> None:
    page, _ = open_page("ask.py", answered())
    page.chat_input[0].set_value("Vem har rätt?").run()
    page.button(key="oppna-0-1").click().run()
    assert not page.exception
    html = shown(page)
    assert f"<mark>{QUOTE}</mark>" in html
    assert "Prövningen är individuell." in html
    assert "<h3>Rätten till bistånd</h3>" in html


def test_citation_of_removed_document_shows_its_passage_alone(open_page: Opened) -> None:
    page, _ = open_page("ask.py", answered(), index=FakeIndex({document("annan", "Annan"): (SECTION,)}))
    page.chat_input[0].set_value("Vem har rätt?").run()
    page.button(key="oppna-0-1").click().run()
    assert [i.value for i in page.info] == [texts.REMOVED]
    assert f"<mark>{QUOTE}</mark>" in shown(page)


def test_abstention_gives_reason_and_related_passages(open_page: Opened) -> None:
    page, _ = open_page("ask.py", abstained())
    page.chat_input[0].set_value("Får man ha båt?").run()
    html = shown(page)
    assert texts.NO_ANSWER in html
    assert "Källorna nämner inte båtar." in html
    assert texts.RELATED in html
    assert f'<blockquote class="ks-nearest"><p>{OTHER}' in html
    assert "ks-answer" not in html
    page.button(key="oppna-nara-0-1").click().run()
    assert f"<mark>{OTHER}</mark>" in shown(page)


def test_notices_stand_in_boxes_before_the_sources(open_page: Opened) -> None:
    notices = (
        Notice("repealed-law", "Lagen är upphävd."),
        Notice("example", "Exempel."),
        Notice("old-source", "Gammal."),
    )
    page, _ = open_page("ask.py", answered("Fråga?", *notices))
    page.chat_input[0].set_value("Fråga?").run()
    html = shown(page)
    assert 'ks-urgent" role="note"><strong>Viktigt</strong> <span>Lagen är upphävd.' in html
    assert 'class="ks-quiet" role="note">Exempel.' in html
    assert html.index("Gammal.") < html.index(f">{texts.SOURCES}<")


def test_partial_answer_says_so(open_page: Opened) -> None:
    page, _ = open_page("ask.py", replace(answered(), completeness="partial"))
    page.chat_input[0].set_value("Fråga?").run()
    assert texts.PARTIAL in shown(page)


def test_follow_up_passes_history_and_shows_the_interpretation(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered("Vem har rätt?"), answered("Hur länge har man rätt?"))
    page.chat_input[0].set_value("Vem har rätt?").run()
    page.chat_input[0].set_value("Hur länge?").run()
    assert assistant.asked[0].history == ()
    (turn,) = assistant.asked[1].history
    assert (turn.question, turn.answer) == ("Vem har rätt?", f"{QUOTE} [1]")
    assert "Tolkat som: <q>Hur länge har man rätt?</q>" in shown(page)


def test_history_holds_the_masked_question(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered("Har [personnummer] rätt?"))
    page.chat_input[0].set_value("Har 19121212-1212 rätt?").run()
    page.chat_input[0].set_value("Och sedan?").run()
    assert "19121212" not in assistant.asked[1].history[0].question


def test_municipality_and_day_bound_the_question(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered())
    page.selectbox(key="ask_municipality").select("Åkersvik")
    page.date_input(key="ask_as_of").set_value(date(2019, 5, 1)).run()
    page.chat_input[0].set_value("Vem har rätt?").run()
    assert (assistant.asked[0].municipality, assistant.asked[0].as_of) == ("Åkersvik", date(2019, 5, 1))
    assert "Åkersvik och nationella källor, regler som gällde 2019-05-01" in shown(page)
    assert texts.NATIONAL_COUNTS in shown(page)


def test_today_and_all_municipalities_bound_nothing(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered())
    page.chat_input[0].set_value("Vem har rätt?").run()
    assert (assistant.asked[0].municipality, assistant.asked[0].as_of) == (None, None)


def test_configured_municipality_is_preselected(open_page: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLSTOD_MUNICIPALITY", "Norrberga")
    page, _ = open_page("ask.py", answered())
    assert page.selectbox(key="ask_municipality").value == "Norrberga"


def test_local_statement_names_its_municipality_when_none_is_chosen(open_page: Opened) -> None:
    page, _ = open_page("ask.py", answered())
    page.chat_input[0].set_value("Vem har rätt?").run()
    assert '<p class="ks-origin">Norrberga</p>' in shown(page)


def test_new_conversation_forgets(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered())
    page.chat_input[0].set_value("Vem har rätt?").run()
    next(b for b in page.sidebar.button if b.label == texts.NEW).click().run()
    assert QUOTE not in shown(page)
    page.chat_input[0].set_value("Vem?").run()
    assert assistant.asked[-1].history == ()


def test_text_to_copy_and_download(open_page: Opened) -> None:
    page, _ = open_page("ask.py", answered())
    page.chat_input[0].set_value("Vem har rätt?").run()
    html = shown(page)
    assert 'class="ks-copy"' in html
    assert "ur biblioteket version gen-3" in html
    assert page.get("download_button")


def test_hostile_document_and_question_are_escaped(open_page: Opened) -> None:
    owner = document("ond", HOSTILE, publisher=HOSTILE, url="javascript:alert(3)", municipality=HOSTILE)
    within = section((BlockKind.PARAGRAPH, HOSTILE), (BlockKind.ITEM, f"- {HOSTILE}"), headings=(HOSTILE,))
    bad = Answer(
        "1",
        HOSTILE,
        "answered",
        statements=(Statement(f"{HOSTILE}\n- {HOSTILE}\n{HOSTILE} | {HOSTILE}", (1,)),),
        citations=(citation(1, owner, within, HOSTILE),),
        notices=(Notice("old-source", HOSTILE),),
    )
    page, _ = open_page("ask.py", bad, index=FakeIndex({owner: (within,)}))
    page.chat_input[0].set_value(HOSTILE + " ?").run()
    page.button(key="oppna-0-1").click().run()
    assert not page.exception
    html = shown(page)
    assert "<img" not in html
    assert "href=&quot;javascript" not in html
    assert 'href="javascript' not in html
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in html
    read_as_markdown = [
        *page.markdown,
        *page.caption,
        *page.info,
        *page.warning,
        *page.error,
        *page.subheader,
        *page.title,
    ]
    assert not any("klicka" in element.value for element in read_as_markdown)
    labels = [w.label for w in (*page.button, *page.expander)]
    assert not any("klicka" in label for label in labels)


def test_empty_question_is_not_asked(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered())
    page.chat_input[0].set_value("   ").run()
    assert [w.value for w in page.warning] == [texts.EMPTY]
    assert not assistant.asked


def test_long_question_is_not_asked(open_page: Opened) -> None:
    page, assistant = open_page("ask.py", answered())
    page.session_state["ask_example"] = "a" * (LONGEST_QUESTION + 1)
    page.run()
    assert [w.value for w in page.warning] == [TOO_LONG]
    assert not assistant.asked


def test_failure_is_said_without_details_and_logged_without_the_question(
    open_page: Opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    page, assistant = open_page("ask.py", answered())

    def broken(question: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(assistant, "ask", broken)
    with caplog.at_level(logging.ERROR):
        page.chat_input[0].set_value("Vem är hemlig?").run()
    assert [e.value for e in page.error] == [texts.UNEXPECTED]
    assert not page.exception
    assert "hemlig" not in caplog.text


def test_no_index_names_the_command(open_page: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = open_page("ask.py", answered())

    def missing() -> None:
        raise IndexUnavailable("Det finns inget index i .kallstod/index.")

    monkeypatch.setattr(resources, "get_assistant", missing)
    page.run()
    assert "kallstod ingest" in page.code[0].value
    assert "Det finns inget index" in shown(page)
    assert not page.chat_input


def test_empty_library_says_what_to_do(open_page: Opened) -> None:
    page, _ = open_page("ask.py", answered(), index=FakeIndex({}))
    assert texts.EMPTY_LIBRARY in shown(page)
    assert not page.chat_input


def test_many_municipalities_are_counted_and_all_named_in_the_panel(open_page: Opened) -> None:
    names = ("Norrberga", "Västerlida", "Åkersvik", "Granhult")
    owner = replace(GUIDE, metadata=replace(GUIDE.metadata, municipalities=names))
    page, _ = open_page(
        "ask.py", replace(answered(), citations=(citation(1, owner),)), index=FakeIndex({owner: (SECTION,)})
    )
    page.chat_input[0].set_value("Vem har rätt?").run()
    assert "Norrberga, Västerlida och 2 andra kommuner" in shown(page)
    assert "Granhult" not in shown(page).replace("<pre hidden>", "<pre>").split("<pre>")[0]
    page.button(key="oppna-0-1").click().run()
    assert "<dd>Norrberga, Västerlida, Åkersvik, Granhult</dd>" in shown(page)
