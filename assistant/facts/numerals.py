"""Small numbers in figures or as words, in Swedish and as English questions have them."""

from __future__ import annotations

from assistant.facts import measures

_SWEDISH = "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton"
_ENGLISH = "one two three four five six seven eight nine"
_WORDS = {
    **{word: n for n, word in enumerate(_ENGLISH.split(), start=1)},
    **{word: n for n, word in enumerate(_SWEDISH.split())},
    "ett": 1,
}
NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d+|(?<![^\W\d_])(?:{measures.NUMBER_WORD}))"
"""A number in figures or as a Swedish word, in a pattern that ignores case."""
SMALL = rf"(?:\d\d?|{'|'.join(_WORDS)})"
"""A number up to fifteen in figures, or as a word of either language."""


def number_value(number: str) -> float:
    """The value of a number in figures or as a word, as `NUMBER` or `SMALL` finds it."""
    plain = number.lower().replace(" ", "").replace("\u00a0", "")
    if measures.is_number(plain):
        return measures.number(plain)
    return float(_WORDS[plain]) if plain in _WORDS else float(plain)
