"""Answers held against keys."""

from __future__ import annotations

import pytest

from assistant.quiz.grade import by_topic, grade
from assistant.quiz.item import Item
from tests.assistant.quiz_items import CASE, FALSE, GAP, MATCH, ORDER, SEVERAL, SHORT, SINGLE


@pytest.mark.parametrize(
    ("item", "response", "share"),
    [
        (SINGLE, ("1 800 kronor",), 1.0),
        (SINGLE, ("2 400 kronor",), 0.0),
        (FALSE, ("Falskt",), 1.0),
        (GAP, ("1800",), 1.0),
        (GAP, ("1 800 kr",), 1.0),
        (GAP, ("1 800 kronor.",), 1.0),
        (GAP, ("1 900 kr",), 0.0),
        (GAP, ("1 800 procent",), 0.0),
        (SEVERAL, ("hyresavi för månaden", "kontoutdrag för tre månader"), 1.0),
        (SEVERAL, ("hyresavi för månaden",), 0.5),
        (SEVERAL, ("hyresavi för månaden", "intyg från skolan"), 0.0),
        (ORDER, ORDER.key, 1.0),
        (ORDER, (ORDER.key[1], ORDER.key[0], ORDER.key[2]), 1 / 3),
        (MATCH, tuple(f"{a}={b}" for a, b in MATCH.pairs), 1.0),
        (MATCH, (f"{MATCH.pairs[0][0]}={MATCH.pairs[0][1]}",), 1 / 3),
        (SHORT, ("Hyresavin för månaden och kontoutdragen för tre månader",), 1.0),
        (SHORT, ("kontoutdrag tre månader",), 0.5),
        (SHORT, ("vet ej",), 0.0),
        (CASE, ("högst 1 800 kr, vart tredje år",), 1.0),
        (GAP, ("  ",), 0.0),
        (ORDER, (), 0.0),
    ],
)
def test_share_of_an_answer(item: Item, response: tuple[str, ...], share: float) -> None:
    assert grade(item, response).share == pytest.approx(share)


def test_what_is_missing_is_told() -> None:
    assert grade(SHORT, ("hyresavi för månaden",)).missing == SHORT.key[1:]
    assert grade(GAP, ("fel",)).missing == ("1 800 kronor",)


def test_results_by_topic() -> None:
    grades = {SINGLE.item_id: grade(SINGLE, ("1 800 kronor",)), GAP.item_id: grade(GAP, ("2",))}
    assert by_topic((SINGLE, GAP, SHORT), grades) == {"Glasögon": (1, 2), "Ansökan": (0, 1)}
