"""What in a library can be asked about: sentences, table rows and lists that make sense where they stand alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest

from assistant.quiz.anchoring import unanchored
from assistant.quiz.comparing import plain, without_law
from assistant.quiz.item import Source
from assistant.quiz.sentence import is_rule, stands_alone
from assistant.quiz.worth import gain, is_formal
from assistant.scope import may_answer
from ingest.chunk import strip_marker
from ingest.documents import BlockKind, Document, Kind, Passage, Section
from ingest.index import Index
from ingest.sentences import sentence_spans
from ingest.units import Unit, units

_YEAR = re.compile(r"(?<!januari )(?<!juli )(?<!juni )(?<!december )(?<!oktober )(?<![-/:.\d])\b20[0-4]\d\b(?![:/-]\d)")
_NUMBERED = re.compile(
    r"^(?:(?:Steg|Del|Bilaga|Kapitel|Avsnitt|Fråga) )?(?:[A-Z]?\d+(?:\.\d+)*|[A-Z])[.:)]?\s+[–-]?\s*", re.I
)
_NOT_ASKED = frozenset((Kind.MINNESANTECKNING, Kind.NYHET))
_FEWEST, _MOST = 3, 9
_NO_SUBJECT = re.compile(
    r"\b(?:läs mer|mer information|länkar|blanketter|kontakt\w*|källor|referenser|övning\w*|overifiera\w*)\b",
    re.I,
)
# Headings that tell where in a document one is, and not what it is about.
_EMPTY_HEADING = re.compile(
    r"^(?:tillägg|kompletteringar|steg för steg|övrig\w*|allmänt|inledning|särskilda (?:situationer|fall)|bakgrund|"
    r"frågor och svar|vanliga (?:frågor|fel)|så här gör du|tabell|del [a-z]\b)|\d{4}-\d\d|§ ?\d|\?$",
    re.I,
)
_LONGEST_HEADING = 70
_JOINS = re.compile(r"[a-zåäö]$")


@dataclass(frozen=True, slots=True)
class Material:
    """A stretch of a passage that can be asked about.

    Attributes:
        topic: The nearest heading, without its number.
        headings: All headings above it, for subjects.
        current: The year that the document's tables and headings are of, else that of its validity; "" if unknown.
        old: Whether the year that its words name has passed: its amounts are no longer learnt.
        said: The words themselves in one line; of a list item that ends its lead-in's sentence, with the lead-in.
    """

    document: Document
    passage: Passage
    unit: Unit
    topic: str
    headings: str
    said: str
    current: str
    old: bool = False

    @property
    def year(self) -> str:
        """The year that the words, or else what they stand under, name; else that of the document."""
        return self.named or self.current

    @property
    def named(self) -> str:
        """The year that the words, or else what they stand under, name; "" where that is none, or several."""
        near = (self.unit.text, self.unit.lead, *reversed(self.headings.split(" › ")))
        named = next((y for text in near if (y := _YEAR.findall(text))), [])
        return named[-1] if len(set(named)) == 1 else ""

    @property
    def heading(self) -> str:
        """The heading that a stem may name: "" where it says nothing, asks, or only repeats the title."""
        unfit = self.topic == self.document.metadata.title or len(self.topic) > _LONGEST_HEADING
        return "" if unfit or _EMPTY_HEADING.search(self.topic) else self.topic

    @property
    def place(self) -> tuple[int, int]:
        """The characters of its passage."""
        return self.unit.start, self.unit.end

    @property
    def worth(self) -> float:
        """How much a new caseworker gains by knowing it: rules that bind before advice, and clients' matters first."""
        level = self.document.metadata.kind.level
        binds = (3.0 if is_rule(self.said) else 0.0) + (2.0 if level <= 5 else 0.0) - (2.0 if level == 6 else 0.0)
        return binds + gain(f"{self.said} {self.topic}")

    def source(self, start: int | None = None, end: int | None = None) -> Source:
        """The source of an item made from it; the whole unit unless places in the passage are given."""
        d, p, m = self.document, self.passage, self.document.metadata
        first = self.unit.start if start is None else start
        last = self.unit.end if end is None else end
        return Source(
            d.work_id, p.text_hash, p.passage_id, d.document_id, m.title, m.kind, p.locator, m.municipalities,
            self.year, p.text[first:last], first, last,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListMaterial:
    """A list under its lead-in, or under a heading that says what it lists.

    Attributes:
        items: Its items in order.
        numbered: Whether its items are numbered from 1.
    """

    lead: str
    items: tuple[Material, ...]
    numbered: bool

    def source(self) -> Source:
        """The whole list."""
        return self.items[0].source(self.items[0].unit.start, self.items[-1].unit.end)


def asked(index: Index, municipality: str | None, works: Collection[str], day: date) -> list[Document]:
    """The documents that a quiz may be made from.

    Minutes, news and what was pasted into minutes have no rules, and reports tell of counts: those only where they
    are named.
    """

    def wanted(document: Document) -> bool:
        named = document.work_id in works or document.source in works
        fits = named if works else document.metadata.kind is not Kind.RAPPORT
        return fits and may_answer(document, municipality, day, index)

    return list(filter(wanted, citable(index)))


def citable(index: Index) -> list[Document]:
    """All documents that facts may be taken from, replaced ones and other municipalities' too."""
    minutes = {d.source for d in index.documents.values() if d.metadata.kind is Kind.MINNESANTECKNING}
    known = (d for d in index.documents.values() if d.metadata.kind not in _NOT_ASKED and d.source not in minutes)
    return [d for d in known if not d.metadata.example or index.is_example]


def passages_of(index: Index, documents: Collection[Document]) -> list[Passage]:
    """Their passages, in the library's order."""
    ids = {d.document_id for d in documents}
    return [p for p in index.passages if p.document_id in ids]


def material(index: Index, passages: Sequence[Passage], day: date) -> Iterator[Material]:
    """Yields every sentence, item and row of the passages that makes sense by itself."""
    for each in _units(index, passages, day):
        row = each.unit.kind is BlockKind.TABLE_ROW
        if _NO_SUBJECT.search(each.topic) or is_formal(each.said, each.document.metadata.kind, row=row):
            continue
        if row:
            yield each
        elif each.unit.kind is BlockKind.PARAGRAPH:
            if _single(each) and stands_alone(without_law(each.said)) and anchored(each, each.said):
                yield each
        elif each.unit.kind is BlockKind.ITEM:
            yield from _of_item(each)


def lists(index: Index, passages: Sequence[Passage], day: date) -> Iterator[ListMaterial]:
    """Yields every list of three to nine items, whole within one passage."""
    items = (
        u for u in _units(index, passages, day) if u.unit.kind is BlockKind.ITEM and not _NO_SUBJECT.search(u.topic)
    )
    grouped = [(lead, tuple(g)) for (_, lead), g in groupby(items, key=lambda u: (u.passage.passage_id, u.unit.lead))]
    for (lead, found), (_, after) in zip_longest(grouped, grouped[1:], fillvalue=("", ())):
        if after and _goes_on(found, after):
            continue
        markers = [u.unit.body.split()[0] for u in found]
        numbered = markers[0].rstrip(".)") == "1" and all(m[:1].isdigit() for m in markers)
        if _FEWEST <= len(found) <= _MOST and (lead or found[0].topic) and (numbered or not markers[0][:1].isdigit()):
            yield ListMaterial(lead, found, numbered)


def _goes_on(found: Sequence[Material], after: Sequence[Material]) -> bool:
    """Whether a list that a passage ends with goes on in the next one."""
    last, first = found[-1].unit.body.split()[0].rstrip(".)"), after[0].unit.body.split()[0].rstrip(".)")
    numbered = last.isdigit() and first.isdigit()
    goes_on = int(first) == int(last) + 1 if numbered else last == first and after[0].unit.lead == found[0].unit.lead
    return found[0].headings == after[0].headings and found[0].document == after[0].document and goes_on


def _units(index: Index, passages: Sequence[Passage], day: date) -> Iterator[Material]:
    years: dict[str, str] = {}
    for passage in passages:
        document, section = index.documents[passage.document_id], index.section(passage)
        if document.document_id not in years:
            years[document.document_id] = _years(index, document)
        current = years[document.document_id]
        topic, headings = _topic(section, document), " › ".join(section.headings)
        for unit in units(passage, section):
            made = Material(document, passage, unit, topic, headings, plain(unit.body), current)
            yield replace(made, old=bool(made.named and made.named < str(day.year)))


def _years(index: Index, document: Document) -> str:
    """The year of its validity, or a later one that its headings and tables name more than once."""
    named: Counter[str] = Counter()
    for section in index.sections(document.document_id):
        heads = (section.text[s.start : s.end] for s in section.spans if s.kind is BlockKind.TABLE_HEADER)
        for text in (*section.headings[-1:], *heads):
            named.update(set(_YEAR.findall(text)))
    often = [year for year, times in named.items() if times > 1]
    about = document.metadata
    day = about.valid_from or about.published
    return max([*often, *([str(day.year)] if day else [])], default="")


def _topic(section: Section, document: Document) -> str:
    own = section.headings[-1] if section.headings else document.metadata.title
    return _NUMBERED.sub("", own).strip(" :–-") or own


def _single(each: Material) -> bool:
    """Whether it is one sentence: a rule that comes with its exception is too much for one question."""
    return len(list(sentence_spans(each.unit.body))) == 1


def anchored(each: Material, said: str) -> bool:
    """Whether all that it speaks of as known is told in it, in its heading, or by the document's title."""
    return unanchored(without_law(said), each.heading, each.document.metadata.title) is None


def _of_item(each: Material) -> Iterator[Material]:
    """The sentences of a list item, or the one that it ends."""
    unit = each.unit
    if unit.lead and _JOINS.search(unit.lead.strip()):
        words = strip_marker(unit.body).rstrip(" ,;.")
        whole = f"{plain(unit.lead)} {plain(words)}."
        if words[:1].islower() and stands_alone(without_law(whole)) and anchored(each, whole):
            yield replace(each, said=whole)
        return
    for start, end in sentence_spans(unit.body, len(unit.body) - len(strip_marker(unit.body))):
        said = plain(unit.body[start:end])
        if stands_alone(without_law(said)) and anchored(each, said):
            part = replace(unit, start=unit.start + start, end=unit.start + end, body=said, text=said, lead="")
            yield replace(each, unit=replace(part, kind=BlockKind.PARAGRAPH), said=said)
