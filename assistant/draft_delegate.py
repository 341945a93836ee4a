"""Who decides what: where a claim names another delegate for a matter than the delegation order or the rule does."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Hit
from assistant.draft_decider import TITLE, decider
from assistant.draft_evidence import Finding
from assistant.draft_topic import KIN, SLIGHT
from assistant.evidence import units
from assistant.facts import Bound, Fact, facts
from assistant.matching import Word, akin, words
from assistant.verify import Verdict
from ingest.analyze import stem
from ingest.documents import CELL

_TITLES = re.compile(rf"\b{TITLE}\b", re.I)
_IN_THAT_CASE = re.compile(
    r"\b(?:i så fall|i (?:det|de) fall(?:et|en)?|(?:om|när) det blir aktuellt|vid behov|i den här delen)\b", re.I
)
_COLUMN = re.compile(r"delegat\b|delegation|beslutas av|beslutsfattare|beslutsnivå|beslutar", re.I)
_MATTER = re.compile(r"ärende|beslut|vad|insats|fråga|åtgärd", re.I)
_MOST = re.compile(r"högst|gräns|tak|maxbelopp|upp till", re.I)
_LOWEST = re.compile(r"\blägst", re.I)
_DECIDES = re.compile(
    r"\b(?:beslut\w*|fatta\w*|avgör\w*|beviljas?|bevilja|avslå?s?|bifall|godkänn\w*|delegat\w*|väck\w*|föra?s?|får|av|om|"
    r"belopp\w*|kostnad(?:en)?|summa\w*|motsvara\w*|överstig\w*|över|större|mindre|högst|mer än|upp till|därutöver|"
    r"efter|den|det|de|som|är|från|enligt|riktlinje\w*|delegationsordning\w*)\b",
    re.I,
)
_SOME, _HALF, _ALL_BUT_ALL = 0.3, 0.5, 0.9
"""Least shares of the two matters that the other speaks of: to be near, and the lesser and the greater to be of one."""
_RANKS = (r"handläggare|sekreterare|utredare|konsulent", r"förste|1:e|grupp|arbetsledare", r"chef|direktör", r"utskott")


@dataclass(frozen=True, slots=True)
class _Delegation:
    """A matter, and the titles of those who decide it, in small letters and without their article.

    Attributes:
        lowest: Whether the place tells the lowest of those who may.
        listed: Whether it is a row of a table, which tells titles apart.
        limits: The values that the matter is bounded by.
        most: The values up to which the delegate decides it.
        others: Titles that decide it in some case that is told beside.
    """

    deciders: frozenset[str]
    matter: str
    lowest: bool = False
    listed: bool = False
    limits: tuple[Fact, ...] = ()
    most: tuple[Fact, ...] = ()
    others: frozenset[str] = frozenset()


def other_delegate(
    claim: str, found: Sequence[Finding], short: Mapping[str, str], hits: Sequence[Hit] = (), topic: str = ""
) -> Finding | None:
    """The place that has the claim's matter decided by another; None where one has it decided as the claim does.

    Args:
        short: What the documents' abbreviations of titles stand for.
        hits: The passages found for the sentence, whose tables are read whole.
        topic: What the claim stands under, which may name its matter.
    """
    mine = _told(claim)
    several = len({_title(m.group()) for m in _TITLES.finditer(claim)}) > 1
    if mine is None or (several and mine.limits):  # "upp till 10 000 kronor socialsekreteraren, däröver chefen"
        return None
    said = f"{topic}: {claim}" if topic else claim
    places = [(f, told) for f in _rows_too(found, hits) for told in _delegations(f, short)]
    if any(_agree(mine, told) and _are_near(_nearness(mine, told, said, f)) for f, told in places):
        return None
    of_one = [(f, told) for f, told in places if _is_of_one(mine, told, said, f)]
    if not of_one:
        return None
    finding, told = max(of_one, key=lambda pair: (pair[0].likeness, pair[1].listed))
    there, here = " eller ".join(sorted(told.deciders)), next(iter(mine.deciders))
    at = next(m for m in _TITLES.finditer(claim) if _title(m.group()) == here)
    difference = f"källan säger att {there} beslutar, utkastet {here}"
    verdict = replace(finding.verdict, verdict="contradicted", difference=difference, spot=at.span())
    return replace(finding, verdict=verdict)


def _are_near(shares: tuple[float, float]) -> bool:
    """Whether a place may well be of the claim's matter."""
    return shares[0] >= _HALF and shares[1] >= _SOME


