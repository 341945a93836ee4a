"""References to law as the verifier holds them against each other: chapter, section and statute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.references import references

_IN_BRACKETS = re.compile(r"\s*\([^()]*(?:§|\bkap\.)[^()]*(?:\([^()]*\)[^()]*)*\)")


@dataclass(frozen=True, slots=True)
class Section:
    """A reference to law at `text[start:end]`: chapter and section as written, "" where not told.

    Attributes:
        law: Its abbreviation or name in lower case, "" where not told.
        number: Its number in the statute book ("2001:453"), "" where not told.
    """

    chapter: str
    section: str
    law: str
    number: str
    start: int
    end: int

    def agrees(self, other: Section) -> bool:
        """Whether both may be the same reference: what both tell is equal."""
        if self.section != other.section and self.section and other.section:
            return False
        if self.chapter != other.chapter and (
            (self.chapter and other.chapter) or (self.section and other.section and self.chapter)
        ):
            return False
        if self.number and other.number and self.number != other.number:
            return False
        return not (self.law and other.law) or self.law == other.law


@lru_cache(maxsize=4096)
def sections(text: str) -> tuple[Section, ...]:
    """The references to law in a text, one for each section of "6 och 20 §§" and of "10-12 §§"; no whole acts."""
    return tuple(
        Section(r.chapter, r.section, r.act.casefold(), r.number, r.start, r.end)
        for r in references(text)
        if r.chapter or r.section
    )


def unreferenced(text: str) -> str:
    """A text without its references in brackets, which part what they stand in."""
    return _IN_BRACKETS.sub("", text)
