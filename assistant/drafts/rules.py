"""The rules that a sentence of the case takes for granted, each told by itself.

"Hyran är rimlig, eftersom den ligger under 9 400 kronor som är nivån för tre personer" tells of one home, and of the
level that it is held against: that one the sources can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafts.verbs import has_finite_verb, main_verb

_AMOUNT = r"\d[\d \u00a0]* (?:kronor|kr)\b(?: (?:i månaden|om (?:året|dagen)|(?:per|varje) \w+))?"
_LEVEL = r"(?P<level>nivå|gräns|tak|riktbelopp|högsta belopp|schablon|norm)"
_WHICH_IS = re.compile(
    rf"(?P<amount>{_AMOUNT}),? (?:som|vilket) är (?:kommunens |den |vår )?{_LEVEL}(?:n|en|et)?"
    r"(?P<of> (?:för|vid) [^,.;]+)?",
    re.I,
)
_OF_OFFICE = re.compile(
    rf"\b(?:kommunens|nämndens|riktlinje(?:ns|rnas)|vår|vårt) {_LEVEL} (?:på|om) (?P<amount>{_AMOUNT})", re.I
)
_WITHIN = re.compile(
    rf"\b(?:ryms inom|håller sig inom|ligger (?:inom|under)|understiger|överstiger inte|är (?:lägre|mindre) än) "
    rf"(?P<amount>{_AMOUNT})",
    re.I,
)
_SUBJECT = re.compile(r"(?:(?:Din|Ditt|Dina|Er|Ert|Era|Hennes|Hans|Deras) )?(?P<what>[^\W\d]\w+)")
_ANY_SUM = re.compile(r"(?:kostnad|belopp|pris|summa|avgift|utgift|det|den|detta)(?:en|et|n|t)?", re.I)
_CLAUSE = re.compile(r" som .*$")
_WORDS = 3
"""Words that a heading has at most that names what is granted: "Flytt", "Glasögon och tänder"."""
_REASON = re.compile(r",? (?:eftersom|därför att|då(?= (?:det|den|en|ett|ing\w+)\b)|vilket beror på att) (?=\w)", re.I)


_FRONTED = re.compile(r"(?:Eftersom|Då) (?=\w)")
_TURNED = re.compile(r"(?P<verb>\w+) (?P<who>det|du|ni|vi|man|den|\w+(?:en|et|na))\b", re.I)


def levels_within(said: str, heading: str = "") -> Iterator[tuple[str, bool]]:
    """Yields each level that an amount of the case is held against, as a claim, and whether it is called a level.

    Args:
        heading: The heading of the sentence, which may name what the amount is for.
    """
    topic = _topic(heading)
    what = _subject(said) or topic
    for found in (*_WHICH_IS.finditer(said), *_OF_OFFICE.finditer(said)):
        of = (found.groupdict().get("of") or "").rstrip()
        about = f" för {what}" if what else ""
        if about or of:
            yield f"{_definite(found['level'])}{about}{of} är {found['amount']}.", True
        if topic:
            yield f"{topic.capitalize()}{_CLAUSE.sub('', of)}: {found['amount']}.", False
    for found in _WITHIN.finditer(said):
        if (topic or what) and not _WHICH_IS.match(said, found.start("amount")):
            yield f"{(topic or what).capitalize()}: högst {found['amount']}.", False


def reasons_within(said: str) -> tuple[str, ...]:
    """What is said and the reason for it, each as a sentence; none where there is no reason of its own."""
    if (fronted := _FRONTED.match(said)) and (verb := main_verb(said)):
        turned = _TURNED.match(said, verb.start())
        main = f"{turned['who']} {turned['verb']}{said[turned.end() :]}" if turned else said[verb.start() :]
        parts = (said[fronted.end() : verb.start()], main)
    elif found := _REASON.search(said):
        parts = (said[: found.start()], said[found.end() :])
    else:
        return ()
    told = (f"{part[:1].upper()}{part[1:].strip(' ,;.')}." for part in parts)
    return tuple(part for part in told if has_finite_verb(part))


def _topic(heading: str) -> str:
    """What a heading names, where it may be what an amount is for."""
    return heading.lower() if len(heading.split()) <= _WORDS and not re.search(r"\d", heading) else ""


def _subject(said: str) -> str:
    """The noun that a sentence opens with; "" where that is any sum."""
    found = _SUBJECT.match(said)
    return "" if found is None or _ANY_SUM.fullmatch(found["what"]) else found["what"].lower()


def _definite(level: str) -> str:
    """A level with its article, at the beginning of a sentence."""
    forms = {"tak": "taket", "riktbelopp": "riktbeloppet", "högsta belopp": "högsta beloppet", "nivå": "nivån"}
    word = forms.get(level.lower(), f"{level.lower()}en")
    return word[:1].upper() + word[1:]
