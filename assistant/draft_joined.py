"""What a sentence says in one breath with another thing, each told by itself: a second deed, an amount, who does it.

"Barnet ska få säga sin mening och fortlöpande få information", "bistånd ges i fem dagar med 65 kronor per dag" and
"läkaren avgör inte det, det gör nämnden" are each two things that the sources tell in two places, or one.
"""

from __future__ import annotations

import re

from assistant.draft_verbs import MODAL, finite_verb, is_infinitive, main_verb

_WORD = re.compile(r"[a-zåäö]+")
_AND = re.compile(
    r",? och (?P<adverb>(?:(?:inte|även|också|fortlöpande|därefter|sedan|samtidigt|alltid|genast|själv) )?)(?=\w)"
)
_LAST = 3
"""Words that a second deed has at least with what it is done to."""


def deeds(said: str) -> list[str]:
    """The sentence cut where one modal governs two infinitives, each with what it is done to."""
    modal = main_verb(said)
    if modal is None or not re.fullmatch(MODAL, modal.group(), re.I):
        return [said]
    first = next((w for w in _WORD.finditer(said, modal.end()) if is_infinitive(w.group())), None)
    for joint in _AND.finditer(said, first.end()) if first else ():
        second, word = said[joint.end() :], _WORD.match(said, joint.end())
        done_to = first and said[first.end() : joint.start()].strip()
        if done_to and word and is_infinitive(word.group()) and len(second.split()) >= _LAST:
            return [said[: joint.start()], f"{said[: modal.end()]} {joint['adverb']}{second}"]
    return [said]


_BY_OTHER = re.compile(r"(?:utan )?det gör (?P<who>[^,.;]+?)\.?$", re.I)
_NOT = re.compile(r" inte\b")


def by_other(said: str, following: str) -> str:
    """Of "läkaren avgör inte det" and "det gör nämnden": "nämnden avgör det"; "" where it is not so told."""
    other, verb = _BY_OTHER.match(following), main_verb(said)
    if other is None or verb is None or not _NOT.match(said, verb.end()) or verb.group().endswith("s"):
        return ""
    who = other["who"]
    return f"{who[:1].upper()}{who[1:]} {verb.group()}{_NOT.sub('', said[verb.end() :], count=1)}"


_AMOUNT = r"(?:ungefär |cirka |omkring |högst |upp till )?\d[\d \u00a0]*(?:,\d+)? (?:kronor|kr)\b[^,.;]*"
_COUNTED = r"\b(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\b"
_APART = re.compile(
    rf"^(?P<said>.*{_COUNTED}.*?),? med (?:(?P<mean>i (?:genomsnitt|snitt|medeltal) )|"
    rf"(?:ett|en) (?P<what>\w+) (?:på|om) )?(?P<amount>{_AMOUNT})\.?$"
)


def amount_apart(said: str) -> list[str]:
    """The sentence and the amount that it closes with beside another figure, told by itself."""
    found = _APART.match(said)
    if found is None or finite_verb(found["said"]) is None or re.search(r"\d (?:kronor|kr)\b", found["said"]):
        return [said]
    what = found["what"] or ("genomsnitt" if found["mean"] else "belopp")
    return [f"{found['said']}.", f"{what[:1].upper()}{what[1:]}et är {found['amount']}."]
