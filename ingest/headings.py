"""Which blocks are headings where the format does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest import shapes
from ingest.documents import BlockKind
from ingest.flow import Draft
from ingest.lines import TABLE
from ingest.placed import Placed

_LARGER = 1.08
_LONG = 150
_ENOUGH = 100
_BRIEF = 40
_MOST_LINES = 4


def mark(drafts: Sequence[Draft]) -> None:
    """Turn paragraphs that have the form of a heading into headings.

    On a page the type tells: larger or bolder than the body. In plain text it is a short line without an end that
    stands closer to the text after it than to the text before it.
    """
    body = body_size(drafts)
    by_type = sum(_is_set_apart(draft, body) for draft in drafts) > 1
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.ITEM and draft.raw and _is_numbered(drafts, index):
            draft.words = draft.first.words if len(draft.lines) == 1 else Placed(f"{draft.marker} ") + draft.words
        elif draft.raw and shapes.is_row_of_names(draft.text) and _opens(drafts, index):
            draft.kind = BlockKind.NOTE
            continue
        elif draft.kind is not BlockKind.PARAGRAPH or not _is_heading(drafts, index, body, by_type):
            continue
        draft.kind, draft.marker = BlockKind.HEADING, ""


def body_size(drafts: Sequence[Draft]) -> float:
    """The font size that most of the text has; 0 where sizes are unknown."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        sizes[round(draft.first.block.size or 0.0, 1)] += len(draft.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_set_apart(draft: Draft, body: float) -> bool:
    """Whether the type says heading: larger than the body, or bold as a whole."""
    block = draft.first.block
    return shapes.titled(draft.text, _LONG) and (block.bold or bool(body and (block.size or 0.0) >= _LARGER * body))


def _is_heading(drafts: Sequence[Draft], index: int, body: float, by_type: bool) -> bool:
    draft = drafts[index]
    first = draft.first
    if not draft.raw:
        return first.block.bold and _has_form(draft) and _leads(drafts, index)
    if not _has_form(draft):
        return False
    if _opens(drafts, index) and not (by_type and first.set_in_type):
        return len(drafts) > 1
    if _is_set_apart(draft, body) or first.ruled:
        return True
    if by_type or (body and first.block.size and first.block.size < body):
        return len(shapes.numbering(draft.text)) > 1 and _leads(drafts, index)
    if first.fresh and not first.set_in_type:
        return True
    if shapes.numbering(draft.text):
        return _leads(drafts, index)
    return _leads(drafts, index) and _stands_off(drafts, index)


def _opens(drafts: Sequence[Draft], index: int) -> bool:
    """Whether nothing but notes stands above."""
    return all(above.kind is BlockKind.NOTE for above in drafts[:index])


def _has_form(draft: Draft) -> bool:
    text = draft.text
    return (
        shapes.titled(text, _LONG if draft.first.block.size else 120)
        and len(draft.lines) <= _MOST_LINES
        and not shapes.is_attendance(text)
        and (draft.first.block.bold or not (shapes.is_label(text) or text.startswith("Till ")))
    )


def _leads(drafts: Sequence[Draft], index: int) -> bool:
    """Whether something follows that a heading can stand over."""
    if index + 1 == len(drafts):
        return False
    draft, below = drafts[index], drafts[index + 1]
    if below.kind in (BlockKind.ITEM, *TABLE, BlockKind.HEADING):
        return True
    if below.first.fresh and not below.first.set_in_type:
        return False
    if shapes.is_question(draft.text):
        return not below.text.endswith("?")
    if _is_text(below) or _heads_entries(drafts, index):
        return True
    return _has_form(below) and draft.first.gap > below.first.gap and _leads(drafts, index + 1)


def _heads_entries(drafts: Sequence[Draft], index: int) -> bool:
    """Whether short entries, one a line at equal gaps, stand nearer to it than what is above."""
    entries = drafts[index + 1 : index + 3]
    return (
        len(entries) == 2
        and not drafts[index].first.set_in_type
        and drafts[index - 1].kind is not BlockKind.HEADING
        and drafts[index].first.gap >= entries[0].first.gap
        and drafts[index].first.gap > entries[1].first.gap > 0
        and all(entry.raw and entry.kind is BlockKind.PARAGRAPH and not shapes.is_date(entry.text) for entry in entries)
    )


def _is_text(draft: Draft) -> bool:
    return shapes.ends(draft.text) or len(draft.text) >= _ENOUGH


def _stands_off(drafts: Sequence[Draft], index: int) -> bool:
    """Whether it is nearer to what follows, or, where all gaps are alike, much shorter."""
    above, draft, below = drafts[index - 1], drafts[index], drafts[index + 1]
    before, after = draft.first.gap, below.first.gap
    listed = above.kind is BlockKind.PARAGRAPH and not shapes.ends(above.text) and not shapes.is_label(above.text)
    if listed and before <= above.first.gap and (len(above.text) < _ENOUGH or len(draft.text) > _BRIEF):
        return False
    if shapes.is_question(draft.text) or before > after or (not after and len(below.text) > len(draft.text)):
        return True
    if before < after:
        return False
    if len(above.lines) > 1 or len(below.lines) > 1:
        return True
    return len(draft.text) <= 60 and len(below.text) >= _LONG


def _is_numbered(drafts: Sequence[Draft], index: int) -> bool:
    """Whether "1. Inledning" is a heading: text stands under it, not the list's next number."""
    draft = drafts[index]
    if (
        not draft.marker[:1].isdigit()
        or not draft.marker.endswith(".")
        or not _has_form(draft)
        or not draft.text[0].isupper()
    ):
        return False
    if draft.first.block.bold or draft.first.ruled:
        return True
    near = [drafts[at] for at in (index - 1, index + 1) if 0 <= at < len(drafts)]
    if any(other.kind is BlockKind.ITEM and other.marker[:1].isdigit() for other in near):
        return False
    if index + 1 == len(drafts) or len(draft.text) > 80:
        return False
    above, below = drafts[index - 1] if index else None, drafts[index + 1]
    if shapes.numbering(below.text) == (int(draft.marker[:-1]), 1):
        return True
    if not _leads(drafts, index):
        return False
    set_off = draft.first.gap > below.first.gap and above is not None and above.kind is not BlockKind.ITEM
    over_list = below.kind is BlockKind.ITEM and set_off and above is not None and not above.text.endswith(":")
    return below.kind is BlockKind.PARAGRAPH or over_list
