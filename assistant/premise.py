"""What of a passage the inference model is given beside a statement: all of it, or its evidence, under the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Support

_PARTS = re.compile(r" [>›] ")
_LONG = 70
"""Words of a passage from which its evidence alone is read: in a long one the model loses the place, and takes time."""


def premise(passage: str, context: str, found: Support, named: Sequence[str] = ()) -> str:
    """The text to read.

    Args:
        context: The passage's headings on the first line; a lead-in or header row on the last.
        found: The units that hold most of the statement's words.
        named: Municipalities of the document that the statement names.
    """
    said = [context.strip().partition("\n")[2].rpartition("\n")[2], passage]
    if found.units and len(passage.split()) > _LONG:
        said = [u.whole for u in sorted(found.units, key=lambda u: u.start)]
    return _under(_opening(context, named), *said)


def headed(unit: str, context: str, named: Sequence[str] = ()) -> str:
    """A unit under its nearest heading, as the model is given it beside a question.

    Args:
        named: Municipalities of the document that the question names.
    """
    return _under(_opening(context, named), unit)


def _opening(context: str, named: Sequence[str] = ()) -> str:
    nearest = _PARTS.split(context.strip().partition("\n")[0])[-1].strip()
    return ", ".join((*named, *filter(None, [nearest])))


def _under(opening: str, *said: str) -> str:
    return " ".join(" ".join([f"{opening}:" if opening else "", *said]).split())
