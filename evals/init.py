"""Drafts a suite from an index, for a person to correct: a place, the fact told there, and a question about it.

What a draft expects is what the document says; how caseworkers would ask for it, only a person knows. No draft runs
before someone has taken away `draft: true`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

import yaml

from assistant.facts.fact import Fact
from assistant.facts.read import facts
from ingest.documents import Document, Passage
from ingest.index import Index
from ingest.sentences import sentence_spans

_HEADER = """\
# yaml-language-server: $schema=suite.schema.json
# Utkast av "kallstod eval init". Så här blir de till fall:
#   1. Läs stället under passages och skriv om question så som en handläggare skulle fråga.
#   2. Rätta facts: det som svaret måste säga, inget annat. Skriv villkor under conditions.
#   3. Ta bort raden draft: true. Fall med den raden körs inte.
#   4. Skriv också frågor som dokumenten inte besvarar, med expected: abstained.
# Alla fält: docs/egna-sviter.md. Schemat för redigeraren: kallstod eval schema > suite.schema.json
"""
_ASKED = {"amount": "Vilket belopp gäller", "time": "Vilken tid gäller", "share": "Vilken andel gäller"}
_LONGEST, _SHORTEST = 240, 25
_LEAST_WORDS = 5


def draft_suite(index: Index, count: int) -> str:
    """A suite file of drafts, spread over the documents in turn."""
    cases = [case for _, case in zip(range(count), _cases(index), strict=False)]
    suite = {
        "name": "Egen svit",
        "description": "Frågor ur våra egna dokument.",
        "gates": {"right": 0.7},
        "cases": [{"id": f"egen-{n:03}", **case} for n, case in enumerate(cases, start=1)],
    }
    return _HEADER + yaml.safe_dump(suite, allow_unicode=True, sort_keys=False, width=110)


def _cases(index: Index) -> Iterator[dict[str, Any]]:
    passages: dict[str, list[Passage]] = {}
    for passage in index.passages:
        passages.setdefault(passage.document_id, []).append(passage)
    of_documents = [_of_document(index.documents[key], found) for key, found in passages.items()]
    return (case for case in chain.from_iterable(zip_longest(*of_documents)) if case)


def _of_document(document: Document, passages: Sequence[Passage]) -> Iterator[dict[str, Any]]:
    """Drafts from a document, where its text is under headings of its own first: the top tells of the document."""
    for passage in sorted(passages, key=lambda p: " › " not in p.context):
        place = next(filter(None, (_telling(text) for text in _places(passage))), None)
        if place:
            yield _draft(document, passage, *place)


def _places(passage: Passage) -> Iterator[str]:
    for start, end in sentence_spans(passage.text):
        yield passage.text[start:end]


def _telling(text: str) -> tuple[str, Fact] | None:
    """A place that tells something exact, and what."""
    if not _SHORTEST <= len(text) <= _LONGEST or len(text.split()) < _LEAST_WORDS:
        return None
    found = next((f for f in facts(text) if f.kind in _ASKED), None)
    return (text, found) if found else None


def _draft(document: Document, passage: Passage, text: str, fact: Fact) -> dict[str, Any]:
    m = document.metadata
    return {
        "question": f"{_ASKED[fact.kind]}: {_heading(document, passage)}?",
        "slice": m.kind.value,
        **({"municipality": m.municipalities[0]} if m.is_of_one else {}),
        "expected": "answered",
        "passages": [text],
        "facts": [text[fact.start : fact.end]],
        "draft": True,
    }


def _heading(document: Document, passage: Passage) -> str:
    """The heading that a passage stands under, without its number."""
    heading = passage.context.splitlines()[0].split(" › ")[-1] if passage.context else document.metadata.title
    return re.sub(r"^[\d.]+\s+", "", heading).rstrip("?:. ")
