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
    restrictions,
    roles,
    scope,
    sections,
    subjects,
    wording,
)

GUARDS = (
    restrictions.asked,
    facts.numbers,
    facts.superseded,
    facts.dates,
    bindings.exchanged,
    places.columns,
    bounds.bounds,
    bounds.direction,
    bounds.shares,
    places.crossed,
    sections.references,
    places.crossed_references,
    places.segments,
    names.names,
    parties.offices,
    parties.roles,
    subjects.subjects,
    subjects.companions,
    parties.owners,
    parties.voice,
    roles.parts,
    roles.stand_ins,
    restrictions.denied_half,
    restrictions.which,
    denied.denied,
    affirmed.affirmed,
    modality.modality,
    scope.scope,
    scope.condition,
    conditions.generality,
    conditions.only_some,
    conditions.set_aside,
    conditions.having,
    restrictions.only_one,
    restrictions.only_of_two,
    restrictions.always,
    restrictions.alternative,
    parties.transferred,
    opposites.opposites,
    scope.order,
    scope.start,
    names.belonging,
    names.place,
    parties.described,
    wording.places,
    wording.edits,
)

FIRM = (
    facts.other_numbers, facts.superseded, facts.dates, bounds.bounds, bounds.shares,
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
