"""What stands on a page but is no part of the text: running heads, page numbers, contents, a web viewer's frame."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest import running, shapes, tables
from ingest.documents import BlockKind
from ingest.lines import Line, renew
from ingest.placed import Placed

_COUNTER = re.compile(r"(?:sida|sid\.?|page|s\.)?\s*\d{1,4}\s*(?:\(\d{1,4}\)|(?:av|of|/)\s*\d{1,4})", re.IGNORECASE)
_NUMBER = re.compile(r"(?:sida|sid\.?|page|s\.)\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[\s·|,–-]*\b(?:sida|sid\.?|page|s\.) \d{1,4}(?: ?\(\d{1,4}\)| (?:av|of) \d{1,4})?$", re.IGNORECASE
)
_BARE = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_FOOTER = re.compile(r"\d{4}-\d{2}-\d{2}\s*[/|–-]?\s*(?P<name>\S.*?)\s*[/|–-]?\s*\d{1,3}")
_CHROME = re.compile(
    r"(?:storlek|size):\s*(?:px|\d+\s*x?\s*\d*\s*px)?|starta visningen från sidan:.*|start display at page:.*"
    r"|(?:download|ladda ner|hämta) [\"”].*[\"”]|transkript|transcription|sista[_ ]sidan|[\W_]{3,}"
    r"|läs mer\s*[»>…]?|read more\s*[»>…]?|hoppa till (?:huvud)?innehåll(?:et)?|skriv ut|till toppen"
    r"|(?:image|bild|picture)\s?\d+\.(?:emf|wmf|png|jpe?g|gif|tiff?)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:innehåll|innehållsförteckning|contents|table of contents)", re.IGNORECASE)
_ENTRY = re.compile(r"\S.*?(?:(?:\s?[.…·_]{3,}|(?:\s\.){3,}|…|\t)\s*\d{1,4}|\s?[.…·]{8,})")
_LOOSE_ENTRY = re.compile(r"\S.*\D\s\d{1,4}")
_MORE = re.compile(r"(?:läs mer|read more)\s*[»>…]?", re.IGNORECASE)
_RELATED = re.compile(r"(?:relevanta|relaterade|liknande) (?:dokument|rapporter)|related documents", re.IGNORECASE)
_WORDY = (BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.ITEM)


def clear(lines: Sequence[Line]) -> list[Line]:
    """Take the furniture away; what a running head alone says of the document stays on its first page as a note."""
    gone, told = running.find(lines)
    heads = running.typed(lines)
    shown = {index: _head(lines[index]) for start, end in heads if start == 0 for index in range(end)}
    gone |= {index for start, end in heads for index in range(start, end)} - set(shown)
    gone |= _dropped(lines)
    turns = {end - 1 for _, end in slide_footers(lines)}
    kept = [
        line.become(BlockKind.NOTE, shown.get(index, line.words.sub(_PAGE_NUMBER, "")))
        if index in told or index in shown
        else line
        for index, line in enumerate(lines)
    ]
    return renew(kept, gone, turns)


def _head(line: Line) -> Placed:
    """What a page's head says in its columns, but for the number of the page."""
    columns = tables.cells(line) or [line.text]
    return Placed(" · ".join(column.strip() for column in columns if not is_counter(column.strip())))


def _dropped(lines: Sequence[Line]) -> set[int]:
    gone = _teasers(lines) | _contents(lines) | _footers(lines) | _repeated_links(lines)
    for index, line in enumerate(lines):
        if _MORE.fullmatch(line.text) and (line.set_in_type or line.block.kind is BlockKind.HEADING):
            continue
        if shapes.is_column_rule(line.block.text.strip()):
            continue
        if _CHROME.fullmatch(line.text) or _COUNTER.fullmatch(line.text) or _NUMBER.fullmatch(line.text):
            gone.add(index)
    return gone


