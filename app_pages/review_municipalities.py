"""The view "Kommuner": a subject over all municipalities, in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import texts_review as texts
from app_pages.markup import safe
from assistant.oversight.municipalities import NATIONAL, SUBJECTS, Cell, Row, compare
from assistant.oversight.spreadsheet import SILENT, workbook

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def draw(assistant: Assistant) -> None:
    """Draws the choice of subjects, the table, and its workbook."""
    st.html(f"<p>{texts.MUNICIPALITIES_INTRO}</p>")
    if not assistant.index.municipalities:
        st.info(texts.NO_MUNICIPALITIES)
        return
    chosen = st.multiselect(
        texts.SUBJECTS,
        SUBJECTS,
        default=SUBJECTS[:3],
        placeholder=texts.SUBJECTS_PLACEHOLDER,
        key="review_subjects",
    )
    own = st.text_input(texts.OWN_SUBJECTS, max_chars=300, key="review_own_subjects")
    wanted = list(dict.fromkeys([*chosen, *filter(None, map(str.strip, own.split(",")))]))[: texts.MOST_SUBJECTS]
    if st.button(texts.COMPARE, type="primary", key="review_compare_municipalities", disabled=not wanted):
        bar = st.progress(0.0, texts.COMPARING)
        st.session_state.review_rows = compare(
            assistant, wanted, lambda done, total: bar.progress(done / total, texts.COMPARING)
        )
        bar.empty()
    rows: tuple[Row, ...] = st.session_state.get("review_rows", ())
    if not rows:
        return
    st.download_button(
        texts.EXPORT_TABLE,
        lambda: workbook(rows),
        texts.TABLE_FILE,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="review_export_table",
        on_click="ignore",
    )
    for row in rows:
        _row(row)


def _row(row: Row) -> None:
    st.subheader(row.subject[:1].upper() + row.subject[1:], anchor=False)
    if row.amounts:
        low, high = row.amounts
        st.html(f'<p class="ks-quiet">{safe(texts.spread(low.text, high.text))}</p>')
    body = "".join(_cells(cell) for cell in row.cells)
    st.html(f'<div class="ks-scroll"><table><tbody>{body}</tbody></table></div>')


def _cells(cell: Cell) -> str:
    name = texts.NATIONALLY if cell.municipality == NATIONAL else cell.municipality
    if not cell.quotes:
        return f'<tr><th scope="row">{safe(name)}</th><td class="ks-quiet">{SILENT}</td></tr>'
    told = "".join(
        f'<p>{safe(q.said)}<br><span class="ks-meta">{safe(q.citation.document.metadata.title)}, '
        f"{safe(q.citation.passage.locator)}</span></p>"
        for q in cell.quotes
    )
    return f'<tr><th scope="row">{safe(name)}</th><td>{told}</td></tr>'
