"""Figures of sentences and table cells: an amount, a share, a time or a number that a rule sets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.quiz.material import Material
from assistant.quiz.sentence import is_rule
from ingest.documents import BlockKind

ASKED = frozenset(("amount", "share", "time"))
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NUMBER = re.compile(rf"\d[\d \u00a0.,]*\d|\d|\b(?:{'|'.join(_WORDS[1:])}|ett)\b", re.I)
_THE = re.compile(r"(?<=r)na$|(?<=år)en$")  # "24 månaderna" is also answered as "24 månader"
_BOUNDED = re.compile(r"\b(?:högst|minst|max|maximalt)\s*$", re.I)
# What is so of more than a value is so of more than a greater one: only a smaller one makes it false; and the reverse.
_FROM = re.compile(
    r"\b(?:över|överstig\w+|mer än|större än|högre än|äldre än|fyll\w*|efter|från(?: och med)?|när|minst|"
    r"lägst|tidigast)(?: (?:den|det|de))?\s*$",
    re.I,
)
_UP_TO = re.compile(
    r"\b(?:under|understig\w+|mindre än|lägre än|yngre än|högst|max|maximalt|längst|upp till|till och med|senaste|"
    r"inom|senast|kortare än)(?: (?:den|det|de))?\s*$",
    re.I,
)
_ALLOWS = re.compile(r"\b(?:godtas|godkänns|beviljas|ges|lämnas|får|kan|betalas)\b", re.I)
_LASTS = re.compile(r"\b(?:i|för|under)\s*$", re.I)
_WEEKLY = re.compile(r"\s*(?:i veckan|per vecka|varje vecka)")
_IN_A_WEEK = {"dag": 5.0, "timm": 40.0}
_AGED = re.compile(r"\b(?:fyll\w*|ålder\w*|yngre|äldre)\b", re.I)
_IN_A_ROW = re.compile(r"\s*(?:i rad|i följd|i en följd|i sträck)\b")
_EVEN = re.compile(r"\b(?:även|också) (?:under|över|för|om|vid)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `said[fact.start:fact.end]`, its unit included.

    Attributes:
        said: The sentence or the cell that it stands in.
        about: What tells it from other figures: the sentence, or the cell's row and column.
    """

    material: Material
    said: str
    fact: Fact
    about: str

    @property
    def text(self) -> str:
        """As written."""
        return self.said[self.fact.start : self.fact.end]

    @property
    def worth(self) -> float:
        """A rule's figure is worth more than one that is only told."""
        bound = self.fact.bound or re.search(r"\b(?:senast|inom|tidigast|under)\b", self.said)
        return self.material.worth + (2.0 if bound else 0.0)

    def comparable(self, other: Figure) -> bool:
        """Whether one could stand in the other's place."""
        return self.fact.kind == other.fact.kind and self.fact.unit == other.fact.unit

    def with_words(self, words: str) -> str:
        """What is said, with other words in the figure's place."""
        return self.said[: self.fact.start] + words + self.said[self.fact.end :]

    @property
    def age(self) -> bool:
        """Whether it is someone's age."""
        before, after = self.said[: self.fact.start], self.said[self.fact.end :]
        told = self.text.endswith(("-årig", "års")) and after.startswith((" ålder", " dag"))
        years = self.fact.unit == "månad" and "år" in self.text and 10 * 12 <= self.fact.value <= 70 * 12
        return years and (told or _AGED.search(f"{before} {after[:14]}") is not None)

    @property
    def falsified_by(self) -> str:
        """On which side of it a value makes the sentence false: "more", "less", or "any"."""
        before, after = self.said[: self.fact.start], self.said[self.fact.end :]
        if _FROM.search(before) or _IN_A_ROW.match(after):
            return "less"
        if self.fact.bound == "most" or _UP_TO.search(before):
            return "more"
        if self.fact.bound == "least":
            return "less"
        lasts = self.fact.kind == "time" and _LASTS.search(before) and _ALLOWS.search(before)
        return "more" if lasts else "any"

    def thinkable(self, value: float) -> bool:
        """Whether another value is not absurd: an age on the same side of 18, a week of at most five working days."""
        if self.age:
            adult = 18 * 12.0
            return value >= adult if self.fact.value >= adult else value <= adult
        if self.fact.kind == "share":
            return value <= 100
        weekly = (most for unit, most in _IN_A_WEEK.items() if unit in self.text.casefold())
        most = next(weekly, None) if _WEEKLY.match(self.said[self.fact.end :]) else None
        return most is None or value * self.fact.number / self.fact.value <= most

    @property
    def number(self) -> tuple[int, int] | None:
        """Where its number alone stands in what is said; None where its unit is grown together with it."""
        found = _NUMBER.search(self.text)
        if found is None or self.text[found.end() : found.end() + 1] == "-":
            return None
        return self.fact.start + found.start(), self.fact.start + found.end()

    def written(self, value: float) -> str | None:
        """The figure with another value, written as this one is; None where that cannot be told."""
        number = _NUMBER.search(self.text)
        if number is None or not self.fact.number:
            return None
        scaled = self.fact.number * value / self.fact.value
        if abs(scaled - round(scaled)) > 1e-6 or round(scaled) < 2:
            return None
        whole = round(scaled)
        if not number.group()[0].isdigit():
            if whole >= len(_WORDS):
                return None
            said = _WORDS[whole]
        else:
            said = f"{whole:,}".replace(",", " ") if whole > 999 else str(whole)
        return self.text[: number.start()] + said + self.text[number.end() :]


