"""The passages of the library that a sentence of a draft is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Hit, Question
from assistant.assistant import Assistant
from assistant.draft_abbreviations import abbreviated, added
from assistant.draft_claims import without_source
from assistant.draft_kind import without_teller
from assistant.draft_law import without_references
from assistant.draft_read import Sentence
from ingest.units import leans_back

_PASSAGES = 12
"""Passages looked into for a sentence."""


@dataclass(frozen=True, slots=True)
class Search:
    """Searches the library for the sentences of one draft.

    Attributes:
        abbreviations: For each long form its abbreviations in the sources.
    """

    assistant: Assistant
    municipality: str | None
    as_of: date
    abbreviations: Mapping[str, tuple[str, ...]]

    def hits(self, sentence: Sentence, before: Sentence | None) -> Sequence[Hit]:
        """The passages for a sentence; one that leans on the sentence before is searched for with it."""
        said = without_references(without_source(without_teller(sentence.said)))
        if before and leans_back(said):
            said = f"{without_references(before.said)} {said}"
        said = " ".join((said, *added(abbreviated(said, self.abbreviations), said)))
        return self.assistant.nearest(Question(said, municipality=self.municipality, as_of=self.as_of), _PASSAGES)
