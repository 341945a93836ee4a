"""Lets go of what a check has left in the caches of readers of text: nothing of a draft stays when it is done."""

from __future__ import annotations

from assistant import comparison, evidence, household, matching, parties, quote, roles
from assistant.drafts import cues, verbs
from assistant.facts import read as facts
from assistant.facts import references as sections
from assistant.guards import modals
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
    roles.with_verb,
    parties.is_office_name,
    modals.modals,
    household.household,
    quote.folded,
    embed.query_vector,
    cues.cues,
    verbs.finite_verbs,
    verbs.is_past_form,
    verbs.is_present_form,
)
"""What is kept by whole texts, or by words as they are written; stems and passages' own vectors are of the library."""


def forget() -> None:
    """Empties the caches; what another check or question needs of them is read anew."""
    for cache in CACHES:
        cache.cache_clear()
