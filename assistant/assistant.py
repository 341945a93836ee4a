"""The assistant on one page: Question -> Hits -> Statements -> verified Answer.

Find, decide, say, verify, word, judge: `finding` and `saying` do the first three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import abstain
from assistant.answer import Answer, Citation, Hit, Notice, Question, Statement
from assistant.candidates import Candidate, likeliest, rerank
from assistant.clock import Clock
from assistant.currency import Currency
from assistant.entailment import Reader, entailment_model
from assistant.extractive import levels
from assistant.extractive.lists import go_on
from assistant.extractive.statements import state
from assistant.finding import READ, Finder, Found
from assistant.notices import (
    held_then,
    list_goes_on,
    masked_notice,
    model_unavailable,
    notices,
    of_other_places,
    parts_unanswered,
    place_aside,
    place_understood,
    second_reader_unavailable,
)
from assistant.opening import embeddings_for, generator_for, second_reader_for
from assistant.places import respelled
from assistant.privacy import explain, masked
from assistant.query import Query
from assistant.saying import Selector
from assistant.scope import named_municipalities, places_beside
from assistant.spelled_out import ShortNames, spelled_out
from assistant.verify import verified
from ingest.embed import NamedEmbeddings
from ingest.index import Index, open_index
from settings import Settings

if TYPE_CHECKING:
    from assistant.generate import Generator
    from assistant.second_opinion import SecondReader
    from assistant.sieve import Verified

    OnStatement = Callable[[Verified], None]

_SHOWN = 5
"""Possibly relevant passages shown when abstaining."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An answer, the passages looked into for it (best first), and what spoke for answering.

    Attributes:
        confidence: None where the question's bounds already refused it.
    """

    answer: Answer
    hits: tuple[Hit, ...]
    confidence: float | None


class Assistant:
    """Answers questions from one index generation.

    Args:
        embeddings: The model that made the index's vectors; None leaves the dense leg out.
        generator: Words the answers by a chat model; None gives them in the sources' own words.
        second_reader: Judges each statement beside the verifier, for the reader to see; None for none.
        reader: Reads the likely candidates beside the question; None leaves that out.
    """

    def __init__(
        self,
        index: Index,
        embeddings: NamedEmbeddings | None,
        generator: Generator | None = None,
        second_reader: SecondReader | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.index = index
        self.currency = Currency(index)
        self._finder = Finder(index, embeddings, reader)
        self._selector = Selector(self._finder)
        self.short_names = ShortNames(index)
        self._generator = generator
        self._second_reader = second_reader

    @classmethod
    def open(cls, index_folder: Path, settings: Settings) -> Assistant:
        """Opens the index and the model that made it.

        Raises:
            IndexUnavailable: If there is no index, or the settings name another model than the one that made it.
            SettingsError: If the settings name a chat model or a second reader that cannot be used.
        """
        index = open_index(index_folder)
        return cls(
            index,
            embeddings_for(index, settings),
            generator_for(settings),
            second_reader_for(settings),
            entailment_model(),
        )

    def ask(self, question: Question, on_statement: OnStatement | None = None) -> Answer:
        """Answers from the sources, or says that they are silent; tells what was masked in the question.

        Args:
            on_statement: Called with each statement of a chat model as soon as it is verified.
        """
        return self.trace(question, on_statement).answer

    def trace(self, question: Question, on_statement: OnStatement | None = None) -> Trace:
        """The answer together with what it was made from, for measuring."""
        clock = Clock()
        found = self._finder.find(question, clock)
        answer = self._judged(self._answer(found, clock, on_statement))
        if hidden := masked(question.text).found:
            answer = replace(answer, notices=(*answer.notices, masked_notice(explain(hidden))))
        if taken := respelled(question.text, self.index)[1]:
            answer = replace(answer, notices=(place_understood(taken), *answer.notices))
        confidence = None if found.refusal else abstain.confidence(found.query, found.ranked)
        return Trace(answer, rerank(found.hits, found.ranked), confidence)

    def _answer(self, found: Found, clock: Clock, on_statement: OnStatement | None) -> Answer:
        """The verified answer to a question, from what was found for it; else why there is none."""
        if found.refusal:
            return _abstained(found, found.refusal, (), clock)
        said = self._selector.said(found, clock)
        clock.lap("select")
        if not said.chosen:
            related = _possibly(found) if said.decision.band == "related" else ()
            silent = _abstained(found, said.decision.reason, related, clock)
            return self._worded(silent, found, clock, on_statement) if said.decision.doubtful else silent
        stated = state(said.chosen, municipality=found.asked.municipality)
        statements, citations = verified(*spelled_out(*stated, self.short_names.of))
        clock.lap("verify")
        if not statements:
            return _abstained(found, "Inget avsnitt svarar på frågan.", _possibly(found), clock)
        answer = self._stated(found, statements, citations, said.unanswered)
        return self._worded(answer, found, clock, on_statement)

    def _stated(
        self,
        found: Found,
        statements: tuple[Statement, ...],
        citations: tuple[Citation, ...],
        unanswered: Sequence[str],
    ) -> Answer:
        """The answer of what holds, with what its reader must know beside it."""
        cut = go_on(found.query, citations, self.index)
        return Answer(
            id=found.asked.id,
            question=found.asked.text,
            status="answered",
            completeness="partial" if unanswered or cut else "complete",
            statements=statements,
            citations=citations,
            notices=(
                *parts_unanswered(unanswered),
                *list_goes_on(cut),
                *self._notices(found.asked, citations),
            ),
        )

    def _worded(self, answer: Answer, found: Found, clock: Clock, on_statement: OnStatement | None) -> Answer:
        """The answer in the chat model's words where they hold; as it was where they do not."""
        if self._generator is None:
            return replace(answer, timings_ms=clock.laps)
        hits, municipality = rerank(found.readable, found.ranked), found.asked.municipality
        made = self._generator.generate(answer.question, hits, municipality=municipality, on_statement=on_statement)
        clock.lap("generate")
        answer = replace(answer, timings_ms=clock.laps)
        if made.statements:
            return replace(
                answer,
                status="answered",
                reason=None,
                related=(),
                mode=self._generator.name,
                completeness="complete" if made.completeness == "complete" else "partial",
                statements=levels.in_order(made.statements, made.citations),
                citations=made.citations,
                notices=self._notices(found.asked, made.citations),
            )
        tells = made.error and answer.statements
        return replace(answer, notices=(*answer.notices, model_unavailable(made.error or ""))) if tells else answer

    def _judged(self, answer: Answer) -> Answer:
        """The answer with a second reader's opinion of each statement, or word that it could not be had."""
        if self._second_reader is None or not answer.statements:
            return answer
        from assistant.second_opinion import OpinionError

        cited = {c.n: c.passage.text for c in answer.citations}
        pairs = [(s.text, "\n".join(cited[n] for n in s.citations)) for s in answer.statements]
        try:
            return replace(answer, opinions=tuple(self._second_reader.read(pairs)))
        except OpinionError as error:
            return replace(answer, notices=(*answer.notices, second_reader_unavailable(str(error))))

    def _notices(self, asked: Question, citations: Sequence[Citation]) -> tuple[Notice, ...]:
        as_of = asked.as_of or date.today()
        return (
            *notices(asked.text, citations),
            *held_then(asked.text, asked.as_of),
            *place_aside(places_beside(asked, self.index), asked.municipality),
            *(() if named_municipalities(asked.text, self.index) else of_other_places(asked.municipality, citations)),
            *levels.differing(citations),
            *self.currency.notices(citations, as_of),
        )

    def search(self, question: Question, k: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to a question, without an answer."""
        found = self._finder.find(question, Clock(), max(k, READ))
        return rerank(found.hits, found.ranked)[:k]

    def nearest(self, question: Question, k: int) -> tuple[Hit, ...]:
        """The passages nearest to a text in the search's own order, for texts searched for sentence by sentence."""
        return self._finder.nearest(question, k)

    def ranked(self, question: Question) -> tuple[Query, tuple[Candidate, ...]]:
        """A question's search terms and the candidates for its answer, best first."""
        found = self._finder.find(question, Clock())
        return found.query, found.ranked

    def read(self, question: Question) -> tuple[Question, Query]:
        """A question as it is understood: masked, standing alone, within its municipality; and its search terms."""
        return self._finder.read(question)


def _possibly(found: Found) -> tuple[Hit, ...]:
    """The passages that may be of use where no answer is given; as the search has them where nothing in them is."""
    return (likeliest(found.ranked or found.beside) or found.hits)[:_SHOWN]


def _abstained(found: Found, reason: str, related: Sequence[Hit], clock: Clock) -> Answer:
    return Answer(
        id=found.asked.id,
        question=found.asked.text,
        status="abstained",
        reason=reason,
        related=tuple(related),
        timings_ms=clock.laps,
    )
