"""One thing that a question asks about: what stands for it and how well, and how much of the question it is."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.salience import is_finite
from ingest.frequencies import rarity

BASE = 0.3
"""What is left of the weight of the commonest word in Swedish."""
CASE_FIGURE = 0.5
"""Weight of a figure that the library does not have: it is the case's own, such as the size of a debt."""
PASSIVE = re.compile(r"\w(?:as|ärs|ävs|örs|ges)$", re.IGNORECASE)
"""How the verbs end that rules are asked for with: "godtas", "krävs", "görs"."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing that is asked about.

    Attributes:
        surface: As written.
        weight: Its share of the question, from how rare it is in the library.
        forms: Search terms that stand for it and how well each does, the term itself first.
        phrases: Near-equals of several terms that must all be there, with their weight.
        known: Whether the library holds it, or something that may stand for the whole of it.
        faint: Whether it tells of the case that is asked for rather than of the subject.
        of_a_kind: Whether the library has not the word but what it is a kind of: "resa" for "bussresa".
    """

    surface: str
    weight: float
    forms: tuple[tuple[str, float], ...]
    phrases: tuple[tuple[tuple[str, ...], float], ...] = ()
    known: bool = True
    faint: bool = False
    of_a_kind: bool = False

    def searched(self) -> dict[str, float]:
        """Each search term with its weight; the words of a phrase share the phrase's.

        BM25 knows how rare a term is in the library; how rare it is in Swedish at large is weighed in here.
        """
        found = dict(self.forms)
        for phrase, weight in self.phrases:
            for form in phrase:
                found[form] = max(found.get(form, 0.0), weight / math.sqrt(len(phrase)))
        share = BASE + (1 - BASE) * self.telling
        return {form: weight * share for form, weight in found.items()}

    @property
    def telling(self) -> float:
        """How rare it is in Swedish at large, 0 to 1, whatever the library."""
        return max(rarity(form) for form, weight in self.forms if weight == self.forms[0][1])

    @property
    def is_known_thing(self) -> bool:
        """Whether it names a thing of the subject, not of the case, that the library knows."""
        return self.known and not self.faint and is_thing(self)

    def match(self, terms: Collection[str]) -> float:
        """How well a text's terms hold this one, 0 to 1."""
        single = max((w for form, w in self.forms if form in terms), default=0.0)
        several = max((w for phrase, w in self.phrases if all(t in terms for t in phrase)), default=0.0)
        return max(single, several)


def is_thing(term: QueryTerm) -> bool:
    """Whether a word names something that could be asked about, and not what somebody does or has done to it."""
    return not (PASSIVE.search(term.surface) or is_finite(term.surface))
