from __future__ import annotations

import pytest

from assistant.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Har 811218-9876 rätt?", "Har [personnummer] rätt?"),
        ("Har 19811218-9876 rätt?", "Har [personnummer] rätt?"),
        ("Har 198112189876 rätt?", "Har [personnummer] rätt?"),
        ("Har 811278-9873 rätt?", "Har [samordningsnummer] rätt?"),
        ("skriv till anna.berg@exempel.se", "skriv till [e-postadress]"),
        ("ring 070-123 45 67 nu", "ring [telefonnummer] nu"),
        ("ring 0520-12 34 56 nu", "ring [telefonnummer] nu"),
        ("Klienten heter Anna Åström och", "Klienten heter [namn] och"),
    ],
)
def test_personal_data_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "blankett 7434",
        "FK 7804",
        "lagen (2025:400)",
        "SFS 2001:453",
        "dnr SN 2026/00123",
        "prop. 2025/26:207",
        "5 220 kronor",
        "1 234 567 kronor",
        "den 1 juli 2026",
        "2026-07-01",
        "12 kap. 1 § SoL",
        "811218-9875",
        "0,5 procent",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert mask(text) == text
