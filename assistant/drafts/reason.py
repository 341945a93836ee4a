"""Why a sentence of a draft got its verdict, in a clause to act on: the source's words and the draft's."""

from __future__ import annotations

import re

_PLAIN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"källan säger ”(.+?)”, påståendet inte", r"källan säger ”\1” här, utkastet gör det inte"),
        (
            r"källan förnekar inte detta, påståendet säger ”(.+?)”",
            r"utkastet säger ”\1”, men källan säger att detta gäller",
        ),
        (
            r"källan förnekar detta, påståendet gör det inte",
            "källan säger att detta inte gäller, utkastet att det gäller",
        ),
        (r"källan säger inte (.+) om detta", r"källan anger inte \1 för detta"),
        (r"källan nämner inte detta villkor", "källan har inte det villkor som utkastet anger"),
        (
            r"källan säger detta bara under ett villkor, och annat annars",
            "källan säger detta bara under ett villkor som utkastet inte har med",
        ),
        (r"(källan säger .+), påståendet (.+)", r"\1, utkastet säger \2"),
        (r"(källan säger .+), utkastet (?!säger |gör |att )(.+)", r"\1, utkastet säger \2"),
    )
)


def plainly(difference: str | None) -> str | None:
    """The difference as it is told to a caseworker, without full stop; None where there is none."""
    if difference is None:
        return None
    for pattern, instead in _PLAIN:
        if (found := pattern.fullmatch(difference)) is not None:
            return found.expand(instead)
    return difference.replace("påståendet", "utkastet")
