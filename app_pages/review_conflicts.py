"""The view "Motsägelser": statements in the library that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app_pages import texts_review as texts
from app_pages.markup import facts_html, safe
from assistant.oversight.contradictions import Pair, contradictions
from assistant.oversight.typed_facts import TypedFact

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from ingest.index import Index

SHOWN = 50
"""Pairs drawn at a time."""


@st.cache_resource(max_entries=2, show_spinner=texts.LOOKING_FOR_CONFLICTS)
def _found(generation: str, built: str, _index: Index) -> tuple[Pair, ...]:
    return contradictions(_index)


def draw(assistant: Assistant) -> None:
    """Draws the conflicts, or the pairs that differ for a reason."""
    st.html(f"<p>{texts.CONFLICTS_INTRO}</p>")
    index = assistant.index
    if not st.toggle(texts.LOOK_FOR_CONFLICTS, key="review_look"):
        return
    pairs = _found(index.generation, index.built_at.isoformat(), index)
    reason = st.radio(
        texts.WHICH_PAIRS,
        tuple(texts.REASONS),
        format_func=lambda name: texts.reason(name, sum(p.differs_by == name for p in pairs)),
        horizontal=True,
        key="review_reason",
    )
    chosen = [p for p in pairs if p.differs_by == reason]
    if not chosen:
        st.info(texts.NO_CONFLICTS)
        return
    st.html("".join(map(_pair, chosen[:SHOWN])))
    if len(chosen) > SHOWN:
        st.html(f'<p class="ks-quiet">{texts.shown(1, SHOWN, len(chosen))}</p>')


def _pair(pair: Pair) -> str:
    sides = "".join(
        f"<td>{_side(fact, '' if pair.what == 'negation' else value)}</td>"
        for fact, value in zip((pair.one, pair.other), pair.values, strict=True)
    )
    return (
        f'<h3 class="ks-heading">{texts.WHATS[pair.what]}: {safe(pair.one.subject)}</h3>'
        f'<div class="ks-scroll"><table><tbody><tr>{sides}</tr></tbody></table></div>'
    )


def _side(fact: TypedFact, value: str) -> str:
    said = f"<strong>{safe(value)}</strong><br>" if value else ""
    m = fact.document.metadata
    years = ", ".join(map(str, sorted(fact.years)))
    about = facts_html(filter(None, (", ".join(fact.municipalities), str(fact.household), years)))
    where = facts_html((m.title, texts.level(m.kind.level), fact.passage.locator))
    return f'{said}<q>{safe(fact.text)}</q><br><span class="ks-meta">{about}<br>{where}</span>'
