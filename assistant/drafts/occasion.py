"""When a rule applies: once and not each time, on a condition and otherwise not so, to one aid and not to another."""

from __future__ import annotations

import re

from assistant.drafts.topic import KIN
from assistant.facts.read import facts
from assistant.matching import akin, words

_EACH = re.compile(r"\b(?P<which>varje|alla|samtliga) (?:\w+(?:a|t|d) )?(?P<what>[^\W\d]{4,})", re.I)
_ONCE = re.compile(r"\b(?:vid|till|i|med|inför) (?:den |din )?(?P<which>första|nya?) (?P<what>[^\W\d]{4,})", re.I)
_HOLDS_EACH = re.compile(r"\b(?:varje|alla|samtliga|alltid|löpande|månadsvis|även|också|därefter)\b", re.I)


def other_occasion(claim: str, own: str) -> tuple[str, tuple[int, int]] | None:
    """Where the claim has done each time what the place has done the first: what differs and where it stands."""
    for mine in _EACH.finditer(claim):
        for theirs in _ONCE.finditer(own):
            each = [w for w in words(claim) if w.start == mine.start("what")]
            once = [w for w in words(own) if w.start == theirs.start("what")]
            if each and akin(each[0], once) >= KIN and not _HOLDS_EACH.search(own):
                said = f"källan säger ”{theirs['which'].lower()} {theirs['what']}”, utkastet ”{mine.group().lower()}”"
                return said, mine.span()
    return None


_OTHERS = re.compile(
    r"\b(?:Försäkringskassan?|Arbetsförmedlingen|Skatteverket|Pensionsmyndigheten|Migrationsverket|CSN|a-kassan|"
    r"Kronofogde\w*|sjukpenning|föräldrapenning|sjukersättning|aktivitetsersättning|bostadsbidrag|studiemedel|"
    r"arbetslöshetsersättning|underhållsstöd)(?:en|et|s)?\b",
    re.I,
)
_ASKS_FOR = re.compile(
    rf"\b(?:den|de) som (?:begär|söker|ansöker om|får|har) (?:en |ett )?(?P<what>{_OTHERS.pattern})", re.I
)
_HANDS_IN = re.compile(rf"\b(?:till|hos) (?P<what>{_OTHERS.pattern})", re.I)


def is_of_other_aid(claim: str, own: str) -> bool:
    """Whether the place is of whoever asks another authority for its own aid, of which the claim says nothing."""
    found = _ASKS_FOR.search(own), _HANDS_IN.search(own)
    return all(found) and _OTHERS.search(claim) is None


_OR_ELSE = re.compile(r"(?P<case>\b(?:när|om|vid|för)\b[^.;|]*?),? (?:och |men )?(?P<else>annars\b[^.;|]*)", re.I)
_TO_ONE = re.compile(r"\b(?:du|ni|dig|er|din|ditt|dina|om|när|vid|annars)\b", re.I)
"""To one who is addressed the rule of just that case may be told without its condition."""


def only_otherwise(claim: str, own: str) -> str | None:
    """Where the claim makes a rule of the figure that the place has in one case, with another one "annars"."""
    found = _OR_ELSE.search(own)
    mine = facts(claim)
    if found is None or not mine or _TO_ONE.search(claim):
        return None
    rest, held = facts(found["else"]), facts(own[: found.start("else")])
    if not rest or not all(any(f.same(o) for o in held) and not any(f.same(o) for o in rest) for f in mine):
        return None
    return f"källan säger detta bara {found['case']}, ”{found['else']}”"
