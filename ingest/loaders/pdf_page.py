"""What is drawn on one PDF page: words, ruled lines and painted areas, in points from the top left as shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_float, c_int, c_uint, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf0fc": "✓", "\uf0d8": "➢", "\x02": "-", "\ufffe": "-"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_MOST_PATHS = 20_000  # a map or a drawing has more, and no tables


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a piece of one, with its box.

    Attributes:
        spaced: Whether white space came before it in the file.
        upright: Whether it is written from left to right as the page is shown.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    spaced: bool = True
    upright: bool = True


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
class Drawing:
    """All that matters of a page.

    Attributes:
        keeps_spaces: Whether the file writes the space that a line was wrapped at, so that a wrap without one broke
            a word.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    keeps_spaces: bool


@dataclass(frozen=True, slots=True)
class _Matrix:
    """An affine map as PDF writes it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        corners = [self.point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def then(self, after: _Matrix) -> _Matrix:
        a, b = after.direction(self.a, self.b)
        c, d = after.direction(self.c, self.d)
        return _Matrix(a, b, c, d, *after.point(self.e, self.f))


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    upright: bool
    invisible: bool
    white: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    style: _Style

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def draw(page: pdfium.PdfPage) -> Drawing:
    """Read a page; its rotation and crop box are accounted for."""
    width, height = page.get_size()
    view = _view(page, width, height)
    rules, fills = _paths(page, view)
    glyphs = list(_glyphs(page, view))
    shown = [glyph for glyph in glyphs if glyph is None or _is_shown(glyph, width, height, fills)]
    if not any(shown):  # a scanned page with its text laid invisibly over the picture
        shown = glyphs
    words = tuple(_without_twins(_words(shown)))
    return Drawing(width, height, words, tuple(rules), tuple(fills), _keeps_spaces(words))


def _view(page: pdfium.PdfPage, width: float, height: float) -> _Matrix:
    """The map from the page's own coordinates to points from the top left, in hundredths as PDFium counts pixels."""

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, round(width * 100), round(height * 100), 0, x, y, byref(across), byref(down))
        return across.value / 100, down.value / 100

    (e, f), (right_x, right_y), (up_x, up_y) = seen(0, 0), seen(1000, 0), seen(0, 1000)
    return _Matrix((right_x - e) / 1000, (right_y - f) / 1000, (up_x - e) / 1000, (up_y - f) / 1000, e, f)


def _glyphs(page: pdfium.PdfPage, view: _Matrix) -> Iterator[_Glyph | None]:
    """Yield the characters in the order of the file, with None for white space."""
    textpage = page.get_textpage()
    styles: dict[int | None, _Style] = {}
    tight = c_double(), c_double(), c_double(), c_double()
    x, y, loose = c_double(), c_double(), raw.FS_RECTF()
    try:
        for index in range(textpage.count_chars()):
            char = _character(raw.FPDFText_GetUnicode(textpage, index))
            if not char or char in "\r\n":  # PDFium's guess at a line's end; the places say more
                continue
            if char.isspace():
                yield None
                continue
            owner = raw.FPDFText_GetTextObject(textpage, index)
            address = cast(owner, c_void_p).value
            if address not in styles:
                styles[address] = _style(textpage, index, owner, view)
            raw.FPDFText_GetCharBox(textpage, index, *(byref(edge) for edge in tight))
            left, right, bottom, top = (edge.value for edge in tight)
            if raw.FPDFText_GetLooseCharBox(textpage, index, byref(loose)):
                left, right = min(left, loose.left), max(right, loose.right)
                bottom, top = min(bottom, loose.bottom), max(top, loose.top)
            raw.FPDFText_GetCharOrigin(textpage, index, byref(x), byref(y))
            yield _Glyph(char, *view.box(left, bottom, right, top), view.point(x.value, y.value)[1], styles[address])
    finally:
        textpage.close()


def _character(code: int) -> str:
    """A character, with bullets of symbol fonts and PDFium's own sign for a hyphen put right."""
    char = chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    char = _SYMBOLS.get(char, char)
    return _LIGATURES.get(char, char if char >= " " or char.isspace() else "")


def _style(textpage: pdfium.PdfTextPage, index: int, owner: object, view: _Matrix) -> _Style:
    matrix, name = raw.FS_MATRIX(), create_string_buffer(256)
    raw.FPDFText_GetMatrix(textpage, index, byref(matrix))
    across = view.direction(matrix.a, matrix.b)
    down = view.direction(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(textpage, index) * (down[0] ** 2 + down[1] ** 2) ** 0.5
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(owner), name, 256)
    font = name.value.decode("latin-1").lower()
    return _Style(
        size=round(size, 1),
        bold=any(word in font for word in ("bold", "black", "heavy", "demi"))
        or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
        upright=across[0] > 0 and abs(across[1]) < 0.1 * across[0],
        invisible=mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP),
        white=_is_white(owner),
    )


