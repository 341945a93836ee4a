"""The names of Sweden's 290 municipalities (SCB, kommuner)."""

from __future__ import annotations

from pathlib import Path

MUNICIPALITIES: frozenset[str] = frozenset(
    (Path(__file__).parent / "data" / "municipalities.txt").read_text(encoding="utf-8").split("\n")
) - {""}
ALSO_SURNAMES = frozenset({"Berg", "Lund", "Mark", "Nora"})
"""Those that are people's names as well."""
ALSO_WORDS = frozenset({"Berg", "Boden", "Kil", "Lund", "Mark", "Säter", "Trosa", "Vara"})
"""Those that are common words with a small letter: what shall be ("vara") is not of Vara."""
