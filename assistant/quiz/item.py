"""The values of a quiz. All are frozen, and outlive the index that they were made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from ingest.documents import Kind


class ItemKind(StrEnum):
    """The kinds of item; the value is their name in commands and saved quizzes."""

    SINGLE = "ett-val"
    SEVERAL = "flera-val"
    TRUE_FALSE = "sant-falskt"
    GAP = "lucka"
    ORDER = "ordna"
    MATCH = "para-ihop"
    SHORT = "kort-svar"
    CASE = "fall"


_LEVELS = {ItemKind.SINGLE: 1, ItemKind.TRUE_FALSE: 1, ItemKind.CASE: 3}
GAP = "____"
"""Stands in a stem for the words that are asked for."""
JUDGE = "Sant eller falskt? "
CHOOSE = " Vad ska stå i luckan?"
"""What opens and what ends a stem of its kind."""


def level_of(kind: ItemKind) -> int:
    """How hard items of a kind are, 1 to 3."""
    return _LEVELS.get(kind, 2)


@dataclass(frozen=True, slots=True)
class Source:
    """The words that an item stands on: `quote` is a verbatim slice of the passage with this `text_hash`.

    Attributes:
        year: That the document or the words themselves name for their figures; "" where none does.
    """

    work_id: str
    text_hash: str
    passage_id: str
    document_id: str
    title: str
    kind: Kind
    locator: str
    municipalities: tuple[str, ...]
    year: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative to choose among.

    Attributes:
        origin: Where a wrong one is from ("Åkersvik", "2024", "samma tabell"); "" where it was made up.
    """

    text: str
    right: bool
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Attributes:
        topic: The heading that the source stands under, for results by subject.
        stem: The question as put; in a gap item `GAP` stands for the key.
        options: Alternatives of single choice, several right and true/false items, in the order shown.
        key: Accepted wordings of a gap; key facts of a short answer; the steps in their right order; the criteria of
            a case.
        pairs: Term and definition of a matching item.
        wanted: How many of the key's facts an answer must hold; 0 for all.
    """

    kind: ItemKind
    topic: str
    stem: str
    source: Source
    options: tuple[Option, ...] = ()
    key: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    wanted: int = 0

    @property
    def level(self) -> int:
        """How hard, by its kind: 1 (recognise), 2 (remember) or 3 (apply)."""
        return level_of(self.kind)

    @property
    def item_id(self) -> str:
        """Changes with the question and the words it stands on (12 hex digits)."""
        parts = (self.kind, self.stem, self.source.text_hash, self.source.quote, *(o.text for o in self.options))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]

    @property
    def right(self) -> tuple[str, ...]:
        """The texts of the right options, or the key."""
        return tuple(o.text for o in self.options if o.right) or self.key


@dataclass(frozen=True, slots=True)
class Wish:
    """What a trainer asks for.

    Attributes:
        number: Items wanted.
        municipality: Only its local sources and the national ones; None for all.
        subjects: Words that headings or text must be about; empty for all.
        works: Ids of the documents to take from; empty for all.
        kinds: Kinds of item; empty for all.
        level: Only items of this level; None for all.
        seed: The same seed makes the same quiz from the same library.
    """

    number: int = 10
    municipality: str | None = None
    subjects: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    kinds: tuple[ItemKind, ...] = ()
    level: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Quiz:
    """Items in the order they are put.

    Attributes:
        remarks: What the trainer must know of how it came about, in Swedish: how many items were left out, and why.
    """

    title: str
    items: tuple[Item, ...]
    remarks: tuple[str, ...] = ()
