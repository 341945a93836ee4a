"""Where a Swedish text denies: the words that negate, those that only look like it, and what they deny."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparison import clause_of
from assistant.matching import Word, words
from ingest.analyze import stem

Span = tuple[int, int]

NEGATION = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingendera|varken|saknas|saknar|saknade|utan)\b", re.I
)
DENIES = re.compile(r"\b(?:inte|ej|aldrig|ingen|inget|inga)\b", re.I)
"""Those of them that do nothing but deny, wherever they stand."""
BOUNDS = re.compile(
    r"\b(?:inte|aldrig) (?:\w+ )?(?:mer|äldre|yngre|längre|högre|fler|mindre|lägre|kortare|färre|senare|tidigare|över|"
    r"under)\b(?: än)?",
    re.I,
)
"""What sounds like a denial and tells a limit: "inte mer än en gång" is once at most."""
_DENIES_NOTHING = re.compile(
    rf"\binte (?:bara|endast|enbart)\b|{BOUNDS.pattern}|"
    r"\b(?:inte|inget|ingen|inga) (?=[^.,;\n]*\bförrän\b)|,\s*utan\b|\bom inte\b|\bsåvida inte\b|\beller (?:inte|ej)\b|"
    r"\bspelar ingen roll\b|"
    r"\b(?:inte|ej|aldrig|inget|inga) (?:\w+ )?(?:hindra[rst]?|hinder|utesluter|utesluts)\b|"
    r"\b(?:inte|ej|aldrig|ingen|inga|inget)\b(?=[^.;\n]*\butan\b(?! att))|"
    r"\binte (?:har |hade )?fyllt\b|\binte (?:skyldig\w*|skyldighet)|\b(?:behöver|måste) inte\b",
    re.I,
)
_UNLESS = re.compile(r"\b(?:inte|ej|aldrig|ingen|inga|inget)\b[^.;]*\butan\Z", re.I)
"""The second of two negations: "får inte ta ut pengar utan samtycke" asks for consent."""
_LEXICAL = re.compile(
    r"\b(?:olika|skilda|undanta\w*|undantag\w*|utom|förutom|slipp\w*|neka\w*|avslå\w*|avslag\w*|avvis\w*|"
    r"förbjud\w*|otillåt\w*|omöjlig\w*|"
    r"sällan|knappast|knappt|(?:det är|är det) få som|"
    r"endast|bara|enbart|förrän|motsatt\w*|oavsett|hindra\w*|hinder|fattas|"
    r"\w*fri(?:tt|a|het|heten)?|\w{2,}lös(?:a|t|het|heten)?|släpp\w*|"
    r"avstå\w*|otillräcklig\w*|olämplig\w*|onödig\w*|utesl\w*|ofullständig\w*|fel|för sent|före|innan|först|"
    r"utanför|uppskj\w*|skjuts? upp|nej|inställ(?:s|d|t|da|ts)|undvik\w*|avbryt\w*|upphäv\w*|upphör\w*|frånvar\w*|noll|"
    r"ur funktion|ur bruk|räcker|"
    r"tom\w*|vägra\w*|"
    r"avböj\w*|strid\w*|obehörig\w*|ogiltig\w*|obefintlig\w*|i stället|istället|förlora\w*|mist\w*|kvarstå\w*|"
    r"utelämn\w*|undanhåll\w*|förtig\w*|"
    r"befria\w*|skona\w*|minst|lägst|tidigast|ledig\w*|gratis|avskaffa\w*|otillräck\w*|ensam\w*|"
    r"dröj\w*|vänta\w*|återkall\w*|slopa\w*|strunt\w*|stopp\w*|hemlig\w*|stängs? av|avstäng\w*|"
    r"stoppa\w*|spärra\w*|tystnadsplikt\w*|"
    r"(?:låta|låter|låtit|lät) bli|bort\w*|samma|densamma|oförändra\w*|likadan\w*|brist\w*|utebl\w*|sakna\w*)\b",
    re.I,
)
_DETERMINES = re.compile(r"utan|ingen|inget|inga|sakna\w*", re.I)
"""Negations that deny what follows them."""
_ALONE = re.compile(r"\s*(?:[.,;:!?]|$|(?:att|på|för|i|om|av|till|från|när|som|under|vid)\b)")
MOST_OF = 0.6
"""Least share of the words near a negation that the statement has for it to speak of the same."""


_SENTENCE_ENDS = re.compile(r"[.;:\n]|\Z")
"""How far "varken" denies: all that is listed after it."""


def negations(text: str) -> list[re.Match[str]]:
    """The words that negate what a text says, in order."""
    spared = [m.span() for m in _DENIES_NOTHING.finditer(text)]
    return [
        m
        for m in NEGATION.finditer(text)
        if not any(a <= m.start() < b for a, b in spared) and not _UNLESS.search(text, 0, m.end())
    ]


def turned(text: str, unless: set[str]) -> list[Span]:
    """The clauses that a negation turns, or a negative word that the other text does not have."""
    lexical = [m for m in _LEXICAL.finditer(text) if stem(m.group()) not in unless]
    found: list[Span] = []
    for m in (*NEGATION.finditer(text), *lexical):
        start, end = clause_of(text, m.start(), coarse=True)
        word = m.group().casefold()
        if word == "varken" and (last := _SENTENCE_ENDS.search(text, end)):
            end = last.start()
        found.append((m.start() if word == "utan" else start, end))
    return found


def near_to(found: Sequence[Word], mark: re.Match[str], clause: Span) -> dict[Word, float]:
    """The words of a clause by how near they stand to the negation in it; 1 is next to it."""
    before = 0.3 if _DETERMINES.fullmatch(mark.group()) and not _stands_alone(mark) else 1.0
    inside = [w for w in found if clause[0] <= w.start < clause[1] and w.weight]
    own, _ = clause_of(mark.string, mark.start())  # what "och" parts from it is not denied
    inside = [w for w in inside if w.start >= own]
    near = {w: 1 / (1 + n) for n, w in enumerate(w for w in inside if w.start >= mark.start())}
    return near | {w: before / (1 + n) for n, w in enumerate(w for w in reversed(inside) if w.start < mark.start())}


def _stands_alone(mark: re.Match[str]) -> bool:
    """Whether "inget" is no determiner: "kostar inget att låna"."""
    return mark.group().casefold().startswith("ing") and _ALONE.match(mark.string, mark.end()) is not None


def next_to(found: Sequence[Word], mark: re.Match[str]) -> list[Word]:
    """The words on either side of a negation."""
    clause = clause_of(mark.string, mark.start(), coarse=True)
    return [w for w, nearness in near_to(found, mark, clause).items() if nearness == 1]


def focus(text: str, mark: re.Match[str]) -> list[Word]:
    """The words that a negation denies before all: two or three after it, or about it where none follow."""
    start, end = clause_of(text, mark.start(), coarse=True)
    inside = [w for w in words(text) if start <= w.start < end and w.weight]
    after = [w for w in inside if w.start > mark.end()][:3]
    before = [w for w in inside if w.end < mark.start()][-2:]
    if mark.group().lower().startswith("sakna"):
        return after[:1] or before[-1:]
    if mark.group().lower() == "utan" and after:
        return after[:2]
    return after if len(after) > 1 else before + after
