"""The words on a PDF page with their places, and what else is drawn there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.loaders.pdf_paths import Fill, Matrix, Rule, is_white, paths, view

_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf0fc": "✓", "\uf0d8": "➢", "\x02": "-", "\ufffe": "-"}

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a piece of one, with its box.

    Attributes:
        spaced: Whether white space came before it in the file.
        upright: Whether it is written from left to right as the page is shown.
        drop: How much lower than its box it really stands, on a page that was scanned askew.
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
    drop: float = 0.0


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
    seen = view(page, width, height)
    rules, fills = paths(page, seen)
    glyphs = list(_glyphs(page, seen))
    shown = [glyph for glyph in glyphs if glyph is None or _is_shown(glyph, width, height, fills)]
    if not any(shown):  # a scanned page with its text laid invisibly over the picture
        shown = glyphs
    words = tuple(_without_twins(_words(shown)))
    return Drawing(width, height, words, tuple(rules), tuple(fills), _keeps_spaces(words))


def _glyphs(page: pdfium.PdfPage, view: Matrix) -> Iterator[_Glyph | None]:
    """Yield the characters in the order of the file, with None for white space."""
    textpage = page.get_textpage()
    styles: dict[int | None, _Style] = {}
    tight = c_double(), c_double(), c_double(), c_double()
    x, y, loose = c_double(), c_double(), raw.FS_RECTF()
    edges, origin, rectangle = [byref(edge) for edge in tight], (byref(x), byref(y)), byref(loose)
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
            raw.FPDFText_GetCharBox(textpage, index, *edges)
            left, right, bottom, top = tight[0].value, tight[1].value, tight[2].value, tight[3].value
            if raw.FPDFText_GetLooseCharBox(textpage, index, rectangle):
                left, right = min(left, loose.left), max(right, loose.right)
                bottom, top = min(bottom, loose.bottom), max(top, loose.top)
            raw.FPDFText_GetCharOrigin(textpage, index, *origin)
            yield _Glyph(char, *view.box(left, bottom, right, top), view.point(x.value, y.value)[1], styles[address])
    finally:
        textpage.close()


def _character(code: int) -> str:
    """A character, with bullets of symbol fonts and PDFium's own sign for a hyphen put right."""
    char = chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    char = _SYMBOLS.get(char, char)
    return _LIGATURES.get(char, char if char >= " " or char.isspace() else "")


def _style(textpage: pdfium.PdfTextPage, index: int, owner: object, view: Matrix) -> _Style:
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
        white=is_white(owner),
    )


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