def _rows_too(found: Sequence[Finding], hits: Sequence[Hit]) -> list[Finding]:
    """The places asked about, and the rows of all tables of the passages."""
    known = {(f.hit.passage.passage_id, f.start) for f in found}
    rows = [
        Finding(hit, unit.start, unit.end, Verdict("not_found", None, None, None, 0.0), lead=unit.lead)
        for hit in hits
        for unit in units(hit.passage.text, hit.passage.context)
        if CELL in unit.text and unit.lead and (hit.passage.passage_id, unit.start) not in known
    ]
    return [*found, *rows]


def names_a_delegate(said: str) -> bool:
    """Whether some words are a delegate's title."""
    return _TITLES.fullmatch(said.strip()) is not None


def _told(said: str) -> _Delegation | None:
    """What a sentence tells of who decides; None where that is nothing."""
    told = decider(said)
    if told is None:
        return None
    rest = said[: told.start("who")] + said[told.end("who") :]
    matter = _IN_THAT_CASE.sub("", rest)
    return _Delegation(frozenset((_title(told["who"]),)), matter, limits=_values(matter))


def _delegations(finding: Finding, short: Mapping[str, str]) -> Iterator[_Delegation]:
    """What a place tells of who decides: a row under its header, or a sentence."""
    own = finding.own
    if CELL not in own:
        if (told := _told(own)) and _telling(told.matter):
            yield told
        return
    header, row = finding.lead.rpartition("\n")[2].split(CELL), own.split(CELL)
    if len(header) < len(row):
        return
    row += [""] * (len(header) - len(row))
    marked = [n for n, cell in enumerate(header) if _TITLES.fullmatch(cell.strip())]
    columns = [n for n, cell in enumerate(header) if _COLUMN.search(cell) and n not in marked]
    others: frozenset[str] = frozenset()
    if len(marked) > 1:  # a column a title, and a mark where that decides
        titles = frozenset(_title(header[n].strip()) for n in marked if _YES.fullmatch(row[n].strip()))
        others = frozenset(_title(header[n].strip()) for n in marked if re.search(r"\w", row[n])) - titles
    elif len(columns) == 1 and not facts(cell := row[columns[0]].strip()):
        titles = frozenset(_title(m.group()) for m in _TITLES.finditer(short.get(cell, cell)))
    else:
        return
    matters = [row[n] for n, name in enumerate(header) if _MATTER.search(name) and n not in columns] or row[:1]
    bounded = [row[n] for n, name in enumerate(header) if _MOST.search(name) and n not in marked]
    beside = [cell for n, cell in enumerate(row) if n > max(columns, default=0) and n not in marked]
    first = next((cell for cell in beside if _BEYOND.search(cell)), "")
    others |= frozenset(t for cell in beside for t in _titles_in(cell, short))
    if titles:
        most = _values(" ".join((*bounded, _BEYOND.split(first)[0])))
        lowest = any(_LOWEST.search(header[n]) for n in columns)
        yield _Delegation(titles, matters[0], lowest, True, _values(matters[0]), most, others)


_BEYOND = re.compile(r"\bdär(?:ut)?över\b", re.I)
_NUMBER = re.compile(r"\b(?P<bound>högst|mer än|över|upp till|större än)? ?(?:en|ett) (?P<unit>månad\w*|gång)\b", re.I)


def _values(text: str) -> tuple[Fact, ...]:
    """The amounts, shares, times and counts of a text, also "en månadshyra"."""
    told = [f for f in facts(text) if f.kind in ("amount", "share", "time", "count")]
    bounds: dict[str, Bound] = {"högst": "most", "upp till": "most", "": ""}
    told += [
        Fact(
            "count",
            1.0,
            stem(m["unit"]),
            *m.span(),
            bound=bounds.get((m["bound"] or "").casefold(), "least"),
            number=1.0,
        )
        for m in _NUMBER.finditer(text)
        if not any(f.start < m.end() and m.start() < f.end for f in told)
    ]
    return tuple(told)


