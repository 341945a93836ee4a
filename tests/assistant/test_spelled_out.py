"""A short name in a table row is told in full where its document spells it out, and the sentence that does is cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.rendering import rendered_from
from assistant.spelled_out import keys, with_short_names
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

_ORDER = """\
---
title: Delegationsordning för Ekby
kind: delegationsordning
scope: lokal
municipalities: [Ekby]
---
# Delegationsordning

## Regler

Förkortningar: SS socialsekreterare, FS förste socialsekreterare, EC enhetschef.

## Tabell

| Nr | Ärende | Delegat |
|---|---|---|
| 1 | Hyresskuld | EC |
| 2 | Resor till BUP | SS |
"""


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("order")
    ingest([write_library(home / "bibliotek", {"delegation.md": _ORDER})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def test_the_delegate_is_told_in_full_with_its_source(order: Assistant) -> None:
    answer = order.ask(Question("Vem beslutar om hyresskuld?", municipality="Ekby"))
    (statement,) = answer.statements
    assert "Delegat: EC (enhetschef)" in statement.text
    quotes = [c.quote for c in answer.citations if c.n in statement.citations]
    assert "1 | Hyresskuld | EC" in quotes
    assert any("EC enhetschef" in quote for quote in quotes)
    assert all(c.passage.text[c.start : c.end] == c.quote for c in answer.citations)


def test_what_is_not_spelled_out_stays_as_it_is(order: Assistant) -> None:
    text = order.ask(Question("Vem beslutar om resor till BUP?", municipality="Ekby")).text
    assert "SS (socialsekreterare)" in text
    assert "BUP (nr 2)" in text


def test_only_lists_of_short_names_are_keys(order: Assistant) -> None:
    found = keys(order.index.passages)
    assert {short: key.long for short, key in found.items()} == {
        "SS": "socialsekreterare",
        "FS": "förste socialsekreterare",
        "EC": "enhetschef",
    }


@pytest.mark.parametrize(
    "spelled",
    [
        "Förkortning | Betyder\nVO | Vaktmästare, heltid\n1:e VO | förste vaktmästare\nRB | Rävbo bostäder",
        "Förkortningar:\n- VO – vaktmästare\n- 1:e VO – förste vaktmästare\n- RB – rävbo bostäder (hyresvärd)",
    ],
)
def test_a_table_or_list_of_short_names_is_a_key(spelled: str, order: Assistant) -> None:
    passage = replace(order.index.passages[0], text=spelled)
    found = keys([passage])
    assert {short: key.long for short, key in found.items()} == {
        "VO": "vaktmästare",
        "1:e VO": "förste vaktmästare",
        "RB": "rävbo bostäder",
    }
    assert all("VO" in passage.text[k.start : k.end] for short, k in found.items() if "VO" in short)


@pytest.mark.parametrize("listed", ["VO |   | x", "Datum: den första maj", "Hem-tjänsten beslutar själv."])
def test_what_is_no_short_name_is_no_key(listed: str, order: Assistant) -> None:
    assert keys([replace(order.index.passages[0], text=f"Förkortningar\n{listed}")]) == {}


def test_other_tables_are_no_keys(order: Assistant) -> None:
    assert keys([replace(order.index.passages[0], text="Barn | Ålder\nVO | Vaktmästare")]) == {}


def test_short_names_are_told_beside_what_they_stand_for() -> None:
    known = (("VO", "vaktmästare"), ("1:e VO", "förste vaktmästare"))
    assert with_short_names("Nyckel | 1:e VO", known) == "Nyckel | förste vaktmästare (1:e VO)"
    assert with_short_names("VO öppnar.", known) == "vaktmästare (VO) öppnar."
    assert with_short_names("vaktmästare (VO), VO:s nyckel", known) == "vaktmästare (VO), VO:s nyckel"
    assert with_short_names("VO öppnar.", ()) == "VO öppnar."
    assert with_short_names("A-kassa", (("A", "arvode"),)) == "A-kassa"


def test_another_name_than_the_document_gives_is_not_its_words() -> None:
    row, key = "Ärende | Delegat\nHyresskuld | EC", "SS socialsekreterare, EC enhetschef."
    said = "Hyresskuld – Delegat: EC ({})"
    assert rendered_from(said.format("enhetschef"), f"{row}\n{key}")
    assert not rendered_from(said.format("socialsekreterare"), f"{row}\n{key}")
    assert not rendered_from(said.format("enhetschef"), row)
