"""Whether a sentence tells of what a library's own texts tell of: its municipalities, networks, projects and meetings.

What such a sentence says is a source's to tell, although it is past or of a day: in a report of a meeting held against
its minutes most sentences are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from assistant.drafts.cues import cues
from assistant.drafts.read import Sentence
from ingest.analyze import stem
from ingest.frequencies import per_million
from ingest.index import Index

_NAME = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäöé]{3,}\b")
"""A word with a capital within a sentence."""
_CAPITALISED = re.compile(r"[A-ZÅÄÖ]\w{3,}")
_OFTEN = 2
"""Times that a name is written in the library, for it to be one that the texts tell of."""
_OF_SOMEBODY = frozenset(("named", "people", "people as subject", "yours"))
_OF_A_READER = frozenset(("you", "you act"))
_MANY, _NOBODY = 8, 0.2
"""Least sentences of a draft that may be of nobody, and the highest share of them that are of somebody."""
_OF_THE_MEETING = re.compile(
    r"\b(?:träffades|hölls|samlades|inleddes|avslutades|ajournerades|öppnades?|leddes|hälsade|deltog|närvarande|"
    r"på plats|(?:skrev|förde|fördes) (?:\w+ )?anteckning\w*|förhinder|redogjorde|återgav|runt bordet)\b",
    re.I,
)
"""What was done at the meeting that a draft is the minutes of."""


@lru_cache(maxsize=1)
def names_told(index: Index) -> frozenset[str]:
    """The names that the library's passages tell of more than once, as they are without an s at the end."""
    written = Counter(m.group().removesuffix("s") for passage in index.passages for m in _NAME.finditer(passage.text))
    return frozenset(name for name, n in written.items() if n >= _OFTEN and stem(name.casefold()) not in per_million())


def is_of_nobody(sentences: Sequence[Sentence]) -> bool:
    """Whether a draft of some length tells of no one person, but of offices, places and figures."""
    told = sum(bool(cues(s.said) & (_OF_SOMEBODY | _OF_A_READER)) for s in sentences)
    return len(sentences) >= _MANY and told <= _NOBODY * len(sentences)


def may_be_told(said: str) -> bool:
    """Whether a source may tell what a sentence says: it is of no one person, and not of the meeting itself."""
    return not cues(said) & _OF_SOMEBODY and _OF_THE_MEETING.search(said) is None


def tells_of(said: str, names: frozenset[str]) -> bool:
    """Whether a sentence has one of the names."""
    return any(word.removesuffix("s") in names for word in _CAPITALISED.findall(said))
