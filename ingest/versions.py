"""Versions of the same steering document in a library: the newest in force wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ingest.documents import Document, Kind

_VERSIONED = frozenset(
    {
        Kind.RIKTLINJE,
        Kind.DELEGATIONSORDNING,
        Kind.RUTIN,
        Kind.OVERENSKOMMELSE,
        Kind.VAGLEDNING,
        Kind.ALLMANNA_RAD,
        Kind.BROSCHYR,
    }
)
_NOT_THE_SUBJECT = re.compile(
    r"\b(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\b|\bversion \S+|\b(?:reviderad|revidering|rev|ny|nya|gällande|gäller"
    r"|antagen|beslutad|fastställd|uppdaterad|från|fr|o|m|och|med|till|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober"
    r"|november|december|kommuns?|stads?|för|i|den|av|\d{1,2})\b|[^\w\s]",
    re.IGNORECASE,
)


def starts(document: Document) -> date | None:
    """The day from which a version holds: told, or else its own date."""
    return document.metadata.valid_from or document.metadata.published


def successors(documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """For each document that has newer versions in the library, those versions, the next one first.

    Versions have the same kind, municipalities (or publisher, where those are not known) and subject in their titles,
    and different days from which they hold.
    """
    families: dict[tuple[object, ...], list[Document]] = {}
    for document in documents:
        if (key := _family(document)) and starts(document):
            families.setdefault(key, []).append(document)
    found: dict[str, tuple[Document, ...]] = {}
    for family in families.values():
        for document in family:
            begun = starts(document)
            newer = [d for d in family if begun and (day := starts(d)) and day > begun]
            if newer:
                found[document.document_id] = tuple(sorted(newer, key=lambda d: starts(d) or date.min))
    return found


def replaced_on(newer: Iterable[Document], as_of: date) -> Document | None:
    """The newest version that holds on a day in place of an older document, or None where that one itself does.

    Args:
        newer: The versions after it, in order.
    """
    begun = [d for d in newer if (day := starts(d)) and day <= as_of]
    return begun[-1] if begun else None


def _family(document: Document) -> tuple[object, ...] | None:
    metadata = document.metadata
    if metadata.kind not in _VERSIONED or document.part:
        return None
    subject = frozenset(_NOT_THE_SUBJECT.sub(" ", metadata.title.casefold()).split()) - _names(metadata.municipalities)
    whose = metadata.municipalities or ((metadata.publisher,) if metadata.publisher else ())
    return (metadata.kind, frozenset(whose), _bare(subject)) if subject and whose else None


def _names(municipalities: Iterable[str]) -> frozenset[str]:
    return frozenset(form for name in municipalities for word in name.casefold().split() for form in (word, f"{word}s"))


def _bare(words: Iterable[str]) -> frozenset[str]:
    """The words with those for the kind of document in one form: "riktlinjerna" is "riktlinje"."""
    return frozenset(re.sub(r"(?<=riktlinje)(?:r|n|rna)$|(?<=rutin)(?:en|er|erna)$", "", word) for word in words)
