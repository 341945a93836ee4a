"""The guards in the order that they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.comparison import Comparison, Difference
from assistant.guards import (
    affiliations,
    affirmed,
    bindings,
    bounds,
    compared,
    conditions,
    denied,
    facts,
    goals,
    keeping,
    kinds,
    modality,
    names,
    opposites,
    parties,
    places,
    scope,
    sections,
    stand_ins,
    times,
    wording,
)

Guard = Callable[[Comparison], Iterator[Difference]]
GUARDS = (
    facts.numbers,
    facts.superseded,
    facts.replaced,
    facts.dates,
    bindings.exchanged,
    places.columns,
    places.unticked,
    bounds.bounds,
    bounds.shares,
    places.crossed,
    sections.references,
    places.segments,
    names.names,
    affiliations.affiliations,
    kinds.municipality,
    kinds.benefit,
    parties.offices,
    parties.roles,
    stand_ins.companions,
    stand_ins.stand_ins,
    denied.denied,
    affirmed.affirmed,
    modality.of_law,
    modality.left_to_choose,
    modality.modality,
    compared.compared,
    compared.both,
    times.counted_from,
    times.same_day,
    times.not_yet,
    goals.reached,
    keeping.kept,
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

PLAIN = (
    affiliations.affiliations, kinds.municipality, kinds.benefit, modality.of_law, modality.left_to_choose,
    compared.compared, compared.both, times.counted_from, times.not_yet,
    goals.reached, keeping.kept,
)  # fmt: skip
"""Those that tell of one matter: where a place trips them another place tells of something else."""
FIRM = (
    facts.other_numbers, facts.superseded, facts.replaced, facts.dates, bounds.bounds, bounds.shares,
    sections.references, places.columns, places.unticked, names.names, *PLAIN,
)  # fmt: skip
"""Those about figures, sections and names, and those that no true statement was seen to trip: there a difference
outweighs whatever a model reads."""


def differences(case: Comparison) -> Iterator[Difference]:
    """Yields what differs, guard by guard."""
    for guard in GUARDS:
        yield from guard(case)


def differs_firmly(case: Comparison) -> bool:
    """Whether a figure, a date, a section or a name is another, or what else is told too plainly to be read away."""
    return _is_tripped(case, FIRM)


def differs_plainly(case: Comparison) -> bool:
    """Whether a statement has otherwise what its evidence tells of the same matter."""
    return _is_tripped(case, PLAIN)


def _is_tripped(case: Comparison, guards: Iterable[Guard]) -> bool:
    return any(next(iter(guard(case)), None) is not None for guard in guards)
