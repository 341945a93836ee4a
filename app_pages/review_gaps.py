"""The view "Luckor": what is asked for and the library lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app_pages import resources
from app_pages import texts_review as texts
from app_pages.markup import safe
from app_pages.texts import ALL_MUNICIPALITIES
from assistant.oversight.gaps import Gap, gaps

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.oversight.store import Store


def draw(assistant: Assistant, store: Store) -> None:
    """Draws the refused questions by subject and municipality, with their number week by week."""
    st.html(f"<p>{texts.GAPS_INTRO}</p>")
    found = gaps(store, resources.get_settings().retention_days)
    if not found:
        st.info(texts.NO_GAPS)
        return
    st.dataframe(
        pd.DataFrame([_row(g) for g in found]),
        hide_index=True,
        key="review_gaps_table",
        column_config={
            texts.GAP_COLUMNS["weeks"]: st.column_config.BarChartColumn(width="small", y_min=0, help=texts.WEEKS_HELP)
        },
    )
    for gap in found[: texts.GAPS_IN_FULL]:
        examples = "".join(f"<li>{safe(q)}</li>" for q in gap.examples)
        weeks = ", ".join(f"{day}: {count}" for day, count in gap.weeks)
        st.html(
            f'<h3 class="ks-heading">{safe(_name(gap))}</h3><p class="ks-meta">{texts.BY_WEEK} {weeks}</p>'
            f"<ul>{examples}</ul>"
        )


def _row(gap: Gap) -> dict[str, object]:
    names = texts.GAP_COLUMNS
    return {
        names["subject"]: gap.subject or texts.UNKNOWN_SUBJECT,
        names["municipality"]: gap.municipality or ALL_MUNICIPALITIES,
        names["count"]: gap.count,
        names["weeks"]: [count for _, count in gap.weeks],
    }


def _name(gap: Gap) -> str:
    return f"{gap.subject or texts.UNKNOWN_SUBJECT} · {gap.municipality or ALL_MUNICIPALITIES}"
