"""The statute reader: on a statute that we made up, and held against real ones where they are at hand."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from ingest.documents import BlockKind, Kind
from ingest.folders import find_files
from ingest.loaders import statute, statute_text
from ingest.pipeline import read_documents

MADE_UP = """\
Provlag (2099:12)

SFS nr: 2099:12
Departement/myndighet: Provdepartementet
Utfärdad: 2099-03-04
Ändrad: t.o.m. SFS 2099:40

1 kap. Inledande bestämmelser

Lagens innehåll

1 §   Denna lag innehåller bestämmelser om prov och
om hur prov ska läsas.

Ord och uttryck

2 §   I denna lag avses med

1. prov: en text som någon har hittat på,

2. läsare: den som läser den.

3 kap. 1 § första stycket gäller även här. Lag (2099:40).

3 kap. Avgifter

1 § /Upphör att gälla U:2100-01-01/
En avgift får tas ut med högst 100 kronor.

1 § /Träder i kraft I:2100-01-01/
En avgift får tas ut med högst 120 kronor. Lag (2099:40).

2 a §   Avgiften får sättas ned.

Övergångsbestämmelser

2099:12

1. Denna lag träder i kraft den 1 juli 2099.

2. Äldre bestämmelser gäller för prov före ikraftträdandet.
"""
REAL = Path(os.environ.get("KALLSTOD_STATUTES", "/work/shared/data/statutes"))


def headings(text: str, level: int = 5) -> list[str]:
    return [b.text for b in statute.read(text).blocks if b.kind is BlockKind.HEADING and b.level == level]


def test_sections_have_anchors_of_their_own() -> None:
    assert headings(MADE_UP) == [
        "1 kap. 1 §",
        "1 kap. 2 §",
        "3 kap. 1 § (upphör att gälla 2100-01-01)",
        "3 kap. 1 § (träder i kraft 2100-01-01)",
        "3 kap. 2 a §",
    ]
    assert headings(MADE_UP, 2) == ["1 kap. Inledande bestämmelser", "3 kap. Avgifter", "Övergångsbestämmelser"]
    assert headings(MADE_UP, 3) == ["Lagens innehåll", "Ord och uttryck", "Övergångsbestämmelser till 2099:12"]


def test_words_items_and_notes_are_told_apart() -> None:
    blocks = statute.read(MADE_UP).blocks
    assert [b.text for b in blocks if b.kind is BlockKind.NOTE] == ["Lag (2099:40).", "Lag (2099:40)."]
    assert [b.marker for b in blocks if b.kind is BlockKind.ITEM] == ["1.", "2.", "1.", "2."]
    words = [b.text for b in blocks if b.kind is BlockKind.PARAGRAPH]
    assert words[0] == "Denna lag innehåller bestämmelser om prov och om hur prov ska läsas."
    assert "3 kap. 1 § första stycket gäller även här." in words


def test_the_text_tells_kind_and_time() -> None:
    told = statute.read(MADE_UP).front_matter
    assert (told["kind"], told["published"], told["valid_from"]) == ("lag", "2099-03-04", "2099-07-01")
    repealed = statute.read(MADE_UP.replace("Ändrad:", "Upphävd: 2101-02-01\nÄndrad:")).front_matter
    assert repealed["valid_to"] == "2101-01-31"


@pytest.mark.parametrize(
    "text", ["Riktlinje\n\n1 § Vi följer lagen.\n\n2 § Så är det.\n\n3 § Ja.", "Provlag (2099:12)\n\nEn text om lagen."]
)
def test_other_texts_are_no_statutes(text: str) -> None:
    assert not statute.is_statute(text)


def test_markdown_of_two_makes_is_read_by_its_sections(tmp_path: Path) -> None:
    bold = "# Provlag (2099:12)\n\n## 1 kap. Början\n\n" + "\n\n".join(f"**{n} §** Prov nummer {n}." for n in (1, 2, 3))
    headed = (
        "---\nbeteckning: 2099:13\nrubrik: Provförordning\nutfardad_datum: 2099-01-02\n"
        "ikraft_datum: 2099-07-01\n---\n\n"
        "# Provförordning\n\n## 1 kap. Början\n\n### Innehåll\n\n"
        + "\n\n".join(f"#### {n} §\n\nI [{n} §](#{n}) står prov {n}." for n in (1, 2, 3))
    )
    (tmp_path / "a.md").write_text(bold, encoding="utf-8")
    (tmp_path / "b.md").write_text(headed, encoding="utf-8")
    (law,), (ordinance,) = (read_documents(file)[0] for file in find_files([tmp_path]))
    assert (law.document.metadata.kind, law.document.metadata.title) == (Kind.LAG, "Provlag (2099:12)")
    told = ordinance.document.metadata
    assert (told.kind, told.title, told.published, told.valid_from) == (
        Kind.FORORDNING,
        "Provförordning (2099:13)",
        date(2099, 1, 2),
        date(2099, 7, 1),
    )
    assert [p.locator.split(" › ")[-1] for p in law.passages] == ["1 kap. 1 §", "1 kap. 2 §", "1 kap. 3 §"]
    assert [p.text for p in ordinance.passages] == [f"I {n} § står prov {n}." for n in (1, 2, 3)]


def test_a_commentary_that_names_a_statute_is_none() -> None:
    text = "# Vägledning till socialtjänstlag (2025:400)\n\n" + "\n\n".join(
        f"### {n} §\n\nOm den." for n in range(1, 6)
    )
    assert not statute.is_statute(statute_text.without_markup(text))


def test_sections_hold_from_and_until_their_days() -> None:
    assert statute.holds_on("3 kap. 1 § (upphör att gälla 2100-01-01)", date(2099, 12, 31))
    assert not statute.holds_on("3 kap. 1 § (upphör att gälla 2100-01-01)", date(2100, 1, 1))
    assert not statute.holds_on("3 kap. 1 § (träder i kraft 2100-01-01)", date(2099, 12, 31))


def test_an_uploaded_statute_is_law_with_a_passage_for_each_section(tmp_path: Path) -> None:
    (tmp_path / "provlag.txt").write_text(MADE_UP, encoding="utf-8")
    (content,), _ = read_documents(find_files([tmp_path])[0])
    metadata = content.document.metadata
    assert (metadata.kind, metadata.title, metadata.valid_from) == (Kind.LAG, "Provlag (2099:12)", date(2099, 7, 1))
    located = {p.locator.split(" › ")[-1]: p.text for p in content.passages}
    assert "högst 100 kronor" in located["3 kap. 1 § (upphör att gälla 2100-01-01)"]
    assert "högst 120 kronor" in located["3 kap. 1 § (träder i kraft 2100-01-01)"]
    assert located["3 kap. 2 a §"].startswith("Avgiften får sättas ned.")


@pytest.mark.skipif(not REAL.is_dir(), reason="No real statutes at hand.")
class TestRealStatutes:
    def read(self, name: str) -> str:
        return (REAL / name).read_text(encoding="utf-8")

    def test_every_section_of_a_statute_without_chapters(self) -> None:
        assert headings(self.read("rkr2024_sfs_2017_900.md")) == [f"{n} §" for n in range(1, 50)]

    def test_chapters_with_inserted_sections(self) -> None:
        found = headings(self.read("rkr2024_sfs_2001_453.md"))
        assert len(found) == len(set(found))
        fourth = [h for h in found if h.startswith("4 kap. ")]
        assert fourth[:4] == ["4 kap. 1 §", "4 kap. 1 a §", "4 kap. 1 b §", "4 kap. 1 c §"]
        assert [h for h in found if h.startswith("9 kap. ")] == [f"9 kap. {n} §" for n in range(1, 5)]

    def test_the_act_in_force(self) -> None:
        extract = statute.read(self.read("ansvar2026_sol_2025_400.md"))
        assert extract.front_matter["valid_from"] == "2025-07-01"
        found = [b.text for b in extract.blocks if b.kind is BlockKind.HEADING]
        assert "12 kap. 7 a §" in found
        assert "Lag (2025:762)." in [b.text for b in extract.blocks if b.kind is BlockKind.NOTE]

    @pytest.mark.parametrize("path", sorted(REAL.glob("rkr2024_*.md")) if REAL.is_dir() else [], ids=lambda p: p.name)
    def test_each_is_known_as_a_statute(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert statute.is_statute(text)
        assert len(headings(text)) >= 4


JOINED = """\
# Provlag (2099:14)

