"""How an item is shown with its key and its source, opened beside it."""

from __future__ import annotations

import streamlit as st

from app_pages import texts_quiz as texts
from app_pages.markup import safe
from app_pages.source_view import Place, open_place
from assistant.quiz.exports.words import key
from assistant.quiz.item import Item, ItemKind, Source
from assistant.reference import KIND_NAMES
from ingest.index import Index


def key_html(item: Item) -> str:
    """The alternatives with the right ones marked, or the key."""
    if item.options:
        marks = ((o.text, "✓" if o.right else "–", o.origin) for o in item.options)
        lines = [f"{mark} {safe(text)}{_origin(where)}" for text, mark, where in marks]
    elif item.kind is ItemKind.MATCH:
        lines = [f"{safe(a)} → {safe(b)}" for a, b in item.pairs]
    elif item.kind is ItemKind.GAP:
        lines = [f"✓ {safe(key(item))}"]
    else:
        lines = [safe(k) for k in item.key]
    tag = "ol" if item.kind is ItemKind.ORDER else "ul"
    bullets = "" if tag == "ol" else ' style="list-style:none;padding-left:0"'
    return f"<{tag}{bullets}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"


def source_view(item: Item, index: Index, name: str) -> None:
    """The quote and its place, with a button that opens the document at the words."""
    s = item.source
    told = ", ".join(filter(None, (KIND_NAMES[s.kind], ", ".join(s.municipalities), s.year, s.locator)))
    st.html(
        f'<blockquote>{safe(s.quote)}</blockquote><p class="ks-quiet">{safe(s.title)} ({safe(told)})</p>'
    )  # fmt: skip
    place = place_of(s, index)
    if place is None:
        st.html(f'<p class="ks-quiet">{texts.REMOVED_SOURCE}</p>')
    elif st.button(texts.SOURCE, key=f"quiz_source_{name}", icon=":material/find_in_page:"):
        open_place(index, place)


def place_of(source: Source, index: Index) -> Place | None:
    """Where an item's words stand in the library as it is now."""
    for passage in index.passages:
        document = index.documents[passage.document_id]
        if (document.work_id, passage.text_hash) == (source.work_id, source.text_hash):
            start = passage.text.find(source.quote)
            whole = (0, len(passage.text)) if start < 0 else (start, start + len(source.quote))
            return Place(document, passage, *whole)
    return None


def _origin(where: str) -> str:
    return f' <span class="ks-quiet">({safe(where)})</span>' if where else ""
