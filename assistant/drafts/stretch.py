"""The stretches of a passage that can carry a claim of a draft: sentences, items and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafts.verbs import has_finite_verb
from assistant.evidence import Unit, units
from ingest.documents import CELL
from ingest.units import leans_back

_TOPIC = 5
"""Words of a run-in heading at most: "Hemförsäkring. Högst 190 kronor i månaden."."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, with what says what it is about; an item under its lead-in; or a row of a table.

    Attributes:
        own: Where the sentence itself begins.
        before: Where the sentence before it in its paragraph begins.
    """

    start: int
    end: int
    own: int
    lead: str
    whole: str
    table: tuple[int, int] | None
    before: int | None = None


@lru_cache(maxsize=4096)
def stretches(text: str, context: str) -> tuple[Stretch, ...]:
    """What can carry a claim: a question asks, told or put, an example is made up, a header row only names."""
    found = units(text, context)
    made_up = [m.span() for m in _EXAMPLE.finditer(text)]
    headers = {u.lead.rpartition("\n")[2].strip() for u in found if CELL in u.lead}
    return tuple(
        _stretch(text, found, n)
        for n, unit in enumerate(found)
        if unit.text.strip() not in headers
        and not _asks(unit.text)
        and not any(a <= unit.start < b for a, b in made_up)
    )


_EXAMPLE = re.compile(r"^\W*(?:Exempel|Ett exempel|Räkneexempel)\b(?: \d+)?\W*[.:].*$", re.I | re.M)
"""A paragraph that is an example of a family or a decision."""
_ASKED = re.compile(
    r"\b(?:undra(?:r|de)|fråga(?:r|de)|ställ(?:er|de) frågan|diskutera(?:r|de))\b(?: \w+){0,3}?,? "
    r"(?:om|hur|vad|vem|vilk\w+|när|var|varför|ifall)\b",
    re.I,
)


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?") or _ASKED.search(text) is not None


def _stretch(text: str, found: Sequence[Unit], n: int) -> Stretch:
    unit = found[n]
    start = _begins(text, unit, found[n - 1] if n else None)
    said = text[start : unit.end] if start < unit.start else unit.text
    table = _table_around(text, unit.start) if CELL in unit.text else None
    earlier = found[n - 1] if n and not unit.key and not found[n - 1].key else None
    joined = earlier is not None and "\n" not in text[earlier.end : unit.start] and not _asks(earlier.text)
    before = earlier.start if earlier is not None and joined else None
    lead = unit.lead or _topic_of(text, found, n)
    whole = f"{lead}\n{said}" if lead else said
    return Stretch(start, unit.end, unit.start, lead, whole, table, before)


def _topic_of(text: str, found: Sequence[Unit], n: int) -> str:
    """The run-in heading that a later sentence of a paragraph stands under."""
    begins = text.rfind("\n", 0, found[n].start) + 1
    first = next((u for u in found[:n] if u.start >= begins), None)
    return first.text if first is not None and first is not found[n - 1] and _names(first) else ""


def _names(unit: Unit) -> bool:
    """Whether a unit is a run-in heading."""
    few = len(unit.text.split()) <= _TOPIC and unit.text.endswith(".")
    return few and not unit.key and not has_finite_verb(unit.text)


def _begins(text: str, unit: Unit, before: Unit | None) -> int:
    """Where the unit begins, with a run-in heading, or the sentence that it leans on."""
    if before is None or before.key or unit.key or "\n" in text[before.end : unit.start]:
        return unit.start
    leans = leans_back(unit.text) or _OF_THEM.match(unit.text)
    return before.start if _names(before) or leans else unit.start


_OF_THEM = re.compile(r"(?:Av|Bland|Hos|För) (?:dem|dessa)\b")


def _table_around(text: str, place: int) -> tuple[int, int]:
    """The rows of the table that a place stands in, its header among them."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    at = next((n for n, (a, b) in enumerate(lines) if a <= place < b), 0)
    first = last = at
    while first and CELL in text[slice(*lines[first - 1])]:
        first -= 1
    while last + 1 < len(lines) and CELL in text[slice(*lines[last + 1])]:
        last += 1
    return lines[first][0], lines[last][1]
