"""An act named as the text beside it names it: "SoL" for "socialtjänstlagen"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ingest.acts import acts


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """The names of acts of one word and their abbreviations, each with the act's usual abbreviation."""
    told = {
        (form, act.abbreviations[0])
        for act in acts()
        if act.abbreviations
        for form in (*(name for name in act.names if " " not in name), *act.abbreviations)
    }
    of_several = Counter(form for form, _ in told)
    return {form: usual for form, usual in told if of_several[form] == 1}


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    listed = sorted(_forms(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, listed))})(?![\w-])")


def act_meant(word: str) -> str:
    """The usual abbreviation of the act that a word names; "" where it names none."""
    return _forms().get(word, "")


def named_alike(said: str, text: str) -> str:
    """A statement with each act named in the form that a text has, where that has only another form of its name."""
    if not _named().search(said):
        return said
    written = {m.group() for m in _named().finditer(text)}
    there = {act_meant(name): name for name in written}
    return _named().sub(lambda m: m[0] if m[0] in written else there.get(act_meant(m[0]), m[0]), said)
