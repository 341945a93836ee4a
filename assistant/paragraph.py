"""A statement with the sentences it stands among: a rule's next words are often the ones that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.candidates import Candidate
from ingest.documents import BlockKind, Passage, Section
from ingest.sentences import sentence_spans

FIRST = 320
"""Characters up to which the first statement's paragraph, or its beginning up to the statement, is quoted as one."""
OTHERS = 200
"""The same for the statements after it."""


def widened(chosen: Sequence[Candidate], section_of: Callable[[Passage], Section]) -> list[Candidate]:
    """The chosen ones, each within its paragraph where that is short, without those that another then holds."""
    wide: list[Candidate] = []
    for candidate in chosen:
        wider = _widened(candidate, section_of(candidate.hit.passage), OTHERS if wide else FIRST)
        if not any(_within(wider, other) for other in wide):
            wide = [*(c for c in wide if not _within(c, wider)), wider]
    return wide


def _widened(candidate: Candidate, section: Section, longest: int) -> Candidate:
    unit, passage = candidate.unit, candidate.hit.passage
    if unit.kind is not BlockKind.PARAGRAPH or "\n" in unit.body or unit.text != unit.body or unit.example:
        return candidate
    first, last = unit.start + passage.start, unit.end + passage.start
    around = next(
        (s for s in section.spans if s.kind is BlockKind.PARAGRAPH and s.start <= first and last <= s.end), None
    )
    if around is None:
        return candidate
    start, end = max(around.start, passage.start), min(around.end, passage.end)
    if end - start > longest:
        end = last
        start = next(s for s, _ in sentence_spans(section.text, start, end) if end - s <= longest or s >= first)
    body = section.text[start:end]
    wider = replace(unit, start=start - passage.start, end=end - passage.start, text=body, body=body)
    return replace(candidate, unit=wider)


def _within(candidate: Candidate, other: Candidate) -> bool:
    same = candidate.hit.passage.passage_id == other.hit.passage.passage_id
    return same and other.unit.start <= candidate.unit.start and candidate.unit.end <= other.unit.end
