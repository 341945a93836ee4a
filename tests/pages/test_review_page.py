"""The page "Granskning" over the small library, with its own database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from page_fakes import HOSTILE, shown
from streamlit.testing.v1 import AppTest

from app_pages import texts_review as texts
from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight import questions, queue, reviewing
from assistant.oversight.differences import KINDS
from assistant.oversight.form import posed
from assistant.oversight.records import Decision, Kept
from assistant.oversight.store import Store, open_store
from settings import ROOT

GLASSES = Question("Hur mycket beviljas för glasögon?", municipality="Norrberga")
Page = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    monkeypatch.setenv("KALLSTOD_STORE_QUESTIONS", "true")
    monkeypatch.setenv("KALLSTOD_REVIEW_SHARE", "0")
    return open_store(str(tmp_path / "state.db"))


@pytest.fixture
def page(small_index: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Opens a view of the page."""
    monkeypatch.setenv("KALLSTOD_INDEX", str(small_index))
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")

    def opened(view: str = "queue", name: str = "review.py") -> AppTest:
        at = AppTest.from_file(str(ROOT / "app_pages" / name), default_timeout=60)
        at.session_state["review_view"] = view
        return at.run()

    return opened


def put(store: Store, assistant: Assistant, question: Question = GLASSES, comment: str = "") -> int:
    kept = Kept.of(assistant.trace(question), "gen-1")
    return queue.send(store, posed(assistant, question), kept, "wrong", comment)


def open_first(at: AppTest) -> AppTest:
    return next(s for s in at.selectbox if s.label == texts.OPEN).select_index(0).run()


def decide(at: AppTest, choice: str, by: str = "Enhetschef") -> AppTest:
    at.radio(key="review_role").set_value(by)
    next(r for r in at.radio if r.label == texts.CHOICE).set_value(choice).run()
    return at


def test_nothing_is_stored_until_chosen(page: Page) -> None:
    at = page()
    assert texts.NOT_STORED in shown(at)
    assert at.code[0].value == texts.NOT_STORED_SETTING


def test_the_queue_shows_question_answer_sources_trace_and_comment(
    page: Page, store: Store, assistant: Assistant
) -> None:
    put(store, assistant, comment="Beloppet är gammalt.")
    at = open_first(page())
    assert not at.exception
    html = shown(at)
    for told in (
        "Hur mycket beviljas för glasögon?",
        "Beloppet är gammalt.",
        "Norrberga",
        "1 800 kronor",
        "Sannolikhet",
    ):
        assert told in html
    assert "<mark>Glasögon beviljas med högst 1 800 kronor vart tredje år.</mark>" in html
    assert list(at.dataframe[0].value[texts.COLUMNS["origin"]]) == ["Fel"]


def test_approving_takes_a_role_and_empties_the_queue(page: Page, store: Store, assistant: Assistant) -> None:
    review_id = put(store, assistant)
    at = open_first(page())
    at.button(key="review_enter").click().run()
    assert [w.value for w in at.warning] == [texts.ROLE_MISSING]
    at.radio(key="review_role").set_value("Jurist")
    at.button(key="review_enter").click().run()
    assert [s.value for s in at.success] == [texts.ENTERED]
    assert [i.value for i in at.info] == [texts.EMPTY_QUEUE]
    review = queue.get(store, review_id)
    assert review is not None
    assert (review.state, review.decision and review.decision.by) == ("approved", "Jurist")


def test_a_correction_is_held_against_the_sources(page: Page, store: Store, assistant: Assistant) -> None:
    review_id = put(store, assistant)
    at = decide(open_first(page()), texts.CORRECT)
    text = at.text_area(key=f"review_text_{review_id}")
    assert text.value == "Glasögon beviljas med högst 1 800 kronor vart tredje år. [1]"
    text.set_value("Glasögon beviljas med högst 1 900 kronor. [1]")
    at.button(key="review_enter").click().run()
    assert "1 900" in at.warning[0].value
    at.text_area(key=f"review_text_{review_id}").set_value("Glasögon beviljas med högst 1 800 kronor. [1]")
    at.button(key="review_enter").click().run()
    review = queue.get(store, review_id)
    assert review is not None
    assert review.holds is not None
    assert review.holds.text == "Glasögon beviljas med högst 1 800 kronor. [1]"


