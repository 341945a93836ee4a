"""A question of several parts as questions that each stand alone: "Vem beslutar och inom vilken tid?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate
from assistant.compared import compared
from assistant.extract import repeats
from assistant.fit import demanded
from assistant.quantities import FOLLOW_UP
from assistant.query import QueryTerm, understand
from assistant.salience import salience
from ingest.documents import Scope
from ingest.index import Index
from ingest.sentences import sentence_spans

_MOST_PARTS = 3
"""Parts at most that a question is split into."""
_OF_TWO, _OF_MORE = 2, 1
"""Statements that answer each of two parts at most, and each of more."""
_NEAREST = 3
"""A part's best candidates, one of which must be told with the others for it to be answered by them."""

_WE = r"jag|vi|man|du|ni|hon|han|hen|de|dom|det|den|detta|klient\w*"
_HOW = (
    r"mycket|mkt|många|länge|ofta|snabbt|snart|fort|hög\w*|stor\w*|lång (?:tid|\w+)|långt?|gammal|many|much|long|often"
)
_WHAT = rf"(?:vem|vad?|hur(?: (?:{_HOW}))?|var|vart|varför|varifrån|who|what|how(?: (?:{_HOW}))?|where|why)"
_WH = (
    r"(?:(?:inom|på|från|till|av|för|med|under|i|enligt|vid|efter|hos) )?"
    rf"(?:{_WHAT}\b(?!\s+(?:som|{_WE})\b)|(?:vilk(?:en|et|a)|which)\b(?!\s+som\b))"
)
_WHEN = (
    r"(?:när|when)\s+(?:(?=och\s|and\s)|"
    r"(?:ska|får|kan|måste|bör|är|har|blir|senast|does|can|\w{2,}(?:ar|er|år|ör|as|es|ts|ns))\b)"
)
_ANY_SUBJECT = (
    r"(?:ingår|räknas|gäller|behövs|krävs|godtas|beviljas|finns|omfattas)\s+"
    r"(?!(?:tillbaka|in|ut|av|bort|med|om|upp|inte|för|till|på|i)\b)\w+"
)
_INVERTED = (
    r"(?:får|kan|ska|skall|måste|bör|behöver|är|går|har|betalar|räcker|blir|can|must|does|do|is|should|may|are)\s+"
    rf"(?:{_WE}|she|he|they|we|\w{{2,}}(?:en|et|na|an)s?)\b"
)
_OPENING = rf"(?:{_WH}|{_WHEN}|{_ANY_SUBJECT}|{_INVERTED})"
_ASKED = re.compile(
    rf"(?:^\W*|[,;:–—]\s+|\s-\s+|\b(?:och|o|å|samt|men|and|but)\s+)(?:(?:och|men|så|samt)\s+)?(?P<asks>{_OPENING})|"
    rf"\beller\s+(?P<or>{_WH})",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:{_WHAT}|när|when)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s,;:–—-]*(?:\b(?:och|o|å|samt|men|eller|and|but)\b)?[\s,;:–—-]*$", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:den|denna|det|de|dem|detta|dessa|där|dit|då|honom|henne|it|that|this)\b", re.IGNORECASE
)

