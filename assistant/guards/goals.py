"""Guard for goals: that one is set tells not that it was reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.facts.read import facts
from assistant.negations import DENIES

_GOAL = re.compile(r"\b(?!föremål|ändamål)\w*mål(?:et|en|s|sättning\w*)?\b", re.I)
_REACHED = re.compile(
    r"(?<!när )(?<!då )(?<!om )\b(?:uppfyll(?:de|des|ts|t)|(?:upp)?nå(?:dde|ddes|tts|tt)|infria(?:de|des|ts|t)|"
    r"klara(?:de|des|ts|t))\b",
    re.I,
)
_OUTCOME = re.compile(
    r"\b(?:uppfyll|infria|klara|lyck|utfall|resultat)\w*|\b(?:upp)?nå(?:dd\w*|tts?|s|r)\b|\b(?:blev|gick)\b", re.I
)
_COURT = re.compile(r"\b\w*(?:rätten|domstol\w*)\b", re.I)
"""Where one stands "målet" is a case."""


def reached(case: Comparison) -> Iterator[Difference]:
    """A goal that was reached is told to be so, or what came of it is."""
    if _COURT.search(f"{case.statement} {case.passage}"):
        return
    if not _GOAL.search(case.statement) or DENIES.search(case.statement) or _OUTCOME.search(case.passage):
        return
    mine = facts(case.statement)
    if any(not any(f.same(o) for o in mine) for f in facts(case.passage)):  # another figure may be what came of it
        return
    for m in _REACHED.finditer(case.statement):
        yield Difference("källan säger inte att målet nåddes", *m.span())
