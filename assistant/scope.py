"""Which documents may answer: the municipality and the day that bound a question."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from assistant.answer import Question
from assistant.places import aside
from ingest.analyze import STOPWORDS, fold
from ingest.documents import Document, Kind, Scope
from ingest.index import Index
from ingest.municipalities import ALSO_WORDS, MUNICIPALITIES
from ingest.versions import replaced_on

_NAMED = re.compile(r"\b([A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)??)s? (?:kommun|stad)\b")


_NO_NAMES = frozenset(fold(w) for w in (*STOPWORDS, "annan", "vems", "egen", "ny", "samma", "berörd", "varje", "hel"))


def may_answer(document: Document, municipality: str | None, as_of: date, index: Index) -> bool:
    """Whether a document counts for a question.

    An older version does not where a newer one holds on the day, nor does news from after it.
    Local documents of another municipality never do when one is chosen, nor local ones of nobody knows whom in a
    library of several; unknown validity does. Examples answer only where the library holds nothing else.
    """
    m = document.metadata
    if m.example and not index.is_example:
        return False
    if (m.valid_from and as_of < m.valid_from) or (m.valid_to and as_of > m.valid_to):
        return False
    if m.kind is Kind.NYHET and m.published and as_of < m.published:
        return False
    if replaced_on(index.successors.get(document.document_id, ()), as_of):
        return False
    if municipality is None or m.scope is Scope.NATIONAL:
        return True
    if not m.municipalities:
        return m.scope is not Scope.LOKAL or len(index.municipalities) < 2
    return fold(municipality) in {fold(name) for name in m.municipalities}


def named_municipalities(text: str, index: Index) -> tuple[str, ...]:
    """Municipalities of the library that a question names, in any inflection, with or without diacritics."""
    folded = fold(text)
    return tuple(
        name
        for name in index.municipalities
        if (_mentions(text, name) if name in ALSO_WORDS else _mentions(folded, fold(name)))
    )


def unknown_municipalities(text: str, index: Index) -> tuple[str, ...]:
    """Municipalities that a question names and the library has nothing from."""
    known = {fold(n) for n in index.municipalities}
    named = {m.group(1) for m in _NAMED.finditer(text) if m.start() and fold(m.group(1)) not in _NO_NAMES}
    named |= _capitalised(text) & MUNICIPALITIES
    return tuple(sorted(n for n in named if not {fold(n), fold(n).removesuffix("s")} & known))


def _mentions(text: str, name: str) -> bool:
    return name in text and re.search(rf"\b{re.escape(name)}s?\b", text) is not None


def _capitalised(text: str) -> set[str]:
    words = re.findall(r"\b[A-ZÅÄÖ][\wåäöé-]+", text)
    return {*words, *(w.removesuffix("s") for w in words)}


def words_of_places(names: Collection[str]) -> set[str]:
    """The words that only name a municipality, in a question bound to it."""
    found = {"kommun", "kommunen", "kommuns"}
    for name in names:
        for word in name.split():
            found |= {word, f"{word}s"}
    return found


def bound(question: Question, index: Index) -> tuple[Question, str]:
    """The question bound to the municipality it is about, or why it cannot be answered for that one.

    Returns:
        The question, and a Swedish sentence that is empty where the question may be answered.
    """
    chosen = question.municipality
    unknown, named = unknown_municipalities(question.text, index), named_municipalities(question.text, index)
    beside = aside(question.text, (*unknown, *named), chosen)
    if missing := [name for name in unknown if name not in beside]:
        return question, f"Biblioteket har inga dokument från {' eller '.join(missing)}."
    named = tuple(name for name in named if name not in beside)
    if chosen is None:
        return replace(question, municipality=named[0] if len(named) == 1 else None), ""
    if others := [name for name in named if fold(name) != fold(chosen)]:
        return question, f"Frågan gäller {others[0]}, men {chosen} är vald. Byt kommun för att fråga om den."
    return question, ""


def places_beside(question: Question, index: Index) -> tuple[str, ...]:
    """The places that a question names but is not about, those of the municipality chosen left out."""
    text, chosen = question.text, question.municipality
    named = (*unknown_municipalities(text, index), *named_municipalities(text, index))
    return tuple(name for name in aside(text, named, chosen) if chosen is None or fold(name) != fold(chosen))