def test_rejecting_needs_a_reason(page: Page, store: Store, assistant: Assistant) -> None:
    review_id = put(store, assistant)
    at = decide(open_first(page()), texts.REJECT)
    at.button(key="review_enter").click().run()
    assert "varför" in at.warning[0].value
    at.text_area(key=f"review_reason_{review_id}").set_value("Beloppet är gammalt.")
    at.button(key="review_enter").click().run()
    review = queue.get(store, review_id)
    assert review is not None
    assert review.decision == Decision("rejected", "Enhetschef", "Beloppet är gammalt.", "answered")


def test_a_review_that_another_has_decided_is_not_overwritten(page: Page, store: Store, assistant: Assistant) -> None:
    review_id = put(store, assistant)
    at = open_first(page())
    read = queue.get(store, review_id)
    assert read is not None
    at.radio(key="review_role").set_value("Jurist").run()
    queue.decide(store, read, reviewing.reject("Enhetschef", "Fel.", "answered"))
    queue.send(store, posed(assistant, GLASSES), replace(read.kept, reason="annan"), "wrong")
    at.button(key="review_enter").click().run()
    now = queue.get(store, review_id)
    assert now is not None
    assert now.decision is not None
    assert now.decision.by == "Enhetschef"


def test_decisions_are_listed_and_exported(page: Page, store: Store, assistant: Assistant) -> None:
    review = queue.get(store, put(store, assistant))
    assert review is not None
    queue.decide(store, review, reviewing.reject("Enhetschef", "Beloppet är gammalt.", "answered"))
    at = open_first(page("decided"))
    assert not at.exception
    assert "Avvisad av enhetschef" in shown(at)
    assert "Beloppet är gammalt." in shown(at)
    assert list(at.dataframe[0].value[texts.DECIDED_COLUMNS["state"]]) == ["Avvisad"]


def test_questions_are_filtered_and_sent_to_the_queue(page: Page, store: Store, assistant: Assistant) -> None:
    for question in (GLASSES, Question("Vem vann VM i fotboll?")):
        questions.add(store, posed(assistant, question), Kept.of(assistant.trace(question), "gen-1"))
    at = page("asked")
    at.selectbox(key="review_asked_status").select("answered").run()
    assert list(at.dataframe[0].value[texts.COLUMNS["question"]]) == [GLASSES.text]
    open_first(at)
    next(b for b in at.button if b.label == texts.SEND).click().run()
    assert queue.count(store, ("open",)) == 1
    assert [s.value for s in at.success] == [texts.SENT]


def test_long_lists_come_in_pages(page: Page, store: Store, assistant: Assistant) -> None:
    kept, asked = Kept.of(assistant.trace(GLASSES), "gen-1"), posed(assistant, GLASSES)
    for n in range(51):
        questions.add(store, replace(asked, form=f"{n}"), kept)
    at = page("asked")
    assert "1–50 av 51" in shown(at)
    at.number_input(key="review_asked_page").set_value(2).run()
    assert "51–51 av 51" in shown(at)
    assert len(at.dataframe[0].value) == 1


def test_what_others_wrote_is_escaped(page: Page, store: Store, assistant: Assistant) -> None:
    asked = replace(posed(assistant, GLASSES), question=HOSTILE)
    kept = Kept.of(assistant.trace(GLASSES), "gen-1")
    source = replace(kept.sources[0], title=HOSTILE, passage=HOSTILE, quote=HOSTILE, start=0)
    queue.send(store, asked, replace(kept, sources=(source,)), "wrong", HOSTILE)
    at = open_first(page())
    assert not at.exception
    assert "<img" not in shown(at)


def test_feedback_lands_in_the_queue(page: Page, store: Store) -> None:
    at = page(name="ask.py")
    at.selectbox(key="ask_municipality").select("Norrberga")
    at.chat_input[0].set_value("Hur mycket beviljas för glasögon?").run()
    at.button(key="feedback-wrong-0").click().run()
    next(a for a in at.text_area).set_value("Ring Anna på 070-123 45 67.")
    next(b for b in at.button if b.label == texts.FEEDBACK_SEND).click().run()
    assert not at.exception
    assert texts.FEEDBACK_SENT in shown(at)
    (review,) = queue.find(store, ("open",))
    assert (review.posed.question, review.origin) == ("Hur mycket beviljas för glasögon?", "wrong")
    assert "070" not in review.comment
    assert review.kept.looked_into


def test_without_storage_there_is_no_feedback(page: Page) -> None:
    at = page(name="ask.py")
    at.chat_input[0].set_value("Hur mycket beviljas för glasögon?").run()
    assert not [b for b in at.button if b.label in texts.FEEDBACK.values()]


