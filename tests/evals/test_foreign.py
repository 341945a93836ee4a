"""The libraries of others: every key is of its draft, and a verdict is that of the sentence's own place."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from assistant.drafts.result import CheckedDraft, CheckedSentence
from evals.foreign import DATA, table, verdict

FITTED = DATA.with_name("fitted")
LIBRARIES = sorted(p for folder in (DATA, FITTED) for p in folder.iterdir() if p.is_dir())
SMALLER = ("hamnvik", "kvarnsala", "mossby", "tvarby")
"""Libraries of three drafts and 70 questions, as are all fitted ones; the others have four and 100."""


def _is_smaller(folder: Path) -> bool:
    return folder.name in SMALLER or folder.parent == FITTED


@pytest.mark.parametrize("folder", LIBRARIES, ids=lambda p: p.name)
def test_every_sentence_of_a_key_stands_in_its_draft(folder: Path) -> None:
    key = [json.loads(line) for line in (folder / "drafts" / "key.jsonl").read_text(encoding="utf-8").splitlines()]
    drafts = {p.name: p.read_text(encoding="utf-8") for p in (folder / "drafts").glob("*.txt")}
    assert len(drafts) == (3 if _is_smaller(folder) else 4)
    assert all(one["sentence"] in drafts[one["draft"]] for one in key)
    assert {one["truth"] for one in key} == {"right", "wrong", "nowhere", "fact"}


@pytest.mark.parametrize("folder", LIBRARIES, ids=lambda p: p.name)
def test_a_question_without_a_place_has_no_answer(folder: Path) -> None:
    asked = [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    asked_for, answered = (70, 46) if _is_smaller(folder) else (100, 65)
    assert len({one["id"] for one in asked}) == asked_for
    assert sum(bool(one["quote"]) for one in asked) == answered


def test_a_sentence_that_is_taken_for_two_has_the_graver_verdict() -> None:
    text = "Båten läggs upp i maj. Den tvättas först."
    parts = (CheckedSentence(0, 22, text[:22], "supported"), CheckedSentence(23, 41, text[23:], "not_found"))
    checked = CheckedDraft(text, parts, date(2026, 11, 27))
    assert verdict(text, text, checked) == "not_found"
    assert verdict(text, "Båten läggs upp i maj.", checked) == "supported"


def test_shares_are_of_what_the_sentences_are() -> None:
    lines = table(Counter({("right", "supported"): 3, ("right", "not_found"): 1, ("wrong", "supported"): 1}))
    assert "riktiga meningar som får stöd           3/4   0.750" in lines
    assert "felaktiga och påhittade som får stöd    1/1   1.000" in lines
