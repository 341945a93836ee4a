"""Statements that say what another one says, or hold its words."""

from __future__ import annotations

import re

from assistant.candidates import Candidate
from assistant.facts.references import sections
from ingest.documents import BlockKind

_SAME_WORDS = 0.8
"""Share of the shorter one's words from which two statements say the same, unless their figures are others."""
_SAME_SAID = 0.55
"""Share of the shorter one's words from which two statements with the same figures, or sections, say the same."""
_STEM = 6
"""Letters by which words are held against each other."""


def repeats(candidate: Candidate, other: Candidate) -> bool:
    """Whether a statement says what another says, or overlaps it in its passage."""
    if overlaps(candidate, other):
        return True
    of_table = candidate.unit.kind is BlockKind.TABLE_ROW and candidate.unit.lead == other.unit.lead
    mine, others = (told_words(c.unit.body if of_table else c.unit.text) for c in (candidate, other))
    shared = len(mine & others) / (min(len(mine), len(others)) or 1)
    shorter, longer = (_figures(c) for c in sorted((candidate, other), key=lambda c: len(c.unit.body)))
    if shared > _SAME_WORDS and not (shorter and longer and shorter.isdisjoint(longer)):
        return True
    same_facts = shorter == longer and (bool(shorter) or _same_law(candidate, other))
    return not of_table and same_facts and shared > _SAME_SAID


def overlaps(one: Candidate, other: Candidate) -> bool:
    """Whether two statements share words of one passage."""
    same = one.hit.passage.passage_id == other.hit.passage.passage_id
    return same and one.unit.start < other.unit.end and other.unit.start < one.unit.end


def within(one: Candidate, other: Candidate) -> bool:
    """Whether a statement stands inside another."""
    same = one.hit.passage.passage_id == other.hit.passage.passage_id
    return same and other.unit.start <= one.unit.start and one.unit.end <= other.unit.end


def _same_law(one: Candidate, other: Candidate) -> bool:
    """Whether two statements tell the same sections, and no others."""
    mine, others = sections(one.unit.text), sections(other.unit.text)
    both = all(any(a.agrees(b) for b in others) for a in mine) and all(any(a.agrees(b) for b in mine) for a in others)
    return bool(mine and others) and both


def _figures(candidate: Candidate) -> set[str]:
    """The figures of a statement, but for those of the sections that it names in brackets."""
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[ \u00a0](?=\d{3})|\([^)]*§[^)]*\)", "", candidate.unit.body)))


def told_words(text: str) -> set[str]:
    """The words of a text by their first letters, small ones and sections of law left out."""
    return {
        word[:_STEM] for word in re.findall(r"\w+", re.sub(r"\([^)]*§[^)]*\)", "", text).casefold()) if len(word) > 2
    }
