"""The page "Utbildning" over the small library, with its own database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from page_fakes import HOSTILE, shown
from streamlit.testing.v1 import AppTest

from app_pages import texts_quiz as texts
from assistant.oversight.store import open_store
from assistant.quiz.checks import retired
from assistant.quiz.item import Item, ItemKind, Quiz, Wish
from assistant.quiz.saved import save, saved
from settings import ROOT
from tests.assistant.quiz_items import CASE, GAP, MATCH, ORDER, SEVERAL, SINGLE, TRUE


@pytest.fixture
def page(small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    monkeypatch.setenv("KALLSTOD_INDEX", str(small_index))
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")
    monkeypatch.setattr("app_pages.quiz_take.retired", lambda items, index: ())
    return AppTest.from_file(str(ROOT / "app_pages" / "quiz.py"), default_timeout=60)


def press(at: AppTest, label: str, nth: int = 0) -> AppTest:
    return [b for b in at.button if b.label == label][nth].click().run()


def made(page: AppTest) -> AppTest:
    page.run()
    page.number_input(key="quiz_number").set_value(4)
    return press(page, texts.MAKE)


def with_quiz(page: AppTest, *items: object, view: str = "take") -> AppTest:
    page.session_state["quiz_current"] = Quiz("Prov", items)  # type: ignore[arg-type]
    page.session_state["quiz_view"] = view
    return page.run()


def test_a_quiz_is_made_and_shown_with_key_and_source(page: AppTest) -> None:
    at = made(page)
    assert not at.exception
    quiz = at.session_state["quiz_current"]
    assert 1 <= len(quiz.items) <= 4
    for item in quiz.items:
        assert item.source.quote.split("\n")[0].split(" | ")[0][:30] in shown(at)
    assert [b for b in at.button if b.label == texts.SOURCE]


def test_a_wish_that_nothing_answers_is_told(page: AppTest) -> None:
    page.run()
    page.multiselect(key="quiz_kinds").select(ItemKind.ORDER)
    at = press(page, texts.MAKE)
    assert [w.value for w in at.warning] == [texts.NOTHING]


def test_items_are_moved_dropped_and_made_anew(page: AppTest) -> None:
    at = made(page)
    before = at.session_state["quiz_current"].items
    at = press(at, texts.DOWN)
    assert at.session_state["quiz_current"].items[:2] == before[:2][::-1]
    at = press(at, texts.DROP)
    assert at.session_state["quiz_current"].items == (before[0], *before[2:])
    at = press(at, texts.OTHER)
    assert not at.exception
    assert len(at.session_state["quiz_current"].items) == len(before) - 1


def test_a_changed_item_is_judged_by_the_rules(page: AppTest) -> None:
    at = with_quiz(page, SINGLE, view="make")
    at.text_area(key=f"quiz_stem_{SINGLE.item_id}").set_value("Vilket belopp gäller inte i Norrberga 2026?")
    at = press(at, texts.KEEP_CHANGE)
    (changed,) = at.session_state["quiz_current"].items
    assert changed.stem.startswith("Vilket belopp gäller inte")
    assert any(texts.FLAWS in w.value and "nekande" in w.value for w in at.warning)


def test_a_quiz_is_kept_opened_and_forgotten(page: AppTest, tmp_path: Path) -> None:
    at = press(made(page), texts.SAVE)
    store = open_store(str(tmp_path / "state.db"))
    (kept,) = saved(store)
    assert kept.quiz.items == at.session_state["quiz_current"].items
    at.radio(key="quiz_view").set_value("saved").run()
    at = press(at, texts.OPEN)
    assert at.session_state["quiz_saved"] == kept.saved_id
    press(at, texts.DROP)
    press(at, texts.SAVE)
    assert len(saved(store)[0].quiz.items) == len(kept.quiz.items) - 1
    at.radio(key="quiz_view").set_value("saved").run()
    press(at, texts.FORGET)
    assert saved(store) == []


def test_items_whose_source_has_changed_are_told_and_not_put(
    page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app_pages.quiz_take.retired", retired)
    at = with_quiz(page, SINGLE, view="make")
    assert any(w.value == texts.RETIRED for w in at.warning)
    save(open_store(str(tmp_path / "state.db")), Quiz("Prov", (SINGLE,)), Wish())
    at.radio(key="quiz_view").set_value("take").run()
    assert texts.NO_QUIZ in shown(at)


def test_taken_with_feedback_at_once_results_and_the_wrong_ones_again(page: AppTest) -> None:
    at = press(with_quiz(page, SINGLE, GAP, TRUE), texts.START)
    next(r for r in at.radio if r.label == texts.YOUR_ANSWER).set_value("1 800 kronor")
    at = press(at, texts.ANSWER)
    assert [s.value for s in at.success] == ["Rätt."]
    assert SINGLE.source.quote in shown(at)
    at = press(at, texts.NEXT)
    next(t for t in at.text_input if t.label == texts.YOUR_ANSWER).set_value("900")
    at = press(at, texts.ANSWER)
    assert [e.value for e in at.error] == ["Fel."]
    at = press(at, texts.NEXT)
    next(r for r in at.radio if r.label == texts.YOUR_ANSWER).set_value("Sant")
    at = press(press(at, texts.ANSWER), texts.RESULT_BUTTON)
    assert any("2 av 3 rätt" in s.value for s in at.subheader)
    assert at.dataframe[0].value.to_numpy().tolist() == [["Glasögon", 2, 3]]
    at = press(at, texts.AGAIN_WRONG)
    assert at.session_state["quiz_run"].items == (GAP,)
    assert GAP.stem in shown(at)


def test_taken_with_feedback_at_the_end(page: AppTest) -> None:
    at = with_quiz(page, SEVERAL, ORDER, MATCH, CASE)
    at.radio(key="quiz_feedback").set_value("last").run()
    at = press(at, texts.START)
    for box in at.checkbox:
        if box.label in SEVERAL.right:
            box.check()
    at = press(at, texts.ANSWER)
    assert ORDER.stem in shown(at)
    assert not at.success
    for box, step in zip(at.selectbox, ORDER.key, strict=True):
        box.select(step)
    at = press(at, texts.ANSWER)
    for box, (_, meaning) in zip(at.selectbox, MATCH.pairs, strict=True):
        box.select(meaning)
    at = press(at, texts.ANSWER)
    at.text_area[0].set_value("högst 1 800 kr")
    at = press(at, texts.ANSWER)
    assert any("3 av 4 rätt" in s.value for s in at.subheader)
    assert CASE.source.quote in shown(at)


def test_stems_are_reworded_only_where_settings_name_a_model(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    at = with_quiz(page, SINGLE, GAP, view="make")
    assert texts.REWORD not in [b.label for b in at.button]
    worded = replace(SINGLE, stem="Hur mycket beviljas högst till glasögon enligt ”Riktlinje” i Norrberga (2026)?")

    class Worded:
        def __init__(self, model: object, **_: object) -> None:
            assert model == "modell"

        def reword(self, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], str]:
            return (worded, *items[1:]), "Språkmodellen svarade inte."

    for name, value in {"MODEL": "openai:prov", "URL": "http://127.0.0.1:9/v1", "KEY": "hemlig"}.items():
        monkeypatch.setenv(f"KALLSTOD_CHAT_{name}", value)
    monkeypatch.setattr("app_pages.quiz_edit.chat_model_for", lambda settings: "modell")
    monkeypatch.setattr("app_pages.quiz_edit.Rewriter", Worded)
    at = press(at.run(), texts.REWORD)
    assert at.session_state["quiz_current"].items == (worded, GAP)
    assert "Språkmodellen svarade inte." in [w.value for w in at.warning]


def test_a_free_answer_may_be_counted_as_right(page: AppTest) -> None:
    at = press(with_quiz(page, CASE), texts.START)
    at.text_area[0].set_value("riktlinjens belopp och tid")
    at = press(at, texts.ANSWER)
    at = press(at, texts.COUNT_AS_RIGHT)
    assert [s.value for s in at.success] == ["Rätt."]


def test_what_others_wrote_is_text(page: AppTest) -> None:
    at = with_quiz(page, replace(SINGLE, stem=HOSTILE, source=replace(SINGLE.source, quote=HOSTILE)), view="make")
    assert "<script" not in shown(at)
    assert "<img" not in shown(at)
