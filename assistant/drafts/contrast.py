"""A claim that sets one thing against another, "A, inte B": what a source says of B speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafts.verbs import finite_verb
from assistant.matching import Word, akin, words
from assistant.parties import is_party

_OTHER_THAN = r"(?!(?:bara|endast|enbart|heller|minst|längre|ens|förrän|alltid|om|när)\b)"
_ASIDE = re.compile(rf"(?:,? (?:och|men)|,) inte {_OTHER_THAN}(?P<aside>[^,.;:()]+?)(?P<rest>(?=[.;]| \(|$).*)$")
_WITHIN = re.compile(
    rf"(?P<cleft>\b(?:det är|är det) [^,]+?)(?:,? (?:och|men)|,) inte {_OTHER_THAN}(?P<aside>[^,.;:()]+?),?"
    r"(?P<rest> som \w+.*)$",
    re.I,
)
"""What is set aside at the end of a claim, and before "som": "det är A, inte B, som beslutar"."""
_LEADS = r"\b(?:till|av|från|hos|åt|inom|i|på|vid|för|med|som|efter|enligt|genom)"
_LED = re.compile(rf"{_LEADS} (?!övrigt|regel|stället|sin tur|första hand)(?=\w)", re.I)
_LAST_WORD = re.compile(r"\b(?:(?:en|ett|den|det|de) )?[\w-]+$")
_ARTICLE = re.compile(r"\b(?:den|det|de|en|ett) \w+[ae] \Z", re.I)
_LONGEST = 8
"""Words of what is kept at most: more is a clause of its own."""
_SAME = 0.85


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a claim says, `said[start:end]`, and what it sets aside for it.

    Attributes:
        straight: The claim without what it sets aside.
        turned: The claim with what it sets aside in the other's place.
    """

    kept: str
    aside: str
    start: int
    end: int
    straight: str
    turned: str

    def is_kept_in(self, text: str) -> bool:
        """Whether a text has what the claim says, told by words that tell it from what is set aside."""
        there, apart = words(text), _telling(self.aside)
        telling = [w for w in _telling(self.kept) if akin(w, apart) < 1]
        return all(any(akin(w, [t]) >= _SAME > akin(t, apart) for t in there) for w in telling)


def contrast(said: str) -> Contrast | None:
    """The two that a claim sets against each other; None where it does not, or they cannot be told."""
    found = _WITHIN.search(said) or _ASIDE.search(said)
    if found is None or not _telling(found["aside"]) or _is_clause(found["aside"]):
        return None
    aside, after = found["aside"], found["rest"]
    before = said[: found.end("cleft") if found.re is _WITHIN else found.start()]
    if (span := _kept(before, aside)) is None:
        return None
    start, end = span
    return Contrast(
        before[start:end], aside, start, end, f"{before}{after}", f"{before[:start]}{aside}{before[end:]}{after}"
    )


def is_cleft(said: str) -> bool:
    """Whether a claim sets two against each other before it says what it does: "det är A, inte B, som beslutar"."""
    return _WITHIN.search(said) is not None


def _is_clause(aside: str) -> bool:
    """Whether something is said there, and not only named: "men inte vill låna"."""
    verb = finite_verb(aside)
    return verb is not None and not re.search(r"\b(?:som|där|att|när|då)\b", aside[: verb.start()])


def _kept(before: str, aside: str) -> tuple[int, int] | None:
    """Where that stands which the other is set against: led by the same preposition, of the same sort, or the last."""
    if led := re.match(_LEADS, aside, re.I):
        same = [m for m in _LED.finditer(before) if m.group().strip().casefold() == led.group().casefold()]
        found = [(m.start(), len(before)) for m in (same or [*_LED.finditer(before)])[-1:]]
    elif any(map(is_party, _telling(aside)[:1])):
        other = _telling(aside)[:1]
        parties = [w for w in words(before) if is_party(w) and akin(w, other) < 1]
        found = [(w.start, w.end) for w in parties if not _is_end_of(before[w.start : w.end], aside, other[0])][-1:]
        found = [(m.start() if (m := _ARTICLE.search(before, 0, a)) else a, b) for a, b in found]
    else:
        found = [m.span() for m in [_LAST_WORD.search(before)] if m]
    return next((span for span in found if len(before[slice(*span)].split()) <= _LONGEST), None)


def _is_end_of(name: str, aside: str, other: Word) -> bool:
    """Whether a name is but the end of the other's: "kommunen", told by a clause, and "vistelsekommunen"."""
    return aside[other.start : other.end].casefold().endswith(name.casefold())


def _telling(phrase: str) -> list[Word]:
    return [w for w in words(phrase) if w.weight]
