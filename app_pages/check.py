"""The page "Granska text": a draft held against the library, sentence by sentence."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import components, resources, texts, texts_check
from app_pages.bounds import day_field, municipality_field
from app_pages.draft_markup import draft_html, legend_html, references_html, remarks_html, summary_html
from app_pages.markup import safe
from app_pages.opened import opened_library
from app_pages.source_view import Place, open_place
from assistant.draft import LONGEST, DraftError, check
from assistant.drafts.export import to_docx
from assistant.drafts.file import UPLOADS, DraftFileError, read_upload
from assistant.drafts.notices import reader_for_drafts
from assistant.drafts.result import CheckedDraft
from settings import Settings, SettingsError

if TYPE_CHECKING:
    from assistant.answer import Citation
    from assistant.assistant import Assistant
    from ingest.index import Index

CARDS = 60
"""Sources that are drawn as cards; the rest are opened from a list."""
log = logging.getLogger(__name__)


def choices(index: Index, preselected: str | None) -> tuple[str | None, date | None]:
    """The sidebar's municipality and day; the day is None when it is today and the text's own may be taken."""
    with st.sidebar:
        st.html(f'<h2 class="ks-heading">{texts.CHOICES}</h2>')
        municipality = municipality_field(index, preselected, "check_municipality")
        st.html(f'<p class="ks-meta">{texts.NATIONAL_COUNTS}</p>')
        as_of = day_field("check_as_of")
        if not st.toggle(texts_check.OWN_DAY, True, help=texts_check.OWN_DAY_HELP, key="check_own_day"):
            as_of = as_of or date.today()
        st.html(f'<p class="ks-meta">{safe(texts.version(index.generation, index.built_at))}</p>')
    return municipality, as_of


def _forget() -> None:
    """Lets go of the text, the file and the result."""
    st.session_state.check_result = None
    st.session_state.check_text = ""
    st.session_state.check_round = st.session_state.get("check_round", 0) + 1


def _draft() -> str | None:
    """The form; the draft's text when it is to be checked."""
    st.text_area(texts_check.TEXT, height=260, max_chars=LONGEST, placeholder=texts_check.PLACEHOLDER, key="check_text")
    upload = st.file_uploader(
        texts_check.FILE,
        type=list(UPLOADS),
        help=texts_check.FILE_HELP,
        key=f"check_file_{st.session_state.get('check_round', 0)}",
    )
    with st.container(horizontal=True):
        wanted = st.button(texts_check.CHECK, type="primary", key="check_start")
        st.button(texts_check.CLEAR, on_click=_forget, key="check_clear")
    if not wanted:
        return None
    typed = st.session_state.check_text
    if upload is None:
        return str(typed)
    if typed.strip():
        st.info(texts_check.BOTH)
    return read_upload(upload.name, upload.getvalue())


def _checked(
    draft: str, assistant: Assistant, settings: Settings, municipality: str | None, as_of: date | None
) -> CheckedDraft:
    """The draft checked, with progress shown."""
    bar = st.progress(0.0)
    try:
        return check(
            draft,
            assistant,
            municipality=municipality,
            as_of=as_of,
            second_reader=reader_for_drafts(settings),
            progress=lambda done, total: bar.progress(done / total, texts_check.progress(done, total)),
        )
    finally:
        bar.empty()


def _result(checked: CheckedDraft, index: Index) -> None:
    with st.container(key="check_result_view"):
        st.html(f'<h2 class="ks-heading">{texts_check.MARKED}</h2>{summary_html(checked)}{legend_html()}')
        st.html(draft_html(checked))
        st.html(f'<h2 class="ks-heading">{texts_check.REMARKS}</h2>{remarks_html(checked)}')
        _notices(checked)
        with st.container(key="check_take_along", horizontal=True, vertical_alignment="center"):
            st.download_button(
                texts_check.DOCX,
                lambda: to_docx(checked),
                texts_check.DOCX_NAME,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                key="check_docx",
                on_click="ignore",
            )
            st.html(f'<button type="button" class="ks-copy ks-print">{texts_check.PRINT}</button>', width="content")
        _sources(checked.citations, index)


def _notices(checked: CheckedDraft) -> None:
    if not checked.notices:
        return
    st.html(f'<h2 class="ks-heading">{texts_check.NOTICES}</h2>')
    for notice in checked.notices:
        urgent = notice.code in components.URGENT
        css = "ks-notice ks-urgent" if urgent else "ks-notice"
        label = texts.IMPORTANT if urgent else texts.NOTE
        said = safe(notice.text) + (references_html([notice.citation.n]) if notice.citation else "")
        if notice.code in components.QUIET:
            st.html(f'<p class="ks-quiet" role="note">{said}</p>')
        else:
            st.html(f'<div class="{css}" role="note"><strong>{label}</strong> <span>{said}</span></div>')


def _sources(citations: tuple[Citation, ...], index: Index) -> None:
    if not citations:
        return
    st.html(f'<h2 class="ks-heading">{texts_check.SOURCES}</h2>')
    for citation in citations[:CARDS]:
        with st.container(key=f"kort-check-{citation.n}", horizontal=True, vertical_alignment="center"):
            card = components.document_card(
                citation.document, f"[{citation.n}]", citation.passage.locator, f"kalla-check-{citation.n}"
            )
            st.html(card)
            if st.button(texts.show_source(citation.n), key=f"oppna-check-{citation.n}"):
                open_place(index, Place.of(citation))
    if rest := citations[CARDS:]:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                texts_check.MORE_SOURCES,
                rest,
                format_func=lambda c: f"[{c.n}] {c.document.metadata.title}, {c.passage.locator}",
                key="check_more",
            )
            if st.button(texts.show_source(chosen.n), key="check_more_open"):
                open_place(index, Place.of(chosen))


def main() -> None:
    """Draws the page."""
    st.title(texts_check.TITLE, anchor=False)
    settings = resources.get_settings()
    assistant = opened_library()
    if assistant is None:
        return
    municipality, as_of = choices(assistant.index, settings.municipality)
    told = f"{texts_check.PRIVACY} {texts_check.CHAT_READS if settings.draft_chat else texts_check.STAYS}"
    st.html(f'<p>{texts_check.INTRO}</p><p class="ks-quiet">{told}</p>')
    st.session_state.setdefault("check_text", "")
    try:
        draft = _draft()
        if draft is not None and not draft.strip():
            st.warning(texts_check.EMPTY)
        elif draft is not None:
            st.session_state.check_result = None
            st.session_state.check_result = _checked(draft, assistant, settings, municipality, as_of)
    except (DraftError, DraftFileError, SettingsError) as problem:
        st.warning(str(problem))
    except Exception as problem:
        # Its sort alone: what an exception says may hold words of the draft.
        log.error("A draft could not be checked: %s", type(problem).__name__)
        st.error(texts_check.FAILED)
    if (checked := st.session_state.get("check_result")) is not None:
        _result(checked, assistant.index)


main()
