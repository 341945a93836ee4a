"""Who decides what: where a claim names another delegate for a matter than the delegation order or the rule does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.draft_evidence import Finding
from assistant.draft_topic import KIN, SLIGHT
from assistant.facts import facts
from assistant.matching import Word, akin, words
from ingest.documents import CELL

_TITLE = (
    r"(?:förste |1:e |biträdande )?(?:\w*sekreterare|\w*handläggare|(?:FUT-)?\w*utredare|grupp(?:ledare|chef)|"
    r"arbetsledare|\w*konsulent|enhetschef|\w+chef|\w*direktör|\w*utskott|\w*nämnd|(?:nämndens )?ordförande)"
    r"(?:e?n|et)?"
)
_TITLES = re.compile(rf"\b{_TITLE}\b", re.I)
_ACTIVE = re.compile(
    rf"^(?P<who>{_TITLE}) (?:\w+ )?(?:beslutar|fattar beslut|avgör|får besluta|kan besluta|ska besluta)\b", re.I
)
_CLEFT = re.compile(rf"\bär det (?P<who>{_TITLE}) som (?:\w+ )?(?:beslutar|fattar beslut|avgör|får besluta)\b", re.I)
_PASSIVE = re.compile(
    rf"\b(?:beslutas|fattas|avgörs|beviljas|godkänns)\b(?: (?!av\b)\w+){{0,3}} av (?:en |ett )?(?P<who>{_TITLE})\b",
    re.I,
)
_IN_THAT_CASE = re.compile(
    r"\b(?:i så fall|i (?:det|de) fall(?:et|en)?|(?:om|när) det blir aktuellt|vid behov)\b", re.I
)
_COLUMN = re.compile(r"delegat\b|delegation|beslutas av|beslutsfattare|beslutsnivå|beslutar", re.I)
_MATTER = re.compile(r"ärende|beslut|vad|insats|fråga|åtgärd", re.I)
_LOWEST = re.compile(r"\blägst", re.I)
_DECIDES = re.compile(
    r"\b(?:beslut\w*|fatta\w*|avgör\w*|beviljas?|bevilja|avslå?s?|bifall|godkänn\w*|delegat\w*|väck\w*|föra?s?|får|av|om)\b",
    re.I,
)
_HALF, _ALL_BUT_ALL = 0.5, 0.9
"""Least shares of the two matters that the other speaks of, the lesser and the greater, for them to be of one."""
_RANKS = (r"handläggare|sekreterare|utredare|konsulent", r"förste|1:e|grupp|arbetsledare", r"chef|direktör", r"utskott")


@dataclass(frozen=True, slots=True)
class _Delegation:
    """A matter, and the titles of those who decide it, in small letters and without their article."""

    deciders: frozenset[str]
    matter: str
    lowest: bool = False


def other_delegate(claim: str, found: Sequence[Finding], short: Mapping[str, str]) -> Finding | None:
    """The place that has the claim's matter decided by another; None where one has it decided as the claim does.

    Args:
        short: What the documents' abbreviations of titles stand for.
    """
    mine = _told(claim)
    if mine is None:
        return None
    places = [(f, told) for f in found for told in _delegations(f, short)]
    if any(_agree(mine, told) and _nearness(mine, told, claim, f)[0] >= _HALF for f, told in places):
        return None
    of_one = [(f, told) for f, told in places if _is_of_one(mine, told, claim, f)]
    if not of_one:
        return None
    finding, told = max(of_one, key=lambda pair: pair[0].likeness)
    there, here = " eller ".join(sorted(told.deciders)), next(iter(mine.deciders))
    at = next(m for m in _TITLES.finditer(claim) if _title(m.group()) == here)
    said = f"källan säger att {there} beslutar, utkastet {here}"
    verdict = replace(finding.verdict, verdict="contradicted", difference=said, spot=at.span())
    return replace(finding, verdict=verdict)


def names_a_delegate(said: str) -> bool:
    """Whether some words are a delegate's title."""
    return _TITLES.fullmatch(said.strip()) is not None


