"""The page "Fråga": a conversation with the library."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import components, feedback, resources, texts
from app_pages.bounds import day_field, municipality_field
from app_pages.exchange import Exchange, ask
from app_pages.markup import safe
from app_pages.opened import opened_library
from assistant.answer import LONGEST_QUESTION, TOO_LONG

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from ingest.index import Index

_TO_QUESTION = """<script data-turn="{turn}">
    [...document.querySelectorAll(".ks-question")].at(-1)?.scrollIntoView({{block: "start"}});
</script>"""
log = logging.getLogger(__name__)


def choices(index: Index, preselected: str | None) -> tuple[str | None, date | None]:
    """The sidebar's municipality and day; the day is None when it is today."""
    with st.sidebar:
        st.html(f'<h2 class="ks-heading">{texts.CHOICES}</h2>')
        municipality = municipality_field(index, preselected, "ask_municipality", "session")
        st.html(f'<p class="ks-meta">{texts.NATIONAL_COUNTS}</p>')
        with st.expander(texts.MORE_CHOICES):
            as_of = day_field("ask_as_of", "session")
        st.button(texts.NEW, on_click=_forget, width="stretch")
        st.html(f'<p class="ks-meta">{safe(texts.version(index.generation, index.built_at))}</p>')
    return municipality, as_of


def _forget() -> None:
    st.session_state.ask_exchanges = []


def _choose(example: str) -> None:
    st.session_state.ask_example = example


def _welcome() -> None:
    st.html(
        f'<p>{texts.ASK_INTRO}</p><p class="ks-quiet">{texts.ASK_PRIVACY}</p>'
        f'<h2 class="ks-heading">{texts.EXAMPLES_HEADING}</h2>'
    )
    with st.container(gap="xsmall"):
        for n, example in enumerate(texts.EXAMPLES):
            st.button(example, key=f"exempel-{n}", on_click=_choose, args=(example,), width="stretch", wrap=True)


def _question(text: str) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.html(f'<h2 class="ks-question">{safe(text)}</h2>')


def _scroll_to_question(turn: int) -> None:
    """Long answers are read from their question down; the script runs once for each turn."""
    st.html(_TO_QUESTION.format(turn=turn), unsafe_allow_javascript=True)


def _put(
    assistant: Assistant, text: str, earlier: list[Exchange], municipality: str | None, as_of: date | None
) -> None:
    """Asks and keeps the answer; what cannot be asked, or fails, is said in place of an answer."""
    _question(text)
    with st.chat_message("assistant", avatar=":material/menu_book:"):
        _scroll_to_question(len(earlier) + 1)
        if not text.strip():
            st.warning(texts.EMPTY)
            return
        if len(text) > LONGEST_QUESTION:
            st.warning(TOO_LONG)
            return
        try:
            with st.spinner(texts.SEARCHING):
                answered = ask(
                    assistant,
                    text,
                    earlier,
                    municipality=municipality,
                    as_of=as_of,
                    on_statement=components.verified_so_far(),
                )
        except Exception:
            # The traceback alone: the question may hold personal data and stays out of the log.
            log.exception("A question could not be answered")
            st.error(texts.UNEXPECTED)
            return
    st.session_state.ask_exchanges = [*earlier, answered]
    st.rerun()


def main() -> None:
    """Draws the page."""
    st.title(texts.ASK_TITLE, anchor=False)
    settings = resources.get_settings()
    assistant = opened_library()
    if assistant is None:
        return
    municipality, as_of = choices(assistant.index, settings.municipality)
    conversation = st.container()
    # Within a container the field is kept in view by our style, and Streamlit does not scroll past the answer.
    with st.container(key="ask_field"):
        typed = st.chat_input(texts.ASK_PLACEHOLDER, max_chars=LONGEST_QUESTION, key="ask_input")
    asked = typed if isinstance(typed, str) else st.session_state.pop("ask_example", None)
    exchanges: list[Exchange] = st.session_state.setdefault("ask_exchanges", [])
    with conversation:
        if not exchanges and asked is None:
            _welcome()
        for turn, exchange in enumerate(exchanges):
            _question(exchange.question.text)
            with st.chat_message("assistant", avatar=":material/menu_book:"):
                components.answer_view(exchange, turn, assistant.index)
                feedback.row(exchange, turn)
        if asked is not None:
            _put(assistant, asked, exchanges, municipality, as_of)
        elif exchanges:
            _scroll_to_question(len(exchanges))


main()
