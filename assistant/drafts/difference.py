"""A difference that the verifier tells: its sort, the source's words and the claim's, and what a caseworker reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafts.evidence import Finding

Sort = Literal[
    "belonging",
    "wording",
    "party",
    "figure",
    "bound",
    "denied",
    "undenied",
    "unsaid",
    "condition",
    "start",
    "occasion",
    "delegate",
    "aside",
    "even",
    "work",
    "turned",
    "other",
]
_FORMS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("condition", re.compile(r"källan säger detta bara under ett villkor")),
    ("start", re.compile(r"källan säger inte ”(?P<mine>[^”]+)” utan ”(?P<theirs>[^”]+)”")),
    ("delegate", re.compile(r"källan säger att (?P<theirs>.+) beslutar, utkastet (?P<mine>.+)")),
    ("aside", re.compile(r"källan säger ”(?P<theirs>.+)”, som utkastet sätter åt sidan")),
    ("work", re.compile(r"detta står i ”(?P<theirs>.+)”, utkastet säger ”(?P<mine>.+)”")),
    ("even", re.compile(r"källan säger ”(?P<theirs>.+)”, utkastet även annars")),
    ("occasion", re.compile(r"källan säger ”(?P<theirs>(?:första|nya?) [^”]+)”, utkastet ”(?P<mine>[^”]+)”")),
    ("turned", re.compile(r"källan säger (?P<theirs>läsår|kalenderår|verksamhetsår), utkastet (?P<mine>\w+)")),
    (
        "turned",
        re.compile(r"källan säger (?:”till (?P<theirs>\w+)”, utkastet ”till (?P<mine>\w+)”|att .+ vänder sig till)"),
    ),
    ("unsaid", re.compile(r"källan (?:säger|nämner) inte (?P<mine>.*)")),
    ("undenied", re.compile(r"källan förnekar inte")),
    ("denied", re.compile(r"källan (?:förnekar detta|säger att detta inte)")),
    ("denied", re.compile(r"källan säger ”(?P<theirs>[^”]+)”, påståendet inte$")),
    ("wording", re.compile(r"källan säger ”(?P<theirs>[^”]+)”, påståendet ”(?P<mine>[^”]+)”$")),
    (
        "party",
        re.compile(r"källan säger (?P<theirs>[^\W\d][\w-]*(?:nde \w+)?), påståendet (?P<mine>[\w-]+(?:nde \w+)?)$"),
    ),
    ("belonging", re.compile(r"källan säger .+ om .+, påståendet om ")),
    ("figure", re.compile(r"källan säger (?P<theirs>\d.*?)(?: där|,) påståendet (?P<mine>.*)")),
    ("bound", re.compile(r"källan säger (?:högst|minst) ")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A difference by its sort, with the source's words and the claim's where it tells them."""

    sort: Sort
    theirs: str = ""
    mine: str = ""


def told_by(finding: Finding) -> Told:
    """The difference of a finding; of the sort "other" where it has none, or one of no known form."""
    for sort, pattern in _FORMS:
        if m := pattern.match(finding.verdict.difference or ""):
            said = m.groupdict()
            return Told(sort, said.get("theirs") or "", said.get("mine") or "")
    return Told("other")


def exchanged(finding: Finding, sort: Sort) -> tuple[str, str] | None:
    """The source's word and the claim's, where one stands for the other in a difference of that sort; else None."""
    told = told_by(finding)
    return (told.theirs, told.mine) if told.sort == sort else None


_VAGUE = re.compile(r"källan säger (?:att detta görs|”[^”]+” här, (?:påståendet|utkastet) gör det inte)")


def is_vaguely_told(difference: str | None) -> bool:
    """Whether a difference is told by a word that may belong to something else in the place: "saknas", "avstå"."""
    return _VAGUE.match(difference or "") is not None


def says_less(finding: Finding) -> bool:
    """Whether the source only lacks something that the claim has."""
    return told_by(finding).sort in ("unsaid", "condition")


def belongs_elsewhere(finding: Finding) -> bool:
    """Whether the source has what the claim says of somebody else."""
    return told_by(finding).sort == "belonging"


def in_order(one: str, other: str, stems: Sequence[str]) -> bool:
    """Whether the first of one word comes before the first of another."""
    return stems.index(one) < stems.index(other)


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
