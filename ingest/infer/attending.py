"""The municipalities that took part in a meeting, by its list of who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.infer.bodies import NATIONAL
from ingest.infer.names import NAME, municipalities_in
from ingest.infer.reading import Reading, is_municipality
from ingest.municipalities import ALSO_SURNAMES, MUNICIPALITIES

ATTENDANCE = re.compile(r"(?:^|\n)\W*(?:deltagare|närvarande|deltog|deltagande)\b[^:\n]{0,40}(?::|\n)", re.IGNORECASE)
GUEST = re.compile(r"\([^()]*\b(?:gäst|inbjud|föreläs)[^()]*\)", re.IGNORECASE)
_ABSENT = re.compile(
    r"\b(?:ej närvarande|ej deltagande|frånvarande|förhinder|anmält? (?:förhinder|frånvaro)|plats|dagordning)\b",
    re.IGNORECASE,
)
NOT_PLACES = re.compile(
    r"\w+(?:kassan|förmedlingen|verket|styrelsen|förbundet|byrån|nämnden|regionen|förvaltningen|ande|are|ör|chef)"
    r"|Teams|Digitalt|Distans|Region|Zoom|Skype|Vikarie|Adjungerad"
)


def attending(reading: Reading) -> tuple[str, ...]:
    """Those of the list, each once."""
    return tuple(dict.fromkeys(_attending_from(reading)))


def _attending_from(reading: Reading) -> Iterator[str]:
    lines = tuple(_attendance(reading))
    bracketed = [
        piece.strip()
        for line in lines
        for inside in re.findall(r"\(([^()]*)\)", line)
        for piece in re.split(r"[,/]| och ", inside)
    ]
    names = [name for name in bracketed if re.fullmatch(NAME, name)]
    if any(name in MUNICIPALITIES for name in names):
        yield from (name for name in names if is_municipality(name, reading))
    else:  # invented names, or none: among real municipalities an unknown name is another body
        unknown = [name for name in names if not NOT_PLACES.fullmatch(name) and not NATIONAL.fullmatch(name)]
        yield from unknown if len(set(unknown)) > 1 else ()
    for line in lines:
        yield from municipalities_in(line, reading.text)
        for piece in re.split(r"[,|:;–\t]", re.sub(r"\([^()]*\)", "", line)):
            name = piece.strip()
            if is_municipality(name, reading) and (name not in ALSO_SURNAMES or name in reading.named):
                yield name


def _attendance(reading: Reading) -> Iterator[str]:
    """The lines that list who took part."""
    head = "\n".join(reading.lines[:60])
    if not (start := ATTENDANCE.search(head)):
        return
    rest = head[start.end() :].lstrip("\n")
    on_the_line = head[start.end() - 1] == ":" and not head[start.end() :].startswith("\n")
    for line in rest.split("\n")[: 1 if on_the_line else 40]:
        line = GUEST.sub("", line)
        absent = _ABSENT.search(line)
        if line in reading.headings or (len(line) > 200 and not on_the_line):
            return
        yield line[: absent.start()] if absent else line
        if absent:
            return
