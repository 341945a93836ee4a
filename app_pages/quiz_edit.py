"""A quiz edited: items moved, changed, dropped and made anew, with the passage beside; kept and exported."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app_pages import quiz_item, quiz_state, resources
from app_pages import texts_quiz as texts
from app_pages.markup import safe
from assistant.opening import chat_model_for
from assistant.oversight.store import StateUnavailable
from assistant.quiz.checks import flaws, retired
from assistant.quiz.compose import another
from assistant.quiz.exports import FORMATS
from assistant.quiz.item import Item, ItemKind, Quiz
from assistant.quiz.saved import save
from assistant.quiz.wording import Rewriter
from ingest.index import Index
from settings import Settings


def draw(index: Index) -> None:
    """The quiz at hand, if there is one."""
    quiz = quiz_state.current()
    if quiz is None:
        return
    _take_along(quiz)
    for remark in quiz.remarks:
        st.html(f'<p class="ks-quiet">{safe(remark)}</p>')
    gone = {i.item_id for i in retired(quiz.items, index)}
    for n, item in enumerate(quiz.items):
        with st.expander(texts.heading(n + 1, item), expanded=n == 0):
            if item.item_id in gone:
                st.warning(texts.RETIRED)
            _item(index, quiz, n, item)


def _take_along(quiz: Quiz) -> None:
    title = st.text_input(texts.QUIZ_TITLE, quiz.title, max_chars=200, key=f"quiz_title_{quiz_state.saved_id()}")
    named = replace(quiz, title=title.strip() or quiz.title)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(texts.SAVE, icon=":material/save:", key="quiz_save"):
            _save(named)
        one = st.selectbox(texts.EXPORT, FORMATS, format_func=lambda f: f.label, key="quiz_format")
        st.download_button(
            texts.DOWNLOAD, lambda: one.write(named), f"quiz{one.suffix}", one.mime, on_click="ignore",
            icon=":material/download:", key="quiz_download",
        )  # fmt: skip
    settings = resources.get_settings()
    if settings.chat_model and st.button(texts.REWORD, icon=":material/edit_note:", key="quiz_reword"):
        _reword(quiz, settings)
    if problem := st.session_state.pop("quiz_problem", None):
        st.warning(problem)
    if one.name == "kahoot":
        st.html(f'<p class="ks-quiet">{texts.KAHOOT_SHORT}</p>')


def _reword(quiz: Quiz, settings: Settings) -> None:
    """Stems in the chat model's words; an error of its leaves the rest as they were, and says so."""
    model = chat_model_for(settings)
    if model is None:
        return
    with st.spinner(texts.REWORDING):
        items, reason = Rewriter(model, timeout_s=settings.chat_timeout_s).reword(quiz.items)
    if reason:
        st.session_state["quiz_problem"] = reason
    _put(items)


def _save(quiz: Quiz) -> None:
    try:
        kept = save(resources.get_store(), quiz, quiz_state.wish(), instead_of=quiz_state.saved_id())
    except StateUnavailable as problem:
        st.error(f"{texts.NO_STATE} {problem}")
        return
    quiz_state.put(quiz, quiz_state.wish(), kept)
    st.toast(texts.SAVED)


def _item(index: Index, quiz: Quiz, n: int, item: Item) -> None:
    name = item.item_id
    st.html(f"<p><strong>{safe(item.stem)}</strong></p>{quiz_item.key_html(item)}")
    quiz_item.source_view(item, index, name)
    with st.container(horizontal=True):
        if n and st.button(texts.UP, key=f"quiz_up_{name}"):
            _swap(quiz, n, n - 1)
        if n + 1 < len(quiz.items) and st.button(texts.DOWN, key=f"quiz_down_{name}"):
            _swap(quiz, n, n + 1)
        if st.button(texts.OTHER, key=f"quiz_other_{name}"):
            _exchange(index, quiz, n)
        if st.button(texts.DROP, key=f"quiz_drop_{name}"):
            _put(quiz.items[:n] + quiz.items[n + 1 :])
        with st.popover(texts.CHANGE, key=f"quiz_change_{name}"):
            _change(quiz, n, item)
    if found := flaws(item):
        st.warning(" ".join((texts.FLAWS, *(f.text for f in found))))


def _swap(quiz: Quiz, one: int, other: int) -> None:
    items = list(quiz.items)
    items[one], items[other] = items[other], items[one]
    _put(tuple(items))


def _exchange(index: Index, quiz: Quiz, n: int) -> None:
    others = quiz.items[:n] + quiz.items[n + 1 :]
    fresh = another(index, quiz_state.wish(), quiz.items[n], others)
    if fresh is None:
        st.info(texts.NO_OTHER)
    else:
        _put((*quiz.items[:n], fresh, *quiz.items[n + 1 :]))


def _change(quiz: Quiz, n: int, item: Item) -> None:
    """The words of an item; what rules say of them is shown once they are kept."""
    with st.form(f"quiz_form_{item.item_id}", border=False):
        stem = st.text_area(texts.STEM, item.stem, key=f"quiz_stem_{item.item_id}")
        options = item.options
        if item.kind is not ItemKind.TRUE_FALSE:
            labels = (texts.numbered(texts.RIGHT if o.right else texts.WRONG, k) for k, o in enumerate(options, 1))
            written = [st.text_input(label, o.text) for label, o in zip(labels, options, strict=True)]
            options = tuple(replace(o, text=text) for o, text in zip(options, written, strict=True))
        keys = item.key
        if keys:
            keys = tuple(k.strip() for k in st.text_area(texts.KEY, "\n".join(keys)).splitlines() if k.strip())
        if st.form_submit_button(texts.KEEP_CHANGE):
            changed = replace(item, stem=stem.strip() or item.stem, options=options, key=keys or item.key)
            _put((*quiz.items[:n], changed, *quiz.items[n + 1 :]))


def _put(items: tuple[Item, ...]) -> None:
    quiz_state.change(items)
    st.rerun()
