"""Quizzes kept in the state database, outside the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, Text, delete, insert, select, update

from assistant.oversight.store import Store, now
from assistant.quiz.item import Quiz, Wish

_metadata = MetaData()
_quizzes = Table(
    "quizzes",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("title", String(200), nullable=False),
    Column("wish", Text, nullable=False),
    Column("quiz", Text, nullable=False),
)
_QUIZ, _WISH = TypeAdapter(Quiz), TypeAdapter(Wish)


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept quiz: what was asked for and what came of it.

    Attributes:
        at: When it was last saved, in UTC.
    """

    saved_id: int
    at: datetime
    wish: Wish
    quiz: Quiz


def save(store: Store, quiz: Quiz, wish: Wish, *, instead_of: int | None = None) -> int:
    """Keeps a quiz, as a new one or in the place of an earlier version of it; gives its id."""
    values = {
        "at": now(),
        "title": quiz.title[:200],
        "wish": _WISH.dump_json(wish).decode(),
        "quiz": _QUIZ.dump_json(quiz).decode(),
    }
    with store.begin() as connection:
        _metadata.create_all(connection)
        if instead_of is not None:
            done = connection.execute(update(_quizzes).where(_quizzes.c.id == instead_of).values(values))
            if done.rowcount:
                return instead_of
        key = connection.execute(insert(_quizzes).values(values)).inserted_primary_key
        assert key is not None
        return int(key[0])


def saved(store: Store) -> Sequence[Saved]:
    """All kept quizzes, the latest first; one that a later version of Källstöd wrote otherwise is left alone."""
    with store.begin() as connection:
        _metadata.create_all(connection)
        rows = connection.execute(select(_quizzes).order_by(_quizzes.c.at.desc(), _quizzes.c.id.desc())).all()
    found = []
    for row in rows:
        try:
            found.append(Saved(row.id, row.at, _WISH.validate_json(row.wish), _QUIZ.validate_json(row.quiz)))
        except ValidationError:
            continue
    return found


def forget(store: Store, saved_id: int) -> None:
    """Deletes a kept quiz; one that is gone already is no error."""
    with store.begin() as connection:
        _metadata.create_all(connection)
        connection.execute(delete(_quizzes).where(_quizzes.c.id == saved_id))
