"""The day that a draft is of, by what it tells itself: that day's rules and amounts are what it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.drafts.read import Draft
from assistant.drafts.result import DraftNotice
from assistant.drafts.verbs import has_finite_verb
from ingest.dates import Found, find_dates, validity
from ingest.personal import BLACK

_DECIDED = re.compile(
    r"(?:\b(?:besluts?|brev|protokolls?|mötes|sammanträdes)?(?:datum|dag)(?: för (?:beslut\w*|mötet|sammanträdet))?|"
    r"\b\w*utkast|\bbeslut(?:at|ad|as|ades)?|\bdatera(?:t|d)|\bupprätta(?:t|d)|\bexpediera(?:t|d))\W{0,3}(?:den )?\Z",
    re.I,
)
"""What stands right before the day of a decision, a letter or a meeting."""
_OF_ANOTHER = re.compile(
    r"\b(?:ansök\w*|in(?:kom\w*|kommen)|född|avser|avseende|gäller|giltig\w*|senast|nästa|period\w*|till och med|"
    r"sedan|ersätter|fastställd\w*|reviderad\w*|personnummer|dnr)\b",
    re.I,
)
"""A date beside one of these is that of something else."""
_HEAD, _FOOT = 8, 4
"""Lines of a letterhead, and of what stands around a signature."""
_LINE = 120
_PLACE_AND_DAY = re.compile(r"(?:[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?,? )?(?:den )?\Z")
_OLDEST, _AHEAD = date(2000, 1, 1), timedelta(days=400)


@dataclass(frozen=True, slots=True)
class OwnDay:
    """The day of a draft, and the words that tell it."""

    day: date
    words: str


def own_day(draft: Draft, today: date) -> OwnDay | None:
    """The day that a draft is of: that of its decision, else that of its letterhead or signature.

    Rules are of the day from which they are to hold, where that has not been.

    Args:
        draft: Its text is blackened; a date that is part of an identity number is none.
        today: No day far ahead of this is believed.
    """
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\r\n]+", draft.text) if m.group().strip()]
    if draft.genre == "rules":
        since, _ = validity([line for _, line in lines])
        return OwnDay(since, f"gäller från {since}") if since and today < since <= today + _AHEAD else None
    dates = [d for d in find_dates(draft.text) if _OLDEST <= d.day <= today + _AHEAD]
    head, foot = lines[:_HEAD], lines[-_FOOT:]
    for found in (*_labelled(draft.text, dates, [*head, *foot]), *_alone(dates, head), *_signed(dates, foot)):
        line = next(line for start, line in lines if start <= found.start < start + len(line))
        return OwnDay(found.day, _around(line, draft.text[found.start : found.end]))
    return None


def day_notice(own: OwnDay | None, chosen: date | None) -> list[DraftNotice]:
    """Which day the draft was held against, where it is its own, or another than that."""
    if own is None or own.day == (chosen or date.today()):
        return []
    told = f"Texten är daterad {own.day} (”{own.words}”)"
    if chosen is None:
        told += " och granskades mot det som gällde den dagen. Välj en annan dag om det är fel."
    else:
        told += f" men granskades mot det som gäller {chosen}, den dag som är vald."
    return [DraftNotice("draft-day", told)]


def _labelled(text: str, dates: list[Found], lines: list[tuple[int, str]]) -> Iterator[Found]:
    """The dates of some lines that a word for the decision stands right before."""
    for start, line in lines:
        yield from (d for d in _within(dates, start, line) if _DECIDED.search(line[: d.start - start]))
    for found in dates:  # a line far down counts where it is nothing else: "Datum för beslut: 2026-03-02"
        begins = text.rfind("\n", 0, found.start) + 1
        if (
            _DECIDED.fullmatch(text[begins : found.start].strip() + " ")
            and not text[found.end :].split("\n")[0].strip()
        ):
            yield found


def _alone(dates: list[Found], head: list[tuple[int, str]]) -> Iterator[Found]:
    """The dates of a letterhead's lines: short ones that state nothing."""
    for start, line in head:
        if len(line) > _LINE and not _PLACE_AND_DAY.match(line):
            return
        for found in _within(dates, start, line):
            if not has_finite_verb(line) and not _OF_ANOTHER.search(line[: found.end - start]):
                yield found


def _signed(dates: list[Found], foot: list[tuple[int, str]]) -> Iterator[Found]:
    """The date of a line of nothing but that and a place: "Åkersvik den 2 mars 2026"."""
    for start, line in foot:
        for found in _within(dates, start, line):
            alone = not line[found.end - start :].strip(" .")
            if alone and _PLACE_AND_DAY.match(line[: found.start - start].lstrip()):
                yield found


def _within(dates: list[Found], start: int, line: str) -> Iterator[Found]:
    return (d for d in dates if start <= d.start < start + len(line))


_WORDS_BEFORE = 3


def _around(line: str, written: str) -> str:
    """The date as written with the words before it."""
    before = line[: line.index(written)].rpartition(BLACK)[2].split()[-_WORDS_BEFORE:]
    return " ".join((*before, written)).strip("(–-·•,. ")
