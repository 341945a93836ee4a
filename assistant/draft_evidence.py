"""The best places of the library for a claim, and what the verifier says of it there.

The search finds passages; within each, the few sentences (or the rows of a table) that hold most of the claim's words
are what the verifier is asked about. A place that is narrow says one thing: words that stand far apart in a long passage
carry no claim together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Hit
from assistant.evidence import Unit, units
from assistant.matching import words
from assistant.rendering import rendered_from
from assistant.verify import Verdict, verify
from ingest.documents import CELL

_MOST_SENTENCES = 1
_WORTH = 0.12
"""Share of the claim's words that a further sentence must add to be taken in."""
_ALWAYS = 2
"""Passages that the search puts first are always asked about."""
_LEAST = 0.3
"""Share of the claim's words that a place must hold to be worth the verifier's time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one place of the library says of a claim: `hit.passage.text[start:end]`.

    Attributes:
        verbatim: Whether the claim is nothing but the source's own words.
    """

    hit: Hit
    start: int
    end: int
    verdict: Verdict
    verbatim: bool = False

    @property
    def score(self) -> float:
        """How much of the claim the place holds, 0 to 1."""
        return self.verdict.score


@dataclass(frozen=True, slots=True)
class _Place:
    hit: Hit
    start: int
    end: int
    lead: str
    share: float


def findings(claim: str, hits: Sequence[Hit], most: int) -> tuple[Finding, ...]:
    """Asks the verifier about the places that hold most of a claim's words.

    Args:
        hits: Passages in the order of the search.
        most: Places to ask about.
    """
    wanted = {w.stem: w.weight for w in words(claim) if w.weight}
    total = sum(wanted.values())
    if not total:
        return ()
    places = [p for hit in hits for p in (_place(wanted, total, hit),) if p.share >= _LEAST or hit in hits[:_ALWAYS]]
    first = [p for p in places if any(p.hit is hit for hit in hits[:_ALWAYS])]
    best = sorted(places, key=lambda p: -round(p.share + _RANK * p.hit.score, 3))[:most]
    best += [p for p in first if p not in best]
    return tuple(_ask(claim, place) for place in best)


_RANK = 0.3
"""What the search's own score counts beside the share of words."""


def _ask(claim: str, place: _Place) -> Finding:
    passage, document = place.hit.passage, place.hit.document
    text = passage.text[place.start : place.end]
    heading = passage.context.partition("\n")[0]
    context = f"{heading}\n{place.lead}" if place.lead else passage.context if CELL in text else heading
    names = document.metadata.municipalities
    verdict = verify(claim, text, context, municipalities=names)
    start, end = verdict.evidence or (0, len(text))
    verbatim = verdict.verdict == "supported" and rendered_from(claim, text, context, names) is not None
    return Finding(place.hit, place.start + start, place.start + end, verdict, verbatim)


def _place(wanted: dict[str, float], total: float, hit: Hit) -> _Place:
    """The stretch of a passage that holds most of the wanted words, short rather than long."""
    passage = hit.passage
    found = _units(passage.text, passage.context)
    if not found:
        return _Place(hit, 0, 0, "", 0.0)
    around = 0.5 * _held(wanted, _stems(f"{passage.context}\n{hit.document.metadata.title}"))
    best = _Place(hit, 0, 0, "", -1.0)
    for first in range(len(found)):
        stems: set[str] = set()
        before = 0.0
        for last in range(first, min(len(found), first + _MOST_SENTENCES)):
            if last > first and not _neighbours(found[last - 1], found[last]):
                break
            stems |= _stems(found[last].whole)
            share = max(_held(wanted, stems), 0.0) / total
            if last > first and share < before + _WORTH:
                break
            before = share
            worth = share - _WORTH * (last - first) / 2
            if worth > best.share:
                best = _Place(hit, found[first].start, found[last].end, found[first].lead, worth)
    share = min(1.0, best.share + around / total / 2)
    if CELL in found[0].text or CELL in passage.text[best.start : best.end]:
        return _Place(hit, *_table_around(passage.text, best.start), "", share)
    return _Place(hit, best.start, best.end, best.lead, share)


def _held(wanted: dict[str, float], stems: frozenset[str] | set[str]) -> float:
    return sum(weight for stem, weight in wanted.items() if stem in stems)


def _neighbours(one: Unit, other: Unit) -> bool:
    return not one.key and not other.key


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


@lru_cache(maxsize=4096)
def _units(text: str, context: str) -> tuple[Unit, ...]:
    """What can carry a claim: a question asks, and carries none."""
    return tuple(u for u in units(text, context) if not u.text.rstrip().endswith("?"))


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(text))
