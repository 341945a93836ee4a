"""The values that bound a delegated matter, "högst 10 000 kronor", "en månadshyra", and what lies within them."""

from __future__ import annotations

import re

from assistant.facts.fact import Bound, Fact
from assistant.facts.read import facts
from ingest.analyze import stem

BEYOND = re.compile(r"\bdär(?:ut)?över\b", re.I)
_ONE = re.compile(r"\b(?P<bound>högst|mer än|över|upp till|större än)? ?(?:en|ett) (?P<unit>månad\w*|gång)\b", re.I)
_BOUNDS: dict[str, Bound] = {"högst": "most", "upp till": "most", "": ""}


def values(text: str) -> tuple[Fact, ...]:
    """The amounts, shares, times and counts of a text, also "en månadshyra"."""
    told = [f for f in facts(text) if f.kind in ("amount", "share", "time", "count")]
    ones = [m for m in _ONE.finditer(text) if not any(f.start < m.end() and m.start() < f.end for f in told)]
    return (*told, *(_one(m) for m in ones))


def _one(match: re.Match[str]) -> Fact:
    """The count that "högst en gång" tells."""
    bound = _BOUNDS.get((match["bound"] or "").casefold(), "least")
    return Fact("count", 1.0, stem(match["unit"]), *match.span(), bound=bound, number=1.0)


def are_alike(value: Fact, other: Fact) -> bool:
    """Whether two values are of one kind and unit, and so can be held against each other."""
    return value.kind == other.kind and value.unit == other.unit


def is_within(value: Fact, limit: Fact) -> bool:
    """Whether a claim's value is a case of the bound, or the same bound."""
    if value.bound == limit.bound or not limit.bound:
        return value.value == limit.value or (value.bound == limit.bound == "most" and value.value <= limit.value)
    if limit.bound == "most":
        return value.bound == "" and value.value <= limit.value
    return value.value > limit.value
