"""What a trainer asks for, and the quiz made from it."""

from __future__ import annotations

import random

import streamlit as st

from app_pages import quiz_state
from app_pages import texts_quiz as texts
from assistant.quiz.compose import compose, subjects
from assistant.quiz.item import ItemKind, Wish
from assistant.reference import KIND_NAMES
from ingest.documents import Document
from ingest.index import Index


def draw(index: Index, preselected: str | None) -> None:
    """The form, and the quiz once it is sent."""
    places = ["", *index.municipalities]
    place = st.selectbox(
        texts.MUNICIPALITY, places, index=places.index(preselected) if preselected in places else 0,
        format_func=lambda name: name or texts.ALL_MUNICIPALITIES, key="quiz_municipality",
    )  # fmt: skip
    with st.form("quiz_form", border=False):
        wanted = _fields(index, place or None)
        sent = st.form_submit_button(texts.MAKE, type="primary")
    if sent:
        with st.spinner(texts.MAKING):
            made = compose(index, wanted)
        if made.items:
            quiz_state.put(made, wanted)
        else:
            st.warning(texts.NOTHING)


def _fields(index: Index, place: str | None) -> Wish:
    with st.container(horizontal=True):
        number = int(st.number_input(texts.NUMBER, 1, 200, 10, key="quiz_number"))
        level = st.selectbox(texts.LEVEL, list(texts.LEVELS), format_func=texts.LEVELS.__getitem__, key="quiz_level")
    about = st.multiselect(
        texts.SUBJECTS, _subjects(index.generation, index, place), help=texts.SUBJECTS_HELP, accept_new_options=True,
        placeholder=texts.CHOOSE, key="quiz_subjects",
    )  # fmt: skip
    works = st.multiselect(
        texts.WORKS, sorted(index.documents.values(), key=lambda d: d.metadata.title), format_func=_title,
        help=texts.WORKS_HELP, placeholder=texts.CHOOSE, key="quiz_works",
    )  # fmt: skip
    kinds = st.multiselect(
        texts.KIND, list(ItemKind), format_func=texts.KINDS.__getitem__, placeholder=texts.CHOOSE, key="quiz_kinds"
    )
    seed = random.randrange(1_000_000)
    return Wish(number, place, tuple(about), tuple(d.work_id for d in works), tuple(kinds), level or None, seed)


@st.cache_data(max_entries=8, show_spinner=texts.MAKING)
def _subjects(generation: str, _index: Index, place: str | None) -> tuple[str, ...]:
    return subjects(_index, Wish(municipality=place))


def _title(document: Document) -> str:
    about = document.metadata
    return f"{about.title} ({', '.join((KIND_NAMES[about.kind], *about.municipalities[:2]))})"
