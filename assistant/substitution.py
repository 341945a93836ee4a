"""A question with one element exchanged for the one that a follow-up brings: "och för barnen?", "och 2025?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.facts.numerals import NUMBER, number_value

_YEAR = r"\b(?:19|20)\d\d\b"
_HEADS = (
    r"person(?:er)?|vux(?:en|na)|par(?:et)?|sambor(?:na)?|ensam(?:stående|boende|hushåll)|förälder|mamma|pappa|man|"
    r"kvinna|hushåll(?! (?:på|med|om)\b)|barn(?:et|en)?|ungdom(?:ar)?|\d+-åring(?:ar)?"
)
_PERSONS = re.compile(
    rf"\b(?:(?:en|ett|{NUMBER})\s+)?(?:(?:ensamstående|ensamboende|ensam|vuxen|vuxna|sammanboende|gifta?)\s+)*"
    rf"(?P<head>{_HEADS})\b(?:\s+(?:utan barn|i samma hushåll|på {NUMBER} år))?",
    re.IGNORECASE,
)
_PREPOSITION = r"(?:för|till|åt|per|hos|vid|i|på|om|med)"
_LEAD = (
    r"(?:(?:vad|hur) (?:gäller|är det|blir det)\s+)?(?:om (?:det|de|den|hon|han|hen|man|vi|familjen|hushållet) "
    r"(?:(?:bara|i stället|istället|redan) )?(?:är|gäller|blir|kostar)\s+)?(?:(?:bara|i stället|istället)\s+)?"
)
_BARE = re.compile(
    rf"(?P<lead>{_LEAD})(?:(?P<preposition>{_PREPOSITION})\s+)?(?P<element>\S+(?:\s+\S+){{0,5}}?)(?:\s+då)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"(?:om (?:hon|han|hen|den|barnet|sonen|dottern|klienten|personen|man)|(?:för )?(?:en|ett|den|någon) som|"
    rf"(?:hon|han|hen|barnet)) (?:(?:bara|redan|i stället|istället) )?(?:är|fyllt|har fyllt|fyller) "
    rf"(?:(?:bara|redan) )?(?P<n>{NUMBER})(?: år)?(?: gammalt?)?(?: då)?",
    re.IGNORECASE,
)
_AGED = re.compile(rf"\b{NUMBER}(?= år\b(?! i följd)|-åring)", re.IGNORECASE)
_ADULT = re.compile(r"\b(?:vuxen|person|man|kvinna|ensamstående|ensamboende)$", re.IGNORECASE)
_SIZE = re.compile(rf"(?P<n>{NUMBER})(?: (?:stycken|st|personer|i (?:familjen|hushållet)))?", re.IGNORECASE)
_SIZED = re.compile(rf"\b{NUMBER}(?= personer\b)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?:(?:högst|max|upp till|minst|över|mer än|under)\s+)?{NUMBER}\s+(?P<unit>[a-zåäö]{{2,}})", re.IGNORECASE
)
_LEAST_SUM = 100
"""A bare number from which a sum of money is meant."""
_SHARED = 5
"""Letters that two compounds have in common at least where one takes the other's place: "nyansökan", "återansökan"."""


def substituted(before: str, follow_up: str) -> str | None:
    """The question before with the follow-up's element in the place of its like; None where it has none.

    Args:
        follow_up: Without its opening word and its question mark.
    """
    age = _AGE.fullmatch(follow_up)
    if age and number_value(age["n"]) < _LEAST_SUM:
        return _of_age(before, age["n"])
    bare = _BARE.fullmatch(follow_up)
    if bare is None:
        return None
    element = bare["element"]
    tries: tuple[Callable[[], str | None], ...] = (
        lambda: _year(before, follow_up),
        lambda: _size(before, element),
        lambda: _counted(before, element),
        lambda: _persons(before, element, bare["preposition"]),
        lambda: _compound(before, element),
        lambda: _object(before, element, bare["preposition"]),
    )
    return next((found for attempt in tries if (found := attempt()) and found != before), None)


