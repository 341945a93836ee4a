"""The passages of the library that a sentence of a draft is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Hit, Question
from assistant.assistant import Assistant
from assistant.drafts.claims import without_source
from assistant.drafts.law import without_references
from assistant.drafts.read import Sentence
from ingest.units import leans_back

_PASSAGES = 12
"""Passages looked into for a sentence."""


@dataclass(frozen=True, slots=True)
class Search:
    """Searches the library for the sentences of one draft."""

    assistant: Assistant
    municipality: str | None
    as_of: date

    def hits(self, sentence: Sentence, before: Sentence | None) -> Sequence[Hit]:
        """The passages for a sentence; one that leans on the sentence before is searched for with it."""
        said = without_references(without_source(sentence.said))
        if before and leans_back(said):
            said = f"{without_references(before.said)} {said}"
        found = self.assistant.nearest(Question(said, municipality=self.municipality, as_of=self.as_of), _PASSAGES)
        return [replace(hit, short_names=self._short_names(hit)) for hit in found]

    def _short_names(self, hit: Hit) -> tuple[tuple[str, str], ...]:
        """The short names that a passage's document spells out."""
        known = self.assistant.short_names.of(hit.document.document_id)
        return tuple((short, key.long) for short, key in known.items())
