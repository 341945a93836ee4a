"""What guidance says of a thing, asked as what holds: "Vad säger riktlinjerna i Norrberga om bil?"."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.municipalities import MUNICIPALITIES

_OF_GUIDANCE = (
    r"(?:(?P<whose>[A-ZÅÄÖ]\w+?)s(?: kommuns)? |(?:den|de|vår|våra|er|era|kommunens) )?(?:nya |lokala )?"
    r"(?:riktlinje|policy)(?:n|r|rna|er|erna|en)?(?: (?:i|för|från) (?P<there>[A-ZÅÄÖ]\w+)(?: kommun)?)?"
)
_END = r"\s*[?.!]*\s*\Z"
_FRAMES = (
    re.compile(
        rf"\b[Vv]ad (?:säger|står(?: det)?(?: skrivet)? i) {_OF_GUIDANCE} (?:om|kring) (?P<thing>[^?.!]{{2,80}}?){_END}"
    ),
    re.compile(rf"\b[Vv]ad står (?:det )?(?:skrivet )?(?:om|kring) (?P<thing>[^?.!]{{2,80}}?) i {_OF_GUIDANCE}{_END}"),
)
_CLAUSE = re.compile(
    r"(?:man|jag|vi|du|ni|hon|han|hen|de|det|någon|den som|\w+(?:en|an)) "
    r"(?:har|är|får|kan|vill|inte|(?!hos\b)\w+[rs])\b"
)
"""What opens a condition: "om man kommer för sent"."""


def plainly(question: str, places: Collection[str]) -> str:
    """The question as one of the thing and the place alone: "Vad gäller för bil i Norrberga?".

    No passage says of itself that the guidelines say it. What one document says, a routine, a report, an authority's
    own or the law, is left as it is: there the answer has to be its.

    Args:
        places: The library's municipalities.
    """
    for frame in _FRAMES:
        if found := frame.search(question):
            named = found["there"] or found["whose"] or ""
            place = next((p for p in (named, f"{named}s") if p in places or p in MUNICIPALITIES), "")
            if named and not place:
                return question
            of = "om" if _CLAUSE.match(found["thing"]) else "för"
            within = f" i {place}" if place else ""
            before, asks = question[: found.start()], "vad" if found.start() and found.group()[0] == "v" else "Vad"
            return f"{before}{asks} gäller {of} {found['thing']}{within}?"
    return question
