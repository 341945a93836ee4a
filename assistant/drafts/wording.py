"""What letters say in everyday words, in those of rules: tried where a claim as written is carried by no source."""

from __future__ import annotations

import re

_HOURS = {"ett": 13, "två": 14, "tre": 15, "fyra": 16, "fem": 17, "sex": 18}
"""Hours told without "på morgonen" are those of the afternoon from one to six: a public office is open then."""
_HOUR = re.compile(
    r"\bklockan (ett|två|tre|fyra|fem|sex)\b(?! på (?:morgonen|natten))(?: på (?:eftermiddagen|dagen))?", re.I
)
_PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.I), instead)
    for pattern, instead in (
        (r"(?:tittar|kollar) (vi )?på (?:det|den|din ansökan|ärendet|saken)", r"prövar \1det"),
        (r"har (?:du |ni |man |den enskilde )?ingen mat(?: hemma)?", "saknar mat"),
        (r"får inte (?:berätta|säga|föra) (?:något|det|det du säger) vidare", "har tystnadsplikt"),
        (r"är gratis", "kostar ingenting"),
    )
)


def in_words_of_rules(said: str) -> str:
    """The claim with everyday phrases as a rule would have them; as it is where it has none."""
    told = _HOUR.sub(lambda m: f"klockan {_HOURS[m[1].casefold()]}", said)
    for pattern, instead in _PHRASES:
        told = pattern.sub(instead, told)
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s{2,}", " ", told)).strip()


_LEFT_UNDONE = re.compile(
    r"\b(?P<has>(?:har|hade) )?(?:(?:låter|låtit|lät) bli|underlåter|underlåtit|underlät|försumma(?:r|t|de)|"
    r"(?:avstår|avstått|avstod) från) att (?=\w)",
    re.I,
)
"""Not the infinitives: who "får avstå från att" or "kan låta bli att" has a choice, and is denied nothing."""


def denied_plainly(said: str) -> str:
    """The claim with "inte" for "låtit bli att", "underlåtit att" and "avstått från att", as sources deny."""
    return _LEFT_UNDONE.sub(lambda m: f"inte {m['has'] or ''}", said)
