"""Footnotes that stand in the flow of the text, and sentences that they, or a table, cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest import shapes
from ingest.documents import BlockKind
from ingest.flow import Draft
from ingest.lines import TABLE
from ingest.placed import Placed

_NOTE = re.compile(r"(?P<number>\d{1,3})\s+(?=[\"”(]?[A-ZÅÄÖ0-9])")
_BACK = 15
_SHORT = 40
_SMALLER = 0.92
_BETWEEN = (BlockKind.NOTE, *TABLE)


def mark(drafts: list[Draft], body: float) -> list[Draft]:
    """Turn footnotes into notes, take the digits that point to them out of the words, and close what they cut.

    Args:
        drafts: Of one document.
        body: Font size of its text, 0 where unknown.
    """
    for index, draft in enumerate(drafts):
        match = _NOTE.match(draft.text)
        if not match or draft.kind is not BlockKind.PARAGRAPH or not draft.raw:
            continue
        small = bool(body and draft.first.block.size and draft.first.block.size < _SMALLER * body)
        pointed = _point(drafts[max(0, index - _BACK) : index], match["number"])
        if pointed or small:
            draft.kind, draft.marker = BlockKind.NOTE, match["number"]
            draft.words = draft.words.cut(match.end())
    return _close(drafts)


def _point(before: Sequence[Draft], number: str) -> bool:
    """Remove the digit that points to the note from the word it is glued to; whether there was one."""
    # Behind whole words only: "65 m2" is an area.
    mark = re.compile(
        rf"(?:(?<=[a-zåäö]{{3}})|(?<=[)”])){number}(?=[\s.,;:)]|$)|(?<=[a-zåäö]{{2}}[.,]){number}(?=\s|$)"
    )
    for draft in reversed(before):
        if draft.raw and draft.kind is not BlockKind.NOTE and mark.search(draft.text):
            draft.words = draft.words.sub(mark, "")
            return True
    return False


def _close(drafts: list[Draft]) -> list[Draft]:
    """Put the end of a sentence that was cut by a note or a table back to its beginning."""
    result: list[Draft] = []
    for draft in drafts:
        cut = _cut_before(result) if draft.raw and draft.kind is BlockKind.PARAGRAPH and _is_rest(draft) else None
        if cut:
            cut.words = cut.words + Placed(" ") + draft.words
            cut.lines += draft.lines
        else:
            result.append(draft)
    return result


def _is_rest(draft: Draft) -> bool:
    return shapes.starts_low(draft.text) and not draft.first.indent.endswith("\t")


def _cut_before(before: Sequence[Draft]) -> Draft | None:
    """The nearest paragraph or item without an end that a note or table follows."""
    for upper, lower in reversed(list(pairwise(before[-_BACK:]))):
        cut = upper.raw and upper.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and lower.kind in _BETWEEN
        if cut and not shapes.ends(upper.text) and not shapes.is_caption(upper.text) and len(upper.text) > _SHORT:
            return upper
    return None
