"""Write a text as slides: a title slide, then one slide a heading, with bullets or a table and speaker notes."""

from datetime import datetime, time
from io import BytesIO
from itertools import groupby
from typing import Any

from pptx import Presentation
from pptx.util import Cm, Pt
from texts import Block, Heading, Paragraph, Points, Table, Text, plain

TITLE_LAYOUT, BULLETS_LAYOUT, TABLE_LAYOUT = 0, 1, 5


def write(text: Text) -> bytes:
    """The text as the bytes of a PowerPoint file."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Cm(25.4), Cm(19.05)
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = text.title, text.publisher, text.publisher
    properties.created = properties.modified = datetime.combine(text.published, time(8))
    properties.language = "sv-SE"
    for number, blocks in enumerate(_slides(text.blocks), 1):
        _slide(deck, blocks, f"{text.header} · {number}")
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _slides(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks of each slide; a heading starts a new one."""
    count = 0

    def number(block: Block) -> int:
        nonlocal count
        count += isinstance(block, Heading) and block.level <= 2
        return count

    return [list(group) for _, group in groupby(blocks, key=number)]


def _slide(deck: Any, blocks: list[Block], footer: str) -> None:
    """One slide: its heading is the title, what follows "Notes:" is for the speaker."""
    heading = blocks[0]
    if not isinstance(heading, Heading):
        raise ValueError(f"a slide starts with a heading, not {heading}")
    cut = next(
        (i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and plain(b.spans).startswith("Notes:")),
        len(blocks),
    )
    shown, spoken = blocks[1:cut], blocks[cut:]
    table = next((b for b in shown if isinstance(b, Table)), None)
    layout = TITLE_LAYOUT if heading.level == 1 else TABLE_LAYOUT if table else BULLETS_LAYOUT
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = plain(heading.spans)
    if table:
        _table(slide, table)
    else:
        frame = slide.placeholders[1].text_frame
        for i, (level, line) in enumerate(_lines(shown)):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.text, paragraph.level = line, level
            paragraph.font.size = Pt(20 - 2 * level)
    if heading.level > 1:
        box = slide.shapes.add_textbox(Cm(1.2), Cm(17.8), Cm(23), Cm(0.8))
        box.text_frame.text = footer
        box.text_frame.paragraphs[0].font.size = Pt(10)
    if spoken:
        slide.notes_slide.notes_text_frame.text = (
            "\n".join(line for _, line in _lines(spoken)).removeprefix("Notes:").strip()
        )


def _lines(blocks: list[Block]) -> list[tuple[int, str]]:
    """Level and text of each line of the blocks."""
    lines: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append((0, plain(block.spans)))
        elif isinstance(block, Points):
            lines.extend((item.level, plain(item.spans)) for item in block.items)
    return lines


def _table(slide: Any, table: Table) -> None:
    rows, columns = len(table.rows), len(table.rows[0])
    grid = slide.shapes.add_table(rows, columns, Cm(1.5), Cm(4.5), Cm(22.4), Cm(1.2) * rows).table
    for i, row in enumerate(table.rows):
        for j, spans in enumerate(row):
            cell = grid.cell(i, j)
            cell.text = plain(spans)
            cell.text_frame.paragraphs[0].font.size = Pt(14)