def _is_white(item: object) -> bool:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    found = raw.FPDFPageObj_GetFillColor(item, byref(red), byref(green), byref(blue), byref(alpha))
    return bool(found) and (min(red.value, green.value, blue.value) >= 250 or alpha.value == 0)


def _is_shown(glyph: _Glyph, width: float, height: float, fills: list[Fill]) -> bool:
    x, y = glyph.middle
    if glyph.style.invisible or not (0 <= x <= width and 0 <= y <= height):
        return False
    return not glyph.style.white or any(fill.covers(x, y) and not fill.white for fill in fills)


def _words(glyphs: Iterable[_Glyph | None]) -> Iterator[Word]:
    """Join characters to words, broken by white space and by jumps."""
    word: list[_Glyph] = []
    spaced = True
    for glyph in glyphs:
        if word and (glyph is None or _jumps(word[-1], glyph)):
            yield _word(word, spaced)
            word, spaced = [], glyph is None
        if glyph is None:
            spaced = True
        elif word and _is_note_mark(word, glyph):
            word[-1] = replace(word[-1], right=glyph.right)  # so that a full stop after it stays with the word
        else:
            word.append(glyph)
    if word:
        yield _word(word, spaced)


def _jumps(last: _Glyph, glyph: _Glyph) -> bool:
    if not (last.style.upright and glyph.style.upright):
        return last.style.upright != glyph.style.upright
    size = max(last.style.size, glyph.style.size, 1)
    gap = glyph.left - last.right
    return abs(glyph.baseline - last.baseline) > 0.6 * size or not -0.4 * size < gap < 0.35 * size


def _is_note_mark(word: list[_Glyph], glyph: _Glyph) -> bool:
    """Whether a raised small digit after a word points to a footnote; the word is then not "m2"."""
    last = word[-1]
    raised = last.baseline - glyph.baseline > 0.2 * last.style.size and glyph.style.size < 0.8 * last.style.size
    return glyph.text.isdigit() and raised and len(word) > 2 and not last.text.isdigit()


def _word(glyphs: list[_Glyph], spaced: bool) -> Word:
    main = max(glyphs, key=lambda glyph: glyph.style.size)
    return Word(
        unicodedata.normalize("NFC", "".join(glyph.text for glyph in glyphs)),
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        main.style.size,
        all(glyph.style.bold for glyph in glyphs),
        spaced,
        main.style.upright,
    )


def _keeps_spaces(words: Sequence[Word]) -> bool:
    wraps = [second.spaced for first, second in pairwise(words) if second.left < first.left and second.top > first.top]
    return sum(wraps) > 0.2 * len(wraps)


def _without_twins(words: Iterable[Word]) -> Iterator[Word]:
    """Leave out a word that is printed again nearly on the same spot, for shadow or weight."""
    seen: dict[str, list[Word]] = {}
    for word in words:
        near = 0.2 * word.size
        before = seen.setdefault(word.text, [])
        if not any(abs(other.left - word.left) < near and abs(other.top - word.top) < near for other in before):
            before.append(word)
            yield word


def _paths(page: pdfium.PdfPage, view: _Matrix) -> tuple[list[Rule], list[Fill]]:
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


def _placed(item: pdfium.PdfObject, view: _Matrix) -> _Matrix:
    """The map from an object's own coordinates, through the forms it stands in, to the page as shown."""
    matrix = _Matrix()
    while item is not None:
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, byref(own))
        matrix = matrix.then(_Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
        item = item.container
    return matrix.then(view)


def _read_path(item: pdfium.PdfObject, matrix: _Matrix, rules: list[Rule], fills: list[Fill]) -> None:
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
            fills.append(Fill(left, top, right, bottom, _is_white(item)))
        if stroked.value:
            for (x1, y1), (x2, y2) in pairwise(corners):
                if abs(y1 - y2) < 0.5:
                    rules.append(Rule(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2)))
                elif abs(x1 - x2) < 0.5:
                    rules.append(Rule(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _outlines(item: pdfium.PdfObject, matrix: _Matrix) -> list[list[tuple[float, float]]]:
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


def joined(first: Word, second: Word) -> Word:
    """Two pieces of a word as one."""
    return replace(
        first,
        text=first.text + second.text,
        top=min(first.top, second.top),
        right=max(first.right, second.right),
        bottom=max(first.bottom, second.bottom),
        bold=first.bold and second.bold,
    )
