"""Lets go of what a check has left in the caches of readers of text: nothing of a draft stays when it is done."""

from __future__ import annotations

from assistant import (
    comparison,
    draft_cues,
    draft_verbs,
    evidence,
    facts,
    guard_modality,
    guard_roles,
    household,
    matching,
    quote,
    roles,
)
from assistant import references as sections
from ingest import embed, references

CACHES = (
    facts.facts,
    matching.words,
    matching.vectors,
    sections.sections,
    references.references,
    comparison.clauses,
    evidence.units,
    roles.deeds,
    guard_modality.modals,
    guard_roles.clauses,
    household.household,
    quote.folded,
    embed.query_vector,
    draft_cues.cues,
    draft_verbs.finite_verbs,
    draft_verbs.is_past_form,
    draft_verbs.is_present_form,
)
"""What is kept by whole texts, or by words as they are written; stems and passages' own vectors are of the library."""


def forget() -> None:
    """Empties the caches; what another check or question needs of them is read anew."""
    for cache in CACHES:
        cache.cache_clear()
