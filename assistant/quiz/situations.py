"""People who apply for something, with what a decision turns on: who, for whom, since when, on what ground."""

from __future__ import annotations

import random
import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_APPLIES = "Hushållet{home} ansöker om bistånd till ”{matter}”"
_ESTATE = "Dödsboet, som {name} företräder, ansöker{place} om bistånd till ”{matter}”"
_NAMES = ("Amira", "Johan", "Sirkka", "Yusuf", "Marie", "Daniel", "Fatima", "Erik", "Rosa", "Ali", "Hanna", "Milan")


def situation(matter: str, municipality: str, chance: random.Random) -> str | None:
    """An applicant and the application, in whole sentences but for the last one's end: its cost is to be added.

    Args:
        municipality: Where the household lives; "" if that does not matter.

    Returns:
        None where no situation is written for such a matter.
    """
    told = next((told for words, told in _situations() if words.search(matter)), None)
    if told is None:
        return None
    name = chance.choice(_NAMES)
    home, place = (f" bor i {municipality} och", f" i {municipality}") if municipality else ("", "")
    applies = _ESTATE if "dödsboet" in told else _APPLIES
    return f"{told} {applies}".format(name=name, matter=matter, home=home, place=place)


@lru_cache(maxsize=1)
def _situations() -> tuple[tuple[re.Pattern[str], str], ...]:
    told = tomllib.loads(files("assistant.quiz").joinpath("situations.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(words, re.I), story) for words, story in told.items())
