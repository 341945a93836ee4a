"""A document's raw blocks as lines to judge: their words tidied, their setting kept."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest import shapes
from ingest.documents import Block, BlockKind
from ingest.placed import Placed

_FRESH = re.compile(r"\s*\f| (?=\S)")
TABLE = (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW)
_FREQUENT = 0.2
_PITCHES = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or one finished block.

    Attributes:
        gap: How much space there is above it: blank lines, or the like of them on a page.
        indent: The white space it began with.
        fresh: Whether a page or slide begins with it.
        ruled: Whether it stands alone over a drawn line.
    """

    words: Placed
    block: Block
    gap: int = 0
    indent: str = ""
    fresh: bool = False
    ruled: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return self.words.text

    @property
    def raw(self) -> bool:
        """Whether it is still to be decided what it is."""
        return self.block.kind is BlockKind.LINE

    @property
    def set_in_type(self) -> bool:
        """Whether it is known how large it is printed, so that its type tells what it is."""
        return self.block.size is not None

    def become(self, kind: BlockKind, words: Placed | None, marker: str = "", level: int = 0) -> Line:
        """The same place in the document, decided."""
        block = replace(self.block, kind=kind, marker=marker or self.block.marker, level=level or self.block.level)
        return replace(self, words=self.words if words is None else words, block=block)


def read(blocks: tuple[Block, ...]) -> list[Line]:
    """The lines that hold something, each with the space above it."""
    single = _single_space_marks_page(blocks)
    pitch = _pitches(blocks)
    lines: list[Line] = []
    gap = 0
    fresh = False
    above: Block | None = None
    for block in blocks:
        tidy = shapes.tidy_row if block.kind in TABLE else shapes.tidy
        words = tidy(Placed(block.text, block.boxes))
        fresh |= "\f" in block.text
        if not words.text.strip() or (block.kind is BlockKind.LINE and shapes.is_rule(words.text)):
            if words.text.strip() and lines and not gap:
                lines[-1] = replace(lines[-1], ruled=len(lines) == 1 or bool(lines[-1].gap))
            gap += 1
            continue
        start = _FRESH.match(block.text) if block.kind is BlockKind.LINE else None
        fresh |= bool(start and ("\f" in start.group() or single))
        if above and block.page is not None and block.page != above.page:
            fresh = True
        gap = gap or _page_gap(above, block, pitch)
        indent = block.text[: len(block.text) - len(block.text.lstrip())].replace("\f", "")
        lines.append(Line(words, block, gap, indent, fresh or not lines))
        above, gap, fresh = block, 0, False
    return lines


def renew(lines: Sequence[Line], dropped: set[int], turns: set[int]) -> list[Line]:
    """Without the dropped lines; what follows one takes over its space and, if it began a page, that too.

    Args:
        lines: Of one document.
        dropped: Indices of those that go.
        turns: Indices of those among them that close a page or slide.
    """
    kept: list[Line] = []
    gap = 0
    fresh = False
    for index, line in enumerate(lines):
        if index in dropped:
            gap, fresh = max(gap, line.gap), fresh or line.fresh or index in turns
        else:
            kept.append(replace(line, gap=max(gap, line.gap), fresh=fresh or line.fresh))
            gap, fresh = 0, False
    return kept


def _single_space_marks_page(blocks: tuple[Block, ...]) -> bool:
    """Text pasted out of a PDF viewer has one space where a form feed was, unless spaces are how it is indented."""
    texts = [block.text for block in blocks if block.kind is BlockKind.LINE and block.text.strip()]
    return sum(bool(re.match(r" \S", text)) for text in texts) <= max(1, _FREQUENT * len(texts))


def _pitches(blocks: tuple[Block, ...]) -> dict[float, float]:
    """For each font size, the usual distance between two lines of it."""
    steps: dict[float, list[float]] = {}
    for above, below in itertools.pairwise(blocks):
        if above.top is None or below.top is None or above.page != below.page or above.size != below.size:
            continue
        if below.top > above.top:
            steps.setdefault(below.size or 0.0, []).append(below.top - above.top)
    return {size: _common(found) for size, found in steps.items()}


def _common(steps: list[float]) -> float:
    """The most frequent step, for headings and paragraph space make the mean useless."""
    tally = Counter(round(step, 3) for step in steps)
    most, count = tally.most_common(1)[0]
    return most if count > 1 else min(median(steps), min(steps) * 1.2)


def _page_gap(above: Block | None, below: Block, pitch: dict[float, float]) -> int:
    if above is None or above.top is None or below.top is None or above.page != below.page:
        return 0
    usual = max(pitch.get(above.size or 0.0, 0.0), pitch.get(below.size or 0.0, 0.0))
    step = below.top - above.top
    return max(1, round(step / usual) - 1) if usual and step > _PITCHES * usual else 0
