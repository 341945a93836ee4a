"""The values of a checked draft. All are frozen; none holds personal data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation

DraftVerdict = Literal["supported", "contradicted", "not_found", "case_fact"]
WORST: tuple[DraftVerdict, ...] = ("contradicted", "not_found", "supported", "case_fact")
"""The verdict that a sentence carries is the first of these that one of its claims has."""


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim and what the library says of it.

    Attributes:
        difference: What differs, or what the sources do not tell, in Swedish; None where supported.
        differs: The words of the claim that differ, "" where it is not a place in it.
        citations: The words that carry or contradict it.
    """

    text: str
    verdict: DraftVerdict
    difference: str | None = None
    differs: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence in its place: `draft[start:end]`, which `text` is with personal data blackened.

    Attributes:
        verdict: The worst of its claims' verdicts.
        spot: The place in the draft that differs, where it is one.
        claims: Each claim; one where the sentence makes one, none where it is a fact of the case.
        opinion: What a second reader thinks, where the settings allow one; it changes no verdict.
    """

    start: int
    end: int
    text: str
    verdict: DraftVerdict
    difference: str | None = None
    spot: tuple[int, int] | None = None
    citations: tuple[Citation, ...] = ()
    claims: tuple[CheckedClaim, ...] = ()
    opinion: str | None = None


@dataclass(frozen=True, slots=True)
class DraftNotice:
    """Something to know of the draft as a whole; `code` is stable, `text` is Swedish and quotes its source."""

    code: str
    text: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft held against the library.

    Attributes:
        text: The draft with personal data blackened, as long as the draft.
        hidden: Where that was.
    """

    text: str
    sentences: tuple[CheckedSentence, ...]
    notices: tuple[DraftNotice, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations by their numbers, each once."""
        found = {c.n: c for s in self.sentences for c in s.citations}
        found |= {n.citation.n: n.citation for n in self.notices if n.citation}
        return tuple(found[n] for n in sorted(found))

    def count(self, verdict: DraftVerdict) -> int:
        """How many sentences carry a verdict."""
        return sum(s.verdict == verdict for s in self.sentences)
