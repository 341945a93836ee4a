"""The guards in the order that they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.guards import (
    affirmed,
    bindings,
    bounds,
    conditions,
    denied,
    facts,
    modality,
    names,
    opposites,
    parties,
    places,
    scope,
    sections,
    stand_ins,
    wording,
)

GUARDS = (
    facts.numbers,
    facts.superseded,
    facts.replaced,
    facts.dates,
    bindings.exchanged,
    places.columns,
    bounds.bounds,
    bounds.shares,
    places.crossed,
    sections.references,
    places.segments,
    names.names,
    parties.offices,
    parties.roles,
    stand_ins.companions,
    stand_ins.stand_ins,
    denied.denied,
    affirmed.affirmed,
    modality.modality,
    scope.scope,
    scope.condition,
    conditions.generality,
    opposites.opposites,
    scope.order,
    scope.start,
    names.belonging,
    parties.described,
    wording.edits,
)

FIRM = (
    facts.other_numbers, facts.superseded, facts.replaced, facts.dates, bounds.bounds, bounds.shares,
    sections.references, bindings.exchanged, places.columns, names.names,
)  # fmt: skip
"""Those about figures, sections and names, where a difference outweighs whatever a model reads."""


def differences(case: Comparison) -> Iterator[Difference]:
    """Yields what differs, guard by guard."""
    for guard in GUARDS:
        yield from guard(case)


def differs_firmly(case: Comparison) -> bool:
    """Whether a figure, a date, a section or a name is another."""
    return any(next(iter(guard(case)), None) is not None for guard in FIRM)
