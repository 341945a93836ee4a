"""Any LangChain chat model by name, and its text within limits.

A model is somebody else's program at the end of a wire: it may be slow, silent, endless or gone. Whatever it does
ends here in text or in a `ChatModelError`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.runnables import Runnable
from langsmith import tracing_context

CONTEXT_TOKENS = 8192
"""What the longest prompt, its retry and the reply need; Ollama's own default cuts the prompt from the top, unsaid."""
_REFUSES_PARAMETER = (400, 415, 422, 501)
_NO_KEY = "ingen"


class ChatModelError(RuntimeError):
    """The model cannot be used, or gave no text; the message is one Swedish sentence."""


def load(name: str, *, base_url: str | None, api_key: str | None, timeout_s: float, max_tokens: int) -> BaseChatModel:
    """Makes the chat model that a name like "ollama:gemma3:12b" stands for; nothing is sent yet.

    Args:
        base_url: Where the model is served, for vLLM or a gateway of the municipality's own.
        api_key: None takes the provider's own environment variable, but never where a base URL is given.

    Raises:
        ChatModelError: If the name, its package or its key is missing.
    """
    from langchain.chat_models import init_chat_model

    provider, _, model = name.partition(":")
    if not provider or not model:
        raise ChatModelError(f"Ange språkmodellen som leverantör:modell, till exempel ollama:gemma3:12b, inte {name}.")
    try:
        options = _options(provider, base_url, api_key, timeout_s, max_tokens)
        made: BaseChatModel = init_chat_model(model, model_provider=provider, temperature=0, **options)
        return made
    except ImportError as error:
        package = re.search(r"langchain-[\w-]+", str(error))
        needed = package.group() if package else f"langchain-{provider}"
        raise ChatModelError(f"Språkmodellen {name} kräver paketet {needed}: pip install {needed}.") from error
    except Exception as error:  # each provider has its own errors for a missing key or a name it does not know
        raise ChatModelError(
            f"Språkmodellen {name} kan inte användas: kontrollera leverantörens namn, adressen och nyckeln."
        ) from error


def _options(
    provider: str, base_url: str | None, api_key: str | None, timeout_s: float, max_tokens: int
) -> dict[str, Any]:
    options: dict[str, Any] = {"base_url": base_url} if base_url else {}
    if provider == "ollama":
        client = {"timeout": timeout_s, **({"headers": {"Authorization": f"Bearer {api_key}"}} if api_key else {})}
        return options | {
            "num_predict": max_tokens,
            "num_ctx": max(CONTEXT_TOKENS, 4 * max_tokens),
            "reasoning": False,
            "client_kwargs": client,
        }
    options |= {"timeout": timeout_s, "max_retries": 0}
    if api_key:
        options["api_key"] = api_key
    if provider == "openai" and base_url:
        # Servers of this kind know `max_tokens`; not all know OpenAI's newer name, which LangChain sends.
        compatible = {"extra_body": {"max_tokens": max_tokens}, "use_responses_api": False}
        return {"api_key": _NO_KEY} | options | compatible
    return options | {"max_tokens": max_tokens}


class JsonChat:
    """A chat model asked for JSON, its text as it comes.

    Args:
        schema: Of the JSON; how strictly it is asked for is what the server turns out to accept.
        max_chars: Of a reply; a longer one is broken off.
    """

    def __init__(self, model: BaseChatModel, schema: Mapping[str, Any], *, max_chars: int) -> None:
        self._model = model
        self._max_chars = max_chars
        strict = {"name": "svar", "strict": True, "schema": dict(schema)}
        self._formats = (
            *_asking(model, {"type": "json_schema", "json_schema": strict}),
            *_asking(model, {"type": "json_object"}),
            {},
        )

    def stream(self, messages: Sequence[BaseMessage], deadline: float) -> Iterator[str]:
        """Yields the reply piece by piece.

        Args:
            deadline: On the monotonic clock, whatever the server does.

        Raises:
            ChatModelError: If there is no reply, or it breaks off; what came before has been yielded.
        """
        formats = self._formats
        for n, options in enumerate(formats):
            try:
                yield from self._reply(options, messages, deadline)
            except _ParameterRefused:
                continue
            self._formats = formats[n:]
            return
        raise ChatModelError("Språkmodellens server tog inte emot frågan.")

    def _reply(self, options: dict[str, Any], messages: Sequence[BaseMessage], deadline: float) -> Iterator[str]:
        """A reply streamed, or where the server cannot stream, whole."""
        model = self._model.bind(**options) if options else self._model
        for streaming in (True, False):
            length = 0
            for piece in _pieces(model, list(messages), deadline, streaming=streaming):
                yield piece
                length += len(piece)
                if length > self._max_chars:
                    raise ChatModelError("Språkmodellens svar blev för långt.")
            if length:
                return
        raise ChatModelError("Språkmodellen gav ett tomt svar.")


