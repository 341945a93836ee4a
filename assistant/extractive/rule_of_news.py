"""News that answers alone, with the rule that it tells of: news is no rule, and the same is decided somewhere."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from ingest.documents import Kind

_DECIDED = 5
"""Least weighty level of what is decided or binding."""


def only_news(chosen: Sequence[Candidate]) -> bool:
    """Whether nothing but news is told, with an amount that a rule may tell too."""
    news = all(c.hit.document.metadata.kind is Kind.NYHET for c in chosen)
    return bool(chosen) and news and bool(_amounts(chosen[0]))


def rule_of(news: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """What is decided where the news is from and tells the amounts of it, if that is found.

    Args:
        ranked: What is found for the words of the news.
    """
    told, places = _amounts(news), news.hit.document.metadata.municipalities
    return [
        c
        for c in ranked
        if c.hit.document.metadata.kind.level <= _DECIDED
        and c.hit.document.metadata.municipalities == places
        and all(any(f.same(o) for o in _amounts(c)) for f in told)
    ][:1]


def _amounts(candidate: Candidate) -> list[Fact]:
    return [f for f in facts(candidate.unit.text) if f.kind == "amount"]
