"""What can be quoted from a passage: sentences, lists under their lead-in, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.chunk import introduces, lead_in, strip_marker
from ingest.documents import CELL, BlockKind, Passage, Section
from ingest.sentences import sentence_spans

_LONGEST_LIST = 900
_SHORT_ANSWER = 14
"""Characters of a "Nej." or "Inte alltid.", which says nothing without the next sentence."""
_LEANS_BACK = re.compile(
    r"(?:Det|Detta|Den|Denna|Dessa|De|Där|Då|Därför|Därmed|Dock|Undantag|Även|Samma|Sådan[at]?|I så fall|I dessa fall|"
    r"I sådana fall|I annat fall|Annars|Han|Hon|Beloppet|Beloppen|Tiden|Avgiften|Kravet|Beslutet|Kostnaden|"
    r"(?:\w+ ){1,3}(?:kallas|kallar))\b"
)
_ANSWERS = re.compile(r"(?:Ja|Nej|Inte|Bara|Endast)\b[^.]{0,12}[.,]")
# A sentence that limits the one before: a rule is not quoted without its exception.
_EXCEPTS = re.compile(
    r"(?:Dock|Undantag|Undantaget|I undantagsfall|Endast om|Bara om|"
    r"(?:Det|Detta|Den|Regeln|Kravet|Rätten) (?:gäller|får|kan) "
    r"(?:dock |emellertid )?(?:inte|endast|bara)|Om det finns (?:särskilda|synnerliga) skäl)\b"
)


def leans_back(sentence: str) -> bool:
    """Whether a sentence opens with a word that stands for something in the one before."""
    return _LEANS_BACK.match(sentence) is not None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a passage that can stand as a statement: `passage.text[start:end]`.

    Attributes:
        text: How it reads when shown, built from the words of the passage and its context alone.
        body: Its own words.
        lead: The lead-in or header row that it stands under, "" where it holds that itself.
    """

    start: int
    end: int
    text: str
    body: str
    lead: str
    kind: BlockKind

    @property
    def label(self) -> str:
        """What a table row is a row of: its first cell under its column's name; "" for the rest."""
        if self.kind is not BlockKind.TABLE_ROW:
            return ""
        column, cell = _cells(self.lead.rpartition("\n")[2])[0], _cells(self.body)[0]
        unit = " personer" if cell.isdigit() and "person" in column.lower() else ""
        return f"{cell}{unit}"

    @property
    def says(self) -> str:
        """What it is about: of a list its lead-in, of a table row its columns too, otherwise its words."""
        if self.kind is BlockKind.TABLE_ROW:
            return f"{self.lead}\n{self.body}"
        first, _, rest = self.body.partition("\n")
        return first if rest and introduces(first) else self.body


def units(passage: Passage, section: Section) -> Iterator[Unit]:
    """Yields the units of a passage in order; a list comes both whole under its lead-in and item by item."""
    spans = [s for s in section.spans if s.end > passage.start and s.start < passage.end]
    for n, span in enumerate(spans):
        start, end = max(span.start, passage.start), min(span.end, passage.end)
        if span.kind is BlockKind.TABLE_ROW:
            yield _row(passage, section, start, end)
        elif span.kind is BlockKind.ITEM:
            yield _item(passage, section, start, end)
        elif span.kind in (BlockKind.PARAGRAPH, BlockKind.NOTE):
            items_end = _items_end(spans[n + 1 :], passage)
            yield from _sentences(passage, section, start, end, items_end)


def _items_end(following: list, passage: Passage) -> int | None:  # type: ignore[type-arg]
    """Where the list that follows directly ends within the passage, or None if none follows."""
    end = None
    for span in following:
        if span.kind is not BlockKind.ITEM:
            break
        end = min(span.end, passage.end)
    return end


def _sentences(passage: Passage, section: Section, start: int, end: int, items_end: int | None) -> Iterator[Unit]:
    spans = list(sentence_spans(section.text, start, end))
    for n, (first, last) in enumerate(spans):
        opens = n == len(spans) - 1 and introduces(section.text[first:last])
        if opens and items_end is not None and items_end - first <= _LONGEST_LIST:
            last = items_end
        if n + 1 < len(spans) and _EXCEPTS.match(section.text, spans[n + 1][0]):
            last = spans[n + 1][1]
        if n + 1 < len(spans) and last - first <= _SHORT_ANSWER:
            last = max(last, spans[n + 1][1])
            if n and section.text[: spans[n - 1][1]].endswith("?"):
                first = spans[n - 1][0]
        if n and leans_back(section.text[first:last]):
            first = spans[n - 1][0]
        yield _sentence(passage, section, first, last)


def _sentence(passage: Passage, section: Section, first: int, last: int) -> Unit:
    """A sentence; "Nej. ..." under a question comes with that question, without which it misleads."""
    body = section.text[first:last]
    asks = bool(section.headings) and section.headings[-1].endswith("?") and _ANSWERS.match(body) is not None
    text = f"{section.headings[-1]} {body}" if asks else body
    return Unit(first - passage.start, last - passage.start, text, body, "", BlockKind.PARAGRAPH)


def _item(passage: Passage, section: Section, start: int, end: int) -> Unit:
    body = section.text[start:end]
    lead = lead_in(section, start)
    words = strip_marker(body).rstrip(" ,;")
    text = f"{lead} {words}" if lead else words
    return Unit(start - passage.start, end - passage.start, text, body, lead, BlockKind.ITEM)


def _row(passage: Passage, section: Section, start: int, end: int) -> Unit:
    body = section.text[start:end]
    lead = lead_in(section, start)
    return Unit(start - passage.start, end - passage.start, row_text(lead, body), body, lead, BlockKind.TABLE_ROW)


def row_text(lead: str, row: str) -> str:
    """A table row as a line that can be read aloud: "Glasögon – Högsta belopp: 2 000 kr; Beslut: handläggare".

    Args:
        lead: The table's caption, if any, and its header row, a line each.
    """
    caption, _, header = lead.rpartition("\n")
    names, cells = _cells(header), _cells(row)
    cells += [""] * (len(names) - len(cells))
    if len(names) != len(cells) or len(cells) < 2:
        said = ", ".join(cell for cell in cells if cell)
    else:
        first = f"{names[0]}: {cells[0]}" if cells[0].isdigit() else cells[0]
        named = zip(names[1:], cells[1:], strict=True)
        rest = "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell not in ("", "–", "-"))
        said = f"{first} – {rest}" if first else rest
    return f"{caption.rstrip(' :')}: {said}" if caption else said


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split(CELL.strip())]
