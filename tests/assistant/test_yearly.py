"""An amount of a year is told from that year's table alone; what stands with the table is shown where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

_NORM = """\
# Norm och belopp

## Matnormen 2025

Tabell 1. Matnormen 2025: kronor per månad

| Ålder | Belopp 2025 |
|---|---|
| 4–6 år | 1 210 kr |
| 7–10 år | 1 430 kr |

## Matnormen 2026

Tabell 2. Matnormen 2026: kronor per månad

| Hushåll | Belopp 2026 |
|---|---|
| Ensamstående | 2 310 kr |

Belopp för barn är inte kända för 2026.
"""


@pytest.fixture(scope="module")
def norms(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """A library with a table for two years, the later one without children."""
    home: Path = tmp_path_factory.mktemp("norms")
    ingest([write_library(home / "bibliotek", {"norm.md": _NORM})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def test_a_year_that_has_the_age_is_told(norms: Assistant) -> None:
    answer = norms.ask(Question("Vad är matnormen för ett barn på 8 år 2025?"))
    assert "1 430" in answer.text
    assert "1 210" not in answer.text


def test_a_year_without_the_age_shows_what_stands_with_its_table(norms: Assistant) -> None:
    answer = norms.ask(Question("Vad är matnormen för ett barn på 8 år 2026?"))
    assert answer.status == "abstained"
    assert "2026" in (answer.reason or "")
    assert any("Belopp för barn är inte kända för 2026." in hit.quote for hit in answer.related)
    assert not any("1 430" in hit.quote for hit in answer.related)
