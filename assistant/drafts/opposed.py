"""Where a place says outright the opposite of a claim, in a form of its own.

What is demanded in every case is not left out in one of them, what is needed is told by its name, what a place sets
aside ("..., inte när felet upptäcktes") is not what counts, what holds on a condition does not hold without it, and
what is done seldom is not the usual thing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.evidence import Finding
from assistant.drafts.extent import SELDOM, is_usual
from assistant.drafts.topic import KIN, SLIGHT, share_of_topic, verb_of
from assistant.facts.read import facts
from assistant.matching import Word, akin, words
from assistant.negations import DENIES
from ingest.references import references

_OF_THE_SAME = 0.6
"""Least share of what a claim is about that a place speaks of, for both to be of the same."""
_FREES = re.compile(
    r"\b(?:(?:behöver|måste|ska)(?: \w+){0,2}? (?:inte|aldrig|ing(?:en|et|a))|slipp(?:er|a)|utan att behöva)\b", re.I
)
_IN_EVERY_CASE = re.compile(
    r"\b(?:ska|måste|krävs|behöver|alltid)\b[^.;|]*?\b(?P<cases>(?:oavsett|vare sig)\b[^.;|]*)", re.I
)
_NOT_NEEDED = re.compile(
    r"\b(?:behövs|krävs|behöver|kräver)(?: \w+){0,2}? (?:ing(?:en|et|a)|inte(?: någo[nt]| några)?) (?P<need>\w{6,})",
    re.I,
)
_NEEDED = re.compile(r"\b(?:krävs|behövs|kräver|förutsätter)(?: \w+){0,2}? (?P<need>\w{6,})", re.I)
_ON_CONDITION = re.compile(r"\b(?:om|när|så länge|såvida|förrän|under|utom|annars)\b", re.I)
_SET_ASIDE = re.compile(r"(?P<counts>[^.;:|]+?), (?:och )?inte (?P<aside>[^,.;|]+)", re.I)
_TWO = 2


def opposed(claim: str, finding: Finding) -> Finding | None:
    """The place as one that contradicts the claim; None where it says no such thing of the same."""
    if finding.verdict.verdict == "supported" and finding.verbatim:
        return None
    told = next((found for rule in _RULES if (found := rule(claim, finding))), None)
    if told is None:
        return None
    difference, spot = told
    return replace(finding, verdict=replace(finding.verdict, verdict="contradicted", difference=difference, spot=spot))


_Told = tuple[str, tuple[int, int]]


def _in_every_case(claim: str, finding: Finding) -> _Told | None:
    """Where the claim frees one of the cases that the place's duty holds in: "oavsett om ansökan sker digitalt"."""
    own = finding.own
    frees, always = _FREES.search(claim), _IN_EVERY_CASE.search(own)
    if frees is None or always is None or DENIES.search(own) or share_of_topic(claim, finding) < _OF_THE_SAME:
        return None
    cases = [w for w in _telling(own) if always.start("cases") < w.start < always.end()]
    if not any(akin(w, cases) >= KIN for w in _telling(claim)):
        return None
    return f"källan säger ”{' '.join(always['cases'].split())}”, utkastet ”{frees.group().lower()}”", frees.span()


def _by_its_name(claim: str, finding: Finding) -> _Told | None:
    """Where the claim says that nothing of a name is needed, and the place that it is."""
    own, denied = finding.own, _NOT_NEEDED.search(claim)
    needed = next(_NEEDED.finditer(own), None)
    if denied is None or needed is None or DENIES.search(own) or _ON_CONDITION.search(claim):
        return None
    if facts(claim) or _figures(own) or share_of_topic(claim, finding) < _OF_THE_SAME:
        return None
    named, there = (
        [w for w in words(text) if w.start == m.start("need")] for text, m in ((claim, denied), (own, needed))
    )
    if not named or not there or akin(named[0], there) < KIN:
        return None
    return f"källan säger ”{' '.join(needed.group().split())}”, utkastet ”{denied.group().lower()}”", denied.span()


