"""Whether a sentence tells of what a library's own texts tell of: its municipalities, networks, projects and meetings.

What such a sentence says is a source's to tell, although it is past or of a day: in a report of a meeting held against
its minutes most sentences are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafts.cues import OF_A_PERSON, OF_A_READER, cues
from assistant.drafts.kind import MANY
from assistant.drafts.read import Sentence

_CAPITALISED = re.compile(r"[A-ZÅÄÖ]\w{3,}")
_NOBODY = 0.2
"""Highest share of the sentences of a draft of nobody that are of somebody."""
_OF_THE_MEETING = re.compile(
    r"\b(?:träffades|hölls|samlades|inleddes|avslutades|ajournerades|öppnades?|leddes|hälsade|deltog|närvarande|"
    r"på plats|(?:skrev|förde|fördes) (?:\w+ )?anteckning\w*|förhinder|redogjorde|återgav|runt bordet)\b",
    re.I,
)
"""What was done at the meeting that a draft is the minutes of."""


def is_of_nobody(sentences: Sequence[Sentence]) -> bool:
    """Whether a draft of some length tells of no one person, but of offices, places and figures."""
    told = sum(bool(cues(s.said) & (OF_A_PERSON | OF_A_READER)) for s in sentences)
    return len(sentences) >= MANY and told <= _NOBODY * len(sentences)


def may_be_told(said: str) -> bool:
    """Whether a source may tell what a sentence says: it is of no one person, and not of the meeting itself."""
    return not cues(said) & OF_A_PERSON and _OF_THE_MEETING.search(said) is None


def tells_of(said: str, names: frozenset[str]) -> bool:
    """Whether a sentence has one of the names that a library tells of (`Index.names`)."""
    return any(word.removesuffix("s") in names for word in _CAPITALISED.findall(said))
