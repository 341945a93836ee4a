"""A row under an answer by which it is sent to the supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import resources
from app_pages import texts_review as texts
from assistant.oversight import questions, queue
from assistant.privacy import mask

if TYPE_CHECKING:
    from app_pages.exchange import Exchange
    from assistant.oversight.records import Origin


def row(exchange: Exchange, turn: int) -> None:
    """Three buttons, where the question is kept; thanks in their place once it is sent."""
    if exchange.kept_id is None:
        return
    if exchange.kept_id in st.session_state.setdefault("feedback_sent", set()):
        st.html(f'<p class="ks-quiet" role="status">{texts.FEEDBACK_SENT}</p>')
        return
    with st.container(key=f"aterkoppling-{turn}", horizontal=True, vertical_alignment="center"):
        for origin, label in texts.FEEDBACK.items():
            if st.button(label, key=f"feedback-{origin}-{turn}"):
                st.session_state.feedback_about = (exchange.kept_id, origin)
    about, origin = st.session_state.get("feedback_about", (None, "sent"))
    if about == exchange.kept_id:
        _tell(exchange.kept_id, origin, turn)


def _tell(asked_id: int, origin: Origin, turn: int) -> None:
    with st.form(f"feedback_form_{turn}"):
        st.html(f"<p>{texts.FEEDBACK_INTRO}</p>")
        comment = st.text_area(texts.FEEDBACK_COMMENT[origin], max_chars=1000, key=f"feedback_comment_{turn}")
        sent = st.form_submit_button(texts.FEEDBACK_SEND, type="primary")
    if not sent:
        return
    store = resources.get_store()
    asked = questions.get(store, asked_id)
    if asked is None:
        st.warning(texts.FEEDBACK_GONE)
        return
    queue.send(store, asked.posed, asked.kept, origin, mask(comment.strip()))
    st.session_state.feedback_sent.add(asked_id)
    st.session_state.pop("feedback_about")
    st.rerun()