def _titles_in(cell: str, short: Mapping[str, str]) -> Iterator[str]:
    """The titles that a cell names in full or by their abbreviations."""
    yield from (_title(m.group()) for m in _TITLES.finditer(cell))
    yield from (_title(long) for word in re.findall(r"\b[A-ZÅÄÖ]{1,4}\b", cell) if (long := short.get(word)))


_YES = re.compile(r"ja|x|✓|✔", re.I)


def _title(written: str) -> str:
    """A title in small letters, without its article."""
    return re.sub(
        r"(?:(?<=chef)|(?<=nämnd))en$|(?<=utskott)et$|(?<=are)n$|(?<=direktör)en$|(?<=sulent)en$",
        "",
        written.casefold(),
    )


def _is_of_one(mine: _Delegation, told: _Delegation, said: str, finding: Finding) -> bool:
    """Whether both are of one matter, and the claim's values within the bounds of the place's."""
    shares = _nearness(mine, told, said, finding)
    return _fits(mine, told) and min(shares) >= _HALF and max(shares) >= _ALL_BUT_ALL


def _fits(mine: _Delegation, told: _Delegation) -> bool:
    """Whether the claim's values are those of the place: the same, or within what it is bounded by."""
    if _BEYOND.search(told.matter) and not told.limits and not _BEYOND.search(mine.matter):
        return False
    for limit in told.limits:
        alike = [f for f in mine.limits if f.kind == limit.kind and f.unit == limit.unit]
        if not alike or not any(_within(f, limit) for f in alike):
            return False
    beyond = [f for f in mine.limits for o in told.most if f.kind == o.kind and f.unit == o.unit and f.value > o.value]
    others = {(f.kind, f.unit) for f in (*told.limits, *told.most)}
    return not beyond and (told.listed or all((f.kind, f.unit) in others for f in mine.limits if f.kind == "amount"))


def _within(value: Fact, limit: Fact) -> bool:
    """Whether a claim's value is a case of the bound, or the same bound."""
    if value.bound == limit.bound or not limit.bound:
        return value.value == limit.value or (value.bound == limit.bound == "most" and value.value <= limit.value)
    if limit.bound == "most":
        return value.bound == "" and value.value <= limit.value
    return value.value > limit.value


def _nearness(mine: _Delegation, told: _Delegation, said: str, finding: Finding) -> tuple[float, float]:
    """How much of the claim's matter the place speaks of, and of the place's matter the claim.

    A claim that tells no matter of its own must have the place's all but word for word in what it stands under.
    """
    if own := _telling(mine.matter):
        return _share(own, words(finding.text)), _share(_telling(told.matter), words(said))
    theirs, there = [w for w in words(told.matter) if w.weight > SLIGHT], {w.stem for w in words(said)}
    named = [w for w in theirs if w.stem in there or _is_joined(w.stem, there)]
    share = sum(w.weight for w in named) / sum(w.weight for w in theirs) if theirs else 0.0
    return share, share


def _agree(mine: _Delegation, told: _Delegation) -> bool:
    """Whether the claim's decider is one of the place's, or may be: a title in general, or one above the lowest."""
    here = next(iter(mine.deciders))
    alike = any(
        ((here.endswith(there) or there.endswith(here)) and (not told.listed or _rank(here) == _rank(there)))
        or _rank(here) == _rank(there) == 0
        for there in told.deciders
    )
    above = told.lowest and any(_rank(here) > _rank(there) for there in told.deciders)
    within = any(f.kind == o.kind and f.unit == o.unit and f.value <= o.value for f in mine.limits for o in told.most)
    return (alike and _fits(mine, told)) or above or (here in told.others and not within)


def _rank(title: str) -> int:
    return max((n for n, sort in enumerate(_RANKS) if re.search(sort, title)), default=len(_RANKS))


def _telling(matter: str) -> list[Word]:
    return [w for w in words(_DECIDES.sub("", matter)) if w.weight > SLIGHT]


def _share(some: Sequence[Word], there: Sequence[Word]) -> float:
    joined = {w.stem for w in there}
    held = sum(w.weight for w in some if akin(w, there) >= KIN or _is_joined(w.stem, joined))
    return held / sum(w.weight for w in some) if some else 0.0


def _is_joined(compound: str, there: Container[str]) -> bool:
    """Whether a stem is a compound of two of the stems: "nödprövning" of "nöd" and "prövning"."""
    return any(compound[:n] in there and compound[n:] in there for n in range(_PART, len(compound) - _PART))


_PART = 3
