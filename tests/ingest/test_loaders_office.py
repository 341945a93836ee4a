"""Word and PowerPoint files as they are shown, with nothing lost and nothing twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from pptx.util import Cm

from ingest.documents import Block, Extract
from ingest.loaders import load
from ingest.loaders.docx_numbering import roman

NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Se prop. 2024/25:89.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def short(block: Block) -> tuple[str, int, str, str]:
    return block.kind.value, block.level, block.marker, block.text


def word(folder: Path, build: Callable[[Any], None], **parts: str) -> Extract:
    document, path = docx.Document(), folder / "a.docx"
    build(document)
    document.save(str(path))
    if parts:
        _add_footnotes(path, parts["footnotes"])
    return load(path)


def _add_footnotes(path: Path, xml: str) -> None:
    """python-docx cannot write footnotes: add the part, its type and its relation by hand."""
    old, out = zipfile.ZipFile(path), io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
            relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
            if name == "[Content_Types].xml":
                data = data.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rFn" Type="{relation}" Target="footnotes.xml"/></Relationships>'
                data = data.replace("</Relationships>", link)
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", xml)
    path.write_bytes(out.getvalue())


def run(text: str, before: str = "") -> Any:
    return parse_xml(f'<w:r {nsdecls("w")}>{before}<w:t xml:space="preserve">{text}</w:t></w:r>')


def test_word_structure(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.core_properties.title = "Riktlinje för bistånd"
        document.core_properties.author = "Norrberga kommun"
        document.core_properties.modified = datetime(2026, 2, 3, tzinfo=UTC)
        document.sections[0].header.paragraphs[0].text = "Sidhuvud"
        document.add_heading("Riktlinje", 0)
        document.styles.add_style("Rubrik 2", 1)
        document.add_heading("Syfte", 1)
        document.add_paragraph("Bakgrund", style="Rubrik 2")
        document.add_paragraph("Löpande\ttext.\nEfter radbrytning")
        document.add_paragraph("punkt", style="List Bullet")
        document.add_paragraph("djupare", style="List Bullet 2")
        document.add_paragraph("ett", style="List Number")
        document.add_paragraph("två", style="List Number")
        document.add_paragraph("– skriven för hand")
        document.add_paragraph("").add_run("Fet rad").bold = True

    extract = word(tmp_path, build)
    assert extract.properties.title == "Riktlinje för bistånd"
    assert extract.properties.publisher == "Norrberga kommun"
    assert extract.properties.published == date(2026, 2, 3)
    assert [short(block) for block in extract.blocks] == [
        ("heading", 1, "", "Riktlinje"),
        ("heading", 1, "", "Syfte"),
        ("heading", 2, "", "Bakgrund"),
        ("paragraph", 0, "", "Löpande text."),
        ("paragraph", 0, "", "Efter radbrytning"),
        ("item", 0, "–", "punkt"),
        ("item", 0, "–", "djupare"),
        ("item", 0, "1.", "ett"),
        ("item", 0, "2.", "två"),
        ("item", 0, "–", "skriven för hand"),
        ("paragraph", 0, "", "Fet rad"),
    ]
    assert extract.blocks[-1].bold


def test_word_changes_notes_and_boxes(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        text = document.add_paragraph("Beloppet är ")._p
        deleted = parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>5 000</w:delText></w:r></w:del>")
        inserted = parse_xml(f"<w:ins {nsdecls('w')}/>")
        inserted.append(run("6 000"))
        hidden = run("hemligt", "<w:rPr><w:vanish/></w:rPr>")
        note = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
        dash = parse_xml(f"<w:r {nsdecls('w')}><w:noBreakHyphen/><w:t>kr</w:t><w:softHyphen/><w:t>or.</w:t></w:r>")
        text.extend([deleted, inserted, hidden, dash, note])
        box = document.add_paragraph("Värd för ruta")._p
        inner = "<w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent>"
        box.append(
            parse_xml(
                f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
                "</mc:AlternateContent></w:r>"
            )
        )

    extract = word(tmp_path, build, footnotes=NOTES)
    assert [short(block) for block in extract.blocks] == [
        ("paragraph", 0, "", "Beloppet är 6 000-kror."),
        ("note", 0, "1", "Se prop. 2024/25:89."),
        ("paragraph", 0, "", "Värd för ruta"),
        ("paragraph", 0, "", "I rutan"),
    ]


def test_word_tables(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        table = document.add_table(4, 3)
        for row, texts in enumerate(
            [["Ärende", "Delegat", "Anmärkning"], ["A", "Chef", "x | y"], ["B", "", ""], ["C", "Nämnd", ""]]
        ):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(1, 1).merge(table.cell(2, 1))
        table.cell(3, 1).merge(table.cell(3, 2))
        frame = document.add_table(1, 1)
        frame.cell(0, 0).text = "Inramad text"
        keys = document.add_table(2, 2)
        for row, (key, value) in enumerate([("Dnr:", "2026/1"), ("Datum:", "2026-01-01")]):
            keys.cell(row, 0).text, keys.cell(row, 1).text = key, value

    assert [short(block) for block in word(tmp_path, build).blocks] == [
        ("table_header", 0, "", "Ärende | Delegat | Anmärkning"),
        ("table_row", 0, "", "A | Chef | x|y"),
        ("table_row", 0, "", "B"),
        ("table_row", 0, "", "C | Nämnd"),
        ("paragraph", 0, "", "Inramad text"),
        ("table_row", 0, "", "Dnr: | 2026/1"),
        ("table_row", 0, "", "Datum: | 2026-01-01"),
    ]


def test_word_numbers_headings_as_they_are_shown(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        numbering = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate([("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)")])
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
        numbering.insert(0, abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for text, style, depth in [
            ("Syfte", "Heading 1", 0),
            ("Mål", "Heading 2", 1),
            ("punkt", "Normal", 2),
            ("punkt", "Normal", 2),
            ("Ansökan", "Heading 1", 0),
            ("Var", "Heading 2", 1),
            ("åter", "Normal", 2),
        ]:
            settings = document.add_paragraph(text, style=style)._p.get_or_add_pPr()
            number = settings.get_or_add_numPr()
            number.get_or_add_ilvl().set(qn("w:val"), str(depth))
            number.get_or_add_numId().set(qn("w:val"), "77")

    assert [short(block)[2:] for block in word(tmp_path, build).blocks] == [
        ("", "1 Syfte"),
        ("", "1.1 Mål"),
        ("a)", "punkt"),
        ("b)", "punkt"),
        ("", "2 Ansökan"),
        ("", "2.1 Var"),
        ("a)", "åter"),
    ]


@pytest.mark.parametrize(("number", "written"), [(4, "iv"), (9, "ix"), (14, "xiv"), (1990, "mcmxc")])
def test_roman(number: int, written: str) -> None:
    assert roman(number) == written


def slides(folder: Path, build: Callable[[Any], None]) -> Extract:
    presentation, path = pptx.Presentation(), folder / "a.pptx"
    build(presentation)
    presentation.save(str(path))
    return load(path)


def test_powerpoint(tmp_path: Path) -> None:
    def build(presentation: Any) -> None:
        presentation.core_properties.title = "PowerPoint-presentation"
        first = presentation.slides.add_slide(presentation.slide_layouts[0])
        first.shapes.title.text, first.placeholders[1].text = "Utbildning", "Norrberga kommun"
        second = presentation.slides.add_slide(presentation.slide_layouts[1])
        second.shapes.title.text = "Steg 1"
        frame = second.placeholders[1].text_frame
        frame.text = "Ring den enskilde"
        deeper = frame.add_paragraph()
        deeper.text, deeper.level = "helst samma dag", 1
        second.notes_slide.notes_text_frame.text = "Påminn om samtycke."
        third = presentation.slides.add_slide(presentation.slide_layouts[6])
        for text, left, top in [("Sist", 2, 16), ("Rubrik utan platshållare", 2, 1)]:
            third.shapes.add_textbox(Cm(left), Cm(top), Cm(8), Cm(1)).text_frame.text = text
        right = third.shapes.add_textbox(Cm(14), Cm(5), Cm(8), Cm(1))
        left_box = third.shapes.add_textbox(Cm(2), Cm(5.1), Cm(8), Cm(1))
        right.text_frame.text, left_box.text_frame.text = "höger", "vänster"
        third.shapes.add_group_shape([left_box, right])
        table = third.shapes.add_table(3, 2, Cm(2), Cm(8), Cm(16), Cm(4)).table
        for row, (key, value) in enumerate([("Kontroll", "När"), ("FK", "Varje beslut"), ("CSN", "Varje år")]):
            table.cell(row, 0).text, table.cell(row, 1).text = key, value

    extract = slides(tmp_path, build)
    assert extract.paging == "slide"
    assert extract.properties.title is None
    assert [(block.page, *short(block)) for block in extract.blocks] == [
        (1, "heading", 2, "", "Utbildning"),
        (1, "paragraph", 0, "", "Norrberga kommun"),
        (2, "heading", 2, "", "Steg 1"),
        (2, "item", 0, "–", "Ring den enskilde"),
        (2, "item", 1, "–", "helst samma dag"),
        (2, "note", 0, "", "Påminn om samtycke."),
        (3, "heading", 2, "", "Rubrik utan platshållare"),
        (3, "paragraph", 0, "", "vänster"),
        (3, "paragraph", 0, "", "höger"),
        (3, "table_header", 0, "", "Kontroll | När"),
        (3, "table_row", 0, "", "FK | Varje beslut"),
        (3, "table_row", 0, "", "CSN | Varje år"),
        (3, "paragraph", 0, "", "Sist"),
    ]


def test_powerpoint_leaves_out_furniture_and_survives_a_broken_shape(tmp_path: Path) -> None:
    def build(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = "Rubrik"
        for number, kind in enumerate(["sldNum", "dt", "ftr"], start=20):
            box = slide.shapes.add_textbox(Cm(1), Cm(17), Cm(3), Cm(1))
            box.text_frame.text = f"möbel {kind}"
            holder = box._element.nvSpPr.nvPr
            holder.append(parse_xml(f'<p:ph {pptx.oxml.ns.nsdecls("p")} type="{kind}" idx="{number}"/>'))
        table = slide.shapes.add_table(1, 1, Cm(2), Cm(8), Cm(16), Cm(4))
        table.table.cell(0, 0).text = "överlever"
        grid = table._element.graphic.graphicData.tbl
        grid.remove(grid.tblGrid)

    assert [block.text for block in slides(tmp_path, build).blocks] == ["Rubrik", "överlever"]
