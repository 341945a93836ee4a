"""The best places of the library for a claim, and what the verifier says of it there.

The search finds passages; within each, the sentence (or the table) that holds most of the claim's words is what
the verifier is asked about. A narrow place says one thing: words that stand far apart in a long passage carry no claim
together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Hit
from assistant.draft_verbs import has_finite_verb
from assistant.evidence import Unit, units
from assistant.matching import words
from assistant.rendering import rendered_from
from assistant.verify import Verdict, verify
from ingest.analyze import stem
from ingest.documents import CELL

_ALWAYS = 2
"""Passages that the search puts first are always asked about."""
_LEAST = 0.3
"""Share of the claim's words that a place must hold to be worth the verifier's time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one place of the library says of a claim: `hit.passage.text[start:end]`.

    Attributes:
        verbatim: Whether the claim is nothing but the source's own words.
        words: The share of the claim's words, figures left out, that the place has as they are, 0 to 1.
    """

    hit: Hit
    start: int
    end: int
    verdict: Verdict
    verbatim: bool = False
    words: float = 0.0

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
    words: float = 0.0
    table: tuple[int, int] | None = None


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
    found: list[Finding] = []
    for place in best:
        found.append(_ask(claim, place))
        if found[-1].verbatim and place.hit.document.metadata.kind.level <= _SETTLES:
            break
    return tuple(found)


_SETTLES = 6
"""Up to this level a source's own words settle a claim: no other place needs to be asked."""


_RANK = 0.3
"""What the search's own score counts beside the share of words."""


def _ask(claim: str, place: _Place) -> Finding:
    """What the verifier says of a place; a row carries a claim only where its whole table does not speak against it."""
    document = place.hit.document
    names = document.metadata.municipalities
    heading = place.hit.passage.context.partition("\n")[0]
    context = f"{heading}\n{place.lead}" if place.lead else heading
    text = place.hit.passage.text[place.start : place.end]
    verdict = verify(claim, text, context, municipalities=names)
    verbatim = verdict.verdict == "supported" and rendered_from(claim, text, context, names) is not None
    if verdict.verdict != "not_found" and place.table and not verbatim:
        whole = verify(
            claim, place.hit.passage.text[slice(*place.table)], place.hit.passage.context, municipalities=names
        )
        verdict = whole if whole.verdict != "supported" else verdict
    return Finding(place.hit, place.start, place.end, verdict, verbatim, place.words)


def _place(wanted: dict[str, float], total: float, hit: Hit) -> _Place:
    """The unit of a passage that holds most of the wanted words; of a table all of its rows."""
    passage = hit.passage
    found = _units(passage.text, passage.context)
    if not found:
        return _Place(hit, 0, 0, "", 0.0)
    around = 0.5 * _held(wanted, _stems(f"{passage.context}\n{hit.document.metadata.title}"))
    unit = max(found, key=lambda u: round(_held(wanted, _stems(u.whole)), 3))
    held = _held(wanted, _stems(unit.whole)) / total
    share = min(1.0, held + around / 2 / total)
    if CELL in unit.text:
        return _Place(hit, unit.start, unit.end, unit.lead, share, held, _table_around(passage.text, unit.start))
    return _Place(hit, _with_topic(passage.text, found, unit), unit.end, unit.lead, share, held)


_TOPIC = 5
"""Words of a run-in heading at most: "Hemförsäkring. Högst 190 kronor i månaden."."""


def _with_topic(text: str, found: Sequence[Unit], unit: Unit) -> int:
    """Where the unit begins, with the words before it that only say what it is about."""
    at = found.index(unit)
    before = found[at - 1] if at else None
    if before is None or before.key or "\n" in text[before.end : unit.start] or before.text.rstrip()[-1:] != ".":
        return unit.start
    names = len(before.text.split()) <= _TOPIC and not has_finite_verb(before.text)
    return before.start if names else unit.start


def _held(wanted: dict[str, float], stems: frozenset[str] | set[str]) -> float:
    return sum(weight for stem, weight in wanted.items() if stem in stems)


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
    return frozenset(stem(re.sub(r"[-:’']", "", word.casefold())) for word in _WORD.findall(text))


_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W_]+)*")
