"""Comparing what items say: case, white space, end marks and bracketed law do not count."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.analyze import tokens

_SHORT_STEM, _STEM = 3, 4
_WHERE = r"(?:§|kap\.|lagen|förordningen|balken|\bdel [A-Z]\b|\bavsnitt |\bbilaga )"
_LAW = re.compile(rf"\s*\((?:[^()]|\([^()]*\))*{_WHERE}(?:[^()]|\([^()]*\))*\)")
_OPENING = re.compile(r"^(?:Sant eller falskt\? )?Enligt ”[^”]*”(?:[^:”]|”[^”]*”)*: (?=\S)")


def plain(text: str) -> str:
    """In one line."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without case, end marks and section references in brackets."""
    return re.sub(r"[\s,;.]+", " ", without_law(text).casefold()).strip()


def without_law(text: str) -> str:
    """A sentence without the section references in brackets, which would give the answer away or only weigh it down."""
    return _LAW.sub("", text)


def without_opening(stem: str) -> str:
    """What a stem asks or states, after where it says that the answer is to be found."""
    return _OPENING.sub("", stem, count=1)


def same_stem(one: str, other: str) -> bool:
    """Whether two terms begin alike, as "mötesledare" and "möte" do: a reader pairs them without knowing."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORT_STEM and long.startswith(short[: max(_STEM, len(short) - 2)])


@lru_cache(maxsize=8192)
def telling(text: str) -> frozenset[str]:
    """The terms that are no stop words."""
    return frozenset(t.term for t in tokens(text) if not t.stop)
