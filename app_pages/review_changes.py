"""The view "Över tid": answers that have changed with the documents, and approvals that have lost their ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import texts_review as texts
from app_pages.markup import safe
from app_pages.review_paraphrases import differences_html
from assistant.oversight import approval, drift, queue

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.oversight.drift import Change
    from assistant.oversight.records import Review
    from assistant.oversight.store import Store


def draw(assistant: Assistant, store: Store) -> None:
    """Draws what has changed, and asks the stored questions again when told to."""
    st.html(f"<p>{texts.CHANGES_INTRO}</p>")
    if st.button(texts.ASK_AGAIN, type="primary", key="review_rerun"):
        bar = st.progress(0.0, texts.ASKING_AGAIN)
        found = drift.rerun(assistant, store, lambda done, total: bar.progress(done / total, texts.ASKING_AGAIN))
        ended = approval.end_those_without_ground(assistant, store)
        bar.empty()
        st.success(texts.asked_again(len(found), len(ended)))
    changes = drift.find(store)
    st.subheader(texts.CHANGED_ANSWERS, anchor=False)
    if changes:
        st.html("".join(map(_change, changes)))
    else:
        st.info(texts.NO_CHANGES)
    lost = [r for r in queue.find(store, ("approved", "corrected"), limit=1000) if r.ended_why]
    st.subheader(texts.LOST_GROUND, anchor=False)
    if lost:
        st.html("".join(map(_lost, lost)))
    else:
        st.info(texts.NONE_LOST)


def _change(change: Change) -> str:
    told = f"{texts.bounds(change.posed)} · {change.before} → {change.after} · {texts.when(change.at)}"
    return (
        f'<h3 class="ks-heading">{safe(change.posed.question)}</h3><p class="ks-meta">{safe(told)}</p>'
        f"{differences_html(change.differences)}"
    )


def _lost(review: Review) -> str:
    told = f"{texts.bounds(review.posed)} · {texts.when(review.ended)}"
    return (
        f'<h3 class="ks-heading">{safe(review.posed.question)}</h3><p class="ks-meta">{safe(told)}</p>'
        f"<p>{safe(review.ended_why)}</p>"
    )
