"""Reviewed answers given first, and questions kept, where the settings say so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from app_pages import resources
from assistant.answer import Answer, Question
from assistant.oversight.approval import approved_answer
from assistant.oversight.recording import record
from assistant.oversight.records import Kept
from assistant.oversight.store import StateUnavailable, purge

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.sieve import Verified

log = logging.getLogger(__name__)

_AN_HOUR = 3600
"""Seconds between two deletions while the app is in use."""


def answer_and_keep(
    assistant: Assistant, question: Question, on_statement: Callable[[Verified], None] | None
) -> tuple[Answer, int | None]:
    """The answer, and the id under which it is kept; a database that fails costs the keeping, never the answer."""
    settings = resources.get_settings()
    if settings.serve_approved and (approved := _approved(assistant, question)):
        return approved, _keep(assistant, question, Kept.of_answer(approved, assistant.index.generation))
    if not settings.store_questions:
        return assistant.ask(question, on_statement), None
    trace = assistant.trace(question, on_statement)
    return trace.answer, _keep(assistant, question, Kept.of(trace, assistant.index.generation))


def let_go_of_old() -> None:
    """Deletes what has been kept for long enough, also where nothing more is kept: when the app opens, and hourly."""
    settings = resources.get_settings()
    if "://" in settings.state or Path(settings.state).exists():
        _purge(settings.state, settings.retention_days)


@st.cache_resource(ttl=_AN_HOUR, max_entries=1, show_spinner=False)
def _purge(state: str, days: int) -> None:
    try:
        purge(resources.get_store(), days)
    except (StateUnavailable, SQLAlchemyError) as error:
        log.error("Old questions could not be deleted: %s", type(error).__name__)


def _approved(assistant: Assistant, question: Question) -> Answer | None:
    try:
        return approved_answer(assistant, resources.get_store(), question)
    except (StateUnavailable, SQLAlchemyError) as error:
        log.error("Reviewed answers could not be read: %s", type(error).__name__)
        return None


def _keep(assistant: Assistant, question: Question, kept: Kept) -> int | None:
    try:
        return record(resources.get_store(), resources.get_settings(), assistant, question, kept)
    except (StateUnavailable, SQLAlchemyError) as error:
        log.error("A question could not be kept: %s", type(error).__name__)
        return None
