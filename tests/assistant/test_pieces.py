"""What a question asks for, piece by piece, with what it tells of the case for each."""

from __future__ import annotations

import pytest

from assistant.parts.pieces import pieces


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Hur länge får hon bo kvar, och ska hans lön räknas med?",
            ["Hur länge får hon bo kvar", "ska hans lön räknas med"],
        ),
        (
            "Tidigast vilken dag får man söka, och hur ofta lämnas kontoutdrag?",
            ["Tidigast vilken dag får man söka", "hur ofta lämnas kontoutdrag"],
        ),
        ("ingår kontaktlinser i normen? och bettskena?", ["ingår kontaktlinser i normen", "bettskena"]),
        ("vad ger vi per dag? får de nåt för hygien?", ["vad ger vi per dag", "får de nåt för hygien"]),
        (
            "Chefen undrar vilken blankett hon ska ta och hur länge räcker den?",
            ["vilken blankett hon ska ta", "hur länge räcker den"],
        ),
        ("Hur många hade börjat i maj och håller de målet?", ["Hur många hade börjat i maj", "håller de målet"]),
        ("När öppnade tjänsten och när betalades pengarna ut?", ["När öppnade tjänsten", "när betalades pengarna ut"]),
        ("Hon ringde och har ingen mat. Vem beslutar?", ["Vem beslutar"]),
        (
            "Tidigast vilken dag söks det, och hur ofta betalas det?",
            ["Tidigast vilken dag söks det", "hur ofta betalas det"],
        ),
        ("Från när räknas hon som ensam, och vem ansvarar?", ["Från när räknas hon som ensam", "vem ansvarar"]),
        (
            "Upp till vilket belopp beslutar jag och vem tar resten?",
            ["Upp till vilket belopp beslutar jag", "vem tar resten"],
        ),
        ("Vilken norm gällde? behöver räkna på ett gammalt ärende", ["Vilken norm gällde"]),
    ],
)
def test_every_thing_asked_for_is_a_piece(question: str, asked: list[str]) -> None:
    assert [piece.text for piece in pieces(question)] == asked


def test_a_piece_is_told_what_stands_before_it_and_after_all() -> None:
    first, second = pieces("Hon är placerad här. Vem ansvarar? Hon vill flytta. När får hon söka? Det är bråttom.")
    assert first.told == "Hon är placerad här. Det är bråttom. "
    assert second.told == "Hon är placerad här. Hon vill flytta. Det är bråttom. "


def test_the_day_of_a_case_is_no_question() -> None:
    (piece,) = pieces("Gäller maj 2026: en etta. Vilken hyra godtogs?")
    assert piece.text == "Vilken hyra godtogs"
    assert piece.told == "Gäller maj 2026: en etta. "
