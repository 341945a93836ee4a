"""The page "Bibliotek": what there is to answer from, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app_pages import components, page_picture, texts
from app_pages.markup import safe, sections_html
from app_pages.opened import opened_library
from app_pages.source_view import PANEL, document_facts, page_figure
from assistant.answer import Notice
from assistant.reference import KIND_NAMES
from ingest.documents import Document, Kind

if TYPE_CHECKING:
    from assistant.currency import Currency
    from ingest.index import Index

SECTIONS_A_PAGE = 40


def chosen(
    documents: Iterable[Document], words: str, kind: Kind | None, municipality: str | None
) -> tuple[Document, ...]:
    """The documents that hold every word in title, publisher or source, and are of the kind and municipality."""
    wanted = words.casefold().split()

    def fits(document: Document) -> bool:
        metadata = document.metadata
        said = " ".join((metadata.title, metadata.publisher or "", document.source, document.part)).casefold()
        return (
            all(word in said for word in wanted)
            and kind in (None, metadata.kind)
            and (municipality is None or municipality in metadata.municipalities)
        )

    return tuple(sorted(filter(fits, documents), key=_order))


def _order(document: Document) -> tuple[int, str]:
    """Weightiest first, then by title with å, ä and ö last."""
    swedish = str.maketrans("åäö", "{|}")
    return document.metadata.kind.level, document.metadata.title.casefold().translate(swedish)


def table(documents: Sequence[Document], currency: Currency) -> pd.DataFrame:
    """The documents as rows, with Swedish column names."""
    today = date.today()
    rows = [
        {
            "title": d.metadata.title,
            "kind": texts.kind(d),
            "level": d.metadata.kind.level,
            "municipality": ", ".join(d.metadata.municipalities),
            "scope": texts.SCOPES[d.metadata.scope],
            "date": f"{d.metadata.published or ''}",
            "currency": texts.currency(r.code for r in currency.of_document(d, today)),
            "source": " – ".join(filter(None, (d.source, d.part))),
        }
        for d in documents
    ]
    return pd.DataFrame(rows, columns=list(texts.COLUMNS)).rename(columns=texts.COLUMNS)


@st.dialog(texts.DOCUMENT_DIALOG, width=PANEL, position="right")
def open_document(index: Index, document: Document, currency: Currency) -> None:
    """The whole document, what is to be known of it first: a PDF page by page, other formats as text."""
    document_facts(document)
    for remark in currency.of_document(document, date.today()):
        components.notice_box(Notice(remark.code, remark.text))
    sections = index.sections(document.document_id)
    path = page_picture.original(document) if page_picture.is_pdf(document) else None
    if path:
        pages = sorted({s.page for section in sections for s in section.spans if s.page} or {1})
        last = min(page_picture.page_count(path), max(pages))
        page = int(st.number_input(texts.PAGE, pages[0], max(last, pages[0]), pages[0]))
        st.html(page_figure(document, page, page_picture.picture(path, page), ()))
        return
    if page_picture.is_pdf(document):
        st.info(texts.CHANGED_FILE)
    if not sections:
        st.info(texts.NO_TEXT)
        return
    first = 0
    if len(sections) > SECTIONS_A_PAGE:
        first = st.selectbox(
            texts.PART_OF_DOCUMENT,
            range(0, len(sections), SECTIONS_A_PAGE),
            format_func=lambda start: texts.sections_from(sections[start].headings, start // SECTIONS_A_PAGE + 1),
        )
    st.html(sections_html(sections[first : first + SECTIONS_A_PAGE], {}, document.paging))


def _filters(index: Index) -> tuple[Document, ...]:
    kinds = sorted({d.metadata.kind for d in index.documents.values()}, key=lambda kind: (kind.level, kind.value))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(texts.FILTER_TEXT, key="library_words")
        kind = st.selectbox(
            texts.FILTER_KIND,
            ["", *kinds],
            format_func=lambda name: KIND_NAMES[Kind(name)] if name else texts.ALL_KINDS,
            key="library_kind",
        )
        municipality = st.selectbox(
            texts.MUNICIPALITY,
            ["", *index.municipalities],
            format_func=lambda name: name or texts.ALL_MUNICIPALITIES,
            key="library_municipality",
        )
    return chosen(index.documents.values(), words, Kind(kind) if kind else None, municipality or None)


def _table(documents: Sequence[Document], currency: Currency) -> int | None:
    """Draws the table and returns the marked row."""
    state = st.dataframe(
        table(documents, currency),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="library_table",
        column_config={
            texts.COLUMNS["title"]: st.column_config.TextColumn(width=340),
            texts.COLUMNS["level"]: st.column_config.NumberColumn(help=texts.LEVEL_HELP, width="small"),
        },
    )
    rows = state.selection.rows
    return rows[0] if rows and rows[0] < len(documents) else None


def _opener(index: Index, documents: Sequence[Document], row: int | None, currency: Currency) -> None:
    st.subheader(texts.OPEN_HEADING, anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        document = st.selectbox(
            texts.OPEN_LABEL,
            documents,
            index=row,
            format_func=lambda d: " – ".join(filter(None, (d.metadata.title, d.part))),
            placeholder=texts.OPEN_PLACEHOLDER,
        )
        if st.button(texts.OPEN_BUTTON, type="primary", disabled=document is None) and document:
            open_document(index, document, currency)


def _failures(index: Index) -> None:
    if not index.failures:
        return
    st.subheader(texts.failures_heading(len(index.failures)), anchor=False)
    rows = "".join(f"<li><strong>{safe(f.source)}</strong><br>{safe(f.reason)}</li>" for f in index.failures)
    st.html(f"<p>{texts.FAILURES_INTRO}</p><ul>{rows}</ul>")


def _remarks(index: Index) -> None:
    if not index.remarks:
        return
    st.subheader(texts.remarks_heading(len(index.remarks)), anchor=False)
    rows = "".join(f"<li><strong>{safe(source)}</strong><br>{safe(text)}</li>" for source, text in index.remarks)
    st.html(f"<ul>{rows}</ul>")


def main() -> None:
    """Draws the page."""
    st.set_page_config(layout="wide")
    st.title(texts.LIBRARY_TITLE, anchor=False)
    assistant = opened_library(_failures)
    if assistant is None:
        return
    index, currency = assistant.index, assistant.currency
    version = texts.version(index.generation, index.built_at).replace("\n", " · ")
    example = f'<p class="ks-quiet">{texts.EXAMPLE_LIBRARY}</p>' if index.is_example else ""
    st.html(f'<p>{texts.LIBRARY_INTRO}</p><p class="ks-quiet">{safe(version)}</p>{example}')
    documents = _filters(index)
    if documents:
        st.html(f'<p class="ks-quiet">{texts.documents_shown(len(documents), len(index.documents))}</p>')
        _opener(index, documents, _table(documents, currency), currency)
    else:
        st.info(texts.NO_MATCH)
    _failures(index)
    _remarks(index)


main()
