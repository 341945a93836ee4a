"""Follow-up questions made to stand alone, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Turn
from assistant.scope import named_municipalities
from ingest.analyze import fold, tokens
from ingest.index import Index

_OPENS = re.compile(
    r"^\s*(?:(?:och|men|eller|så|även|i så fall|då|and|what about|but)\b[\s,]*|gäller (?:det|detta|samma)\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:hon|han|hen|den|denne|de|dem|detta|dessa|samma|där|dit|då|henne|honom|i så fall|det)\b", re.IGNORECASE
)
_SHORT = 3
_EMPTY = frozenset(
    fold(w) for w in "då gäller samma också även likadant kommun kommunen fallet reglerna svaret".split()
)


def standalone(question: str, history: Sequence[Turn], index: Index) -> str:
    """The question as it would be asked first: a follow-up takes its subject from the question before.

    Args:
        history: Earlier turns, oldest first, their questions as typed.
    """
    if not history or not _follows(question):
        return question
    before = standalone(history[-1].question, history[:-1], index)
    if named := named_municipalities(question, index):
        before = _without(before, named_municipalities(before, index))
        if not _subjects(_without(question, named)):
            return f"{before.rstrip(' ?.!')} i {named[0]}?"
    return f"{before.rstrip(' ?.!')} – {_OPENS.sub('', question.strip(), count=1) or question.strip()}"


def _follows(question: str) -> bool:
    """Whether a question leans on the one before: it opens so, points back, or hardly has a subject of its own."""
    if _OPENS.match(question):
        return True
    subjects = len(_subjects(question))
    return subjects <= 1 or (subjects <= _SHORT and _POINTS_BACK.search(question) is not None)


def _subjects(question: str) -> list[str]:
    """The words of a question that could be what it is about."""
    return [t.term for t in tokens(question) if not t.stop and fold(question[t.start : t.end]) not in _EMPTY]


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = re.sub(rf"\s*(?:\b(?:i|för|från|hos) )?\b{re.escape(name)}s?(?: kommun)?\b", "", text)
    return text.strip()