def slide_footers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where the footers of slides stand, `start:end`: a date, the deck's name and a number, on one line or three."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if match := _FOOTER.fullmatch(line.text):
            found[match["name"]].append((index, index + 1))
        elif shapes.is_date(line.text) and index + 2 < len(lines) and _BARE.fullmatch(lines[index + 2].text):
            found[lines[index + 1].text].append((index, index + 3))
    return sorted(place for places in found.values() if len(places) > 1 for place in places)


def is_counter(text: str) -> bool:
    """Whether the line counts pages out of a total: "1 (14)", "Sida 3 av 12"."""
    return bool(_COUNTER.fullmatch(text))


def _footers(lines: Sequence[Line]) -> set[int]:
    return {index for start, end in slide_footers(lines) for index in range(start, end)}


def _repeated_links(lines: Sequence[Line]) -> set[int]:
    """Link targets that a copied page lists once more at its end."""
    seen = ""
    gone = set()
    for index, line in enumerate(lines):
        target = line.text.removeprefix("mailto:")
        if shapes.is_address(line.text) and line.raw and target in seen:
            gone.add(index)
        seen += target if target.endswith("-") else target + " "
    return gone


def _contents(lines: Sequence[Line]) -> set[int]:
    """Tables of contents: entries with leaders and page numbers, and looser ones straight under such a heading."""
    entries = {
        index
        for index, line in enumerate(lines)
        if _ENTRY.fullmatch(line.block.text.strip()) and len(line.text) < 160 and line.block.kind in _WORDY
    }
    gone = entries if len(entries) > 1 else set()
    for index, line in enumerate(lines):
        if _CONTENTS.fullmatch(line.text):
            end = max(_loosely_numbered(lines, index, gone), _unnumbered(lines, index))
            gone |= set(range(index, end)) if end - index > 2 else set()
    last = max(gone, default=0)
    # Where the page numbers stand in a column of their own they come after all entries.
    for index in range(last + 1, len(lines)):
        if not re.fullmatch(r"[\d ]+", lines[index].text) or not lines[last].raw:
            break
        gone.add(index)
    # An entry may be broken over two lines, the first without its number.
    for index in sorted(gone):
        if index + 2 in gone and index + 1 not in gone and len(lines[index + 1].text) < 100 and index in entries:
            gone.add(index + 1)
    return gone


def _loosely_numbered(lines: Sequence[Line], contents: int, entries: set[int]) -> int:
    """Where a table of contents ends whose entries have page numbers, if not always leaders to them."""
    end = contents + 1
    while end < len(lines) and len(lines[end].text) < 160:
        if end not in entries and not _LOOSE_ENTRY.fullmatch(lines[end].text):
            break
        end += 1
    return end


def _unnumbered(lines: Sequence[Line], contents: int) -> int:
    """Where a table of contents without page numbers ends: each entry is a heading further down."""
    later = {line.text.casefold().lstrip("0123456789. ") for line in lines if line.block.kind is BlockKind.HEADING}
    end = contents + 1
    while end < len(lines) and lines[end].block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
        if lines[end].text.casefold().lstrip("0123456789. ") not in later:
            break
        end += 1
    return end


def _teasers(lines: Sequence[Line]) -> set[int]:
    """The "Läs mer" tail of a web viewer: titles of other reports, each with the beginning of its text."""
    more = {index for index, line in enumerate(lines) if _MORE.fullmatch(line.text)}
    heads = {
        index
        for index in range(len(lines) - 1)
        if lines[index + 1].text.startswith(lines[index].text) and len(lines[index + 1].text) > len(lines[index].text)
    }
    proper = sorted(head for head in heads if head + 2 in more or (head + 2 == len(lines) and head - 1 in more))
    if len(proper) < 2:
        return set()
    gone = {index for head in proper for index in (head, head + 1, head + 2) if index < len(lines)}
    # Once the tail has begun, those that do not repeat their title are told by their place between the others.
    for index in sorted(more):
        gone |= {index - 2, index - 1, index} if index - 3 in gone else set()
    return gone | {index for index in (proper[0] - 1,) if index >= 0 and _RELATED.fullmatch(lines[index].text)}