### Innehåll

**1 §** Lagen gäller prov.

### Prov och läsare

### Vem som får läsa

**2 §** Läsa får den som 1. har fyllt 18 år, 2. har lärt sig läsa, eller 3. läser för någon annan. Regeringen får \
meddela föreskrifter om undantag. Lag (2099:40). Avgifter m.m.

**3 §** Läsaren ska betala avgift enligt [AVKORTAD]

**9 §** , om inte något annat har avtalats.

### Läsarnas register

#### 4 §

Nämnden ska föra ett register över

1. prov,

2. läsare.

## 2 kap.

**2 kap. 5 §** Avgift tas ut med följande belopp.

Ärende	Avgift kronor

Nytt prov	1 500

Ändrat prov	700

**2 kap. 6 §** Beslut får överklagas. Övergångsbestämmelser 2099:14 1. Denna lag träder i kraft den 1 juli 2099. \
2. Äldre prov läses som förut.
"""


def test_what_a_parser_joined_is_set_apart(tmp_path: Path) -> None:
    (tmp_path / "lag.md").write_text(JOINED, encoding="utf-8")
    (content,), _ = read_documents(find_files([tmp_path])[0])
    title = "Provlag (2099:14)"
    assert [(p.context.removeprefix(f"{title} › "), p.text) for p in content.passages] == [
        ("Innehåll › 1 §", "Lagen gäller prov."),
        (
            "Prov och läsare › Vem som får läsa › 2 §",
            "Läsa får den som\n1. har fyllt 18 år,\n2. har lärt sig läsa, eller\n3. läser för någon annan.\n"
            "Regeringen får meddela föreskrifter om undantag.\nLag (2099:40).",
        ),
        ("Avgifter m.m. › 3 §", "Läsaren ska betala avgift enligt [AVKORTAD] 9 §, om inte något annat har avtalats."),
        ("Läsarnas register › 4 §", "Nämnden ska föra ett register över\n1. prov,\n2. läsare."),
        (
            "Läsarnas register › 5 §",
            "Avgift tas ut med följande belopp.\nÄrende | Avgift kronor\nNytt prov | 1 500\nÄndrat prov | 700",
        ),
        ("Läsarnas register › 6 §", "Beslut får överklagas."),
        (
            "Övergångsbestämmelser › Övergångsbestämmelser till 2099:14",
            "1. Denna lag träder i kraft den 1 juli 2099.\n2. Äldre prov läses som förut.",
        ),
    ]


def test_a_note_of_amendment_is_no_passage_of_its_own(tmp_path: Path) -> None:
    sentences = " ".join(
        f"Mening nummer {n} handlar om hur prov ska läsas och av vem det får göras." for n in range(12)
    )
    sections = "\n\n".join(f"{n} §   {sentences} Lag (2099:40)." for n in (1, 2, 3))
    (tmp_path / "lag.txt").write_text(f"Provlag (2099:15)\n\n{sections}\n", encoding="utf-8")
    (content,), _ = read_documents(find_files([tmp_path])[0])
    assert all(len(p.text) > 100 for p in content.passages)
    assert content.passages[-1].text.endswith("Lag (2099:40).")
