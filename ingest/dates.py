"""Swedish dates in text, and the dates by which a document tells its own time.

A month without a day ("mars 2024") is no date here: whichever day we picked would be invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.documents import CELL

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"jan(?:uari|\.)?|feb(?:ruari|r?\.)?|mars|mar\.?|apr(?:il|\.)?|maj|jun(?:i|\.)?|jul(?:i|\.)?|aug(?:usti|\.)?"
    r"|sep(?:tember|t?\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_DATE = re.compile(
    rf"""(?<![^\W_])(?<![/-])(?:
        (?P<iso_year>[0-9]{{4}})(?P<dash>[-‑–])(?P<iso_month>[0-9]{{2}})(?P=dash)(?P<iso_day>[0-9]{{2}})
            (?:(?=T[0-9]{{2}}:)|(?![^\W_]|-[0-9]{{4}}(?!-[0-9])))
      | (?P<day>[0-9]{{1,2}})(?::?[ae])?(?:[-–][0-9]{{1,2}})?\s+(?P<month>{_MONTH})\s+(?:år\s+)?
            (?P<year>[0-9]{{4}})(?![^\W_])
      | (?P<slash_day>[0-9]{{1,2}})/(?P<slash_month>[0-9]{{1,2}})\s?[-\s]\s?(?P<slash_year>[0-9]{{4}})(?![^\W_])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")

# A label counts only where a line or clause begins, or after a word for the document itself: "Riktlinjen gäller från"
# tells the document's time, "Riksnormen gäller från" and "Lagen träder i kraft" do not.
_FLAGS = re.IGNORECASE | re.MULTILINE
_CLAUSE = r"(?:^|[·•|;(]|[.,–-]\s)[\s*_#]*"
_ITSELF = (
    r"(?:(?:denna|detta|dessa|den|det|de)\s(?:här\s)?)?\w*(?:riktlinje|rutin|delegations?ordning|överenskommelse|avtal"
    r"|dokument|anvisning|handbok|vägledning|sida)\w*\s(?:är\s|som\s|[^.\n]{0,60}\.\s(?:den|de|det)\s)?"
)
_SETTLED = r"(?:(?:fastställ|besluta|antag|antog|upprätta|framtag)\w*[^.\n]{0,120}\soch\s)?"
_SINCE = r"(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|from|från)"
_UNTIL = r"(?:längst\s+)?(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|tom|till)"
_VALID_FROM = re.compile(
    rf"{_CLAUSE}(?:{_ITSELF}{_SETTLED})?(?:(?:gäller|giltig\w*)(?:[\s:]+{_SINCE})?|träder\s+i\s+kraft|ikraftträdande\w*"
    r"|datum\s+för\s+ikraftträdande)",
    _FLAGS,
)
_VALID_TO = re.compile(rf"{_CLAUSE}(?:{_ITSELF}{_SETTLED})?(?:gäller|giltig\w*)[\s:]+{_UNTIL}", _FLAGS)
_DECIDED = re.compile(
    rf"{_CLAUSE}(?:{_ITSELF})?(?:beslut(?:ad\w*|at|ades|sdatum|:|\s+av|\s+i)|fastställ\w+|antag(?:en|na|et|ande\w*)"
    r"|antogs|datum(?:\s+för\s+beslut)?|publicera[dt]\w*|publiceringsdatum|utgiv(?:en|et|ningsdatum)|upprättad\w*"
    r"|daterad|skickat|undertecknad\w*|undertecknades|uppdatera[dt]\w*|reviderad\w*|granska[dt]\w*|ändra(?:d\w*|t|ts)|senaste?\s+(?:ändra|uppdatera|revidera|granska|publicera|revidering)\w*"
    r"|sidan\s+uppdaterades)(?!\w)",
    _FLAGS,
)
_MEETING = re.compile(
    r"^[\s*_]*(?:datum|(?:mötes|sammanträdes)(?:datum|dag)|tid(?:punkt)?|tid och plats|möte|sammanträde)\b", _FLAGS
)
_ADJACENT = re.compile(r"[\s:|*_]*(?:datum[\s:|]*)?(?:den\s+)?", re.IGNORECASE)
_OTHER_TIME = r"gäller|giltig|ersätt|revideras|nästa|inkom|träder"
_NOT_THE_VERSION = re.compile(rf"{_OTHER_TIME}|konferens|inbjud|utbildning|webbinari|seminari|möte", re.IGNORECASE)
_SAME_LINE = re.compile(rf"(?:(?!{_OTHER_TIME})[^\n]){{0,80}}|[\s:|*_]*", re.IGNORECASE)
_RANGE = re.compile(rf"\s*(?:[–-]|(?:och\s+)?{_UNTIL})\s*(?:den\s+)?", re.IGNORECASE)
_ALSO = re.compile(r"(?:\s*§+ ?\d+)?\s*(?:\([^()\n]{0,60}\)|\[[^\]\n]{0,20}\])?(?:,| och| samt|, senast)\s+(?:den\s+)?")
_ANOTHER_MEETING = re.compile(r"nästa|föregående|förra|senaste|kommande", re.IGNORECASE)
_LETTERHEAD_WORD = re.compile(
    r"(?:den|dnr|diarienr|diarienummer|version|datum|sida|nr):?|\(\w+\)\W?|[A-ZÅÄÖ].*|[\W\d_]+"
)

_HEAD = 40
_TAIL = 8
_LETTERHEAD = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A full date that stands at `text[start:end]`."""

    start: int
    end: int
    day: date


def find_dates(text: str) -> tuple[Found, ...]:
    """All full dates from 1900 to 2100, in order: "2022-01-17", "17 januari 2022", "3:e mars 2025", "17/1 2022".

    Of "17–18 januari 2022" the first day is given. Impossible dates are passed over.
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Found]:
    for match in _DATE.finditer(text):
        part = match.groupdict()
        year = int(part["iso_year"] or part["year"] or part["slash_year"])
        day = int(part["iso_day"] or part["day"] or part["slash_day"])
        name = part["month"]
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["iso_month"] or part["slash_month"])
        if 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31:
            try:
                yield Found(match.start(), match.end(), date(year, month, day))
            except ValueError:
                continue


