"""The abbreviations that documents explain in a list, put for their long forms in a claim: "GL gruppledare"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.documents import Passage

_EXPLAINS = re.compile(
    r"(?<![\w-])(?P<short>[A-ZÅÄÖ]{2,6})\s+(?:=\s*|är\s+)?"
    r"(?P<long>(?:[A-ZÅÄÖ]+-)?[a-zåäö][\w-]*[a-zåäö](?: [a-zåäö-]+){0,2})(?=[,.;])"
)
_LISTED = 3
"""Explanations that a list has at least: one alone may be a sentence."""
_ENDING = r"(?:e?n|e?t|s)?"
_MOST = 2


def abbreviations(passages: Iterable[Passage]) -> dict[str, tuple[str, ...]]:
    """For each long form its abbreviations in the documents of some passages."""
    found: dict[str, dict[str, None]] = {}
    for passage in passages:
        pairs = [(m["long"], m["short"]) for m in _EXPLAINS.finditer(passage.text)]
        for long, short in pairs if len(pairs) >= _LISTED else ():
            found.setdefault(long, {})[short] = None
    return {long: tuple(short) for long, short in found.items()}


def abbreviated(said: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A claim of who decides with the decider abbreviated as documents do, or told in full where it is abbreviated."""
    if not _DECIDES.search(said):
        return ()
    for long in sorted(known, key=len, reverse=True):
        if short := next((s for s in known[long] if re.search(_alone(s), said)), None):
            return (re.sub(_alone(short), long, said, count=1),)
        pattern = re.compile(rf"\b(?:en |ett )?{re.escape(long)}{_ENDING}\b", re.I)
        if pattern.search(said):
            return tuple(pattern.sub(short, said, count=1) for short in known[long][:_MOST])
    return ()


def added(others: Sequence[str], said: str) -> list[str]:
    """The words of a sentence said otherwise that it has not itself."""
    return [word for other in others for word in other.split() if word not in said.split()]


def _alone(short: str) -> str:
    """An abbreviation that is no part of a compound, as it is of "FUT-utredaren"."""
    return rf"(?<![\w-]){re.escape(short)}(?![\w-])"


_DECIDES = re.compile(r"\b(?:besl[uö]t\w*|bevilja\w*|avsl\w*|avgör\w*|delegat\w*|delegera\w*|godkänn\w*)\b", re.I)
