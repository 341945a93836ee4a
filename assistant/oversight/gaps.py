"""What the library lacks: refused questions by subject and municipality, week by week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.oversight import questions
from assistant.oversight.store import Store, now

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """Refused questions about one thing.

    Attributes:
        subject: "" where the questions name nothing that the library knows.
        weeks: Monday of each week as ISO date, and how many that week, oldest first, weeks without any included.
        examples: Some of the questions, the latest first, each once.
    """

    subject: str
    municipality: str
    count: int
    weeks: tuple[tuple[str, int], ...]
    examples: tuple[str, ...]


def gaps(store: Store, days: int, at: datetime | None = None) -> tuple[Gap, ...]:
    """The gaps of the last days, the most asked first."""
    until = at or now()
    groups: dict[tuple[str, str], list[tuple[datetime, str]]] = {}
    for asked_at, posed in questions.refused_since(store, until - timedelta(days=days)):
        groups.setdefault((posed.subject, posed.municipality), []).append((asked_at, posed.question))
    mondays = _mondays(until - timedelta(days=days), until)
    found = [_gap(*key, asked, mondays) for key, asked in groups.items()]
    return tuple(sorted(found, key=lambda g: (-g.count, g.subject, g.municipality)))


def _gap(subject: str, municipality: str, asked: list[tuple[datetime, str]], mondays: tuple[str, ...]) -> Gap:
    by_week = Counter(_monday(at) for at, _ in asked)
    examples = tuple(dict.fromkeys(question for _, question in reversed(asked)))[:_EXAMPLES]
    return Gap(subject, municipality, len(asked), tuple((day, by_week[day]) for day in mondays), examples)


def _mondays(first: datetime, last: datetime) -> tuple[str, ...]:
    weeks = (last - first).days // 7 + 2
    days = (_monday(first + timedelta(weeks=n)) for n in range(weeks))
    return tuple(day for day in dict.fromkeys(days) if day <= _monday(last))


def _monday(at: datetime) -> str:
    return (at.date() - timedelta(days=at.weekday())).isoformat()
