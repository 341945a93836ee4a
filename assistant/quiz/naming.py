"""How a stem tells where its answer is to be looked for."""

from __future__ import annotations

from assistant.quiz.material import Material
from ingest.analyze import tokens
from ingest.listing import listed

_NAMED, _STEERING = 3, 5


def according_to(material: Material, *, dated: bool = False, asked: str = "") -> str:
    """Such as "Enligt ”Riktlinje för ekonomiskt bistånd” i Norrberga (2026), ”Glasögon”".

    Args:
        dated: Whether the answer depends on the year, as it always does in a municipality's own rules.
        asked: The sentence that follows: a heading that it does not repeat is named.
    """
    about = material.document.metadata
    unsaid = [m for m in about.municipalities if m.removesuffix("s") not in about.title]
    where = f" i {_joined(unsaid)}" if unsaid else ""
    dated = dated or bool(about.municipalities and material.document.metadata.kind.level <= _STEERING)
    year = f" ({material.year})" if dated and material.year and material.year not in about.title else ""
    return f"Enligt ”{about.title}”{where}{year}{_under(material, asked)}"


def uncapital(text: str) -> str:
    """A phrase within a sentence: its first letter small, unless it is a name or an abbreviation."""
    first = text.split()[0] if text.split() else ""
    return text if any(c.isupper() for c in first[1:]) or len(first) == 1 else text[:1].lower() + text[1:]


def _under(material: Material, asked: str) -> str:
    topic = material.heading
    told = not asked or _terms(topic) <= _terms(f"{asked} {material.document.metadata.title}")
    return "" if told or not topic else f", avsnittet ”{topic}”"


def _terms(text: str) -> set[str]:
    return {t.term for t in tokens(text) if not t.stop}


def _joined(names: list[str]) -> str:
    """The names in a row; of many the first two."""
    if len(names) > _NAMED:
        return f"{', '.join(names[:2])} med flera kommuner"
    return listed(names)
