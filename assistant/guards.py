"""The guards in the order that they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import guard_facts, guard_meaning, guard_parties, guard_wording
from assistant.comparison import Comparison, Difference

GUARDS = (
    guard_facts.numbers,
    guard_facts.bounds,
    guard_facts.crossed,
    guard_facts.references,
    guard_facts.crossed_references,
    guard_parties.names,
    guard_parties.offices,
    guard_parties.roles,
    guard_parties.owners,
    guard_parties.voice,
    guard_meaning.negation,
    guard_meaning.modality,
    guard_meaning.scope,
    guard_meaning.condition,
    guard_meaning.opposites,
    guard_meaning.order,
    guard_parties.belonging,
    guard_parties.place,
    guard_parties.described,
    guard_wording.edits,
)


def differences(case: Comparison) -> Iterator[Difference]:
    """Yields what differs, guard by guard."""
    for guard in GUARDS:
        yield from guard(case)
