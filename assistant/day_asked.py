"""The day that a question about what held earlier is about: "Vad var taket för hyra i mars 2026?"."""

from __future__ import annotations

import re
from datetime import date

from assistant.measures import MONTH, MONTHS

_HELD = r"(?:var|gällde|fick|kunde|kostade|godtogs?|godkändes|beviljades|betalades|räknades|krävdes|behövde)"
_ASKED = re.compile(
    rf"(?:^|[.!?,]\s+)(?:och |men )?(?:{_HELD}\b|(?:vad|vilk\w+|vem|när|hur(?: (?!många)\w+)?)\s+(?:\w+\s+)?{_HELD}\b)",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTH}) (?P<year>20\d\d)\b|"
    r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b",
    re.IGNORECASE,
)
_IN_MONTH = 15
"""The day of a month that is taken where only the month is told."""


def day_asked(question: str, today: date) -> date | None:
    """The day before today for which a question asks what held then; None where it asks of what holds."""
    told = _DAY.search(question)
    if told is None or question.rstrip().endswith(".") or _ASKED.search(question) is None:
        return None
    year, month = int(told["year"] or told["y"]), told["m"] or MONTHS[told["month"].casefold()]
    try:
        day = date(year, int(month), int(told["day"] or told["d"] or _IN_MONTH))
    except ValueError:
        return None
    return day if day < today else None


def without_day(text: str) -> str:
    """A text without the days that it names, for what is asked of now beside what held then."""
    named = rf"\s*(?:\b(?:gäller|i|under|den|från|per)\s+)?(?:{_DAY.pattern})\s*:?"
    return re.sub(named, "", text, flags=re.IGNORECASE).lstrip()
