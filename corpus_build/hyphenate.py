"""Soft hyphens in long Swedish words: a rule of thumb, good enough for line breaks."""

import re

SHY = "\N{SOFT HYPHEN}"
LONG = 10
VOWEL, CONSONANT = "aeiouyåäö", "bcdfghjklmnpqrstvwxz"
WORD = re.compile(rf"[a-zA-ZåäöÅÄÖ]{{{LONG},}}")
# One consonant goes with the vowel after it; "sk", "st", "ng", "ck" and the like are not parted;
# a linking s ends its part.
BREAK = re.compile(
    rf"(?<=[{VOWEL}])(?=[{CONSONANT}][{VOWEL}])"
    rf"|(?<=[{VOWEL}][{CONSONANT}])(?!s)(?!(?<=[sn])[ktpgjl])(?!(?<=c)[kh])(?=[{CONSONANT}][{VOWEL}])"
    rf"|(?<=ions|ings|hets|kaps|tets)(?=[{VOWEL}{CONSONANT}])"
)


def soften(text: str) -> str:
    """Add soft hyphens to the long words, never nearer than three letters to a word's end."""
    return WORD.sub(lambda match: _soften_word(match[0]), text)


def _soften_word(word: str) -> str:
    cuts = [m.start() for m in BREAK.finditer(word.lower()) if 3 <= m.start() <= len(word) - 4]
    parts = [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]
    return SHY.join(parts)
