"""Pages that are pictures: their words by Tesseract, straightened where the sheet lay askew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from ingest.loaders import tesseract
from ingest.loaders.pdf_page import Drawing, Word
from ingest.loaders.tesseract import Found

_MOST_PIXELS = 5000  # along a side, for plans and posters
_FEW = 150  # characters of a text layer that may be no more than a stamp on a scanned page
_ROOM = 0.08  # above and below the letters in a line of type, as a share of their height
_COVERED = 0.5  # of a page by pictures


def is_picture(page: pdfium.PdfPage, drawing: Drawing) -> bool:
    """Whether a page shows more than its text layer says: a scanned page, with or without a stamp of its own."""
    if not drawing.words:
        return _has_ink(page)
    pictures = sum((f.right - f.left) * (f.bottom - f.top) for f in drawing.fills if f.white is None)
    few = sum(len(word.text) for word in drawing.words) < _FEW
    return few and pictures > _COVERED * drawing.width * drawing.height


def recognise(page: pdfium.PdfPage, drawing: Drawing) -> Drawing | None:
    """The page with the words of its picture, straightened; None where no text was found in it."""
    scale = min(tesseract.DPI / 72, _MOST_PIXELS / max(drawing.width, drawing.height, 1))
    found = [
        word for word in _words(tesseract.recognise(_grey(page, scale)), scale) if not _is_known(word, drawing.words)
    ]
    if not found:
        return None
    return replace(drawing, words=(*drawing.words, *found), keeps_spaces=True)


def _is_known(word: Word, known: Sequence[Word]) -> bool:
    """Whether the text layer has a word in the same place."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2 + word.drop
    return any(other.left <= x <= other.right and other.top <= y <= other.bottom for other in known)


def _has_ink(page: pdfium.PdfPage) -> bool:
    pixels = _grey(page, 0.5)
    return bool(np.ptp(pixels) > 60)


def _grey(page: pdfium.PdfPage, scale: float) -> NDArray[np.uint8]:
    """The page as shown, in levels of grey."""
    bitmap = page.render(scale=scale, grayscale=True, force_bitmap_format=raw.FPDFBitmap_Gray)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return pixels.reshape(pixels.shape[:2])


def _words(found: Sequence[Found], scale: float) -> Iterator[Word]:
    """Words in points: levelled line by line, all words of a line as high as the line."""
    lines: dict[tuple[str, ...], list[Found]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    slope = _slope(list(lines.values()))
    heights = [bottom - top for top, bottom in (_extent(line, slope) for line in lines.values() if len(line) > 3)]
    usual = median(heights) if heights else 0.0
    for line in lines.values():
        top, bottom = _extent(line, slope)
        height = bottom - top
        size = usual if abs(height - usual) < 0.25 * usual else height  # "en" and "Åg" are of one size
        for word in line:
            yield Word(
                word.text,
                word.left / scale,
                top / scale,
                word.right / scale,
                bottom / scale,
                round(size / scale, 1),
                drop=slope * word.left / scale,
            )


def _extent(line: Sequence[Found], slope: float) -> tuple[float, float]:
    """Top and bottom of a levelled line, whatever a single word with a speck beside it says."""
    tops = [word.top - slope * word.left for word in line]
    bottoms = [word.bottom - slope * word.left for word in line]
    top, bottom = float(np.quantile(tops, 0.2)), float(np.quantile(bottoms, 0.8))
    return top - _ROOM * (bottom - top), bottom + _ROOM * (bottom - top)


def _slope(lines: Sequence[Sequence[Found]]) -> float:
    """How much lines fall for each step to the right, as a sheet lay askew in the scanner."""
    falls = [
        (line[-1].top + line[-1].bottom - line[0].top - line[0].bottom) / 2 / (line[-1].left - line[0].left)
        for line in lines
        if len(line) > 3 and line[-1].left > line[0].left
    ]
    return median(falls) if falls else 0.0
