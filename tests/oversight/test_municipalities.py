"""A subject over all municipalities, and its workbook."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from assistant.assistant import Assistant
from assistant.oversight.municipalities import compare
from assistant.oversight.spreadsheet import SILENT, workbook


def test_each_cell_is_a_quote_of_its_own_municipality(assistant: Assistant) -> None:
    (row,) = compare(assistant, ["glasögon"])
    national, norrberga, akersvik = row.cells
    assert [c.municipality for c in row.cells] == ["", "Norrberga", "Åkersvik"]
    assert national.quotes == ()
    assert [q.said for q in norrberga.quotes] == ["Glasögon beviljas med högst 1 800 kronor vart tredje år."]
    assert [f.text for f in norrberga.figures] == ["1 800 kronor", "vart tredje år"]
    for cell in (norrberga, akersvik):
        for quoted in cell.quotes:
            c = quoted.citation
            assert c.passage.text[c.start : c.end] == c.quote
            assert c.document.metadata.municipalities == (cell.municipality,)
    assert row.amounts is not None
    assert [f.text for f in row.amounts] == ["1 800 kronor", "2 400 kronor"]


def test_what_is_not_told_is_empty_and_rows_are_told_by_their_columns(assistant: Assistant) -> None:
    tandvard, boats, appeal = compare(assistant, ["tandvård", "båt", "överklagande"])
    _, norrberga, akersvik = tandvard.cells
    assert [q.said for q in norrberga.quotes] == ["Tandvård – Högsta belopp: 6 000 kr; Beslutar: socialsekreterare"]
    assert akersvik.quotes == ()
    assert tandvard.amounts is None
    assert not any(c.quotes for c in boats.cells)
    assert appeal.cells[0].quotes[0].citation.document.metadata.title == "Vägledning om bistånd"


def test_the_workbook_holds_table_and_sources(assistant: Assistant) -> None:
    rows = compare(assistant, ["glasögon", "tandvård"])
    book = load_workbook(BytesIO(workbook(rows)))
    table = book["Jämförelse"]
    assert [c.value for c in table[1]] == ["Ämne", "Nationellt", "Norrberga", "Åkersvik"]
    assert [c.value for c in table[3]][::3] == ["tandvård", SILENT]
    assert "1 800 kronor" in str(table["C2"].value)
    assert "Riktlinje för Norrberga" in str(table["C2"].value)
    sources = [[c.value for c in line[:3]] for line in book["Källor"].iter_rows(min_row=2)]
    assert ["glasögon", "Norrberga", "Glasögon beviljas med högst 1 800 kronor vart tredje år."] in [
        s[:3] for s in sources
    ]


def test_words_of_a_document_are_no_formula(assistant: Assistant) -> None:
    (row,) = compare(assistant, ["glasögon"])
    quoted = replace(row.cells[1].quotes[0], said='=HYPERLINK("http://ond.example")\x07')
    hostile = replace(row, subject="=1+1", cells=(replace(row.cells[1], quotes=(quoted,)),))
    sheet = load_workbook(BytesIO(workbook([hostile])))["Jämförelse"]
    assert (sheet["A2"].data_type, sheet["B2"].data_type) == ("s", "s")
    assert str(sheet["B2"].value).startswith("=HYPERLINK")


def test_an_empty_comparison_is_an_empty_workbook() -> None:
    assert load_workbook(BytesIO(workbook([]))).sheetnames == ["Jämförelse", "Källor"]
