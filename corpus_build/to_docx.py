"""Write a text as DOCX: real heading, list, caption and footnote styles, tables with a header row, page numbers."""

from datetime import UTC, datetime, time
from html import escape
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from texts import Bars, Block, Box, Contents, Heading, Item, PageBreak, Paragraph, Points, Spans, Table, Text, plain

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def write(text: Text) -> bytes:
    """The text as the bytes of a Word file."""
    writer = _Writer(text)
    seen_heading = False
    for block in text.blocks:
        if isinstance(block, Heading) and block.level == 2 and not seen_heading:
            seen_heading = True
            if text.cover:
                writer.document.add_page_break()
        writer.add(block)
    return writer.finish()


class _Writer:
    """A Word document in the making, and the footnotes that it has referred to."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.document: Any = Document()
        self.labels: list[str] = []
        self._prepare()

    def _prepare(self) -> None:
        """Page, styles, header, footer and properties."""
        document = self.document
        stamp = datetime.combine(self.text.published, time(8), UTC)
        properties = document.core_properties
        properties.title, properties.author = self.text.title, self.text.publisher
        properties.created = properties.modified = stamp.replace(tzinfo=None)
        properties.last_modified_by, properties.language, properties.comments = self.text.publisher, "sv-SE", ""
        document.styles["Normal"].font.name = "Calibri"
        document.styles["Normal"].font.size = Pt(11)
        for name, kind in (("Footnote Text", WD_STYLE_TYPE.PARAGRAPH), ("Footnote Reference", WD_STYLE_TYPE.CHARACTER)):
            style = document.styles.add_style(name, kind)
            if kind == WD_STYLE_TYPE.CHARACTER:
                style.font.superscript = True
            else:
                style.font.size = Pt(9)
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.header.paragraphs[0].text = f"{self.text.header}\t\t{self.text.published.isoformat()}"
        footer = section.footer.paragraphs[0]
        footer.add_run(f"{self.text.footer}\t\tSida ")
        _field(footer, "PAGE")

    def add(self, block: Block) -> None:
        """Append one block."""
        document = self.document
        match block:
            case Heading(1, spans):
                self._runs(document.add_paragraph(style="Title"), spans)
            case Heading(level, spans):
                self._runs(document.add_paragraph(style=f"Heading {level - 1}"), spans)
            case Paragraph(spans):
                self._runs(document.add_paragraph(), spans)
            case Points(items):
                self._points(items)
            case Table():
                self._table(block)
            case Bars(table):
                self._table(table)
            case Box(paragraphs):
                for spans in paragraphs:
                    self._runs(document.add_paragraph(style="Intense Quote"), spans)
            case PageBreak():
                document.add_page_break()
            case Contents():
                pass

    def _points(self, items: tuple[Item, ...]) -> None:
        number = self._restarted_numbering() if any(item.ordered for item in items) else None
        for item in items:
            name = ("List Number" if item.ordered else "List Bullet") + (" 2" if item.level else "")
            paragraph = self.document.add_paragraph(style=name)
            if item.ordered and not item.level and number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
            self._runs(paragraph, item.spans)

    def _restarted_numbering(self) -> int:
        """A new numbering that starts at 1, of the same look as the style List Number."""
        style = self.document.styles["List Number"]
        numbering = self.document.part.numbering_part.element
        used = style.element.pPr.numPr.numId.val
        abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == used)
        num = numbering.add_num(abstract)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def _table(self, table: Table) -> None:
        if table.caption:
            paragraph = self.document.add_paragraph(style="Caption")
            paragraph.paragraph_format.keep_with_next = True
            self._runs(paragraph, table.caption)
        grid = self.document.add_table(rows=0, cols=len(table.rows[0]), style="Table Grid")
        for i, row in enumerate(table.rows):
            cells = grid.add_row().cells
            for cell, spans in zip(cells, row, strict=True):
                self._runs(cell.paragraphs[0], spans, bold=i == 0)
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        grid.rows[0]._tr.get_or_add_trPr().append(header)
        self.document.add_paragraph()

    def _runs(self, paragraph: Any, spans: Spans, *, bold: bool = False) -> None:
        for span in spans:
            if span.note:
                self._footnote_reference(paragraph, span.note)
            elif span.href:
                _link(paragraph, span.text, span.href)
            else:
                run = paragraph.add_run(span.text)
                run.bold = True if bold or span.bold else None
                run.italic = True if span.italic else None

    def _footnote_reference(self, paragraph: Any, label: str) -> None:
        self.labels.append(label)
        run = paragraph.add_run()
        run.style = "Footnote Reference"
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self.labels)))
        run._r.append(reference)

    def finish(self) -> bytes:
        """Add the footnotes part and return the file."""
        if self.labels:
            notes = [
                f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
                for kind, number, mark in (
                    ("separator", -1, "separator"),
                    ("continuationSeparator", 0, "continuationSeparator"),
                )
            ]
            for number, label in enumerate(self.labels, 1):
                body = escape(plain(self.text.footnotes[label]), quote=False)
                notes.append(
                    f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
                    '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
                    f'<w:r><w:t xml:space="preserve"> {body}</w:t></w:r></w:p></w:footnote>'
                )
            xml = f"{XML_DECLARATION}<w:footnotes {nsdecls('w')}>{''.join(notes)}</w:footnotes>"
            part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), self.document.part.package)
            self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def _link(paragraph: Any, text: str, href: str) -> None:
    """A hyperlink with the address in the file's relations."""
    relation = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}">{run}</w:hyperlink>')
    paragraph._p.append(link)


def _field(paragraph: Any, name: str) -> None:
    """A field such as PAGE, which Word fills in."""
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)
