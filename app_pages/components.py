"""The parts that pages are built of: the answer, its notices and sources, and the states without a library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import texts
from app_pages.exchange import Exchange
from app_pages.markup import facts_html, read_html, safe, statement_html
from app_pages.source_view import Place, open_place
from assistant.answer import Answer, Citation, Hit, Notice, Statement
from ingest.chunk import lead_in
from ingest.documents import CELL, Document, Scope

if TYPE_CHECKING:
    from assistant.second_opinion import Opinion
    from assistant.sieve import Verified
    from ingest.index import Index
    from settings import Settings

URGENT = frozenset({"repealed-law", "old-law-may-apply"})
QUIET = frozenset({"example"})


def page_frame() -> None:
    """Style and behaviour of every page: both are our own files, read from disk."""
    here = Path(__file__).parent
    st.html(here / "style.css")
    script = (here / "behaviour.html").read_text(encoding="utf-8")
    st.html(script.replace('"NAMES"', json.dumps(texts.CONTROLS)), unsafe_allow_javascript=True)


def answer_view(exchange: Exchange, turn: int, index: Index) -> None:
    """An answer with its notices, its sources and the means to take it along.

    `turn`, its place in the conversation, makes the names of its controls unique.
    """
    answer = exchange.answer
    _status_line(exchange)
    if answer.status == "answered":
        named = exchange.question.municipality is None
        opinions = answer.opinions or (None,) * len(answer.statements)
        said = "".join(
            _statement(s, answer, turn, index, named) + _opinion(opinion)
            for s, opinion in zip(answer.statements, opinions, strict=True)
        )
        st.html(f'<div class="ks-answer">{said}</div>')
    else:
        reason = f"<p>{safe(answer.reason)}</p>" if answer.reason else ""
        st.html(f'<div class="ks-abstained"><h3>{texts.NO_ANSWER}</h3>{reason}</div>')
    for notice in _in_order(answer):
        notice_box(notice)
    _sources(answer, turn, index)
    _related(answer, turn, index)
    _take_along(exchange, turn)


def verified_so_far() -> Callable[[Verified], None]:
    """Shows each statement of a chat model as soon as it is verified, until the whole answer takes its place."""
    place, said = st.empty(), list[str]()

    def show(verified: Verified) -> None:
        said.append(f"<div>{statement_html(verified.statement.text, '')}</div>")
        place.html(f'<div class="ks-answer" aria-live="polite">{"".join(said)}</div>')

    return show


def notice_box(notice: Notice) -> None:
    """A notice as a box of its own; that the library is an example is said quietly."""
    if notice.code in QUIET:
        st.html(f'<p class="ks-quiet" role="note">{read_html(notice.text)}</p>')
        return
    urgent = notice.code in URGENT
    label = texts.IMPORTANT if urgent else texts.NOTE
    css = "ks-notice ks-urgent" if urgent else "ks-notice"
    st.html(f'<div class="{css}" role="note"><strong>{label}</strong> <span>{read_html(notice.text)}</span></div>')


def no_library(settings: Settings, title: str, help_text: str, reason: str = "") -> None:
    """What to do when there is nothing to answer from."""
    st.html(f'<div class="ks-abstained"><h2>{title}</h2><p>{safe(reason)}</p><p>{help_text}</p></div>')
    folders = " ".join(map(_as_argument, settings.library))
    st.code(texts.ingest_command(folders, _as_argument(settings.index)), language=None, wrap_lines=True)


def document_card(document: Document, label: str, locator: str, anchor: str = "") -> str:
    """A document's title and facts under a label such as "[1]"."""
    told = facts_html((*texts.facts(document), locator))
    identity = f' id="{anchor}"' if anchor else ""
    return (
        f'<div class="ks-source"{identity}><span class="ks-number">{label}</span>'
        f'<div><p class="ks-title">{safe(document.metadata.title)}</p><p class="ks-meta">{told}</p></div></div>'
    )


def _in_order(answer: Answer) -> list[Notice]:
    """The urgent notices first and the quiet ones last; that an answer is partial is one, where none tells how."""
    told = any(n.code in ("part-unanswered", "list-goes-on") for n in answer.notices)
    partial = (Notice("partial", texts.PARTIAL),) if answer.completeness == "partial" and not told else ()
    return sorted((*partial, *answer.notices), key=lambda n: (n.code not in URGENT, n.code in QUIET))


