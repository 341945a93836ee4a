"""The library that a page works on, or why there is none and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app_pages import components, resources, texts
from ingest.index import IndexUnavailable
from settings import SettingsError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from ingest.index import Index


def opened_library(when_empty: Callable[[Index], None] | None = None) -> Assistant | None:
    """The assistant over a library that holds documents; else None, and the reader has been told.

    Args:
        when_empty: Draws what more there is to say of a library without documents.
    """
    settings = resources.get_settings()
    try:
        assistant = resources.get_assistant()
    except (IndexUnavailable, SettingsError) as problem:
        components.no_library(settings, texts.NO_INDEX, texts.NO_INDEX_HELP, str(problem))
        return None
    if assistant.index.documents:
        return assistant
    components.no_library(settings, texts.EMPTY_LIBRARY, texts.EMPTY_LIBRARY_HELP)
    if when_empty:
        when_empty(assistant.index)
    return None