def months(text: str) -> set[tuple[int, int]]:
    """The months that are named with their year, with or without a day: (2026, 2) for "februari 2026"."""
    found = re.finditer(rf"\b({_MONTH})\s+(20[0-9]{{2}})\b", text, re.IGNORECASE)
    return {(int(match[2]), _MONTHS.index(match[1][:3].lower()) + 1) for match in found}


def file_date(name: str) -> date | None:
    """The date in a file name, also when written as eight digits."""
    found = find_dates(_COMPACT.sub(r"\1-\2-\3", name).replace("_", " "))
    return found[0].day if found else None


def validity(lines: Sequence[str]) -> tuple[date | None, date | None]:
    """From and until when a document says that it is itself in force; None where it does not say."""
    since: date | None = None
    until: date | None = None
    for text in _ends(lines):
        dates = find_dates(text)
        start = next(_labelled(_VALID_FROM, text, dates, _ADJACENT), None)
        if start is not None and since is None:
            since = start.day
            following = next((found for found in dates if found.start > start.end), None)
            if following is not None and _RANGE.fullmatch(text, start.end, following.start):
                until = until or following.day
        end = next(_labelled(_VALID_TO, text, dates, _ADJACENT), None)
        until = until or (end.day if end else None)
    return since, until if not (since and until and until < since) else None


def own_date(lines: Sequence[str], title: str, *, minutes: bool) -> date | None:
    """The day of the meeting, or else the day on which this version was decided or published."""
    return _meeting_date(lines, title) if minutes else _version_date(lines, title)


def _meeting_date(lines: Sequence[str], title: str) -> date | None:
    if in_title := find_dates(title):
        return in_title[0].day
    head = "\n".join(lines[:_HEAD])
    if labelled := next(_labelled(_MEETING, head, find_dates(head), _SAME_LINE), None):
        return labelled.day
    for line in lines[:_LETTERHEAD]:
        if (found := find_dates(line)) and not _ANOTHER_MEETING.search(line):
            return found[0].day
    return None


def _version_date(lines: Sequence[str], title: str) -> date | None:
    if decided := [found.day for text in _ends(lines) for found in _decisions(text)]:
        return max(decided)
    for line in lines[:_LETTERHEAD]:
        if line != title and (found := find_dates(line)) and _is_letterhead(line, found[0]):
            return found[0].day
    # In a title "1 juli 2025" is as often when something happens; a figure date is when the text was written.
    in_title = [found.day for found in find_dates(title) if title[found.start : found.start + 4].isdigit()]
    return in_title[0] if in_title else None


def _decisions(text: str) -> Iterator[Found]:
    """The dates that follow a word for deciding: "reviderad 2025-03-01 (ny lag) och 2026-02-16" has two."""
    dates = find_dates(text)
    for first in _labelled(_DECIDED, text, dates, _SAME_LINE):
        yield first
        last = first
        for found in dates:
            if found.start > last.start and _ALSO.fullmatch(text, last.end, found.start):
                yield found
                last = found


def _ends(lines: Sequence[str]) -> tuple[str, str]:
    """Where documents speak of themselves: their beginning and their last lines."""
    # Of two cells the first says what the second is about: "Bilaga | Fastställd 2025-12-16" dates the appendix.
    rows = [line.replace(CELL, ": ") if line.count(CELL) == 1 else line for line in lines]
    return "\n".join(rows[:_HEAD]), "\n".join(rows[_HEAD:][-_TAIL:])


def _labelled(label: re.Pattern[str], text: str, dates: Sequence[Found], gap: re.Pattern[str]) -> Iterator[Found]:
    for match in label.finditer(text):
        following = next((found for found in dates if found.start >= match.end()), None)
        if following is not None and gap.fullmatch(text, match.end(), following.start):
            yield following


def _is_letterhead(line: str, found: Found) -> bool:
    """Whether the date stands among names and numbers, or ends the line set off from what is before it."""
    before, after = line[: found.start], line[found.end :]
    if len(line) > 80 or _NOT_THE_VERSION.search(line):
        return False
    set_off = not after.strip(" .)") and re.search(r"[,·|–]\s*(?:den\s)?$", before)
    return bool(set_off) or all(_LETTERHEAD_WORD.fullmatch(word) for word in (before + after).split())
