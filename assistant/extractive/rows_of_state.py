"""The row of a table that is of the very state which a question tells: "Beslutet är överklagat"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from ingest.analyze import whole_words
from ingest.documents import BlockKind

_STATE = re.compile(r"\w \b(?:är|har|var|saknas|finns|bor|får)\b", re.IGNORECASE)
"""The verb of a label that tells a state and names no thing."""


def with_row_of_state(
    question: str, chosen: Sequence[Candidate], ranked: Sequence[Candidate], least: float
) -> list[Candidate]:
    """The chosen ones, the row whose label is the state that the question tells before the others of its table.

    Args:
        least: Relevance that such a row has at least.
    """
    table = next((c for c in chosen if c.unit.kind is BlockKind.TABLE_ROW), None)
    if table is None:
        return list(chosen)
    told = whole_words(question)
    of_table = (c for c in ranked if c.unit.kind is BlockKind.TABLE_ROW and c.unit.lead == table.unit.lead)
    row = next((c for c in of_table if c.relevance >= least and _is_state_of(told, c.unit.label)), None)
    if row is None:
        return list(chosen)
    at = chosen.index(table)
    return [*chosen[:at], row, *(c for c in chosen[at:] if c is not row)]


def _is_state_of(told: frozenset[str], label: str) -> bool:
    words = whole_words(label.rpartition("\n")[2])
    return len(words) > 1 and words <= told and _STATE.search(label) is not None
