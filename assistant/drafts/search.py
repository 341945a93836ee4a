"""The passages of the library that a sentence of a draft is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Hit, Question
from assistant.assistant import Assistant
from assistant.drafts.abbreviations import abbreviated, added
from assistant.drafts.claims import without_source
from assistant.drafts.kind import without_teller
from assistant.drafts.law import without_references
from assistant.drafts.read import Sentence
from assistant.drafts.section import sections_about
from ingest.documents import CELL
from ingest.units import leans_back

_PASSAGES = 12
"""Passages looked into for a sentence."""
_DELEGATION = "delegationsordning, delegat, beslut:"
"""What the tables that tell who decides are found by."""


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
        """The passages for a sentence; one that leans on the sentence before is searched for with it.

        For one that tells who decides, also those with tables of delegates.
        """
        said = without_references(without_source(without_teller(sentence.said)))
        if before and leans_back(said):
            said = f"{without_references(before.said)} {said}"
        said = " ".join(
            (said, sentence.topic, *sections_about(sentence.said), *added(abbreviated(said, self.abbreviations), said))
        )
        found = self._nearest(said, _PASSAGES)
        if not sentence.topic:
            return found
        known = {hit.passage.passage_id for hit in found}
        tables = self._nearest(f"{_DELEGATION} {sentence.topic} {sentence.said}", _PASSAGES)
        return [*found, *(hit for hit in tables if CELL in hit.passage.text and hit.passage.passage_id not in known)]

    def _nearest(self, said: str, most: int) -> Sequence[Hit]:
        """The passages nearest to some words, of the draft's municipality and day."""
        return self.assistant.nearest(Question(said, municipality=self.municipality, as_of=self.as_of), most)
