"""Putting broken lines together again: which hyphens belong to the word and which to the line."""

from __future__ import annotations

import re

from ingest.placed import Placed

_AFTER_HYPHEN = frozenset(("och", "eller", "samt", "respektive", "resp.", "resp", "till", "men", "och/eller", "såväl"))
_KEPT_PREFIXES = frozenset(("e", "icke", "ex", "vice", "it", "web", "covid"))
_LONG_WORD, _ENDING = 10, 3
_LAST = re.compile(r"(\S+?)[-\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+(?:/\w+)?")
_INSIDE = re.compile(r"\b([^\W\d_]{2,})- ([a-zåäö]{2,})\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def vocabulary(texts: list[str]) -> frozenset[str]:
    """The words of a document in lower case, to judge its hyphens by; those broken at a line's end are no witness."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def join(left: Placed, right: Placed, known: frozenset[str] = frozenset()) -> Placed:
    """Two lines of one paragraph as one text."""
    cut, glue = _seam(left.text, right.text, known)
    return left.cut(0, len(left.text) - cut) + Placed(glue) + right


def mend(words: Placed, known: frozenset[str]) -> Placed:
    """Close words that were broken within a line ("myndighe- terna") where the document has them whole elsewhere."""

    def whole(match: re.Match[str]) -> str:
        closed = match[1] + match[2]
        return closed if match[2] not in _AFTER_HYPHEN and _is_known(closed.lower(), known) else match.group()

    return words.sub(_INSIDE, whole)


def _is_known(word: str, known: frozenset[str]) -> bool:
    """Whether the document has the word, be it in another form."""
    stem = word[:-_ENDING] if len(word) > _LONG_WORD else word
    return any(other.startswith(stem) for other in known)


def _seam(left: str, right: str, known: frozenset[str]) -> tuple[int, str]:
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
    return (0, "") if kept in known and f"{head}{first.group()}".lower() not in known else (1, "")


def _is_link(token: str) -> bool:
    return "://" in token or token.startswith("www.") or bool(re.search(r"\w\.\w{2,}/", token))
