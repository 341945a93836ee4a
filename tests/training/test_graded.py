"""Graded texts: what answers, what does not, and what counts neither way."""

from __future__ import annotations

import json
from pathlib import Path

from training.close_reading import FILE as CLOSE
from training.graded import FILE, NARROW, graded_rows, narrow_rows
from training.rows import Label
from training.sections import read_sections
from training.statements import FILE as WRITTEN


def test_a_text_between_answering_and_not_gives_no_row(tmp_path: Path) -> None:
    line = {
        "author": "g1",
        "question": "Vad kostar kaffet?",
        "texts": ["Te: 9 kr", "Fika", "Kaffe: 12 kr"],
        "grades": "012",
    }
    file = tmp_path / "graded.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert [(row.premise, row.statement, row.label, row.author) for row in graded_rows(file)] == [
        ("Te: 9 kr", "Vad kostar kaffet?", Label.UNANSWERED, "g1"),
        ("Kaffe: 12 kr", "Vad kostar kaffet?", Label.ANSWERED, "g1"),
    ]


def test_the_graded_texts_are_whole_and_ask_nothing_of_those_left_out() -> None:
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    left_out = {q.text for s in read_sections(CLOSE) if s.author == "w6" for q in s.questions}
    written = map(json.loads, WRITTEN.read_text(encoding="utf-8").splitlines())
    kept = {q.text for s in [*read_sections(), *read_sections(CLOSE)] for q in s.questions} - left_out
    kept |= {asked for line in written for _, asked in line.get("questions", ())}
    assert len({line["question"] for line in lines}) == len(lines)
    for line in lines:
        assert line["question"] in kept
        assert len(line["texts"]) == len(set(line["texts"])) == len(line["grades"]) > 0
        assert set(line["grades"]) <= set("012")


def test_a_statement_is_carried_denied_or_not_told_by_what_is_cut_out(tmp_path: Path) -> None:
    line = {
        "author": "n1",
        "statement": "Kaffet kostar 12 kr.",
        "texts": ["Kaffe: 12 kr", "Kaffe: 9 kr"],
        "grades": "SC",
    }
    file = tmp_path / "narrow.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert [(row.premise, row.label) for row in narrow_rows(file)] == [
        ("Kaffe: 12 kr", Label.SUPPORTED),
        ("Kaffe: 9 kr", Label.CONTRADICTED),
    ]


def test_the_narrow_texts_are_of_statements_that_were_written() -> None:
    lines = [json.loads(line) for line in NARROW.read_text(encoding="utf-8").splitlines()]
    written = map(json.loads, WRITTEN.read_text(encoding="utf-8").splitlines())
    said = {text for line in written for _, _, text in line["statements"]}
    for line in lines:
        assert line["statement"] in said
        assert len(line["texts"]) == len(set(line["texts"])) == len(line["grades"]) > 0
        assert set(line["grades"]) <= set("SCN")
