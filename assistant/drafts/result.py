"""The values of a checked draft. All are frozen; none holds personal data."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
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
        as_of: The day whose rules and amounts it was held against.
        hidden: Where personal data was.
    """

    text: str
    sentences: tuple[CheckedSentence, ...]
    as_of: date
    notices: tuple[DraftNotice, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations by their numbers, each once."""
        found = {c.n: c for s in self.sentences for c in s.citations}
        found |= {n.citation.n: n.citation for n in self.notices if n.citation}
        return tuple(found[n] for n in sorted(found))

    def pieces(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The stretches of `start:end` without personal data that hold a word: what may be told as written."""
        hidden = [span for span in self.hidden if span[0] < end and span[1] > start]
        edges = [start, *(edge for span in hidden for edge in span), end]
        found = (_trimmed(self.text, max(a, start), min(b, end)) for a, b in list(pairwise(edges))[::2])
        return tuple(span for span in found if re.search(r"\w", self.text[slice(*span)]))

    def count(self, verdict: DraftVerdict) -> int:
        """How many sentences carry a verdict."""
        return sum(s.verdict == verdict for s in self.sentences)


def numbered(checked: CheckedDraft) -> CheckedDraft:
    """The draft with its citations numbered in the order in which they are shown."""
    shown = [c for s in checked.sentences for c in s.citations] + [n.citation for n in checked.notices if n.citation]
    numbers = {old: n for n, old in enumerate(dict.fromkeys(c.n for c in shown), start=1)}

    def renumbered(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(replace(c, n=numbers[c.n]) for c in citations)

    sentences = tuple(
        replace(
            s,
            citations=renumbered(s.citations),
            claims=tuple(replace(c, citations=renumbered(c.citations)) for c in s.claims),
        )
        for s in checked.sentences
    )
    notices = tuple(replace(n, citation=renumbered((n.citation,))[0]) if n.citation else n for n in checked.notices)
    return replace(checked, sentences=sentences, notices=notices)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what joined it to something hidden."""
    if start == end:
        return start, end
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(_JOINTS)), start + len(piece.rstrip(_JOINTS))


_JOINTS = " ,;:(\t\r\n"
