"""The view "Omformuleringar": one question in several wordings, and what tells their answers apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import texts_review as texts
from app_pages.markup import safe, statement_html
from app_pages.texts import ALL_MUNICIPALITIES, MUNICIPALITY
from assistant.answer import Question
from assistant.oversight.consistency import Consistency, check
from assistant.oversight.differences import KINDS
from assistant.oversight.paraphrases import suggest

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.oversight.differences import Difference


def draw(assistant: Assistant) -> None:
    """Draws the question, its rewordings to edit, and the comparison once it is asked for."""
    st.html(f"<p>{texts.PARAPHRASES_INTRO}</p>")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(texts.QUESTION, max_chars=500, key="review_question", on_change=_suggest)
        municipality = st.selectbox(
            MUNICIPALITY,
            ["", *assistant.index.municipalities],
            format_func=lambda name: name or ALL_MUNICIPALITIES,
            key="review_question_municipality",
        )
    if not asked.strip():
        return
    wordings = st.text_area(texts.WORDINGS, key="review_wordings", height=220)
    st.html(f'<p class="ks-quiet">{texts.WORDINGS_HELP}</p>')
    if st.button(texts.COMPARE, type="primary", key="review_compare"):
        base = Question(asked, municipality=municipality or None)
        lines = dict.fromkeys(filter(None, (line.strip() for line in (asked, *wordings.splitlines()))))
        bar = st.progress(0.0, texts.COMPARING)
        st.session_state.review_consistency = check(
            assistant,
            [replace(base, text=line) for line in list(lines)[: texts.MOST_WORDINGS]],
            lambda done, total: bar.progress(done / total, texts.COMPARING),
        )
        bar.empty()
    found: Consistency | None = st.session_state.get("review_consistency")
    if found is not None:
        _result(found)


def _suggest() -> None:
    st.session_state.review_wordings = "\n".join(suggest(st.session_state.review_question))
    st.session_state.pop("review_consistency", None)


def _result(found: Consistency) -> None:
    if found.consistent:
        st.success(texts.ALL_THE_SAME)
    else:
        st.warning(texts.NOT_THE_SAME)
    st.html(_matrix(found))
    for n, variant in enumerate(found.variants, start=1):
        with st.expander(f"{n}. {texts.STATUS[variant.kept.status]}"):
            said = (
                "".join(f"<div>{statement_html(s.text, '')}</div>" for s in variant.kept.statements)
                or f"<p>{safe(variant.kept.reason)}</p>"
            )
            st.html(f'<p class="ks-title">{safe(variant.asked)}</p><div class="ks-answer">{said}</div>')
    for (i, j), between in found.found.items():
        if between:
            st.html(f'<h3 class="ks-heading">{texts.between(i + 1, j + 1)}</h3>{differences_html(between)}')


def _matrix(found: Consistency) -> str:
    """Which wordings differ from which, and in what; symmetric, with the wordings beside it."""
    numbers = range(len(found.variants))
    head = "".join(f'<th scope="col">{n + 1}</th>' for n in numbers)
    rows = []
    for i in numbers:
        cells = "".join(f"<td>{_cell(found, i, j)}</td>" for j in numbers)
        asked = found.variants[i].asked
        rows.append(f'<tr><th scope="row">{i + 1}. {safe(asked)}</th>{cells}</tr>')
    return (
        f'<div class="ks-scroll"><table><caption class="ks-unseen">{texts.MATRIX}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(found: Consistency, i: int, j: int) -> str:
    if i == j:
        return "–"
    return ", ".join(KINDS[kind] for kind in found.kinds(i, j)) or texts.THE_SAME


def differences_html(between: tuple[Difference, ...]) -> str:
    """Differences as rows: what it is about, and both sides with their quotes."""
    rows = "".join(
        f"<tr><th scope='row'>{KINDS[d.kind]}</th>"
        f"<td>{_side(d.one, d.one_quote, d.one_source)}</td>"
        f"<td>{_side(d.other, d.other_quote, d.other_source)}</td></tr>"
        for d in between
    )
    return f'<div class="ks-scroll"><table><tbody>{rows}</tbody></table></div>'


def _side(said: str, quote: str, source: str) -> str:
    if not said and not quote:
        return texts.SAYS_NOTHING
    told = f"<strong>{safe(said or texts.SAYS_NOTHING)}</strong>"
    cited = f"<br><q>{safe(quote)}</q>" if quote and quote != said else ""
    return f'{told}{cited}<br><span class="ks-meta">{safe(source)}</span>'
