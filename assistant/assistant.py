"""The assistant on one page: Question -> Hits -> Statements -> verified Answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant import abstain, extract
from assistant.answer import Answer, Hit, Question
from assistant.candidates import candidates, rerank
from assistant.conversation import standalone
from assistant.notices import notices
from assistant.privacy import mask
from assistant.query import Query, understand
from assistant.retrieve import Retriever
from assistant.scope import named_municipalities, unknown_municipalities, without_municipality
from assistant.verify import verified
from ingest.embed import EmbeddingError, NamedEmbeddings, load_embeddings
from ingest.index import Index, IndexUnavailable, open_index
from settings import Settings

_READ = 20
"""Passages looked into for an answer."""
_SHOWN = 5
"""Possibly relevant passages shown when abstaining."""


class Assistant:
    """Answers questions from one index generation.

    Args:
        embeddings: The model that made the index's vectors; None leaves the dense leg out.
    """

    def __init__(self, index: Index, embeddings: NamedEmbeddings | None) -> None:
        self.index = index
        self._retriever = Retriever(index, embeddings)

    @classmethod
    def open(cls, index_folder: Path, settings: Settings) -> Assistant:
        """Opens the index and the model that made it.

        Raises:
            IndexUnavailable: If there is no index, or the settings name another model than the one that made it.
        """
        index = open_index(index_folder)
        return cls(index, _embeddings_for(index, settings))

    def ask(self, question: Question) -> Answer:
        """Answers from the sources, or says that they are silent."""
        clock = _Clock()
        asked, refusal = self._bounded(self._standalone(question))
        query = self._understand(asked)
        clock.lap("understand")
        if refusal:
            return _abstained(asked, refusal, (), clock)
        hits = self._retriever.search(query, asked.municipality, _day(asked), _READ)
        clock.lap("retrieve")
        ranked = candidates(query, hits, self.index, asked.municipality)
        decision = abstain.decide(query, ranked)
        clock.lap("extract")
        if decision.band != "answer":
            return _abstained(
                asked, decision.reason, rerank(hits, ranked)[:_SHOWN] if decision.band == "related" else (), clock
            )
        chosen = extract.select(query, ranked, municipality=asked.municipality)
        statements, citations = verified(*extract.state(chosen, municipality=asked.municipality))
        clock.lap("verify")
        return Answer(
            id=asked.id,
            question=asked.text,
            status="answered",
            statements=statements,
            citations=citations,
            notices=notices(citations),
            timings_ms=clock.laps,
        )

    def search(self, question: Question, k: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to a question, without an answer."""
        asked, refusal = self._bounded(self._standalone(question))
        if refusal:
            return ()
        query = self._understand(asked)
        hits = self._retriever.search(query, asked.municipality, _day(asked), max(k, _READ))
        return rerank(hits, candidates(query, hits, self.index, asked.municipality))[:k]

    def _standalone(self, question: Question) -> Question:
        """The question masked, and if it is a follow-up, made to stand alone."""
        masked = mask(question.text.strip())
        return replace(question, text=standalone(masked, question.history, self.index))

    def _understand(self, question: Question) -> Query:
        names = [question.municipality] if question.municipality else []
        return understand(question.text, self.index, without_municipality(question.text, names))

    def _bounded(self, question: Question) -> tuple[Question, str]:
        """The question bound to the municipality it is about, or why it cannot be answered for that one."""
        named = named_municipalities(question.text, self.index)
        unknown = unknown_municipalities(question.text, self.index)
        if unknown:
            return question, f"Biblioteket har inga dokument från {' eller '.join(unknown)}."
        chosen = question.municipality
        if chosen is None:
            return replace(question, municipality=named[0] if len(named) == 1 else None), ""
        if others := [n for n in named if n.casefold() != chosen.casefold()]:
            return (
                question,
                f"Frågan gäller {others[0]}, men {chosen} är vald. Byt kommun för att fråga om den.",
            )
        return question, ""


class _Clock:
    """Milliseconds between laps."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: tuple[tuple[str, float], ...] = ()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps = (*self.laps, (name, round((now - self._last) * 1000, 2)))
        self._last = now


def _embeddings_for(index: Index, settings: Settings) -> NamedEmbeddings | None:
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


def _abstained(question: Question, reason: str, related: Sequence[Hit], clock: _Clock) -> Answer:
    return Answer(
        id=question.id,
        question=question.text,
        status="abstained",
        reason=reason,
        related=tuple(related),
        timings_ms=clock.laps,
    )


def _day(question: Question) -> date:
    return question.as_of or date.today()
