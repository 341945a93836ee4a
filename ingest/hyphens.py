"""Putting broken lines together again: which hyphens belong to the word and which to the line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.placed import Placed

_AFTER_HYPHEN = frozenset(("och", "eller", "samt", "respektive", "resp.", "resp", "till", "men", "och/eller", "såväl"))
_KEPT_PREFIXES = frozenset(("e", "icke", "ex", "vice", "it", "web", "covid"))
_LONG_WORD, _ENDING = 10, 3
_LAST = re.compile(r"(\S+?)[-\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+(?:/\w+)?")
_INSIDE = re.compile(r"\b([^\W\d_]{2,})- ([a-zåäö]{2,})\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document in lower case, and how its long ones begin, to judge its hyphens by."""

    words: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Collect the words of these texts."""
        words = frozenset(word.lower() for text in texts for word in _WORD.findall(text))
        cuts = range(_LONG_WORD - _ENDING + 1, 40)
        return cls(
            words, frozenset(word[:cut] for word in words if "-" not in word for cut in cuts if cut <= len(word))
        )

    def has(self, word: str) -> bool:
        """Whether the document has the word, a long one be it in another form."""
        return word in self.words or (len(word) > _LONG_WORD and word[:-_ENDING] in self.beginnings)


_EMPTY = Vocabulary()


def join(left: Placed, right: Placed, known: Vocabulary = _EMPTY) -> Placed:
    """Two lines of one paragraph as one text."""
    cut, glue = _seam(left.text, right.text, known)
    return left.cut(0, len(left.text) - cut) + Placed(glue) + right


def mend(words: Placed, known: Vocabulary) -> Placed:
    """Close words that were broken within a line ("myndighe- terna") where the document has them whole elsewhere."""

    def whole(match: re.Match[str]) -> str:
        closed = match[1] + match[2]
        if match[2] in _AFTER_HYPHEN:
            return match.group()
        found = known.has(closed.lower()) if len(match[2]) > _ENDING + 1 else closed.lower() in known.words
        return closed if found else match.group()

    return words.sub(_INSIDE, whole)


def _seam(left: str, right: str, known: Vocabulary) -> tuple[int, str]:
    """How many characters of `left` go, and what stands between it and `right`."""
    if left.endswith("\u00ad"):
        return 1, ""
    last = left.rsplit(" ", 1)[-1]
    if _is_link(last) and last.endswith(("-", "/", "_", "=", "?", "&", "%")):
        return 0, ""
    if last.endswith("/") and len(last) > 1:
        return 0, ""
    broken = _LAST.search(left)
    if not broken:
        return 0, "" if len(last) > 1 and last.endswith("–") and last[-2].isdigit() and right[:1].isdigit() else " "
    stem = broken[1].lstrip("(\"”'")
    first = _FIRST.match(right)
    if first and first.group().lower() in _AFTER_HYPHEN:
        return 0, " "
    if not right[:1].islower() or not first:
        return 0, "" if right[:1].isalnum() else " "
    head = stem.rsplit("/", 1)[-1].rsplit("-", 1)[-1]
    abbreviation = not head.islower() and not head.istitle()
    if len(head) == 1 or head.lower() in _KEPT_PREFIXES or abbreviation:
        return 0, ""
    kept = f"{head}-{first.group()}".lower()
    return (0, "") if kept in known.words and f"{head}{first.group()}".lower() not in known.words else (1, "")


def _is_link(token: str) -> bool:
    return "://" in token or token.startswith("www.") or bool(re.search(r"\w\.\w{2,}/", token))
