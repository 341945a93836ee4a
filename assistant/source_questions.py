"""Questions and intentions in the sources: what somebody asked or means to do is no answer to what holds or became."""

from __future__ import annotations

import re

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
