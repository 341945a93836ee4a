from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from ingest.documents import Kind, Scope
from ingest.sidecar import FRONT_MATTER, SIDECAR, Declared, SidecarError, parse_declared, read_sidecar


def write(folder: Path, toml: str) -> Path:
    (folder / "riktlinje.pdf.meta.toml").write_text(toml, encoding="utf-8")
    return folder / "riktlinje.pdf"


def test_all_fields(tmp_path: Path) -> None:
    declared = read_sidecar(
        write(
            tmp_path,
            """
            title = "Riktlinje för resor"
            kind = "riktlinje"
            publisher = "Norrberga kommun"
            published = 2025-09-12
            valid_from = "2025-10-01"
            valid_to = 2027-09-30
            scope = "lokal"
            municipalities = ["Norrberga kommun", "Åkersvik", "Lysekils kommun", "Göteborgs Stad", "Borås Stad"]
            example = true
            licence = "CC0-1.0"
            [parts."Bilaga: folder"]
            kind = "broschyr"
            """,
        )
    )
    assert declared.kind is Kind.RIKTLINJE
    assert declared.scope is Scope.LOKAL
    assert (declared.published, declared.valid_from) == (date(2025, 9, 12), date(2025, 10, 1))
    assert declared.municipalities == ("Norrberga", "Åkersvik", "Lysekil", "Göteborg", "Borås")
    assert declared.example is True
    assert declared.parts["Bilaga: folder"].kind is Kind.BROSCHYR
    assert declared.origin["title"] == SIDECAR
    assert "url" not in declared.origin


def test_without_a_sidecar_nothing_is_declared(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "riktlinje.pdf") == Declared()


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('titel = "x"', ['"titel"', 'Menade du "title"']),
        ('valid_form = "2025-01-01"', ['Menade du "valid_from"']),
        ('utgivare = "x"', ['Menade du "publisher"']),
        ('kommun = "Åkersvik"', ['Menade du "municipalities"']),
        ('zzzz = "x"', ["Fälten är: title, kind"]),
        ('kind = "riktlinjer"', ['Menade du "riktlinje"', "lag, forordning", "okand"]),
        ('kind = "vägledning"', ['Menade du "vagledning"']),
        ('scope = "kommunal"', ["national, regional, lokal"]),
        ('published = "12 september 2025"', ["published", "2025-10-01", "12 september 2025"]),
        ("published = 2025", ["published", "datum"]),
        ("valid_from = 2025-10-01\nvalid_to = 2024-10-01", ["valid_to", "2024-10-01", "ligger före", "2025-10-01"]),
        ('example = "ja"', ["true eller false"]),
        ("title = 7", ["title ska vara text"]),
        ("municipalities = 3", ["lista"]),
        ("municipalities = [3]", ["ska vara text"]),
        ('parts = "x"', ["tabeller"]),
        ('[parts."Bilaga"]\nkind = "x"', ['Delen "Bilaga"', "kind"]),
        ('[parts."A".parts."B"]\nkind = "rutin"', ["egna delar"]),
        ("title = ", ["giltig TOML"]),
    ],
)
def test_errors_are_swedish_and_name_file_and_remedy(tmp_path: Path, toml: str, told: list[str]) -> None:
    with pytest.raises(SidecarError) as error:
        read_sidecar(write(tmp_path, toml))
    assert str(error.value).startswith("riktlinje.pdf.meta.toml: ")
    for words in told:
        assert words in str(error.value)


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (tmp_path / "a.txt.meta.toml").write_bytes('title = "Åtgärd"'.encode("latin-1"))
    with pytest.raises(SidecarError, match="UTF-8"):
        read_sidecar(path)


def test_front_matter_of_another_program_is_passed_over() -> None:
    mapping = {
        "title": "Rutin",
        "date": date(2025, 1, 1),
        "tags": ["a"],
        "layout": "post",
        "subtitle": "x",
        "valid_to": None,
    }
    declared = parse_declared(mapping)
    assert declared.title == "Rutin"
    assert dict(declared.origin) == {"title": FRONT_MATTER}


@pytest.mark.parametrize("name", ["valid_form", "municipality", "kommun", "publishd"])
def test_a_misspelt_field_in_front_matter_is_not(name: str) -> None:
    with pytest.raises(SidecarError, match="Menade du"):
        parse_declared({name: "x"})


def test_yaml_values() -> None:
    declared = parse_declared(
        {"published": datetime(2025, 3, 1, 8, 30), "municipalities": "Åkersvik", "title": "  En\n titel "}
    )
    assert declared.published == date(2025, 3, 1)
    assert declared.municipalities == ("Åkersvik",)
    assert declared.title == "En titel"
