"""References to law in a Swedish text: chapter, section and statute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LAW = (
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}[A-ZÅÄÖ]\b|\w+(?:lag|lagen|balk|balken|förordning|förordningen)\b|"
    r"samma lag|lagen\b)"
    r"(?:\s*\((?P<nr>\d{4}:\d+)\)|\s+(?P<nr2>\d{4}:\d+))?"
)
_SECTION_NUMBERS = r"\d+(?:\s?[a-z](?![a-zåäö]))?(?:\s?[–-]\s?\d+(?:\s?[a-z](?![a-zåäö]))?)?"
SECTION = re.compile(
    rf"(?:(?P<chapter>\d+(?:\s?[a-z])?)\s?kap\.?\s*)?(?P<numbers>{_SECTION_NUMBERS}(?:(?:\s?,\s?|\s(?:och|eller|samt)\s){_SECTION_NUMBERS})*)"
    rf"\s?§§?(?:\s+(?:\w+\s+stycket|(?:i\s+)?(?:den\s+)?(?:tidigare|nya|gamla))\b)*(?:\s*(?:i\s+)?(?P<law>{_LAW}))?"
    rf"|(?P<only>\d+(?:\s?[a-z])?)\s?kap\.?(?:\s*(?P<law2>{_LAW.replace('<nr', '<onr')}))?"
)


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
        return not (self.law and other.law) or _law(self.law) == _law(other.law)


_LAW_NAMES = {
    "socialtjänstlag": "sol", "socialtjänstförordning": "sof", "förvaltningslag": "fl", "kommunallag": "kl",
    "socialförsäkringsbalk": "sfb", "sekretesslag": "osl", "sjukvårdslag": "hsl", "föräldrabalk": "fb",
    "brottsbalk": "brb",
}  # fmt: skip


def _law(name: str) -> str:
    bare = name.casefold().removesuffix("en")
    return _LAW_NAMES.get(bare, bare)


@lru_cache(maxsize=4096)
def sections(text: str) -> tuple[Section, ...]:
    """The references to law in a text, one for each section of "6 och 20 §§" and of "10-12 §§"."""
    found: list[Section] = []
    for m in SECTION.finditer(text):
        law = m["law"] or m["law2"] or ""
        number = m["nr"] or m["nr2"] or m["onr"] or m["onr2"] or ""
        name = "" if re.match(r"(?:samma lag|lagen)\b", law) else re.split(r"[\s(]", law)[0].casefold()
        chapter = (m["chapter"] or m["only"] or "").replace(" ", "")
        for section in _spelled_out(m["numbers"]) if m["numbers"] else [""]:
            found.append(Section(chapter, section, name, number, m.start(), m.end()))
    return tuple(found)


def _spelled_out(numbers: str) -> list[str]:
    listed: list[str] = []
    for part in re.split(r",|\s(?:och|eller|samt)\s", numbers):
        first, _, last = re.sub(r"\s", "", part).replace("–", "-").partition("-")
        if last and first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < 200:
            listed.extend(str(n) for n in range(int(first), int(last) + 1))
        else:
            listed.extend(p for p in (first, last) if p)
    return listed
