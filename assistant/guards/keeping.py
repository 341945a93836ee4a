"""Guard for responsibility that one keeps or that passes to another: "behåller ansvaret" is not "ansvaret går över"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.negations import DENIES

_KEEPS = re.compile(r"\b(?:behåll(?:er|a|s|it)?|(?:ligger|stannar|blir) kvar|kvarstår)\b", re.I)
_PASSES = re.compile(
    r"\b(?:övergå(?:r|s|tt)?|övertar|övertas|tar över|(?:går|flyttas|förs|lämnas) (?:\w+ ){0,4}?över)\b", re.I
)


_RESPONSIBILITY = re.compile(r"\bansvar\w*", re.I)


def kept(case: Comparison) -> Iterator[Difference]:
    """The responsibility that the best unit has somebody keep passes to nobody, and the other way round."""
    best = case.units[0].whole if case.units else ""
    if DENIES.search(best) or DENIES.search(case.statement):
        return
    if not (_RESPONSIBILITY.search(best) and _RESPONSIBILITY.search(case.statement)):
        return
    for mine, theirs in ((_PASSES, _KEEPS), (_KEEPS, _PASSES)):
        said, told = mine.search(case.statement), theirs.search(best)
        if said and told and not theirs.search(case.statement) and not mine.search(case.evidence):
            yield Difference(
                f"källan säger ”{told.group().lower()}”, påståendet ”{said.group().lower()}”", *said.span()
            )
