"""Parts of a question that ask of children: what tells nothing of them answers no such part."""

from __future__ import annotations

import re

from assistant.candidates import Candidate
from assistant.parts.split import Part

_ASKS = re.compile(
    r"\b(?:får|kan|ska|måste|bör|behöver|har|är) (?:barn(?:et|en)?|ung(?:en|ar|arna)|kidsen|sonen|dottern)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(r"barn|ung(?:dom|a\b|e\b)|minderårig|vårdnadshavare|förälder|föräldrar", re.IGNORECASE)


def of_children(part: Part, candidate: Candidate) -> bool:
    """Whether a candidate tells of children, where it is they that a part asks of: "kan ungarna placeras där?"."""
    under = f"{candidate.unit.text}\n{candidate.hit.passage.context}"
    return _ASKS.search(part.asked) is None or _TELLS.search(under) is not None
