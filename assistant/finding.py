"""Question -> Hits -> Candidates: a question as it is understood, and what is found for it within its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import abstain, relevance, yearly
from assistant.answer import LONGEST_QUESTION, TOO_LONG, Hit, Question
from assistant.asked_of import of_its_own, of_the_day, of_the_year_meant, yet_to_come
from assistant.asked_of_guidance import plainly
from assistant.candidates import Candidate, candidates
from assistant.clock import Clock
from assistant.conversation import standalone
from assistant.day_asked import day_asked, without_day, words_of_day
from assistant.entailment import Reader
from assistant.household import in_persons
from assistant.named_source import of_the_named
from assistant.places import respelled
from assistant.privacy import mask
from assistant.query import Query, understand
from assistant.retrieve import Retriever
from assistant.rows import Rows
from assistant.scope import bound, may_answer, places_beside, words_of_places
from assistant.yearly import YearAsked, Yearly
from ingest.documents import Document, Kind, Scope
from ingest.embed import NamedEmbeddings
from ingest.index import Index
from ingest.versions import starts

READ = 30
"""Passages looked into for an answer."""
_FURTHER = 240
"""Passages after those, of which the ones are read too that hold a table row of what is asked for."""
_ROWS = 5
"""Such passages at most."""
_OWN = 8
"""Passages of the chosen municipality's own documents that are read at least: national ones may crowd them out."""
_AS_SURE = 0.8
"""Share of the relevance of what answers today from which what held on the day answers too."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question as understood and what was found for it.

    Attributes:
        refusal: Why nothing was looked for.
        beside: Where nothing tells of the age or number asked about, what else stands with the year's tables.
    """

    asked: Question
    refusal: str
    query: Query
    hits: tuple[Hit, ...]
    ranked: tuple[Candidate, ...]
    year_asked: YearAsked | None = None
    beside: tuple[Candidate, ...] = ()

    @property
    def readable(self) -> tuple[Hit, ...]:
        """The hits that a chat model may read: of a yearly amount only those that may answer for the year."""
        if self.year_asked is None:
            return self.hits
        answering = {c.hit.passage.passage_id for c in self.ranked}
        return tuple(h for h in self.hits if h.passage.passage_id in answering)


