"""Whether a place differs from a claim of a draft only in its wording, and so carries it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.denial import deny_once_each
from assistant.drafts.difference import Told, told_by
from assistant.drafts.evidence import Finding
from assistant.drafts.topic import KIN
from assistant.drafts.verbs import main_verb
from assistant.matching import akin, words
from ingest.analyze import stem
from ingest.documents import CELL


def harmless(claim: str, finding: Finding) -> Finding:
    """A place that differs from a claim only in its wording carries it."""
    told = told_by(finding)
    if finding.verdict.verdict != "contradicted" or not any(rule(claim, finding, told) for rule in _HARMLESS):
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


_ANYONE = frozenset(
    "du dig din ditt dina ni er enskild enskilde enskilda sökande sökanden person personen hushåll hushållet klient "
    "klienten patient patienten familj familjen den han hon hen handläggaren handläggare socialsekreteraren vi".split()
)
_OFFICERS = frozenset("handläggaren handläggare socialsekreteraren vi".split())
_NONE = re.compile(r"inte (?:en|ett|någo\w+)|ing(?:en|et|a)")
"""No one and not one are the same."""
_NEEDS = frozenset(("behöver", "måste"))


def _of_anyone(claim: str, finding: Finding, told: Told) -> bool:
    """It differs only in what the person is called, or in "måste" for "behöver"."""
    named = {told.theirs.casefold(), told.mine.casefold()}
    if told.sort == "wording":
        return named <= _ANYONE or named <= _NEEDS or all(_NONE.fullmatch(n) for n in named)
    return told.sort == "party" and named <= _ANYONE - _OFFICERS


def _of_its_row(claim: str, finding: Finding, told: Told) -> bool:
    """A row carries what its first cell does: the party that it names there is no other one."""
    row = finding.own
    actors = {w.stem for w in words(row.split(CELL)[0])} if CELL in row else set()
    return told.sort == "party" and stem(told.mine.casefold()) in actors


_MUST = frozenset(("ska", "skall", "måste"))


def _of_another_verb(claim: str, finding: Finding, told: Told) -> bool:
    """What is done always must be done, where the source's "kan" is of another verb: "motiveras och kan överklagas"."""
    spot = finding.verdict.spot
    if told.sort != "wording" or spot is None or told.mine not in _MUST or told.theirs not in ("kan", "får"):
        return False
    governed = next((w for w in words(claim) if w.start >= spot[1] and w.weight), None)
    there = words(finding.text)
    first = next((w for w in there if governed and akin(governed, [w]) >= KIN), None)
    modal = re.search(rf"\b{told.theirs}\b", finding.text, re.I)
    return first is not None and modal is not None and first.start < modal.start()


def _denies_too(claim: str, finding: Finding, told: Told) -> bool:
    """The claim denies what the source does, in other words or with the source's own one."""
    if told.sort == "denied" and told.theirs:
        alike = deny_once_each(claim, finding)
        return alike or (bool(_NO.fullmatch(told.theirs)) and _lacks(claim))
    if told.sort == "undenied" and _denies_its_verb(claim, finding):
        return True
    spot = finding.verdict.spot
    if told.sort != "undenied" or spot is None:
        return False
    word = claim[slice(*spot)].casefold()
    return word.startswith("sakna") and word in finding.text.casefold()


def _denies_its_verb(claim: str, finding: Finding) -> bool:
    """Whether claim and place each deny one thing, by the same verb: "i summan ingår inte X" and "X ingår inte"."""
    mine, theirs = main_verb(claim), main_verb(finding.own)
    same = mine is not None and theirs is not None and mine.group().casefold() == theirs.group().casefold()
    return same and deny_once_each(claim, finding)


_NO = re.compile(r"ing(?:en|et|a)", re.I)


def _lacks(claim: str) -> bool:
    """Whether the claim says by its verb that there is none: "saknar du mat" and "har du ingen mat"."""
    return re.search(r"\bsakna[rs]?\b", claim, re.I) is not None


_HARMLESS = (
    _of_anyone,
    _of_its_row,
    _of_another_verb,
    _denies_too,
)
