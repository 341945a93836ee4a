"""Whether a place says a claim in other words, by the inference model: asked where the rules find a claim nowhere.

The model was taught on whole passages, so it reads a place with what stands around it, and it only adds support: of the
sentences for development it calls one right one in ten contradicted (docs/matning-granskning.md). A rule still found
nowhere gets a second look: the passages nearest to it, each read whole, by a logistic function of three numbers that
knows none of the rules (benchmarks/fit_second_look.py).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Hit
from assistant.comparison import Comparison
from assistant.drafts.carry import LIKE
from assistant.drafts.difference import says_less
from assistant.drafts.evidence import Finding, ask, context_of
from assistant.drafts.extent import goes_beyond, softens
from assistant.drafts.neighbours import fit_together, halves, with_neighbours
from assistant.drafts.topic import OF_ONE_SUBJECT, Meanings, lacks_predicate
from assistant.drafts.verbs import finite_verb
from assistant.entailment import Given, Reader, Reading, log_odds, probability
from assistant.guards.facts import numbers
from assistant.negations import DENIES
from assistant.spelled_out import with_short_names
from assistant.verify import reading_of, verify
from ingest.documents import CELL

_READ = 3
"""Places read for a claim at most: those nearest to it in meaning."""
_AROUND = 250
"""Characters before and after a place that are read with it."""
_OF_READING, _OF_MEANING, _SURE = 0.39, 10.0, 8.3
"""Weights of the model's log odds and of the cosine of claim and place, and the least sum that carries a claim."""
_READ_SO = 0.7
"""Least probability that a place carries a claim, however near it is."""
_LEAST, _MOST = 0.01, 0.97
"""Probabilities beyond which the model is taken to be no surer."""
_AGAINST, _OF_THE_SAME = 0.85, 0.78
"""Least probability that a place contradicts a claim, with and without what stands around it, and least cosine."""
_BY_ITSELF = 0.1
"""Least probability of the place read by itself: the shorter text, so it is read first."""


class OnceReader:
    """Reads each pair once for as long as one check lasts, and is let go of with it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str], Reading] = {}

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """Judges each pair."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if new:
            self._known.update(zip(new, self._reader.read(new), strict=True))
        return [self._known[pair] for pair in pairs]


def in_other_words(claim: str, found: Sequence[Finding], reader: Reader, meanings: Meanings) -> Iterator[Finding]:
    """Yields the places that say a claim in other words, with that verdict, the surest first.

    Args:
        found: The places that the rules were asked about; those that they find anything against are left out.
    """
    silent = [f for f in found if (f.verdict.verdict != "contradicted" or says_less(f)) and not only_names(f)]
    alike = meanings.nearest(claim, silent, _READ)
    likely = [(like, place) for like, f in alike if like >= OF_ONE_SUBJECT and (place := _readable(claim, f))]
    alone = reader.read([(around(f, 0), claim) for _, f in likely])
    near = [told for told, r in zip(likely, alone, strict=True) if r.supported >= _BY_ITSELF]
    readings = reader.read([(around(f), claim) for _, f in near])
    sure = [(_sureness(r.supported, like), r, f) for r, (like, f) in zip(readings, near, strict=True)]
    for sureness, reading, place in sorted(sure, key=lambda told: -told[0]):
        is_sure = sureness >= _SURE and reading.supported >= _READ_SO
        if is_sure and (carried := _carried(claim, place, reading)):
            yield carried


def only_names(place: Finding) -> bool:
    """Whether a place names a matter and says nothing of it: a point of an agenda, with no verb, value or lead-in."""
    bare = not place.lead and CELL not in place.own and re.search(r"\d", place.own) is None
    return bare and finite_verb(place.own) is None


def read_against(claim: str, found: Sequence[Finding], reader: Reader, meanings: Meanings) -> Iterator[Finding]:
    """Yields the places that the model too reads to say otherwise, the nearest first.

    Args:
        found: Places that the rules find something against, each too far from the claim's words to count by that alone.
    """
    alike = meanings.nearest(claim, found, _READ)
    for place in (f for like, f in alike if like >= _OF_THE_SAME):
        alone = reader.read([(around(place, 0), claim)])[0]
        if alone.contradicted >= _AGAINST and reader.read([(around(place), claim)])[0].contradicted >= _AGAINST:
            yield place


def _sureness(supported: float, like: float) -> float:
    """How sure it is that a place carries a claim, of the model's probability and the likeness in meaning."""
    kept = min(max(supported, _LEAST), _MOST)
    return _OF_READING * math.log(kept / (1 - kept)) + _OF_MEANING * like


