"""The day that a question about what held earlier is about: "Vad var taket för hyra i mars i år?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.facts.measures import MONTH, MONTHS

_HELD = r"(?:var|gällde|fick|kunde|kostade|godtogs?|godkändes|beviljades|betalades|räknades|krävdes|behövde)"
_STOOD = r"(?:låg|gick|uppgick|sattes|medgavs|ersattes)"
"""What else a rule did, where it is asked of with "vad" or "vilken"; a case may have done it too."""
_RULED = r"(?:gällde|godtogs?|godkändes|beviljades|betalades|räknades|krävdes|kostade)"
_ASKED = re.compile(
    rf"(?:^|[.!?,:]\s+)(?:och |men )?(?:{_HELD}\b|"
    rf"(?:vad|vilk\w+|vem|när|hur(?: (?!många)\w+)?)\s+(?:\w+\s+)?(?:{_HELD}|{_STOOD})\b|"
    rf"(?:vad|vilk\w+|vem|hur(?! många))\s+(?:(?!som|gäller|är|kan|får|ska)\w+\s+){{0,4}}{_RULED}\b)",
    re.IGNORECASE,
)
_SEASONS = {"vår": 4, "sommar": 7, "höst": 10, "vint": 1}
"""The month in the middle of each season; a winter is told by the year that it ends in."""
_WHICH = r"(?:(?P<year>20\d\d)|(?P<this>i år)|(?P<before>förra året|i fjol|året innan))"
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTH}) {_WHICH}\b|"
    rf"\b(?:i|under) (?P<last>{MONTH})\b(?! (?:20\d\d|i år|förra året|i fjol|året innan))|"
    r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b|"
    r"\b(?P<season>vår|sommar|höst|vint)(?:e?n|ern?)? (?P<sy>20\d\d)\b|"
    r"\b(?:i (?P<gone>vår|somr|höst|vintr)as|förra (?P<former>vår|sommar|höst|vinter)(?:e?n)?)\b|"
    r"\b(?P<whole>förra året|i fjol)\b",
    re.IGNORECASE,
)
_IN_MONTH = 15
"""The day of a month that is taken where only the month is told."""


def day_asked(question: str, today: date) -> date | None:
    """The day before today for which a question asks what held then; None where it asks of what holds.

    A month or a season without its year is the latest one that is past: "i mars", "i höstas", "förra våren". Of
    "förra året" the middle stands for all of it.
    """
    told = _DAY.search(question)
    if told is None or question.rstrip().endswith(".") or _ASKED.search(question) is None:
        return None
    return next((day for day in _days(told, today) if day < today), None)


def _days(told: re.Match[str], today: date) -> Iterator[date]:
    """The days that are meant, the likeliest first; none that there is not in the calendar."""
    if told["whole"]:
        yield date(today.year - 1, 7, 1)
        return
    season = next((told[g] for g in ("season", "gone", "former") if told[g]), "").casefold()[:3]
    name = (told["month"] or told["last"] or "").casefold()
    month = next((m for s, m in _SEASONS.items() if season and s.startswith(season)), 0)
    month = month or MONTHS.get(name) or int(told["m"])
    if year := told["year"] or told["y"] or told["sy"]:
        years = [int(year)]
    elif told["this"] or told["before"]:
        years = [today.year - bool(told["before"])]
    else:
        years = [today.year, today.year - 1]
    for of in years:
        try:
            yield date(of, month, int(told["day"] or told["d"] or _IN_MONTH))
        except ValueError:
            continue


def words_of_day(question: str) -> tuple[str, ...]:
    """The words that tell the day, which are no subject of a question."""
    return tuple(word for told in _DAY.finditer(question) for word in told[0].split())


def without_day(text: str) -> str:
    """A text without the days that it names, for what is asked of now beside what held then."""
    named = rf"\s*(?:\b(?:gäller|i|under|den|från|per)\s+)?(?:{_DAY.pattern})\s*:?"
    return re.sub(named, "", text, flags=re.IGNORECASE).lstrip()
