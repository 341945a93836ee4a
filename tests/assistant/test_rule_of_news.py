"""News that answers is told with the rule that it tells of; what a meeting said is told whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

NEWS = """\
---
title: Nytt om båthyra
kind: nyhet
scope: lokal
municipalities: [Norrberga]
published: 2026-06-18
---
# Nytt om båthyra

## Det här ändras

Unga seglare får inte längre en lägre nivå för båtplats. Gränsen för båtplats är {amount} kronor i månaden.
"""
RULE = """\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
valid_from: 2026-01-01
---
# Riktlinje för Norrberga

## Platser

| Plats | Högsta kostnad per månad |
|---|---|
| Båtplats, normal | 740 kr |
| Husvagn | 910 kr |
"""
TALK = """\
---
title: Minnesanteckningar 8 december 2025
kind: minnesanteckning
scope: national
published: 2025-12-08
---
# Minnesanteckningar 8 december 2025

## Frågor

Lövsala undrar om kalaspengar till barn. Ingen kommun har det i riktlinjen. Åkersvik hänvisar till föreningar. Granhult
gav 300 kr i kalaspengar per barn fram till 2022. Alla tycker att barnets situation ska prövas.
"""


def library(home: Path, amount: str) -> Assistant:
    files = {"nyhet.md": NEWS.format(amount=amount), "riktlinje.md": RULE, "möte.md": TALK}
    ingest([write_library(home / "bibliotek", files)], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


@pytest.mark.parametrize(("amount", "ruled"), [("740", True), ("820", False)])
def test_the_rule_of_the_same_amount_stands_beside_the_news(tmp_path: Path, amount: str, ruled: bool) -> None:
    notes = library(tmp_path, amount)
    answer = notes.ask(Question("Får unga seglare en lägre nivå för båtplats?", municipality="Norrberga"))
    kinds = [c.document.metadata.kind.value for c in answer.citations]
    assert "nyhet" in kinds
    assert ("riktlinje" in kinds) is ruled
    assert any(n.code == "experience-only" for n in answer.notices) is not ruled


def test_what_a_meeting_came_to_is_told_whole(tmp_path: Path) -> None:
    notes = library(tmp_path, "740")
    said = notes.ask(Question("Vad kom nätverket fram till om kalaspengar till barn?")).text
    assert "Ingen kommun har det i riktlinjen" in said
    assert "Alla tycker att barnets situation ska prövas" in said
