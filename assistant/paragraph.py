"""A statement with the sentences it stands among: a rule's next words are often the ones that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.candidates import Candidate
from ingest.chunk import introduces
from ingest.documents import BlockKind, Passage, Section, Span
from ingest.sentences import sentence_spans

FIRST = 320
"""Characters up to which the first statement's paragraph, or its beginning up to the statement, is quoted as one."""
OTHERS = 200
"""The same for the statements after it."""
LISTED = 600
"""The same where the paragraph leads in to a list that is asked for."""


def widened(
    chosen: Sequence[Candidate], section_of: Callable[[Passage], Section], *, lists: bool = False
) -> list[Candidate]:
    """The chosen ones, each within its paragraph where that is short, without those that another then holds.

    Args:
        lists: Whether a list that the paragraph leads in to is asked for; it is then quoted with it.
    """
    wide: list[Candidate] = []
    for candidate in chosen:
        wider = _widened(candidate, section_of(candidate.hit.passage), OTHERS if wide else FIRST, lists)
        if not any(_within(wider, other) for other in wide):
            wide = [*(c for c in wide if not _within(c, wider)), wider]
    return wide


def _widened(candidate: Candidate, section: Section, longest: int, lists: bool) -> Candidate:
    unit, passage = candidate.unit, candidate.hit.passage
    if unit.kind is not BlockKind.PARAGRAPH or "\n" in unit.body or unit.text != unit.body or unit.example:
        return candidate
    first, last = unit.start + passage.start, unit.end + passage.start
    n = next((n for n, s in enumerate(section.spans) if _is_paragraph(s) and s.start <= first and last <= s.end), None)
    if n is None:
        return candidate
    around = section.spans[n]
    start, end = max(around.start, passage.start), min(around.end, passage.end)
    *before, final = sentence_spans(section.text, start, end)
    items = None
    if introduces(section.text[start:end]) and final[0] >= last:
        items = _end_of_list(section.spans[n + 1 :], passage) if lists else None
        end = before[-1][1]
    if items and items - start <= LISTED:
        end = items
    elif end - start > longest:
        end = last
        start = next(s for s, _ in sentence_spans(section.text, start, end) if end - s <= longest or s >= first)
    body = section.text[start:end]
    wider = replace(unit, start=start - passage.start, end=end - passage.start, text=body, body=body)
    return replace(candidate, unit=wider)


def _is_paragraph(span: Span) -> bool:
    return span.kind is BlockKind.PARAGRAPH


def _end_of_list(following: Sequence[Span], passage: Passage) -> int | None:
    """Where the list that follows directly ends, if the passage holds it whole."""
    items = list(takewhile(lambda span: span.kind is BlockKind.ITEM, following))
    return items[-1].end if items and items[-1].end <= passage.end else None


def _within(candidate: Candidate, other: Candidate) -> bool:
    same = candidate.hit.passage.passage_id == other.hit.passage.passage_id
    return same and other.unit.start <= candidate.unit.start and candidate.unit.end <= other.unit.end
