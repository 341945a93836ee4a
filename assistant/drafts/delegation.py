"""What a sentence, or a row of a delegation table under its header, tells of who decides what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.drafts.decider import decider
from assistant.drafts.delegation_values import BEYOND, values
from assistant.drafts.evidence import Finding
from assistant.drafts.titles import TITLES, abbreviated_titles, plain_title, titles_in
from assistant.drafts.topic import SLIGHT
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import Word, words
from ingest.documents import CELL

_IN_THAT_CASE = re.compile(
    r"\b(?:i så fall|i (?:det|de) fall(?:et|en)?|(?:om|när) det blir aktuellt|vid behov|i den här delen)\b", re.I
)
_DECIDES = re.compile(
    r"\b(?:beslut\w*|fatta\w*|avgör\w*|beviljas?|bevilja|avslå?s?|bifall|godkänn\w*|delegat\w*|väck\w*|föra?s?|får|av|om|"
    r"belopp\w*|kostnad(?:en)?|summa\w*|motsvara\w*|överstig\w*|över|större|mindre|högst|mer än|upp till|därutöver|"
    r"efter|den|det|de|som|är|från|enligt|riktlinje\w*|delegationsordning\w*)\b",
    re.I,
)
_COLUMN = re.compile(r"delegat\b|delegation|beslutas av|beslutsfattare|beslutsnivå|beslutar", re.I)
_MATTER = re.compile(r"ärende|beslut|vad|insats|fråga|åtgärd", re.I)
_MOST = re.compile(r"högst|gräns|tak|maxbelopp|upp till", re.I)
_LOWEST = re.compile(r"\blägst", re.I)
_YES = re.compile(r"ja|x|✓|✔", re.I)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Delegation:
    """A matter, and the titles of those who decide it, plain.

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

    def telling_words(self) -> list[Word]:
        """The words of the matter that tell it from others."""
        return [w for w in words(_DECIDES.sub("", self.matter)) if w.weight > SLIGHT]


def sentence_delegation(said: str) -> Delegation | None:
    """What a sentence tells of who decides; None where that is nothing."""
    told = decider(said)
    if told is None:
        return None
    rest = said[: told.start("who")] + said[told.end("who") :]
    matter = _IN_THAT_CASE.sub("", rest)
    return Delegation(frozenset((plain_title(told["who"]),)), matter, limits=values(matter))


def place_delegation(finding: Finding, short: Mapping[str, str]) -> Delegation | None:
    """What a place of the library tells of who decides: a sentence with a matter of its own, or a row under its header.

    Args:
        short: What the documents' abbreviations of titles stand for.
    """
    own = finding.own
    if CELL not in own:
        told = sentence_delegation(own)
        return told if told and told.telling_words() else None
    header, row = finding.lead.rpartition("\n")[2].split(CELL), own.split(CELL)
    if len(header) < len(row):
        return None
    return _row_delegation(header, [*row, *[""] * (len(header) - len(row))], short)


def _row_delegation(header: Sequence[str], row: Sequence[str], short: Mapping[str, str]) -> Delegation | None:
    """What a row tells, with a cell for each of its header's; None where it names no delegate."""
    marked = [n for n, cell in enumerate(header) if TITLES.fullmatch(cell.strip())]
    columns = [n for n, cell in enumerate(header) if _COLUMN.search(cell) and n not in marked]
    others: frozenset[str] = frozenset()
    if len(marked) > 1:  # a column a title, and a mark where that decides
        titles = frozenset(plain_title(header[n].strip()) for n in marked if _YES.fullmatch(row[n].strip()))
        others = frozenset(plain_title(header[n].strip()) for n in marked if _WORD.search(row[n])) - titles
    elif len(columns) == 1 and not facts(cell := row[columns[0]].strip()):
        titles = frozenset(titles_in(short.get(cell, cell)))
    else:
        return None
    if not titles:
        return None
    matter = next((row[n] for n, name in enumerate(header) if _MATTER.search(name) and n not in columns), row[0])
    bounded = [row[n] for n, name in enumerate(header) if _MOST.search(name) and n not in marked]
    beside = [cell for n, cell in enumerate(row) if n > max(columns, default=0) and n not in marked]
    return Delegation(
        titles,
        matter,
        lowest=any(_LOWEST.search(header[n]) for n in columns),
        listed=True,
        limits=values(matter),
        most=_most(bounded, beside),
        others=others | _named(beside, short),
    )


def _most(bounded: Iterable[str], beside: Iterable[str]) -> tuple[Fact, ...]:
    """The values up to which the delegate decides: of cells of bounds, and of a remark before its "därutöver"."""
    remark = next((cell for cell in beside if BEYOND.search(cell)), "")
    return values(" ".join((*bounded, BEYOND.split(remark)[0])))


def _named(cells: Iterable[str], short: Mapping[str, str]) -> frozenset[str]:
    """The titles that cells name, in full or by their abbreviations."""
    return frozenset(title for cell in cells for title in (*titles_in(cell), *abbreviated_titles(cell, short)))
