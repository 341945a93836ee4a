"""The guards in the order that they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import (
    guard_affirmed,
    guard_bindings,
    guard_conditions,
    guard_denied,
    guard_facts,
    guard_modality,
    guard_names,
    guard_opposites,
    guard_parties,
    guard_places,
    guard_restrictions,
    guard_roles,
    guard_scope,
    guard_subjects,
    guard_wording,
)
from assistant.comparison import Comparison, Difference

GUARDS = (
    guard_restrictions.asked,
    guard_facts.numbers,
    guard_facts.superseded,
    guard_facts.dates,
    guard_bindings.exchanged,
    guard_places.columns,
    guard_facts.bounds,
    guard_facts.direction,
    guard_facts.shares,
    guard_places.crossed,
    guard_facts.references,
    guard_places.crossed_references,
    guard_places.segments,
    guard_names.names,
    guard_parties.offices,
    guard_parties.roles,
    guard_subjects.subjects,
    guard_subjects.companions,
    guard_parties.owners,
    guard_parties.voice,
    guard_roles.parts,
    guard_roles.stand_ins,
    guard_restrictions.denied_half,
    guard_restrictions.which,
    guard_denied.denied,
    guard_affirmed.affirmed,
    guard_modality.modality,
    guard_scope.scope,
    guard_scope.condition,
    guard_conditions.generality,
    guard_conditions.only_some,
    guard_conditions.set_aside,
    guard_conditions.having,
    guard_restrictions.only_one,
    guard_restrictions.only_of_two,
    guard_restrictions.always,
    guard_restrictions.alternative,
    guard_parties.transferred,
    guard_opposites.opposites,
    guard_scope.order,
    guard_scope.start,
    guard_names.belonging,
    guard_names.place,
    guard_parties.described,
    guard_wording.places,
    guard_wording.edits,
)

FIRM = (
    guard_facts.other_numbers, guard_facts.superseded, guard_facts.dates, guard_facts.bounds, guard_facts.shares,
    guard_facts.references, guard_bindings.exchanged, guard_places.columns, guard_names.names,
)  # fmt: skip
"""Those about figures, sections and names, where a difference outweighs whatever a model reads."""


def differences(case: Comparison) -> Iterator[Difference]:
    """Yields what differs, guard by guard."""
    for guard in GUARDS:
        yield from guard(case)


def differs_firmly(case: Comparison) -> bool:
    """Whether a figure, a date, a section or a name is another."""
    return any(next(iter(guard(case)), None) is not None for guard in FIRM)
