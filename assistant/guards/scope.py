"""Guards for how far a statement reaches: all and only, conditions, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of
from assistant.facts.measures import NUMBER_WORD
from assistant.matching import match, words
from assistant.parties import is_party

_UNIVERSAL = re.compile(
    r"\b(?:alla|samtliga|alltid|utan undantag|i samtliga fall|varje gång|alla gånger|i alla lägen|"
    r"i varje (?:enskilt )?(?:fall|läge)|"
    r"så snart (?!som möjligt|det går)|oavsett|undantagslöst|vem som helst|vad som helst|när som helst|"
    r"vilk(?:en|et|a) \w+ som helst|"
    r"på samma villkor|automatiskt)\b|\bvilk(?:en|et|a)\b[^.,;]*\bän\b|"
    r"\b(?:vad|vem|hur|var|när)(?: \w+){1,3}(?<!re)(?<! mer) än\b|\bvare sig\b",
    re.I,
)
_UNIVERSAL_TOO = re.compile(
    r"\b(?:alla|allt|samtliga|alltid|utan undantag|varje|vardera|respektive|var och en|oavsett|hela|varandra|båda|både|"
    r"genast|omedelbart|vare sig|lika|densamma|samma|som helst|oberoende|oförändrad\w*|aldrig|"
    r"ingen|inga|spelar ingen roll)\b",
    re.I,
)
_NUMBER = rf"(?:\d|(?:{NUMBER_WORD})\b)"
_SCOPES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (_UNIVERSAL, _UNIVERSAL_TOO),
    (
        re.compile(r"\bhela (?:tiden|perioden|\w+tiden|vistelsen)\b", re.I),
        re.compile(
            r"\b(?:hela|alltid|genomgående|ständigt|löpande|dygnet runt|utan avbrott|så länge|under tiden)\b", re.I
        ),
    ),
    (
        re.compile(
            rf"(?<!som )\b(?:bara|endast|enbart|uteslutande)\b(?! (?:i |på |till |för |hos )?{_NUMBER})"
            r"(?! (?:för att|en (?:av|del)|ett (?:av|tecken|sätt))\b)|"
            r"(?<!för )\bförst (?=efter|när|om|då)"
            r"(?!(?:när|om|då) (?:\w+ ){1,2}?(?:går över|överstiger|är högre än)\b)",
            re.I,
        ),
        re.compile(
            r"\b(?:bara|endast|enbart|uteslutande|först|förrän|utan|högst|krav\w*|krävs|kräver|räcker|måste|"
            r"förutsätt\w*|"
            r"förutsatt|villkor\w*|om inte|såvida|begränsa\w*|annars|utom|däremot)\b|"
            r",\s*inte\b|\binte\b[^.,;]*\butan\b",
            re.I,
        ),
    ),
    (
        re.compile(r"\bräcker (?:det )?(?:att|med|om)\b", re.I),
        re.compile(r"\b(?:räck\w*|bara|endast|enbart|tillräcklig\w*|nog|dug\w*|godta\w*|eller|behöver inte)\b", re.I),
    ),
    (
        re.compile(r"\b(?:även|till och med) (?:om|när|då|utan)\b|\btrots att\b", re.I),
        re.compile(r"\b(?:även|också|till och med|ändå|trots|oavsett|dock|betyder inte|fast|utan)\b", re.I),
    ),
)
_OR_PARTLY = re.compile(r"\b(?:helt|helt och hållet) eller (?:delvis|till (?:viss|en) del)\b", re.I)
_PART = re.compile(r"\b(?:delvis|del|delar|något|en del)\b", re.I)
_WHOLLY = re.compile(r"\b(?:helt|hela)\b", re.I)
_RESTRICTS = re.compile(r"\b(?:bara|endast|enbart) (?:om|när|då|den som|de som|den|med|efter)\b", re.I)
_CONDITIONAL = re.compile(r"\b(?:om|när|vid|då|som|med|efter)\b", re.I)


def scope(case: Comparison) -> Iterator[Difference]:
    """The statement reaches no further than its evidence: no "alla", "bara", "även om" or "helt" of its own."""
    for mine, theirs in _SCOPES:
        for m in mine.finditer(case.statement):
            restricts = _RESTRICTS.match(case.statement, m.start()) and _CONDITIONAL.search(case.evidence)
            said = m.group().strip().casefold()
            elsewhere = said in (case.passage if "helst" in said else case.evidence).casefold()
            if not theirs.search(case.evidence) and not restricts and not elsewhere:
                yield _not_told(m)
    if _OR_PARTLY.search(case.evidence) and not _PART.search(case.statement):
        yield from map(_not_told, _WHOLLY.finditer(case.statement))


def _not_told(m: re.Match[str]) -> Difference:
    return Difference(f"källan säger inte ”{m.group().strip().lower()}”", m.start(), m.end())


def condition(case: Comparison) -> Iterator[Difference]:
    """Where the evidence goes on with "annars", its condition may not be left out; nor is one put in."""
    if (
        any(_OTHERWISE.search(u.text) for u in case.units)
        and not _CONDITION.search(case.statement)
        and not _meets(case)
    ):
        yield Difference("källan säger detta bara under ett villkor, och annat annars", 0, len(case.statement))
    if _CONDITIONS.search(case.evidence):
        return
    for m in _ADDED.finditer(case.statement):
        start, end = m.start(), clause_of(case.statement, m.end(), coarse=True)[1]
        inside = [(w, found) for w, found in case.aligned() if start < w.start < end and w.weight >= _TELLING]
        if inside and all(found.strength < _HARDLY for _, found in inside):
            yield Difference("källan nämner inte detta villkor", start, end)


def _meets(case: Comparison) -> bool:
    """Whether the statement has the words of the condition before "annars" without its subjunction."""
    for text in (u.text for u in case.units if _OTHERWISE.search(u.text)):
        for m in _CONDITION.finditer(text):
            start, end = clause_of(text, m.start(), coarse=True)
            inside = [w for w in words(text) if start <= w.start < end and w.weight >= _TELLING]
            if m.group().casefold() != "annars" and inside:
                return sum(match(w, case.words).strength >= 0.7 for w in inside) >= 0.6 * len(inside)
    return False


_OTHERWISE = re.compile(r"\bannars\b", re.I)
_CONDITION = re.compile(r"\b(?:om|när|vid|då|för|med|utan|den som|annars|hos)\b", re.I)
_ADDED = re.compile(
    r"\b(?:om|såvida|ifall|förutsatt att|under förutsättning att)\b(?! (?:året|dagen|dygnet|det) )", re.I
)
_CONDITIONS = re.compile(
    r"\b(?:om|när|vid|då|såvida|ifall|förutsatt|förutsättning\w*|villkor\w*|(?:den|de|dem|någon) som|utan)\b", re.I
)
_TELLING, _HARDLY = 0.3, 0.5
"""Least weight of a word that a condition rests on, and the strength under which it is not held."""

_ORDER = re.compile(r"(?<!se )(?<!fråga )(?<!leta )(?<!söka )\b(?:före|innan|efter)\b(?! (?:hand|behov|sig))", re.I)
_ANY_ORDER = re.compile(
    r"\b(?:före\w*|innan|för\w*s|efter\w*|sedan|senast|tidigast|inom|från|förrän|därefter|dessförinnan|först|"
    r"förväg|vid|när|då|har)\b",
    re.I,
)


_START = re.compile(
    r"\bfrån (?:och med )?(?:det att|den dag(?:en)?(?: då| när)?|dagen då|när|då)\b|"
    r"\bräknas från(?: att| när| den dag)?\b|"
    r"\bbörjar? (?:löpa|räknas)\b[^.;]*?\b(?:när|då|från|den dag(?:en)?(?: då)?)\b",
    re.I,
)


_ARISES = re.compile(r"(?:uppst(?:å|od|ått)|uppkom|inträffa|börja|finns|är)\w*", re.I)
"""That an event came about: "från det att misstanken uppstod" is "från misstanken"."""


def start(case: Comparison) -> Iterator[Difference]:
    """A time runs from what the evidence lets it run from."""
    for m in _START.finditer(case.statement):
        end = clause_of(case.statement, m.end(), coarse=True)[1]
        event = [(w, found) for w, found in case.aligned() if m.end() <= w.start < end and w.weight >= _TELLING]
        event = [(w, found) for w, found in event if not is_party(w) and not _ARISES.fullmatch(w.text)]
        held = sum(w.weight * found.strength for w, found in event)
        if event and held < _HARDLY * sum(w.weight for w, _ in event):
            yield Difference("källan säger inte att tiden räknas därifrån", m.start(), end)


def order(case: Comparison) -> Iterator[Difference]:
    """A before or after that the evidence does not tell in any way."""
    if not _ANY_ORDER.search(case.evidence):
        for m in _ORDER.finditer(case.statement):
            yield Difference(f"källan säger inte ”{m.group().lower()}”", m.start(), m.end())
