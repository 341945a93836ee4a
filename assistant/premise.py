"""What of a passage the inference model is given beside a statement: all of it under its heading, and its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence import Support

_PARTS = re.compile(r" [>›] ")
_LONG = 70
"""Words of a passage from which its evidence is read by itself too: in a long one the model loses the place."""


def premises(passage: str, context: str, found: Support, named: Sequence[str] = ()) -> Iterator[str]:
    """Yields the texts to read, one or two.

    Args:
        context: The passage's headings on the first line; a lead-in or header row on the last.
        found: The units that hold most of the statement's words.
        named: Municipalities of the document that the statement names.
    """
    first, _, rest = context.strip().partition("\n")
    opening = ", ".join((*named, *filter(None, [_PARTS.split(first)[-1].strip()])))
    opening = f"{opening}: " if opening else ""
    lead = rest.rpartition("\n")[2]
    yield _on_one_line(f"{opening}{lead} {passage}")
    if found.units and len(passage.split()) > _LONG:
        yield _on_one_line(opening + " ".join(u.whole for u in sorted(found.units, key=lambda u: u.start)))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
