"""Places in a question that are no bounds of it: a misspelt municipality, and where somebody lives or comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ingest.analyze import fold, stem
from ingest.frequencies import per_million
from ingest.index import Index
from ingest.municipalities import ALSO_WORDS, MUNICIPALITIES

_LEAST_NAME = 6
"""Letters of a name below which a slip of the pen may well be another word."""
_LONG_NAME = 8
"""Letters from which a name may have two slips, where it stands as a name does."""
_NAMELIKE = re.compile(r"\b(?:i|för|från|hos|mellan|till|och|eller)\s+$", re.IGNORECASE)

_FOLDED = frozenset(fold(name) for name in MUNICIPALITIES)

_RELATIVE = (
    r"(?:pappa\w*|mamma\w*|föräld\w+|make\w*|maka\w*|man(?:nen)?|fru\w*|ex(?:et|frun?|man\w*)?|sambo\w*|barn(?:en|et)?|"
    r"son(?:en)?|dotter\w*|dottern|döttrarna|syster\w*|bror\w*|syskon\w*|mormor\w*|farmor\w*|morfar\w*|farfar\w*|"
    r"släkt\w*|kompis\w*|vän(?:nen)?|anhörig\w*)"
)
_STAYS = (
    r"(?:bor|bodde|bott|bosatta?|lever|skriven|skrivna|folkbokförd|vistas|jobbar|arbetar|studerar|pluggar|läser|sitter|"
    r"född|uppvuxen|inlagd|häktad|placerad|hälsa på|besöka|begravas?|går i skolan?)"
)
_MOVES = (
    r"(?:flytt\w*|kommer|kom|kommit|överflytt\w*|överför\w*|rymt|flydde|flytt|åk(?:a|er|te)|res(?:a|er|te)\w*|"
    r"pendla\w*|bussresor|tågresor|\w*biljett\w*)"
)
_AWAY = (
    r"(?:träffa\w*|begravning\w*|lägenhet\w*|bostad\w*|\w*jobb\w*|arbete\w*|anställning\w*|praktik\w*|utbildning\w*|"
    r"\w*skola\w*|kurs\w*|\w*läkar\w*|specialist\w*|sjukhus\w*|fängelse\w*|anstalt\w*|häkte\w*|behandlingshem\w*|"
    r"umgänge\w*|intervju\w*)"
)
"""What somebody of the municipality chosen may have or do elsewhere."""
_AT = r"(?:i|på|hos|utanför|nära)"
_WITHIN = r"\b(?:(?![.?!,;])\W|\w){0,40}?"
"""The rest of a clause between a verb and its place."""


def respelled(text: str, index: Index) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A question with the library's municipalities spelled as they are, and each word that was another with its name.

    A word that Swedish or the library has, or that is as near to a municipality elsewhere, is left as it stands. Small
    letters or missing dots are no other word: "i akersvik" is written "i Åkersvik" and not told.
    """
    for name in index.municipalities:
        text = _written(name).sub(name, text)
    found = list(_slips(text, index))
    for (start, end), _, name in reversed(found):
        text = f"{text[:start]}{name}{text[end:]}"
    return text, tuple(dict.fromkeys((written, name) for _, written, name in found))


@cache
def _written(name: str) -> re.Pattern[str]:
    """A name in any case, with or without its diacritics, but not as the word that it is too."""
    letters = "".join(f"[{letter}{fold(letter)}]" if letter.isalpha() else re.escape(letter) for letter in name)
    return re.compile(rf"\b{letters}(?=s?\b)", re.NOFLAG if name in ALSO_WORDS else re.IGNORECASE)


def _slips(text: str, index: Index) -> Iterator[tuple[tuple[int, int], str, str]]:
    own = {fold(name): name for name in index.municipalities if len(name) >= _LEAST_NAME}
    for word in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
        written = word.group()
        folded = fold(written)
        if not own or len(folded) < _LEAST_NAME - 1 or _is_a_word(folded, index):
            continue
        namelike = written[0].isupper() or _NAMELIKE.search(text[: word.start()]) is not None
        near = [near for bare in {folded, folded.removesuffix("s")} if (near := _nearest(bare, own, namelike))]
        if near:
            yield word.span(), written, own[min(near)[1]]


def _is_a_word(folded: str, index: Index) -> bool:
    """Whether a word is a municipality's name, or one that Swedish or the library has; a name's stem is no word."""
    names = _FOLDED | {fold(name) for name in index.municipalities}
    if {folded, folded.removesuffix("s")} & names:
        return True
    return folded in index.words or (stem(folded) in per_million() and stem(folded) not in names)


def _nearest(word: str, own: dict[str, str], namelike: bool) -> tuple[int, str] | None:
    """How far the nearest of the library's names is, and which, if no municipality elsewhere is nearer."""
    near = process.extract(word, [*own, *(_FOLDED - own.keys())], scorer=DamerauLevenshtein.distance, score_cutoff=2)
    least = min((distance for _, distance, _ in near), default=0)
    nearest = [name for name, distance, _ in near if distance == least and name in own]
    if len(nearest) != 1:
        return None
    name = nearest[0]
    far = least > 1 and (len(name) < _LONG_NAME or not namelike or abs(len(name) - len(word)) > 1)
    return None if far or name[0] != word[0].replace("w", "v") else (int(least), name)


def aside(text: str, names: Sequence[str], chosen: str | None) -> tuple[str, ...]:
    """The places of a question that do not bound it: where one moves from or to, or where a relative lives.

    Args:
        chosen: The municipality chosen beside the question; where anybody lives does not bound it then.
    """
    who = "" if chosen else rf"\b{_RELATIVE}{_WITHIN}"
    moved = rf"\b{_MOVES}{_WITHIN}\b(?:från|till)\s+(?:\w+\s+i\s+)?"
    stays = rf"{who}\b{rf'(?:{_STAYS}|{_AWAY})' if chosen else _STAYS}{_WITHIN}\b{_AT}\s+"
    return tuple(name for name in names if re.search(rf"(?:{moved}|{stays}){re.escape(name)}s?\b", text, re.IGNORECASE))


def anywhere(question: str, names: Sequence[str]) -> str:
    """A question of some municipalities asked of any: "Vad ger Tallvik i bidrag?" as "Vad ger kommunen i bidrag?"."""
    for name in names:
        place = re.escape(name)
        question = re.sub(rf"\s+(?:i|inom) {place}(?: kommun)?\b", "", question)
        question = re.sub(rf"\b{place}s kommuns?\b|\b{place} kommuns\b|\b{place}s\b", "kommunens", question)
        question = re.sub(rf"\b{place}(?: kommun)?\b", "kommunen", question)
    return question
