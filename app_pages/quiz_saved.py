"""The kept quizzes."""

from __future__ import annotations

from datetime import UTC

import streamlit as st

from app_pages import quiz_state, resources
from app_pages import texts_quiz as texts
from app_pages.markup import safe
from assistant.oversight.store import StateUnavailable, Store
from assistant.quiz.checks import retired
from assistant.quiz.saved import Saved, forget, saved
from ingest.index import Index


def draw(index: Index) -> None:
    """Each kept quiz with its controls."""
    try:
        store = resources.get_store()
    except StateUnavailable as problem:
        st.error(f"{texts.NO_STATE} {problem}")
        return
    kept = saved(store)
    if not kept:
        st.html(f'<div class="ks-abstained"><h2>{texts.NONE_SAVED}</h2><p>{texts.NO_QUIZ_HELP}</p></div>')
    for one in kept:
        _line(one, store, index)


def _line(one: Saved, store: Store, index: Index) -> None:
    local = one.at.replace(tzinfo=UTC).astimezone()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{safe(texts.saved_line(one.quiz.title, local, len(one.quiz.items)))}</p>")
        if st.button(texts.OPEN, key=f"quiz_open_{one.saved_id}"):
            quiz_state.put(one.quiz, one.wish, one.saved_id)
            st.session_state["quiz_go"] = "make"
            st.rerun()
        if st.button(texts.FORGET, key=f"quiz_forget_{one.saved_id}"):
            forget(store, one.saved_id)
            st.rerun()
    if retired(one.quiz.items, index):
        st.html(f'<p class="ks-quiet">{texts.RETIRED}</p>')