_PASSIVE = re.compile(r"\w(?:as|ärs|ävs|örs|ges)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked for.

    Attributes:
        asked: As it stands in the question.
        text: The same as a question that stands alone.
        place: The municipality that it is about, where the question asks the same of several; "" elsewhere.
    """

    asked: str
    text: str
    place: str = ""


def parts(question: str, index: Index, *, follows: bool = False) -> tuple[Part, ...]:
    """The parts of a question that asks for several things; none where it asks for one.

    Args:
        follows: Whether the question is a follow-up, written after the one that it goes on from.
    """
    before, dash, latest = question.rpartition(FOLLOW_UP) if follows else ("", "", question)
    told, pieces = _split(latest)
    if not 1 < len(pieces) <= _MOST_PARTS:
        sides = compared(question, index) if len(pieces) < 2 else ()
        return tuple(Part(side.text.rstrip(" ?"), side.text, side.place) for side in sides)
    topics = [_topic(piece, index) for piece in pieces]
    found = []
    for n, piece in enumerate(pieces):
        opening = f"{before}{dash}{told}"
        alone = f"{opening}{piece if opening and not opening.endswith('. ') else _capitalised(piece)}?"
        if _says_its_subject(piece, first=n == 0, told=bool(told or before), index=index):
            found.append(Part(piece, alone))
            continue
        others = (t for t in (*reversed(topics[:n]), *topics[n + 1 :]) if t.lower() not in piece.lower())
        led = " ".join(filter(None, (before, told.rstrip(" .,;:–—-"), next(others, ""))))
        found.append(Part(piece, f"{led}{FOLLOW_UP}{piece}?" if led else alone))
    return tuple(found)


def merged(told: Sequence[Sequence[Candidate]], municipality: str | None) -> list[Candidate]:
    """What answers each part, the parts in order: the best of each before more of any, none told twice.

    What answers several parts is the best of each, if it is no other place's rule where no municipality is chosen.
    """
    chosen: list[tuple[int, Candidate]] = []
    each = _OF_TWO if len(told) < _MOST_PARTS else _OF_MORE
    ordered = [sorted(candidates, key=lambda c: -_answering(c, told, municipality)) for candidates in told]
    for place in range(each):
        for n, candidates in enumerate(ordered):
            if place < len(candidates) and not any(repeats(candidates[place], c) for _, c in chosen):
                chosen.append((n, candidates[place]))
    return [c for _, c in sorted(chosen, key=lambda pair: pair[0])]


def _answering(candidate: Candidate, told: Sequence[Sequence[Candidate]], municipality: str | None) -> int:
    """How many parts a candidate was chosen for; one where it is some municipality's and none is chosen."""
    if municipality is None and candidate.hit.document.metadata.scope is Scope.LOKAL:
        return 1
    return sum(any(c.hit.passage == candidate.hit.passage and c.unit == candidate.unit for c in part) for part in told)


def answered_along(part: Part, ranked: Sequence[Candidate], chosen: Sequence[Candidate]) -> bool:
    """Whether what answers the other parts answers this one too: the amount stands in the row of who decides.

    Args:
        ranked: The part's own candidates, best first.
    """
    if part.place:
        return False
    if forms := demanded(part.asked):
        return any(all(form.stated_by(c.unit) for form in forms) for c in chosen)
    return any(repeats(c, nearest) for c in chosen for nearest in ranked[:_NEAREST])


def _split(question: str) -> tuple[str, list[str]]:
    """What a question tells of the case, and each thing that it asks for."""
    told, pieces = "", list[str]()
    for start, end in sentence_spans(question):
        sentence = question[start:end].strip()
        asked = list(_ASKED.finditer(sentence))
        places = [m.start("asks") if m["asks"] else m.start("or") for m in asked]
        if not places:
            if sentence.endswith("?") and pieces:
                pieces.append(sentence.rstrip(" ?"))
            else:
                told += f"{sentence} "
            continue
        if lead := sentence[: places[0]].strip():
            told += f"{lead} "
        ends = [*places[1:], len(sentence)]
        pieces += [_SEPARATOR.sub("", sentence[a:b].rstrip(" ?.!")) for a, b in zip(places, ends, strict=True)]
    return told, list(_whole(pieces))


def _whole(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces, a bare "När" before "hur överklagar man" with what is asked of both."""
    for n, piece in enumerate(pieces):
        following = pieces[n + 1] if n + 1 < len(pieces) else ""
        opening = re.match(_OPENING, following, re.IGNORECASE)
        shared = re.sub(rf"^(?:{_WH}|när|when)\s*", "", following, count=1, flags=re.IGNORECASE)
        yield f"{piece} {shared}".strip() if _BARE.fullmatch(piece) and opening else piece


def _says_its_subject(piece: str, *, first: bool, told: bool, index: Index) -> bool:
    """Whether a part needs nothing of the others: a first one with a subject, or words of its own beside the case's."""
    own = len(_telling(piece, index))
    if first:
        return told or own > 0
    return told and own > 0 and not _POINTS_BACK.search(piece)


def _topic(piece: str, index: Index) -> str:
    """What a part is about, in its own words from the first that tells of it."""
    own = _telling(piece, index)
    if not own:
        return ""
    topic = piece[piece.index(own[0].surface) :]
    return _capitalised(topic if not demanded(topic) else " ".join(term.surface for term in own))


def _telling(piece: str, index: Index) -> list[QueryTerm]:
    """The words of a part that tell of its subject; a deed in the passive is of the form."""
    terms = [term for term in understand(piece, index).terms if salience(term.surface) == 1]
    return [] if all(_PASSIVE.search(term.surface) for term in terms) else terms


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