def _told(said: str) -> _Delegation | None:
    """What a sentence tells of who decides; None where that is nothing, or of no matter."""
    told = _ACTIVE.match(said) or _PASSIVE.search(said) or _CLEFT.search(said)
    if told is None:
        return None
    matter = _IN_THAT_CASE.sub("", said[: told.start("who")] + said[told.end("who") :])
    return _Delegation(frozenset((_title(told["who"]),)), matter) if _telling(matter) else None


def _delegations(finding: Finding, short: Mapping[str, str]) -> Iterator[_Delegation]:
    """What a place tells of who decides: a row under its header, or a sentence."""
    own = finding.own
    if CELL not in own:
        if told := _told(own):
            yield told
        return
    header, row = finding.lead.rpartition("\n")[2].split(CELL), own.split(CELL)
    if len(header) != len(row):
        return
    marked = [n for n, cell in enumerate(header) if _TITLES.fullmatch(cell.strip())]
    columns = [n for n, cell in enumerate(header) if _COLUMN.search(cell) and n not in marked]
    if len(marked) > 1:  # a column a title, and a mark where that decides
        titles = frozenset(_title(header[n].strip()) for n in marked if _YES.fullmatch(row[n].strip()))
    elif len(columns) == 1 and not facts(cell := row[columns[0]].strip()):
        titles = frozenset(_title(m.group()) for m in _TITLES.finditer(short.get(cell, cell)))
    else:
        return
    matters = [row[n] for n, name in enumerate(header) if _MATTER.search(name) and n not in columns] or row[:1]
    if titles:
        yield _Delegation(titles, matters[0], any(_LOWEST.search(header[n]) for n in columns))


_YES = re.compile(r"ja|x|✓|✔", re.I)


def _title(written: str) -> str:
    """A title in small letters, without its article."""
    return re.sub(
        r"(?:(?<=chef)|(?<=nämnd))en$|(?<=utskott)et$|(?<=are)n$|(?<=direktör)en$|(?<=sulent)en$",
        "",
        written.casefold(),
    )


def _is_of_one(mine: _Delegation, told: _Delegation, claim: str, finding: Finding) -> bool:
    """Whether both are of one matter, with the same amounts if any."""
    amounts = [[f for f in facts(text) if f.kind == "amount"] for text in (claim, told.matter)]
    same = all(any(f.same(o) for o in amounts[1]) for f in amounts[0]) and len(amounts[0]) == len(amounts[1])
    shares = _nearness(mine, told, claim, finding)
    return same and min(shares) >= _HALF and max(shares) >= _ALL_BUT_ALL


def _nearness(mine: _Delegation, told: _Delegation, claim: str, finding: Finding) -> tuple[float, float]:
    """How much of the claim's matter the place speaks of, and of the place's matter the claim."""
    return _share(_telling(mine.matter), words(finding.text)), _share(_telling(told.matter), words(claim))


def _agree(mine: _Delegation, told: _Delegation) -> bool:
    """Whether the claim's decider is one of the place's, or may be: a title in general, or one above the lowest."""
    here = next(iter(mine.deciders))
    alike = any(
        here.endswith(there) or there.endswith(here) or _rank(here) == _rank(there) == 0 for there in told.deciders
    )
    return alike or (told.lowest and any(_rank(here) > _rank(there) for there in told.deciders))


def _rank(title: str) -> int:
    return max((n for n, sort in enumerate(_RANKS) if re.search(sort, title)), default=len(_RANKS))


def _telling(matter: str) -> list[Word]:
    return [w for w in words(_DECIDES.sub("", matter)) if w.weight > SLIGHT]


def _share(some: Sequence[Word], there: Sequence[Word]) -> float:
    held = sum(w.weight for w in some if akin(w, there) >= KIN)
    return held / sum(w.weight for w in some) if some else 0.0