def test_a_reviewed_answer_is_given_first_where_chosen(
    page: Page, store: Store, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = queue.get(store, put(store, assistant))
    assert review is not None
    queue.decide(store, review, reviewing.approve(assistant, review, "Förste socialsekreterare"))
    for chosen in (False, True):
        monkeypatch.setenv("KALLSTOD_SERVE_APPROVED", str(chosen))
        at = page(name="ask.py")
        at.selectbox(key="ask_municipality").select("Norrberga")
        at.chat_input[0].set_value("Hur mycket beviljas för glasögon?").run()
        assert ("Granskat och godkänt av förste socialsekreterare" in shown(at)) is chosen


def test_a_database_that_fails_costs_no_answer(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLSTOD_STATE", "sqlite:////finns/inte/alls.db")
    monkeypatch.setenv("KALLSTOD_STORE_QUESTIONS", "true")
    at = page(name="ask.py")
    at.chat_input[0].set_value("Hur mycket beviljas för glasögon i Norrberga?").run()
    assert "1 800 kronor" in shown(at)
    assert [e.value for e in page().error] == [texts.NO_STATE]


def test_rewordings_are_suggested_edited_and_compared(page: Page) -> None:
    at = page("paraphrases")
    at.text_input(key="review_question").set_value("Hur mycket beviljas för glasögon i Norrberga?").run()
    assert "Vilket belopp gäller för glasögon i Norrberga?" in at.text_area(key="review_wordings").value
    at.text_area(key="review_wordings").set_value(
        "Hur mycket beviljas för glasögon i Åkersvik?\nVem vann VM i fotboll?"
    )
    at.button(key="review_compare").click().run()
    assert not at.exception
    html = shown(at)
    assert [w.value for w in at.warning] == [texts.NOT_THE_SAME]
    assert "<strong>1 800 kronor</strong>" in html
    assert "<strong>2 400 kronor</strong>" in html
    assert f"<td>{KINDS['decision']}</td>" in html
    at.text_area(key="review_wordings").set_value("hur mycket beviljas för glasögon i norrberga")
    at.button(key="review_compare").click().run()
    assert [s.value for s in at.success] == [texts.ALL_THE_SAME]


def test_municipalities_are_compared_in_their_own_words(page: Page) -> None:
    at = page("municipalities")
    at.multiselect(key="review_subjects").set_value(["glasögon"])
    at.text_input(key="review_own_subjects").set_value("tandvård, glasögon,").run()
    at.button(key="review_compare_municipalities").click().run()
    assert not at.exception
    html = shown(at)
    assert texts.spread("1 800 kronor", "2 400 kronor") in html
    assert "Tandvård – Högsta belopp: 6 000 kr" in html
    assert html.count('class="ks-quiet">anges inte<') == 3


def test_conflicts_are_listed_apart_from_what_differs_for_a_reason(page: Page) -> None:
    at = page("conflicts")
    at.toggle(key="review_look").set_value(True).run()
    assert not at.exception
    assert [i.value for i in at.info] == [texts.NO_CONFLICTS]
    at.radio(key="review_reason").set_value("municipality").run()
    assert "<strong>1 800 kronor</strong>" in shown(at)


def test_changes_since_another_generation_are_shown(page: Page, store: Store, assistant: Assistant) -> None:
    kept = Kept.of(assistant.trace(GLASSES), "gen-0")
    before = replace(kept, statements=tuple(replace(s, text=s.text.replace("1 800", "1 500")) for s in kept.statements))
    questions.add(store, posed(assistant, GLASSES), before)
    at = page("changes")
    at.button(key="review_rerun").click().run()
    assert not at.exception
    assert [s.value for s in at.success] == [texts.asked_again(1, 0)]
    assert "<strong>1 500 kronor</strong>" in shown(at)
    assert "gen-0 → gen-1" in shown(at)


def test_gaps_are_counted_by_subject(page: Page, store: Store, assistant: Assistant) -> None:
    for text in ("Får man ha glasögon på månen?", "Hur många glasögon finns på månen?"):
        asked = replace(posed(assistant, Question(text)), subject="glasögon")
        questions.add(store, asked, Kept("abstained", "Inget avsnitt."))
    at = page("gaps")
    assert not at.exception
    frame = at.dataframe[0].value
    assert list(frame[texts.GAP_COLUMNS["subject"]]) == ["glasögon"]
    assert list(frame[texts.GAP_COLUMNS["count"]]) == [2]
    assert "Får man ha glasögon på månen?" in shown(at)


@pytest.mark.parametrize("view", list(texts.VIEWS))
def test_every_view_of_an_empty_database_opens(page: Page, store: Store, view: str) -> None:
    at = page(view)
    assert not at.exception
    assert not at.error
