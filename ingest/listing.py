"""Several things in a row as Swedish writes them: "a, b och c"."""

from __future__ import annotations

from collections.abc import Iterable


def listed(things: Iterable[object]) -> str:
    """The things with commas between them, and "och" before the last; "" for none."""
    *first, last = [str(thing) for thing in things] or [""]
    return f"{', '.join(first)} och {last}" if first else last
