"""A figure that is to be false is false, and could be believed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.facts.read import facts
from assistant.quiz.compose import compose
from assistant.quiz.item import Item, ItemKind, Wish
from ingest.index import open_index
from ingest.pipeline import ingest
from tests.conftest import write_library

HEAD = """\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
valid_from: 2026-01-01
---
# Riktlinje för Norrberga
"""
RULES = {
    "## Nödprövning\n\nDen enskilde ska få besked om nödprövningen inom 24 timmar från det första samtalet.": "more",
    "## Tandvård\n\nNödvändig tandvård beviljas av socialsekreteraren med högst 6 000 kronor under ett år.": "more",
    "## Inkomster\n\nGåvor till hushållet över 500 kronor per månad ska räknas som inkomst.": "less",
    "## Hyresskuld\n\nEtt hushåll som fått hjälp under de senaste 24 månaderna ska erbjudas skuldrådgivning.": "more",
    "## Jobbstimulans\n\nDen som har fått försörjningsstöd sex månader i rad ska få behålla en del av sin lön.": "less",
    "## Ansökan\n\nNär sex månader har gått utan beslut får den sökande begära att ärendet avgörs.": "less",
}


def made(home: Path, text: str, *, seeds: int = 1, kind: ItemKind = ItemKind.TRUE_FALSE) -> list[Item]:
    """The items on one rule, for each seed."""
    ingest([write_library(home / "bibliotek", {"r.md": f"{HEAD}\n{text}\n"})], home / "index", None)
    index = open_index(home / "index")
    wishes = (Wish(number=4, kinds=(kind,), seed=seed) for seed in range(seeds))
    return [item for wish in wishes for item in compose(index, wish, day=date(2026, 11, 25)).items]


@pytest.mark.parametrize("rule", RULES)
def test_a_lie_about_a_limit_is_on_its_other_side(tmp_path: Path, rule: str) -> None:
    items = made(tmp_path, rule, seeds=16)
    assert {i.right for i in items} == {("Sant",), ("Falskt",)}
    for item in items:
        said = next(f for f in facts(item.stem) if f.kind in ("amount", "time") and f.number > 1)
        told = next(f for f in facts(item.source.quote) if f.alike(said))
        if item.right == ("Sant",):
            assert said.value == told.value
        else:
            assert (said.value > told.value) == (RULES[rule] == "more")


def test_an_age_stays_on_its_side_of_eighteen(tmp_path: Path) -> None:
    rule = "## Unga\n\nEn skolungdom ingår i föräldrarnas hushåll till och med 20 års ålder om studierna pågår."
    items = made(tmp_path, rule, seeds=8, kind=ItemKind.SINGLE)
    assert items
    assert all(f.value >= 18 * 12 for i in items for o in i.options for f in facts(o.text))


def test_no_week_has_more_working_days_than_five(tmp_path: Path) -> None:
    rule = (
        "## Sysselsättning\n\nDen sökande ska delta i aktiviteter hos kommunen fyra dagar i veckan under planeringen."
    )
    items = made(tmp_path, rule, seeds=16)
    said = [next(f for f in facts(i.stem) if f.unit == "dag").value for i in items]
    assert max(said) <= 5
    assert set(said) > {4.0}


def test_a_gap_shows_the_unit_of_what_is_asked_for(tmp_path: Path) -> None:
    rule = "## Besök\n\nNysökande ska erbjudas ett besök inom 10 arbetsdagar från den första kontakten."
    (item,) = made(tmp_path, rule, kind=ItemKind.GAP)
    assert "inom ____ arbetsdagar" in item.stem
    assert item.key[0] == "10"
    assert {"10 arbetsdagar", "tio"} <= set(item.key)


def test_a_figure_that_bounds_nothing_is_not_asked_for(tmp_path: Path) -> None:
    rule = "## Tandvård\n\nPlanerad behandling ska föregås av kostnadsförslag, även under 2 500 kronor."
    assert made(tmp_path, rule, kind=ItemKind.GAP) == []
