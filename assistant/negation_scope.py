"""What a negation denies: the words of its clause, by how near they stand to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparison import clause_of
from assistant.matching import Word, words
from assistant.negations import Span

_DETERMINES = re.compile(r"utan|ingen|inget|inga|sakna\w*", re.I)
"""Negations that deny what follows them."""
_ALONE = re.compile(r"\s*(?:[.,;:!?]|$|(?:att|på|för|i|om|av|till|från|när|som|under|vid)\b)")
MOST_OF = 0.6
"""Least share of the words near a negation that the statement has for it to speak of the same."""


def near_to(found: Sequence[Word], mark: re.Match[str], clause: Span) -> dict[Word, float]:
    """The words of a clause by how near they stand to the negation in it; 1 is next to it."""
    before = 0.3 if _DETERMINES.fullmatch(mark.group()) and not _stands_alone(mark) else 1.0
    inside = [w for w in found if clause[0] <= w.start < clause[1] and w.weight]
    own, _ = clause_of(mark.string, mark.start())  # what "och" parts from it is not denied
    inside = [w for w in inside if w.start >= own]
    near = {w: 1 / (1 + n) for n, w in enumerate(w for w in inside if w.start >= mark.start())}
    return near | {w: before / (1 + n) for n, w in enumerate(w for w in reversed(inside) if w.start < mark.start())}


def _stands_alone(mark: re.Match[str]) -> bool:
    """Whether "inget" is no determiner: "kostar inget att låna"."""
    return mark.group().casefold().startswith("ing") and _ALONE.match(mark.string, mark.end()) is not None


def next_to(found: Sequence[Word], mark: re.Match[str]) -> list[Word]:
    """The words on either side of a negation."""
    clause = clause_of(mark.string, mark.start(), coarse=True)
    return [w for w, nearness in near_to(found, mark, clause).items() if nearness == 1]


def focus(text: str, mark: re.Match[str]) -> list[Word]:
    """The words that a negation denies before all: two or three after it, or about it where none follow."""
    start, end = clause_of(text, mark.start(), coarse=True)
    inside = [w for w in words(text) if start <= w.start < end and w.weight]
    after = [w for w in inside if w.start > mark.end()][:3]
    before = [w for w in inside if w.end < mark.start()][-2:]
    if mark.group().lower().startswith("sakna"):
        return after[:1] or before[-1:]
    if mark.group().lower() == "utan" and after:
        return after[:2]
    return after if len(after) > 1 else before + after
