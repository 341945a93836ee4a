"""Write a text as PDF: running header, footnotes at the bottom of their page, tables that repeat their header row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import reportlab
from hyphenate import soften
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageTemplate,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Par
from reportlab.platypus import Table as Grid
from texts import Bars, Block, Box, Contents, Heading, PageBreak, Paragraph, Points, Spans, Table, Text, plain

WIDTH, HEIGHT = A4
SIDE, TOP, BOTTOM, GUTTER = 25 * mm, 27 * mm, 24 * mm, 8 * mm
BLUE = colors.HexColor("#1f4e6b")
FONTS = {"Vera": "Vera", "VeraBd": "Vera-Bold", "VeraIt": "Vera-Italic", "VeraBI": "Vera-BoldItalic"}
MAX_PASSES = 12


@dataclass
class Layout:
    """What one pass over the pages learns and the next one uses."""

    notes: dict[int, list[str]] = field(default_factory=dict)
    reserved: dict[int, float] = field(default_factory=dict)
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    pages: int = 0


def write(text: Text) -> bytes:
    """Lay the text out until footnotes and page numbers stand still.

    Raises:
        RuntimeError: where they never do.
    """
    _register_fonts()
    before = Layout()
    for _ in range(MAX_PASSES):
        document = _Document(text, before)
        data = document.run()
        if document.layout == before:
            return data
        before = document.layout
    raise RuntimeError(f"{text.output}: the page layout does not settle")


def _register_fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for file, name in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, folder / f"{file}.ttf"))
    pdfmetrics.registerFontFamily(
        "Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-BoldItalic"
    )


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """One pass: draws with what the pass before learned and learns anew."""

    def __init__(self, text: Text, before: Layout) -> None:
        self.buffer = BytesIO()
        self.text = text
        self.before = before
        self.layout = Layout()
        self.columns = 2 if text.layout == "twocolumn" else 1
        self.styles = _styles(self.columns)
        super().__init__(
            self.buffer,
            pagesize=A4,
            invariant=1,
            title=text.title,
            author=text.publisher,
            subject="Exempeldokument",
            creator="Källstöds exempelbibliotek",
            lang="sv-SE",
        )

    def run(self) -> bytes:
        """Build the file and return its bytes."""
        front, body = self._split()
        opening = [flowable for block in front for flowable in self._flowables(block)]
        if self.columns == 2:
            templates = [self._template("first", self._height(opening)), self._template("later", 0)]
        else:
            templates = [self._template("first", 0), self._template("later", 0)]
        self.addPageTemplates(templates)
        story: list[Flowable] = [NextPageTemplate("later"), *opening]
        if self.text.cover:
            story.append(NewPage())
        for block in body:
            story.extend(self._flowables(block))
        self.build(story)
        self.layout.pages = self.page
        return self.buffer.getvalue()

    def _split(self) -> tuple[list[Block], list[Block]]:
        """The title block, across both columns or on the cover, and the rest."""
        blocks = list(self.text.blocks)
        if not self.text.cover and self.columns == 1:
            return [], blocks
        cut = next((i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2), len(blocks))
        return blocks[:cut], blocks[cut:]

    def _height(self, flowables: list[Flowable]) -> float:
        heights = [f.wrap(WIDTH - 2 * SIDE, HEIGHT)[1] + f.getSpaceBefore() + f.getSpaceAfter() for f in flowables]
        return float(sum(heights)) + 4

    def _template(self, name: str, title_height: float) -> PageTemplate:
        gap = (self.columns - 1) * GUTTER
        width = (WIDTH - 2 * SIDE - gap) / self.columns
        height = HEIGHT - TOP - BOTTOM - title_height
        pad = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        frames = [Frame(SIDE + i * (width + GUTTER), BOTTOM, width, height, **pad) for i in range(self.columns)]
        if title_height:
            frames.insert(0, Frame(SIDE, HEIGHT - TOP - title_height, WIDTH - 2 * SIDE, title_height, **pad))
        return PageTemplate(id=name, frames=frames, onPage=self._page_start, onPageEnd=self._page_end)

    def handle_pageBegin(self) -> None:
        """Raise the bottom of the page's frames above its footnotes."""
        self.layout.notes.setdefault(self.page + 1, [])
        reserve = self.before.reserved.get(self.page + 1, 0.0)
        for frame in self.pageTemplate.frames:
            if getattr(frame, "_full", None) is None:
                frame._full = (frame._y1, frame._height)
            bottom, height = frame._full
            lift = max(0.0, BOTTOM + reserve - bottom)
            frame._y1, frame._height = bottom + lift, height - lift
            frame._geom()
            frame._reset()
        super().handle_pageBegin()

    def afterFlowable(self, flowable: Flowable) -> None:
        """Remember on which page a heading fell."""
        level = getattr(flowable, "heading_level", 0)
        if level:
            title = flowable.heading_text
            self.layout.headings.append((level, title, self.page))
            key = f"h{len(self.layout.headings)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, level=max(0, level - 2), closed=level > 2)

    def _page_start(self, canvas: Any, _: object) -> None:
        canvas.setNamedCB("footnote", lambda _canvas, _kind, label: self.layout.notes[self.page].append(label))
        canvas.saveState()
        canvas.setFont("Vera", 7.5)
        canvas.setFillColor(colors.HexColor("#555555"))
        if self.page > 1 or not self.text.cover:
            canvas.drawString(SIDE, HEIGHT - 15 * mm, self.text.header)
            canvas.drawRightString(WIDTH - SIDE, HEIGHT - 15 * mm, self.text.published.isoformat())
            canvas.line(SIDE, HEIGHT - 17 * mm, WIDTH - SIDE, HEIGHT - 17 * mm)
        canvas.drawString(SIDE, 12 * mm, self.text.footer)
        canvas.drawRightString(WIDTH - SIDE, 12 * mm, f"Sida {self.page} av {self.before.pages or 1}")
        canvas.restoreState()

    def _page_end(self, canvas: Any, _: object) -> None:
        """Draw the page's footnotes and remember how high they are."""
        labels = self.layout.notes[self.page]
        pars = [
            Par(f"<super>{label}</super> {_markup(self.text.footnotes[label])}", self.styles["note"])
            for label in labels
        ]
        heights = [par.wrap(WIDTH - 2 * SIDE, HEIGHT)[1] for par in pars]
        height = sum(heights) + 10 if pars else 0.0
        self.layout.reserved[self.page] = max(height, self.before.reserved.get(self.page, 0.0))
        if pars:
            y = BOTTOM + sum(heights)
            canvas.line(SIDE, y + 4, SIDE + 50 * mm, y + 4)
            for par, used in zip(pars, heights, strict=True):
                y -= used
                par.drawOn(canvas, SIDE, y)

    def _flowables(self, block: Block) -> Iterator[Flowable]:
        """The flowables of one block."""
        match block:
            case Heading(level, spans):
                par = Par(_markup(spans, soft=False), self.styles[f"h{level}"])
                par.heading_level, par.heading_text = level, plain(spans)
                yield par
            case Paragraph(spans):
                yield Par(_markup(spans), self.styles["body"])
            case Points(items):
                yield _list(items, self.styles["item"], 0)
            case Table():
                yield from self._table(block)
            case Bars(table):
                yield _BarChart(table, self.styles["td"].fontSize)
                yield Par(_markup(table.caption), self.styles["caption"])
            case Box(paragraphs):
                grid = Grid([[[Par(_markup(spans), self.styles["item"]) for spans in paragraphs]]], hAlign="LEFT")
                grid.setStyle(
                    [("BOX", (0, 0), (-1, -1), 0.8, BLUE), ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#eef4f7"))]
                )
                grid.spaceBefore = grid.spaceAfter = 6
                yield grid
            case Contents():
                for level, title, page in self.before.headings:
                    if 2 <= level <= 3:
                        yield _ContentsLine(title, page, level - 2)
            case PageBreak():
                yield NewPage()

    def _table(self, table: Table) -> Iterator[Flowable]:
        width = (WIDTH - 2 * SIDE - (self.columns - 1) * GUTTER) / self.columns
        widths = _column_widths(table, width, self.styles["th"].fontSize)
        cells = [
            [Par(_markup(cell), self.styles["th" if i == 0 else "td"]) for cell in row]
            for i, row in enumerate(table.rows)
        ]
        grid = Grid(cells, colWidths=widths, repeatRows=1, hAlign="LEFT")
        grid.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#9aa7ad")),
                    ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dce8ee")),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 3),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ]
            )
        )
        grid.spaceAfter = 10
        yield CondPageBreak(50 * mm)
        if table.caption:
            yield Par(_markup(table.caption), self.styles["caption"])
        yield grid


