"""Who decides what: where a claim names another delegate for a matter than the delegation order or the rule does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafts.evidence import Finding
from assistant.drafts.topic import SLIGHT, share_held
from assistant.facts.read import facts
from assistant.matching import Word, akin, words
from ingest.documents import CELL

_TITLE = (
    r"(?:förste |1:e |biträdande |dagansvarig )?(?:\w*sekreterare|\w*handläggare|(?:FUT-)?\w*utredare|"
    r"grupp(?:ledare|chef)|arbetsledare|\w*konsulent|enhetschef|\w+chef|\w*direktör|\w*utskott|\w*nämnd|"
    r"(?:nämndens )?ordförande)"
    r"(?:e?n|et)?"
)
_TITLES = re.compile(rf"\b{_TITLE}\b", re.I)
_ARTICLE = re.compile(r"(?:(?<=chef)|(?<=nämnd))en$|(?<=utskott)et$|(?<=are)n$|(?<=direktör)en$|(?<=sulent)en$")
_RANKS = (r"handläggare|sekreterare|utredare|konsulent", r"förste|1:e|grupp|arbetsledare", r"chef|direktör", r"utskott")
_VERB = r"(?:beslutar|fattar (?:själv )?beslut(?:et)?|avgör|får besluta|kan besluta|ska besluta)"
_ASIDE = r"(?:enligt \w+ |alltid |normalt |då |i stället )?"
_DECIDER = (
    re.compile(rf"\b(?:är det|det är) {_ASIDE}(?P<who>{_TITLE})(?: själv)? som (?:\w+ )?(?:{_VERB})\b", re.I),
    re.compile(rf"^(?P<who>{_TITLE}) (?:\w+ )?{_VERB}\b", re.I),
    re.compile(
        r"\b(?:beslutas|fattas|avgörs|beviljas|godkänns)\b(?: (?!av\b)\w+){0,3} av (?:en |ett )?"
        rf"(?P<who>{_TITLE})\b",
        re.I,
    ),
)
_NOT = re.compile(r"\b(?:inte|aldrig)\b", re.I)
_NOT_AFTER = re.compile(r" (?:(?!att\b)\w+ )?(?:inte|aldrig)\b", re.I)
_DECIDES = re.compile(
    r"\b(?:beslut\w*|fatta\w*|avgör\w*|beviljas?|bevilja|avslå?s?|bifall|godkänn\w*|delegat\w*|väck\w*|föra?s?|får|av|om|"
    r"belopp\w*|kostnad(?:en)?|summa\w*|motsvara\w*|överstig\w*|över|större|mindre|högst|mer än|upp till|därutöver|"
    r"efter|den|det|de|som|är|från|egen|enligt|riktlinje\w*|delegationsordning\w*)\b",
    re.I,
)
_COLUMN = re.compile(r"delegat\b|delegation|beslutas av|beslutsfattare|beslutsnivå|beslutar", re.I)
_MATTER = re.compile(r"ärende|beslut|vad|insats|fråga|åtgärd", re.I)
_SOME, _HALF, _ALL_BUT_ALL = 0.3, 0.5, 0.9
"""Least shares of the two matters that the other speaks of: to be near, and the lesser and the greater to be of one."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A matter, and the titles of those who decide it, plain; `listed` where a row of a table tells it."""

    deciders: frozenset[str]
    matter: str
    listed: bool = False

    def telling_words(self) -> list[Word]:
        """The words of the matter that tell it from others."""
        return [w for w in words(_DECIDES.sub("", self.matter)) if w.weight > SLIGHT]


def other_delegate(claim: str, found: Sequence[Finding]) -> Finding | None:
    """The place that has the claim's matter decided by another; None where one has it decided as the claim does.

    A claim with values or several titles divides a matter, which this does not read.

    Args:
        found: The places that were asked about for the claim.

    Returns:
        The likeliest such place, with the claim's title as the spot of its contradiction.
    """
    claimed = _of_sentence(claim)
    several = len({_plain(m.group()) for m in _TITLES.finditer(claim)}) > 1
    if claimed is None or (several and facts(claim)):
        return None
    places = [(f, told, _shares(claimed, told, claim, f)) for f in found if (told := _of_place(f))]
    near = [
        (_in_its_words(claimed, f), _agree(claimed, told))
        for f, told, (claims, places) in places
        if claims >= _HALF and places >= _SOME
    ]
    if any(agrees and held >= max(near)[0] for held, agrees in near):
        return None
    of_one = [
        (f, told)
        for f, told, both in places
        if min(both) >= _HALF and max(both) >= _ALL_BUT_ALL and _may_be_of_one_value(claim, told.matter)
    ]
    if not of_one:
        return None
    finding, told = max(of_one, key=lambda pair: (pair[0].likeness, pair[1].listed))
    return _contradicted(claim, claimed, finding, told)


