"""What the pages share and open once: settings and the assistant over the current index generation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app_pages import texts
from assistant.assistant import Assistant
from assistant.oversight.store import Store, open_store
from settings import Settings, load_settings


def get_settings() -> Settings:
    """The settings, read afresh: cheap, and a changed municipality counts at once."""
    return load_settings()


def get_assistant() -> Assistant:
    """The assistant over the index that is current now.

    Raises:
        ingest.index.IndexUnavailable: If there is none.
    """
    settings = get_settings()
    return _open(settings.index, _current(settings.index), settings.model_dump_json(), settings)


def get_store() -> Store:
    """The database of questions and reviews.

    Raises:
        assistant.oversight.store.StateUnavailable: If it cannot be opened.
    """
    return _open_store(get_settings().state)


@st.cache_resource(max_entries=2, show_spinner=False)
def _open_store(state: str) -> Store:
    return open_store(state)


def _current(index: Path) -> str:
    """What `CURRENT` says and since when: the cache key, so that a new generation is opened without a restart."""
    current = index / "CURRENT"
    try:
        return f"{current.read_text(encoding='utf-8').strip()} {current.stat().st_mtime_ns}"
    except OSError:
        return ""


@st.cache_resource(max_entries=2, show_spinner=texts.OPENING)
def _open(index: Path, current: str, chosen: str, _settings: Settings) -> Assistant:
    return Assistant.open(index, _settings)
