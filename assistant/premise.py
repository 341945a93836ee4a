"""What of a passage the inference model is given beside a statement: all of it, or its evidence, under the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence import Support
from assistant.facts.references import unreferenced
from ingest.documents import CELL

_PARTS = re.compile(r" [>›] ")
_NAME = re.compile(r"(?:(?<=\w )|(?<=, )|(?<=\())[A-ZÅÄÖ][a-zåäö]{3,}\b")
"""A word with a capital within a heading."""
_OPENS = re.compile(r"(?:^|[›>] )([A-ZÅÄÖ][a-zåäö]{3,})\b")
"""A first word of a heading: a name where the statement has it with a capital within."""
_QUOTED = re.compile(r'["”“»]([A-ZÅÄÖ][^"”“»«]{2,40})["”“«]')
"""A name within a heading that is written in quotes, of one word or several."""
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.? (?=[A-ZÅÄÖ])")
"""The number of a heading, not a year or a count."""
_LONG = 70
"""Words of a passage from which its evidence alone is read, as of any table: there the model loses the place."""


def premise(passage: str, context: str, found: Support, named: Sequence[str]) -> str:
    """The text to read.

    Args:
        context: The passage's headings on the first line; a lead-in or header row on the last.
        found: The units that hold most of the statement's words.
        named: Names from above the passage that the statement tells, as of the document's municipality.
    """
    said = [context.strip().partition("\n")[2].rpartition("\n")[2], passage]
    if found.units and (CELL in passage or len(passage.split()) > _LONG):
        said = [u.whole for u in sorted(found.units, key=lambda u: u.start)]
    return _under(_opening(context, named, numbered=False), *map(unreferenced, said))


def named_above(statement: str, passage: str, context: str) -> Iterator[str]:
    """Names in the headings that the statement tells: of a municipality, a project, a body; not what is read anyway."""
    headings = context.strip().partition("\n")[0]
    read = f"{_PARTS.split(headings)[-1]} {passage}"
    opening = (name for name in _OPENS.findall(headings) if re.search(rf"\w {name}\b", statement))
    for name in dict.fromkeys((*opening, *_NAME.findall(headings), *_QUOTED.findall(headings))):
        if re.search(rf"\b{re.escape(name)}\b", statement) and name not in read:
            yield name


def headed(unit: str, context: str, named: Sequence[str]) -> str:
    """A unit under its nearest heading, as the model is given it beside a question.

    Args:
        named: Municipalities of the document that the question names.
    """
    return _under(_opening(context, named), unit)


def _opening(context: str, named: Sequence[str], *, numbered: bool = True) -> str:
    nearest = _PARTS.split(context.strip().partition("\n")[0])[-1].strip()
    nearest = nearest if numbered else _NUMBER.sub("", nearest)
    return ", ".join((*named, *filter(None, [nearest])))


def _under(opening: str, *said: str) -> str:
    return " ".join(" ".join([f"{opening}:" if opening else "", *said]).split())
