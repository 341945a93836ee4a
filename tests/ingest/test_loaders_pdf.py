"""PDF pages drawn here with known places: words in their boxes, columns in order, tables as tables."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders import load

WIDTH, HEIGHT = A4
PROSE = (
    "Den enskilde har rätt till bistånd om behovet inte kan tillgodoses på annat sätt och nämnden prövar varje "
    "ansökan för sig efter den sökandes egna förhållanden och barnets bästa ska alltid beaktas i första hand när "
    "åtgärder rör barn enligt lagen och riktlinjerna är bara ett stöd för bedömningen i det enskilda ärendet "
)


def pdf(folder: Path, paint: Callable[[Canvas], None], **options: object) -> Extract:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    paint(canvas)
    canvas.save()
    return save(folder, out.getvalue())


def save(folder: Path, data: bytes) -> Extract:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return load(path)


def flow(folder: Path, *parts: object) -> Extract:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(list(parts))
    return save(folder, out.getvalue())


def wrapped(text: str, width: float, size: float = 10) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def column(canvas: Canvas, x: float, y: float, lines: list[str], size: float = 10, spread: float = 0) -> None:
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        spare = spread - stringWidth(line, "Helvetica", size)
        space = max(0, spare) / max(1, line.count(" ")) if spread and number < len(lines) - 1 else 0
        canvas.drawString(x, y - number * size * 1.3, line, wordSpace=space)


def texts(extract: Extract) -> list[str]:
    return [block.text for block in extract.blocks]


def rows(extract: Extract) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in extract.blocks if b.kind is not BlockKind.LINE]


@pytest.mark.parametrize("rotation", [0, 90])
def test_every_word_lies_in_its_box(tmp_path: Path, rotation: int) -> None:
    placed = [("Åtgärd", 72.0, 700.0, 12), ("(bistånd)", 300.0, 700.0, 12), ("gjpqy", 72.0, 650.0, 20)]

    def paint(canvas: Canvas) -> None:
        if rotation:
            canvas.setPageRotation(rotation)  # turns the media box too: the page is still shown upright
            canvas.translate(HEIGHT, 0)
            canvas.rotate(90)
        for text, x, y, size in placed:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, text)

    extract = pdf(tmp_path, paint)
    boxes = {b.text[box.start : box.end]: box for b in extract.blocks for box in b.boxes}
    assert boxes.keys() == {text for text, *_ in placed}
    for text, x, y, size in placed:
        box, length = boxes[text], stringWidth(text, "Helvetica", size)
        assert box.page == 1
        assert x - 2 <= box.left * WIDTH <= x + 2
        assert x + length - 2 <= box.right * WIDTH <= x + length + 2
        assert HEIGHT - y - 1.1 * size <= box.top * HEIGHT <= HEIGHT - y - 0.7 * size
        assert HEIGHT - y - 0.01 <= box.bottom * HEIGHT <= HEIGHT - y + 0.4 * size


def test_boxes_name_words_of_lines_and_tables(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        column(canvas, 72, 780, wrapped(PROSE, 400))
        ruled(canvas, 72, 600, [["Kostnad", "Belopp"], ["Glasögon", "1 200 kr"], ["Hyra och el", "6 200 kr"]])

    for block in pdf(tmp_path, paint).blocks:
        words = [block.text[box.start : box.end] for box in block.boxes]
        assert words == [word for word in block.text.split() if word != "|"]


def ruled(canvas: Canvas, x: float, y: float, cells: list[list[str]], width: float = 150, height: float = 20) -> None:
    canvas.setFont("Helvetica", 10)
    count, across = len(cells), len(cells[0])
    canvas.grid([x + n * width for n in range(across + 1)], [y - n * height for n in range(count + 1)])
    for row, texts_ in enumerate(cells):
        for number, text in enumerate(texts_):
            canvas.drawString(x + number * width + 4, y - row * height - 14, text)


def test_size_weight_top_and_pages(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, HEIGHT / 2, "Rubrik")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT / 2 - 30, "Text")
        canvas.showPage()
        canvas.scale(2, 2)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(36, 300, "Förstorad")

    heading, text, scaled = pdf(tmp_path, paint).blocks
    assert (heading.size, heading.bold, heading.page) == (16, True, 1)
    assert heading.top == pytest.approx(0.48, abs=0.01)
    assert (text.size, text.bold) == (10, False)
    assert (scaled.size, scaled.page) == (12, 2)


@pytest.mark.parametrize("shift", [0, 6])
@pytest.mark.parametrize("spread", [False, True])
def test_columns_are_read_one_by_one(tmp_path: Path, shift: float, spread: bool) -> None:
    left, right = wrapped("Vänster. " + PROSE * 2, 220), wrapped("Höger. " + PROSE, 220)

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 790, "En rubrik som går tvärs över båda spalterna på sidan")
        column(canvas, 60, 750, left, spread=220 * spread)
        column(canvas, 305, 750 - shift, right, spread=220 * spread)
        canvas.drawString(60, 30, "Kommunen")
        canvas.drawString(500, 30, "Sida 1")

    extract = pdf(tmp_path, paint)
    assert {block.kind for block in extract.blocks} == {BlockKind.LINE}
    assert texts(extract)[1:] == [*left, *right, "Kommunen Sida 1"]


def test_three_columns_and_full_width_text_between(tmp_path: Path) -> None:
    parts = [wrapped(f"Spalt {name}. " + PROSE, 150) for name in "abc"]
    wide = wrapped("Hela bredden. " + PROSE, 470)

    def paint(canvas: Canvas) -> None:
        for number, lines in enumerate(parts):
            column(canvas, 60 + number * 170, 790, lines)
        column(canvas, 60, 400, wide)
        for number, lines in enumerate(parts[:2]):
            column(canvas, 60 + number * 170, 340, lines)

    expected = [*parts[0], *parts[1], *parts[2], *wide, *parts[0], *parts[1]]
    assert texts(pdf(tmp_path, paint)) == expected


def test_lists_and_contents_are_no_columns(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, (marker, text) in enumerate(
            [("•", "Hyra"), ("•", "El"), ("•", "Mat"), ("1.", "Resor"), ("2.", "Tandvård")]
        ):
            canvas.drawString(72, 780 - 14 * number, marker)
            canvas.drawString(100, 780 - 14 * number, text)
        for number, title in enumerate(["Inledning", "Ansökan", "Utredning", "Beslut"]):
            canvas.drawString(72, 650 - 14 * number, title)
            canvas.drawRightString(500, 650 - 14 * number, str(number * 2 + 2))

    assert texts(pdf(tmp_path, paint)) == [
        "• Hyra", "• El", "• Mat", "1. Resor", "2. Tandvård",
        "Inledning 2", "Ansökan 4", "Utredning 6", "Beslut 8",
    ]  # fmt: skip


def test_ruled_table_with_wrapped_cells(tmp_path: Path) -> None:
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")])
    cells = [
        ["Ärende", "Delegat", "Anmärkning"],
        ["Försörjningsstöd enligt\nriktlinjerna", "Socialsekre-\nterare", "Beslut inom\nfjorton dagar"],
        ["Barn- och ungdoms-\ninsats", "Nämnd", ""],
        ["Resa", "Anta\nl dagar", "Om 5\nm snö"],
    ]
    assert rows(flow(tmp_path, Table(cells, style=style))) == [
        ("table_header", "Ärende | Delegat | Anmärkning"),
        ("table_row", "Försörjningsstöd enligt riktlinjerna | Socialsekreterare | Beslut inom fjorton dagar"),
        ("table_row", "Barn- och ungdomsinsats | Nämnd"),
        ("table_row", "Resa | Antal dagar | Om 5 m snö"),
    ]


def test_merged_cells_and_lines_between_rows_only(tmp_path: Path) -> None:
    grid = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    )
    spanned = flow(tmp_path, Table([["Kostnad", "Högst"], ["Glasögon", "1 200 kr"], ["", "2 400 kr"]], style=grid))
    assert [text for _, text in rows(spanned)] == ["Kostnad | Högst", "Glasögon | 1 200 kr", " | 2 400 kr"]
    lined = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, "black"), ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")])
    cells = [["Moment", "Tid"], ["Nybesök", "10 dagar"], ["Beslut efter\nkomplettering", "6 dagar"], ["Klart", "1 dag"]]
    assert [text for _, text in rows(flow(tmp_path, Table(cells, style=lined, colWidths=[150, 150])))] == [
        "Moment | Tid", "Nybesök | 10 dagar", "Beslut efter komplettering | 6 dagar", "Klart | 1 dag",
    ]  # fmt: skip


def test_aligned_table_without_lines(tmp_path: Path) -> None:
    cells = [("Hushåll", "Högsta hyra"), ("1 person", "6 200"), ("2 personer", "7 300"), ("Fler än två", "8 600")]

    def paint(canvas: Canvas) -> None:
        column(canvas, 72, 790, wrapped("Före. " + PROSE, 450))
        canvas.setFont("Helvetica", 10)
        for number, (key, value) in enumerate(cells):
            canvas.drawString(72, 700 - 16 * number, key)
            canvas.drawRightString(400, 700 - 16 * number, value)
        column(canvas, 72, 600, wrapped("Efter. " + PROSE, 450))

    extract = pdf(tmp_path, paint)
    assert rows(extract) == [
        ("table_header", "Hushåll | Högsta hyra"),
        ("table_row", "1 person | 6 200"),
        ("table_row", "2 personer | 7 300"),
        ("table_row", "Fler än två | 8 600"),
    ]
    assert texts(extract)[0].startswith("Före.")
    assert [text for text in texts(extract) if text.startswith("Efter.")]


def test_table_that_goes_on_overleaf_has_one_header(tmp_path: Path) -> None:
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    cells = [["Kostnad", "Högsta belopp"]] + [[f"Post {number}", f"{number}00 kr"] for number in range(1, 60)]
    for repeated in (0, 1):
        found = rows(flow(tmp_path, Table(cells, style=style, repeatRows=repeated)))
        assert [text for kind, text in found if kind == "table_header"] == ["Kostnad | Högsta belopp"]
        assert [text for _, text in found] == [" | ".join(row) for row in cells]


def test_page_frames_and_underlines_are_no_tables(tmp_path: Path) -> None:
    lines = wrapped(PROSE * 2, 220)

    def paint(canvas: Canvas) -> None:
        canvas.rect(50, 50, 500, 760)
        canvas.line(50, 780, 550, 780)
        canvas.line(297, 50, 297, 780)
        column(canvas, 60, 750, lines)
        column(canvas, 305, 750, lines)
        canvas.line(60, 748, 150, 748)

    extract = pdf(tmp_path, paint)
    assert rows(extract) == []
    assert texts(extract) == lines * 2


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Synlig text")
        canvas.saveState()
        unseen = canvas.beginText(72, 650)
        unseen.setTextRenderMode(3)
        unseen.textLine("Osynlig instruktion")
        canvas.drawText(unseen)
        canvas.restoreState()
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 600, "Vitt på vitt")
        canvas.drawString(-200, 500, "Utanför sidan")
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(70, 390, 200, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 400, "Vitt på blått")

    assert texts(pdf(tmp_path, paint)) == ["Synlig text", "Vitt på blått"]


def test_text_under_a_scanned_picture_is_read(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textLine("Tolkad text")
        canvas.drawText(text)

    assert texts(pdf(tmp_path, paint)) == ["Tolkad text"]


def test_footnote_marks_leave_the_word_and_exponents_stay(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        x = 72.0
        for text, size, rise in [
            ("enligt lagen", 12, 0),
            ("3", 7, 5),
            (". Högst 50 m", 12, 0),
            ("2", 7, 5),
            (" yta", 12, 0),
        ]:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 700 + rise, text)
            x += stringWidth(text, "Helvetica", size)

    assert texts(pdf(tmp_path, paint)) == ["enligt lagen. Högst 50 m2 yta"]


def test_turned_text_does_not_break_lines(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        column(canvas, 72, 700, ["En hel rad med text", "En rad till"])
        canvas.translate(60, 600)
        canvas.rotate(60)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "UTKAST")

    assert texts(pdf(tmp_path, paint)) == ["En hel rad med text", "En rad till", "UTKAST"]


def test_a_broken_page_does_not_lose_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    from ingest.loaders import pdf as reader
    from ingest.loaders.pdf_page import draw as real

    seen = []

    def fail_once(page: object) -> object:
        seen.append(page)
        if len(seen) == 1:
            raise pypdfium2.PdfiumError("trasig sida")
        return real(page)

    def paint(canvas: Canvas) -> None:
        for text in ("Sida ett", "Sida två"):
            canvas.drawString(72, 700, text)
            canvas.showPage()

    monkeypatch.setattr(reader, "draw", fail_once)
    (block,) = pdf(tmp_path, paint).blocks
    assert (block.text, block.page) == ("Sida två", 2)


def test_properties(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setTitle("Riktlinjer för bistånd")
        canvas.setAuthor("Åkersvik kommun")
        canvas.drawString(72, 700, "Text")

    found = pdf(tmp_path, paint).properties
    assert (found.title, found.publisher) == ("Riktlinjer för bistånd", "Åkersvik kommun")
    assert found.published is not None


def lines_only(blocks: tuple[Block, ...]) -> bool:
    return all(block.kind is BlockKind.LINE for block in blocks)


def test_lists_in_two_columns_are_no_table(tmp_path: Path) -> None:
    left = [f"• {word}" for word in ("Hyra", "El", "Mat", "Resor", "Kläder")]
    right = [f"• {word}" for word in ("Tandvård", "Glasögon", "Läkarvård", "Medicin", "Flytt")]

    def paint(canvas: Canvas) -> None:
        column(canvas, 72, 700, left)
        column(canvas, 320, 700, right)

    extract = pdf(tmp_path, paint)
    assert lines_only(extract.blocks)
    assert texts(extract) == left + right


@pytest.mark.parametrize("shift", [3.9, 4.3, 4.7, 5.1])
def test_lines_with_rings_stay_whole_beside_a_column_half_a_line_off(tmp_path: Path, shift: float) -> None:
    pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))  # its Å rises
    left = ["vem som svarar vad som väntar", "när svaret ges var man ser vem", "som har rätt att veta mer om"]
    right = ["1. fråga hur man räknar nu", "2. två bor kvar ett tag till", "3. få veta mer om reglerna"]

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Vera", 8.5)
        for number, pair in enumerate(zip(left * 3, right * 3, strict=True)):
            canvas.drawString(72, 700 - number * 12.3, pair[0])
            canvas.drawString(320, 700 - shift - number * 12.3, pair[1])

    assert texts(pdf(tmp_path, paint)) == left * 3 + right * 3


def test_the_last_point_of_the_longer_column_stays_with_it(tmp_path: Path) -> None:
    left = wrapped(PROSE, 200)
    points = ["5. Ställning. Har personen rätt att", "vistas i landet? Fråga juristen."]
    across = "Noten går över båda spalterna och handlar om hur lagen ska läsas i ett enskilt fall."

    def paint(canvas: Canvas) -> None:
        column(canvas, 72, 700, left)
        column(canvas, 72, 700 - len(left) * 13 - 7, points)
        column(canvas, 320, 700, left)
        column(canvas, 72, 700 - (len(left) + 3) * 13 - 7, [across])

    assert texts(pdf(tmp_path, paint)) == [*left, *points, *left, across]


def test_a_caption_over_two_columns_does_not_hide_the_third(tmp_path: Path) -> None:
    rows_ = [
        ("Sak", "Belopp", "Att tänka på"),
        ("Säng med madrass", "2 200", "Madrassen köps alltid ny"),
        ("Sängkläder", "700", "Per person"),
        ("Köksbord", "900", "Begagnat i första hand"),
        ("Tvättmaskin", "3 500", "Endast om tvättstuga saknas"),
    ]

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 720, "Tabell 1. Riktbelopp för sängar och annat 2026, kronor")
        for number, cells in enumerate(rows_):
            for x, cell in zip((72, 250, 340), cells, strict=True):
                canvas.drawString(x, 700 - number * 18, cell)

    extract = pdf(tmp_path, paint)
    assert [text for _, text in rows(extract)] == [" | ".join(row) for row in rows_]
