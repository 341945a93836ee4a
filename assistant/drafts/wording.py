"""What letters say in everyday words, in those of rules: tried where a claim as written is carried by no source."""

from __future__ import annotations

import re

from assistant.drafts.verbs import has_finite_verb, main_verb

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


_UNLESS = re.compile(
    r"^(?P<main>[^,.;]+?) inte (?P<rest>[^,.;]*?),? (?:om|såvida|ifall) (?P<on>(?:[^\W\d]+ ){1,3}?)inte "
    r"(?P<condition>[^;]+)$"
)
_UNTIL = re.compile(r"^(?P<main>[^,.;]+?) inte (?P<rest>[^,.;]*?),? ?förrän (?P<when>[^;]+)$")
_WITHOUT = re.compile(r"Utan (?P<what>[^,.;]+?) $")
_WHO = re.compile(r" (?P<who>[^,.;]+?) inte (?P<rest>[^;]+)$")


def turned(said: str) -> str:
    """The same condition told from its other end, without its two denials; as it is where it has none.

    "Vi ringer inte om du inte vill" is "vi ringer bara om du vill", "inte förrän" is "först", and what is not done
    "utan X" demands X.
    """
    if unless := _UNLESS.match(said):
        return f"{unless['main']} bara {unless['rest']} om {unless['on']}{unless['condition']}".replace("  ", " ")
    if until := _UNTIL.match(said):
        when = "när " if has_finite_verb(until["when"]) else ""
        return f"{until['main']} {until['rest']} först {when}{until['when']}".replace("  ", " ")
    verb = main_verb(said)
    without = _WITHOUT.match(said[: verb.start()]) if verb else None
    if verb and without and (who := _WHO.match(said, verb.end())):
        what = without["what"]
        return f"{what[:1].upper()}{what[1:]} krävs för att {who['who']} {verb.group()} {who['rest']}"
    return said


_LEFT_UNDONE = re.compile(
    r"\b(?P<has>(?:har|hade) )?(?:(?:låter|låtit|lät) bli|underlåter|underlåtit|underlät|försumma(?:r|t|de)|"
    r"(?:avstår|avstått|avstod) från) att (?=\w)",
    re.I,
)
"""Not the infinitives: who "får avstå från att" or "kan låta bli att" has a choice, and is denied nothing."""


def denied_plainly(said: str) -> str:
    """The claim with "inte" for "låtit bli att", "underlåtit att" and "avstått från att", as sources deny."""
    return _LEFT_UNDONE.sub(lambda m: f"inte {m['has'] or ''}", said)
