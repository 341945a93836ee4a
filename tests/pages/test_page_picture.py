from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from page_fakes import GUIDE, FakeIndex, Opened, answered, passage, shown
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app_pages import page_picture, texts
from app_pages.page_picture import Mark
from assistant.answer import Citation
from ingest.documents import BlockKind, Box, Document, Section, Span
from ingest.loaders import tesseract

TEXT = "Ansökan prövas skyndsamt."
BOXES = (
    Box(0, 7, 1, 0.10, 0.10, 0.20, 0.12),
    Box(8, 14, 1, 0.21, 0.10, 0.30, 0.12),
    Box(15, 25, 2, 0.10, 0.10, 0.25, 0.12),
)
SECTION = Section(0, ("Ansökan",), TEXT, (Span(0, 25, BlockKind.PARAGRAPH, page=1),), BOXES)


@pytest.fixture
def pdf(tmp_path: Path) -> Document:
    path = tmp_path / "rutin.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600))
    for _ in range(3):
        canvas.drawString(40, 530, TEXT)
        canvas.showPage()
    canvas.save()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(GUIDE, source=str(path), file_hash=digest, paging="page")


def cited(document: Document, quote: str = TEXT) -> Citation:
    whole = replace(passage(document, SECTION), page=1, locator="s. 1–2")
    start = TEXT.index(quote)
    return Citation(1, whole, document, quote, start, start + len(quote))


def test_picture_has_the_page_in_its_own_shape(pdf: Document) -> None:
    path = page_picture.original(pdf)
    assert path is not None
    picture = Image.open(io.BytesIO(page_picture.picture(path, 2)))
    assert picture.width == page_picture.WIDTH
    assert picture.height == pytest.approx(page_picture.WIDTH * 1.5, abs=2)
    assert page_picture.page_count(path) == 3


def test_changed_file_is_not_shown(pdf: Document) -> None:
    Path(pdf.source).write_bytes(b"%PDF-1.4 annat")
    assert page_picture.original(pdf) is None


def test_words_of_a_line_make_one_mark_and_pages_are_apart() -> None:
    assert page_picture.marks(SECTION, 0, 25) == {
        1: (Mark(0.10, 0.10, 0.30, 0.12),),
        2: (Mark(0.10, 0.10, 0.25, 0.12),),
    }
    assert page_picture.marks(SECTION, 8, 14) == {1: (Mark(0.21, 0.10, 0.30, 0.12),)}


def test_columns_and_lines_are_not_joined() -> None:
    boxes = (Box(0, 2, 1, 0.1, 0.1, 0.4, 0.12), Box(3, 5, 1, 0.6, 0.1, 0.8, 0.12), Box(6, 8, 1, 0.61, 0.13, 0.8, 0.15))
    assert len(page_picture.marks(replace(SECTION, boxes=boxes), 0, 8)[1]) == 3


def test_citation_opens_every_page_that_it_stands_on(pdf: Document, open_page: Opened) -> None:
    answer = replace(answered(), citations=(cited(pdf),))
    page, _ = open_page("ask.py", answer, index=FakeIndex({pdf: (SECTION,)}))
    page.chat_input[0].set_value("Hur?").run()
    page.button(key="oppna-0-1").click().run()
    html = shown(page)
    assert html.count('<figure class="ks-sheet">') == 2
    assert '<mark style="left:10.000%;top:10.000%;width:20.000%;height:2.000%">' in html
    assert "Sida 2 i Riktlinje för ekonomiskt bistånd. Citatet är markerat." in html


def test_changed_file_gives_the_text_instead(pdf: Document, open_page: Opened) -> None:
    Path(pdf.source).write_bytes(b"%PDF-1.4 annat")
    page, _ = open_page("ask.py", replace(answered(), citations=(cited(pdf),)), index=FakeIndex({pdf: (SECTION,)}))
    page.chat_input[0].set_value("Hur?").run()
    page.button(key="oppna-0-1").click().run()
    assert texts.CHANGED_FILE in [i.value for i in page.info]
    assert f"<mark>{TEXT}</mark>" in shown(page)


def test_unmapped_quote_is_said_not_guessed(pdf: Document, open_page: Opened) -> None:
    plain = replace(SECTION, boxes=())
    page, _ = open_page("ask.py", replace(answered(), citations=(cited(pdf),)), index=FakeIndex({pdf: (plain,)}))
    page.chat_input[0].set_value("Hur?").run()
    page.button(key="oppna-0-1").click().run()
    assert texts.UNMARKED in [i.value for i in page.info]
    assert "<mark style" not in shown(page)


def test_library_shows_a_pdf_page_by_page(pdf: Document, open_page: Opened) -> None:
    three = replace(SECTION, spans=(Span(0, 7, BlockKind.PARAGRAPH, page=1), Span(8, 25, BlockKind.PARAGRAPH, page=3)))
    page, _ = open_page("library.py", answered(), index=FakeIndex({pdf: (three,)}))
    page.selectbox[2].select_index(0).run()
    next(b for b in page.button if b.label == texts.OPEN_BUTTON).click().run()
    assert "<figcaption>Sida 1</figcaption>" in shown(page)
    assert (page.number_input[0].min, page.number_input[0].max) == (1, 3)


@pytest.mark.skipif(not tesseract.is_installed(), reason="Tesseract med svenska är inte installerat")
def test_identity_numbers_on_a_scanned_page_are_black(tmp_path: Path) -> None:
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(400, 600))
    canvas.setFont("Helvetica", 14)
    canvas.drawString(40, 500, "Ansökan om bistånd från Anna Exempel")
    canvas.drawString(40, 460, "Personnummer 19811228-9874 och hyra 7 400 kronor")
    canvas.save()
    scanned = tmp_path / "skannad.pdf"
    picture = pdfium.PdfDocument(sheet.getvalue())[0].render(scale=3).to_pil()
    page = Canvas(str(scanned), pagesize=(400, 600))
    page.drawImage(ImageReader(picture), 0, 0, 400, 600)
    page.save()
    image = Image.open(io.BytesIO(page_picture.picture(scanned, 1))).convert("L")
    scale = page_picture.WIDTH / 400

    def darkness(left: float, right: float) -> float:
        area = image.crop((int(left * scale), int(130 * scale), int(right * scale), int(139 * scale)))
        return float((np.asarray(area) < 60).mean())

    start = 40 + stringWidth("Personnummer ", "Helvetica", 14)
    end = start + stringWidth("19811228-9874", "Helvetica", 14)
    assert darkness(start + 2, end - 2) > 0.95
    assert darkness(end + 8, end + 90) < 0.5
