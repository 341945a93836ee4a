"""A report of a meeting held against its minutes: what it tells of places and networks is a source's to tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.read import read
from assistant.drafts.told_of import is_of_nobody, may_be_told, tells_of
from ingest.pipeline import ingest
from settings import Settings

MINUTES = """# Minnesanteckningar nätverket Sjöringen 5 mars 2026

## Busskort

Under hösten köpte Lugnvik 40 busskort. Bland de andra har Granåker slutat med busskort. Frågan om en gemensam
upphandling sköts upp till maj eftersom Lugnvik inte var med.

## Jouren

Socialjouren i Lugnvik tog emot 214 samtal under våren. Av kostnaden betalar Granåker en tredjedel.
"""
REPORT = """Sjöringens marsmöte

Mötet hölls i kommunhuset den 5 mars. Granåker har slutat med busskort. Lugnvik köpte 70 busskort under hösten.
Frågan om upphandling sköts upp till maj. Socialjouren i Lugnvik tog emot 214 samtal under våren.
Kaffet var slut före mötet. Granåker har byggt en ny simhall. Nästa rapport kommer i april.
"""


@pytest.fixture(scope="module")
def of_minutes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home: Path = tmp_path_factory.mktemp("minutes")
    (home / "texts").mkdir()
    (home / "texts" / "minnesanteckningar.md").write_text(MINUTES, encoding="utf-8")
    ingest([home / "texts"], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def test_names_that_the_library_tells_of_more_than_once_are_known(of_minutes: Assistant) -> None:
    assert of_minutes.index.names == {"Lugnvik", "Granåker"}
    assert tells_of("Lugnviks jour är öppen.", of_minutes.index.names)
    assert not tells_of("Sjöringens jour är öppen.", of_minutes.index.names)


def test_what_a_report_tells_of_a_place_is_held_against_the_minutes(of_minutes: Assistant) -> None:
    checked = check(REPORT, of_minutes, as_of=date(2026, 11, 25))
    verdicts = {s.text: s.verdict for s in checked.sentences}
    assert verdicts["Granåker har slutat med busskort."] == "supported"
    assert verdicts["Socialjouren i Lugnvik tog emot 214 samtal under våren."] == "supported"
    assert verdicts["Lugnvik köpte 70 busskort under hösten."] == "contradicted"
    assert verdicts["Granåker har byggt en ny simhall."] == "not_found"
    assert verdicts["Mötet hölls i kommunhuset den 5 mars."] == "case_fact"
    assert verdicts["Kaffet var slut före mötet."] == "case_fact"


@pytest.mark.parametrize("said", ["Sökanden bor i Lugnvik.", "Mötet i Lugnvik leddes av rektorn.", "Din hyra är låg."])
def test_what_is_of_one_person_or_of_the_meeting_is_its_writer_s(said: str) -> None:
    assert not may_be_told(said)


def test_a_draft_is_of_nobody_where_it_is_long_and_tells_of_places() -> None:
    assert is_of_nobody(read(REPORT).sentences)
    assert not is_of_nobody(read("Granåker har slutat med busskort.").sentences)
    assert not is_of_nobody(read("\n".join(["Sökanden har två barn. Hon bor i Granåker."] * 6)).sentences)
