"""What an assistant is opened with: the index's embedding model, and the chat model that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.embed import EmbeddingError, NamedEmbeddings, load_embeddings
from ingest.index import Index, IndexUnavailable
from settings import Settings, SettingsError

if TYPE_CHECKING:
    from assistant.generate import Generator


def generator_for(settings: Settings) -> Generator | None:
    """The chat model that the settings name, imported only then.

    Raises:
        SettingsError: If it cannot be used.
    """
    if settings.chat_model is None:
        return None
    from assistant.chat_model import ChatModelError, load
    from assistant.generate import Generator

    try:
        model = load(
            settings.chat_model,
            base_url=settings.chat_url,
            api_key=settings.chat_key.get_secret_value() if settings.chat_key else None,
            timeout_s=settings.chat_timeout_s,
            max_tokens=settings.chat_max_tokens,
        )
    except ChatModelError as error:
        raise SettingsError(str(error)) from error
    return Generator(model, settings.chat_model, timeout_s=settings.chat_timeout_s)


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
    except EmbeddingError as error:
        raise IndexUnavailable(str(error)) from error
    if embeddings is None or embeddings.name != made_by:
        now = embeddings.name if embeddings else "ingen modell"
        raise IndexUnavailable(
            f"Indexet är byggt med språkmodellen {made_by}, men inställningarna anger {now}. "
            "Bygg om det med kallstod ingest."
        )
    return embeddings
