"""A table row as a line that can be read aloud."""

from __future__ import annotations

import pytest

from assistant.rendering import rendered_from
from ingest.units import row_text


@pytest.mark.parametrize(
    ("lead", "row", "said"),
    [
        ("Kostnad | Belopp", "Glasögon | 2 000 kr", "Glasögon – Belopp: 2 000 kr"),
        ("Tabell 2. Avgifter 2026\nÅlder | Kronor", "7–10 år | 300", "Avgifter 2026: 7–10 år – Kronor: 300"),
        (
            "Tabell 1. Ärenden\nNr | Ärende | Delegat | Högst",
            "3.24 | Begravning | GL | 9 000 kr",
            "Begravning (3.24) – Delegat: GL; Högst: 9 000 kr",
        ),
        ("Antal personer | Hyra", "3 | 9 400 kr", "Antal personer: 3 – Hyra: 9 400 kr"),
        ("Nr | Ärende", "12 | Hyra", "Nr: 12 – Ärende: Hyra"),
        ("Nr | Ärende | Delegat", "12 | Hyra | EC", "Hyra (nr 12) – Delegat: EC"),
    ],
)
def test_a_row_is_read_aloud(lead: str, row: str, said: str) -> None:
    assert row_text(lead, row) == said
    assert rendered_from(said, f"{lead}\n{row}")


def test_a_paragraph_that_opens_with_the_name_of_who_asks_is_its_source() -> None:
    asked = "Provby: En pappa undrar. Barnet ska få säga sin mening."
    assert rendered_from(asked, asked, municipalities=("Provby", "Testby")) == (0, len(asked))
    assert rendered_from("Provby: Barnet ska få säga sin mening.", asked, municipalities=("Provby", "Testby"))
