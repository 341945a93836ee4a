"""Versions of a riktlinje in a library."""

from __future__ import annotations

from datetime import date

from ingest.documents import Document, Kind, Metadata, Scope
from ingest.versions import replaced_on, successors


def version(
    name: str, title: str, day: date | None, kind: Kind = Kind.RIKTLINJE, where: str = "Norrberga", part: str = ""
) -> Document:
    metadata = Metadata(title=title, kind=kind, valid_from=day, scope=Scope.LOKAL, municipalities=(where,))
    return Document(name, name, f"{name}.md", part, "", "", metadata)


OLD = version("a", "Riktlinje för ekonomiskt bistånd 2024", date(2024, 1, 1))
NEW = version("b", "Riktlinjer för ekonomiskt bistånd i Norrberga kommun, reviderad 2026-01-01", date(2026, 1, 1))


def test_the_newer_version_replaces_the_older_from_its_day() -> None:
    found = successors([OLD, NEW])
    assert found == {"a": (NEW,)}
    assert replaced_on(found["a"], date(2026, 1, 1)) == NEW
    assert replaced_on(found["a"], date(2025, 12, 31)) is None


def test_other_subjects_kinds_municipalities_and_undated_ones_are_no_versions() -> None:
    others = (
        version("c", "Riktlinje för boendestöd", date(2026, 1, 1)),
        version("d", "Rutin för ekonomiskt bistånd", date(2026, 1, 1), Kind.RUTIN),
        version("e", "Riktlinje för ekonomiskt bistånd", date(2026, 1, 1), where="Åkersvik"),
        version("f", "Riktlinje för ekonomiskt bistånd", None),
        version("g", "Riktlinje för ekonomiskt bistånd", date(2024, 1, 1)),
    )
    assert successors([OLD, *others]) == {}


def test_minutes_are_never_versions_of_each_other() -> None:
    minutes = [version(str(y), "Minnesanteckningar", date(y, 1, 1), Kind.MINNESANTECKNING) for y in (2024, 2025)]
    assert successors(minutes) == {}


def test_of_three_versions_the_one_in_force_holds() -> None:
    next_year = version("h", "Riktlinje för ekonomiskt bistånd 2027", date(2027, 1, 1))
    found = successors([next_year, OLD, NEW])
    assert found["a"] == (NEW, next_year)
    assert replaced_on(found["a"], date(2026, 6, 1)) == NEW
    assert replaced_on(found["b"], date(2026, 6, 1)) is None
