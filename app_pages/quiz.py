"""The page "Utbildning": quizzes made, edited, taken and kept."""

from __future__ import annotations

import streamlit as st

from app_pages import quiz_edit, quiz_saved, quiz_take, quiz_wish, resources
from app_pages import texts_quiz as texts
from app_pages.opened import opened_library


def main() -> None:
    """Draws the page."""
    st.title(texts.TITLE, anchor=False)
    settings = resources.get_settings()
    assistant = opened_library()
    if assistant is None:
        return
    index = assistant.index
    st.html(f"<p>{texts.INTRO}</p>")
    if wanted := st.session_state.pop("quiz_go", None):
        st.session_state["quiz_view"] = wanted
    view = st.radio(
        texts.VIEW, list(texts.VIEWS), format_func=texts.VIEWS.__getitem__, horizontal=True,
        label_visibility="collapsed", key="quiz_view",
    )  # fmt: skip
    if view == "saved":
        quiz_saved.draw(index)
    elif view == "take":
        quiz_take.draw(index)
    else:
        quiz_wish.draw(index, settings.municipality)
        quiz_edit.draw(index)


main()
