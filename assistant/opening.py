"""What an assistant is opened with: the index's embedding model, and the chat model that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.embed import NamedEmbeddings, load_embeddings
from ingest.index import Index, IndexUnavailable
from ingest.onnx_model import ModelError
from settings import Settings, SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.generate import Generator
    from assistant.second_opinion import SecondReader


def generator_for(settings: Settings) -> Generator | None:
    """The chat model that the settings name, imported only then.

    Raises:
        SettingsError: If it cannot be used.
    """
    if settings.chat_model is None:
        return None
    from assistant.generate import Generator

    return Generator(_chat(settings, settings.chat_model), settings.chat_model, timeout_s=settings.chat_timeout_s)


def chat_model_for(settings: Settings) -> BaseChatModel | None:
    """The chat model that the settings name.

    Raises:
        SettingsError: If it cannot be used.
    """
    return None if settings.chat_model is None else _chat(settings, settings.chat_model)


def second_reader_for(settings: Settings) -> SecondReader | None:
    """The second reader that the settings name: "chat" for the chat model, else an inference model.

    Raises:
        SettingsError: If it cannot be used.
    """
    if settings.second_opinion is None:
        return None
    from assistant.second_opinion import InferenceModel, OpinionError

    if settings.second_opinion != "chat":
        try:
            return InferenceModel(settings.second_opinion)
        except OpinionError as error:
            raise SettingsError(str(error)) from error
    return chat_reader_for(settings)


def chat_reader_for(settings: Settings) -> SecondReader:
    """The chat model as second reader.

    Raises:
        SettingsError: If none is named, or it cannot be used.
    """
    from assistant.second_opinion import ChatReader

    if settings.chat_model is None:
        raise SettingsError(
            "En språkmodell ska läsa med (second_opinion eller draft_chat), men ingen är vald: chat_model."
        )
    return ChatReader(_chat(settings, settings.chat_model), settings.chat_model)


def _chat(settings: Settings, name: str) -> BaseChatModel:
    from assistant.chat_model import ChatModelError, load

    try:
        return load(
            name,
            base_url=settings.chat_url,
            api_key=settings.chat_key.get_secret_value() if settings.chat_key else None,
            timeout_s=settings.chat_timeout_s,
            max_tokens=settings.chat_max_tokens,
        )
    except ChatModelError as error:
        raise SettingsError(str(error)) from error


def embeddings_for(index: Index, settings: Settings) -> NamedEmbeddings | None:
    """The model that made the index's vectors; None if it has none.

    Raises:
        IndexUnavailable: If the settings name another model, or it cannot be loaded.
    """
    made_by = index.manifest.embedding[0]
    if not made_by:
        return None
    try:
        embeddings = load_embeddings(settings.embedding)
    except ModelError as error:
        raise IndexUnavailable(str(error)) from error
    if embeddings is None or embeddings.name != made_by:
        now = embeddings.name if embeddings else "ingen modell"
        raise IndexUnavailable(
            f"Indexet är byggt med språkmodellen {made_by}, men inställningarna anger {now}. "
            "Bygg om det med kallstod ingest."
        )
    return embeddings
