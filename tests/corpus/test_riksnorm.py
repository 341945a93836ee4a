"""Every amount of the riksnorm in the example library, held against the facts that the repository carries."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "corpus" / "nationellt" / "riksnorm-och-belopp.md"
GUIDE = ROOT / "corpus_build" / "texts" / "nationellt" / "vagledning-ekonomiskt-bistand.md"
PARTS = {"barn och skolungdom": "barn", "vuxna": "vuxna", "gemensamma": "gemensamma", "bekräftade summor": "summa"}


def facts() -> dict[tuple[int, str, str], int]:
    lines = (ROOT / "corpus_build" / "facts" / "riksnorm.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {(int(r["year"]), r["part"], r["item"]): int(r["amount"]) for r in rows}


def amount(cell: str) -> int:
    return int(re.sub(r"\D", "", cell))


def tables(text: str) -> list[tuple[str, list[list[str]]]]:
    """Captions with their tables' rows, the header row left out."""
    found: list[tuple[str, list[list[str]]]] = []
    for caption, body in re.findall(r"^(Tabell \d+\. [^\n]+)\n\n((?:\|[^\n]*\n)+)", text, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()]
        found.append((caption, rows[2:]))
    return found


def test_the_tables_hold_the_facts_and_all_of_them() -> None:
    shown: dict[tuple[int, str, str], int] = {}
    for caption, rows in tables(TABLES.read_text(encoding="utf-8")):
        year = int(re.findall(r"20\d\d", caption)[0])
        part = next(value for words, value in PARTS.items() if words in caption)
        for item, *cells in rows:
            shown[year, part, item.removesuffix(", sammanlagt")] = amount(cells[0])
            if part == "barn" and cells[1] != "–":
                shown[year, "barn utan lunch", item] = amount(cells[1])
    assert shown == facts()


def test_sums_in_the_running_text_are_the_facts_added() -> None:
    known = facts()
    text = TABLES.read_text(encoding="utf-8")
    sums = re.findall(
        r"Summa (20\d\d) för (en ensamstående|ett par) utan barn: ([\d ]+) \+ ([\d ]+) = ([\d ]+) kronor", text
    )
    assert len(sums) == 4
    for year, who, personal, common, total in sums:
        single = who == "en ensamstående"
        expected = (
            known[int(year), "vuxna", "Ensamstående" if single else "Sambor"],
            known[int(year), "gemensamma", "1" if single else "2"],
        )
        assert (amount(personal), amount(common)) == expected
        assert amount(total) == sum(expected)


def test_nothing_but_the_totals_is_told_for_2026() -> None:
    section = TABLES.read_text(encoding="utf-8").split("## Riksnormen 2026")[1].split("## Vanliga fel")[0]
    told = {amount(m) for m in re.findall(r"\d{1,3} \d{3}(?= kr)", section)}
    assert told == {value for (year, _, _), value in facts().items() if year == 2026}
    assert "inte bekräftade" in section


@pytest.mark.parametrize("number", [2, 3])
def test_the_guide_repeats_the_tables_of_2025(number: int) -> None:
    known = {value for (year, _, _), value in facts().items() if year == 2025}
    (rows,) = [
        rows
        for caption, rows in tables(GUIDE.read_text(encoding="utf-8"))
        if caption.startswith(f"Tabell {number}. Riksnormen 2025")
    ]
    cells = [cell for _, *amounts in rows for cell in amounts if cell != "–"]
    assert cells
    assert {amount(cell) for cell in cells} <= known
