"""The title that a file's name gives."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote


def title_of_name(file_name: str) -> str:
    """Makes a file's name readable: "riktlinjer_boende%202025.pdf" is "Riktlinjer boende 2025"."""
    stem = re.sub(r"(?:\.[A-Za-z][A-Za-z0-9]{1,4})+$", "", unicodedata.normalize("NFC", unquote(file_name)))
    words = " ".join(re.sub(r"[_+]|(?<!\d)-|-(?!\d)", " ", stem).split())
    return words[:1].upper() + words[1:] if words else file_name