def _figures(own: str) -> bool:
    """Whether a place has figures beside those of the sections that it names."""
    named = [(r.start, r.end) for r in references(own)]
    return any(not any(a <= f.start < b for a, b in named) for f in facts(own))


def set_aside(claim: str, finding: Finding) -> _Told | None:
    """Where the claim goes by what the place sets aside for something that the claim has not."""
    own = finding.own
    if DENIES.search(claim) or re.search(r"\b(?:bara|endast|enbart)\b", claim, re.I):
        return None
    mine, theirs = _telling(claim), _telling(own)
    for m in _SET_ASIDE.finditer(own):
        aside = [w for w in theirs if m.start("aside") <= w.start < m.end("aside")]
        counts = [w for w in theirs if m.start("counts") <= w.start < m.end("counts")]
        held = [akin(w, mine) >= KIN for w in counts]
        if len(aside) < _TWO or not all(akin(w, mine) >= KIN for w in aside) or all(held) or not any(held):
            continue
        first, last = (next(w for w in mine if akin(a, [w]) >= KIN) for a in (aside[0], aside[-1]))
        span = (min(first.start, last.start), max(first.end, last.end))
        return f"källan säger ”inte {' '.join(m['aside'].split())}”", span
    return None


_EVEN = re.compile(
    r"\b(?P<even>(?P<either>vare sig|oavsett om)|(?:även|också) (?:om|när|då)|trots att) (?P<case>[^.;,]+)", re.I
)
_ONLY_IF = re.compile(r"\b(?:om|när|bara|endast|enbart|förutsatt att)\b(?P<case>[^.;,|]+)", re.I)
_NOT_SO = re.compile(rf"{DENIES.pattern}|\b(?:sakna\w*|utan|upphör\w*|förlora\w*)\b", re.I)
_HALF = 0.5


def _even_so(claim: str, finding: Finding) -> _Told | None:
    """Where the claim holds also in a case that the place's condition shuts out: "även när ...", "bara om ..."."""
    even, own = _EVEN.search(claim), finding.own
    if (
        even is None
        or _EVEN.search(own)
        or _ON_CONDITION.search(claim, even.end())
        or not _is_of_the_same(claim[: even.start()], finding)
    ):
        return None
    mine = [w for w in _telling(claim) if even.start("case") <= w.start < even.end("case")]
    for m in _ONLY_IF.finditer(own):
        theirs = [w for w in _telling(own) if m.start("case") <= w.start < m.end("case")]
        shared = sum(w.weight for w in theirs if akin(w, mine) >= KIN)
        apart = even["either"] or bool(_NOT_SO.search(even["case"])) != bool(_NOT_SO.search(m["case"]))
        if theirs and apart and shared >= _HALF * sum(w.weight for w in theirs):
            return f"källan säger ”{' '.join(m.group().split())}”, utkastet även annars", even.span()
    return None


def _is_of_the_same(claim: str, finding: Finding) -> bool:
    return finding.likeness >= _LIKE_IT or share_of_topic(claim, finding) >= _OF_THE_SAME


_LIKE_IT = 0.6


def _seldom(claim: str, finding: Finding) -> _Told | None:
    """Where the claim makes the usual thing of what the place has done seldom: "i regel" of what is done "sällan"."""
    usual, seldom = is_usual(claim), SELDOM.search(finding.own)
    verb = verb_of(claim)
    if usual is None or seldom is None or share_of_topic(claim, finding) < _OF_THE_SAME:
        return None
    if verb is not None and akin(verb, words(finding.text)) < KIN:
        return None
    return f"källan säger ”{seldom.group()}”, utkastet ”{usual.group()}”", usual.span()


_RULES = (_in_every_case, _by_its_name, set_aside, _even_so, _seldom)


def _telling(text: str) -> list[Word]:
    return [w for w in words(text) if w.weight > SLIGHT]
