"""Swedish numbers, ordinals, fractions and units in words."""

from __future__ import annotations

import re

from ingest.analyze import stem

_ONES = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "bägge": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16,
    "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60,
    "sjuttio": 70,
    "åttio": 80, "nittio": 90, "hundra": 100, "tusen": 1000,
}  # fmt: skip
WORDS = dict(_ONES) | {
    f"{t}{o}": v + w for t, v in _ONES.items() if 20 <= v < 100 for o, w in _ONES.items() if 0 < w < 10
}
ORDINALS = dict(
    zip(
        """första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde
        femtonde sextonde sjuttonde artonde nittonde tjugonde""".split(),
        range(1, 21),
        strict=True,
    )
) | {"trettionde": 30, "trettioförsta": 31}
_MONTHS = dict(
    zip(
        "januari februari mars april maj juni juli augusti september oktober november december".split(),
        range(1, 13),
        strict=True,
    )
)
_SHORT_MONTHS = {"jan": 1, "feb": 2, "apr": 4, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12}
MONTHS = _MONTHS | _SHORT_MONTHS
"""The months by their names, and in short."""
FRACTIONS = {
    "hälften": 50.0, "halva": 50.0, "tredjedel": 100 / 3, "fjärdedel": 25.0, "fjärdedelar": 25.0,
    "tredjedelar": 100 / 3, "femtedel": 20.0, "femtedelar": 20.0, "sjättedel": 100 / 6, "åttondel": 12.5,
    "tiondel": 10.0, "tiondelar": 10.0,
}  # fmt: skip
_UNITS: tuple[tuple[str, str, float], ...] = (
    (r"kr|kronors?|kronorna|:-", "kr", 1),
    (r"tkr", "kr", 1000),
    (r"mkr|mnkr", "kr", 1e6),
    (r"%|procent(?:s|en)?|procentenheter", "%", 1),
    (r"minut(?:en|er|ers|erna)?|min", "minut", 1),
    (r"halvtimm(?:e|es|en)", "minut", 30),
    (r"kvart", "minut", 15),
    (r"tim(?:me|men|mar|mars|marna|mes)?|h", "minut", 60),
    (r"(?:kalender)?dag(?:en|ar|ars|arna|s)?|dygn(?:et|en|s)?|n(?:att|ätter(?:na)?)|sjukdag(?:en|ar)", "dag", 1),
    (r"(?:arbets|var)dag(?:en|ar|ars|arna|s)?", "arbetsdag", 1),
    (r"halvdag(?:en|ar|ars|arna|s)?", "halvdag", 1),
    (r"veck(?:a|an|or|ors|orna)", "dag", 7),
    (r"(?:kalender)?månad(?:en|er|ers|erna|s)?|mån", "månad", 1),
    (r"kvartal(?:et|en|s)?", "månad", 3),
    (r"termin(?:en|er)?", "termin", 1),
    (r"halvår(?:et|s)?", "månad", 6),
    (r"(?:kalender|levnads)?år(?:et|en|ens|s)?", "månad", 12),
    (r"mil(?:en)?", "km", 10),
    (r"kilometer|km", "km", 1),
    (r"meter|m", "m", 1),
)  # fmt: skip
_UNIT_PATTERNS = [(re.compile(rf"(?:{p})\Z", re.I), unit, factor) for p, unit, factor in _UNITS]
TIME = {"minut", "dag", "arbetsdag", "halvdag", "månad", "termin"}
ANY_UNIT = "|".join(p for p, *_ in _UNITS)
GREAT = ("hundra", "tusen")
"""Words that others are counted in, and written together with."""
_GREAT = "|".join(GREAT)
_SMALL = "|".join(sorted((w for w in WORDS if w not in GREAT), key=len, reverse=True))
NUMBER_WORD = (
    rf"(?:(?:{_GREAT})?(?:et(?=tusen)|{_SMALL})|{_GREAT})"
    rf"(?:(?: ?(?:{_SMALL}))? ?(?:{_GREAT})(?:{_SMALL})?)*(?!{_GREAT})"
)
"""A number in words: "sju", "tolvtusen", "tvåhundrafemtio", "ettusen sexhundra"."""
_PIECE = re.compile(rf"et(?=tusen)|{_GREAT}|{_SMALL}")
_NUMBER_WORD = re.compile(NUMBER_WORD)
ORDINAL = r"\d+\s?:\s?[ae]|" + "|".join(sorted(ORDINALS, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)?"
_SHORT = "|".join(_SHORT_MONTHS)
MONTH = "|".join(
    (*_MONTHS, rf"(?-i:(?<=\d )(?:{_SHORT})|(?<=[–-])(?:{_SHORT})|(?:{_SHORT})(?=\.? ?[–-] ?[a-zåäö]|\.? \d{{4}}\b))")
)
"""A month by its name; in short after a day, before a year or in a range alone, for Jan is a name too."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def number(text: str) -> float:
    """The value of a number in digits or words."""
    word = text.casefold()
    if is_number(word):
        return _of_pieces(_PIECE.findall(word))
    if word.startswith("halv"):
        return 0.5
    return float(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))


def is_number(word: str) -> bool:
    """Whether a word in small letters is a number."""
    return _NUMBER_WORD.fullmatch(word) is not None


def _of_pieces(pieces: list[str]) -> float:
    """The value of "tolv", "tusen", "fem", "hundra" one after the other."""
    thousands, rest = 0, 0
    for piece in pieces:
        if piece == "tusen":
            thousands, rest = thousands + max(rest, 1) * 1000, 0
        elif piece == "hundra":
            rest = max(rest, 1) * 100
        else:
            rest += WORDS.get(piece, 1)
    return float(thousands + rest)


def ordinal(text: str) -> float:
    """The value of "tredje", "3:e" and their like."""
    word = text.casefold()
    return float(ORDINALS[word]) if word in ORDINALS else float(re.match(r"\d+", word)[0])  # type: ignore[index]


def unit(word: str) -> tuple[str, float]:
    """The base unit of a unit's word and how many of it that is; of another noun its stem and 1."""
    for pattern, base, factor in _UNIT_PATTERNS:
        if pattern.match(word):
            return base, factor
    return stem(word), 1.0
