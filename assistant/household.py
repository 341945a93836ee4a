"""The household that a question describes in everyday words: "en mamma med två barn" is three persons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.numerals import SMALL, number_value

_PARENT = r"mamma\w*|pappa\w*|mor|far|morsa\w*|farsa\w*|föräld\w+|mother|father|mom|mum|dad|parent"
_ADULT = rf"{_PARENT}|kvinna\w*|man|mannen|person(?:en)?|klient\w*|tjej\w*|kille\w*|hon|han|hen|woman|client|she|he"
_RELATIVES = r"mamma|pappa|mormor|morfar|farmor|farfar"
_KIDS = (
    r"(?:(?:små|tonårs|skol|förskole)?barn|tonåring(?:ar)?|bebis(?:ar)?|ungar|kids|child(?:ren)?|syskon|döttrar|söner|"
    r"dotter|son)"
)
_SPOUSE = r"(?:man|fru|hustru|sambo|partner|pojkvän|flickvän)"
_OWN = r"(?:sin|sitt|min|mitt|hennes|hans)"
_COUNTED = rf"(?P<n>{SMALL}) (?:\w+ )?{_KIDS}\b(?! och \d)"
_CHILDREN = re.compile(rf"\b{_COUNTED}", re.IGNORECASE)
_OF_AGE = re.compile(rf"\b(?:(?P<n>{SMALL}) )?(?:1[0-7]|\d)[- ]?åring(?:ar|en)?\b", re.IGNORECASE)
_COMPOUND = re.compile(rf"\b(?P<n>{SMALL})barns(?P<of>mor|mamma|far|pappa|föräld|familj|hushåll)\w*", re.IGNORECASE)
_PARENTS = re.compile(rf"\b(?:{_PARENT}|ensamstående|par|sambor?|sambopar)\b", re.IGNORECASE)
_SIZED = re.compile(
    rf"\b(?:\w*familj\w*|hushåll\w*) (?:på|om|med) (?P<of>{SMALL})(?: personer)?\b"
    rf"(?! (?:\w+ )?(?:{_KIDS}|vuxna|föräldrar))|"
    rf"\b(?P<in>{SMALL})personers\w*|\b(?:family|household) of (?P<english>{SMALL})\b|"
    rf"\b(?:vi|de|dom) (?:är|bor) (?P<we>{SMALL})(?: (?:personer|stycken))?(?=[,.?]|$| (?:i|hemma|totalt|som bor)\b)|"
    rf"\b(?P<at>{SMALL}) (?:personer )?i (?:hushållet|familjen)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\b(?:(?:gift |ett )?par(?:et)?|sambo(?:s|r|rna|par)?|make\w*|makar\w*|gifta|båda föräldrarna|couple|"
    rf"(?:två|2|two) (?:vuxna|föräldrar|adults|parents)|(?:och|med) {_OWN} {_SPOUSE}|{_OWN} {_SPOUSE} och)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"\b(?:ensam\w*|singel\w*|single)(?: (?:\w+ )?(?:{_PARENT}|vuxen|person|man|kvinna))?\b(?! om)|"
    r"\bbor (?:själv|ensam)\b|\blives alone\b|\bsjälv med (?=(?:sin|sina|min|mina|en|ett|två|tre|fyra|fem)\b)",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:en|ett|vår|min|för|\w+ende) (?:1[89]|[2-9]\d)[- ]?åring\b", re.IGNORECASE)
_WITH = r"(?: som)? (?:med|har|till|of|with|has|och(?: (?:hennes|hans))?) (?:\w+ ){0,2}?"
_WITH_ITS_CHILD = re.compile(
    rf"\b(?:bor|lever|{_PARENT}|ensam\w*)(?: (?:själv|ensam|ihop|tillsammans))? (?:med|och) "
    rf"(?P<child>{_OWN} (?:\w+ )?(?:tonårs)?(?:dotter|son|barn|bebis|tonåring)|"
    r"(?:tonårs|vuxen |liten )?(?:dotter|son|bebis|tonåring))\b",
    re.IGNORECASE,
)
_WITH_CHILDREN = re.compile(
    rf"\b(?:{_ADULT}){_WITH}{_COUNTED}|\b(?:mother|father|mom|mum|dad|parent) of (?P<few>{SMALL})\b", re.IGNORECASE
)
_LISTED = re.compile(rf"\b(?:{_RELATIVES})(?:(?:,| och) (?:{_RELATIVES}))+\b", re.IGNORECASE)
_ANY_CHILD = re.compile(
    r"\b(?:\w*barn\w*|son(?:en)?|dotter|dottern|gravid|mamma\w*|pappa\w*|föräld\w+)\b", re.IGNORECASE
)
_WITHOUT = re.compile(r"\b(?:utan|inga) (?:barn|ungar)\b|\bwithout children\b", re.IGNORECASE)

_OF_CHILDREN = re.compile(
    r"\bbarnfamilj\w*|\b(?:hushåll|familj\w*|föräld\w+|mamma|pappa|par|sambor|ensamstående) med barn\b|"
    r"\b(?:ensam\w*|singel|en) (?:mamma|pappa|mor|far|morsa|farsa|förälder)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Household:
    """A household as it is described.

    Attributes:
        persons: How many live in it.
        spans: Where it is told of, `text[start:end]` each, in order.
    """

    persons: float
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4096)
def household(text: str) -> Household | None:
    """The household that a text describes otherwise than by its number of persons; None where that is not told.

    "en barnfamilj på fyra" is four persons, "ensamstående med två barn" three, "ett par" two; a household with
    children of an untold number is of no size.
    """
    if sized := _SIZED.search(text):
        return Household(number_value(next(filter(None, sized.groups()))), (sized.span(),))
    grown, of_adults = _adults(text)
    children, of_children = _children(text)
    untold = not children and _ANY_CHILD.search(text) and not _WITHOUT.search(text)
    if not grown or untold:
        return None
    return Household(grown + children, tuple(sorted({*of_adults, *of_children})))


def has_children(text: str) -> bool:
    """Whether a text tells of a household with children."""
    return _children(text)[0] > 0 or _OF_CHILDREN.search(text) is not None


def in_persons(text: str) -> str:
    """A text with a household that has children told by its number of persons, as tables tell it."""
    told = household(text)
    if told is None or not _children(text)[0]:
        return text
    start, end = told.spans[0][0], max(end for _, end in told.spans)
    return f"{text[:start]}{told.persons:.0f} personer{text[end:]}"


def adults(text: str) -> int:
    """How many adults a text tells of; 0 where it tells of none."""
    return _adults(text)[0]


def _adults(text: str) -> tuple[int, list[tuple[int, int]]]:
    """How many adults are told of, and where."""
    if listed := _LISTED.search(text):
        return len(re.findall(_RELATIVES, listed[0], re.IGNORECASE)), [listed.span()]
    if pair := _PAIR.search(text):
        return 2, [pair.span()]
    compound = _COMPOUND.search(text)
    for pattern in (_ALONE, _AGED, _WITH_CHILDREN, _WITH_ITS_CHILD):
        if alone := pattern.search(text):
            return 1, [alone.span()]
    if compound and compound["of"].lower() not in ("familj", "hushåll"):
        return 1, [compound.span()]
    return 0, []


def _children(text: str) -> tuple[int, list[tuple[int, int]]]:
    """How many children are told of, and where."""
    found = [*_CHILDREN.finditer(text), *_COMPOUND.finditer(text)]
    if not found and _PARENTS.search(text):
        found = list(_OF_AGE.finditer(text))
    if found:
        return int(sum(number_value(m["n"] or "1") for m in found)), [m.span() for m in found]
    if its := _WITH_ITS_CHILD.search(text):
        return 1, [its.span("child")]
    few = _WITH_CHILDREN.search(text)
    return (int(number_value(few["few"])), [few.span()]) if few and few["few"] else (0, [])
