"""What sort of text a draft is, by how it opens."""

from __future__ import annotations

import re
from typing import Literal

Genre = Literal["minutes", "rules", "letter", "other"]
"""Minutes tell of what was and of the office itself, a letter or decision of its case; rules tell of no case."""
_OPENING = 400
_MINUTES = re.compile(
    r"\b(?:minnesanteckning|mötesanteckning|anteckningar (?:från|förda)|protokoll|arbetsplatsträff)|^\W*närvarande\b",
    re.I | re.M,
)
_RULES = re.compile(
    r"^[^\n.:]*(?:riktlinje|rutin(?!mässig)|anvisning|delegationsordning|policy|handbok|vägledning)[^\n.]*$", re.I
)


def genre_of(draft: str) -> Genre:
    """What sort of text a draft is by how it opens."""
    if _MINUTES.search(draft[:_OPENING]):
        return "minutes"
    opening = [line.strip() for line in draft.splitlines() if line.strip()][:6]
    if any(_RULES.match(line) for line in opening) and not _IN_A_CASE.search(draft):
        return "rules"
    return "other"


_IN_A_CASE = re.compile(r"^\W*(?:hej\b|sökande:|ärendenummer|beslut om\b)", re.I | re.M)
