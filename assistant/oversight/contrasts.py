"""What makes two statements speak of different cases although their subject is the same."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import permutations
from typing import Literal

from assistant.facts.fact import Fact
from assistant.oversight.typed_facts import TypedFact
from ingest.documents import Kind

Reason = Literal["", "year", "municipality", "household"]

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


def reason(one: TypedFact, other: TypedFact) -> Reason:
    """Why two statements differ without a conflict; "" where nothing tells."""
    if one.municipalities and other.municipalities and set(one.municipalities) != set(other.municipalities):
        return "municipality"
    if _of_other_years(one, other):
        return "year"
    return "household" if one.household.differs(other.household) else ""


def _of_other_years(one: TypedFact, other: TypedFact) -> bool:
    """Whether they are said of different years, or each of its own day, as minutes are."""
    apart = bool(one.years and other.years) and not one.years & other.years
    recorded = one.document.metadata.kind is other.document.metadata.kind is Kind.MINNESANTECKNING
    return apart or recorded or any(_of_the_past(a, b) or _ended_before(a, b) for a, b in permutations((one, other)))


def _of_the_past(one: TypedFact, other: TypedFact) -> bool:
    """Whether one is said of years before the other's document, which names none."""
    since = _since(other)
    return bool(one.years) and not other.years and since is not None and max(one.years) < since.year


def _ended_before(one: TypedFact, other: TypedFact) -> bool:
    """Whether one's document counted no longer when the other's began to."""
    end, start = one.document.metadata.valid_to, _since(other)
    return end is not None and start is not None and end < start


def _since(fact: TypedFact) -> date | None:
    about = fact.document.metadata
    return about.valid_from or about.published
