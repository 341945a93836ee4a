"""Table rows that a question names: one row is a small part of its passage, and the search may not see it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Hit
from assistant.query import Query
from ingest.documents import CELL, BlockKind, Passage
from ingest.index import Index
from ingest.units import units

_STANDS_FOR = 0.6
"""Weight from which a form of a question's term stands for it."""
_NAMED = 0.6
"""Share of what a row's label says that the question must ask for."""


class Rows:
    """The labels of an index's table rows, read when they are first looked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._labels: dict[str, tuple[frozenset[str], ...]] = {}

    def naming(self, query: Query, hits: Sequence[Hit], most: int) -> list[Hit]:
        """The first of the hits that hold a row whose label is what a question asks for."""
        asked = {form for term in query.terms for form, weight in term.forms if weight > _STANDS_FOR}
        found = (hit for hit in hits if CELL in hit.passage.text and self._names(asked, hit.passage))
        return [hit for hit, _ in zip(found, range(most), strict=False)]

    def _names(self, asked: set[str], passage: Passage) -> bool:
        return any(self._share(asked, label) > _NAMED for label in self._of(passage))

    def _share(self, asked: set[str], label: frozenset[str]) -> float:
        """How much of a label the question asks for, 0 to 1, its rarer words weighing more; its parts are no words."""
        parts = {part for term in label for part in self._index.analyzer.parts(term)}
        weights = {t: self._index.terms.idf(t) for t in label - (parts - asked) if not t[0].isdigit()}
        return sum(w for term, w in weights.items() if term in asked) / (sum(weights.values()) or 1.0)

    def _of(self, passage: Passage) -> tuple[frozenset[str], ...]:
        if passage.passage_id not in self._labels:
            rows = (u for u in units(passage, self._index.section(passage)) if u.kind is BlockKind.TABLE_ROW)
            self._labels[passage.passage_id] = tuple(
                self._index.analyzer.term_set(u.label.partition(",")[0]) for u in rows if u.label
            )
        return self._labels[passage.passage_id]
