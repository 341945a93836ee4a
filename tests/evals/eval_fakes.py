"""Observations of a few lines, with what a metric looks at and nothing else."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation, Hit, Notice, Statement
from evals.citations import Support
from evals.observation import Observation
from evals.suite import Case
from ingest.documents import Document, Kind, Metadata, Passage

DOCUMENT = Document("d", "w", "a.md", "", "", "", Metadata("Riktlinje", Kind.RIKTLINJE))


def passage(text: str, name: str = "") -> Passage:
    return Passage(name or text, "d", 0, 0, 0, len(text), text, "Riktlinje", "s. 1", None, text)


def hit(text: str) -> Hit:
    return Hit(passage(text), DOCUMENT, 0.5)


def citation(n: int, quote: str, text: str = "") -> Citation:
    whole = text or quote
    start = whole.index(quote)
    return Citation(n, passage(whole), DOCUMENT, quote, start, start + len(quote))


def case(**more: Any) -> Case:
    return Case(**{"id": "a", "question": "Hur mycket?", **more})


def answer(*said: tuple[str, str], notices: tuple[str, ...] = ()) -> Answer:
    """An answer of statements and their quotes; abstained where there are none."""
    statements = tuple(Statement(text, (n,)) for n, (text, _) in enumerate(said, start=1))
    citations = tuple(citation(n, quote) for n, (_, quote) in enumerate(said, start=1))
    return Answer(
        "a",
        "Hur mycket?",
        "answered" if said else "abstained",
        reason=None if said else "Det står inte.",
        statements=statements,
        citations=citations,
        notices=tuple(Notice(code, code) for code in notices),
    )


def observed(of: Case, said: Answer | None, *hits: str, **more: Any) -> Observation:
    library = {c.passage.passage_id: c.passage.text for c in said.citations} if said else {}
    return Observation(of, said, tuple(map(hit, hits)), library=library, **more)


def carried(cited: bool, found: bool = True, needed: tuple[bool, ...] = (True,)) -> Support:
    return Support("supported" if cited else "contradicted", None, cited, found, needed)
