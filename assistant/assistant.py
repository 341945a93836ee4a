"""The assistant on one page: Question -> Hits -> Statements -> verified Answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import abstain, extract, levels, relevance, yearly
from assistant.abstain import Decision
from assistant.answer import LONGEST_QUESTION, TOO_LONG, Answer, Citation, Hit, Notice, Question
from assistant.asked_of import of_its_own, yet_to_come
from assistant.candidates import Candidate, candidates, rerank
from assistant.conversation import standalone
from assistant.currency import Currency
from assistant.day_asked import day_asked
from assistant.entailment import Reader, entailment_model
from assistant.further import asks_further
from assistant.household import in_persons
from assistant.joined import alone, left_out, telling_of, without_strange
from assistant.lists import go_on, with_whole_lists
from assistant.measures import MONTHS
from assistant.named_source import of_the_named
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
from assistant.paragraph import widened, with_what_exceeds
from assistant.part_answers import answered_along, merged, named_row, shared, telling
from assistant.parts import Part, parts
from assistant.places import respelled
from assistant.privacy import explain, mask, masked
from assistant.query import Query, understand
from assistant.question_kinds import asks_for_list
from assistant.retrieve import Retriever
from assistant.rows import Rows
from assistant.scope import bound, named_municipalities, places_beside, without_municipality
from assistant.spelled_out import Key, keys, spelled_out
from assistant.verify import verified
from assistant.yearly import YearAsked, Yearly
from ingest.embed import NamedEmbeddings
from ingest.index import Index, open_index
from settings import Settings

if TYPE_CHECKING:
    from assistant.generate import Generator, Verified
    from assistant.second_opinion import SecondReader

    OnStatement = Callable[[Verified], None]

_READ = 30
"""Passages looked into for an answer."""
_FURTHER = 240
"""Passages after those, of which the ones are read too that hold a table row of what is asked for."""
_ROWS = 5
"""Such passages at most."""
_OF_EACH = 2
"""Statements of a thing that stands beside another in a question and that is told of by itself."""
_SURE_PLAINLY = 0.6
"""Relevance from which a part of a question is answered without its case."""
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
        self._retriever = Retriever(index, embeddings)
        self._generator = generator
        self.currency = Currency(index)
        self._yearly = Yearly(index)
        self._rows = Rows(index)
        self._short_names: dict[str, dict[str, Key]] = {}
        self._second_reader = second_reader
        self._reader = reader

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
        clock = _Clock()
        found = self._find(question, clock)
        answer = self._judged(self._answer(found, clock, on_statement))
        if hidden := masked(question.text).found:
            answer = replace(answer, notices=(*answer.notices, masked_notice(explain(hidden))))
        if taken := respelled(question.text, self.index)[1]:
            answer = replace(answer, notices=(place_understood(taken), *answer.notices))
        confidence = None if found.refusal else abstain.confidence(found.query, found.ranked)
        return Trace(answer, rerank(found.hits, found.ranked), confidence)

    def _answer(self, found: _Found, clock: _Clock, on_statement: OnStatement | None) -> Answer:
        if found.refusal:
            return _abstained(found, found.refusal, (), clock)
        said = self._said_in_parts(found, clock) or self._said_of_each(found, clock)
        clock.lap("select")
        if not said.chosen:
            related = rerank(found.hits, found.ranked)[:_SHOWN] if said.decision.band == "related" else ()
            silent = _abstained(found, said.decision.reason, related, clock)
            return self._worded(silent, found, clock, on_statement) if said.decision.doubtful else silent
        stated = extract.state(said.chosen, municipality=found.asked.municipality)
        statements, citations = verified(*spelled_out(*stated, self._keys))
        clock.lap("verify")
        if not statements:
            return _abstained(
                found, "Inget avsnitt svarar på frågan.", rerank(found.hits, found.ranked)[:_SHOWN], clock
            )
        cut = go_on(found.query, citations, self.index)
        answer = Answer(
            id=found.asked.id,
            question=found.asked.text,
            status="answered",
            completeness="partial" if said.unanswered or cut else "complete",
            statements=statements,
            citations=citations,
            notices=(*parts_unanswered(said.unanswered), *list_goes_on(cut), *self._notices(found.asked, citations)),
        )
        return self._worded(answer, found, clock, on_statement)

    def _said(self, found: _Found) -> _Said:
        """What answers a question that asks for one thing."""
        decision = _decided(found)
        if decision.band != "answer":
            return _Said(decision)
        chosen = extract.select(found.query, found.ranked, municipality=found.asked.municipality)
        chosen = with_whole_lists(found.query, chosen, found.ranked, self.index)
        chosen = widened(chosen, self.index.section, lists=asks_for_list(found.query.text))
        chosen = with_what_exceeds(chosen, self.index.section, extract.MOST)
        chosen = levels.with_counterparts(found.query, chosen, found.ranked, extract.MOST + 1)
        return _Said(decision, tuple(levels.by_level(chosen)))

    def _said_of_each(self, found: _Found, clock: _Clock) -> _Said:
        """What answers a question, for each of the things that it names side by side: "bredband och telefon"."""
        said = self._said(found)
        if not said.chosen:
            kept = without_strange(found.query)
            known = self._said_alone(found, kept[0], clock) if kept else said
            return replace(known, unanswered=(kept[1],)) if kept and known.chosen else said
        for thing in left_out(found.query, said.chosen, self.index):
            alone_said = self._said_alone(found, alone(found.query, thing), clock).chosen
            also = telling_of(found.query, thing, alone_said, self.index)[:_OF_EACH]
            chosen = merged([said.chosen, also], found.asked.municipality) if also else said.chosen
            said = replace(
                said, chosen=tuple(chosen), unanswered=said.unanswered if also else (*said.unanswered, thing)
            )
        return said

    def _said_alone(self, found: _Found, question: str, clock: _Clock) -> _Said:
        return self._said(self._find(replace(found.asked, text=question, history=()), clock))

    def _said_in_parts(self, found: _Found, clock: _Clock) -> _Said | None:
        """What answers each part of a question that asks for several things; None where it asks for one."""
        asked = found.asked
        if len(abstain.definitions(found.query, found.ranked)) > 1:
            return None  # the difference of two things that the library explains
        split = parts(asked.text, self.index, follows=bool(asked.history))
        if not split:
            return None
        each = [self._find(self._of_part(asked, part), clock) for part in split]
        told = [self._told_of(part, its, clock) for part, its in zip(split, each, strict=True)]
        if any(said.chosen for said in told) and not all(said.chosen for said in told):
            told = self._with_the_whole(split, told, found)
        found_for_each = [said.chosen for said in told], [its.ranked for its in each]
        chosen = merged(shared(split, *found_for_each, asked.municipality, self.index), asked.municipality)
        if not chosen:
            if split[0].place:
                return told[0]
            whole = self._said_of_each(found, clock)
            told, chosen = [replace(whole, chosen=()) for _ in split], list(whole.chosen)
        unanswered = [
            part.asked
            for part, its, said in zip(split, each, told, strict=True)
            if not said.chosen and not answered_along(part, its.ranked, chosen, asked.municipality, self.index)
        ]
        if len(unanswered) == len(split):
            return _Said(told[0].decision if told[0].decision.reason else Decision("related", abstain.UNSURE))
        return _Said(Decision("answer"), tuple(chosen), tuple(unanswered))

    def _with_the_whole(self, split: Sequence[Part], told: Sequence[_Said], found: _Found) -> list[_Said]:
        """What answers each part; a part without its own is answered by what the whole question finds, if it tells."""
        whole, place = self._said(found).chosen, found.asked.municipality
        return [
            said if said.chosen or part.place else replace(said, chosen=tuple(telling(part, whole, place, self.index)))
            for part, said in zip(split, told, strict=True)
        ]

    def _told_of(self, part: Part, found: _Found, clock: _Clock) -> _Said:
        """What answers a part, asked as a question that stands alone: with its case, or else without."""
        said = self._said(found)
        if said.chosen and (row := named_row(part, found.ranked, self.index)):
            return replace(said, chosen=tuple(row))
        chosen = telling(part, said.chosen, found.asked.municipality, self.index)
        if not chosen and part.plain:
            plainly = self._said(self._find(replace(found.asked, text=part.plain), clock)).chosen
            sure = [c for c in plainly if c.relevance >= _SURE_PLAINLY]
            chosen = telling(part, sure, found.asked.municipality, self.index)
        return replace(said, chosen=tuple(chosen))

    @staticmethod
    def _of_part(asked: Question, part: Part) -> Question:
        """The question that a part is; of today where it asks of now beside a day of the past."""
        of_then = part.now and asked.as_of == day_asked(asked.text, date.today())
        return replace(asked, text=part.text, history=(), as_of=None if of_then else asked.as_of)

    def _worded(self, answer: Answer, found: _Found, clock: _Clock, on_statement: OnStatement | None) -> Answer:
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
        found = self._find(question, _Clock(), max(k, _READ))
        return rerank(found.hits, found.ranked)[:k]

    def nearest(self, question: Question, k: int) -> tuple[Hit, ...]:
        """The passages nearest to a text in the search's own order, for texts searched for sentence by sentence."""
        asked, query = self.read(question)
        return self._retriever.search(query, asked.municipality, asked.as_of or date.today(), k)

    def ranked(self, question: Question) -> tuple[Query, tuple[Candidate, ...]]:
        """A question's search terms and the candidates for its answer, best first."""
        found = self._find(question, _Clock())
        return found.query, found.ranked

    def read(self, question: Question) -> tuple[Question, Query]:
        """A question as it is understood: masked, standing alone, within its municipality; and its search terms."""
        asked, _ = bound(self._standalone(question), self.index)
        return asked, self._understand(asked)

    def _find(self, question: Question, clock: _Clock, k: int = _READ) -> _Found:
        """Question -> Hits -> candidates for statements, within the question's bounds."""
        if len(question.text) > LONGEST_QUESTION:
            return _Found(replace(question, text=mask(question.text)), TOO_LONG, Query("", (), ()), (), ())
        asked, refusal = bound(self._standalone(question), self.index)
        query = self._understand(asked)
        clock.lap("understand")
        if refusal:
            return _Found(asked, refusal, query, (), ())
        as_of = asked.as_of or date.today()
        year = self._yearly.asked(query, asked.municipality, as_of)
        query = yearly.bind(query, year)
        tables = year.series.of(year.year) if year else ()
        searched = replace(query, text=in_persons(query.text))
        hits = self._retriever.search(searched, asked.municipality, as_of, k + _FURTHER, also=tables)
        hits = (*hits[:k], *self._rows.naming(query, hits[k:], _ROWS))
        clock.lap("retrieve")
        read = of_its_own(asked.text, candidates(query, hits, self.index, asked.municipality), self.index)
        read = of_the_named(asked.text, read, self.index)
        ranked = yearly.of_the_year(asked.text, year, yet_to_come(asked.text, read, as_of))
        ranked = tuple(relevance.judged(query, ranked, self.index, self._reader))
        clock.lap("read")
        return _Found(asked, "", query, hits, ranked, year)

    def _standalone(self, question: Question) -> Question:
        """The question masked, and if it is a follow-up, made to stand alone."""
        history = tuple(
            replace(turn, question=mask(turn.question))
            for turn in question.history
            if len(turn.question) <= LONGEST_QUESTION
        )
        asked, _ = respelled(mask(question.text.strip()), self.index)
        if history and not history[-1].answer and asks_further(asked):
            told = self._told(replace(question, text=history[-1].question, history=history[:-1]))
            history = (*history[:-1], replace(history[-1], answer=told))
        text = standalone(asked, history, self.index)
        as_of = question.as_of or day_asked(text, date.today())
        return replace(question, text=text, history=history, as_of=as_of)

    def _told(self, question: Question) -> str:
        """What the sources say first to a question, where a talk is given without its answers; empty if nothing."""
        query, ranked = self.ranked(question)
        if abstain.decide(query, ranked).band != "answer":
            return ""
        return next((c.unit.text for c in extract.select(query, ranked, municipality=question.municipality)), "")

    def _keys(self, document_id: str) -> dict[str, Key]:
        """The short names that a document spells out."""
        if document_id not in self._short_names:
            of_it = [p for p in self.index.passages if p.document_id == document_id]
            self._short_names[document_id] = keys(of_it)
        return self._short_names[document_id]

    def _understand(self, question: Question) -> Query:
        own = [question.municipality] if question.municipality else []
        months = MONTHS if question.as_of and question.as_of == day_asked(question.text, date.today()) else ()
        names = [*own, *places_beside(question, self.index), *months]
        return understand(question.text, self.index, without_municipality(question.text, names))


