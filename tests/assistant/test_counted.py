"""A number of things is told by what counts those very things."""

from __future__ import annotations

import pytest

from assistant.counted import counts


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Hur många lärare har skolan?", "Skolan har elva lärare.", True),
        ("Hur många lärare har skolan?", "Antal lärare 2025: 40", True),
        ("Hur många lärare har skolan?", "I 12 av de 30 samtalen deltog lärare och 4 elever.", False),
        ("Hur många elever slutade?", "Kostnaden var 900 kronor per elev.", False),
        ("Hur många elever slutade?", "Kostnaden för elever var 900 kronor.", False),
        ("Hur många elever slutade?", "Av de 27 eleverna slutade tre.", True),
        ("Hur många slutar?", "Den som slutar har två vägar enligt 4 kap. 12 §.", False),
        ("Hur många slutar?", "Var femte slutar, sju av 35.", True),
        ("Hur många fick plats?", "Nittio sökte. Av dem fick 14 plats.", True),
        ("Hur många fick plats?", "Den som fick plats betalar 400 kronor.", False),
        ("Hur många veckors mat får hon?", "Mat ges för den närmaste veckan.", True),
        ("Hur mycket kostar lärare?", "Lärare har två uppgifter.", True),
    ],
)
def test_a_number_of_things_is_told_by_what_counts_them(question: str, text: str, told: bool) -> None:
    assert counts(question, text) is told
