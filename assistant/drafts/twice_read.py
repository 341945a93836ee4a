"""What the model reads so surely, in a place by itself and with what stands around it, that the softer rules give way.

The rules that weigh words were chosen on sentences for development; of sentences that nobody had read, the model is the
better judge where both of its readings agree (docs/matning-granskning.md). Figures, dates, sections and names stay the
guards' alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.comparison import Comparison
from assistant.drafts.evidence import Finding, context_of
from assistant.drafts.reading import around, lacks_a_figure, only_names
from assistant.drafts.topic import Meanings
from assistant.entailment import Reader
from assistant.guards.in_order import differs_firmly, differs_plainly

_SAID, _DENIED = 0.9, 0.75
"""Least probability, in both readings, that a place says a claim, and that it says otherwise."""
_OF_THE_SAME = 0.67
"""Least cosine of a claim and a place that says it."""
_READ = 3
"""Places read for a claim at most."""


def said_twice(claim: str, found: Sequence[Finding], reader: Reader, meanings: Meanings) -> Finding | None:
    """The place that surely says a claim in other words, with that verdict; None where there is none.

    Args:
        found: The places that the rules were asked about, whatever they find.
    """
    for place in _near(claim, found, meanings):
        said = all(reader.read([(text, claim)])[0].supported >= _SAID for text in _texts(place))
        if said and not _differs(claim, place):
            return replace(place, verdict=replace(place.verdict, verdict="supported", difference=None, spot=None))
    return None


def denied_by_nearest(claim: str, found: Sequence[Finding], reader: Reader, meanings: Meanings) -> bool:
    """Whether the place nearest to a claim surely says otherwise: then none further off carries it."""
    near = _near(claim, found, meanings)[:1]
    return any(_is_turned(claim, place) or denied_twice(claim, place, reader) for place in near)


def _is_turned(claim: str, place: Finding) -> bool:
    """Whether a place tells of a claim's matter, and plainly otherwise: "A eller B" for "både A och B"."""
    return place.verdict.verdict == "contradicted" and differs_plainly(_beside(claim, place))


def _near(claim: str, found: Sequence[Finding], meanings: Meanings) -> list[Finding]:
    alike = meanings.nearest(claim, found, _READ)
    return [place for like, place in alike if like >= _OF_THE_SAME and not only_names(place)]


def denied_twice(claim: str, place: Finding, reader: Reader) -> bool:
    """Whether a place that the rules have carry a claim surely says otherwise."""
    return not place.verbatim and all(reader.read([(text, claim)])[0].contradicted >= _DENIED for text in _texts(place))


def _texts(place: Finding) -> tuple[str, str]:
    """What is read of a place: itself, the shorter, first."""
    return around(place, 0), around(place)


def _differs(claim: str, place: Finding) -> bool:
    """Whether a figure, a date, a section or a name of the claim is another than the place's, or not there."""
    case = _beside(claim, place)
    return differs_firmly(case) or lacks_a_figure(case)


def _beside(claim: str, place: Finding) -> Comparison:
    """A claim beside a place by itself."""
    names = place.hit.document.metadata.municipalities
    return Comparison.of(claim, place.own, context_of(place.hit, place.lead), names)
