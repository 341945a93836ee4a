"""The municipalities that a document is from or for, and how far its word reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents import Kind, Scope
from ingest.infer.attending import GUEST, NOT_PLACES, attending
from ingest.infer.bodies import NATIONAL, REGIONAL, SEPARATOR
from ingest.infer.kinds import LOCAL, NATIONAL_KINDS
from ingest.infer.names import MUNICIPALITY, NAME, municipalities_in, resolved
from ingest.infer.reading import OPENING, Reading, is_municipality

_TOWN = re.compile(rf"({NAME}s) [Ss]tad\.?")
_BOARD_IN = re.compile(
    r"(?:nämnden|fullmäktige|kommunstyrelsen|förvaltningen|socialtjänsten),?\s+i\s+"
    rf"({NAME}(?:(?:, {NAME}){{0,10}},? (?:och|samt) {NAME})?)"
)
_APPLIES_TO = re.compile(
    r"\b(?:gäller|avser)\W+(?:(?:endast|enbart|bara|för|i|inom|(?:dig|den|alla) som bor i)\W+)*([^.;]{3,100})",
    re.IGNORECASE,
)


def municipalities(
    reading: Reading, title: str, kind: Kind, publisher: str | None, declared_scope: Scope | None = None
) -> tuple[str, ...]:
    """Those that the document is from or for, not every one that it mentions."""
    if declared_scope is Scope.NATIONAL or kind in NATIONAL_KINDS or (publisher and NATIONAL.search(publisher)):
        return ()
    if kind is Kind.MINNESANTECKNING and (present := attending(reading)):
        return present
    own = dict.fromkeys(municipalities_in("\n".join((title, publisher or "")), reading.text))
    opening = reading.lines[:OPENING] if kind is Kind.OVERENSKOMMELSE else reading.opening
    for line in (*reading.letterhead, *opening):
        own |= dict.fromkeys(municipalities_in(GUEST.sub("", line), reading.text))
        own |= dict.fromkeys(_with_boards_in(line, reading))
        own |= dict.fromkeys(resolved(m[1], reading.text) for p in SEPARATOR.split(line) if (m := _TOWN.fullmatch(p)))
    for applies in filter(None, map(_APPLIES_TO.search, reading.lines[:OPENING])):
        if MUNICIPALITY.match(applies[1]):
            own |= dict.fromkeys(municipalities_in(applies[1], reading.text))
    if (last := re.search(rf"(?: i|,| –| -) ({NAME})$", title)) and is_municipality(last[1], reading):
        own[last[1]] = None
    return tuple(own) or _only_one_named(reading, kind)


def _with_boards_in(line: str, reading: Reading) -> Iterator[str]:
    """The municipalities whose board or office a line names: "Gemensamma nämnden i Norrberga och Tallvik"."""
    for listed in _BOARD_IN.findall(line):
        names = re.split(r", | och | samt ", listed)
        yield from (resolved(name, reading.text) for name in names if not NOT_PLACES.fullmatch(name))


def _only_one_named(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """A text that keeps to a single municipality is its own, if of a sort that municipalities write."""
    if len(reading.named) != 1:
        return ()
    ((name, times),) = reading.named.items()
    in_heading = any(name in municipalities_in(heading, reading.text) for heading in reading.headings)
    local = kind in LOCAL or kind is Kind.OKAND
    return (name,) if (local and in_heading) or (kind in LOCAL and times > 1) else ()


def scope(title: str, kind: Kind, publisher: str | None, municipalities: tuple[str, ...]) -> Scope | None:
    """How far the document's word reaches, by who issues it."""
    if kind in NATIONAL_KINDS or (publisher and NATIONAL.search(publisher)):
        return Scope.NATIONAL
    network = kind is Kind.MINNESANTECKNING and re.search(r"nätverk", title, re.IGNORECASE)
    if network or len(municipalities) > 1 or (publisher and REGIONAL.search(publisher)):
        return Scope.REGIONAL
    return Scope.LOKAL if municipalities else None
