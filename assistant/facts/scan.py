"""A text while its facts are read out of it, kind after kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts import measures, patterns
from assistant.facts.fact import About, Bound, Fact, FactKind

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = frozenset(measures.WORDS) | {"halv", "halvt", "halva"}


class Scan:
    """A text whose facts are read kind after kind; what one kind has read is blank to the next.

    Attributes:
        low: The text in small letters; what is not in it the slower patterns need not be asked for.
        words: Its words in small letters.
        has_digit: Whether it has a number in digits.
        has_number: Whether it has one in digits or words.
        left: The text with what has been read blank.
        found: The facts read so far.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.low = text.casefold()
        self.words = set(_LETTERS.findall(self.low))
        self.has_digit = re.search(r"\d", text) is not None
        in_words = not self.words.isdisjoint(_NUMBERS) or any(great in self.low for great in measures.GREAT)
        self.has_number = self.has_digit or in_words
        self.left = text
        self.found: list[Fact] = []

    def matches(self, pattern: re.Pattern[str], told: bool) -> Iterator[re.Match[str]]:
        """Where a pattern stands in what is left; nowhere unless the text has what tells of it."""
        return pattern.finditer(self.left) if told else iter(())

    def add(
        self,
        kind: FactKind,
        value: float,
        unit: str,
        span: tuple[int, int],
        *,
        number: float | None = None,
        code: str = "",
        bound: Bound | None = None,
    ) -> None:
        """Adds the fact at a place, with the bound that its words tell unless another is given."""
        start, end = span
        told = self.bound(start, end) if bound is None else bound
        written = value if number is None else number
        about = _about(self._text[max(0, start - 20) : start], kind)
        self.found.append(Fact(kind, value, unit, start, end, told, written, code, about))

    def blank(self, start: int, end: int) -> None:
        """Hides what has been read from the kinds that are read later."""
        self.left = self.left[:start] + "\x00" * (end - start) + self.left[end:]

    def bound(self, start: int, end: int) -> Bound:
        """By "högst" or "minst" before a value, or "eller mer" after it; "senast 3 dagar före" is at least 3 days."""
        before, after = self._text[max(0, start - 30) : start], self._text[end : end + 16]
        if patterns.LEAST_AFTER.match(after):
            return "least"
        if patterns.MOST_AFTER.match(after):
            return "most"
        most, least = patterns.MOST.search(before), patterns.LEAST.search(before)
        if most and least:
            most, least = (most, None) if most.start() <= least.start() else (None, least)
        if not most and not least:
            return ""
        turned = patterns.COUNTED_BACK.search(before) and re.match(r"\s+(?:före|innan|i förväg)\b", after)
        return "most" if bool(most) != bool(turned) else "least"

    def bound_of_range(self, m: re.Match[str], group: str, end: int) -> Bound:
        """The same for an end of a range: "3 till 5", "mellan 3 och 5"."""
        between = self._text[m.end("number") : m.start("upper")] if m["upper"] else ""
        opened = self._text[: m.start("number")].casefold().endswith("mellan ")
        if re.search(r"[–-]|\btill\b", between) or (opened and " och " in between):
            return "most" if group == "upper" else "least"
        return self.bound(m.start("number"), end)


def _about(before: str, kind: FactKind) -> About:
    """How roughly a value is told, by the words before it."""
    m = patterns.ABOUT.search(before)
    if not m or kind not in ("share", "count", "amount", "time"):
        return ""
    if m["above"] or (m["share_above"] and kind == "share"):
        return "above"
    if m["below"] or (m["share_below"] and kind == "share"):
        return "below"
    return "around" if m["around"] else ""
