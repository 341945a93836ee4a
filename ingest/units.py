"""What can be quoted from a passage: sentences, lists under their lead-in, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.chunk import introduces, lead_in, strip_marker
from ingest.documents import CELL, BlockKind, Passage, Section
from ingest.sentences import sentence_spans

UNITS_VERSION = 2
"""Goes up with every change to what the units of a passage are: the index holds a vector for each."""
_LONGEST_LIST = 900
_SHORT_ANSWER = 14
"""Characters of a "Nej." or "Inte alltid.", which says nothing without the next sentence."""
_LEANS_BACK = re.compile(
    r"(?:Det|Detta|Den|Denna|Dessa|De|Där|Då|Därför|Därmed|Dock|Undantag|Även|Samma|Sådan[at]?|Under tiden|Därutöver|"
    r"Därefter|Samtidigt|I stället|Regeln|Gränsen|Nivån|Rätten|Skulden|Prövningen|I så fall|I dessa fall|"
    r"I sådana fall|I annat fall|Annars|Han|Hon|Beloppet|Beloppen|Tiden|Avgiften|Kravet|Beslutet|Kostnaden|"
    r"(?:\w+ ){1,3}(?:kallas|kallar))\b"
)
_ANSWERS = re.compile(r"(?:Ja|Nej|Inte|Bara|Endast)\b[^.]{0,12}[.,]")
# "Egna företagare." opening a paragraph names what its sentences are about: a few words without a verb.
_RUN_IN_HEAD = re.compile(
    r"(?!(?:Den|Det|De|Exempel|Räkneexempel|Tabell|Figur|Bilaga|Obs|Vad|Hur|När|Ja|Nej|Inte|Alla|Ingen)\b)"
    r"[A-ZÅÄÖ][\w-]+"
    r"(?: (?!(?:är|var|ska|kan|får|bör|vill|finns|krävs|sker|har|hade|blir|blev)\b)[\w-]*[^\Wrs]){0,4}\."
)
_LONGEST_HEAD = 45
_CODE = re.compile(r"[A-ZÅÄÖ]{0,3}\d+(?:\.\d+)*[a-z]?")
_NUMBERING = re.compile(r"(?:Nr|Rad|Nummer|Punkt|Post|Id)\.?", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:Räkne)?[Ee]xempel\w*\b")
# A sentence that limits the one before: a rule is not quoted without its exception.
_EXCEPTS = re.compile(
    r"(?:Dock|Undantag|Undantaget|I undantagsfall|Endast om|Bara om|"
    r"(?:Det|Detta|Den|Regeln|Kravet|Rätten) (?:gäller|får|kan) "
    r"(?:dock |emellertid )?(?:inte|endast|bara)|Om det finns (?:särskilda|synnerliga) skäl)\b"
)


def is_run_in_head(sentence: str) -> bool:
    """Whether a sentence that opens a paragraph only names what the next ones are about: "Egna företagare."."""
    return len(sentence) <= _LONGEST_HEAD and _RUN_IN_HEAD.fullmatch(sentence) is not None


def leans_back(sentence: str) -> bool:
    """Whether a sentence opens with a word that stands for something in the one before."""
    return _LEANS_BACK.match(sentence) is not None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a passage that can stand as a statement: `passage.text[start:end]`.

    Attributes:
        text: How it reads when shown, built from the words of the passage and its context alone.
        body: Its own words.
        lead: The lead-in, header row or run-in head that it stands under, "" where it holds that itself.
        example: Whether it is part of a worked example, which is no rule.
    """

    start: int
    end: int
    text: str
    body: str
    lead: str
    kind: BlockKind
    example: bool = False

    @property
    def label(self) -> str:
        """What a table row is a row of: its first cell that is no number of its own; "" for the rest."""
        if self.kind is not BlockKind.TABLE_ROW:
            return ""
        columns, cells = _cells(self.lead.rpartition("\n")[2]), _cells(self.body)
        first = 1 if len(cells) > 1 and _is_numbered(columns[0], cells[0]) else 0
        of_persons = re.search("person|hushåll", columns[first] if first < len(columns) else "", re.IGNORECASE)
        return re.sub(r"^(\d+)(?=$| eller| och)", r"\1 personer", cells[first]) if of_persons else cells[first]

    @property
    def says(self) -> str:
        """What it is about: of a list its lead-in, of a table row its columns too, otherwise its words."""
        if self.kind is BlockKind.TABLE_ROW:
            return f"{self.lead}\n{self.body}"
        if self.kind is BlockKind.PARAGRAPH and self.lead:
            return f"{self.lead} {self.body}"
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
            if span.kind is BlockKind.NOTE and (number := _NOTE_NUMBER.match(section.text, start, end)):
                start = number.end()
            items_end = _items_end(spans[n + 1 :], passage)
            yield from _sentences(passage, section, start, end, items_end)


