"""A question about what held earlier is answered by the rules of its day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.day_asked import day_asked

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Vad var taket för hyra i mars 2026?", date(2026, 3, 15)),
        ("Hur mycket fick man för glasögon i februari 2026?", date(2026, 2, 15)),
        ("Vilken hyra godtogs den 10 maj 2026?", date(2026, 5, 10)),
        ("Vem fick besluta om tandvård 2026-01-31?", date(2026, 1, 31)),
        ("Vad är taket för hyra i mars 2026?", None),
        ("Vilken lag gäller för bistånd som beviljades i mars 2025?", None),
        ("Hur många hushåll hade försörjningsstöd i september 2026?", None),
        ("Vad var taket för hyra förra året?", None),
        ("Vad var taket den 31 februari 2026?", None),
        ("Vad var taket i mars 2027?", None),
        ("Hon flyttade hit, fick bistånd i mars 2026 och är kvar.", None),
    ],
)
def test_only_what_held_earlier_has_a_day(question: str, day: date | None) -> None:
    assert day_asked(question, TODAY) == day
