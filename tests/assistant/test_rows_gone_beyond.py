"""A row of what is "därutöver" is told with the rows that it goes beyond, or not at all."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.candidates import Candidate
from assistant.extractive.chosen_rows import with_rows_gone_beyond
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

_ORDER = """\
# Delegationsordning

## Bostad

| Ärende | Delegat |
|---|---|
| Elskuld | Gruppledare |
| Hyresskuld, högst en månad | Socialsekreterare |
| Hyresskuld, högst två månader | Enhetschef |
| Hyresskuld därutöver | Utskottet |
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Candidate]:
    """The rows of the table by their deciders, as the candidates of a question."""
    home = tmp_path_factory.mktemp("rader")
    ingest([write_library(home / "bibliotek", {"delegation.md": _ORDER})], home / "index", None)
    library = Assistant.open(home / "index", Settings(embedding="none"))
    _, ranked = library.ranked(Question("Vem beslutar om hyresskuld och elskuld?"))
    return {c.unit.text.rpartition(": ")[2]: c for c in ranked}


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (["Utskottet"], ["Socialsekreterare", "Enhetschef", "Utskottet"]),
        (["Enhetschef", "Utskottet"], ["Socialsekreterare", "Enhetschef", "Utskottet"]),
        (["Gruppledare", "Utskottet"], ["Gruppledare", "Socialsekreterare", "Enhetschef", "Utskottet"]),
        (["Enhetschef"], ["Enhetschef"]),
    ],
)
def test_the_rows_above_come_first(rows: dict[str, Candidate], chosen: list[str], told: list[str]) -> None:
    found = with_rows_gone_beyond([rows[name] for name in chosen], list(rows.values()), 5)
    assert found == [rows[name] for name in told]


@pytest.mark.parametrize(("most", "told"), [(3, ["Gruppledare", "Enhetschef", "Utskottet"]), (2, ["Gruppledare"])])
def test_without_room_for_one_of_them_it_is_left_out(rows: dict[str, Candidate], most: int, told: list[str]) -> None:
    chosen = [rows["Gruppledare"], rows["Utskottet"]]
    assert with_rows_gone_beyond(chosen, list(rows.values()), most) == [rows[name] for name in told]
