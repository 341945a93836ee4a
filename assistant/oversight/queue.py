"""The review queue: what caseworkers send, a sample of the rest, and what reviewers decide."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, delete, func, select, update

from assistant.oversight.questions import ANY, Filter, inserted, posed_of, posed_values
from assistant.oversight.records import Decision, Kept, Origin, Posed, Review, State
from assistant.oversight.schema import reviews
from assistant.oversight.store import Store, now

_TRIES = 3


class Conflict(RuntimeError):
    """Somebody else has changed the review since it was read; the message says so, in Swedish."""


def send(store: Store, posed: Posed, kept: Kept, origin: Origin, comment: str = "", at: datetime | None = None) -> int:
    """Puts a question in the queue, or counts it where the same answer to it waits there already; returns its id."""
    for _ in range(_TRIES):
        try:
            return _send(store, posed, kept, origin, comment, at or now())
        except Conflict:
            continue
    raise Conflict(_CHANGED)


def _send(store: Store, posed: Posed, kept: Kept, origin: Origin, comment: str, at: datetime) -> int:
    values = posed_values(posed, kept)
    with store.begin() as connection:
        waiting = connection.execute(select(reviews).where(_same(posed), reviews.c.state == "open"))
        if row := next((r for r in waiting if r.kept == values["kept"]), None):
            _change(connection, row.id, row.version, times=row.times + 1, comment=_joined(row.comment, comment))
            return int(row.id)
        fresh = {"version": 1, "origin": origin, "comment": comment, "times": 1, "state": "open", "at": at}
        empty = {"decided_by": "", "reason": "", "should": "", "ended_why": ""}
        done = connection.execute(reviews.insert().values(**fresh, **empty, **values))
        return inserted(done)


def decide(store: Store, review: Review, decision: Decision, at: datetime | None = None) -> Review:
    """Enters a decision on the review as it was read; an earlier one of the same question gives way.

    Raises:
        Conflict: If somebody else has changed it since; nothing is written then.
    """
    with store.begin() as connection:
        _change(
            connection,
            review.id,
            review.version,
            state=decision.state,
            decided=at or now(),
            decided_by=decision.by,
            reason=decision.reason,
            should=decision.should,
            stands=decision.stands.to_json() if decision.stands else None,
            ended=None,
            ended_why="",
        )
        others = select(reviews).where(_same(review.posed), reviews.c.id != review.id, reviews.c.ended.is_(None))
        for row in connection.execute(others.where(reviews.c.state.in_(("approved", "corrected")))).all():
            _change(connection, row.id, row.version, ended=at or now(), ended_why="Frågan har granskats på nytt.")
    return _one(store, review.id)


def end(store: Store, review: Review, why: str) -> None:
    """Ends an approval; one that has been changed or ended meanwhile is left as it is."""
    try:
        with store.begin() as connection:
            _change(connection, review.id, review.version, ended=now(), ended_why=why)
    except Conflict:
        return


def remove(store: Store, review_id: int) -> None:
    """Forgets a review and its decision."""
    with store.begin() as connection:
        connection.execute(delete(reviews).where(reviews.c.id == review_id))


def find(
    store: Store, states: tuple[State, ...], wanted: Filter = ANY, *, limit: int = 50, offset: int = 0
) -> tuple[Review, ...]:
    """A page of reviews: those sent by people before the sample, then the most often sent, then the oldest."""
    query = select(reviews).where(reviews.c.state.in_(states), wanted.on(reviews))
    order = (case((reviews.c.origin == "sample", 1), else_=0), reviews.c.times.desc(), reviews.c.at, reviews.c.id)
    return _read(store, query.order_by(*order).limit(limit).offset(offset))


def count(store: Store, states: tuple[State, ...], wanted: Filter = ANY) -> int:
    """How many reviews there are."""
    query = select(func.count()).select_from(reviews).where(reviews.c.state.in_(states), wanted.on(reviews))
    with store.begin() as connection:
        return int(connection.execute(query).scalar_one())


def get(store: Store, review_id: int) -> Review | None:
    """One review; None where it is gone."""
    return next(iter(_read(store, select(reviews).where(reviews.c.id == review_id))), None)


def approved(store: Store, form: str, municipality: str, as_of: date | None) -> Review | None:
    """The decision that stands for a question, approved or corrected, if there is one."""
    stands = (reviews.c.state.in_(("approved", "corrected")), reviews.c.ended.is_(None))
    query = select(reviews).where(_same(Posed("", form, municipality, as_of)), *stands)
    return next(iter(_read(store, query.order_by(reviews.c.decided.desc()).limit(1))), None)


def _one(store: Store, review_id: int) -> Review:
    found = get(store, review_id)
    if found is None:
        raise Conflict(_GONE)
    return found


_GONE = "Ärendet har tagits bort. Inget sparades."
_CHANGED = "Någon annan har ändrat ärendet sedan du öppnade det. Inget sparades; läs det igen."


def _change(connection: Connection, review_id: int, version: int, **values: Any) -> None:
    """Writes only where the version is the one that was read."""
    written = update(reviews).where(reviews.c.id == review_id, reviews.c.version == version)
    if connection.execute(written.values(version=version + 1, **values)).rowcount != 1:
        there = connection.execute(select(reviews.c.id).where(reviews.c.id == review_id)).first()
        raise Conflict(_CHANGED if there else _GONE)


def _same(posed: Posed) -> Any:
    day = reviews.c.as_of.is_(None) if posed.as_of is None else reviews.c.as_of == posed.as_of
    return (reviews.c.form == posed.form) & (reviews.c.municipality == posed.municipality) & day


def _joined(before: str, comment: str) -> str:
    return "\n".join(filter(None, (before, comment)))


def _read(store: Store, query: Select[Any]) -> tuple[Review, ...]:
    with store.begin() as connection:
        return tuple(map(_review, connection.execute(query)))


def _review(r: Row[Any]) -> Review:
    stands = Kept.from_json(r.stands) if r.stands else None
    decision = Decision(r.state, r.decided_by, r.reason, r.should, stands) if r.state != "open" else None
    return Review(
        r.id, r.version, r.at, r.origin, r.comment, r.times, posed_of(r), Kept.from_json(r.kept), r.state, r.decided,
        decision, r.ended, r.ended_why,
    )  # fmt: skip
