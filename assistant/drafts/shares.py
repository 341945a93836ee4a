"""Whose each share is: "hälften från A, en fjärdedel från B" is not what a place says that gives A the fourth."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import Word, words
from assistant.parties import is_office, is_owner, same_party

_Owned = list[tuple[Word, Fact]]
_FROM = re.compile(r"[^,;:|]*\b(?:från|av) (?:(?:den|det|de|både|såväl) )?", re.I)
_ENDS = re.compile(r"[;:|\n]|,? medan\b|,(?= [^,;]*\b(?:från|av)\b)", re.I)


def crossed_shares(claim: str, text: str) -> tuple[str, tuple[int, int]] | None:
    """Where the claim gives one the share that the text gives another: what differs, and its place in the claim."""
    theirs = owners(text)
    for party, share in owners(claim):
        held = [s for p, s in theirs if same_party(p, party)]
        of_others = any(s.same(share) for p, s in theirs if not same_party(p, party))
        if held and of_others and not any(s.same(share) for s in held):
            there, here = text[held[0].start : held[0].end], claim[share.start : share.end]
            return f"källan säger {party.text} {there}, utkastet {here}", (share.start, share.end)
    return None


def owners(text: str) -> _Owned:
    """Each party with its share: those named after it by "från", else those since the share before."""
    shares = [f for f in facts(text) if f.kind == "share"]
    parties = [w for w in words(text) if is_office(w) and not is_owner(text, w)]
    found: _Owned = []
    since = 0
    for share, end in pairwise([*shares, None]):
        assert share is not None
        last = end.start if end is not None else len(text)
        stop = _ENDS.search(text, share.end, last)
        until = stop.start() if stop else last
        after = [w for w in parties if share.end <= w.start < until]
        if after and _FROM.fullmatch(text, share.end, after[0].start):
            named, since = after, after[-1].end
        else:
            named, since = [w for w in parties if since <= w.start < share.start], share.end
        found += [(w, share) for w in named]
    return found
