"""Exports read back by the format's own reader, or by a strict one written from the format's documentation."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assistant.quiz.exports import FORMATS, anki, gift, kahoot, moodle, paper, spreadsheet
from assistant.quiz.item import Item, ItemKind, Option, Quiz
from tests.assistant.quiz_items import FALSE, GAP, MATCH, ORDER, SEVERAL, SHORT, SINGLE, SOUND, TRUE

QUIZ = Quiz("Prov: bistånd / 2026", SOUND)
HOSTILE = '=1+1 <script>alert("x")</script> & ~fel {#} \\ 12:30 -> slut'
# docs.moodle.org, "Moodle XML format" and the grades that a question bank offers.
GRADES = {
    0,
    5,
    10,
    11.11111,
    12.5,
    14.28571,
    16.66667,
    20,
    25,
    30,
    33.33333,
    40,
    50,
    60,
    66.66667,
    70,
    75,
    80,
    83.33333,
}
GRADES |= {90, 100}
MOODLE_TYPES = {
    "category": {"category"},
    "multichoice": {"single", "shuffleanswers", "answernumbering", "answer"},
    "truefalse": {"answer"},
    "shortanswer": {"usecase", "answer"},
    "matching": {"shuffleanswers", "subquestion"},
    "essay": {"responseformat", "graderinfo"},
}
COMMON = {"name", "questiontext", "generalfeedback", "defaultgrade"}


def read_moodle(data: bytes) -> list[tuple[str, str, list[tuple[str, float]]]]:
    """Every question as type, stem and graded answers; fails on anything that the format does not describe."""
    root = etree.fromstring(data)
    assert root.tag == "quiz"
    found = []
    for question in root:
        kind = question.get("type")
        assert question.tag == "question"
        assert kind in MOODLE_TYPES
        names = {child.tag for child in question}
        if kind == "category":
            assert names == {"category"}
            assert str(question.findtext("category/text")).startswith("$course$/")
            continue
        assert names == MOODLE_TYPES[kind] | COMMON
        stem = str(question.findtext("questiontext/text"))
        assert question.find("questiontext").get("format") == "html"
        assert question.findtext("name/text")
        graded = []
        for answer in question.findall("answer"):
            share = float(answer.get("fraction"))
            assert round(abs(share), 5) in GRADES
            assert answer.find("feedback") is not None
            graded.append((str(answer.findtext("text")), share))
        if kind == "truefalse":
            assert {text for text, _ in graded} == {"true", "false"}
        if kind in ("multichoice", "truefalse", "shortanswer"):
            assert max(share for _, share in graded) == 100 or question.findtext("single") == "false"
            assert question.findtext("single") != "false" or sum(s for _, s in graded if s > 0) == pytest.approx(100)
        for pair in question.findall("subquestion"):
            assert pair.get("format") == "html"
            assert pair.findtext("text")
            graded.append((str(pair.findtext("answer/text")), 100.0))
        found.append((kind, stem, graded))
    return found


def read_gift(text: str) -> list[tuple[str, str, list[str]]]:
    """Every question as name, stem and answer lines; fails on signs that are not escaped (docs.moodle.org, "GIFT")."""
    found = []
    sign = r"(?:\\[~=#{}:\\]|[^~=#{}:\\])"
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith("//"):
            assert "\n" not in block
            continue
        match = re.fullmatch(rf"::({sign}+)::({sign}+?) \{{\n((?:.|\n)*)\n\}}", block)
        assert match, block
        lines = [line.strip() for line in match[3].split("\n")]
        assert re.fullmatch(rf"####{sign}+", lines[-1]), lines[-1]
        for line in lines[:-1]:
            assert re.fullmatch(rf"T|F|[=~](?:%-?\d+(?:\.\d+)?%)?{sign}+", line), line
        found.append((_plain(match[1]), _plain(match[2]), lines[:-1]))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def test_moodle_reads_every_item_with_its_key_and_citation() -> None:
    data = moodle.write(QUIZ)
    read = read_moodle(data)
    kinds = [kind for kind, _, _ in read]
    assert kinds == [
        "multichoice", "shortanswer", "truefalse", "truefalse", "multichoice", "matching", "matching", "essay", "essay",
    ]  # fmt: skip
    assert dict(read[0][2]) == {"1 800 kronor": 100, "1 200 kronor": 0, "2 400 kronor": 0, "3 600 kronor": 0}
    assert sorted(share for _, share in read[4][2]) == [-50, -50, 50, 50]
    assert [text for text, _ in read[5][2]] == ["1", "2", "3"]
    feedback = etree.fromstring(data).findall("question/generalfeedback/text")
    assert all("Källa: Riktlinje (Riktlinje, Norrberga, 2026, Glasögon): ”" in str(f.text) for f in feedback)


def test_gift_is_read_by_a_strict_parser() -> None:
    read = read_gift(gift.write(QUIZ).decode())
    assert [stem for _, stem, _ in read] == [item.stem for item in SOUND]
    assert "=1 800 kronor" in read[0][2]
    assert read[2][2] == ["T"]
    assert read[3][2] == ["F"]
    assert read[5][2][0] == "=Ta emot ansökan -> 1"
    assert read[7][2] == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip))
def test_no_text_breaks_gift_or_moodle(text: str) -> None:
    item = replace(SINGLE, stem=f"Vad gäller {text}?", options=(Option(text, True), *SINGLE.options[1:]))
    assert len(read_gift(gift.write(Quiz("Prov", (item,))).decode())) == 1
    assert read_moodle(moodle.write(Quiz("Prov", (item,))))[0][2][0][1] == 100


def test_what_a_document_says_is_text_in_moodle() -> None:
    item = replace(SHORT, stem=HOSTILE)
    stem = read_moodle(moodle.write(Quiz("Prov", (item,))))[0][1]
    assert "<script>" not in stem
    assert "&lt;script&gt;" in stem


def test_anki_package_is_read_back(tmp_path: Path) -> None:
    package = zipfile.ZipFile(io.BytesIO(anki.write(QUIZ)))
    (tmp_path / "anki.db").write_bytes(package.read("collection.anki2"))
    with sqlite3.connect(tmp_path / "anki.db") as connection:
        notes = [fields.split("\x1f") for (fields,) in connection.execute("select flds from notes")]
        cards = connection.execute("select count(*) from cards").fetchone()[0]
        decks = json.loads(connection.execute("select decks from col").fetchone()[0])
    assert len(notes) == cards == len(SOUND)
    assert QUIZ.title in {deck["name"] for deck in decks.values()}
    front, back, where = next(n for n in notes if n[0].startswith("Enligt") and n[1] == "1 800 kronor")
    assert "____" in front
    assert back
    assert "Glasögon beviljas med högst 1 800 kronor" in where


def test_the_same_item_keeps_its_anki_note(tmp_path: Path) -> None:
    def guids(data: bytes) -> set[str]:
        path = tmp_path / "notes.db"
        path.write_bytes(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
        with sqlite3.connect(path) as connection:
            return {guid for (guid,) in connection.execute("select guid from notes")}

    assert guids(anki.write(QUIZ)) == guids(anki.write(QUIZ))
    assert len(guids(anki.write(QUIZ))) == len(SOUND)


def test_forms_csv_is_a_table_without_formulas() -> None:
    quiz = Quiz("Prov", (*SOUND, replace(SHORT, stem=HOSTILE)))
    rows = list(csv.reader(io.StringIO(spreadsheet.write(quiz).decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(quiz.items) + 1
    assert rows[1][3:7] == [o.text for o in SINGLE.options]
    assert rows[1][9] == "1 800 kronor"
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_kahoot_sheet_has_its_columns_and_limits() -> None:
    book = openpyxl.load_workbook(io.BytesIO(kahoot.write(QUIZ)))
    sheet = book["Quiz"]
    head, *rows = sheet.iter_rows(min_row=kahoot.HEADER_ROW, min_col=2, max_col=8, values_only=True)
    assert head[0] == "Question"
    assert head[-1] == "Correct answer(s)"
    assert len(rows) == sum(i.kind in (ItemKind.SINGLE, ItemKind.SEVERAL, ItemKind.TRUE_FALSE) for i in SOUND)
    for question, *_, seconds, right in rows:
        assert len(str(question)) <= 120
        assert seconds in (5, 10, 20, 30, 60, 90, 120, 240)
        assert re.fullmatch(r"[1-4](,[1-4])*", str(right))
    assert rows[0][0] == "Norrberga 2026: Glasögon beviljas med högst ____ vart tredje år."
    assert [row[0] for row in book["Källor"].iter_rows(values_only=True)] == [1, 2, 3, 4]


def test_kahoot_leaves_out_what_is_too_long_and_runs_no_formula() -> None:
    long = replace(SINGLE, stem="Vad gäller " + "x" * 120 + "?")
    formula = replace(SINGLE, options=(Option("=1+1", True), *SINGLE.options[1:]))
    sheet = openpyxl.load_workbook(io.BytesIO(kahoot.write(Quiz("Prov", (long, formula)))))["Quiz"]
    assert sheet.max_row == kahoot.HEADER_ROW + 1
    assert sheet.cell(kahoot.HEADER_ROW + 1, 3).data_type == "s"


def test_word_has_questions_first_and_the_key_after() -> None:
    lines = [p.text for p in Document(io.BytesIO(paper.write(QUIZ))).paragraphs]
    facit = lines.index("Facit")
    assert all(any(item.stem in line for line in lines[:facit]) for item in SOUND)
    assert not any("Källa:" in line for line in lines[:facit])
    assert sum(line.startswith("Källa: Riktlinje") for line in lines[facit:]) == len(SOUND)
    assert any(line.startswith("☐ 1 800 kronor") for line in lines[:facit])


@pytest.mark.parametrize("one", FORMATS, ids=lambda f: f.name)
@pytest.mark.parametrize("item", [SINGLE, SEVERAL, TRUE, FALSE, GAP, ORDER, MATCH, SHORT])
def test_every_format_takes_every_kind(one: object, item: Item) -> None:
    assert one.write(Quiz("Prov", (item,)))  # type: ignore[attr-defined]
