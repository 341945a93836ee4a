"""A quiz taken: one item at a time, feedback at once or at the end, results by subject, and the wrong ones again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from app_pages import quiz_item, quiz_state
from app_pages import texts_quiz as texts
from app_pages.markup import safe
from assistant.quiz.checks import retired
from assistant.quiz.exports.words import is_open, shown
from assistant.quiz.grade import Grade, Response, by_topic, grade
from assistant.quiz.item import Item, ItemKind
from ingest.index import Index


@dataclass(frozen=True, slots=True)
class Run:
    """A test under way.

    Attributes:
        at: Which item is at hand; as many as there are once all are done.
        at_once: Whether the right answer is shown after each.
        grades: By item id.
    """

    items: tuple[Item, ...]
    at_once: bool
    at: int = 0
    grades: dict[str, Grade] = field(default_factory=dict)

    def graded(self, item: Item, given: Grade) -> Run:
        """With an item's grade."""
        return replace(self, grades=self.grades | {item.item_id: given})


def draw(index: Index) -> None:
    """The beginning, the item at hand, or the results."""
    quiz = quiz_state.current()
    made = quiz.items if quiz else ()
    gone = {i.item_id for i in retired(made, index)}
    items = tuple(i for i in made if i.item_id not in gone)
    if not items:
        st.html(f'<div class="ks-abstained"><h2>{texts.NO_QUIZ}</h2><p>{texts.NO_QUIZ_HELP}</p></div>')
        return
    run = st.session_state.get("quiz_run")
    if run is None:
        _begin(items, quiz.title if quiz else "")
    elif run.at >= len(run.items):
        _results(run, index)
    else:
        _one(run, run.items[run.at], index)


def _begin(items: tuple[Item, ...], title: str) -> None:
    st.subheader(safe(title), anchor=False)
    when = st.radio(
        texts.FEEDBACK, list(texts.FEEDBACKS), format_func=texts.FEEDBACKS.__getitem__, horizontal=True,
        key="quiz_feedback",
    )  # fmt: skip
    if st.button(texts.START, type="primary", key="quiz_start"):
        _go(Run(items, when == "now"))


def _one(run: Run, item: Item, index: Index) -> None:
    st.progress((run.at + 1) / len(run.items), texts.progress(run.at + 1, len(run.items)))
    st.html(f'<p class="ks-quiet">{texts.KINDS[item.kind]}</p><p><strong>{safe(item.stem)}</strong></p>')
    name = f"{item.item_id}_{len(run.items)}"
    given = run.grades.get(item.item_id)
    if given is None:
        with st.form(f"quiz_answer_{name}", border=False):
            response = _response(item, name)
            sent = st.form_submit_button(texts.ANSWER, type="primary")
        if sent:
            run = run.graded(item, grade(item, response))
            _go(run if run.at_once else replace(run, at=run.at + 1))
        return
    _feedback(item, given, index, f"take_{name}")
    if is_open(item) and not given.right and st.button(texts.COUNT_AS_RIGHT, key=f"quiz_right_{name}"):
        _go(run.graded(item, Grade(1.0)))
    last = run.at + 1 == len(run.items)
    if st.button(texts.RESULT_BUTTON if last else texts.NEXT, type="primary", key=f"quiz_next_{name}"):
        _go(replace(run, at=run.at + 1))


def _response(item: Item, name: str) -> Response:
    """The controls that an item is answered with."""
    if item.kind in (ItemKind.SINGLE, ItemKind.TRUE_FALSE):
        chosen = st.radio(texts.YOUR_ANSWER, [o.text for o in item.options], index=None, key=f"quiz_in_{name}")
        return (chosen,) if chosen else ()
    if item.kind is ItemKind.SEVERAL:
        marked = [(o.text, st.checkbox(o.text, key=f"quiz_in_{name}_{n}")) for n, o in enumerate(item.options)]
        return tuple(text for text, on in marked if on)
    if item.kind is ItemKind.GAP:
        return (st.text_input(texts.YOUR_ANSWER, placeholder=texts.GAP_HINT, key=f"quiz_in_{name}"),)
    if item.kind is ItemKind.ORDER:
        steps = shown(item)
        placed = [_select(texts.step(n + 1), steps, f"quiz_in_{name}_{n}") for n in range(len(steps))]
        return tuple(placed)
    if item.kind is ItemKind.MATCH:
        meanings = sorted(b for _, b in item.pairs)
        chosen_for = [(a, _select(a, meanings, f"quiz_in_{name}_{n}")) for n, (a, _) in enumerate(item.pairs)]
        return tuple(f"{a}={b}" for a, b in chosen_for if b)
    return (st.text_area(texts.YOUR_ANSWER, help=texts.FREE_HELP, key=f"quiz_in_{name}"),)


def _select(label: str, choices: tuple[str, ...] | list[str], key: str) -> str:
    return st.selectbox(label, choices, index=None, placeholder=texts.CHOOSE, key=key) or ""


def _feedback(item: Item, given: Grade, index: Index, name: str) -> None:
    show = st.success if given.right else st.error if given.share <= 0 else st.warning
    show(texts.verdict(given.share))
    st.html(f"<p>{texts.RIGHT_ANSWER}:</p>{quiz_item.key_html(item)}")
    quiz_item.source_view(item, index, name)


def _results(run: Run, index: Index) -> None:
    right = sum(g.right for g in run.grades.values())
    st.subheader(f"{texts.RESULT}: {texts.score(right, len(run.items))}", anchor=False)
    topics = [(topic, got, of) for topic, (got, of) in by_topic(run.items, run.grades).items()]
    st.dataframe(pd.DataFrame(topics, columns=list(texts.BY_TOPIC.values())), hide_index=True)
    wrong = tuple(i for i in run.items if not run.grades[i.item_id].right)
    with st.container(horizontal=True):
        if wrong and st.button(texts.AGAIN_WRONG, type="primary", key="quiz_again_wrong"):
            _go(Run(wrong, run.at_once))
        if st.button(texts.AGAIN, key="quiz_again"):
            st.session_state.pop("quiz_run", None)
            st.rerun()
    if not wrong:
        st.success(texts.ALL_RIGHT)
        return
    st.subheader(texts.TO_REVIEW, anchor=False)
    for n, item in enumerate(run.items, start=1):
        if item in wrong:
            with st.expander(texts.heading(n, item)):
                st.html(f"<p><strong>{safe(item.stem)}</strong></p>")
                _feedback(item, run.grades[item.item_id], index, f"result_{item.item_id}")


def _go(run: Run) -> None:
    st.session_state["quiz_run"] = run
    st.rerun()
