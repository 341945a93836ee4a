"""The page "Granskning": for supervisors, one view at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import (
    resources,
    review_asked,
    review_changes,
    review_conflicts,
    review_decided,
    review_gaps,
    review_municipalities,
    review_paraphrases,
    review_queue,
)
from app_pages import texts_review as texts
from app_pages.opened import opened_library
from assistant.oversight.store import StateUnavailable, purge

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.oversight.store import Store

OF_STORE: dict[str, Callable[[Assistant, Store], None]] = {
    "queue": review_queue.draw,
    "decided": review_decided.draw,
    "asked": review_asked.draw,
    "changes": review_changes.draw,
    "gaps": review_gaps.draw,
}
OF_LIBRARY: dict[str, Callable[[Assistant], None]] = {
    "paraphrases": review_paraphrases.draw,
    "municipalities": review_municipalities.draw,
    "conflicts": review_conflicts.draw,
}


def _of_store(view: str, assistant: Assistant) -> None:
    settings = resources.get_settings()
    if not settings.store_questions:
        st.html(f'<div class="ks-abstained"><h2>{texts.NOT_STORED}</h2><p>{texts.NOT_STORED_HELP}</p></div>')
        st.code(texts.NOT_STORED_SETTING, language=None)
        return
    try:
        store = resources.get_store()
    except StateUnavailable as problem:
        st.error(texts.NO_STATE)
        st.text(str(problem))
        return
    purge(store, settings.retention_days)
    OF_STORE[view](assistant, store)


def main() -> None:
    """Draws the page."""
    st.title(texts.TITLE, anchor=False)
    assistant = opened_library()
    if assistant is None:
        return
    st.html(f"<p>{texts.INTRO}</p>")
    view = st.radio(
        texts.VIEW,
        tuple(texts.VIEWS),
        format_func=texts.VIEWS.__getitem__,
        horizontal=True,
        label_visibility="collapsed",
        key="review_view",
    )
    if view in OF_LIBRARY:
        OF_LIBRARY[view](assistant)
    else:
        _of_store(view, assistant)


main()