def around(finding: Finding, characters: int = _AROUND) -> str:
    """A place with what stands around it under its nearest heading, in one line."""
    passage = finding.hit.passage
    opening = f"{passage.heading}:" if passage.heading else ""
    text = passage.text[max(0, finding.start - characters) : finding.end + characters]
    text = with_short_names(text, finding.hit.short_names)
    lead = finding.lead if finding.lead and finding.lead not in text else ""
    return " ".join(f"{opening} {lead} {text}".split())


def _readable(claim: str, finding: Finding) -> Finding | None:
    """The place, if some reading would have it carry the claim; else it with the one beside it, if that would."""
    if finding.verdict.verdict != "contradicted" and _carried(claim, finding, _CERTAIN):
        return finding
    both = (place for place in with_neighbours(finding) if fit_together(claim, place))
    return next((place for place in both if not _is_against(claim, place) and _carried(claim, place, _CERTAIN)), None)


def _is_against(claim: str, finding: Finding) -> bool:
    """Whether the rules find anything against a claim in two places together, or more than a lack in one sentence."""
    alone = () if "\n" in finding.own else (ask(claim, half) for half in halves(finding))
    more = any(half.verdict.verdict == "contradicted" and not says_less(half) for half in alone)
    return more or ask(claim, finding).verdict.verdict == "contradicted"


_CERTAIN = Reading(supported=1.0, contradicted=0.0, unsaid=0.0, answers=1.0)
"""What no reading is surer than: a place that does not carry a claim even so need not be read."""


def _carried(claim: str, finding: Finding, reading: Reading) -> Finding | None:
    """The place as one that carries the claim, where the verifier lets the reading decide."""
    if (DENIES.search(claim) and finding.likeness < LIKE) or goes_beyond(claim, finding.text):
        return None
    if lacks_predicate(claim, finding):
        return None
    text = finding.own
    names = finding.hit.document.metadata.municipalities
    context = context_of(finding.hit, finding.lead)
    verdict = verify(claim, text, context, municipalities=names, reader=Given(reading))
    if verdict.verdict != "supported" or softens(claim, finding):
        return None
    if lacks_a_figure(Comparison.of(claim, text, context, names)):
        return None
    return replace(finding, verdict=verdict)


def lacks_a_figure(case: Comparison) -> bool:
    """Whether a claim has a figure that the place does not tell: in a draft none is taken to follow from its words."""
    return next(numbers(case), None) is not None


PASSAGES = 3
"""How many passages are read, those that the search puts first."""
SURE = 0.8
"""Least likelihood of a passage that carries a claim."""
_BIAS, _WEIGHTS = -3.18, (0.64, 3.25, -0.27)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """The passage that says most of a claim, and what the model makes of all that were read.

    Attributes:
        reading: Of the passage that says most.
        contradicted: The highest probability that one of the passages contradicts the claim.
    """

    claim: str
    hit: Hit
    reading: Reading
    contradicted: float

    @property
    def features(self) -> tuple[float, float, float]:
        """What the likelihood is told from."""
        return log_odds(self.reading.supported), self.hit.score, log_odds(self.contradicted)

    @property
    def likelihood(self) -> float:
        """How likely the passage is to carry the claim, 0 to 1."""
        return probability(_BIAS + sum(w * x for w, x in zip(_WEIGHTS, self.features, strict=True)))

    def place(self) -> Finding | None:
        """The place in the passage that carries the claim, where the guards let the reading decide."""
        passage, names = self.hit.passage, self.hit.document.metadata.municipalities
        verdict = verify(self.claim, passage.text, passage.context, municipalities=names, reader=Given(self.reading))
        if verdict.verdict != "supported":
            return None
        start, end = verdict.evidence or (0, len(passage.text))
        return Finding(self.hit, start, end, verdict)


def second_look(claim: str, hits: Sequence[Hit], reader: Reader) -> SecondLook | None:
    """Reads the first passages beside a claim; None where there is none."""
    read = [(hit, _reading(claim, hit, reader)) for hit in hits[:PASSAGES]]
    told = [(hit, reading) for hit, reading in read if reading is not None]
    if not told:
        return None
    hit, reading = max(told, key=lambda one: one[1].supported)
    return SecondLook(claim, hit, reading, max(r.contradicted for _, r in told))


def _reading(claim: str, hit: Hit, reader: Reader) -> Reading | None:
    passage, names = hit.passage, hit.document.metadata.municipalities
    return reading_of(Comparison.of(claim, passage.text, passage.context, names), reader)
