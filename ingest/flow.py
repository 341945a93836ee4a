"""Lines to paragraphs and list items: where a line goes on from the one above it, and where something new begins."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest import hyphens, shapes
from ingest.documents import BlockKind
from ingest.lines import Line
from ingest.placed import Placed

_WINDOW = 15
_SHORT = 40
_FULL = 0.6
_OVERLONG = 1.3
_INDENT = 0.006


@dataclass(slots=True, eq=False)
class Draft:
    """A block in the making, and the lines that it is made of."""

    kind: BlockKind
    words: Placed
    lines: list[Line] = field(default_factory=list)
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The words so far."""
        return self.words.text

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line it ends with."""
        return self.lines[-1]

    @property
    def raw(self) -> bool:
        """Whether its kind was inferred here rather than known to the loader."""
        return self.first.raw


@dataclass(frozen=True, slots=True)
class Measure:
    """How text is set around a line: how wide, and at what gap lines follow each other; width 0 where nothing wraps.

    `widest` is the largest gap that sentences are seen to run across, where a paste mixes spacings.
    """

    width: float = 0.0
    gap: int = 0
    widest: int = 0

    def room(self, line: Line, below: Line, share: float) -> bool:
        """Whether the next line's first word would have fitted: then the break was meant."""
        word = len(below.text.split(" ", 1)[0])
        return not self.width or _length(line) + (1 + word) * _unit(below) <= share * self.width


def join(lines: Sequence[Line], known: hyphens.Vocabulary) -> list[Draft]:
    """Paragraphs and items out of lines; finished blocks pass through.

    Args:
        lines: Of one document, page furniture taken away.
        known: The document's vocabulary, to judge hyphens by.
    """
    drafts: list[Draft] = []
    for index, line in enumerate(lines):
        last = drafts[-1] if drafts and drafts[-1].raw and line.raw else None
        if last and _continues(last, line, _measure(lines, index)):
            last.words = hyphens.join(last.words, line.words, known)
            last.lines.append(line)
        else:
            drafts.append(_begin(line, last))
    return drafts


def _begin(line: Line, last: Draft | None) -> Draft:
    kind = line.block.kind
    if not line.raw and kind is not BlockKind.PARAGRAPH:
        return Draft(kind, line.words, [line], _marker(line), line.block.level)
    headed = not line.raw and line.block.bold and shapes.numbering(line.text)
    if (marker := shapes.bullet(line.text)) and not headed:
        return Draft(BlockKind.ITEM, line.words.cut(marker[1]).strip(), [line], marker[0])
    if line.raw and _is_tabbed_item(line, last):
        return Draft(BlockKind.ITEM, line.words, [line], "-")
    return Draft(BlockKind.PARAGRAPH, line.words, [line])


def _marker(line: Line) -> str:
    """A finished item's marker, its bullets alike and its numbers as they are."""
    marker = line.block.marker
    return marker if line.block.kind is not BlockKind.ITEM or any(map(str.isalnum, marker.replace("o", ""))) else "-"


def _is_tabbed_item(line: Line, last: Draft | None) -> bool:
    """Items whose bullets were lost stand behind a tab, begin low, and follow a lead-in or one another."""
    if not line.indent.endswith("\t") or last is None:
        return False
    return (
        shapes.starts_low(line.text)
        or last.text.endswith(":")
        or (last.kind is BlockKind.ITEM and not last.marker[:-1])
    )


def _continues(draft: Draft, line: Line, measure: Measure) -> bool:
    """Whether a line goes on with a draft: by its indent, by what the words above leave open, by the space between."""
    above = draft.last
    if _starts_item(draft, line):
        return False
    if (told := _by_indent(draft, line)) is not None:
        return told
    if shapes.is_open(draft.text) and line.gap <= 1 and not shapes.titled(draft.text, 60):
        return True
    if _restyled(above, line) or shapes.is_address(line.text) or shapes.is_address(above.text):
        return _breaks_address(above, line)
    low, complete = shapes.starts_low(line.text) or shapes.parts_date(above.text, line.text), shapes.ends(above.text)
    if line.text.startswith("(") and not complete and measure.width:
        low = _length(above) >= _FULL * measure.width
    if low and above.text.endswith(":") and above.block.bold and line.block.bold and not line.gap:
        return True
    if complete and _steps_out(draft, line):
        return False
    return _by_space(draft, line, measure, low=low, complete=complete)


def _by_indent(draft: Draft, line: Line) -> bool | None:
    """Whether a line goes on with a draft, as far as tabs and hanging indents tell; None where they do not."""
    item = draft.kind is BlockKind.ITEM
    if item and draft.first.indent == line.indent and line.indent.endswith("\t"):
        return not line.gap and shapes.runs_on(draft.last.text)
    if item and "\t" in line.indent and line.indent.endswith(" ") and not line.gap and not line.fresh:
        return True
    if "\t" in line.indent and not line.gap and not draft.first.indent and not shapes.starts_low(line.text):
        return False
    return None


