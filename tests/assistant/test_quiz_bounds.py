"""A statement that is to be false of a limit goes beyond it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import write_library

from assistant.facts import facts
from assistant.quiz.compose import compose
from assistant.quiz.item import ItemKind, Wish
from ingest.index import open_index
from ingest.pipeline import ingest

RULE = """\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
valid_from: 2026-01-01
---
# Riktlinje för Norrberga

## Nödprövning

Den enskilde ska få besked om nödprövningen inom 24 timmar från det första samtalet.

## Tandvård

Nödvändig tandvård beviljas av socialsekreteraren med högst 6 000 kronor under ett år.
"""


@pytest.mark.parametrize("seed", range(12))
def test_less_than_a_highest_value_is_no_lie(tmp_path: Path, seed: int) -> None:
    ingest([write_library(tmp_path / "bibliotek", {"r.md": RULE})], tmp_path / "index", None)
    wish = Wish(number=4, kinds=(ItemKind.TRUE_FALSE,), seed=seed)
    quiz = compose(open_index(tmp_path / "index"), wish, day=date(2026, 11, 25))
    assert quiz.items
    for item in quiz.items:
        told, source = facts(item.stem), facts(item.source.quote)
        bound = next(f for f in source if f.kind in ("amount", "time") and f.bound == "most")
        said = next(f for f in told if f.alike(bound) and f.bound == "most")
        assert (item.right == ("Falskt",)) == (said.value > bound.value)
