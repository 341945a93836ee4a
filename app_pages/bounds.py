"""What bounds the sources on a page: the fields for a municipality and a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import streamlit as st

from app_pages import texts

if TYPE_CHECKING:
    from ingest.index import Index

EARLIEST = date(1990, 1, 1)
AHEAD = timedelta(days=3 * 365)
Kept = Literal["session"] | None
"""Whether a choice outlives a visit to another page."""


def municipality_field(index: Index, preselected: str | None, key: str, kept: Kept = None) -> str | None:
    """The chosen municipality; None for all."""
    options = ["", *index.municipalities]
    chosen = st.selectbox(
        texts.MUNICIPALITY,
        options,
        index=options.index(preselected) if preselected in options else 0,
        format_func=lambda name: name or texts.ALL_MUNICIPALITIES,
        key=key,
        persist_state=kept,
    )
    return chosen or None


def day_field(key: str, kept: Kept = None) -> date | None:
    """The chosen day; None when it is today."""
    today = date.today()
    as_of = st.date_input(
        texts.AS_OF,
        today,
        EARLIEST,
        today + AHEAD,
        format="YYYY-MM-DD",
        help=texts.AS_OF_HELP,
        key=key,
        persist_state=kept,
    )
    return as_of if isinstance(as_of, date) and as_of != today else None
