"""List items that lost their bullets, and lists that are not lists."""

from __future__ import annotations

from collections.abc import Sequence

from ingest import shapes
from ingest.documents import BlockKind
from ingest.flow import Draft
from ingest.placed import Placed

_LONGEST = 250


def mark(drafts: list[Draft]) -> list[Draft]:
    """Turn entries typed one a line under a lead-in or a heading into items.

    Names under "Deltagare:" become one paragraph with it, so that what concerns persons can be found together.
    """
    result: list[Draft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        end = _run(drafts, index)
        entries = drafts[index + 1 : end]
        if entries and shapes.is_attendance(draft.text):
            result.append(_gather(draft, entries))
        elif len(entries) == 1 and draft.text.endswith(":") and entries[0].text[:1].islower():
            result.append(_gather(draft, entries, " "))
        else:
            if len(entries) > 1:
                for entry in entries:
                    entry.kind, entry.marker = BlockKind.ITEM, entry.marker or "-"
            result += (draft, *entries)
        index = max(end, index + 1)
    return result


def _run(drafts: Sequence[Draft], index: int) -> int:
    """Where the run of entries under `index` ends."""
    lead = drafts[index]
    end = index + 1
    if not lead.raw or index + 1 == len(drafts):
        return end
    colon = lead.kind is BlockKind.PARAGRAPH and lead.text.endswith(":")
    bare = lead.kind is BlockKind.HEADING and index > 0
    attendance = shapes.is_attendance(lead.text)
    if not (colon or bare or attendance):
        return end
    while end < len(drafts) and _is_entry(drafts[end], drafts[index + 1], bare, attendance):
        end += 1
    if bare and end < len(drafts) and drafts[end].kind is BlockKind.PARAGRAPH and end - index == 2:
        return index + 1
    return end


def _is_entry(draft: Draft, first: Draft, bare: bool, attendance: bool) -> bool:
    text = draft.text
    if not draft.raw or draft.first.fresh or len(text) > _LONGEST or text.endswith(":"):
        return False
    if draft.kind is not BlockKind.PARAGRAPH and not (attendance and draft.kind is BlockKind.ITEM):
        return False
    if shapes.is_label(text) or shapes.is_date(text) or shapes.is_address(text) or shapes.is_question(text):
        return False
    if draft is not first and draft.first.gap > max(first.first.gap, 1) + 2:
        return False
    if attendance:
        return not draft.first.gap and not shapes.ends_sentence(text)
    if len(draft.lines) > 1 and not shapes.starts_low(text):
        return False
    if bare and shapes.ends(text):
        return False
    return (
        shapes.ends_sentence(first.text)
        or not shapes.ends_sentence(text)
        or (draft.first.gap <= 1 and shapes.starts_low(text))
    )


def _gather(lead: Draft, entries: Sequence[Draft], glue: str = ", ") -> Draft:
    words = lead.words
    for entry in entries:
        between = " " if words.text.endswith((":", ",", ";")) else glue
        words = words + Placed(between) + entry.words
    return Draft(lead.kind, words, [line for draft in (lead, *entries) for line in draft.lines])
