"""How deep each heading stands, where the format does not say."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from ingest import shapes
from ingest.documents import BlockKind
from ingest.flow import Draft

_DEEPEST = 6
_NEW_SLIDE = 5
_OPENING = 4


def assign(drafts: Sequence[Draft]) -> None:
    """Give headings that have no level one: by number, by type, or by the space above them.

    A title that opens the document stands above all others.
    """
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    if not any(draft.raw for draft in headings):
        _follow(headings)
        return
    title = _title(drafts, headings)
    rest = [draft for draft in headings if draft is not title]
    if title:
        title.level = 1
    top = 2 if title else 1
    if any(draft.first.block.size for draft in rest):
        _by_type(rest, top)
    else:
        _by_space(drafts, rest, top)
    _by_number(rest, top)


def _title(drafts: Sequence[Draft], headings: Sequence[Draft]) -> Draft | None:
    """The heading that opens the document, if it is set like no other."""
    first = headings[0]
    if first not in drafts[:_OPENING] or shapes.numbering(first.text):
        return None
    alone = not first.first.set_in_type or all(_type(first) > _type(draft) for draft in headings[1:])
    return first if alone and (first.first.set_in_type or first is next(_body(drafts))) else None


def _body(drafts: Sequence[Draft]) -> Iterator[Draft]:
    return (draft for draft in drafts if draft.kind is not BlockKind.NOTE)


def _follow(headings: Sequence[Draft]) -> None:
    """Bold paragraphs among headings of known level stand one below the nearest before them."""
    known = 0
    for draft in headings:
        if draft.first.block.kind is BlockKind.HEADING:
            known = draft.level = max(draft.level, 1)
        else:
            draft.level = min(known + 1, _DEEPEST)


def _by_number(headings: Sequence[Draft], top: int) -> None:
    """A section number says its own depth; headings set like numbered ones stand level with them."""
    levels: dict[tuple[float, bool], int] = {}
    numbered = [draft for draft in headings if shapes.numbering(draft.text)]
    if len(numbered) < 2:
        return
    for draft in numbered:
        draft.level = min(top + len(shapes.numbering(draft.text)) - 1, _DEEPEST)
        levels[_type(draft)] = draft.level
    deepest = 0
    for draft in headings:
        if draft in numbered:
            deepest = draft.level
        elif not draft.first.block.size and draft.first.block.kind is not BlockKind.HEADING:
            draft.level = min(deepest + 1, _DEEPEST) if deepest else top
        elif _type(draft) in levels:
            draft.level = levels[_type(draft)]


def _by_type(headings: Sequence[Draft], top: int) -> None:
    """The larger the type the higher, and bold above regular."""
    ranks = sorted({_type(draft) for draft in headings}, reverse=True)
    for draft in headings:
        draft.level = min(top + ranks.index(_type(draft)), _DEEPEST)


def _type(draft: Draft) -> tuple[float, bool]:
    block = draft.first.block
    return round(block.size or 0.0), block.bold


def _by_space(drafts: Sequence[Draft], headings: Sequence[Draft], top: int) -> None:
    """A heading straight under another with more space above it stands below that one; so do the like after it."""
    below = {id(upper): lower for upper, lower in itertools.pairwise(drafts)}
    slides = sum(draft.first.fresh for draft in headings) > 1
    over: Draft | None = None
    above: Draft | None = None
    for draft in headings:
        gap = draft.first.gap
        if draft.first.block.kind is BlockKind.HEADING:
            draft.level = draft.level or top
        elif draft.first.fresh:
            over, draft.level = None, top
        elif slides and above and gap < _NEW_SLIDE:
            draft.level = top + 1
        elif above and above.level == top and below.get(id(above)) is draft and gap < above.first.gap:
            over, draft.level = above, top + 1
        elif over and gap < over.first.gap:
            draft.level = top + 1
        else:
            over, draft.level = None, top
        above = draft
