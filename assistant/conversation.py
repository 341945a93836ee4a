"""Follow-up questions made to stand alone, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Turn
from assistant.further import asks_further, bounded
from assistant.quantities import FOLLOW_UP
from assistant.query import understand
from assistant.scope import named_municipalities
from assistant.substitution import substituted
from ingest.analyze import STOPWORDS, fold, tokens
from ingest.index import Index

_OPENS = re.compile(
    r"^\s*(?:(?:och|men|eller|så|även|i så fall|då|and|what about|but)\b[\s,]*|gäller (?:det|detta|samma)\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:hon|han|hen|den|denne|de|dem|detta|dessa|samma|där|dit|då|henne|honom|i så fall|det)\b", re.IGNORECASE
)
_TOLD_AND_ASKED = re.compile(
    r"[,.] (?:och )?(?:vad|hur) (?:gör|ska|bör|måste|behöver) (?:jag|vi|man)\b(?![^?]*\b(?:det|då|dem|detta|den)\b)",
    re.IGNORECASE,
)
"""Asks what to do about what is told right before: "Hon har fått ett avslag, vad gör jag?" leans on no question."""
_SHORT = 3
_EMPTY = frozenset(
    fold(w)
    for w in (
        *"då gäller samma också även lika likadant annorlunda".split(),
        *"år året kommun kommunen fallet reglerna svaret".split(),
    )
)


def standalone(question: str, history: Sequence[Turn], index: Index) -> str:
    """The question as it would be asked first: a follow-up takes its subject from the question before.

    What the follow-up brings takes the place of its like ("för en vuxen", "och för barnen?"), and "mer än så" becomes
    the bound that was told; what has no like stands last.

    Args:
        history: Earlier turns, oldest first, their questions as typed and their answers where they are known.
    """
    if not history or not _follows(question):
        return question
    before = standalone(history[-1].question, history[:-1], index).rstrip(" ?.!")
    if named := named_municipalities(question, index):
        before = _without(before, named_municipalities(before, index))
        if not _subjects(_without(question, named)):
            return f"{before} i {named[0]}?"
    asked = _inside((_OPENS.sub("", question.strip(), count=1) or question.strip()).rstrip(" ?.!"))
    if asks_further(asked):
        before, asked = bounded(before, asked, history[-1].answer)
        if not asked:
            return f"{before}?"
    elif exchanged := substituted(before, asked):
        return f"{exchanged}?"
    if _QUESTION_WORD.match(asked):
        before = before.partition(FOLLOW_UP)[0]
    if _asks_for(asked) not in ("", _asks_for(before)):
        before = _topic(before, index) or before
    return f"{before}{FOLLOW_UP}{asked}?"


def _inside(follow_up: str) -> str:
    """A follow-up as it is written within a sentence: names keep their capital letter."""
    word = follow_up.partition(" ")[0].lower()
    common = fold(word) in _COMMON or _QUESTION_WORD.match(word)
    return follow_up[:1].lower() + follow_up[1:] if common else follow_up


_COMMON = frozenset(
    fold(w) for w in (*STOPWORDS, *"en ett två tre fyra fem sex sju åtta nio tio om för vid per året är".split())
)
_QUESTION_WORD = re.compile(
    r"(?:(?P<who>vem|vilken delegat)|"
    r"(?P<much>hur (?:mycket|stor|högt?|många)|vilket belopp|vad (?:kostar|får(?= \w+ kosta)))|"
    r"(?P<when>när|hur (?:länge|lång tid|ofta|snabbt))|hur|vad|vilk\w+|var(?:för)?|vart|får|ska|kan|måste|krävs)\b",
    re.IGNORECASE,
)
_MOST_OF_A_TOPIC = 5
"""Words that a topic is named with at most."""


def _asks_for(question: str) -> str:
    """What kind of thing a question asks for: who, how much or when; empty for others."""
    opening = _QUESTION_WORD.match(question)
    return (opening and opening.lastgroup) or ""


def _topic(question: str, index: Index) -> str:
    """What a question of who, how much or when is about: "Elskuld" of "Hur mycket kan vi ge till elskuld"."""
    opening = _QUESTION_WORD.match(question)
    if opening is None or not opening.lastgroup:
        return ""
    rest = question[opening.end() :].strip()
    if opening.lastgroup != "much":
        rest = rest.partition(" ")[2]  # the verb comes second
    terms = [t for t in understand(rest, index).terms if not t.faint]
    if not terms:
        return ""
    topic = rest[rest.index(terms[0].surface) : rest.rindex(terms[-1].surface) + len(terms[-1].surface)]
    return topic[:1].upper() + topic[1:] if len(topic.split()) <= _MOST_OF_A_TOPIC else ""


def _follows(question: str) -> bool:
    """Whether a question leans on the one before: it opens so, points back, or hardly has a subject of its own."""
    if _OPENS.match(question):
        return True
    subjects = len(_subjects(question))
    leans = subjects <= _SHORT and _POINTS_BACK.search(question) is not None and not _TOLD_AND_ASKED.search(question)
    return subjects <= 1 or leans


def _subjects(question: str) -> list[str]:
    """The words of a question that could be what it is about."""
    return [t.term for t in tokens(question) if not t.stop and fold(question[t.start : t.end]) not in _EMPTY]


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = re.sub(rf"\s*(?:\b(?:i|för|från|hos) )?\b{re.escape(name)}s?(?: kommun)?\b", "", text)
    return text.strip()
