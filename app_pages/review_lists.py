"""Filters, pages and tables of the lists on the page "Granskning"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import pandas as pd
import streamlit as st

from app_pages import texts_review as texts
from app_pages.texts import ALL_MUNICIPALITIES, MUNICIPALITY
from assistant.oversight.questions import Filter

if TYPE_CHECKING:
    from ingest.index import Index

_Row = TypeVar("_Row")
ROWS = 50
"""Rows of a page."""


def filters(index: Index, view: str) -> Filter:
    """The words, municipality and status chosen for a list."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(texts.WORDS, key=f"review_{view}_words")
        municipality = st.selectbox(
            MUNICIPALITY,
            ["", *index.municipalities],
            format_func=lambda name: name or ALL_MUNICIPALITIES,
            key=f"review_{view}_municipality",
        )
        status = st.selectbox(
            texts.STATUS_LABEL,
            ["", *texts.STATUS],
            format_func=lambda name: texts.STATUS.get(name, texts.ANY_STATUS),
            key=f"review_{view}_status",
        )
    return Filter(words, municipality or None, status)


def page(total: int, view: str, find: Callable[[int, int], Sequence[_Row]]) -> Sequence[_Row]:
    """The rows of the chosen page, with which they are.

    Args:
        find: Gives the rows of a limit and an offset.
    """
    pages = max(1, -(-total // ROWS))
    chosen = 1
    if pages > 1:
        chosen = int(st.number_input(texts.PAGE, 1, pages, 1, key=f"review_{view}_page"))
    rows = find(ROWS, (chosen - 1) * ROWS)
    first = (chosen - 1) * ROWS
    st.html(f'<p class="ks-quiet">{texts.shown(first + 1, first + len(rows), total)}</p>')
    return rows


def choose(
    found: Sequence[_Row], row: Callable[[_Row], dict[str, object]], columns: dict[str, str], view: str
) -> _Row | None:
    """Draws a table under Swedish column names and returns what is opened, by a mark in the table or from a list.

    Args:
        row: The cells of one, the question among them.
    """
    cells = [row(one) for one in found]
    marked = _table(cells, columns, view)
    number = st.selectbox(
        texts.OPEN,
        range(len(found)),
        index=marked,
        format_func=lambda n: str(cells[n]["question"]),
        placeholder=texts.OPEN_PLACEHOLDER,
    )
    return None if number is None else found[number]


def _table(rows: Sequence[dict[str, object]], columns: dict[str, str], view: str) -> int | None:
    frame = pd.DataFrame(rows, columns=list(columns)).rename(columns=columns)
    wide = {columns["question"]: st.column_config.TextColumn(width="large")} if "question" in columns else {}
    state = st.dataframe(
        frame,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"review_{view}_table",
        column_config=wide,
    )
    marked = state.selection.rows
    return marked[0] if marked and marked[0] < len(rows) else None
