"""What a question asks of a place or a time: what a municipality itself does, what is yet to come, "i år"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.candidates import Candidate
from assistant.facts.measures import MONTH, MONTHS, YEAR
from assistant.forms.patterns import AMOUNT
from assistant.salience import is_finite
from assistant.scope import named_municipalities
from ingest.documents import Kind
from ingest.index import Index
from ingest.versions import starts

_COMING = re.compile(
    r"\b(?:när|var|vilken dag|vad)\b[^?]*\b(?:nästa|kommande)\b (?!(?:månads?|år|vecka|steg|gång)\b)|"
    r"\b(?:när|var) (?:träffas|ses|möts|samlas|sammanträder)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?: (?P<year>20\d\d))?\b|\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b",
    re.IGNORECASE,
)


def of_its_own(question: str, found: Sequence[Candidate], index: Index) -> list[Candidate]:
    """Where it is asked what a municipality itself does or has whose riktlinje the library lacks, only what names it.

    "Vad ger Tallvik?" and "Tallviks deltagare" are of Tallvik alone; "Vad gäller i Tallvik?" is of the law there too.
    """
    asked = [n for n in named_municipalities(question, index) if _does(question, n) and not _has_guidelines(n, index)]
    return [c for c in found if all(_names(c, name, index) for name in asked)]


def _does(question: str, name: str) -> bool:
    """Whether a municipality does something or has something in a question: its verb before it, or its genitive."""
    before = re.search(rf"\b(\w+) {re.escape(name)}\b", question, re.IGNORECASE)
    verb = before is not None and (is_finite(before[1]) or before[1].casefold() in _HAS)
    return verb or re.search(rf"\b{re.escape(name)}s (?!kommun\b)\w", question, re.IGNORECASE) is not None


_HAS = ("har", "hade", "ger")


def _has_guidelines(name: str, index: Index) -> bool:
    riktlinjer = (d.metadata for d in index.documents.values() if d.metadata.kind is Kind.RIKTLINJE)
    return any(m.is_only_of(name) for m in riktlinjer)


def _names(candidate: Candidate, name: str, index: Index) -> bool:
    unit, context = candidate.unit, candidate.hit.passage.context
    own = candidate.hit.document.metadata.is_only_of(name)
    return own or name in named_municipalities(f"{context.partition(chr(10))[0]}\n{unit.text}", index)


def yet_to_come(question: str, found: Sequence[Candidate], today: date) -> list[Candidate]:
    """Where the next of something is asked for, without what tells only of days that are past."""
    if not _COMING.search(question):
        return list(found)
    return [c for c in found if not (days := list(_days(c))) or max(days) >= today]


def _days(candidate: Candidate) -> list[date]:
    """The days that a unit names; one without a year is the first such day after its document was made."""
    made = candidate.hit.document.metadata.published
    found = []
    for m in _DAY.finditer(candidate.unit.text):
        month, day = int(m["m"] or MONTHS[m["month"].casefold()]), int(m["d"] or m["day"])
        year = m["y"] or m["year"]
        try:
            named = date(int(year) if year else made.year if made else date.max.year, month, day)
        except ValueError:
            continue
        after = not year and made is not None and named < made
        found.append(named.replace(year=named.year + 1) if after else named)
    return found


def of_the_day(found: Sequence[Candidate], day: date) -> list[Candidate]:
    """Where it is asked what held on a day, without local rules made after it and amounts of other years."""
    then = [c for c in found if not c.is_local or (made := starts(c.hit.document)) is None or made <= day]
    return [c for c in then if not _is_amount_of_other_year(c, day.year)]


def year_meant(question: str, today: date) -> int | None:
    """The year that a question tells by its distance from today's: "i år", "förra året", "nästa år"."""
    told = _YEAR_MEANT.search(question)
    return None if told is None else today.year - bool(told["last"]) + bool(told["next"])


def with_year(question: str, today: date) -> str:
    """The question with that year by its number, as texts tell it, in its place instead of after the question."""
    year = year_meant(question, today)
    return _YEAR_MEANT.sub(str(year), question).removesuffix(f" ({year})") if year else question


def of_the_year_meant(question: str, found: Sequence[Candidate], today: date) -> list[Candidate]:
    """Where amounts of "i år" or "förra året" are asked for, without those that stand as another year's."""
    year = year_meant(question, today)
    return [c for c in found if year is None or not _is_amount_of_other_year(c, year)]


_YEAR_MEANT = re.compile(
    r"\b(?:i år(?! (?:eller|till|som))|(?:innevarande|detta|det här) året?|"
    r"(?P<last>förra året|i fjol)|(?P<next>nästa år))\b",
    re.IGNORECASE,
)
_IS_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)


def _is_amount_of_other_year(candidate: Candidate, year: int) -> bool:
    """Whether a candidate is an amount that its column, table or heading, the nearest that names a year, dates so."""
    unit = candidate.unit
    if not _IS_AMOUNT.search(unit.text):
        return False
    headings = candidate.hit.passage.context.partition("\n")[0].split(" › ")
    for words in (f"{unit.label}\n{unit.lead}", *reversed(headings)):
        if named := [int(y) for y in YEAR.findall(words)]:
            return not min(named) <= year <= max(named)
    return False
