"""Where a Swedish text denies: the words that negate, those that only look like it, and the clauses they turn."""

from __future__ import annotations

import re

from assistant.comparison import clause_of
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
    r"\binte (?=[^.,;\n]*\bförrän\b)|,\s*utan\b|\bom inte\b|\bsåvida inte\b|\beller (?:inte|ej)\b|"
    r"\bspelar ingen roll\b|"
    r"\b(?:inte|ej|aldrig|ingen|inga|inget)\b(?=[^.;\n]*\butan\b(?! att))|"
    r"\binte (?:har |hade )?fyllt\b|\binte (?:skyldig\w*|skyldighet)|\b(?:behöver|måste) inte\b",
    re.I,
)
_UNLESS = re.compile(r"\b(?:inte|ej|aldrig|ingen|inga|inget)\b[^.;]*\butan\Z", re.I)
"""The second of two negations: "får inte ta ut pengar utan samtycke" asks for consent."""
_LEXICAL = re.compile(
    r"\b(?:olika|skilda|undanta\w*|undantag\w*|utom|förutom|slipp\w*|neka\w*|avslå\w*|avslag\w*|avvis\w*|"
    r"förbjud\w*|otillåt\w*|omöjlig\w*|"
    r"sällan|knappast|endast|bara|enbart|förrän|motsatt\w*|oavsett|hindra\w*|hinder|fattas|"
    r"\w*fri(?:tt|a|het|heten)?|släpp\w*|"
    r"avstå\w*|otillräcklig\w*|olämplig\w*|onödig\w*|utesl\w*|ofullständig\w*|fel|för sent|före|innan|först|"
    r"utanför|uppskj\w*|skjuts? upp|nej|inställ(?:s|d|t|da|ts)|undvik\w*|avbryt\w*|upphäv\w*|upphör\w*|frånvar\w*|noll|"
    r"ur funktion|ur bruk|räcker|"
    r"tom\w*|vägra\w*|"
    r"avböj\w*|strid\w*|obehörig\w*|ogiltig\w*|obefintlig\w*|i stället|istället|förlora\w*|mist\w*|kvarstå\w*|"
    r"befria\w*|skona\w*|minst|lägst|tidigast|ledig\w*|gratis|avskaffa\w*|otillräck\w*|ensam\w*|"
    r"dröj\w*|vänta\w*|återkall\w*|slopa\w*|strunt\w*|stopp\w*|hemlig\w*|stängs? av|avstäng\w*|"
    r"stoppa\w*|spärra\w*|tystnadsplikt\w*|"
    r"(?:låta|låter|låtit|lät) bli|bort\w*|samma|densamma|oförändra\w*|likadan\w*|brist\w*|utebl\w*|sakna\w*)\b",
    re.I,
)
DENYING = re.compile(
    r"\b(?:avstå\w*|slipp\w*|förbjud\w*|neka\w*|vägra\w*|undanta\w*|avböj\w*|upphäv\w*|utesl\w*|skjuts? upp|slopa\w*|"
    r"ställs? in|inställ(?:s|d|t|da|ts)|befria\w*|mist\w*|förlora\w*|utebl\w*|avskaffa\w*)\b",
    re.I,
)
"""Words that deny what stands near them as plainly as "inte" does."""


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


_SENTENCE_ENDS = re.compile(r"[.;:\n]|\Z")
"""How far "varken" denies: all that is listed after it."""
