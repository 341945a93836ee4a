"""What in a library can be asked about: sentences, table rows and lists that make sense where they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.quiz.item import Source, Wish
from assistant.scope import may_answer
from assistant.units import Unit, units
from ingest.documents import BlockKind, Document, Kind, Passage, Section
from ingest.index import Index

_YEAR = re.compile(r"\b20[0-4]\d\b")
_NUMBERED = re.compile(
    r"^(?:(?:Steg|Del|Bilaga|Kapitel|Avsnitt|Fråga) )?(?:[A-Z]?\d+(?:\.\d+)*|[A-Z])[.:)]?\s+[–-]?\s*", re.I
)
# Words that point at something outside the sentence.
_POINTS_AWAY = re.compile(
    r"\b(?:ovan|nedan|ovanstående|nedanstående|följande|föregående|tabell(?:en)? \d*|bilaga|avsnitt(?:et)? \d|"
    r"se (?:vidare|även|också|s\.|sid|avsnitt|kapitel|tabell|bilaga|del)|s\. \d|(?:det|den|de) här|"
    r"(?:denna|detta|dessa) (?!paragraf)|sådana?|sådant|nämnda|samma|resten|övriga|däremot|alltså|därför|därmed|"
    r"i så fall|i exemplet|exempeldokument|exempelbibliotek)\b",
    re.I,
)
_LEANS = re.compile(
    r"^(?:Det|Den|De|Detta|Denna|Dessa|Där|Då|Han|Hon|Hen|Därför|Därmed|Därefter|Sedan|Dock|Även|Också|Annars|Men|Och|"
    r"Så|Undantag|Ja|Nej|Inte|Båda|Varken|Beloppe[tn]|Tiden|Kravet|Övriga|Resten|Samma|"
    r"I (?:de|det|den|så|annat|dessa))\b"
)
_SPEAKS = re.compile(r"\b(?:vi|oss|vår|vårt|våra|jag|mig|du|dig|din|ditt|dina|ni|er|rådet|nätverket)\b|[”\"»?!]", re.I)
_ASKED = frozenset(Kind) - {Kind.MINNESANTECKNING, Kind.NYHET, Kind.OKAND}
_SHORTEST, _LONGEST = 45, 260
_FEWEST, _MOST = 3, 8
_FURNITURE = re.compile(
    r"^(?:dokumenttyp|dokument|version|fastställd|beslutad|gäller|ansvarig|diarienummer|kontakt)", re.I
)


@dataclass(frozen=True, slots=True)
class Material:
    """A stretch of a passage that can be asked about.

    Attributes:
        topic: The nearest heading, without its number.
        headings: All headings above it, for subjects.
    """

    document: Document
    passage: Passage
    unit: Unit
    topic: str
    headings: str

    @property
    def text(self) -> str:
        """The words themselves, without line breaks."""
        return " ".join(self.unit.body.split())

    @property
    def year(self) -> str:
        """The year that the words, or else what they stand under, name; else that of the document."""
        near = (self.unit.text, self.unit.lead, *reversed(self.headings.split(" › ")))
        named = next((y for words in near if (y := _YEAR.findall(words))), [])
        about = self.document.metadata
        day = about.valid_from or about.published
        return named[-1] if len(set(named)) == 1 else str(day.year) if day else ""

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
    """A list under its lead-in.

    Attributes:
        items: What each item says, without its marker, in order.
        numbered: Whether its items are numbered.
    """

    lead: str
    items: tuple[Material, ...]
    numbered: bool


def allowed(index: Index, wish: Wish, day: date) -> list[Passage]:
    """The passages that a quiz may be made from, in the library's order."""
    documents = {
        key
        for key, d in index.documents.items()
        if d.metadata.kind in _ASKED
        and may_answer(d, wish.municipality, day, index)
        and (not wish.works or d.work_id in wish.works)
    }
    return [p for p in index.passages if p.document_id in documents]


def material(index: Index, passages: Sequence[Passage]) -> Iterator[Material]:
    """Yields every sentence, item and row of the passages that makes sense by itself."""
    for each in _units(index, passages):
        if each.unit.kind is BlockKind.TABLE_ROW:
            if not _FURNITURE.match(each.text) and _named_columns(each.unit):
                yield each
        elif each.unit.kind is BlockKind.PARAGRAPH and stands_alone(each.text):
            yield each


def lists(index: Index, passages: Sequence[Passage]) -> Iterator[ListMaterial]:
    """Yields every list of three to eight items under a lead-in, whole within one passage."""
    waiting: list[Material] = []
    for each in [*_units(index, passages), None]:
        same = each is not None and waiting and _same_list(waiting[-1], each)
        if waiting and not same:
            if _FEWEST <= len(waiting) <= _MOST and len(waiting[0].unit.lead) > 12:
                markers = [m.unit.body.split()[0] for m in waiting]
                yield ListMaterial(waiting[0].unit.lead, tuple(waiting), all(m[:1].isdigit() for m in markers))
            waiting = []
        if each is not None and each.unit.kind is BlockKind.ITEM and each.unit.lead:
            waiting.append(each)


def stands_alone(sentence: str) -> bool:
    """Whether a sentence makes sense to someone who sees nothing else."""
    whole = sentence[:1].isupper() and sentence.endswith(".") and "\n" not in sentence
    fits = _SHORTEST <= len(sentence) <= _LONGEST
    return whole and fits and not (_LEANS.match(sentence) or _POINTS_AWAY.search(sentence) or _SPEAKS.search(sentence))


def _units(index: Index, passages: Sequence[Passage]) -> Iterator[Material]:
    for passage in passages:
        document, section = index.documents[passage.document_id], index.section(passage)
        for unit in units(passage, section):
            yield Material(document, passage, unit, _topic(section, document), " › ".join(section.headings))


def _topic(section: Section, document: Document) -> str:
    own = section.headings[-1] if section.headings else document.metadata.title
    return _NUMBERED.sub("", own).strip(" :–-") or own


def _same_list(one: Material, other: Material) -> bool:
    return (
        other.unit.kind is BlockKind.ITEM
        and one.passage.passage_id == other.passage.passage_id
        and one.unit.lead == other.unit.lead
    )


def _named_columns(unit: Unit) -> bool:
    return len(unit.lead.rpartition("\n")[2].split(" | ")) >= 2
