"""What a passage says, unit by unit, and which units hold a statement's words and facts.

A unit is a sentence, a table row under its header, or a list item under its lead-in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.fact import is_frequency
from assistant.facts.read import facts
from assistant.facts.references import sections
from assistant.matching import Match, match, words
from ingest.chunk import strip_marker
from ingest.documents import CELL
from ingest.sentences import sentence_spans

_ENDS = (".", "!", "?", ".)", ".”", '."', ":", ",", ";")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, row or item of a passage: `passage[start:end]`.

    Attributes:
        text: Its own words, without a list mark.
        lead: The lead-in or header row that it stands under.
        key: The first cell of a row.
    """

    start: int
    end: int
    text: str
    lead: str = ""
    key: str = ""

    @property
    def whole(self) -> str:
        """Its words under those it stands under."""
        return f"{self.lead}\n{self.text}" if self.lead else self.text


@lru_cache(maxsize=4096)
def units(passage: str, context: str = "") -> tuple[Unit, ...]:
    """The units of a passage; a list's lead-in and a table's header may stand last in the context."""
    lead = context.rsplit("\n", 1)[-1] if "\n" in context else ""
    found: list[Unit] = []
    lines = [m.span() for m in re.finditer(r"[^\n]+", passage) if m.group().strip()]
    for n, (start, end) in enumerate(lines):
        line = passage[start:end]
        if CELL in line:
            opens_table = CELL not in lead and not line[0].isdigit()
            found.append(Unit(start, end, line, "" if opens_table else lead, line.split(CELL)[0].strip()))
            lead = line if opens_table else lead
            continue
        if CELL in lead or (lead and found and _closes_list(passage[lines[n - 1][0] : lines[n - 1][1]], line)):
            lead = ""
        spans = list(sentence_spans(passage, start, end))
        for first, last in spans:
            body = strip_marker(passage[first:last])
            found.append(Unit(last - len(body), last, body, lead))
        following = passage[lines[n + 1][0] : lines[n + 1][1]] if n + 1 < len(lines) else ""
        if _opens_list(line, following):
            lead = passage[spans[-1][0] : spans[-1][1]]
    return tuple(found)


def _opens_list(line: str, following: str) -> bool:
    stripped = line.rstrip()
    is_item = strip_marker(line) != line  # the next item does not stand under it
    return bool(following) and (
        stripped.endswith(":")
        or (not is_item and not stripped.endswith(_ENDS) and strip_marker(following)[0].islower())
    )


def _closes_list(previous: str, line: str) -> bool:
    """A whole sentence after an item that ended the list: "... riksnormen.", then "Beloppet avser ..."."""
    return previous.rstrip().endswith(".") and strip_marker(previous)[0].islower() and line[0].isupper()


@dataclass(frozen=True, slots=True)
class Support:
    """How a statement's words and facts are held by a few units.

    Attributes:
        units: The units that hold them, the best first.
        matches: For each word of the statement its match.
        coverage: The share of the words' and facts' weight that is held, 0 to 1.
        of_words: The share of the words' weight alone.
    """

    units: tuple[Unit, ...]
    matches: tuple[Match, ...]
    coverage: float
    of_words: float = 0.0


_MOST_UNITS = 3
_LEAST_GAIN = 0.06
_FACT_WEIGHT = 0.7


def support(statement: str, passage: str, context: str, municipalities: tuple[str, ...] = ()) -> Support:
    """Picks the units that together hold most of a statement's words and facts.

    Headings and the names of the document's municipalities hold words too, a little less.
    """
    wanted = words(statement)
    weights = [w.telling for w in wanted]
    weights += [_FACT_WEIGHT] * (len(facts(statement)) + len(sections(statement)))
    total = sum(weights) or 1.0
    around = "\n".join((context, *municipalities))
    held = [Match(0.8 * m.strength, m.by) for m in match_all(statement, around)]
    table = [(u, match_all(statement, u.whole)) for u in _of_fitting_rows(statement, units(passage, context))]
    chosen: list[Unit] = []
    while table and len(chosen) < _MOST_UNITS:
        unit, found = max(table, key=lambda row: (round(_gain(weights, held, row[1]), 3), -len(row[0].text)))
        if chosen and _gain(weights, held, found) / total < _LEAST_GAIN:
            break
        chosen.append(unit)
        held = [max(a, b, key=lambda m: m.strength) for a, b in zip(found, held, strict=True)]
        table = [row for row in table if row[0] is not unit]
    coverage = sum(w * m.strength for w, m in zip(weights, held, strict=True)) / total
    of_words = sum(w.telling * m.strength for w, m in zip(wanted, held, strict=False)) / (
        sum(weights[: len(wanted)]) or 1.0
    )
    return Support(tuple(chosen), tuple(held[: len(wanted)]), coverage, of_words)


def match_all(statement: str, text: str) -> list[Match]:
    """How a text holds each word, then each fact, then each reference of a statement."""
    found = [match(w, words(text)) if w.weight else Match(0.0) for w in words(statement)]
    said, told = facts(statement), facts(text)
    found += [
        Match(float(any(f.same(o) or f.bounded_by(o) for o in told) or is_frequency(f, said, told))) for f in said
    ]
    return found + [Match(float(any(s.agrees(o) for o in sections(text)))) for s in sections(statement)]


def _of_fitting_rows(statement: str, found: Sequence[Unit]) -> list[Unit]:
    """Of a table only the rows whose first cell the statement names best, where it names one at all."""
    fits = {u: _key_fit(statement, u.key) for u in found if u.key and u.lead}
    share, weight = max(fits.values(), default=(0.0, 0.0))
    if share < _LEAST_KEY:
        return list(found)
    kept = {u for u, (s, w) in fits.items() if s >= share - 0.01 or (s >= 0.4 and w > weight + 0.1)}
    return [u for u in found if u not in fits or u in kept]


_LEAST_KEY = 0.6


def _key_fit(statement: str, key: str) -> tuple[float, float]:
    """The share of a first cell's words and facts that the statement has, and their weight."""
    said, told = words(statement), facts(statement)
    keyed = [w for w in words(key) if w.weight]
    counts = facts(key)
    total = sum(w.weight for w in keyed) + len(counts)
    held = sum(w.weight * (match(w, said).strength >= 0.75) for w in keyed)
    held += sum(any(f.same(c) for f in told) for c in counts)
    return (held / total if total else 0.0), held


def _gain(weights: Sequence[float], held: Sequence[Match], found: Sequence[Match]) -> float:
    return sum(w * max(0.0, b.strength - a.strength) for w, a, b in zip(weights, held, found, strict=True))
