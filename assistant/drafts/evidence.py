"""The best places of the library for a claim, and what the verifier says of it there.

The search finds passages; within each, the sentence (or the table) that holds most of the claim's words is what
the verifier is asked about. A narrow place says one thing: words that stand far apart in a long passage carry no claim
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Hit
from assistant.drafts.denied_beside import without_denied
from assistant.drafts.stretch import Stretch, stretches
from assistant.drafts.verbs import finite_verb
from assistant.entailment import RULES
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import stem_of, words
from assistant.rendering import rendered_from
from assistant.spelled_out import with_short_names
from assistant.verify import Verdict, verify
from ingest.documents import CELL
from ingest.embed import word_model
from ingest.units import leans_back

Vector = NDArray[np.float32]

_ALWAYS = 2
"""Passages that the search puts first are always asked about."""
_OF_ONE_PASSAGE = 2
_SETTLES = 6
"""Up to this level a source's own words settle a claim: no other place needs to be asked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one place of the library says of a claim: `hit.passage.text[start:end]`.

    Attributes:
        verbatim: Whether the claim is nothing but the source's own words.
        words: The share of the claim's words, figures left out, that the place has as they are, 0 to 1.
        likeness: Cosine of the claim and the place by the bundled model; 0 without it.
        seam: Where the second of two places that are read together begins; None where it is one.
    """

    hit: Hit
    start: int
    end: int
    verdict: Verdict
    verbatim: bool = False
    words: float = 0.0
    lead: str = ""
    likeness: float = 0.0
    seam: int | None = None

    @property
    def own(self) -> str:
        """The words of the place itself, with its short names told in full."""
        return with_short_names(self.written, self.hit.short_names)

    @property
    def written(self) -> str:
        """The words of the place as the source has them."""
        return self.hit.passage.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The words of the place, under the lead-in or header row that it stands under."""
        return f"{self.lead}\n{self.own}" if self.lead else self.own

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
    worth: float
    words: float = 0.0
    table: tuple[int, int] | None = None
    likeness: float = 0.0


def findings(claim: str, hits: Sequence[Hit], most: int) -> tuple[Finding, ...]:
    """Asks the verifier about the places nearest to a claim, by its words, by their meaning and by the search.

    Args:
        hits: Passages in the order of the search.
        most: Places to ask about.
    """
    wanted = {w.stem: w.weight for w in words(claim) if w.weight}
    if not wanted:
        return ()
    meaning = _encoded(claim)
    places = sorted((p for hit in hits for p in _places(claim, wanted, meaning, hit)), key=lambda p: -p.worth)
    ends = [(id(p.hit), p.end) for p in places]
    best = [
        p
        for n, p in enumerate(places)
        if len({e for q, e in zip(places[:n], ends[:n], strict=True) if q.hit is p.hit} - {ends[n]}) < _OF_ONE_PASSAGE
    ][:most]
    best += [p for hit in hits[:_ALWAYS] for p in [q for q in places if q.hit is hit][:1] if p not in best]
    found: list[Finding] = []
    for place in best:
        found.append(_ask(claim, place))
        if found[-1].verbatim and place.hit.document.metadata.kind.level <= _SETTLES:
            break
    return tuple(found)


def _ask(claim: str, place: _Place) -> Finding:
    """What the rules say of a place; a row carries a claim only where its whole table does not speak against it."""
    unasked = Verdict("not_found", None, None, None, 0.0)
    words_there, likeness = place.words, place.likeness
    found = ask(claim, Finding(place.hit, place.start, place.end, unasked, False, words_there, place.lead, likeness))
    names = place.hit.document.metadata.municipalities
    if found.verdict.verdict != "not_found" and place.table and not found.verbatim:
        rows, above = place.hit.passage.text[slice(*place.table)], place.hit.passage.context
        table = with_short_names(rows, place.hit.short_names)
        whole = verify(claim, table, above, municipalities=names, reader=RULES)
        return replace(found, verdict=whole if whole.verdict != "supported" else found.verdict)
    return found


def ask(claim: str, finding: Finding) -> Finding:
    """The place with what the rules say of it.

    The inference model, taught on whole passages, misreads what is cut out as narrowly.
    """
    names = finding.hit.document.metadata.municipalities
    context, text = context_of(finding.hit, finding.lead), finding.own
    if text != finding.written and rendered_from(claim, finding.written, context, names):
        text = finding.written
    verdict = verify(claim, text, context, municipalities=names, reader=RULES)
    if (bare := without_denied(claim, text, verdict.difference or "")) != text:
        verdict = verify(claim, bare, context, municipalities=names, reader=RULES)
    verbatim = verdict.score == 1 and rendered_from(claim, text, context, names) is not None
    return replace(finding, verdict=verdict, verbatim=verbatim)


