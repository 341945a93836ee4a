"""The view "Frågor": what has been asked and answered lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import review_record as record
from app_pages import texts_review as texts
from app_pages.review_lists import choose, filters, page
from assistant.oversight import questions, queue

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.oversight.records import Asked
    from assistant.oversight.store import Store

COLUMNS = ("at", "question", "municipality", "status")


def draw(assistant: Assistant, store: Store) -> None:
    """Draws the questions, the marked one in full."""
    if message := st.session_state.pop("review_message", ""):
        st.success(message)
    wanted = filters(assistant.index, "asked")
    total = questions.count(store, wanted)
    if not total:
        st.info(texts.NO_QUESTIONS)
        return
    found = page(total, "asked", lambda n, at: questions.find(store, wanted, limit=n, offset=at))
    opened = choose(found, _row, {name: texts.COLUMNS[name] for name in COLUMNS}, "asked")
    if opened is not None:
        _asked(store, opened)


def _row(a: Asked) -> dict[str, object]:
    return {
        "at": texts.when(a.at),
        "question": a.posed.question,
        "municipality": a.posed.municipality,
        "status": texts.STATUS[a.kept.status],
    }


def _asked(store: Store, asked: Asked) -> None:
    record.question(asked.posed)
    record.answer(asked.kept)
    record.trace(asked.kept)
    with st.container(horizontal=True):
        if st.button(texts.SEND, type="primary", key=f"review_send_{asked.id}"):
            queue.send(store, asked.posed, asked.kept, "sent")
            _done(texts.SENT)
        if st.button(texts.REMOVE, key=f"review_forget_{asked.id}"):
            questions.remove(store, asked.id)
            _done(texts.REMOVED)


def _done(message: str) -> None:
    st.session_state.pop("review_asked_table", None)
    st.session_state.review_message = message
    st.rerun()
