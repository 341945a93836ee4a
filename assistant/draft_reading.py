"""Whether a place says a claim in other words, by the inference model: asked where the rules find a claim nowhere.

The model was taught on whole passages, so it reads a place with what stands around it, and it only adds support: of the
sentences for development it calls one right one in ten contradicted (docs/matning-granskning.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft_difference import goes_beyond
from assistant.draft_evidence import Finding, context_of
from assistant.draft_topic import of_one_subject
from assistant.entailment import Reader, Reading
from assistant.verify import verify

_READ = 3
"""Places read for a claim at most: those nearest to it in meaning that are of its subject."""
_AROUND = 250
"""Characters before and after a place that are read with it."""
_SURE = 0.8
"""Least probability that a place carries a claim; chosen on the sentences for development."""
_BY_ITSELF = 0.1
"""The same of the place read by itself, which is what a reader is shown."""
_LIKE = 0.3
"""Least likeness of a place that is worth reading."""


class OnceReader:
    """Reads each pair once for as long as one check lasts, and is let go of with it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str], Reading] = {}

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """Judges each pair."""
        if new := [pair for pair in dict.fromkeys(pairs) if pair not in self._known]:
            self._known.update(zip(new, self._reader.read(new), strict=True))
        return [self._known[pair] for pair in pairs]


@dataclass(frozen=True, slots=True)
class _Read:
    """Gives a reading that is made already."""

    reading: Reading

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return [self.reading] * len(pairs)


def in_other_words(claim: str, found: Sequence[Finding], reader: Reader) -> Iterator[Finding]:
    """Yields the places that say a claim in other words, with that verdict, the surest first.

    Args:
        found: The places that the rules were asked about; those that they find anything against are left out.
    """
    silent = [f for f in found if f.verdict.verdict != "contradicted" and f.likeness >= _LIKE]
    near = of_one_subject(claim, sorted(silent, key=lambda f: f.likeness, reverse=True)[:_READ])
    readings = reader.read([(around(f), claim) for f in near]) if near else []
    for reading, place in sorted(zip(readings, near, strict=True), key=lambda pair: -pair[0].supported):
        if reading.supported >= _SURE and (carried := _carried(claim, place, reading, reader)):
            yield carried


def around(finding: Finding, characters: int = _AROUND) -> str:
    """A place with what stands around it under its nearest heading, in one line."""
    passage = finding.hit.passage
    heading = passage.context.partition("\n")[0].rpartition(" › ")[2]
    opening = f"{heading}:" if heading else ""
    text = passage.text[max(0, finding.start - characters) : finding.end + characters]
    lead = finding.lead if finding.lead and finding.lead not in text else ""
    return " ".join(f"{opening} {lead} {text}".split())


def _carried(claim: str, finding: Finding, reading: Reading, reader: Reader) -> Finding | None:
    """The place as one that carries the claim, where the verifier lets the reading decide."""
    if reader.read([(around(finding, 0), claim)])[0].supported < _BY_ITSELF:
        return None
    text = finding.hit.passage.text[finding.start : finding.end]
    names = finding.hit.document.metadata.municipalities
    context = context_of(finding.hit, finding.lead)
    verdict = verify(claim, text, context, municipalities=names, reader=_Read(reading))
    if verdict.verdict != "supported" or goes_beyond(claim, finding.text):
        return None
    return replace(finding, verdict=verdict)
