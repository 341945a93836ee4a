"""The titles of those who decide: how they are written, what their abbreviations stand for, who stands above whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

TITLE = (
    r"(?:förste |1:e |biträdande |dagansvarig )?(?:\w*sekreterare|\w*handläggare|(?:FUT-)?\w*utredare|"
    r"grupp(?:ledare|chef)|arbetsledare|\w*konsulent|enhetschef|\w+chef|\w*direktör|\w*utskott|\w*nämnd|"
    r"(?:nämndens )?ordförande)"
    r"(?:e?n|et)?"
)
TITLES = re.compile(rf"\b{TITLE}\b", re.I)
_ARTICLE = re.compile(r"(?:(?<=chef)|(?<=nämnd))en$|(?<=utskott)et$|(?<=are)n$|(?<=direktör)en$|(?<=sulent)en$")
_ABBREVIATION = re.compile(r"\b[A-ZÅÄÖ]{1,4}\b")
_RANKS = (r"handläggare|sekreterare|utredare|konsulent", r"förste|1:e|grupp|arbetsledare", r"chef|direktör", r"utskott")


def plain_title(written: str) -> str:
    """A title in small letters, without its article."""
    return _ARTICLE.sub("", written.casefold())


def titles_in(text: str) -> Iterator[str]:
    """The titles that a text names in full, plain."""
    return (plain_title(m.group()) for m in TITLES.finditer(text))


def abbreviated_titles(text: str, short: Mapping[str, str]) -> Iterator[str]:
    """The titles that a text names by their abbreviations, plain.

    Args:
        short: What the abbreviations of the library's documents stand for.
    """
    return (plain_title(long) for word in _ABBREVIATION.findall(text) if (long := short.get(word)))


def rank(title: str) -> int:
    """How high a title stands, from 0 for a caseworker; those that are none of the known sorts stand highest."""
    return max((n for n, sort in enumerate(_RANKS) if re.search(sort, title)), default=len(_RANKS))
