"""Stored questions asked again after the documents have changed: what answers say now that they did not say then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight import questions
from assistant.oversight.differences import Difference, differences
from assistant.oversight.records import Asked, Kept, Posed
from assistant.oversight.schema import changes
from assistant.oversight.store import Store, now

_DIFFERENCES: TypeAdapter[tuple[Difference, ...]] = TypeAdapter(tuple[Difference, ...])


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose answer is another one since a generation of the library.

    Attributes:
        differences: What the answer was (`one`) and what it is (`other`).
    """

    at: datetime
    posed: Posed
    before: str
    after: str
    differences: tuple[Difference, ...]


def rerun(
    assistant: Assistant, store: Store, progress: Callable[[int, int], object] = lambda done, total: None
) -> tuple[Change, ...]:
    """Asks each stored question anew that another generation answered, and keeps what has changed.

    Args:
        progress: Called with how many are asked, and how many there are.
    """
    generation = assistant.index.generation
    stored = [a for a in questions.latest_of_each(store) if a.kept.generation != generation]
    found = []
    for n, asked in enumerate(stored):
        progress(n, len(stored))
        if change := _changed(assistant, asked):
            found.append(change)
    with store.begin() as connection:
        for change in found:
            _keep(connection, change)
    return tuple(found)


def find(store: Store, *, limit: int = 200) -> tuple[Change, ...]:
    """The changes found, the latest first."""
    query = select(changes).order_by(changes.c.at.desc(), changes.c.id).limit(limit)
    return tuple(_read(store, query))


def _changed(assistant: Assistant, asked: Asked) -> Change | None:
    posed = asked.posed
    question = Question(posed.question, municipality=posed.municipality or None, as_of=posed.as_of)
    after = Kept.of(assistant.trace(question), assistant.index.generation)
    found = differences(asked.kept, after)
    if not found:
        return None
    return Change(now(), posed, asked.kept.generation, after.generation, found)


def _keep(connection: Connection, change: Change) -> None:
    """Keeps a change once for each generation that it came with."""
    p = change.posed
    day = changes.c.as_of.is_(None) if p.as_of is None else changes.c.as_of == p.as_of
    same = (changes.c.form == p.form) & (changes.c.municipality == p.municipality) & day
    if connection.execute(select(changes.c.id).where(same, changes.c.after_generation == change.after)).first():
        return
    connection.execute(
        changes.insert().values(
            at=change.at,
            question=p.question,
            form=p.form,
            municipality=p.municipality,
            as_of=p.as_of,
            before_generation=change.before,
            after_generation=change.after,
            differences=_DIFFERENCES.dump_json(change.differences).decode(),
        )
    )


def _read(store: Store, query: object) -> Iterator[Change]:
    with store.begin() as connection:
        for r in connection.execute(query).all():  # type: ignore[call-overload]
            posed = Posed(r.question, r.form, r.municipality, r.as_of)
            told = _DIFFERENCES.validate_json(r.differences)
            yield Change(r.at, posed, r.before_generation, r.after_generation, told)
