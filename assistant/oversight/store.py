"""The database of what is kept between sessions: outside the index, by default one SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, create_engine, delete
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from assistant.oversight.schema import NewerSchema, asked, changes, migrate, reviews


class StateUnavailable(RuntimeError):
    """The database cannot be used; the message says why, in Swedish."""


class Store:
    """An open database of the schema's present version.

    Args:
        url: A SQLAlchemy URL.
    """

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url)
        with self.begin() as connection:
            migrate(connection)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back where something is raised."""
        with self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()


def open_store(state: str, retention_days: int | None = None) -> Store:
    """Opens the database, making it where there is none.

    Args:
        state: A path of a SQLite file, or a SQLAlchemy URL.
        retention_days: What has been kept for longer is deleted first; None deletes nothing.

    Raises:
        StateUnavailable: If it cannot be opened or comes from a later version of Källstöd.
    """
    try:
        if "://" not in state:
            Path(state).parent.mkdir(parents=True, exist_ok=True)
        try:
            store = Store(_url(state))
        except SQLAlchemyError:
            store = Store(_url(state))  # Two programs may have made the tables at the same time.
        if retention_days is not None:
            purge(store, retention_days)
        return store
    except NewerSchema as error:
        raise StateUnavailable(
            "Databasen (state) är från en nyare version av Källstöd. Uppdatera programmet."
        ) from error
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StateUnavailable(
            "Inställningen state är varken en sökväg eller en databasadress som kan användas."
        ) from error
    except (SQLAlchemyError, OSError) as error:
        raise StateUnavailable("Databasen (state) kan inte öppnas. Kontrollera sökvägen och rättigheterna.") from error


def purge(store: Store, days: int, at: datetime | None = None) -> int:
    """Deletes questions, undecided reviews and changes that are older than some days; decisions stay.

    Returns:
        How many rows went.
    """
    before = (at or now()) - timedelta(days=days)
    old = (asked.c.at < before, (reviews.c.at < before) & (reviews.c.state == "open"), changes.c.at < before)
    with store.begin() as connection:
        return sum(
            connection.execute(delete(table).where(where)).rowcount
            for table, where in zip((asked, reviews, changes), old, strict=True)
        )


def now() -> datetime:
    """This moment in UTC without a zone, as it is kept: not every database keeps zones."""
    return datetime.now(UTC).replace(tzinfo=None)


def _url(state: str) -> str:
    return state if "://" in state else f"sqlite:///{state}"
