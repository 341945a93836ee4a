"""What came of a case: everything that a metric may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import Answer, Hit
from evals.citations import Support
from evals.suite import Case


@dataclass(frozen=True, slots=True)
class Observation:
    """A case and what came of it.

    Attributes:
        answer: None where the case erred; then `error` says why.
        hits: Passages looked into, best first.
        confidence: The estimated probability that the sources answer; None where it was not estimated.
        relevant: Text hashes of the index's passages that hold an expected quote.
        support: For each statement, what its citations carry.
        library: Passage id and text of the index, to hold the citations against.
    """

    case: Case
    answer: Answer | None
    hits: tuple[Hit, ...] = ()
    confidence: float | None = None
    relevant: frozenset[str] = frozenset()
    support: tuple[Support, ...] = ()
    library: Mapping[str, str] | None = None
    seconds: float = 0.0
    error: str = ""

    @property
    def answered(self) -> bool:
        """Whether something was said."""
        return self.answer is not None and self.answer.status == "answered"

    @property
    def text(self) -> str:
        """What was said."""
        return self.answer.text if self.answer else ""