def _by_space(draft: Draft, line: Line, measure: Measure, *, low: bool, complete: bool) -> bool:
    """Whether a line goes on with a draft, by the space above it and the room that the line above has left.

    Args:
        low: Whether it begins as the middle of a sentence does.
        complete: Whether the line above ends a sentence.
    """
    above = draft.last
    if line.fresh:
        turned = line.block.page is not None and not measure.room(above, line, 0.88)
        return not complete and ((low and (line.gap <= 1 or shapes.runs_on(above.text))) or turned)
    if line.gap > measure.widest:
        return low and shapes.runs_on(above.text) and line.gap <= measure.widest + 3
    if (low and not complete) or shapes.runs_on(above.text):
        return _goes_on(draft, line, measure)
    if line.gap > measure.gap or (above.text.endswith(":") and not shapes.ends_in_label(above.text)):
        return False
    return not measure.room(above, line, 0.95 if complete else 0.88)


def _breaks_address(above: Line, below: Line) -> bool:
    """Whether a link goes on in the next line, as it does behind a hyphen, or stands where the sentence asks for it."""
    if shapes.is_address(below.text) and shapes.runs_on(above.text) and not below.gap:
        return True
    return above.text.endswith(("-", "_")) and shapes.starts_low(below.text) and below.gap <= 2


def _steps_out(draft: Draft, line: Line) -> bool:
    """Whether the line begins further left than an item's words, or further right than a paragraph's, on a page."""
    if not line.words.boxes or not draft.words.boxes:
        return False
    left, edge = line.words.boxes[0].left, draft.first.words.boxes[0].left
    return left < edge + _INDENT if draft.kind is BlockKind.ITEM else left > edge + 3 * _INDENT


def _goes_on(draft: Draft, line: Line, measure: Measure) -> bool:
    """Whether a line in lower case goes on with the sentence: it does, but for short entries typed one a line."""
    if shapes.runs_on(draft.last.text) or len(draft.lines) > 1:
        return True
    if measure.width and _length(draft.last) >= _FULL * measure.width:
        return True
    return not line.gap and (draft.kind is BlockKind.ITEM or not draft.text[:1].islower())


def _starts_item(draft: Draft, line: Line) -> bool:
    """Whether the line has a bullet of its own; a number must be one that a list has come to."""
    marker = shapes.bullet(line.text)
    if not marker:
        return False
    number = marker[0].strip("().")
    if not number.isdigit() or draft.kind is not BlockKind.PARAGRAPH or shapes.ends(draft.text) or line.gap:
        return True
    return int(number) == 1 or bool(shapes.numbering(line.text))


def _restyled(above: Line, below: Line) -> bool:
    """Whether the type changes; words in bold within a sentence do not count."""
    upper, lower = above.block, below.block
    if upper.size and lower.size and abs(upper.size - lower.size) > 0.6:
        return True
    return upper.bold is not lower.bold and not (shapes.starts_low(below.text) and not shapes.ends(above.text))


def _measure(lines: Sequence[Line], index: int) -> Measure:
    """Read off the lines around that plainly run on: one ends open and the next begins low."""
    near = [line for line in lines[max(0, index - _WINDOW) : index + _WINDOW] if line.raw]
    size = lines[index].block.size
    near = [line for line in near if size is None or line.block.size is None or abs(line.block.size - size) <= 0.6]
    pairs = [(a, b) for a, b in itertools.pairwise(near) if _runs(a, b)]
    width = max((_length(a) for a, _ in pairs), default=0.0)
    if sum(_length(line) > _OVERLONG * width for line in near) > len(pairs) or not pairs:
        return Measure()
    gaps = Counter(b.gap for _, b in pairs)
    gap = gaps.most_common(1)[0][0]
    widest = max(size for size, count in gaps.items() if count > 1 or size == gap)
    return Measure(max(_length(line) for line in near if _length(line) <= 1.12 * width), gap, max(gap, widest))


def _runs(above: Line, below: Line) -> bool:
    return (
        len(above.text) >= _SHORT
        and not shapes.ends(above.text)
        and shapes.starts_low(below.text)
        and not shapes.bullet(below.text)
        and not below.indent.endswith("\t")
    )


def _length(line: Line) -> float:
    """How far to the right the line reaches: on a page as a fraction of its width, else in characters."""
    return max(box.right for box in line.words.boxes) if line.words.boxes else float(len(line.text))


def _unit(line: Line) -> float:
    """The width of one character of the line."""
    boxes = line.words.boxes
    if not boxes:
        return 1.0
    return (boxes[-1].right - boxes[0].left) / max(len(line.text), 1)
