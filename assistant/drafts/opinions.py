"""What a second reader, a chat model, thinks of a draft's sentences: beside their verdicts, which it never changes."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafts.result import CheckedSentence, DraftNotice
from assistant.opening import chat_reader_for
from assistant.second_opinion import OpinionError, SecondReader
from settings import Settings


def reader_for_drafts(settings: Settings) -> SecondReader | None:
    """The chat model as second reader of drafts, only where the administrator has allowed it (`draft_chat`).

    Raises:
        SettingsError: If it is allowed, but no chat model is named or it cannot be used.
    """
    return chat_reader_for(settings) if settings.draft_chat else None


def opinions(
    sentences: tuple[CheckedSentence, ...], reader: SecondReader | None
) -> tuple[tuple[CheckedSentence, ...], tuple[DraftNotice, ...]]:
    """The sentences with a second reader's opinions; where it cannot be had, a notice."""
    asked = [s for s in sentences if s.citations] if reader else []
    if reader is None or not asked:
        return sentences, ()
    try:
        given = reader.read([(s.text, "\n".join(c.passage.text for c in s.citations)) for s in asked])
    except OpinionError as error:
        return sentences, (DraftNotice("second-reader-unavailable", str(error)),)
    said = {s.start: opinion.text for s, opinion in zip(asked, given, strict=True)}
    return tuple(replace(s, opinion=said.get(s.start)) for s in sentences), ()