def context_of(hit: Hit, lead: str) -> str:
    """What stands over a place: its document's title without the year, its heading, and its lead-in or header row."""
    heading = f"{_YEAR.sub('', hit.document.metadata.title)} › {hit.passage.context.partition(chr(10))[0]}"
    return f"{heading}\n{lead}" if lead else heading


_YEAR = re.compile(r"\b20\d\d\b")
"""A title's year is when it was issued, and holds no year of a claim."""


def _places(claim: str, wanted: dict[str, float], meaning: Vector | None, hit: Hit) -> Iterator[_Place]:
    """The stretches of a passage with what each is worth for a claim."""
    passage = hit.passage
    found = stretches(passage.text, passage.context)
    total = sum(wanted.values())
    figures = facts(claim)
    around = _AROUND * _held(wanted, _stems(f"{passage.context}\n{hit.document.metadata.title}")) / total
    likeness = (
        np.zeros(len(found)) if meaning is None or not found else _vectors(passage.text, passage.context) @ meaning
    )
    for stretch, like in zip(found, likeness, strict=True):
        held = _held(wanted, _stems(stretch.whole)) / total
        same = sum(any(f.same(o) for o in _facts(stretch.whole)) for f in figures) / len(figures) if figures else 0.0
        worth = min(1.0, held + around) + _MEANING * float(like) + _SEARCH * hit.score + _FIGURE * same
        start = stretch.start if _says_it_itself(claim, passage.text, stretch) else stretch.own
        yield _Place(hit, start, stretch.end, stretch.lead, round(worth, 3), held, stretch.table, float(like))
        if (begins := _under_the_one_before(claim, wanted, passage.text, stretch)) is not None:
            both = _held(wanted, _stems(passage.text[begins : stretch.end])) / total
            more = min(1.0, both + around) - min(1.0, held + around)
            yield _Place(
                hit, begins, stretch.end, stretch.lead, round(worth + more - _BEFORE, 3), both, None, float(like)
            )


_FOLLOWS = re.compile(r"(?:Efteråt|Därefter|Sedan|Samtidigt|Dessutom|Efter det|Vid (?:nej|ja|behov)|Inte heller)\b")
_FEW = 8
"""Words of a sentence that says little without the one before it."""
_BEFORE = 0.02
_LENDS = 0.12


def _under_the_one_before(claim: str, wanted: dict[str, float], text: str, stretch: Stretch) -> int | None:
    """Where the sentence before begins, if it tells what this one is about and this one all that is said of it."""
    if stretch.before is None or stretch.start < stretch.own or CELL in stretch.lead:
        return None
    own = text[stretch.own : stretch.end]
    if len(own.split()) > _FEW and not (leans_back(own) or _FOLLOWS.match(own)):
        return None
    figures, total = frozenset(_figures(claim)), sum(wanted.values())
    lent = _held(wanted, _stems(text[stretch.before : stretch.end])) - _held(wanted, _stems(own))
    if lent < _LENDS * total or not figures <= frozenset(_figures(text[stretch.before : stretch.end])):
        return None
    widened = replace(stretch, start=stretch.before)
    return stretch.before if _says_it_itself(claim, text, widened) else None


_OF_PREDICATE = 0.6


def _says_it_itself(claim: str, text: str, stretch: Stretch) -> bool:
    """Whether the sentence before lends no more than the subject: what is said of that must stand in the sentence."""
    verb = finite_verb(claim) if stretch.start < stretch.own else None
    if verb is None:
        return True
    said = {w.stem: w.weight for w in words(claim) if w.weight and w.start >= verb.start()}
    return _held(said, _stems(text[stretch.own : stretch.end])) >= _OF_PREDICATE * sum(said.values())


_AROUND = 0.25
"""What a word counts for that only a heading or the title holds."""
_MEANING = 0.6
"""What the likeness by the bundled model counts beside the share of words."""
_FIGURE = 0.3
"""What it counts that a place has the claim's figures."""
_SEARCH = 0.3
"""What the search's own score counts beside it."""


@lru_cache(maxsize=16384)
def _facts(text: str) -> tuple[Fact, ...]:
    return facts(text)


def _figures(text: str) -> list[str]:
    return [re.sub(r"\D", "", m) for m in re.findall(r"\d+(?:[ \u00a0\u202f]\d{3})*", text)]


def _encoded(claim: str) -> Vector | None:
    model = word_model()
    return None if model is None else model.encode([claim])[0]


@lru_cache(maxsize=4096)
def _vectors(text: str, context: str) -> Vector:
    """The vectors of a passage's units, shape (units, dimensions)."""
    model = word_model()
    assert model is not None
    return model.encode([stretch.whole for stretch in stretches(text, context)])


def _held(wanted: dict[str, float], stems: frozenset[str] | set[str]) -> float:
    return sum(weight for stem, weight in wanted.items() if stem in stems)


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem_of, _WORD.findall(text)))


_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W_]+)*")
