"""The view "Avgjorda": decisions, whether they still hold, and the cases that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import review_record as record
from app_pages import texts_review as texts
from app_pages.markup import safe
from app_pages.review_lists import choose, filters, page
from assistant.oversight import queue
from assistant.oversight.records import Review, State
from evals.reviewed import suite_of

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.oversight.store import Store

DECIDED: tuple[State, ...] = ("approved", "corrected", "rejected")
ALL = 1_000_000


def draw(assistant: Assistant, store: Store) -> None:
    """Draws the decisions, the marked one in full."""
    wanted = filters(assistant.index, "decided")
    total = queue.count(store, DECIDED, wanted)
    if not total:
        st.info(texts.NOTHING_DECIDED)
        return
    reviews = page(total, "decided", lambda n, at: queue.find(store, DECIDED, wanted, limit=n, offset=at))
    opened = choose(reviews, _row, texts.DECIDED_COLUMNS, "decided")
    _export(store)
    if opened is not None:
        _decided(store, opened)


def _row(r: Review) -> dict[str, object]:
    return {
        "decided": texts.when(r.decided),
        "state": texts.STATES[r.state],
        "by": r.decision.by if r.decision else "",
        "question": r.posed.question,
        "municipality": r.posed.municipality,
        "ended": r.ended_why,
    }


def _decided(store: Store, review: Review) -> None:
    record.question(review.posed)
    decision = review.decision
    if decision is None:
        return
    st.html(f"<p><strong>{safe(texts.decided(review.state, decision.by, review.decided))}</strong></p>")
    if decision.reason:
        st.html(f"<p>{safe(decision.reason)}</p>")
    if review.ended_why:
        st.html(f"<p>{texts.ALREADY_ENDED} {safe(review.ended_why)}</p>")
    record.answer(decision.stands or review.kept)
    if st.button(texts.REMOVE, key=f"review_remove_{review.id}"):
        queue.remove(store, review.id)
        st.rerun()


def _export(store: Store) -> None:
    st.download_button(
        texts.EXPORT_CASES,
        lambda: suite_of(queue.find(store, DECIDED, limit=ALL)).encode(),
        texts.CASES_FILE,
        "application/yaml",
        key="review_export",
        on_click="ignore",
    )
    st.html(f'<p class="ks-quiet">{texts.EXPORT_CASES_HELP}</p>')
