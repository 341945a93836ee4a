"""A question that compares, asked of each that it compares: two municipalities, or two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.question_kinds import meanings_asked
from assistant.scope import named_municipalities
from ingest.analyze import fold
from ingest.index import Index

MOST = 3
"""Municipalities or things compared at most."""
_WHERE = r"(?:i|för|mellan|hos|från|på|till)"
_AND = r"(?:,| och| samt| eller| än| som| mot| kontra| vs\.?| respektive| jämfört med| och i jämförelse med)"
_COMPARES = re.compile(
    r"\b(?:(?:skiljer|skilj|skilde|skilja)(?: sig)?|(?:den |någon |nån |stora? )?skillnad\w*(?: är det)?"
    r"(?: på| i fråga om| när det gäller| vad gäller| för)?|när det gäller|vad gäller|i fråga om|jämför\w*(?: med)?|"
    r"(?:är|har|gäller|finns)(?: det)? (?:samma|olika|lika)|ger (?:de )?(?:samma|olika|lika)|"
    r"(?:vilken|vilka|vem) (?:kommun(?:en|er)?|av (?:kommunerna|dem|dom)) "
    r"(?:är|ger|har|betalar|godtar|beviljar|kräver)|vilken av\s+(?:är|ger|har|betalar|godtar|beviljar|kräver)|"
    r"(?:får|ger|betalar|godtar|beviljar) (?:man|de|vi)?\s?(?:mer|mindre|mest|minst|högre|lägre|lika mycket)"
    r"(?: (?:pengar|bidrag))?(?: (?:till|för))?|det|sig|olika|samma|lika)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:mest|minst|mer|mindre|högst|lägst|högre|lägre|dyrare|billigare|generös\w*)\b", re.IGNORECASE
)
_LONGEST = re.compile(r"\b(?:längst|kortast|längre|kortare)\b(?: tid\b)?", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:hur (?:\w*mycket|många|ofta|länge|lång|gammal|snabbt|snart|gör|går|söker|ska|får|kan)|vem|när|var|vilk\w+|får|"
    r"kan|ska|måste|behöver|krävs)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"^(?:(?:på|i|för|till|med|och|är|det|av|om|finns|har|ger|någon|den|regler\w*)\s+)+(?=\S)", re.IGNORECASE
)
_HOW = re.compile(r"^(?:hur|vad|vilken)\s+(?:(?:är|finns|för)\s+)*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison as a question that stands alone; `place` is the municipality, "" for a thing."""

    text: str
    place: str = ""


def compared(question: str, index: Index) -> tuple[Compared, ...]:
    """The sides of a question that asks the same of several municipalities or things; none where it does not."""
    folded = fold(question)
    names = tuple(sorted(named_municipalities(question, index), key=lambda name: folded.find(fold(name))))
    if 1 < len(names) <= MOST:
        return tuple(_of_places(question, names))
    things = meanings_asked(question)
    return tuple(Compared(f"Vad gäller för {thing}?") for thing in things) if len(things) > 1 else ()


def _of_places(question: str, names: tuple[str, ...]) -> Iterator[Compared]:
    """As in "Skiljer sig hyran mellan Norrberga och Åkersvik?" and "Ger Norrberga mer till tandvård än Åkersvik?"."""
    name = rf"(?:{'|'.join(map(re.escape, names))})s?(?: kommun)?"
    listed = re.search(rf"(?:\b{_WHERE}\s+)?\b{name}(?:{_AND}(?: {_WHERE})? {name})+(?![\w-])", question, re.IGNORECASE)
    if listed:
        rest = f"{question[: listed.start()]}{_HERE}{question[listed.end() :]}"
    else:
        rest = re.sub(
            rf"\s*(?:{_AND})?\s*(?:\b{_WHERE}\s+)?\b{name}(?![\w-])", f" {_HERE}", question, flags=re.IGNORECASE
        )
        rest = rest.replace(_HERE, "\0", 1).replace(_HERE, "").replace("\0", _HERE)
    compares = _COMPARES.search(rest) or _DEGREE.search(rest) or _LONGEST.search(rest) or not listed
    for place in names:
        yield Compared(_alone(rest, place) if compares else rest.replace(_HERE, f"i {place}"), place)


_HERE = "@plats@"


def _alone(rest: str, place: str) -> str:
    """What is compared, asked of one municipality: "Vilka regler och belopp gäller för bil i Norrberga?"."""
    degree, long = _DEGREE.search(rest), _LONGEST.search(rest)
    topic = _LONGEST.sub(" ", _DEGREE.sub(" ", _COMPARES.sub(" ", rest.replace(_HERE, " "))))
    topic = _IDLE.sub("", re.sub(r"\s+", " ", topic).strip(" ?.!,:;–-"))
    if _ASKS.match(topic):
        return f"{topic[:1].upper()}{topic[1:]} i {place}?"
    topic = _HOW.sub("", topic)
    much = degree or re.match(r"(?:belopp|summ|pengar)", topic, re.IGNORECASE)
    asks = "Hur länge gäller" if long else "Hur mycket är" if much else "Vilka regler och belopp gäller för"
    return f"{asks} {topic} i {place}?"
