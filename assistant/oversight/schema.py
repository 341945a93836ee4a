"""The tables, and the steps from one version of them to the next; only what every SQL database can."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
)
from sqlalchemy.dialects.mysql import MEDIUMTEXT

metadata = MetaData()
_LONG = Text().with_variant(MEDIUMTEXT(), "mysql", "mariadb")
"""More than the 64 kB that a text holds in MySQL."""
version = Table("kallstod_schema", metadata, Column("version", Integer, primary_key=True, autoincrement=False))


def _posed() -> list[Column]:  # type: ignore[type-arg]
    """The columns of a question; an empty municipality means all, an empty day means the one it is asked."""
    return [
        Column("question", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("form", String(64), nullable=False),
        Column("municipality", String(80), nullable=False),
        Column("as_of", Date),
        Column("subject", String(80), nullable=False),
        Column("status", String(16), nullable=False),
        Column("kept", _LONG, nullable=False),
    ]


asked = Table(
    "asked",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    *_posed(),
)
Index("asked_at", asked.c.at)
Index("asked_form", asked.c.form)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("origin", String(16), nullable=False),
    Column("comment", Text, nullable=False),
    Column("times", Integer, nullable=False),
    *_posed(),
    Column("state", String(16), nullable=False),
    Column("decided", DateTime),
    Column("decided_by", String(80), nullable=False),
    Column("reason", Text, nullable=False),
    Column("should", String(16), nullable=False),
    Column("stands", _LONG),
    Column("ended", DateTime),
    Column("ended_why", Text, nullable=False),
)
Index("reviews_state", reviews.c.state, reviews.c.at)
Index("reviews_form", reviews.c.form)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("question", Text, nullable=False),
    Column("form", String(64), nullable=False),
    Column("municipality", String(80), nullable=False),
    Column("as_of", Date),
    Column("before_generation", String(40), nullable=False),
    Column("after_generation", String(40), nullable=False),
    Column("differences", _LONG, nullable=False),
)
Index("changes_at", changes.c.at)


class NewerSchema(RuntimeError):
    """The database was written by a later version of Källstöd."""


Step = Callable[[Connection], None]
STEPS: tuple[Step, ...] = (metadata.create_all,)
"""Step n brings a database from version n to n + 1. Never change one that has been released: add another."""


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Brings the database to the version that this code knows, within the connection's transaction.

    Raises:
        NewerSchema: If it is from a later one.
    """
    known = inspect(connection).has_table(version.name)
    now = (connection.execute(select(version.c.version)).scalar() or 0) if known else 0
    if now > len(steps):
        raise NewerSchema
    for step in steps[now:]:
        step(connection)
    if now < len(steps):
        version.create(connection, checkfirst=True)
        connection.execute(version.delete())
        connection.execute(version.insert().values(version=len(steps)))