def _year(before: str, follow_up: str) -> str | None:
    new = re.findall(_YEAR, follow_up)
    without = re.sub(
        rf"{_YEAR}|\b(?:år|året|förra|nästa|efter|innan|före|för|under|i|då)\b|\W", "", follow_up, flags=re.IGNORECASE
    )
    return re.sub(_YEAR, new[0], before) if len(new) == 1 and not without else None


def _of_age(before: str, n: str) -> str | None:
    """Another age, or an adult who is told to be of one: "en ensamstående vuxen", "en ensamstående 23-åring"."""
    if _AGED.search(before):
        return _AGED.sub(n, before, count=1)
    person = _PERSONS.search(before)
    if person is None or not _ADULT.search(before[: person.end("head")]):
        return None
    alone = person["head"].lower() in ("ensamstående", "ensamboende")
    kept = f"{before[: person.end('head')]} " if alone else before[: person.start("head")]
    return f"{kept}{int(number_value(n))}-åring{before[person.end('head') :]}"


def _size(before: str, element: str) -> str | None:
    """Another number of persons: "två personer" or "ett par" before "och för fem?"."""
    size = _SIZE.fullmatch(element)
    if size is None:
        return None
    several = number_value(size["n"]) > 1
    if several and _SIZED.search(before):
        return _SIZED.sub(size["n"], before, count=1)
    person = _PERSONS.search(before)
    if person is None or person["head"].lower().startswith(("barn", "ungdom")) or person["head"][0].isdigit():
        return None
    return f"{before[: person.start()]}{size['n']} person{'er' if several else ''}{before[person.end() :]}"


def _persons(before: str, element: str, preposition: str | None) -> str | None:
    if preposition == "med" and re.fullmatch(r"barn", element, re.IGNORECASE):
        return re.sub(r"\butan barn\b", "med barn", before)
    person = _PERSONS.search(before)
    if person is None or not _PERSONS.fullmatch(element):
        return None
    start = person.start()
    led = re.search(r"\b(?:för|till|åt|per|hos) $", before[:start], re.IGNORECASE)
    if led and preposition:
        return f"{before[: led.start()]}{preposition.lower()} {element}{before[person.end() :]}"
    return f"{before[:start]}{element}{before[person.end() :]}"


def _counted(before: str, element: str) -> str | None:
    """Another number of the same unit: "högst en månadshyra" before "två månadshyror"; a bare sum is in kronor."""
    if re.fullmatch(NUMBER, element) and number_value(element) >= _LEAST_SUM:
        element += " kr"
    new = _COUNTED.fullmatch(element)
    if new is None:
        return None
    unit = new["unit"].lower()[:_SHARED]
    old = next((m for m in _COUNTED.finditer(before) if m["unit"].lower()[:_SHARED] == unit), None)
    if old is None:
        return None
    element = re.sub(r"^mer än(?=.*\bkr)", "över", element, flags=re.IGNORECASE)
    return f"{before[: old.start()]}{element}{before[old.end() :]}"


def _compound(before: str, element: str) -> str | None:
    """Another kind of the same thing, by the end that the two words share."""
    article, _, word = element.rpartition(" ")
    if article.lower() not in ("", "en", "ett", "den", "det"):
        return None
    for old in re.finditer(r"\b[^\W\d_]+\b", before):
        if _shared_end(old[0].lower(), word.lower()) >= _SHARED:
            return f"{before[: old.start()]}{word}{before[old.end() :]}"
    return None


def _object(before: str, element: str, preposition: str | None) -> str | None:
    """Another word after the same preposition, last in the question: "hos CSN" before "och hos Skatteverket?"."""
    if not preposition or preposition.lower() == "om" or _PERSONS.fullmatch(element):
        return None
    old = re.search(rf"\b{preposition} (?P<word>[^\W\d]+)$", before, re.IGNORECASE)
    if old is None or _PERSONS.fullmatch(old["word"]):
        return None
    return f"{before[: old.start('word')]}{element}"


def _shared_end(one: str, other: str) -> int:
    if one == other:
        return 0
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
