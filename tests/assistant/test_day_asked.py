"""A question about what held earlier is answered by the rules of its day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.day_asked import day_asked, without_day, words_of_day

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Vad var taket för hyra i mars 2026?", date(2026, 3, 15)),
        ("Hur mycket fick man för glasögon i februari 2026?", date(2026, 2, 15)),
        ("Vilken hyra godtogs den 10 maj 2026?", date(2026, 5, 10)),
        ("Vem fick besluta om tandvård 2026-01-31?", date(2026, 1, 31)),
        ("Akut tand i mars i år. Vad var gränsen per gång då?", date(2026, 3, 15)),
        ("Vad krävdes i juni i fjol?", date(2025, 6, 15)),
        ("Vad gällde för hyran i juni förra året?", date(2025, 6, 15)),
        ("Vad fick man i december?", date(2025, 12, 15)),
        ("Omprövar ett beslut från hösten 2024, vad låg taket på då?", date(2024, 10, 15)),
        ("Vilket tak för hyra gällde i höstas?", date(2026, 10, 15)),
        ("Vad kostade en tvättmaskin som mest förra våren?", date(2026, 4, 15)),
        ("Vad gällde i vintras?", date(2026, 1, 15)),
        ("Vad är taket för hyra i mars 2026?", None),
        ("Pappan blev av med jobbet i våras, vad gäller nu?", None),
        ("Hon låg på sjukhus i mars, vad kan vi ge?", None),
        ("Vilken lag gäller för bistånd som beviljades i mars 2025?", None),
        ("Hur många hushåll hade försörjningsstöd i september 2026?", None),
        ("Vad var taket för hyra förra året?", date(2025, 7, 1)),
        ("Han är skyldig oss 6 000 kr sen förra året, kan jag dra lite varje månad?", None),
        ("Vad var taket den 31 februari 2026?", None),
        ("Vad var taket i mars 2027?", None),
        ("Hon flyttade hit, fick bistånd i mars 2026 och är kvar.", None),
    ],
)
def test_only_what_held_earlier_has_a_day(question: str, day: date | None) -> None:
    assert day_asked(question, TODAY) == day


def test_the_words_of_the_day_are_told_apart_from_the_subject() -> None:
    question = "Vad låg taket för glasögon på i mars i år?"
    assert words_of_day(question) == ("mars", "i", "år")
    assert without_day(question) == "Vad låg taket för glasögon på?"
