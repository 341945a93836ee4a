"""Whose each share is."""

import pytest

from assistant.drafts.shares import crossed_shares, owners

PLACE = "Kostnaden delas så att staten betalar hälften och regionen respektive kommunen en fjärdedel vardera."


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (PLACE, [("staten", 50), ("regionen", 25), ("kommunen", 25)]),
        ("Staten hälften, regionen en fjärdedel.", [("Staten", 50), ("regionen", 25)]),
        ("Hälften kommer från staten och en fjärdedel från regionen.", [("staten", 50), ("regionen", 25)]),
        (
            "Av kommunens kostnad kommer hälften från staten, medan regionen och kommunen står för en fjärdedel var.",
            [("staten", 50), ("regionen", 25), ("kommunen", 25)],
        ),
    ],
)
def test_each_party_has_its_share(text: str, there: list[tuple[str, float]]) -> None:
    assert [(party.text, share.value) for party, share in owners(text)] == there


def test_shares_are_not_exchanged() -> None:
    told = crossed_shares("Hälften kommer från regionen, medan staten och kommunen betalar en fjärdedel var.", PLACE)
    assert told is not None
    assert told[0] == "källan säger regionen en fjärdedel, utkastet Hälften"
    assert crossed_shares("Staten betalar hälften, regionen och kommunen en fjärdedel var.", PLACE) is None
    assert crossed_shares("Regionen betalar 10 procent.", PLACE) is None  # of another figure others tell
