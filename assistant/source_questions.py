"""Questions and intentions in the sources: what somebody asked or means to do is no answer to what holds or became."""

from __future__ import annotations

import re

from assistant.forms.question_kinds import tells_of_events
from ingest.sentences import sentence_spans
from ingest.units import Unit

_ASKS = r"(?:undrar|undrade|frågar|frågade|efterlyser|efterlyste|vill veta|ville veta)"
_ASKED_BY = re.compile(rf"[-•–\s]*(?:[A-ZÅÄÖ][\wåäö-]+|En \w+|Någon|Flera)(?: \w+){{0,2}}? {_ASKS}\b")
_PLACED_BEFORE = re.compile(r"[-•–\s]*[A-ZÅÄÖ][\wåäö-]+:\s")
_WHAT_THEY_ASKED = re.compile(
    r"\b(?:vad|vem|vilk\w+|hur många)\b[^.?!]*\b(?:fråga(?:r|de|t)|undra(?:r|de|t)?|efterlyste?)\b", re.IGNORECASE
)
_NEAR = 3
"""Sentences at the beginning of a paragraph within which its question ends."""


def question_end(paragraph: str) -> int:
    """Where the question that opens a paragraph of minutes ends, with what it tells of its case; 0 where none does.

    "Lövsala undrar om julpengar. Ingen ger det." and "Stensjöby: En pappa vägrar. Ska barnet höras? Barnet ska ...".
    """
    asked_by, placed = _ASKED_BY.match(paragraph), _PLACED_BEFORE.match(paragraph)
    if not asked_by and not placed:
        return 0
    spans = list(sentence_spans(paragraph))[:_NEAR]
    asking = [end for start, end in spans if paragraph[start:end].rstrip().endswith("?")]
    return max([*asking, spans[0][1] if asked_by else 0], default=0)


def asks_what_was_asked(question: str) -> bool:
    """Whether a question is about what somebody asked: "Vad undrade Norrberga om?"."""
    return _WHAT_THEY_ASKED.search(question) is not None


def only_asks(unit: Unit) -> bool:
    """Whether a unit tells only that somebody asks something."""
    return _ASKED_BY.match(unit.body) is not None and re.search(r"[.!?]\s+[A-ZÅÄÖ]", unit.body) is None


_OUTCOME = re.compile(
    r"\bhur (?:gick|har det gått)\b|\bvad (?:sa|sade|tyckte|svarade|blev|visade|kom)\b|\b(?:resultat\w*|utfall\w*)\b|"
    r"\b(?:blev|blivit)\b[^?]*\b\w+(?:are|re|bättre|sämre)\b|\b(?:nådde|lyckades)\b",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    r"\b(?:vill|ska|skall|kan|bör|avser|planera(?:r|s)|hoppas|syftet|syftar|avsikten|bjuder in|föreslås)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:tidsplan\w*|syfte|upplägg)\b", re.IGNORECASE)


def asks_for_outcome(question: str) -> bool:
    """Whether a question asks how something went or what came of it."""
    return _OUTCOME.search(question) is not None


_SAID = re.compile(r"\bvad (?:sa|sade|tyckte|svarade|kom (?:\w+ ){0,3}fram till)\b", re.IGNORECASE)


def asks_what_was_said(question: str) -> bool:
    """Whether a question asks what a meeting said of something, where all that was said belongs together."""
    return _SAID.search(question) is not None


def intends(unit: Unit, heading: str) -> bool:
    """Whether a unit tells what is meant to be done, and not what was: an aim, a possibility, a line of a plan."""
    meant = _INTENDS.search(unit.body) is not None or _PLAN.search(heading) is not None
    return meant and not tells_of_events(unit)
