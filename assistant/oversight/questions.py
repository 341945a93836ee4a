"""Questions that were put, kept for a while where the settings say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Select, Table, and_, delete, func, select, true

from assistant.oversight.records import Asked, Kept, Posed
from assistant.oversight.schema import asked
from assistant.oversight.store import Store, now
from ingest.analyze import fold


@dataclass(frozen=True, slots=True)
class Filter:
    """Which questions are wanted.

    Attributes:
        words: All of them stand in the question, whatever their case and diacritics.
        municipality: None for any; "" for questions without one.
        status: "answered" or "abstained"; "" for any.
    """

    words: str = ""
    municipality: str | None = None
    status: str = ""

    def on(self, table: Table) -> ColumnElement[bool]:
        """The condition on a table that holds questions."""
        wanted = [table.c.folded.contains(word, autoescape=True) for word in fold(self.words).split()]
        if self.municipality is not None:
            wanted.append(table.c.municipality == self.municipality)
        if self.status:
            wanted.append(table.c.status == self.status)
        return and_(true(), *wanted)


ANY = Filter()


def posed_values(posed: Posed, kept: Kept) -> dict[str, Any]:
    """A question and its answer as the columns of a row."""
    return {
        "question": posed.question,
        "folded": fold(posed.question),
        "form": posed.form,
        "municipality": posed.municipality,
        "as_of": posed.as_of,
        "subject": posed.subject[:80],
        "status": kept.status,
        "kept": kept.to_json(),
    }


def posed_of(row: Any) -> Posed:
    """The question of a row."""
    return Posed(row.question, row.form, row.municipality, row.as_of, row.subject)


def inserted(done: CursorResult[Any]) -> int:
    """The id of the row that an insert made."""
    key = done.inserted_primary_key
    assert key is not None
    return int(key[0])


def add(store: Store, posed: Posed, kept: Kept, at: datetime | None = None) -> int:
    """Keeps a question; returns its id."""
    with store.begin() as connection:
        done = connection.execute(asked.insert().values(at=at or now(), **posed_values(posed, kept)))
        return inserted(done)


def find(store: Store, wanted: Filter = ANY, *, limit: int = 50, offset: int = 0) -> tuple[Asked, ...]:
    """A page of questions, the latest first."""
    query = select(asked).where(wanted.on(asked)).order_by(asked.c.at.desc(), asked.c.id.desc())
    return _read(store, query.limit(limit).offset(offset))


def count(store: Store, wanted: Filter = ANY) -> int:
    """How many questions there are."""
    with store.begin() as connection:
        return int(connection.execute(select(func.count()).select_from(asked).where(wanted.on(asked))).scalar_one())


def get(store: Store, asked_id: int) -> Asked | None:
    """One question; None where it is gone."""
    return next(iter(_read(store, select(asked).where(asked.c.id == asked_id))), None)


def remove(store: Store, asked_id: int) -> None:
    """Forgets a question."""
    with store.begin() as connection:
        connection.execute(delete(asked).where(asked.c.id == asked_id))


def latest_of_each(store: Store) -> tuple[Asked, ...]:
    """For each form, municipality and day the question that was put last."""
    last = select(func.max(asked.c.id)).group_by(asked.c.form, asked.c.municipality, asked.c.as_of)
    return _read(store, select(asked).where(asked.c.id.in_(last)).order_by(asked.c.id))


def refused_since(store: Store, since: datetime) -> tuple[tuple[datetime, Posed], ...]:
    """When and what was asked without an answer, oldest first; without the passages, which are not needed here."""
    columns = (asked.c.at, asked.c.question, asked.c.form, asked.c.municipality, asked.c.as_of, asked.c.subject)
    query = select(*columns).where(asked.c.status == "abstained", asked.c.at >= since).order_by(asked.c.at)
    with store.begin() as connection:
        return tuple((row.at, posed_of(row)) for row in connection.execute(query))


def _read(store: Store, query: Select[Any]) -> tuple[Asked, ...]:
    with store.begin() as connection:
        return tuple(Asked(r.id, r.at, posed_of(r), Kept.from_json(r.kept)) for r in connection.execute(query))
