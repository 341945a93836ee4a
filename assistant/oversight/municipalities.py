"""One subject over all municipalities: what each one's documents say of it, in their words, and national ones above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Hit, Question
from assistant.assistant import Assistant
from assistant.evidence import Unit, units
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import words
from assistant.oversight.terms import PART, terms
from assistant.oversight.typed_facts import What, what_of
from assistant.synonyms import near_equals
from ingest.documents import CELL, Document, Scope
from ingest.units import row_text

SUBJECTS = (
    "boendekostnad",
    "tandvård",
    "glasögon",
    "hemutrustning",
    "matnorm vid avslag",
    "hyresskuld",
    "begravning",
    "barns fritid",
    "delegation",
)
"""What supervisors usually compare; any other words will do."""
_LOOKED_INTO = 60
_QUOTES = 6
"""Quotes in a cell at most."""
_AROUND = 0.8
"""What a word counts for that only the heading holds."""
_FIGURES = frozenset(("amount", "deadline", "age"))
NATIONAL = ""
"""The column of the national documents."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a quote: as written, and its value in the base unit."""

    what: What
    text: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document about the subject, and the figures in them."""

    citation: Citation
    said: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one municipality's documents say of a subject; no quotes where they do not say anything."""

    municipality: str
    quotes: tuple[Quoted, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of its quotes, each once."""
        return tuple(dict.fromkeys(f for q in self.quotes for f in q.figures))


@dataclass(frozen=True, slots=True)
class Row:
    """A subject over the municipalities, the national documents first."""

    subject: str
    cells: tuple[Cell, ...]

    @property
    def amounts(self) -> tuple[Figure, Figure] | None:
        """The lowest and the highest amount in kronor that municipalities tell; None where fewer than two tell any."""
        told = [
            [f for f in c.figures if f.what == "amount" and f.unit == "kr"]
            for c in self.cells
            if c.municipality != NATIONAL
        ]
        each = [figures for figures in told if figures]
        if len(each) < 2:
            return None
        every = sorted((f for figures in each for f in figures), key=lambda f: f.value)
        return every[0], every[-1]


def compare(
    assistant: Assistant,
    subjects: Sequence[str],
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> tuple[Row, ...]:
    """Looks up each subject in each municipality's own documents and in the national ones.

    Args:
        progress: Called with how many subjects are done, and how many there are.
    """
    rows = []
    for n, subject in enumerate(subjects):
        progress(n, len(subjects))
        columns = (NATIONAL, *assistant.index.municipalities)
        rows.append(Row(subject, tuple(_cell(assistant, subject, name) for name in columns)))
    return tuple(rows)


def _cell(assistant: Assistant, subject: str, municipality: str) -> Cell:
    hits = assistant.search(Question(subject, municipality=municipality or None), _LOOKED_INTO)
    own = [h for h in hits if _is_of(h.document, municipality)]
    found = sorted(_about(subject, own), key=lambda pair: -pair[0])
    quotes = [quoted for _, quoted in found][:_QUOTES]
    return Cell(municipality, tuple(quotes))


def _is_of(document: Document, municipality: str) -> bool:
    m = document.metadata
    if municipality == NATIONAL:
        return m.scope is Scope.NATIONAL
    return m.scope is Scope.LOKAL and m.is_only_of(municipality)


def _about(subject: str, hits: Sequence[Hit]) -> Iterator[tuple[float, Quoted]]:
    """The units that hold all of the subject's words, most of them in their own; those with figures first."""
    wanted = [w.stem for w in words(subject) if w.weight] or [w.stem for w in words(subject)]
    for rank, hit in enumerate(hits):
        heading = hit.passage.context.split("\n")[0].split(" › ")[-1]
        for unit in units(hit.passage.text, hit.passage.context):
            own = terms(words(unit.whole))
            around = own | {t: s for t, s in terms(words(heading), _AROUND).items() if t not in own}
            if not wanted or not all(_holds(around, stem) for stem in wanted) or not _states(unit):
                continue
            quoted = _quoted(hit, unit)
            mine = sum(_holds(own, stem) for stem in wanted) / len(wanted)
            yield mine + 0.5 * bool(quoted.figures) - 0.02 * rank, quoted


def _holds(held: Mapping[str, float], stem: str) -> bool:
    """Whether words hold a subject's word, alone or in a compound, or a near-equal of it; not a part of it alone."""
    return held.get(stem, 0.0) >= PART * _AROUND or any(held.get(n, 0.0) >= _AROUND for n in near_equals(stem))


def _states(unit: Unit) -> bool:
    """Not a heading, a question, a list's lead-in or a table's header row."""
    header = CELL in unit.text and not unit.lead
    return len(unit.text.split()) > 1 and not header and not unit.text.rstrip().endswith(("?", ":"))


def _quoted(hit: Hit, unit: Unit) -> Quoted:
    said = row_text(unit.lead, unit.text) if CELL in unit.text else unit.text.strip()
    quote = hit.passage.text[unit.start : unit.end]
    figures = tuple(f for fact in facts(said) if (f := _figure(said, fact)))
    return Quoted(Citation(1, hit.passage, hit.document, quote, unit.start, unit.end), said, figures)


def _figure(said: str, fact: Fact) -> Figure | None:
    what = what_of(said, fact)
    if what not in _FIGURES:
        return None
    return Figure(what, said[fact.start : fact.end], fact.value, fact.unit)
