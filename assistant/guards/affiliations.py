"""Guard for whom a person is from: "Eva Ek (Region Väst)", "Per Holm (S)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.matching import Word, akin, words

_MEMBER = re.compile(r"(?P<name>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)+)(?:, [^(),;.]{3,40})? \((?P<of>[^()\d]{1,40})\)")
_PARTY = 3
"""Letters of a political party at most."""
_HELD = 0.75


def affiliations(case: Comparison) -> Iterator[Difference]:
    """One who is named in a list is from whom the list says, not from another's."""
    members = [(m["name"], m["of"]) for u in case.units for m in _MEMBER.finditer(u.whole)]
    named = {name: m for name, _ in members if (m := re.search(rf"\b{re.escape(name)}\b", case.statement))}
    if len(named) != 1:
        return
    [(name, place)] = named.items()
    rest = [w for w in case.words if not place.start() <= w.start < place.end()]
    own = {of for one, of in members if one == name}
    others = {of for one, of in members if one != name} - own
    if not any(_is_said(case, of, rest) for of in own) and any(_is_said(case, of, rest) for of in others):
        yield Difference(f"källan säger ”{name} ({min(own)})”", *place.span())


def _is_said(case: Comparison, of: str, rest: list[Word]) -> bool:
    """Whether the statement tells where somebody is from, in some of its words; a party as it is written."""
    if len(of) <= _PARTY:
        return f"({of})" in case.statement
    return any(akin(w, rest) >= _HELD for w in words(of) if w.weight)
