"""Who a sentence says decides something: "beslutas av enhetschefen", "är det nämnden som beslutar"."""

from __future__ import annotations

import re

from assistant.drafts.titles import TITLE

_VERB = r"(?:beslutar|fattar (?:själv )?beslut(?:et)?|avgör|får besluta|kan besluta|ska besluta)"
_ASIDE = r"(?:enligt \w+ |alltid |normalt |då |i stället )?"
_DECIDER = (
    re.compile(rf"\b(?:är det|det är) {_ASIDE}(?P<who>{TITLE})(?: själv)? som (?:\w+ )?(?:{_VERB})\b", re.I),
    re.compile(rf"^(?P<who>{TITLE}) (?:\w+ )?{_VERB}\b", re.I),
    re.compile(
        r"\b(?:beslutas|fattas|avgörs|beviljas|godkänns)\b(?: (?!av\b)\w+){0,3} av (?:en |ett )?"
        rf"(?P<who>{TITLE})\b",
        re.I,
    ),
    re.compile(rf"\b(?:beslutar|avgör) {_ASIDE}(?P<who>{TITLE})\b", re.I),
)
_NOT = re.compile(r"\b(?:inte|aldrig)\b", re.I)
_NOT_AFTER = re.compile(r" (?:(?!att\b)\w+ )?(?:inte|aldrig)\b", re.I)
_A_DECISION = re.compile(r"\bbeslutar (?:\w+ )?att\b", re.I)


def decider(said: str) -> re.Match[str] | None:
    """Where a sentence tells who decides, in the present: the group `who`; None where it does not."""
    found = next((m for pattern in _DECIDER if (m := pattern.search(said))), None)
    return None if found is None or _NOT.search(found.group()) or _NOT_AFTER.match(said, found.end()) else found


def tells_who_decides(said: str) -> bool:
    """Whether a sentence is of who has to decide: "nämnden beslutar att ..." is a decision."""
    return decider(said) is not None and _A_DECISION.search(said) is None
