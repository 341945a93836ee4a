"""PowerPoint: each slide's title, bullets, tables, diagrams and speaker notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders.lines import (
    BREAK,
    first_row_is_header,
    logical_lines,
    paragraphs,
    split_marker,
    squeeze,
    table_blocks,
)
from ingest.loaders.office_properties import office_properties

_FURNITURE = {
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.HEADER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
}
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE}
_BULLETED = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY, PP_PLACEHOLDER.VERTICAL_OBJECT}
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_LONGEST_TITLE = 100

Shape = Any  # python-pptx has a class for each sort of shape and no common one


def read(data: bytes) -> Extract:
    """Read a presentation; slides are counted from 1 as they are shown."""
    presentation = pptx.Presentation(io.BytesIO(data))
    height = presentation.slide_height or 1
    blocks = tuple(
        block for number, slide in enumerate(presentation.slides, start=1) for block in _slide(slide, number, height)
    )
    return Extract(blocks, properties=office_properties(presentation), paging="slide")


def _slide(slide: Slide, number: int, height: int) -> Iterator[Block]:
    shapes = list(_in_order(slide.shapes))
    title = next((shape for shape in shapes if _placeholder(shape) in _TITLES and _written(shape)), None)
    title = title or next((shape for shape in shapes[:1] if _may_be_title(shape)), None)
    if title is not None:
        yield Block(BlockKind.HEADING, squeeze(title.text_frame.text), level=2, page=number)
    for shape in shapes:
        if shape is not title and _placeholder(shape) not in _FURNITURE:
            top = min(max((shape.top or 0) / height, 0.0), 1.0)
            yield from (replace(block, top=round(top, 3)) for block in _safely(shape, number))
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
        for paragraph in notes.paragraphs:
            for line in logical_lines(_text(paragraph)):
                yield Block(BlockKind.NOTE, line, page=number)


def _in_order(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield shapes by their place, from the top and then from the left, with groups taken apart where they stand."""
    rows = 20  # shapes whose tops differ by less than half a centimetre or so stand side by side
    height = 6858000 // rows

    def place(shape: Shape) -> tuple[int, int]:
        return (round((shape.top or 0) / height), shape.left or 0)

    for shape in sorted(shapes, key=place):
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _in_order(shape.shapes)
        else:
            yield shape


def _safely(shape: Shape, number: int) -> list[Block]:
    """A shape's blocks; one that breaks the rules of the format must not take the others with it."""
    try:
        return list(_shape(shape, number))
    except (AttributeError, KeyError, ValueError, IndexError, TypeError, PythonPptxError, etree.LxmlError):
        words = (squeeze(" ".join(line.itertext(qn("a:t")))) for line in shape._element.iter(qn("a:p")))
        return [Block(BlockKind.PARAGRAPH, text, page=number) for text in words if text]


def _shape(shape: Shape, number: int) -> Iterator[Block]:
    if shape.has_text_frame:
        yield from _text_blocks(shape, number)
    elif getattr(shape, "has_table", False):
        table = shape.table
        rows = [["" if cell.is_spanned else squeeze(cell.text) for cell in row.cells] for row in table.rows]
        header = first_row_is_header(rows, emphasised=bool(table.first_row) and len(table.columns) > 1)
        yield from table_blocks(rows, header, page=number)
    elif (diagram := next(shape._element.iter(_DIAGRAM), None)) is not None:
        data = shape.part.related_part(diagram.get(qn("r:dm")))
        for paragraph in parse_xml(data.blob).iter(qn("a:p")):
            if text := squeeze("".join(paragraph.itertext(qn("a:t")))):
                yield Block(BlockKind.ITEM, text, page=number, marker="–")


def _text_blocks(shape: Shape, number: int) -> Iterator[Block]:
    bulleted = _placeholder(shape) in _BULLETED
    count: dict[int, int] = {}
    for paragraph in shape.text_frame.paragraphs:
        text, level = _text(paragraph), paragraph.level
        marker = _marker(shape, paragraph, bulleted, count)
        if not marker:
            yield from paragraphs(text, page=number, bold=_is_bold(paragraph))
            continue
        for line in logical_lines(text):
            by_hand, rest = split_marker(line)
            yield Block(BlockKind.ITEM, rest, level=level, page=number, marker=by_hand or marker)
            marker = ""


def _marker(shape: Shape, paragraph: Any, bulleted: bool, count: dict[int, int]) -> str:
    """The bullet or number that PowerPoint draws before a paragraph: its own, its box's, or its layout's."""
    level = paragraph.level
    style = f"{qn('a:lstStyle')}/{qn(f'a:lvl{level + 1}pPr')}"
    layers = [paragraph._p.find(qn("a:pPr")), shape.text_frame._txBody.find(style)]
    if bulleted and (base := getattr(shape, "_base_placeholder", None)) is not None and base.has_text_frame:
        layers.append(base.text_frame._txBody.find(style))
    for layer in layers:
        for choice in () if layer is None else layer:
            if choice.tag == qn("a:buNone"):
                return ""
            if choice.tag == qn("a:buAutoNum"):
                count[level] = count.get(level, int(choice.get("startAt") or 1) - 1) + 1
                return f"{count[level]}."
            if choice.tag in (qn("a:buChar"), qn("a:buBlip")):
                return "–"
    return "–" if bulleted else ""


def _text(paragraph: Any) -> str:
    """A paragraph's words, without the number of the slide where that is written as a field."""
    parts = []
    for child in paragraph._p:
        if child.tag == qn("a:br"):
            parts.append(BREAK)
        elif child.tag == qn("a:r") or (child.tag == qn("a:fld") and child.get("type") != "slidenum"):
            parts.extend(child.itertext(qn("a:t")))
    return "".join(parts).replace("\t", " ")


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.font.bold for run in runs)


def _placeholder(shape: Shape) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _written(shape: Shape) -> bool:
    return bool(shape.has_text_frame and shape.text_frame.text.strip())


def _may_be_title(shape: Shape) -> bool:
    """Whether the first shape of a slide without a title stands in for one."""
    if not _written(shape) or _placeholder(shape) in _BULLETED | _FURNITURE:
        return False
    text = squeeze(shape.text_frame.text)
    filled = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
    return len(filled) == 1 and len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ";"))
