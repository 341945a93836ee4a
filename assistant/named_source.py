"""A project or a document that a question names, "Hyran först": what other documents say of its words is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.candidates import Candidate
from assistant.forms.question_kinds import sources_named
from ingest.analyze import fold
from ingest.index import Index

_QUOTED = re.compile(r'["”«]([^"”»]{4,40})["”»]')
_HEAD = re.compile(r"^(?P<head>[A-ZÅÄÖ][^–:!]{3,40}?)(?:\s+–|!)\s")
_CALLED = r"\b(?:pilot|projekt|försök|rapport|slutrapport|satsning|insats|studie|kartläggning)\w*\s+(?:med\s+)?"
_LEAST_WORDS = 2


def of_the_named(question: str, found: Sequence[Candidate], index: Index) -> list[Candidate]:
    """The candidates of the documents whose name a question holds, or that name it themselves; all where none do.

    A name is what a title opens with before a dash, or has in quotation marks; in a question it has its capital, or
    is called a project: "piloten tidig kontakt". What a report of it found is told by a report, not by its invitation.
    """
    names = {name for d in index.documents.values() for name in names_of(d.metadata.title) if _is_named(name, question)}
    kept = [c for c in found if any(_tells_of(c, name) for name in names)] or list(found)
    kinds = [
        question[start:end].casefold().removesuffix("n").removesuffix("e") for start, end in sources_named(question)
    ]
    of_kind = [c for c in kept if any(_is_called(c, kind) for kind in kinds)]
    return of_kind if kinds and (of_kind or names) else kept


def names_of(title: str) -> Iterator[str]:
    """Yields what a title names: two words or more before a dash or "!", or in quotation marks."""
    found = [*_QUOTED.findall(title), *(m["head"] for m in [_HEAD.match(title)] if m)]
    yield from (name for name in found if len(name.split()) >= _LEAST_WORDS)


def _is_named(name: str, question: str) -> bool:
    capital = re.search(rf"(?<!^)\b{re.escape(name)}\b", question) or re.match(
        rf"{re.escape(name)}\b\s*[:–-]", question
    )
    return bool(capital) or re.search(rf"{_CALLED}\W?{re.escape(name)}\b", question, re.IGNORECASE) is not None


def _is_called(candidate: Candidate, kind: str) -> bool:
    m = candidate.hit.document.metadata
    return kind in m.title.casefold() or fold(kind) == m.kind.value or fold(f"{kind}e") == m.kind.value


def _tells_of(candidate: Candidate, name: str) -> bool:
    around = f"{candidate.hit.document.metadata.title}\n{candidate.hit.passage.context}\n{candidate.unit.text}"
    return fold(name) in fold(around)
