"""Guards for references to law: what the statement names its evidence names."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.evidence import Unit, match_all
from assistant.facts.references import sections


def references(case: Comparison) -> Iterator[Difference]:
    """Every section that the statement names is one that its evidence names."""
    held = [s for u in _speaking(case) for s in sections(u.whole)]
    for section in sections(case.statement):
        if any(section.agrees(other) for other in held):
            continue
        here = _first_section(case)
        said = case.statement[section.start : section.end]
        if here:
            yield Difference(f"källan säger {here}, påståendet {said}", section.start, section.end)
        elif not any(section.agrees(other) for other in sections(case.context)):
            yield Difference(f"källan nämner inte {said}", section.start, section.end, False)


def _speaking(case: Comparison) -> list[Unit]:
    """The units that the statement's words come from; where the best one names a section, none that adds only that."""
    shares = [
        sum(w.weight * m.strength for w, m in zip(case.words, match_all(case.statement, u.whole), strict=False))
        for u in case.units
    ]
    best = max(range(len(shares)), key=lambda n: shares[n], default=None)
    if best is None or not sections(case.units[best].whole):
        return list(case.units)
    return [u for u, s in zip(case.units, shares, strict=True) if s >= 0.5 * shares[best]]


def _first_section(case: Comparison) -> str:
    """The first section that the evidence names, as written; "" where it names none."""
    for unit in case.units:
        for other in sections(unit.whole):
            return unit.whole[other.start : other.end]
    return ""
