"""What a passage says, unit by unit, and how much of a statement's words each unit holds.

A unit is a sentence, a table row under its header, or a list item under its lead-in. A word of the statement is held by
a unit through the same stem, a part of a compound, a near-equal expression, or, as help only, a near word of the bundled
model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.facts import Fact, Section, facts, sections
from assistant.synonyms import near_equals
from ingest.analyze import Analyzer, fold, stem
from ingest.chunk import introduces, strip_marker
from ingest.documents import CELL
from ingest.frequencies import per_million, rarity
from ingest.neighbours import bundled_model
from ingest.sentences import sentence_spans

_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    """och i att det som en ett på är av för med till den de om men var så vi han hon kan ska skall när nu man från vid
    eller sig mot dem också efter upp ju här där då sin sina sitt detta denna dessa vad vem vilka vilken vilket hur får
    få fick bli blir blev vara varit hade ha har haft finns fanns gör göra jag du ni mig dig oss er min mitt mina hans
    hennes dess deras vår vårt våra bara under över utan än någon något några alla allt skulle bör måste kunna kunde vill
    redan mer mycket bland annat samt även inom genom hos mellan enligt vart ut in ner ens ju inte ej aldrig ingen inget
    inga endast enbart högst minst lägst tidigast senast innan före samma sådan sådant sådana sedan dock alltid varje
    samtliga medan eftersom därför oavsett trots utom förutom varav vars antingen varken både ännu kvar själv själva
    annan andra annars t.ex exempel bl.a bla dvs osv mm m.m s.k tex upp åt ge ger ges gäller gälla enda det går gå
    inklusive exklusive per cirka ca ungefär ihop sitt egen eget egna vilja behöver behöva anges kommer komma tar ta tas
    fortfarande första hand skyldig krav rätt möjlighet""".split()
)
"""Words that carry no subject of their own; the guards read those of them that turn a meaning."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `text[start:end]`; `weight` is how much of a statement's meaning rests on it."""

    text: str
    start: int
    end: int
    stem: str
    weight: float


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """All words of a text in order; those within a number, a date or a reference to law weigh nothing."""
    taken = [(f.start, f.end) for f in facts(text)] + [(s.start, s.end) for s in sections(text)]
    found = []
    for m in _WORD.finditer(text):
        low = m.group().casefold()
        inside = any(a <= m.start() and m.end() <= b for a, b in taken)
        weight = 0.0 if inside or low in FUNCTION_WORDS or len(low) < 2 else 0.3 + 0.7 * rarity(stem(low))
        found.append(Word(m.group(), *m.span(), stem(low), weight))
    return tuple(found)


@dataclass(frozen=True)
class Unit:
    """A sentence, row or item of a passage: `passage[start:end]`.

    Attributes:
        text: Its own words.
        lead: The lead-in or header row that it stands under.
        before: The sentence before, for what "det" and "den" lean on.
    """

    start: int
    end: int
    text: str
    lead: str
    before: str = ""
    row: bool = False

    @cached_property
    def whole(self) -> str:
        """Its words after those it stands under."""
        return (
            f"{self.lead} {self.text}"
            if self.lead and not self.row
            else f"{self.lead}\n{self.text}"
            if self.row
            else self.text
        )

    @property
    def words(self) -> tuple[Word, ...]:
        """Words with their lead."""
        return words(self.whole)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Facts with those of the lead."""
        return facts(self.whole)

    @property
    def sections(self) -> tuple[Section, ...]:
        """References to law."""
        return sections(self.whole)


@lru_cache(maxsize=256)
def units(passage: str, context: str = "") -> tuple[Unit, ...]:
    """The units of a passage; a list's lead-in and a table's header may stand in the context."""
    last = context.rsplit("\n", 1)[-1] if "\n" in context else ""
    header = last if CELL in last else ""
    lead = "" if header else last
    found: list[Unit] = []
    for start, end in _lines(passage):
        line = passage[start:end]
        if CELL in line:
            if not header and not (found and found[-1].row):
                header, lead = line, ""
                found.append(Unit(start, end, line, "", "", False))
            else:
                found.append(Unit(start, end, line, header, "", True))
            continue
        header = ""
        if lead and not _opens(line):
            lead = lead if _is_item(line, lead) else ""
        for first, last_ in sentence_spans(passage, start, end):
            body = strip_marker(passage[first:last_]) if first == start else passage[first:last_]
            before = found[-1].text if found and not found[-1].row else ""
            found.append(Unit(last_ - len(body), last_, body, lead, before))
        if _opens(line):
            lead = passage[first:last_]
        elif lead and not _item_ends_open(line, lead):
            pass
    return tuple(found)


def _lines(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def _opens(line: str) -> bool:
    return line.rstrip().endswith(":") or (
        introduces(line) and line.rstrip().endswith((" som", " ska", " att", ":")) or False
    )


def _is_item(line: str, lead: str) -> bool:
    return bool(lead)


def _item_ends_open(line: str, lead: str) -> bool:
    return True
