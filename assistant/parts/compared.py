"""A question that compares, asked of each that it compares: two municipalities, or two things."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.forms.question_kinds import meanings_asked
from assistant.scope import named_municipalities
from ingest.analyze import fold
from ingest.index import Index

MOST = 3
"""Municipalities or things compared at most."""
_BETWEEN = (
    r"(?:,| och| samt| eller| än| som| mot| kontra| vs\.?| respektive| jämfört med|"
    r" i| för| mellan| hos| från| på| till)"
)
"""What stands before the name of a municipality, and goes with it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison as a question that stands alone; `place` is the municipality, "" for a thing."""

    text: str
    place: str = ""


def compared(question: str, index: Index) -> tuple[Compared, ...]:
    """The sides of a question that asks the same of several municipalities or things; none where it does not.

    "Ger Norrberga mer till tandvård än Åkersvik?" is "Ger mer till tandvård i Norrberga?" and the same of Åkersvik.
    """
    folded = fold(question)
    names = sorted(named_municipalities(question, index), key=lambda name: folded.find(fold(name)))
    if 1 < len(names) <= MOST:
        any_name = rf"(?:{_BETWEEN}*\s)?\b(?:{'|'.join(map(re.escape, names))})s?(?: kommun)?(?![\w-])"
        asked = re.sub(any_name, "", question, flags=re.IGNORECASE).strip(" ?.!,:;–-")
        return tuple(Compared(f"{asked} i {place}?", place) for place in names)
    things = meanings_asked(question)
    return tuple(Compared(f"Vad gäller för {thing}?") for thing in things) if len(things) > 1 else ()
