"""What makes two statements speak of different cases although their subject is the same."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.fact import Fact

_FIRST = re.compile(r"\b(?:nyansök\w*|förstagångsansök\w*|första (?:gången|ansökan)|ny ansökan|nya ärenden)\b", re.I)
_AGAIN = re.compile(
    r"\b(?:återansök\w*|igen|på nytt|fortsatt\w*|förut|tidigare (?:sökt|ansökt)|löpande (?:ansök\w*|ärende\w*)|"
    r"(?:andra|nästa) gången|återkommande ansök\w*)\b",
    re.I,
)
_WITHIN = re.compile(r"\b(?:inom|senast|innan|före)\s+(?:\w+\s+)?$", re.I)


@lru_cache(maxsize=8192)
def case(text: str) -> re.Pattern[str] | None:
    """The words of the case that a text tells of, a first or a repeated application; None for neither and for both."""
    told = [words for words in (_FIRST, _AGAIN) if words.search(text)]
    return told[0] if len(told) == 1 else None


def is_limit(text: str, fact: Fact) -> bool:
    """Whether a time is the one within which something is done."""
    before = text[max(0, fact.start - 24) : fact.start]
    return fact.kind in ("time", "ordinal") and _WITHIN.search(before) is not None
