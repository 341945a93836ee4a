"""Amounts of another year: set anew each year, and told as if they held now or under the wrong year."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ingest.index import Content
from ingest.law import written_on
from ingest.lint.text import Finding, Stretch, finding, is_record
from ingest.listing import listed

_AMOUNT = re.compile(r"(?<![\d.,:-])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{4,6})(?![\d:])(?!-\d)(?:\s?kr(?:onor)?\b)?")
_YEAR = re.compile(r"(?<![\d:-])(20\d\d)(?!:?\d)")


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of a year; `complete` tells whether all of that year's are known."""

    name: str
    context: str
    year: int
    complete: bool
    values: frozenset[int]


@cache
def yearly() -> tuple[Amounts, ...]:
    """The table of `ingest/data/amounts.toml`."""
    table = tomllib.loads(files("ingest").joinpath("data/amounts.toml").read_text(encoding="utf-8"))
    return tuple(Amounts(**{**row, "values": frozenset(row["values"])}) for row in table["amounts"])


def old_amounts(content: Content, found: Sequence[Stretch], as_of: date) -> Iterator[Finding]:
    """Amounts of a year that is not the one they are told for; one rightly dated is none."""
    metadata = content.document.metadata
    written = written_on(metadata)
    for stretch in found:
        around = "\n".join((metadata.title, *stretch.headings, stretch.before, stretch.sentence_before, stretch.text))
        for name in dict.fromkeys(a.name for a in yearly() if re.search(a.context, around, re.IGNORECASE)):
            told = _years(stretch, metadata.title)
            for m in _AMOUNT.finditer(stretch.text):
                years = _years_of(name, int(re.sub(r"\D", "", m[1])))
                if not years or told & years or as_of.year in years:
                    continue
                if told or not is_record(metadata, date(max(years) + 1, 1, 1)):
                    said = f"{m[1]} kronor är ett belopp i {name} för {listed(sorted(years))}"
                    text = f"{said}, {_told_for(told, years, written)}. Skriv årets belopp, eller året."
                    yield finding("old-amount", content, stretch, m[0], text)


def _told_for(told: set[int], years: set[int], written: date | None) -> str:
    """What an amount of some years is told for instead."""
    if not told:
        return "och anges utan år" + (f" i ett dokument från {written.year}" if written else "")
    return f"{'men står här' if max(told) > max(years) else 'inte'} för {listed(sorted(told))}"


def _years(stretch: Stretch, title: str) -> set[int]:
    """The years of the nearest words that name one: its own, its table's, a heading's, the title's."""
    for words in (stretch.text, stretch.sentence_before, stretch.before, *reversed(stretch.headings), title):
        if named := {int(y) for y in _YEAR.findall(words)}:
            return named
    return set()


def _years_of(name: str, value: int) -> set[int]:
    return {a.year for a in yearly() if a.name == name and value in a.values}