_NOTE_NUMBER = re.compile(r"\d{1,2}\s+(?=[A-ZÅÄÖ])")
"""The number of a footnote, which is no word of it."""


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
    head, after_head = "", 0
    example = _EXAMPLE.match(section.text, start) is not None
    for n, (first, last) in enumerate(spans):
        if n + 1 < len(spans) and is_run_in_head(section.text[first:last]):
            head, after_head = section.text[first:last], n + 1
            continue
        opens = n == len(spans) - 1 and introduces(section.text[first:last])
        if opens and items_end is not None and items_end - first <= _LONGEST_LIST:
            last = items_end
        if n + 1 < len(spans) and _EXCEPTS.match(section.text, spans[n + 1][0]):
            last = spans[n + 1][1]
        if n + 1 < len(spans) and last - first <= _SHORT_ANSWER:
            last = max(last, spans[n + 1][1])
            if n > after_head and section.text[: spans[n - 1][1]].endswith("?"):
                first = spans[n - 1][0]
        if n > after_head and leans_back(section.text[first:last]):
            first = spans[n - 1][0]
        yield replace(_sentence(passage, section, first, last, head), example=example)


def _sentence(passage: Passage, section: Section, first: int, last: int, head: str) -> Unit:
    """A sentence under its run-in head; "Nej. ..." comes with the question above it, without which it misleads."""
    body = section.text[first:last]
    if head:
        return Unit(first - passage.start, last - passage.start, f"{head} {body}", body, head, BlockKind.PARAGRAPH)
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

    A row with a number of its own is told by its name, "Begravning (3.24)", and stands without the table's caption;
    the caption's own number is not told.

    Args:
        lead: The table's caption, if any, and its header row, a line each.
    """
    caption, _, header = lead.rpartition("\n")
    names, cells = _cells(header), _cells(row)
    cells += [""] * (len(names) - len(cells))
    if len(names) != len(cells) or len(cells) < 2:
        said = ", ".join(cell for cell in cells if cell)
    else:
        if len(cells) > 2 and cells[1] and _is_numbered(names[0], cells[0]):
            number = f"nr {cells[0]}" if cells[0].isdigit() else cells[0]
            caption, names, cells = "", names[1:], [f"{cells[1]} ({number})", *cells[2:]]
        first = f"{names[0]}: {cells[0]}" if cells[0].isdigit() else cells[0]
        named = zip(names[1:], cells[1:], strict=True)
        rest = "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell not in ("", "–", "-"))
        said = f"{first} – {rest}" if first else rest
    caption = _TABLE_NUMBER.sub("", caption.rstrip(" :"))
    return f"{caption}: {said}" if caption else said


_TABLE_NUMBER = re.compile(r"^(?:Tabell|Tab\.)\s+\d+[a-z]?\s*[.:]?\s*")


def _is_numbered(name: str, cell: str) -> bool:
    """Whether a row's first cell is a number of its own, under a column that says so."""
    return _CODE.fullmatch(cell) is not None and _NUMBERING.fullmatch(name) is not None


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split(CELL.strip())]
