"""The quiz at hand, as the page "Utbildning" keeps it between clicks."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assistant.quiz.item import Item, Quiz, Wish


def current() -> Quiz | None:
    """The quiz that is edited and taken."""
    found = st.session_state.get("quiz_current")
    return found if isinstance(found, Quiz) else None


def wish() -> Wish:
    """What it was made from."""
    found = st.session_state.get("quiz_wish")
    return found if isinstance(found, Wish) else Wish()


def saved_id() -> int | None:
    """Where it is kept, if it is."""
    found = st.session_state.get("quiz_saved")
    return found if isinstance(found, int) else None


def put(quiz: Quiz, wanted: Wish, kept: int | None = None) -> None:
    """Takes up a quiz, new or kept; a test that was under way ends."""
    st.session_state["quiz_current"], st.session_state["quiz_wish"] = quiz, wanted
    st.session_state["quiz_saved"] = kept
    st.session_state.pop("quiz_run", None)


def change(items: tuple[Item, ...]) -> None:
    """Other items in the quiz at hand."""
    if quiz := current():
        st.session_state["quiz_current"] = replace(quiz, items=items)
        st.session_state.pop("quiz_run", None)