def _of_sentence(said: str) -> Delegation | None:
    """What a sentence tells of who decides, in the present; None where that is nothing."""
    told = next((m for pattern in _DECIDER if (m := pattern.search(said))), None)
    if told is None or _NOT.search(told.group()) or _NOT_AFTER.match(said, told.end()):
        return None
    return Delegation(frozenset((_plain(told["who"]),)), said[: told.start("who")] + said[told.end("who") :])


def _of_place(finding: Finding) -> Delegation | None:
    """What a place tells of who decides: a sentence with a matter of its own, or a row under its header."""
    own = finding.own
    if CELL not in own:
        told = _of_sentence(own)
        return told if told and told.telling_words() else None
    header, row = finding.lead.rpartition("\n")[2].split(CELL), own.split(CELL)
    columns = [n for n, cell in enumerate(header) if _COLUMN.search(cell)]
    if len(columns) != 1 or not columns[0] < len(row) <= len(header):  # cells left empty at the end are left out
        return None
    titles = frozenset(_plain(m.group()) for m in _TITLES.finditer(row[columns[0]]))
    matter = next(
        (row[n] for n, name in enumerate(header[: len(row)]) if _MATTER.search(name) and n not in columns), row[0]
    )
    return Delegation(titles, matter, listed=True) if titles else None


def _plain(title: str) -> str:
    """A title in small letters, without its article."""
    return _ARTICLE.sub("", title.casefold())


def _rank(title: str) -> int:
    """How high a title stands, from 0 for a caseworker; those that are none of the known sorts stand highest."""
    return max((n for n, sort in enumerate(_RANKS) if re.search(sort, title)), default=len(_RANKS))


def _agree(claimed: Delegation, told: Delegation) -> bool:
    """Whether the claim's decider may be one of the place's: one the end of the other, or both caseworkers.

    In a table one that is the end of the other must be of one rank with it.
    """
    here = next(iter(claimed.deciders))
    for there in told.deciders:
        one_rank = _rank(here) == _rank(there)
        ends = here.endswith(there) or there.endswith(here)
        if (ends and (one_rank or not told.listed)) or (one_rank and _rank(here) == 0):
            return True
    return False


def _shares(claimed: Delegation, told: Delegation, said: str, finding: Finding) -> tuple[float, float]:
    """How much of the claim's matter the place speaks of, and of the place's matter the claim, each 0 to 1."""
    return share_held(claimed.telling_words(), words(finding.text)), share_held(told.telling_words(), words(said))


def _may_be_of_one_value(claim: str, matter: str) -> bool:
    """Whether a claim and a matter have a value in common, where both have any: "högst tre månadshyror"."""
    mine, theirs = facts(claim), facts(matter)
    return not mine or not theirs or any(f.same(o) or f.within(o) or o.within(f) for f in mine for o in theirs)


def _in_its_words(claimed: Delegation, finding: Finding) -> int:
    """How many words of a claim's matter a place has, all but as they are: "flyttfirma", not "flytt"."""
    there = words(finding.own)
    return sum(akin(w, there) >= _AS_IT_IS for w in claimed.telling_words())


_AS_IT_IS = 0.85


def _contradicted(claim: str, claimed: Delegation, finding: Finding, told: Delegation) -> Finding:
    """The place, as one that has another decide than the claim has."""
    there, here = " eller ".join(sorted(told.deciders)), next(iter(claimed.deciders))
    spot = next(m.span() for m in _TITLES.finditer(claim) if _plain(m.group()) == here)
    difference = f"källan säger att {there} beslutar, utkastet {here}"
    verdict = replace(finding.verdict, verdict="contradicted", difference=difference, spot=spot)
    return replace(finding, verdict=verdict)
