"""A statement beside the units that hold its words: what every guard looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.evidence import Support, Unit, support
from assistant.facts.references import unreferenced
from assistant.matching import Match, Word, words


@dataclass(frozen=True, slots=True)
class Difference:
    """What a guard found: a Swedish sentence, and the place in the statement.

    Attributes:
        tells: Whether the source tells something else, rather than nothing of this.
        reworded: Whether a common word stands for another, which may mean the same.
    """

    text: str
    start: int
    end: int
    tells: bool = True
    reworded: bool = False


@dataclass(frozen=True)
class Comparison:
    """A statement, its passage and context, and the support that it has there."""

    statement: str
    passage: str
    context: str
    municipalities: tuple[str, ...]
    support: Support

    @classmethod
    def of(cls, statement: str, passage: str, context: str, municipalities: tuple[str, ...]) -> Comparison:
        """A statement beside a passage, with the support that is found there."""
        return cls(statement, passage, context, municipalities, support(statement, passage, context, municipalities))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units it is compared with, the best first."""
        return self.support.units

    @cached_property
    def evidence(self) -> str:
        """Their text without references to law in parentheses; a unit a line."""
        return "\n".join(unreferenced(u.whole) for u in self.units)

    @cached_property
    def item_number(self) -> str:
        """The number that a statement opens with where it is one of the passage's numbered items: "3. "."""
        found = re.match(r"\s*\d{1,2}[.)]\s+(?=\w)", self.statement)
        opening = self.statement[: found.end() + 12].strip() if found else ""
        return found.group() if found and re.search(rf"^\W*{re.escape(opening)}", self.passage, re.M) else ""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The statement's words."""
        return words(self.statement)

    def aligned(self) -> Iterator[tuple[Word, Match]]:
        """Each of the statement's words with its match."""
        return zip(self.words, self.support.matches, strict=True)


_BOUNDARY = re.compile(
    r"[,;:.!?–()\n|]|\b(?:och|men|eller|utan|om|när|som|att|där|då|medan|eftersom|innan|förrän|fast|trots att|så länge|"
    r"därför att|för att|ifall|såvida)\b",
    re.I,
)
_COARSE = re.compile(r"[,;:.!?–()\n|](?!\d)|\b(?:men|om|när|medan|eftersom|innan|fast|trots|ifall|såvida)\b", re.I)


_SHORT = re.compile(r"\([^()\n]{1,4}\)")
"""An abbreviation in parentheses parts no clause: "Eva Ek (S)"."""
ABOUT = re.compile(
    r"\b\w*(?:beslut|ansök|fråg|uppgift|information|informer|begär|avtal|intyg|bestäm|yttra|besked|tal|berätta|"
    r"underrätt|meddela|ärende|dom|tips|krav|råd|regl|samtal|utlåtande|påmin|anteckn|prövning|avgör|förslag)\w*"
    r"(?: (?:\w+ )?|\s)om\Z",
    re.I,
)
"""Words that take "om" as a preposition: "beslut om bistånd"."""


@lru_cache(maxsize=4096)
def clauses(text: str, *, coarse: bool = False) -> tuple[tuple[int, int], ...]:
    """Stretches between commas, conjunctions and subjunctions; each opens with the word that begins it.

    Args:
        coarse: "att", "som", "och" and "utan" do not begin one: what is denied before them may stand after them.
    """
    marks = (_COARSE if coarse else _BOUNDARY).finditer(_SHORT.sub(lambda m: "_" * len(m.group()), text))
    cuts = [0, *(m.start() for m in marks if not (m.group() == "om" and ABOUT.search(text, 0, m.end()))), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if text[a:b].strip(" ,;:.!?–()\n|"))


def clause_of(text: str, place: int, *, coarse: bool = False) -> tuple[int, int]:
    """The clause that a place stands in."""
    return next(((a, b) for a, b in clauses(text, coarse=coarse) if a <= place < b), (0, len(text)))


_LONGEST = 70


def quoted(text: str, start: int, end: int) -> str:
    """A stretch of the source in quotation marks, for a reader: without its edges' signs, and not too long."""
    said = text[start:end].strip(" ,;:.!?–()\n|")
    return f"”{said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(' ', 1)[0] + ' ...'}”"
