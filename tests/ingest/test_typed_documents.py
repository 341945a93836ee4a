"""Documents as offices type them: ruled headings, page heads, two meetings in one file, lists of who came."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.folders import find_files
from ingest.index import Content
from ingest.pipeline import read_documents

TWO_MEETINGS = """\
SKOGSRINGEN - nätverk för boendefrågor                        Sida 1 (3)
Granboda - Tallnäs - Ekudden - Björkfors
========================================================================

MINNESANTECKNINGAR

Tid:     Tisdag 3 februari 2026 kl. 09.00-12.00
Plats:   Biblioteket i Tallnäs

Närvarande:
  Siv Almgren         Granboda, enhetschef  (ordförande för dagen)
  Pelle Af Trolle     Tallnäs, 1:e socialsekreterare
  Britt-Marie Öhman   skuldrådgivare, p. 2

Anmält förhinder: Ove Lind (Ekudden), Rut Ask (Björkfors)

1. Lägenheter

Tallnäs har fått elva nya lägenheter i vår. De fördelas av bostadsbolaget
efter kötid.

------------------------------------------------------------------------
SKOGSRINGEN - nätverk för boendefrågor                        Sida 2 (3)
------------------------------------------------------------------------

2. Övriga frågor

a) Nycklar. Granboda lämnar ut dem mot legitimation.
b) Flyttbilar. Ekudden hyr en släpvagn för 300 kr om dagen.

3. Nästa möte

Den 5 maj 2026 i Ekudden.

Vid anteckningarna: Pelle Af Trolle


========================================================================
MINNESANTECKNINGAR                                 Digitalt, 5 maj 2026

Med på länk: Siv Almgren (ordf.), Ove Lind, Rut Ask,
Pelle Af Trolle (sekr.)
Frånvarande: Britt-Marie Öhman

1. Kötiden. Ove visade att kötiden har sjunkit till sju månader.

------------------------------------------------------------------------
SKOGSRINGEN - nätverk för boendefrågor                        Sida 3 (3)
------------------------------------------------------------------------

2. Släpvagnen. Priset höjs till 350 kr om dagen från den 1 juni.

Antecknat av Pelle Af Trolle
"""

ROUTINE = """\
GRANBODA – TORGHUSET
RUTIN UTLÅN AV VERKTYG

Fastställd av enhetschef   2025-04-01 (Granboda kommun)

=====================================================
1. VARFÖR VI LÅNAR UT
=====================================================

Den som flyttar in i en tom lägenhet kan behöva verktyg i några dagar.

=====================================================
2. UTLÅNET
=====================================================

2.1 Kvittens
Låntagaren skriver under en kvittens. Den sparas i ett halvår.

Avgift
------

Utlånet kostar ingenting de första sju dagarna.
"""


def read(folder: Path, name: str, text: str) -> tuple[Content, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    return read_documents(find_files([folder])[0])[0]


def located(content: Content) -> dict[str, str]:
    return {p.locator: p.text for p in content.passages}


def test_two_meetings_under_one_page_head_are_two_documents(tmp_path: Path) -> None:
    first, second = read(tmp_path, "ringen.txt", TWO_MEETINGS)
    assert first.document.metadata.title == "Minnesanteckningar, SKOGSRINGEN - nätverk för boendefrågor"
    assert first.document.metadata.published == date(2026, 2, 3)
    assert located(first)["MINNESANTECKNINGAR › 2. Övriga frågor"].startswith("a) Nycklar.")
    assert second.document.metadata.published == date(2026, 5, 5)
    assert [p.text for p in second.passages] == [
        "1. Kötiden. Ove visade att kötiden har sjunkit till sju månader.\n"
        "2. Släpvagnen. Priset höjs till 350 kr om dagen från den 1 juni."
    ]


def test_nobody_who_came_is_told_of(tmp_path: Path) -> None:
    contents = read(tmp_path, "ringen.txt", TWO_MEETINGS)
    said = "\n".join((*(c.document.metadata.title for c in contents), *(p.text for c in contents for p in c.passages)))
    assert not any(name in said for name in ("Almgren", "Trolle", "Öhman", "Lind", "Ask"))


def test_a_table_of_those_who_came_goes_too(tmp_path: Path) -> None:
    text = (
        "# Minnesanteckningar – Åsringen\n\n**Tid:** onsdag 4 mars 2026, kl. 9–12\n**Plats:** Folkets hus\n"
        "**Mötesledare:** Siv Almgren, Granboda   **Sekreterare:** Ove Lind, Ekudden\n\n## Närvarande\n\n"
        "| Kommun | Namn | Roll | Närvaro |\n|---|---|---|---|\n"
        "| Granboda | Siv Almgren | enhetschef | hela dagen |\n"
        "| Ekudden | Ove Lind | handläggare | fr.o.m. punkt 4 |\n\n"
        "Frånvarande: Tallnäs (ingen anmälan). Adjungerad vid punkt 2: Rut Ask, Arbetsförmedlingen.\n\n"
        "## 1. Hyror\n\nGranboda har höjt taket till 6 100 kr.\n"
    )
    (content,) = read(tmp_path, "asringen.md", text)
    assert [p.text for p in content.passages] == [
        "Tid: onsdag 4 mars 2026, kl. 9–12\nPlats: Folkets hus",
        "Granboda har höjt taket till 6 100 kr.",
    ]


def test_ruled_lines_make_headings_and_a_letterhead_no_title(tmp_path: Path) -> None:
    (content,) = read(tmp_path, "verktyg.txt", ROUTINE)
    assert content.document.metadata.title == "Rutin utlån av verktyg"
    paths = [" › ".join(section.headings[1:]) for section in content.sections]
    assert paths[1:] == ["1. VARFÖR VI LÅNAR UT", "2. UTLÅNET › 2.1 Kvittens", "2. UTLÅNET › 2.1 Kvittens › Avgift"]


def test_a_numbered_heading_stands_over_its_first_subheading(tmp_path: Path) -> None:
    text = "Rutin för prov\n\n1. Syfte\n\nProv lär oss något om dem.\n\n2. Arbetssätt\n\n2.1 Förberedelse\n\n"
    text += "Provet bokas av kontoret en vecka i förväg.\n\n2.2 Genomförande\n\nProvet görs av två personer i taget.\n"
    (content,) = read(tmp_path, "prov.txt", text)
    assert [section.headings[-2:] for section in content.sections][1:] == [
        ("2. Arbetssätt", "2.1 Förberedelse"),
        ("2. Arbetssätt", "2.2 Genomförande"),
    ]
