"""Markdown and HTML: structure kept, markup and page furniture gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.documents import Block, BlockKind
from ingest.loaders import load

MARKDOWN = """---
title: Riktlinje
published: 2026-01-02
municipalities: [Norrberga]
---
<!-- dold
kommentar -->
# Rubrik *ett*

Ett stycke som är
radbrutet med **fet** text, en [länk](https://exempel.se/x) och en not[^1].
a) första
b) andra

Underrubrik
-----------

- en punkt
  som fortsätter
  - en djupare
    1. numrerad

  samma punkt, nytt stycke
- två

| Hushåll | Belopp |
|---|---:|
| 1 person | 3 910 kr |
| a \\| b | `kod` |

```
Mall för beslut
```

5 < 6 & 7 > 2 enligt 12 kap. 1 § SoL.

[^1]: Noten är
    på två rader.
"""

PAGE = """<html lang="sv"><head><meta charset="iso-8859-1"><title>Titel | Kommunen</title>
<meta property="og:title" content="Hyresskuld"><meta property="og:site_name" content="Åkersvik kommun">
<meta property="article:modified_time" content="2026-05-06T10:00:00+02:00"><style>p{}</style></head><body>
<div class="cookie-banner">Vi använder kakor</div><header><a href="/">Till start</a></header><nav>Meny</nav>
<form><main><h1>Hyresskuld</h1><p>Löpande text med <a href="/a">en länk</a>, m<sup>2</sup> och
not<sup><a href="#n">1</a></sup>.
Rad två.<br>Ny mening.</p><aside><p>Faktaruta: ring 0997.</p></aside>
Lös text<ul><li>Ett <b>fett</b><ul><li>Under</li></ul></li><li><p>Två</p><p>mer</p></li></ul>
<ol start="3"><li>Tre</li><li>Fyra</li></ol>
<table><caption>Tabell 1</caption><thead><tr><th>Kostnad</th><th colspan="2">Belopp</th></tr></thead>
<tr><td rowspan="2">Glasögon</td><td>1 200 kr</td><td>läs</td></tr>
<tr><td>2 400 kr</td><td>progressiva</td></tr></table>
<h2><button>Hopfälld rubrik</button></h2><div aria-hidden="true">Den hopfällda texten är lång nog för att läsas.</div>
<details><summary>Vad gäller?</summary><p>Svaret.</p></details>
<dl><dt>SoL</dt><dd>Socialtjänstlagen</dd></dl><button>Skriv ut</button><script>alert(1)</script></main></form>
<aside>Relaterat</aside><footer>Kontakta oss</footer></body></html>"""


def read(folder: Path, name: str, content: str, encoding: str = "utf-8") -> list[Block]:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return list(load(path).blocks)


def short(block: Block) -> tuple[str, int, str, str]:
    return block.kind.value, block.level, block.marker, block.text


def test_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, encoding="utf-8")
    extract = load(tmp_path / "a.md")
    assert extract.front_matter == {
        "title": "Riktlinje",
        "published": date(2026, 1, 2),
        "municipalities": ["Norrberga"],
    }
    assert [short(block) for block in extract.blocks] == [
        ("heading", 1, "", "Rubrik ett"),
        ("paragraph", 0, "", "Ett stycke som är radbrutet med fet text, en länk och en not."),
        ("item", 0, "a)", "första"),
        ("item", 0, "b)", "andra"),
        ("heading", 2, "", "Underrubrik"),
        ("item", 0, "-", "en punkt som fortsätter"),
        ("item", 1, "-", "en djupare"),
        ("item", 2, "1.", "numrerad"),
        ("item", 0, "", "samma punkt, nytt stycke"),
        ("item", 0, "-", "två"),
        ("table_header", 0, "", "Hushåll | Belopp"),
        ("table_row", 0, "", "1 person | 3 910 kr"),
        ("table_row", 0, "", "a|b | kod"),
        ("paragraph", 0, "", "Mall för beslut"),
        ("paragraph", 0, "", "5 < 6 & 7 > 2 enligt 12 kap. 1 § SoL."),
        ("note", 0, "1", "Noten är på två rader."),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("---\n\nText efter ett streck\n\n---\nmer\n", ["Text efter ett streck", "mer"]),
        ("Ett ord\n– tankstreck mitt i en mening", ["Ett ord – tankstreck mitt i en mening"]),
        ("Detta krävs:\n– legitimation\n– hyresavi", ["Detta krävs:", "legitimation", "hyresavi"]),
        ("![bild](x.png)\n\n<div>Inbäddat <b>html</b></div>", ["Inbäddat html"]),
        ("Rad ett.  \nRad två.", ["Rad ett.", "Rad två."]),
        ("Ring 08\\-123 &amp; fråga", ["Ring 08-123 & fråga"]),
    ],
)
def test_markdown_vectors(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert [block.text for block in read(tmp_path, "a.md", content)] == expected


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.encode("cp1252"))
    extract = load(path)
    assert extract.properties.title == "Hyresskuld"
    assert extract.properties.publisher == "Åkersvik kommun"
    assert extract.properties.published == date(2026, 5, 6)
    assert [short(block) for block in extract.blocks] == [
        ("heading", 1, "", "Hyresskuld"),
        ("paragraph", 0, "", "Löpande text med en länk, m2 och not. Rad två."),
        ("paragraph", 0, "", "Ny mening."),
        ("paragraph", 0, "", "Faktaruta: ring 0997."),
        ("paragraph", 0, "", "Lös text"),
        ("item", 0, "–", "Ett fett"),
        ("item", 1, "–", "Under"),
        ("item", 0, "–", "Två"),
        ("item", 0, "", "mer"),
        ("item", 0, "3.", "Tre"),
        ("item", 0, "4.", "Fyra"),
        ("paragraph", 0, "", "Tabell 1"),
        ("table_header", 0, "", "Kostnad | Belopp"),
        ("table_row", 0, "", "Glasögon | 1 200 kr | läs"),
        ("table_row", 0, "", " | 2 400 kr | progressiva"),
        ("heading", 2, "", "Hopfälld rubrik"),
        ("paragraph", 0, "", "Den hopfällda texten är lång nog för att läsas."),
        ("heading", 3, "", "Vad gäller?"),
        ("paragraph", 0, "", "Svaret."),
        ("paragraph", 0, "", "SoL"),
        ("paragraph", 0, "", "Socialtjänstlagen"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Ett stycke<p>Två stycken", ["Ett stycke", "Två stycken"]),
        ("<body><div>Före <b>fet</b> efter<div>Inne</div>sist</div>", ["Före fet efter", "Inne", "sist"]),
        ("<table><tr><td><p>Layout</p></td></tr><tr><td>Rad</td></tr></table>", ["Layout", "Rad"]),
        ("<table><tr><td>A</td><td>1 kr</td></tr><tr><td>B</td><td>2 kr</td></tr></table>", ["A | 1 kr", "B | 2 kr"]),
        ("<p>ekono&shy;miskt bi&#8203;stånd&nbsp;&amp; mer</p>", ["ekonomiskt bistånd & mer"]),
        ("<p>öppen <i>tag<p>åter", ["öppen tag", "åter"]),
        ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html><body><p>xhtml</p></body></html>', ["xhtml"]),
    ],
)
def test_html_vectors(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert [block.text for block in read(tmp_path, "a.htm", content)] == expected


def test_html_believes_the_bytes_before_the_declaration(tmp_path: Path) -> None:
    assert [b.text for b in read(tmp_path, "a.html", '<meta charset="iso-8859-1"><p>Återkrav</p>')] == ["Återkrav"]
    content = '<meta charset="utf-8"><p>Återkrav – så här</p>'
    assert [b.text for b in read(tmp_path, "b.html", content, "cp1252")] == ["Återkrav – så här"]


def test_nothing_is_a_heading_but_headings(tmp_path: Path) -> None:
    blocks = read(tmp_path, "a.html", "<main><p><strong>Fet rad</strong></p><p>text</p></main>")
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}
