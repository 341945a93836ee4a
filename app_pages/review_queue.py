"""The view "Kö": what waits for a decision, and the decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import review_record as record
from app_pages import texts_review as texts
from app_pages.markup import safe
from app_pages.review_lists import choose, filters, page
from assistant.answer import Question
from assistant.oversight import queue, reviewing

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answer import Status
    from assistant.assistant import Assistant
    from assistant.oversight.records import Decision, Review
    from assistant.oversight.store import Store

MORE = 5
"""Passages that a search for further sources adds."""


def draw(assistant: Assistant, store: Store) -> None:
    """Draws the queue, and the marked review as it was when it was marked."""
    if message := st.session_state.pop("review_message", ""):
        st.success(message)
    wanted = filters(assistant.index, "queue")
    total = queue.count(store, ("open",), wanted)
    if not total:
        st.info(texts.EMPTY_QUEUE)
        return
    reviews = page(total, "queue", lambda n, at: queue.find(store, ("open",), wanted, limit=n, offset=at))
    opened = choose(reviews, _row, texts.COLUMNS, "queue")
    if opened is not None:
        _review(assistant, store, _as_opened(opened))


def _row(r: Review) -> dict[str, object]:
    return {
        "at": texts.when(r.at),
        "origin": texts.ORIGINS[r.origin],
        "times": r.times,
        "question": r.posed.question,
        "municipality": r.posed.municipality,
        "status": texts.STATUS[r.kept.status],
    }


def _as_opened(review: Review) -> Review:
    """The review as it was first shown: a decision holds for what the reviewer has read, not for what came after."""
    opened: Review | None = st.session_state.get("review_opened")
    if opened is None or opened.id != review.id:
        st.session_state.review_opened = opened = review
    return opened


def _review(assistant: Assistant, store: Store, review: Review) -> None:
    record.question(review.posed)
    if review.comment:
        comment = safe(review.comment).replace("\n", "<br>")
        st.html(f'<h3 class="ks-heading">{texts.COMMENT}</h3><p>{comment}</p>')
    record.answer(review.kept)
    record.trace(review.kept)
    st.subheader(texts.DECISION, anchor=False)
    by = st.radio(texts.ROLE, reviewing.ROLES, index=None, horizontal=True, key="review_role")
    choice = st.radio(
        texts.CHOICE, (texts.APPROVE, texts.CORRECT, texts.REJECT), horizontal=True, key=f"review_choice_{review.id}"
    )
    if choice == texts.APPROVE:
        _approve(assistant, store, review, by)
    elif choice == texts.CORRECT:
        _correct(assistant, store, review, by)
    else:
        _reject(store, review, by)
    if st.button(texts.REMOVE, key=f"review_remove_{review.id}"):
        queue.remove(store, review.id)
        _done(texts.REMOVED)


def _approve(assistant: Assistant, store: Store, review: Review, by: str | None) -> None:
    silent = review.kept.status == "abstained"
    st.html(f'<p class="ks-quiet">{texts.APPROVE_SILENCE_HELP if silent else texts.APPROVE_HELP}</p>')
    if _entered(by) and by:
        _enter(store, review, partial(reviewing.approve, assistant, review, by))


def _correct(assistant: Assistant, store: Store, review: Review, by: str | None) -> None:
    words = st.text_input(texts.MORE_SOURCES, key=f"review_more_{review.id}")
    asked = Question(words, municipality=review.posed.municipality or None, as_of=review.posed.as_of)
    sources = reviewing.offered(review, assistant.search(asked, MORE) if words.strip() else ())
    text = st.text_area(
        texts.CORRECTION,
        reviewing.draft_of(review, sources),
        height=220,
        key=f"review_text_{review.id}",
    )
    st.html(f'<p class="ks-quiet">{texts.CORRECTION_HELP}</p>')
    entered = _entered(by)
    st.html(f'<h3 class="ks-heading">{texts.SOURCES}</h3>{"".join(map(record.source, sources))}')
    if entered and by:
        _enter(store, review, partial(reviewing.correct, assistant, review, text, sources, by))


def _reject(store: Store, review: Review, by: str | None) -> None:
    reason = st.text_area(texts.REASON, max_chars=1000, key=f"review_reason_{review.id}")
    should: Status = st.radio(
        texts.SHOULD, tuple(texts.SHOULD_CHOICES), format_func=texts.SHOULD_CHOICES.__getitem__, key="review_should"
    )
    if _entered(by) and by:
        _enter(store, review, partial(reviewing.reject, by, reason, should))


def _entered(by: str | None) -> bool:
    pressed = st.button(texts.ENTER, type="primary", key="review_enter")
    if pressed and by is None:
        st.warning(texts.ROLE_MISSING)
    return pressed and by is not None


def _enter(store: Store, review: Review, decide: Callable[[], Decision]) -> None:
    """Enters a decision, unless the sources do not carry its words or somebody else has decided."""
    try:
        queue.decide(store, review, decide())
    except reviewing.NotCarried as problem:
        st.warning(str(problem))
        return
    except queue.Conflict as problem:
        st.warning(str(problem))
        if st.button(texts.READ_AGAIN, key="review_again"):
            st.rerun()
        st.session_state.pop("review_opened", None)
        return
    _done(texts.ENTERED)


def _done(message: str) -> None:
    st.session_state.pop("review_opened", None)
    st.session_state.pop("review_queue_table", None)
    st.session_state.review_message = message
    st.rerun()
