"""What a place denies of something else than the claim, which a guard takes for a denial of it."""

from __future__ import annotations

import re

from assistant.drafts.verbs import finite_verb
from assistant.matching import words

_BY_A_SMALL_WORD = re.compile(r"källan säger ”(?:inte|aldrig|ej)”, påståendet inte")
_BY_ANOTHER = re.compile(r"källan säger ”(?P<mark>[^\W_]{4,})”, påståendet inte")
_CLAUSE = re.compile(r" (?:som|där|när|vilka|vilket) (?:inte|aldrig|ej)\b")


def without_denied(claim: str, text: str, difference: str) -> str:
    """The text of a place without what it denies of something else; as it is where there is no such thing.

    Args:
        difference: What the guards found to differ, in Swedish.
    """
    if _BY_A_SMALL_WORD.match(difference):
        return _without_clause(claim, text)
    by_another = _BY_ANOTHER.match(difference)
    return _without_other(by_another["mark"], text) if by_another else text


def _without_other(mark: str, text: str) -> str:
    """The text without the other of two where it is what denies: "oriktiga eller uteblivna uppgifter"."""
    return re.sub(rf"(?<=\w) eller {re.escape(mark)}\b", "", text, flags=re.I)


def _without_clause(claim: str, text: str) -> str:
    """The text without a relative clause that denies something the claim is not about: "ärenden som inte kan vänta"."""
    clause = _CLAUSE.search(text)
    verb = finite_verb(text, clause.end()) if clause else None
    if clause is None or verb is None:
        return text
    stop = re.compile(r"[,.;]|$", re.M).search(text, verb.end())
    following = finite_verb(text, verb.end())
    ends = [m.start() for m in (stop, following) if m]
    own = {w.stem for w in words(text[clause.end() : min(ends)]) if w.weight}
    if own & {w.stem for w in words(claim)}:
        return text
    return f"{text[: clause.start()]} {text[min(ends) :].lstrip()}"
