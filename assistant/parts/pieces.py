"""The things that a question asks for, as they stand in it, and what it tells of the case before each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.salience import is_finite, is_infinitive
from ingest.sentences import sentence_spans

_WE = r"jag|vi|man|du|ni|hon|han|hen|de|dom|det|den|detta|klient\w*"
_HOW = (
    r"mycket|mkt|många|länge|ofta|snabbt|snart|fort|hög\w*|stor\w*|lång (?:tid|\w+)|långt?|låg\w*|gammal|"
    r"many|much|long|often"
)
_WHAT = rf"(?:vem|vad?|hur(?: (?:{_HOW}))?|var|vart|varför|varifrån|who|what|how(?: (?:{_HOW}))?|where|why)"
_BOUND = r"tidigast|senast|längst|sedan|(?:från|till)(?: och med)?|(?:fram|upp) till"
_WH = (
    rf"(?:(?:{_BOUND}|inom|på|av|för|med|under|i|enligt|vid|efter|hos) )?"
    rf"(?:{_WHAT}\b(?!\s+(?:som|{_WE})\b)|(?:vilk(?:en|et|a)|which)\b(?!\s+som\b))"
)
_WHEN = (
    rf"(?:(?:{_BOUND}) )?(?:när|when)\s+(?:(?=och\s|and\s)|"
    r"(?:ska|får|kan|måste|bör|är|har|blir|senast|does|can|\w{2,}(?:ar|er|år|ör|as|es|ts|ns|ade|ades|dde|tte))\b)"
)
_ANY_SUBJECT = (
    r"(?:ingår|räknas|gäller|behövs|krävs|godtas|beviljas|finns|omfattas)\s+"
    r"(?!(?:tillbaka|in|ut|av|bort|med|om|upp|inte|för|till|på|i)\b)(?![^?]*:)\w+"
)
_SUBJECT = (
    rf"(?:{_WE}|hans|hennes|hens|deras|she|he|they|(?!(?:ing(?:en|et|a)|\w*barns?)\b)\w{{2,}}(?:en|et|na|an|rn)s?)"
)
_MODAL = r"får|kan|ska|skall|måste|bör|behöver|är|går|har|betalar|räcker|blir|can|must|does|do|is|should|may|are"
_INVERTED = rf"(?:{_MODAL})\s+(?P<subject>{_SUBJECT})\b|(?P<verb>\w{{4,}})\s+(?:{_WE}|\w{{3,}}(?:arna|erna|orna))\b"
_OPENING = rf"(?:{_WH}|{_WHEN}|{_ANY_SUBJECT}|{_INVERTED})"
_ASKED = re.compile(
    rf"(?:^\W*|[,;:–—]\s+|\s-\s+|\b(?:och|o|å|samt|men|and|but)\s+)(?:(?:och|men|så|samt)\s+)?(?P<asks>{_OPENING})|"
    rf"\beller\s+(?P<or>{_WH})|"
    rf"\b(?:undrar|frågar|vill veta)\s+(?P<wonders>{_WH}|{_WHAT}\b(?!\s+som\b))",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:{_WHAT}|när|when)", re.IGNORECASE)
_JOINS = r"(?:och|o|å|samt|men|eller|and|but)"
_SEPARATOR = re.compile(rf"[\s,;:–—-]*(?:\b{_JOINS}\b)?[\s,;:–—-]*$", re.IGNORECASE)
_WONDERS = re.compile(r"[\s,]*\b(?:undrar|frågar|vill veta)\s*$", re.IGNORECASE)
_JOIN_ALONE = re.compile(rf"\W*{_JOINS}\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is asked for.

    Attributes:
        text: As it stands in the question.
        told: What the question tells of the case that is asked of.
    """

    text: str
    told: str = ""


def pieces(question: str) -> tuple[Piece, ...]:
    """Each thing that a question asks for, in order, with what is told before it and after the last."""
    told, found = "", list[Piece]()
    for sentence in _sentences(question):
        places = _openings(sentence)
        if not places:
            if sentence.endswith("?") and found:
                found.append(Piece(_LEADING_JOIN.sub("", sentence.rstrip(" ?")), told))
            else:
                told += f"{sentence.rstrip()}{'' if sentence.rstrip()[-1:] in '.!?:,' else '.'} "
            continue
        lead = _WONDERS.sub(".", sentence[: places[0]].strip())
        if lead and not _JOIN_ALONE.fullmatch(lead):
            told += f"{lead} "
        ends = [*places[1:], len(sentence)]
        asked = [_SEPARATOR.sub("", sentence[a:b].rstrip(" ?.!")) for a, b in zip(places, ends, strict=True)]
        found += [Piece(_WONDERS.sub("", text), told) for text in _whole(asked)]
    last = found[-1].told if found else ""
    after = told[len(last) :]
    return tuple(replace(piece, told=f"{piece.told}{after}") for piece in found)


_LEADING_JOIN = re.compile(rf"^\W*(?:{_JOINS}\s+)?", re.IGNORECASE)


def _sentences(question: str) -> Iterator[str]:
    """The sentences of a question; one that ends with a question mark ends there, whatever letter follows."""
    for start, end in sentence_spans(question):
        yield from (part.strip() for part in re.split(r"(?<=\?)\s+", question[start:end]) if part.strip())


def _openings(sentence: str) -> list[int]:
    """Where in a sentence something is asked for."""
    asked = (m for m in _ASKED.finditer(sentence) if not m["verb"] or is_finite(m["verb"]))
    asked = (m for m in asked if not m["subject"] or not is_infinitive(m["subject"]))  # "behöver räkna"
    return [m.start(next(group for group in ("asks", "or", "wonders") if m[group])) for m in asked]


def _whole(asked: Sequence[str]) -> Iterator[str]:
    """What is asked for, a bare "När" before "hur överklagar man" with what is asked of both."""
    for piece, following in pairwise((*asked, "")):
        opening = re.match(_OPENING, following, re.IGNORECASE)
        shared = re.sub(rf"^(?:{_WH}|när|when)\s*", "", following, count=1, flags=re.IGNORECASE)
        yield f"{piece} {shared}".strip() if _BARE.fullmatch(piece) and opening else piece
