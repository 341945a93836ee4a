"""Whether a reviewed answer still has its ground in the library, and the answer as it is given again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer, Citation, Notice, Question
from assistant.assistant import Assistant
from assistant.notices import notices
from assistant.oversight import queue
from assistant.oversight.form import posed
from assistant.oversight.records import Kept, Posed, Review, Source
from assistant.oversight.store import Store
from assistant.scope import may_answer
from assistant.verify import verified
from ingest.index import Index

LOOKED_INTO = 20
"""Passages, best first, among which a new one takes an approval's ground."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer rests on now: its citations in the present library, or why it has lost its ground (Swedish)."""

    citations: tuple[Citation, ...] = ()
    lost: str = ""


def ground(assistant: Assistant, asked: Posed, kept: Kept) -> Ground:
    """Holds a reviewed answer against the present library."""
    day = asked.as_of or date.today()
    citations = []
    for source in kept.sources:
        citation = cited_now(assistant.index, source)
        if citation is None:
            return Ground(lost=f"Ett citerat avsnitt i ”{source.title}” har ändrats eller tagits bort.")
        if not may_answer(citation.document, asked.municipality or None, day, assistant.index):
            return Ground(lost=f"”{source.title}” gäller inte längre.")
        citations.append(citation)
    if len(verified(kept.statements, citations)[0]) < len(kept.statements):
        return Ground(lost="Källorna bär inte längre svaret.")
    question = Question(asked.question, municipality=asked.municipality or None, as_of=day)
    if newer := next(_above(assistant, question, kept), None):
        return Ground(lost=f"Ett nytt avsnitt i ”{newer}” väger minst lika tungt och ligger närmare frågan.")
    return Ground(tuple(citations))


def cited_now(index: Index, source: Source) -> Citation | None:
    """The citation in the present library; None where the passage's words are no longer there."""
    for passage in index.passages:
        document = index.documents[passage.document_id]
        if passage.text_hash == source.text_hash and document.work_id == source.work_id:
            end = source.start + len(source.quote)
            whole = passage.text[source.start : end] == source.quote
            return Citation(source.n, passage, document, source.quote, source.start, end) if whole else None
    return None


def _above(assistant: Assistant, question: Question, kept: Kept) -> Iterator[str]:
    """Titles of passages unknown at the decision that rank above a source of no higher level."""
    hits = assistant.search(question, LOOKED_INTO)
    known = {s.text_hash for s in (*kept.sources, *kept.looked_into)}
    ranks = {h.passage.text_hash: rank for rank, h in enumerate(hits)}
    for rank, hit in enumerate(hits):
        level = hit.document.metadata.kind.level
        if hit.passage.text_hash not in known and any(
            rank < ranks.get(s.text_hash, LOOKED_INTO) and level <= s.level for s in kept.sources
        ):
            yield hit.document.metadata.title


def approved_answer(assistant: Assistant, store: Store, question: Question) -> Answer | None:
    """The reviewed answer to a question, where one stands; one that has lost its ground is ended, and not given."""
    asked = posed(assistant, question)
    review = queue.approved(store, asked.form, asked.municipality, asked.as_of)
    if review is None or review.holds is None or not review.holds.statements:
        return None
    found = ground(assistant, asked, review.holds)
    if found.lost:
        queue.end(store, review, found.lost)
        return None
    return _given(assistant, asked, review, review.holds, found, question.id)


def _given(assistant: Assistant, asked: Posed, review: Review, kept: Kept, found: Ground, question_id: str) -> Answer:
    day = asked.as_of or date.today()
    told = (_marked(review), *notices(asked.question, found.citations))
    return Answer(
        id=question_id,
        question=asked.question,
        status="answered",
        completeness="partial" if kept.completeness == "partial" else "complete",
        mode=kept.mode,
        statements=kept.statements,
        citations=found.citations,
        notices=(*told, *assistant.currency.notices(found.citations, day)),
    )


def _marked(review: Review) -> Notice:
    by, day = (review.decision.by, review.decided) if review.decision else ("", None)
    word = "Rättat" if review.state == "corrected" else "Granskat"
    return Notice("approved", f"{word} och godkänt av {by.lower()} {day:%Y-%m-%d}." if day else word)


def end_those_without_ground(assistant: Assistant, store: Store) -> tuple[Review, ...]:
    """Ends every approval that has lost its ground; returns them as they were."""
    ended = []
    for review in queue.find(store, ("approved", "corrected"), limit=100_000):
        kept = review.holds
        if kept is not None and (lost := ground(assistant, review.posed, kept).lost):
            queue.end(store, review, lost)
            ended.append(replace(review, ended_why=lost))
    return tuple(ended)