class Finder:
    """Finds what one index generation holds for a question, within the question's bounds.

    Args:
        embeddings: The model that made the index's vectors; None leaves the dense leg out.
        reader: Reads the likely candidates beside the question; None leaves that out.
    """

    def __init__(self, index: Index, embeddings: NamedEmbeddings | None, reader: Reader | None = None) -> None:
        self.index = index
        self._retriever = Retriever(index, embeddings)
        self._yearly = Yearly(index)
        self._rows = Rows(index)
        self._reader = reader

    def find(self, question: Question, clock: Clock, k: int = READ) -> Found:
        """Question -> Hits -> candidates for statements, within the question's bounds."""
        if len(question.text) > LONGEST_QUESTION:
            return Found(replace(question, text=mask(question.text)), TOO_LONG, Query("", (), ()), (), ())
        asked, refusal = bound(self._standalone(question), self.index)
        query = self._understand(asked)
        clock.lap("understand")
        if refusal:
            return Found(asked, refusal, query, (), ())
        as_of = asked.as_of or date.today()
        now = date.today() if _tells_its_day(asked) else as_of
        year = self._yearly.asked(query, asked.municipality, as_of, now)
        query = yearly.bind(query, year) if year or not _tells_its_day(asked) else replace(query, years=())
        tables = year.series.of(year.year) if year else ()
        searched = replace(query, text=in_persons(query.text))
        hits = self._retriever.search(searched, asked.municipality, as_of, k + _FURTHER, also=tables)
        near, far = hits[:k], hits[k:]
        far = (*self._rows.naming(query, far, _ROWS), *_crowded_out(asked.municipality, near, far))
        hits = (*near, *dict.fromkeys(far))
        clock.lap("retrieve")
        read = of_its_own(asked.text, candidates(query, hits, self.index, asked.municipality), self.index)
        read = of_the_year_meant(asked.text, of_the_named(asked.text, read, self.index), now)
        read = of_the_day(read, as_of) if _tells_its_day(asked) else read
        read = yet_to_come(asked.text, read, as_of)
        ranked = yearly.of_the_year(asked.text, year, read)
        beside = () if ranked else yearly.in_the_year(year, read)
        ranked, beside = (
            tuple(relevance.judged(query, some, self.index, self._reader, now)) for some in (ranked, beside)
        )
        clock.lap("read")
        return Found(asked, "", query, hits, ranked, year, beside)

    def begun_since(self, found: Found) -> Document | None:
        """The document that answers a question of a past day today, if it has begun since and had none before it.

        News tells when rules begin and is no rule itself.
        """
        asked, today = found.asked, date.today()
        day = asked.as_of or today
        documents = self.index.documents.values()
        later = {d.document_id for d in documents if (begun := _begins(d)) and day < begun <= today}
        if day >= today or not later:
            return None
        now = self.find(replace(asked, text=without_day(asked.text), as_of=today, history=()), Clock())
        likely = (c for c in now.ranked if c.hit.document.metadata.kind is not Kind.NYHET)
        best = max(likely, key=lambda c: c.relevance, default=None)
        then = max((c.relevance for c in found.ranked), default=0.0)
        if best is None or best.hit.document.document_id not in later or then >= _AS_SURE * best.relevance:
            return None
        document = best.hit.document
        earlier = (self.index.documents[key] for key, newer in self.index.successors.items() if document in newer)
        held = any(may_answer(d, asked.municipality, day, self.index) for d in earlier)
        return document if best.relevance >= abstain.SURE and not held else None

    def read(self, question: Question) -> tuple[Question, Query]:
        """A question as it is understood: masked, standing alone, within its municipality; and its search terms."""
        asked, _ = bound(self._standalone(question), self.index)
        return asked, self._understand(asked)

    def nearest(self, question: Question, k: int) -> tuple[Hit, ...]:
        """The passages nearest to a text in the search's own order, for texts searched for sentence by sentence."""
        asked, query = self.read(question)
        return self._retriever.search(query, asked.municipality, asked.as_of or date.today(), k)

    def _standalone(self, question: Question) -> Question:
        """The question masked, and if it is a follow-up, made to stand alone."""
        history = tuple(
            replace(turn, question=respelled(mask(turn.question), self.index)[0])
            for turn in question.history
            if len(turn.question) <= LONGEST_QUESTION
        )
        asked, _ = respelled(mask(question.text.strip()), self.index)
        text = standalone(plainly(asked, self.index.municipalities), history, self.index)
        as_of = question.as_of or day_asked(text, date.today())
        return replace(question, text=text, history=history, as_of=as_of)

    def _understand(self, question: Question) -> Query:
        """The search terms of a question that stands alone, without the places and months that bound it."""
        own = [question.municipality] if question.municipality else []
        day = words_of_day(question.text) if _tells_its_day(question) else ()
        names = [*own, *places_beside(question, self.index), *day]
        return understand(question.text, self.index, words_of_places(names))


def _crowded_out(municipality: str | None, near: Sequence[Hit], far: Sequence[Hit]) -> list[Hit]:
    """The nearest passages of a municipality's own documents that are not among the near ones, if those are few."""
    missing = _OWN - sum(hit.document.metadata.is_only_of(municipality) for hit in near)
    return [hit for hit in far if hit.document.metadata.is_only_of(municipality)][: max(0, missing)]


def _begins(document: Document) -> date | None:
    """The day from which a document holds; of a national one that tells none, that is not known."""
    return starts(document) if document.metadata.scope is Scope.LOKAL else document.metadata.valid_from


def _tells_its_day(question: Question) -> bool:
    """Whether a question is of the day that its own words tell; a document's validity is then what counts."""
    return question.as_of is not None and question.as_of == day_asked(question.text, date.today())
