"""Whether a text says what a case expects: the words count, not case, line breaks or how thousands are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evals.suite import Case, Fact

_WITHIN_NUMBER = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})")


def plain(text: str) -> str:
    """The text with small letters, one space between words and none within numbers."""
    return re.sub(r"\s+", " ", _WITHIN_NUMBER.sub("", text.casefold())).strip()


def says(text: str, fact: Fact) -> bool:
    """Whether a text says a fact in one of its forms."""
    said = plain(text)
    return any(plain(form) in said for form in ((fact,) if isinstance(fact, str) else fact))


def share_said(text: str, facts: Sequence[Fact]) -> float | None:
    """The share of the facts that a text says; None where there are none."""
    return sum(says(text, fact) for fact in facts) / len(facts) if facts else None


def holds(case: Case, passage: str) -> bool:
    """Whether a passage holds one of the case's expected quotes."""
    within = plain(passage)
    return any(plain(quote) in within for quote in case.passages)


def overlaps(quote: str, expected: Iterable[str]) -> bool:
    """Whether a quote holds one of the expected ones or is a part of it."""
    said = plain(quote)
    return any(plain(e) in said or said in plain(e) for e in expected)
