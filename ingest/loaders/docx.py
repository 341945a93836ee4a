"""Word documents: headings by style, lists by numbering, tables, footnotes and text boxes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders.docx_numbering import Numbering
from ingest.loaders.lines import (
    BREAK,
    first_row_is_header,
    logical_lines,
    paragraphs,
    squeeze,
    table_blocks,
)
from ingest.loaders.office_properties import office_properties

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"title|titel|rubrik|dokumenttitel", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|innehåll|table of figures)\s*(?:\d|heading)?|innehållsförteckning(?:srubrik)?", re.IGNORECASE
)
# Deleted or moved away, the older twin of what stands beside it, and a text box, which is read after its paragraph.
_LEFT_OUT = {qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml")}
_TEXT = {
    qn("w:br"): BREAK,
    qn("w:cr"): BREAK,
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:noBreakHyphen"): "-",
}
_PARTS_A_HEAD = [qn(name) for name in ("w:tab", "w:ptab", "w:br", "w:cr")]
_NOTES = ("footnotes", "endnotes")


def read(data: bytes) -> Extract:
    """Read a Word document as it is printed with all changes accepted; page heads are no part of its text."""
    document = docx.Document(io.BytesIO(data))
    properties = replace(office_properties(document), heads=tuple(dict.fromkeys(_heads(document))))
    return Extract(tuple(_Reader(document).blocks(document.element.body)), properties=properties)


def _heads(document: Document) -> Iterator[str]:
    """The lines of the page heads, section by section; what a tab or a break parts stays parted."""
    for section in document.sections:
        for head in (section.first_page_header, section.header):
            for paragraph in () if head.is_linked_to_previous else head._element.iter(qn("w:p")):
                runs = (run.text or "\t" for run in paragraph.iter(*_PARTS_A_HEAD, qn("w:t")))
                yield "".join(runs).strip()


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    level: int | None  # of a heading, from 1
    list_id: str
    depth: int


class _Reader:
    """Walks a document once, in order, since lists and notes are counted on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbering = Numbering.of(document)
        self.notes = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks of a body, cell, text box or content control."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _WRAPPERS and not _is_contents(child):
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        yield from self._own_blocks(element)
        for reference in _inside(element):
            if reference.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                kind = "footnotes" if reference.tag == qn("w:footnoteReference") else "endnotes"
                if text := self._note_texts.get((kind, reference.get(qn("w:id")) or "")):
                    self.notes += 1
                    yield Block(BlockKind.NOTE, text, marker=str(self.notes))
        for box in element.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:txbxContent"), "{*}Fallback", qn("w:del")), None) is None:
                yield from self.blocks(box)

    def _own_blocks(self, element: Element) -> Iterator[Block]:
        style, text = self._style(element), _text(element)
        if not squeeze(text) or _CONTENTS.fullmatch(style.name):
            return
        marker = self.numbering.marker(style.list_id, style.depth) if style.list_id else ""
        if style.level:
            number = marker if marker != "–" else ""
            yield Block(BlockKind.HEADING, squeeze(f"{number} {text}"), level=style.level)
        elif marker:
            for line in logical_lines(text):
                yield Block(BlockKind.ITEM, line, level=style.depth, marker=marker)
                marker = ""
        else:
            yield from paragraphs(text, bold=_is_bold(element))

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [row for row in element.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is element]
        rows = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        cells = [[cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row] for row in rows]
        if all(len(row) < 2 for row in cells) or self._holds_headings(element):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)  # a frame or a page layout
            return
        grid = [[text for cell in row for text in _cell_texts(cell)] for row in cells]
        yield from table_blocks(grid, header=_has_header(rows, grid))
        for box_or_note in element.iter(qn("w:p")):
            yield from (block for block in self._paragraph(box_or_note) if block.kind is BlockKind.NOTE)

    def _holds_headings(self, table: Element) -> bool:
        return any(self._style(paragraph).level and _text(paragraph).strip() for paragraph in table.iter(qn("w:p")))

    def _style(self, paragraph: Element) -> _Style:
        """Look up what a paragraph says of itself, and then its style and those that the style builds on."""
        own = paragraph.find(qn("w:pPr"))
        style_id = _value(own, "w:pStyle")
        chain = [own, *self._chain(style_id)]
        name = _value(chain[1], "w:name") if len(chain) > 1 else style_id
        level: int | None = None
        list_id, depth = "", 0
        for layer in chain:
            settings = layer if layer is own or layer is None else layer.find(qn("w:pPr"))
            layer_name = _value(layer, "w:name")
            if level is None and (match := _HEADING.match(layer_name)):
                level = int(match[1])
            elif level is None and (outline := _value(settings, "w:outlineLvl")).isdigit():
                level = int(outline) + 1 if int(outline) < 9 else 0
            elif level is None and _TITLE.fullmatch(layer_name):
                level = 1
            numbers = None if settings is None else settings.find(qn("w:numPr"))
            if numbers is not None and not list_id:
                list_id, depth = _value(numbers, "w:numId"), int(_value(numbers, "w:ilvl") or 0)
        return _Style(name, level or None, "" if list_id == "0" else list_id, depth)

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while (style := self._styles.get(style_id)) is not None and style not in chain:
            chain.append(style)
            style_id = _value(style, "w:basedOn")
        return chain

    @cached_property
    def _styles(self) -> dict[str, Element]:
        return {style.get(qn("w:styleId")): style for style in self.document.styles.element.iter(qn("w:style"))}

    @cached_property
    def _note_texts(self) -> dict[tuple[str, str], str]:
        texts = {}
        for relation in self.document.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind in _NOTES and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(qn("w:type")) in (None, "normal"):
                        words = " ".join(_text(paragraph) for paragraph in note.iter(qn("w:p")))
                        texts[kind, note.get(qn("w:id")) or ""] = squeeze(words)
        return texts