def _column_widths(table: Table, width: float, size: float) -> list[float]:
    """Widths by the length of the longest cell, none narrower than its longest word where that is short."""
    columns = list(zip(*([plain(cell) for cell in row] for row in table.rows), strict=True))
    weights = [min(max(max(map(len, column)), 8), 60) for column in columns]
    widths = [width * weight / sum(weights) for weight in weights]
    words = [max(" ".join(column).split(), key=len)[:11] for column in columns]
    least = [pdfmetrics.stringWidth(word, "Vera-Bold", size) + 14 for word in words]
    narrow = [max(floor - w, 0.0) for floor, w in zip(least, widths, strict=True)]
    spare = [max(w - floor, 0.0) if not n else 0.0 for floor, w, n in zip(least, widths, narrow, strict=True)]
    return [w + n - sum(narrow) * s / sum(spare) for w, n, s in zip(widths, narrow, spare, strict=True)]


class _ContentsLine(Flowable):  # type: ignore[misc]
    """One line of the table of contents, with dots up to the page number."""

    def __init__(self, title: str, page: int, level: int) -> None:
        super().__init__()
        self.title, self.page, self.level = title, page, level

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        self.width = width
        return width, 13

    def draw(self) -> None:
        canvas, indent = self.canv, self.level * 14
        canvas.setFont("Vera", 9.5)
        canvas.drawString(indent, 3, self.title)
        start = indent + canvas.stringWidth(self.title, "Vera", 9.5) + 4
        dots = int((self.width - 22 - start) // canvas.stringWidth(".", "Vera", 9.5))
        canvas.drawRightString(self.width - 20, 3, "." * max(0, dots))
        canvas.drawRightString(self.width, 3, str(self.page))


class _BarChart(Flowable):  # type: ignore[misc]
    """Horizontal bars, each with its label and value before it."""

    def __init__(self, table: Table, size: float) -> None:
        super().__init__()
        self.bars = [(f"{plain(row[0])}: {plain(row[1])}", _number(plain(row[1]))) for row in table.rows[1:]]
        self.size = size
        self.spaceBefore, self.spaceAfter = 6, 2

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        self.width = width
        return width, len(self.bars) * self.size * 2

    def draw(self) -> None:
        canvas, step = self.canv, self.size * 2
        start = max(canvas.stringWidth(label, "Vera", self.size) for label, _ in self.bars) + 8
        most = max(value for _, value in self.bars)
        for i, (label, value) in enumerate(self.bars):
            y = (len(self.bars) - i - 1) * step
            length = (self.width - start) * value / most
            canvas.setFont("Vera", self.size)
            canvas.drawString(0, y + self.size * 0.5, label)
            canvas.setFillColor(BLUE)
            canvas.rect(start, y + self.size * 0.2, length, self.size * 1.3, stroke=0, fill=1)
            canvas.setFillColor(colors.black)


def _number(text: str) -> float:
    return float(text.split("%")[0].split("kr")[0].replace(" ", "").replace(",", "."))


def _list(items: tuple[Any, ...], style: ParagraphStyle, level: int) -> ListFlowable:
    """A list with the deeper items nested under the item before them."""
    entries: list[ListItem] = []
    i = 0
    while i < len(items):
        j = i + 1
        while j < len(items) and items[j].level > level:
            j += 1
        content: list[Flowable] = [Par(_markup(items[i].spans), style)]
        if j > i + 1:
            content.append(_list(items[i + 1 : j], style, level + 1))
        entries.append(ListItem(content))
        i = j
    ordered = items[0].ordered
    return ListFlowable(
        entries,
        bulletType="1" if ordered else "bullet",
        start=1 if ordered else "•",
        bulletFormat="%s." if ordered else None,
        bulletFontName="Vera",
        bulletFontSize=style.fontSize,
        leftIndent=16,
        bulletDedent=14,
    )


def _markup(spans: Spans, *, soft: bool = True) -> str:
    """Spans in reportlab's inline markup."""
    out: list[str] = []
    for span in spans:
        text = escape(soften(span.text) if soft and not span.href else span.text)
        if span.note:
            out.append(f'<super>{span.note}</super><onDraw name="footnote" label="{span.note}"/>')
        elif span.href:
            out.append(f'<a href="{escape(span.href)}" color="#1f4e6b">{text}</a>')
        elif span.bold:
            out.append(f"<b>{text}</b>")
        else:
            out.append(f"<i>{text}</i>" if span.italic else text)
    return "".join(out)


def _styles(columns: int) -> dict[str, ParagraphStyle]:
    size = 9.5 if columns == 1 else 8.5
    body = ParagraphStyle(
        "body",
        fontName="Vera",
        fontSize=size,
        leading=size * 1.45,
        spaceAfter=7,
        embeddedHyphenation=1,
        allowWidows=0,
        allowOrphans=0,
        alignment=TA_JUSTIFY if columns == 2 else 0,
    )

    def style(name: str, **changes: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, **changes)

    head = {"fontName": "Vera-Bold", "textColor": BLUE, "keepWithNext": 1, "alignment": 0}
    return {
        "body": body,
        "item": style("item", spaceAfter=3),
        "h1": style("h1", **head, fontSize=20, leading=25, spaceAfter=12),
        "h2": style("h2", **head, fontSize=size + 4, leading=size + 9, spaceBefore=14, spaceAfter=6),
        "h3": style("h3", **head, fontSize=size + 1.5, leading=size + 6, spaceBefore=9, spaceAfter=4),
        "h4": style("h4", **head, fontSize=size, leading=size + 4, spaceBefore=6, spaceAfter=3),
        "caption": style(
            "caption", fontName="Vera-Italic", fontSize=size - 0.5, spaceBefore=6, spaceAfter=4, alignment=0
        ),
        "th": style("th", fontName="Vera-Bold", fontSize=size - 1, leading=size + 2.5, spaceAfter=0, alignment=0),
        "td": style("td", fontSize=size - 1, leading=size + 2.5, spaceAfter=0, alignment=0),
        "note": style("note", fontSize=7.5, leading=10, spaceAfter=0, alignment=0),
    }
