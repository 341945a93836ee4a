"""Write a text as a scanned PDF: pictures only, a little askew, grey and grainy."""

from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
import to_pdf
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from texts import Text

DPI, SEED = 150, 468
ASKEW = (0.5, -0.35, 0.7)  # degrees, page by page
PAPER, GRAIN, BLUR = 247, 5.0, 0.4


def write(text: Text) -> bytes:
    """The text as the bytes of a PDF without a text layer."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle("Skanning")  # what a scanner writes there
    grain = np.random.default_rng(SEED)
    for number, page in enumerate(pdfium.PdfDocument(to_pdf.write(text))):
        sheet = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        canvas.drawImage(_scanned(sheet, ASKEW[number % len(ASKEW)], grain), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _scanned(sheet: Image.Image, degrees: float, grain: np.random.Generator) -> ImageReader:
    turned = sheet.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(BLUR))
    pixels = np.asarray(turned, dtype=float) * PAPER / 255
    noisy = Image.fromarray(np.clip(pixels + grain.normal(0, GRAIN, pixels.shape), 0, 255).astype(np.uint8))
    data = BytesIO()
    noisy.save(data, "JPEG", quality=45)
    data.seek(0)
    return ImageReader(data)