def _decided(found: _Found) -> Decision:
    """Whether the sources answer; an amount of a year only from the tables of that year."""
    decision, year = abstain.decide(found.query, found.ranked), found.year_asked
    if year and (year.year not in year.series.years or decision.band != "answer"):
        return Decision("related", yearly.refusal(year))
    return decision


@dataclass(frozen=True, slots=True)
class _Said:
    """What the sources say to a question, and the parts of it that they do not answer."""

    decision: Decision
    chosen: tuple[Candidate, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A question as understood and what was found for it; `refusal` says why nothing was looked for."""

    asked: Question
    refusal: str
    query: Query
    hits: tuple[Hit, ...]
    ranked: tuple[Candidate, ...]
    year_asked: YearAsked | None = None

    @property
    def readable(self) -> tuple[Hit, ...]:
        """The hits that a chat model may read: of a yearly amount only those that may answer for the year."""
        if self.year_asked is None:
            return self.hits
        answering = {c.hit.passage.passage_id for c in self.ranked}
        return tuple(h for h in self.hits if h.passage.passage_id in answering)


class _Clock:
    """Milliseconds between laps."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: tuple[tuple[str, float], ...] = ()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps = (*self.laps, (name, round((now - self._last) * 1000, 2)))
        self._last = now


def _abstained(found: _Found, reason: str, related: Sequence[Hit], clock: _Clock) -> Answer:
    return Answer(
        id=found.asked.id,
        question=found.asked.text,
        status="abstained",
        reason=reason,
        related=tuple(related),
        timings_ms=clock.laps,
    )
