"""Text recognition (OCR) by the program Tesseract, where it is installed with Swedish.

Its TSV: https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from shutil import which
from statistics import median

import numpy as np
from numpy.typing import NDArray

DPI = 300  # what Tesseract reads best
_SECONDS = 120  # for one page
_SURE = 40  # its median confidence, of 100, in the words of a line of text; specks and frames stay below
_LEGIBLE = 60  # and in those of a page of text; pictures that are no text stay below
_SECTION = re.compile(r"\(?(?:\d+ ?(?:[a-z] ?)?)?§+[).,;:]*")
_KEPT = re.compile(r"\w|^[-–•·*%§]$")


@dataclass(frozen=True, slots=True)
class Found:
    """A word in pixels from the top left, the line it stands in, and how sure Tesseract is of it."""

    text: str
    line: tuple[str, ...]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


def is_installed() -> bool:
    """Whether Tesseract can be run and knows Swedish."""
    return "swe" in _languages()


def _has_english() -> bool:
    """Whether it knows English too, which has the section sign; the Swedish model takes it for a 5 or a $."""
    return "eng" in _languages()


@cache
def _languages() -> tuple[str, ...]:
    if not which("tesseract"):
        return ()
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(listed.stdout.split())


def recognise(pixels: NDArray[np.uint8]) -> list[Found]:
    """Read a page.

    Args:
        pixels: Levels of grey, rows by columns, at about `DPI`.

    Returns:
        Its words in reading order; none where no text was found or Tesseract failed.
    """
    found = _run(pixels, "swe")
    if not found or median(word.confidence for word in found) < _LEGIBLE:
        return []
    other = _run(pixels, "swe+eng") if _has_english() else []
    sure = _sure_lines(found)
    return [w for w in _with_signs(found, other) if w.line in sure and _KEPT.search(w.text)]


def _sure_lines(found: list[Found]) -> set[tuple[str, ...]]:
    """Lines that are text; a word in them stays though it is doubtful, lest a number go missing without a trace."""
    lines: dict[tuple[str, ...], list[float]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word.confidence)
    return {line for line, confidences in lines.items() if median(confidences) >= _SURE}


def _run(pixels: NDArray[np.uint8], languages: str) -> list[Found]:
    height, width = pixels.shape
    try:
        run = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", languages, "--dpi", str(DPI), "tsv"],
            input=b"P5 %d %d 255\n" % (width, height) + pixels.tobytes(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads gain little on one page and crowd out others
        )
    except (OSError, subprocess.SubprocessError):
        return []
    rows = csv.DictReader(run.stdout.decode("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_found(row) for row in rows if row["level"] == "5" and row["text"].strip()]


def _with_signs(found: list[Found], other: list[Found]) -> Iterator[Found]:
    """The words, but where the other reading has a section sign between a word's neighbours, that and its number."""
    others = [word for word in other if "§" in word.text or word.text.strip("(").isalnum()]
    for before, word, after in zip([None, *found], found, [*found[1:], None], strict=False):
        left = before.right if before and before.line == word.line else 0
        right = after.left if after and after.line == word.line else word.right
        there = [o for o in others if left < (o.left + o.right) / 2 < right and _is_beside(o, word)]
        text = " ".join(o.text for o in there)
        if _SECTION.fullmatch(text):
            word = replace(word, text=text, left=there[0].left, right=there[-1].right)
        yield word


def _is_beside(other: Found, word: Found) -> bool:
    return word.top < (other.top + other.bottom) / 2 < word.bottom


def _found(row: dict[str, str]) -> Found:
    line = (row["block_num"], row["par_num"], row["line_num"])
    left, top = int(row["left"]), int(row["top"])
    right, bottom = left + int(row["width"]), top + int(row["height"])
    return Found(row["text"].strip(), line, left, top, right, bottom, float(row["conf"]))