def _asking(model: BaseChatModel, response_format: dict[str, Any]) -> list[dict[str, Any]]:
    """How a provider is asked for a format; nothing for those that are asked in the prompt alone."""
    package = type(model).__module__.partition(".")[0]
    if package == "langchain_ollama":
        return [{"response_format": response_format}]
    if package == "langchain_openai":
        # Given as its own parameter it would turn on OpenAI's parsing helper, which breaks on other servers' replies.
        body = getattr(model, "extra_body", None) or {}
        return [{"extra_body": {**body, "response_format": response_format}}]
    return []


class _ParameterRefused(Exception):
    """The server does not take the request as it was made."""


def _pieces(
    model: Runnable[LanguageModelInput, AIMessage], messages: list[BaseMessage], deadline: float, *, streaming: bool
) -> Iterator[str]:
    """The text as it comes, read in a thread of its own: a server that only keeps the line open cannot hold us."""
    queue: SimpleQueue[str | Exception | None] = SimpleQueue()
    abandoned = Event()
    Thread(target=_read, args=(model, messages, streaming, queue, abandoned), daemon=True).start()
    try:
        while (left := deadline - time.monotonic()) > 0:
            try:
                item = queue.get(timeout=left)
            except Empty:
                break
            if item is None:
                return
            if isinstance(item, Exception):
                raise _told(item) from item
            yield item
        raise ChatModelError("Språkmodellen svarade inte i tid.")
    finally:
        abandoned.set()


def _read(
    model: Runnable[LanguageModelInput, AIMessage],
    messages: list[BaseMessage],
    streaming: bool,
    queue: SimpleQueue[str | Exception | None],
    abandoned: Event,
) -> None:
    try:
        # A tracing variable in the environment must not send questions to LangChain's cloud.
        with tracing_context(enabled=False), closing(_messages(model, messages, streaming)) as chunks:
            for chunk in chunks:
                if abandoned.is_set():
                    return
                if chunk.text:
                    queue.put(str(chunk.text))
        queue.put(None)
    except Exception as error:  # whatever the provider's package raises is told to the reader of the queue
        queue.put(None if "No generation chunks" in str(error) else error)


def _messages(
    model: Runnable[LanguageModelInput, AIMessage], messages: list[BaseMessage], streaming: bool
) -> Any:  # a generator of AIMessage and AIMessageChunk
    if streaming:
        yield from model.stream(messages)
    else:
        yield model.invoke(messages)


def _told(error: Exception) -> Exception:
    """What went wrong, without the provider's own words: they may hold the question or the key."""
    status = getattr(error, "status_code", None)
    names = " ".join(type(e).__name__ for e in (error, error.__cause__, error.__context__) if e is not None)
    if status in _REFUSES_PARAMETER:
        return _ParameterRefused()
    if status in (401, 403):
        return ChatModelError("Språkmodellens server nekade åtkomst: nyckeln saknas eller är fel.")
    if status == 404:
        return ChatModelError("Språkmodellen finns inte på servern.")
    if status == 429:
        return ChatModelError("Språkmodellens server är överbelastad.")
    if isinstance(status, int) and status > 0:
        return ChatModelError(f"Språkmodellens server svarade med ett fel (HTTP {status}).")
    if "Timeout" in names:
        return ChatModelError("Språkmodellen svarade inte i tid.")
    if "Connect" in names:
        return ChatModelError("Språkmodellens server gick inte att nå.")
    return ChatModelError("Språkmodellens svar gick inte att läsa.")
