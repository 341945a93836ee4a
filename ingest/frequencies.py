"""How common a stem is in Swedish public texts at large, from the list that `training/frequencies.py` counted."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "frequencies.txt"
_MILLION = 1e6


@lru_cache(maxsize=1)
def per_million() -> dict[str, float]:
    """Occurrences of each folded stem in a million words; the 40,000 most common stems."""
    rows = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {term: float(count) for term, count in rows}


def rarity(term: str) -> float:
    """How little a word is expected to be met: 0 for "och", 1 for a word that the list does not have."""
    return min(1.0, max(0.0, math.log(_MILLION / (per_million().get(term, 0.0) + 1.0)) / math.log(_MILLION)))
