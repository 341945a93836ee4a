"""Who stands behind a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.infer.attending import attending
from ingest.infer.bodies import NATIONAL, REGIONAL, SEPARATOR, is_organisation
from ingest.infer.kinds import KIND_WORD, LOCAL, first_kind
from ingest.infer.names import MUNICIPALITY_ALONE, NAME
from ingest.infer.reading import Reading, is_municipality

_SENT_OUT = re.compile(r"^(?:broschyr|folder|rapport|information|vägledning|nyhetsbrev)\w* (?:från|av) ", re.IGNORECASE)
_PUBLISHED_BY = re.compile(
    r"^(?:utgivare|utgiven av|avsändare|myndighet|organisation|huvudman)\s*[:|]\s*(.+)", re.IGNORECASE
)
_NOTED_BY = re.compile(
    r"\b(?i:antecknat|antecknad|nedtecknat|protokollfört|protokollförare|minnesanteckningar förda|antecknare"
    r"|vid pennan|vid tangenterna)\b[^,(\n]*[,(]\s*([A-ZÅÄÖ][^,()\n.]{2,60})"
)
_IMPRINT = re.compile(rf"©\s*(?:\d{{4}}\s*)?({NATIONAL.pattern}|{REGIONAL.pattern})")
_OWN_TITLE = re.compile(
    rf"^({NATIONAL.pattern})s (?:allmänna råd|föreskrifter|handbok|vägledning|meddelandeblad|rapport)"
)
_IN_TITLE = re.compile(rf"\b[Ii] ({NAME} (?:kommun|stad))\b")


def publisher(reading: Reading, title: str) -> str | None:
    """Who stands behind the document, by its letterhead, its imprint or who took the minutes."""
    for line in reading.opening:
        if labelled := _PUBLISHED_BY.match(line):
            return labelled[1].strip()
    heads = tuple(_letterheads(reading))
    if heads:
        return next(filter(MUNICIPALITY_ALONE.fullmatch, heads), heads[0])
    if own := _OWN_TITLE.match(title):
        return own[1]
    if imprint := _IMPRINT.search(reading.text):
        return imprint[1]
    if (stated := _IN_TITLE.search(title)) and first_kind(KIND_WORD, title) in LOCAL:
        return stated[1]
    noted = _NOTED_BY.search(reading.text)
    if noted is None:
        return None
    name = noted[1].strip()  # in a network the municipalities take turns with the pen
    return None if is_municipality(name, reading) or name in attending(reading) else _full_name(name, reading)


def _letterheads(reading: Reading) -> Iterator[str]:
    """Bodies that begin one of the first lines, unless it is a later heading, about them, or goes on to name others."""
    for position, line in enumerate((*reading.letterhead, *reading.opening[:8])):
        first, *rest = SEPARATOR.split(_SENT_OUT.sub("", line))
        about = (position > 0 and line in reading.headings) or (rest and NATIONAL.fullmatch(rest[0]))
        if is_organisation(first) and not about:
            yield first.strip()


def _full_name(name: str, reading: Reading) -> str:
    """Writes "Fyrbodal" out as "Fyrbodals kommunalförbund" where the text does."""
    full = re.search(rf"\b{re.escape(name)}s? (?:kommunal|samordnings)förbund\b", reading.text)
    return full[0] if full else name