def of_sentences(everything: Sequence[Material]) -> list[Figure]:
    """The figures of rules: the only one of their kind and unit in a sentence."""
    found = []
    for material in everything:
        if material.unit.kind is BlockKind.TABLE_ROW or not is_rule(material.said):
            continue
        found += only_ones(material, material.said, material.said)
    return found


def only_ones(material: Material, said: str, about: str) -> list[Figure]:
    """The figures of a sentence or a cell that can be asked for without doubt which is meant."""
    here = [f for f in facts(said) if f.kind in ASKED or (f.kind == "count" and f.unit)]
    found = []
    for fact in here:
        surface = said[fact.start : fact.end]
        alone = sum(f.kind == fact.kind and f.unit == fact.unit for f in here) == 1
        whole = not re.match(r"[\w-]", said[fact.end :]) and not surface.endswith("-års")
        written = fact.kind != "share" or re.search(r"%|procent", surface)
        limited = fact.kind in ASKED or _BOUNDED.search(said[: fact.start])
        if (
            alone
            and limited
            and not _EVEN.search(said[: fact.start])
            and whole
            and written
            and fact.value > 0
            and fact.number >= 2
            and len(surface) < 30
            and _NUMBER.search(surface)
        ):
            found.append(Figure(material, said, fact, about))
    return found


def accepted(figure: Figure) -> tuple[str, ...]:
    """The wordings of a figure that answer a gap for its number: in digits and in words, without and with its unit."""
    said = figure.text
    number = _NUMBER.search(said)
    forms = [said]
    if number:
        forms.insert(0, number.group())
        digits = f"{figure.fact.number:g}" if figure.fact.number % 1 else str(round(figure.fact.number))
        rest = _THE.sub("", said[number.end() :].strip())
        forms += [digits, f"{digits} {rest}"]
        if figure.fact.number % 1 == 0 and 2 <= figure.fact.number < len(_WORDS):
            forms += [f"{_WORDS[round(figure.fact.number)]} {rest}", _WORDS[round(figure.fact.number)]]
        if figure.fact.kind == "amount":
            forms.append(f"{digits} kr")
        if figure.fact.kind == "share":
            forms.append(f"{digits} %")
    return tuple(dict.fromkeys(form for form in (f.strip() for f in forms) if form))
