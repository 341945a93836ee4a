"""A small library of our own, ingested once, for tests through the public seams."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings

# A landing is not decided by luck: CI draws the same examples each time, a developer's run new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

GUIDE = """\
---
title: Vägledning om bistånd
kind: vagledning
scope: national
publisher: Rådet för prov
published: 2026-01-15
---
# Vägledning om bistånd

## Ansökan

Ansökan görs muntligt eller skriftligt. Nämnden utreder ansökan skyndsamt. Sökanden ska styrka sina utgifter
med kvitton.

Till ansökan bifogas:

- hyresavi för den månad som ansökan gäller
- kontoutdrag för de tre senaste månaderna
- beslut från Försäkringskassan

## Överklagande

Ett beslut om ekonomiskt bistånd överklagas till förvaltningsrätten. Överklagandet lämnas till nämnden inom tre
veckor från den dag då sökanden fick del av beslutet.

## Samordnad individuell plan

En samordnad individuell plan (SIP) upprättas när insatser från både kommun och region behövs. Den enskilde måste
samtycka till att planen görs.
"""
NORRBERGA = """\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
valid_from: 2026-01-01
---
# Riktlinje för Norrberga

## Glasögon

Glasögon beviljas med högst 1 800 kronor vart tredje år.

## Beslut

| Ärende | Högsta belopp | Beslutar |
|---|---|---|
| Tandvård | 6 000 kr | socialsekreterare |
| Hyresskuld | 20 000 kr | förste socialsekreterare |
"""
AKERSVIK = """\
---
title: Riktlinje för Åkersvik
kind: riktlinje
scope: lokal
municipalities: [Åkersvik]
---
# Riktlinje för Åkersvik

## Glasögon

Glasögon beviljas med högst 2 400 kronor vartannat år.
"""
FILES = {"vagledning.md": GUIDE, "lokalt/norrberga.md": NORRBERGA, "lokalt/åkersvik.md": AKERSVIK}


def write_library(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Writes Markdown files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A fresh copy of the small library."""
    return write_library(tmp_path / "bibliotek")


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the small library."""
    home = tmp_path_factory.mktemp("small")
    ingest([write_library(home / "bibliotek")], home / "index", None)
    return home / "index"


@pytest.fixture(scope="session")
def assistant(small_index: Path) -> Assistant:
    """An assistant over the small library, without a dense leg."""
    return Assistant.open(small_index, Settings(embedding="none"))


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verifier as it is where the inference model is missing: guards and words found, each by itself."""
    monkeypatch.setattr("assistant.verify.entailment_model", lambda: None)
