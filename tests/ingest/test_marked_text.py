"""Plain text that was copied from the web with Markdown's marks left in it."""

from __future__ import annotations

from pathlib import Path

from ingest.folders import find_files
from ingest.index import Content
from ingest.pipeline import read_documents

COPIED = """\
Stöd till den som flyttar
Kommunen hjälper den som måste flytta. Mer finns på [kommunens webb](https://exempel.se/flytt).

## Vem kan få stöd?

Den som **saknar pengar** till flytten kan få stöd.

### Så söker man
* Fyll i blanketten.
* Bifoga två offerter.

**1. Belopp**

Beloppen gäller en flytt.

| **Flyttstöd (kronor)** | | |
| --- | --- | --- |
|  | **Bil** | **Firma** |
| **Ensamstående** | 1 100 | 4 200 |
| **Familj** | 1 900 | 6 300 |
"""


def read(folder: Path, text: str) -> Content:
    (folder / "flytt.txt").write_text(text, encoding="utf-8")
    (content,), _ = read_documents(find_files([folder])[0])
    return content


def test_marks_become_headings_items_and_tables(tmp_path: Path) -> None:
    content = read(tmp_path, COPIED)
    title = "Stöd till den som flyttar"
    assert content.document.metadata.title == title
    assert [(p.context, p.text) for p in content.passages] == [
        (title, "Kommunen hjälper den som måste flytta. Mer finns på kommunens webb."),
        (f"{title} › Vem kan få stöd?", "Den som saknar pengar till flytten kan få stöd."),
        (f"{title} › Vem kan få stöd? › Så söker man", "- Fyll i blanketten.\n- Bifoga två offerter."),
        (
            f"{title} › Vem kan få stöd? › Så söker man › 1. Belopp",
            "Beloppen gäller en flytt.\nFlyttstöd (kronor)\n"
            " | Bil | Firma\nEnsamstående | 1 100 | 4 200\nFamilj | 1 900 | 6 300",
        ),
    ]


def test_text_without_headings_or_tables_is_left_as_it_is(tmp_path: Path) -> None:
    content = read(tmp_path, "Om prov\n\nVi skriver **aldrig** så här, och # är en stege.\n\nEn # till **här**.\n")
    assert "**aldrig**" in content.passages[0].text
