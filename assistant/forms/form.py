"""A form of question and of its answers: how it is asked, and what states an answer to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.units import Unit


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question and of its answers.

    Attributes:
        named: What the answer states, in Swedish, where a sentence without the form cannot be the answer.
        preferred: Whether a sentence with the form, where there is one, answers before all others.
        also: What else a unit must be for its words to count.
    """

    asks: re.Pattern[str]
    answers: re.Pattern[str]
    named: str = ""
    preferred: bool = False
    also: Callable[[Unit], bool] | None = None

    def stated_by(self, unit: Unit) -> bool:
        """Whether a unit has the form of an answer."""
        return self.answers.search(unit.text) is not None and (self.also is None or self.also(unit))


def form(
    asks: str,
    answers: str,
    named: str = "",
    *,
    preferred: bool = False,
    also: Callable[[Unit], bool] | None = None,
) -> Form:
    """A form by the words in which it is asked and answered, in any case of letters."""
    return Form(re.compile(asks, re.IGNORECASE), re.compile(answers, re.IGNORECASE), named, preferred, also)
