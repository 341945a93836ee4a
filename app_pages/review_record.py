"""A kept question with its answer, sources and trace, as reviewers see it."""

from __future__ import annotations

import streamlit as st

from app_pages import texts_review as texts
from app_pages.markup import facts_html, marked, safe, statement_html
from assistant.oversight.records import Kept, Posed, Source


def question(posed: Posed) -> None:
    """The question as it was understood, and what bounded it."""
    st.html(f'<h2 class="ks-question">{safe(posed.question)}</h2><p class="ks-quiet">{safe(texts.bounds(posed))}</p>')


def answer(kept: Kept, title: str = "") -> None:
    """The statements with their sources, or why there was no answer."""
    if kept.status == "answered":
        said = "".join(
            f"<div>{statement_html(s.text, ''.join(f'[{n}]' for n in s.citations))}</div>" for s in kept.statements
        )
        st.html(f'<h3 class="ks-heading">{title or texts.ANSWER}</h3><div class="ks-answer">{said}</div>')
        st.html(f'<h3 class="ks-heading">{texts.SOURCES}</h3>{"".join(map(source, kept.sources))}')
    else:
        st.html(f'<div class="ks-abstained"><h3>{texts.NO_ANSWER}</h3><p>{safe(kept.reason)}</p></div>')
    for notice in kept.notices:
        st.html(f'<p class="ks-quiet">{safe(notice.text)}</p>')


def trace(kept: Kept) -> None:
    """What the answer was made from."""
    with st.expander(texts.TRACE):
        st.html(f'<p class="ks-quiet">{safe(texts.probability(kept.probability, kept.generation))}</p>')
        if kept.looked_into:
            st.html(f'<h3 class="ks-heading">{texts.LOOKED_INTO}</h3>{"".join(map(source, kept.looked_into))}')


def source(found: Source) -> str:
    """A source with its passage folded in, its quote marked."""
    told = facts_html((texts.level(found.level), texts.places(found.municipalities), found.locator))
    start, end = found.start, found.start + len(found.quote)
    body = marked(found.passage, 0, [(start, end)] if found.quote else []).replace("\n", "<br>")
    return (
        f'<div class="ks-source"><span class="ks-number">[{found.n}]</span><div><p class="ks-title">{safe(found.title)}'
        f'</p><p class="ks-meta">{told}</p></div></div>'
        f"<details><summary>{texts.READ}</summary><p>{body}</p></details>"
    )
