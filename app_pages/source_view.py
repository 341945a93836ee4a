"""A cited passage in its document: the page of a PDF as a picture, other formats as text, with the words marked."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import page_picture, texts
from app_pages.markup import facts_html, marked, safe, sections_html
from assistant.answer import Citation, Hit
from ingest.documents import Document, Passage, Section

if TYPE_CHECKING:
    from ingest.index import Index

PANEL = 760
"""Pixels that the panel is wide at first; it shrinks with the window and can be dragged wider."""
AROUND = 2
"""Sections shown before and after the cited one."""
_TO_MARK = """<script data-view="{view}">
    const panel = document.querySelector('[role="dialog"]');
    const pictures = [...(panel?.querySelectorAll("img") ?? [])].map(image => image.decode().catch(() => null));
    Promise.all(pictures).then(() => panel?.querySelector("mark")?.scrollIntoView({{block: "center"}}));
</script>"""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a passage to look up: `passage.text[start:end]`."""

    document: Document
    passage: Passage
    start: int
    end: int

    @classmethod
    def of(cls, found: Citation | Hit) -> Place:
        """Where a citation's quote stands, or what is nearest in the passage of a hit."""
        if isinstance(found, Citation):
            return cls(found.document, found.passage, found.start, found.end)
        return cls(found.document, found.passage, *(found.nearest or (0, len(found.passage.text))))


@st.dialog(texts.SOURCE_DIALOG, width=PANEL, position="right")
def open_place(index: Index, place: Place) -> None:
    """Shows the words in their document, in a panel at the side."""
    document_facts(place.document, place.passage.locator)
    sections = index.sections(place.document.document_id)
    own = next((s for s in sections if s.ordinal == place.passage.section), None)
    if own is None:
        st.info(texts.REMOVED)
        st.html(_alone(place))
        return
    start, end = place.passage.start + place.start, place.passage.start + place.end
    pictured = page_picture.is_pdf(place.document) and _pages(place, own, start, end)
    if pictured:
        with st.expander(texts.AS_TEXT):
            st.html(sections_html([own], {own.ordinal: [(start, end)]}))
    else:
        whole = len(sections) > 2 * AROUND + 1 and st.toggle(texts.WHOLE_DOCUMENT)
        near = sections if whole else [s for s in sections if abs(s.ordinal - own.ordinal) <= AROUND]
        st.html(sections_html(near, {own.ordinal: [(start, end)]}, place.document.paging))
        st.html(_TO_MARK.format(view="whole" if whole else "near"), unsafe_allow_javascript=True)


def document_facts(document: Document, locator: str = "") -> None:
    """The document's title, what it is and where it came from."""
    metadata = document.metadata
    told = facts_html((*texts.facts(document), locator))
    rows = "".join(f"<dt>{safe(name)}:</dt> <dd>{safe(value)}</dd>" for name, value in texts.details(document))
    link = ""
    if metadata.url and metadata.url.startswith(("https://", "http://")):
        link = f'<p><a href="{safe(metadata.url)}" target="_blank" rel="noopener noreferrer">{texts.LINK}</a></p>'
    st.html(
        f'<div class="ks-facts"><h2>{safe(metadata.title)}</h2><p class="ks-meta">{told}</p>'
        f'<dl class="ks-pairs">{rows}</dl>{link}</div>'
    )


def page_figure(document: Document, page: int, picture: bytes, marks: Sequence[page_picture.Mark]) -> str:
    """A page with the marks laid over it."""
    boxes = "".join(
        f'<mark style="left:{m.left:.3%};top:{m.top:.3%};width:{m.right - m.left:.3%};height:{m.bottom - m.top:.3%}">'
        "</mark>"
        for m in marks
    )
    data = base64.b64encode(picture).decode("ascii")
    alt = safe(texts.page_alt(document.metadata.title, page, bool(marks)))
    return (
        f'<figure class="ks-sheet"><div><img alt="{alt}" src="data:image/png;base64,{data}">{boxes}</div>'
        f"<figcaption>{safe(texts.page_label(document.paging, page))}</figcaption></figure>"
    )


def _pages(place: Place, section: Section, start: int, end: int) -> bool:
    """Shows the pages that the words stand on; False where the file is no longer what was read."""
    path = page_picture.original(place.document)
    if path is None:
        st.info(texts.CHANGED_FILE)
        return False
    marks = page_picture.marks(section, start, end)
    if not marks and place.passage.page is None:
        return False
    if not marks:
        st.info(texts.UNMARKED)
    for page in marks or {place.passage.page or 1: ()}:
        st.html(page_figure(place.document, page, page_picture.picture(path, page), marks.get(page, ())))
    st.html(_TO_MARK.format(view="page"), unsafe_allow_javascript=True)
    return True


def _alone(place: Place) -> str:
    """The passage without its document."""
    context = f'<p class="ks-meta">{safe(place.passage.context)}</p>' if place.passage.context else ""
    quote = marked(place.passage.text, 0, [(place.start, place.end)])
    return f'<div class="ks-document">{context}<p class="ks-plain">{quote}</p></div>'