def _is_contents(element: Element) -> bool:
    return any(gallery.get(qn("w:val")) == "Table of Contents" for gallery in element.iter(qn("w:docPartGallery")))


def _inside(element: Element) -> Iterator[Element]:
    """Yield what stands in an element, in order, without what is left out."""
    for child in element:
        if child.tag not in _LEFT_OUT:
            yield child
            yield from _inside(child)


def _text(paragraph: Element) -> str:
    return "".join(_pieces(_inside(paragraph)))


def _pieces(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        run = element.getparent()
        if run is not None and run.tag == qn("w:r") and _is_on(run.find(qn("w:rPr")), "w:vanish"):
            continue
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag == qn("w:br") and element.get(qn("w:type")) in ("page", "column"):
            yield " "
        elif element.tag == qn("w:sym"):
            yield _symbol(element.get(qn("w:char")) or "")
        elif element.tag in _TEXT:
            yield _TEXT[element.tag]


def _symbol(code: str) -> str:
    """A character of a symbol font; those in the private area are nearly always bullets."""
    point = int(code or "0", 16)
    return "•" if point == 0xF0B7 else "" if 0xE000 <= point <= 0xF8FF or not point else chr(point)


def _cell_texts(cell: Element) -> list[str]:
    """A cell's text, and "" for each further column that it spans or if it continues the cell above."""
    settings = cell.find(qn("w:tcPr"))
    merge = None if settings is None else settings.find(qn("w:vMerge"))
    continued = merge is not None and merge.get(qn("w:val")) != "restart"
    width = _value(settings, "w:gridSpan")
    text = "" if continued else " ".join(_text(paragraph) for paragraph in cell.iter(qn("w:p")))
    return [squeeze(text)] + [""] * (min(int(width), 64) - 1 if width.isdigit() else 0)


def _has_header(rows: list[Element], grid: list[list[str]]) -> bool:
    if not rows:
        return False
    if rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
        return True
    emphasised = _row_is_bold(rows[0]) and (len(rows) < 2 or not _row_is_bold(rows[1]))
    return first_row_is_header(grid, emphasised)


def _row_is_bold(row: Element) -> bool:
    written = [paragraph for paragraph in row.iter(qn("w:p")) if _text(paragraph).strip()]
    return bool(written) and all(_is_bold(paragraph) for paragraph in written)


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(run.itertext(qn("w:t"))).strip()]
    return bool(runs) and all(_is_on(run.find(qn("w:rPr")), "w:b") for run in runs)


def _is_on(settings: Element | None, name: str) -> bool:
    switch = None if settings is None else settings.find(qn(name))
    return switch is not None and switch.get(qn("w:val")) not in ("0", "false", "off", "none")


def _value(parent: Element | None, name: str) -> str:
    child = None if parent is None else parent.find(qn(name))
    return "" if child is None else child.get(qn("w:val")) or ""
