"""Lines and painted areas of a PDF page, and the map from its coordinates to points from the top left as shown."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST_PATHS = 20_000  # a map or a drawing has more, and no tables
# a map or a drawing has more, and no tables


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: `at` across its direction, from `start` to `end` along it."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted rectangle; `white` is None for pictures and shadings, whose colour is not known."""

    left: float
    top: float
    right: float
    bottom: float
    white: bool | None

    def covers(self, x: float, y: float) -> bool:
        """Whether a point is painted."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map as PDF writes it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Where a step goes, wherever it is taken."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle's place, by two of its corners: pages and pictures are turned by right angles if at all."""
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def then(self, after: Matrix) -> Matrix:
        """Both maps, one after the other."""
        a, b = after.direction(self.a, self.b)
        c, d = after.direction(self.c, self.d)
        return Matrix(a, b, c, d, *after.point(self.e, self.f))


def view(page: pdfium.PdfPage, width: float, height: float) -> Matrix:
    """Return the map from the page's own coordinates to points from the top left; PDFium counts in whole hundredths."""

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, round(width * 100), round(height * 100), 0, x, y, byref(across), byref(down))
        return across.value / 100, down.value / 100

    (e, f), (right_x, right_y), (up_x, up_y) = seen(0, 0), seen(1000, 0), seen(0, 1000)
    return Matrix((right_x - e) / 1000, (right_y - f) / 1000, (up_x - e) / 1000, (up_y - f) / 1000, e, f)


def paths(page: pdfium.PdfPage, view: Matrix) -> tuple[list[Rule], list[Fill]]:
    """Read what lines and areas a page has; none from a page with very many, which is no table."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    for count, item in enumerate(page.get_objects(filter=kinds)):
        if count > _MOST_PATHS:
            return [], fills
        matrix = _placed(item, view)
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            _read_path(item, matrix, rules, fills)
        elif item.type == raw.FPDF_PAGEOBJ_IMAGE:
            fills.append(Fill(*matrix.box(0, 0, 1, 1), white=None))
        else:
            fills.append(Fill(*view.box(*item.get_bounds()), white=None))
    return rules, fills


def _placed(item: pdfium.PdfObject, view: Matrix) -> Matrix:
    """The map from an object's own coordinates, through the forms it stands in, to the page as shown."""
    matrix = Matrix()
    while item is not None:
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, byref(own))
        matrix = matrix.then(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
        item = item.container
    return matrix.then(view)


def _read_path(item: pdfium.PdfObject, matrix: Matrix, rules: list[Rule], fills: list[Fill]) -> None:
    """Take a path apart to straight lines if stroked, and to an area if filled; a thin area is a line too."""
    fill_mode, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, byref(fill_mode), byref(stroked))
    for corners in _outlines(item, matrix):
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        if min(right - left, bottom - top) < 2.5 and (stroked.value or fill_mode.value):
            flat = right - left > bottom - top
            across = (top + bottom) / 2 if flat else (left + right) / 2
            rules.append(Rule(flat, across, left if flat else top, right if flat else bottom))
            continue
        if fill_mode.value:
            fills.append(Fill(left, top, right, bottom, is_white(item)))
        if stroked.value:
            for (x1, y1), (x2, y2) in pairwise(corners):
                if abs(y1 - y2) < 0.5:
                    rules.append(Rule(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2)))
                elif abs(x1 - x2) < 0.5:
                    rules.append(Rule(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _outlines(item: pdfium.PdfObject, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The corners of each continuous stroke of a path; curves are taken by their ends."""
    outlines: list[list[tuple[float, float]]] = []
    x, y = c_float(), c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = matrix.point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines


def is_white(item: object) -> bool:
    """Whether an object is filled with white or with nothing."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    found = raw.FPDFPageObj_GetFillColor(item, byref(red), byref(green), byref(blue), byref(alpha))
    return bool(found) and (min(red.value, green.value, blue.value) >= 250 or alpha.value == 0)
