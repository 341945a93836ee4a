"""A second look at a sentence found nowhere: the passages nearest to it, each read whole by the inference model.

The rules weigh narrow places word by word and are tuned on the sentences for development. This look knows none of them,
and so finds what nobody has tuned to: a logistic function of three numbers, fitted by benchmarks/fit_second_look.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Hit
from assistant.comparison import Comparison
from assistant.drafts.evidence import Finding
from assistant.entailment import Given, Reader, Reading, log_odds
from assistant.evidence import support
from assistant.verify import reading_of, verify

PASSAGES = 3
"""How many passages are read, those that the search puts first."""
SURE = 0.75
"""Least likelihood of a passage that carries a claim."""
_BIAS, _WEIGHTS = -2.84, (0.66, 2.73, -0.14)


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
        total = _BIAS + sum(w * x for w, x in zip(_WEIGHTS, self.features, strict=True))
        return 1 / (1 + math.exp(-total))

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
    found = support(claim, passage.text, passage.context, names)
    return reading_of(Comparison(claim, passage.text, passage.context, names, found), reader)
