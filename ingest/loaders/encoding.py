"""Bytes to text for files that do not say how they are encoded, with Swedish text in mind."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SWEDISH = frozenset("åäöéüÅÄÖÉÜ")
_TYPOGRAPHIC = frozenset("–—‘’‚“”„…•§°½¼¾´»«€£%·×±²³\u00a0\u00ad")


def decode(data: bytes) -> str:
    """Decode bytes of unknown encoding to composed (NFC) text with line feeds; never fails and never drops a byte.

    Tried in order: byte order marks, UTF-16 without one, strict UTF-8, and then whichever of Windows-1252 and
    Mac Roman gives the more Swedish text (ISO-8859-1 reads the same in both tables where it is printable).
    """
    text = repair(_decode(data)).replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def repair(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252 ("Ã¥" for "å"), and nothing else."""
    repaired = _MOJIBAKE.sub(_reread, text)
    return repaired if repaired == text else repair(repaired)


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding that `decode` knows."""
    if any(data.startswith(mark) for mark, _ in _BOMS) or _utf16_without_mark(data):
        return False
    head = data[:8192]
    control = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in head)
    return b"\0" in head or control > len(head) // 50


def _decode(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    if name := _utf16_without_mark(data):
        return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return max(_windows(data), data.decode("mac_roman"), key=_swedishness)  # the first wins a tie


def _utf16_without_mark(data: bytes) -> str:
    """Latin text in UTF-16 has a zero in nearly every other byte."""
    head = data[:8192]
    pairs = len(head) // 2
    if pairs < 2 or len(data) % 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * pairs and odd < 0.1 * pairs else ""


def _windows(data: bytes) -> str:
    """Windows-1252, with its five undefined bytes read as ISO-8859-1 does."""
    return "".join(_WINDOWS[byte] for byte in data)


def _swedishness(text: str) -> int:
    return sum(_weight(text, match.start()) for match in re.finditer(r"[^\x00-\x7f]", text))


def _weight(text: str, at: int) -> int:
    char, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char in _SWEDISH:
        in_word = before.isalpha() or after.isalpha()
        case_fits = char.islower() or not before.islower()  # "HejÖ" is rather "Hej…"
        return (3 if case_fits else -1) if in_word else 1
    if char in _TYPOGRAPHIC:
        inside_word = before.isalpha() and after.isalpha() and char not in "’–\u00ad"
        return -1 if inside_word else 2
    return -5 if unicodedata.category(char) in ("Cc", "Co") else -1


_WINDOWS = [
    bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252") for byte in range(256)
]
_BYTES = {char: byte for byte, char in enumerate(_WINDOWS)} | {chr(byte): byte for byte in range(0x80, 0xA0)}
_TAIL = "[" + re.escape("".join(char for char, byte in _BYTES.items() if 0x80 <= byte < 0xC0)) + "]"
# The lead bytes C2, C3 and CC (accents of decomposed letters) and E2 (dashes and quotes).
_MOJIBAKE = re.compile(f"[ÂÃÌ]{_TAIL}|â{_TAIL}{{2}}")


def _reread(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
