"""Scanned pages drawn here: read with places where Tesseract is installed, told of where it is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import BlockKind, Extract
from ingest.loaders import LoadError, load, tesseract
from ingest.pipeline import ingest

WIDTH, HEIGHT = A4
LINES = (
    "Hyresskuld prövas när bostaden annars går förlorad.",
    "Beslutet får överklagas enligt 35 kap. 1 § SoL och 44 § FL.",
    "Högsta belopp är 14 500 kronor för ett hushåll med barn.",
)
needs_tesseract = pytest.mark.skipif(not tesseract.is_installed(), reason="Tesseract med svenska är inte installerat")


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_languages", lambda: ())


def sheet(paint: Callable[[Canvas], None], degrees: float = 0) -> ImageReader:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    paint(canvas)
    canvas.save()
    picture = pdfium.PdfDocument(out.getvalue())[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    return ImageReader(picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255))


def write(canvas: Canvas, lines: tuple[str, ...] = LINES) -> None:
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 24 * number, line)


def scan(canvas: Canvas, degrees: float = 0) -> None:
    canvas.drawImage(sheet(write, degrees), 0, 0, WIDTH, HEIGHT)


def pdf(folder: Path, *pages: Callable[[Canvas], None]) -> Path:
    path = folder / "skannad.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for paint in pages:
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(extract: Extract) -> list[str]:
    return [block.text for block in extract.blocks]


@needs_tesseract
@pytest.mark.parametrize("degrees", [0, 0.8, -0.8])
def test_a_scanned_page_is_read_and_remarked(tmp_path: Path, degrees: float) -> None:
    extract = load(pdf(tmp_path, lambda canvas: scan(canvas, degrees)))
    assert lines(extract) == list(LINES)
    assert "Sida 1" in extract.remark
    assert "OCR" in extract.remark


@needs_tesseract
@pytest.mark.parametrize("degrees", [0, 0.8])
def test_every_word_has_its_place_on_the_picture(tmp_path: Path, degrees: float) -> None:
    straight = load(pdf(tmp_path, lambda canvas: scan(canvas, degrees)))
    boxes = {b.text[box.start : box.end]: box for b in straight.blocks for box in b.boxes}
    # "Hyresskuld" begins at 72, 700 from below; a turn lifts what stands left of the middle, and moves it to the side.
    turned = 0.01745 * degrees
    left = 72 - turned * (HEIGHT / 2 - (HEIGHT - 700))
    below = HEIGHT - 700 + turned * (WIDTH / 2 - 72)
    assert boxes["Hyresskuld"].left * WIDTH == pytest.approx(left, abs=4)
    assert boxes["Hyresskuld"].bottom * HEIGHT == pytest.approx(below, abs=5)
    assert boxes["förlorad."].bottom * HEIGHT == pytest.approx(HEIGHT - 700 - turned * 60, abs=6)


@needs_tesseract
def test_columns_of_a_scanned_table_are_cells(tmp_path: Path) -> None:
    rows = (("Kostnad", "Högsta belopp"), ("Glasögon", "1 800 kr"), ("Vinterkläder", "1 200 kr"), ("Flytt", "4 500 kr"))

    def table(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for number, (name, amount) in enumerate(rows):
            canvas.drawString(72, 700 - 20 * number, name)
            canvas.drawString(300, 700 - 20 * number, amount)

    extract = load(pdf(tmp_path, lambda canvas: canvas.drawImage(sheet(table), 0, 0, WIDTH, HEIGHT)))
    cells = [block.text for block in extract.blocks if block.kind is not BlockKind.LINE]
    assert cells == [" | ".join(row) for row in rows]


@needs_tesseract
def test_a_stamp_does_not_hide_the_scan_below_it(tmp_path: Path) -> None:
    def stamped(canvas: Canvas) -> None:
        scan(canvas)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(400, 800, "Inkom 2026-03-02 Dnr 17")

    text = "\n".join(lines(load(pdf(tmp_path, stamped))))
    assert text.count("Inkom 2026-03-02 Dnr 17") == 1
    assert LINES[0] in text


@pytest.mark.usefixtures("without_tesseract")
def test_picture_pages_among_others_are_told_of(tmp_path: Path) -> None:
    extract = load(pdf(tmp_path, write, scan, lambda canvas: None, scan))
    assert lines(extract) == list(LINES)
    assert extract.remark.startswith("Sida 2 och 4 är bild")
    assert "Tesseract" in extract.remark


@pytest.mark.usefixtures("without_tesseract")
def test_a_file_of_pictures_only_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="Tesseract"):
        load(pdf(tmp_path, scan))


def test_text_pages_with_a_logo_and_blank_pages_need_no_remark(tmp_path: Path) -> None:
    def with_logo(canvas: Canvas) -> None:
        write(canvas)
        canvas.drawImage(ImageReader(Image.new("L", (40, 40), 90)), 500, 780, 40, 40)

    assert load(pdf(tmp_path, with_logo, lambda canvas: None)).remark == ""


@needs_tesseract
def test_a_scan_is_read_when_tesseract_has_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    pdf(library, write, scan)
    with monkeypatch.context() as patch:
        patch.setattr(tesseract, "_languages", lambda: ())
        before = ingest([library], tmp_path / "index", None)
    assert "är bild" in _remark(before.manifest.files)
    after = ingest([library], tmp_path / "index", None)
    assert after.read == 1
    assert "textigenkänning" in _remark(after.manifest.files)


def _remark(files: tuple[object, ...]) -> str:
    return " ".join(getattr(file, "remark", "") for file in files)
