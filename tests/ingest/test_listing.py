"""Several things in a row as Swedish writes them."""

from __future__ import annotations

import pytest

from ingest.listing import listed


@pytest.mark.parametrize(
    ("things", "told"),
    [
        ([], ""),
        ([2025], "2025"),
        (["a", "b"], "a och b"),
        (["a", "b", "c"], "a, b och c"),
        (iter("abcd"), "a, b, c och d"),
    ],
)
def test_a_comma_between_and_och_before_the_last(things: list[object], told: str) -> None:
    assert listed(things) == told
