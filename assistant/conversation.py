"""Follow-up questions made to stand alone, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Turn
from assistant.scope import named_municipalities
from ingest.analyze import tokens
from ingest.index import Index

_OPENS = re.compile(
    r"^\s*(?:och|men|eller|så|även|i så fall|då|gäller (?:det|detta|samma)|and|what about|but)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:hon|han|hen|den|denne|de|dem|detta|dessa|samma|där|dit|då|henne|honom|i så fall|det)\b", re.IGNORECASE
)
_SHORT = 3


def standalone(question: str, history: Sequence[Turn], index: Index) -> str:
    """The question as it would be asked first: a follow-up takes its subject from the question before.

    Args:
        history: Earlier turns, oldest first, their questions as typed.
    """
    if not history or not _follows(question):
        return question
    before = standalone(history[-1].question, history[:-1], index)
    if named_municipalities(question, index):
        before = _without(before, named_municipalities(before, index))
    return f"{before.rstrip(' ?.!')} – {question.strip()}"


def _follows(question: str) -> bool:
    if _OPENS.match(question):
        return True
    subjects = [t for t in tokens(question) if not t.stop]
    return (len(subjects) <= _SHORT and _POINTS_BACK.search(question) is not None) or len(subjects) <= 1


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = re.sub(rf"\s*\b(?:i |för |från )?{re.escape(name)}s?(?: kommun)?\b", "", text)
    return text
