"""The numbers and bullets that Word shows before paragraphs but does not write in them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """Counts through a document's lists; ask for markers in document order.

    Attributes:
        levels: Levels of each list (numId), by depth.
        families: Lists (numId) that count on together, by the abstract list they share.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """Read the list definitions of a document; it may have none."""
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root = getattr(part, "element", None)
        if root is None:
            return cls()
        abstract = {
            child.get(qn("w:abstractNumId")): {_depth(level): _level(level) for level in child.iterfind(qn("w:lvl"))}
            for child in root.iterfind(qn("w:abstractNum"))
        }
        numbering = cls()
        for num in root.iterfind(qn("w:num")):
            list_id, family = num.get(qn("w:numId")), _value(num, "w:abstractNumId")
            levels = dict(abstract.get(family, {}))
            for override in num.iterfind(qn("w:lvlOverride")):
                depth, start = _depth(override), _value(override, "w:startOverride")
                if (own := override.find(qn("w:lvl"))) is not None:
                    levels[depth] = _level(own)
                if start.isdigit() and depth in levels:
                    levels[depth] = _Level(int(start), levels[depth].form, levels[depth].text)
                    family = f"{family}/{list_id}"  # begins anew
            numbering.levels[list_id], numbering.families[list_id] = levels, family
        return numbering

    def marker(self, list_id: str, depth: int) -> str:
        """Count one paragraph of a list and return its marker ("–" for any bullet), "" for an unnumbered level."""
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "–"
        counts = self._counts[self.families[list_id]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            its = levels.get(place, level)
            return _write(counts.setdefault(place, its.start), its.form)

        return re.sub(r"%(\d)", shown, level.text).strip()


def _depth(element: Element) -> int:
    return int(element.get(qn("w:ilvl")) or 0)


def _value(element: Element, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else child.get(qn("w:val")) or ""


def _level(element: Element) -> _Level:
    start = _value(element, "w:start")
    return _Level(int(start) if start.isdigit() else 1, _value(element, "w:numFmt"), _value(element, "w:lvlText"))


def _write(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def roman(number: int) -> str:
    """Write a number in small Roman numerals."""
    digits = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc"}
    digits |= {50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
    written = ""
    for value, digit in digits.items():
        count, number = divmod(number, value)
        written += digit * count
    return written
