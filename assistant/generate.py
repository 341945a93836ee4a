"""A chat model's answer, of which only what its sources say is let through."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Yields

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from assistant import prompt
from assistant.answer import Hit
from assistant.chat_model import ChatModelError, JsonChat
from assistant.prompt import Claim, ReplyReader
from assistant.sieve import Generated, Sieve, Verified

_MAX_CHARS = 12_000
_ATTEMPTS = 2


class Generator:
    """Answers from passages with a chat model.

    Args:
        name: As in settings; shown as the answer's mode.
        timeout_s: For a whole answer, its retry included.
    """

    def __init__(self, model: BaseChatModel, name: str, *, timeout_s: float = 60.0) -> None:
        self.name = name
        self._chat = JsonChat(model, prompt.SCHEMA, max_chars=_MAX_CHARS)
        self._timeout_s = timeout_s

    def generate(
        self,
        question: str,
        hits: Sequence[Hit],
        *,
        municipality: str | None = None,
        on_statement: Callable[[Verified], None] | None = None,
    ) -> Generated:
        """The verified answer, or why there is none; never raises for what a model does.

        Args:
            on_statement: Called with each statement as soon as it is verified.
        """
        stream = self.stream(question, hits, municipality=municipality)
        while True:
            try:
                shown = next(stream)
            except StopIteration as end:
                generated: Generated = end.value
                return generated
            if on_statement is not None:
                on_statement(shown)

    def stream(
        self, question: str, hits: Sequence[Hit], *, municipality: str | None = None
    ) -> Yields[Verified, None, Generated]:
        """Yields each statement once it is verified; the whole is the generator's return value.

        Args:
            question: Personal data masked.
            municipality: The one that is chosen; with None, a local statement opens with the name of its own.
        """
        if not hits:
            return Generated()
        request = prompt.request(question, hits)
        sieve = Sieve(request.hits, municipality)
        deadline = time.monotonic() + self._timeout_s
        messages = request.messages
        for _ in range(_ATTEMPTS):
            reader, earlier = ReplyReader(), len(sieve.dropped)
            try:
                for claim in self._claims(messages, deadline, reader):
                    if (shown := sieve.take(claim)) is not None:
                        yield shown
            except ChatModelError as error:
                return sieve.generated(None, str(error))
            fell = sieve.dropped[earlier:]
            if not fell and (reader.whole or sieve.kept):
                break
            messages = prompt.again(request, reader.text, [(d.text, d.reason) for d in fell])
        if sieve.kept:
            return sieve.generated(reader.completeness if reader.whole and not fell else None)
        if sieve.dropped:
            return sieve.generated(None, "Språkmodellens svar gick inte att belägga i källorna.")
        return sieve.generated(None, None if reader.whole else "Språkmodellens svar gick inte att tolka.")

    def _claims(self, messages: Sequence[BaseMessage], deadline: float, reader: ReplyReader) -> Iterator[Claim]:
        """The claims of a reply, each as soon as the model has written it."""
        for piece in self._chat.stream(messages, deadline):
            yield from reader.feed(piece)
