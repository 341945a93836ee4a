"""How a stem tells where its answer is to be looked for."""

from __future__ import annotations

import re

from assistant.quiz.material import Material

_LAW = re.compile(r"\s*\((?:[^()]*(?:§|kap\.|lagen|förordningen)[^()]*)\)")


def according_to(material: Material, *, dated: bool) -> str:
    """Such as "Enligt ”Riktlinje för ekonomiskt bistånd” i Norrberga (2026)"; the year where the answer needs it."""
    about = material.document.metadata
    unsaid = [m for m in about.municipalities if m.removesuffix("s") not in about.title]
    where = f" i {_joined(unsaid)}" if unsaid and len(about.municipalities) <= 3 else ""
    year = f" ({material.year})" if dated and material.year and material.year not in about.title else ""
    return f"Enligt ”{about.title}”{where}{year}"


def without_law(text: str) -> str:
    """A sentence without the section references in brackets, which would give the answer away or only weigh it down."""
    return _LAW.sub("", text)


def _joined(names: list[str]) -> str:
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))