def _status_line(exchange: Exchange) -> None:
    answer = exchange.answer
    told: list[str] = []
    if answer.status == "answered":
        told += [texts.mode(answer.mode), texts.sources_count(len(answer.citations))]
    told.append(texts.bounds(exchange.question.municipality, exchange.question.as_of))
    interpreted = exchange.interpreted
    if interpreted:
        st.html(f'<p class="ks-quiet">{texts.INTERPRETED} <q>{safe(interpreted)}</q></p>')
    if any(told):
        st.html(f'<p class="ks-quiet">{" · ".join(safe(t) for t in told if t)}</p>')


def _statement(statement: Statement, answer: Answer, turn: int, index: Index, named: bool) -> str:
    cited = [c for c in answer.citations if c.n in statement.citations]
    references = "".join(
        f'<a class="ks-ref" href="#kalla-{turn}-{c.n}" aria-label="{texts.show_source(c.n)}">[{c.n}]</a>' for c in cited
    )
    origin = _origin(cited, statement.text) if named else ""
    header = _header(map(Place.of, cited), statement.text, index)
    return f"<div>{origin}{statement_html(statement.text, references, header)}</div>"


def _opinion(opinion: Opinion | None) -> str:
    return f'<p class="ks-quiet">{texts.SECOND_READER} {safe(opinion.text)}</p>' if opinion else ""


def _origin(cited: Iterable[Citation], said: str) -> str:
    """Whose words a local statement is, when no municipality was chosen and it does not say so itself."""
    local = (c.document.metadata for c in cited if c.document.metadata.scope in (Scope.LOKAL, Scope.REGIONAL))
    names = dict.fromkeys(name for metadata in local for name in metadata.municipalities)
    if not names or any(name in said for name in names):
        return ""
    return f'<p class="ks-origin">{safe(texts.municipalities(list(names)))}</p>'


def _header(places: Iterable[Place], said: str, index: Index) -> tuple[str, ...]:
    """The header row above quoted table rows, from the document itself."""
    if CELL not in said:
        return ()
    for place in places:
        for section in index.sections(place.document.document_id):
            if section.ordinal == place.passage.section:
                lead = lead_in(section, place.passage.start + place.start)
                return tuple(lead.split(CELL)) if CELL in lead else ()
    return ()


def _sources(answer: Answer, turn: int, index: Index) -> None:
    if not answer.citations:
        return
    st.html(f'<h3 class="ks-heading">{texts.SOURCES}</h3>')
    for citation in answer.citations:
        with st.container(key=f"kort-{turn}-{citation.n}", horizontal=True, vertical_alignment="center"):
            locator = citation.passage.locator
            st.html(document_card(citation.document, f"[{citation.n}]", locator, f"kalla-{turn}-{citation.n}"))
            if st.button(texts.show_source(citation.n), key=f"oppna-{turn}-{citation.n}"):
                open_place(index, Place.of(citation))


def _related(answer: Answer, turn: int, index: Index) -> None:
    if not answer.related:
        return
    st.html(f'<h3 class="ks-heading">{texts.RELATED}</h3><p class="ks-quiet">{texts.RELATED_INTRO}</p>')
    for n, hit in enumerate(answer.related, start=1):
        with st.container(key=f"nara-{turn}-{n}", horizontal=True):
            st.html(document_card(hit.document, f"{n}.", hit.passage.locator) + _nearest(hit, index) + _passage(hit))
            if st.button(texts.show_related(n), key=f"oppna-nara-{turn}-{n}"):
                open_place(index, Place.of(hit))


def _nearest(hit: Hit, index: Index) -> str:
    """The words of a passage that lie nearest to the question, as they stand there."""
    if not hit.quote:
        return ""
    header = _header([Place.of(hit)], hit.quote, index)
    return f'<blockquote class="ks-nearest">{statement_html(hit.quote, "", header)}</blockquote>'


def _passage(hit: Hit) -> str:
    context = f'<p class="ks-meta">{safe(hit.passage.context)}</p>' if hit.passage.context else ""
    return f"<details><summary>{texts.READ_PASSAGE}</summary>{context}{statement_html(hit.passage.text, '')}</details>"


def _take_along(exchange: Exchange, turn: int) -> None:
    """One click copies: the button is found by `behaviour.html`, which also says when it is done."""
    label = texts.COPY if exchange.answer.citations else texts.COPY_ALONE
    with st.container(key=f"ta-med-{turn}", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<button type="button" class="ks-copy" data-done="{texts.COPIED}">{label}</button>'
            f'<pre hidden>{safe(exchange.copy_text)}</pre><span class="ks-unseen" role="status"></span>',
            width="content",
        )
        st.download_button(
            texts.DOWNLOAD,
            exchange.copy_text.encode(),
            texts.FILE_NAME,
            "text/plain; charset=utf-8",
            key=f"ladda-{turn}",
            on_click="ignore",
        )


def _as_argument(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
