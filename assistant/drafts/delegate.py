"""Who decides what: where a claim names another delegate for a matter than the delegation order or the rule does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import Hit
from assistant.drafts.delegation import Delegation, place_delegation, sentence_delegation
from assistant.drafts.delegation_matter import fits_values, is_of_one, may_be_of_one
from assistant.drafts.delegation_values import are_alike
from assistant.drafts.evidence import Finding
from assistant.drafts.titles import TITLES, plain_title, rank, titles_in
from assistant.evidence import units
from assistant.verify import Verdict
from ingest.documents import CELL


def other_delegate(
    claim: str, found: Sequence[Finding], short: Mapping[str, str], hits: Sequence[Hit] = (), topic: str = ""
) -> Finding | None:
    """The place that has the claim's matter decided by another; None where one has it decided as the claim does.

    Args:
        claim: A claim of a draft.
        found: The places that were asked about for it.
        short: What the documents' abbreviations of titles stand for.
        hits: The passages found for the sentence, whose tables are read whole.
        topic: What the claim stands under, which may name its matter.

    Returns:
        The likeliest such place, with the claim's title as the spot of its contradiction.
    """
    claimed = sentence_delegation(claim)
    several = len(set(titles_in(claim))) > 1
    if claimed is None or (several and claimed.limits):  # "upp till 10 000 kronor socialsekreteraren, däröver chefen"
        return None
    said = f"{topic}: {claim}" if topic else claim
    places = [(f, told) for f in [*found, *_rows(found, hits)] if (told := place_delegation(f, short))]
    if any(_agree(claimed, told) and may_be_of_one(claimed, told, said, f) for f, told in places):
        return None
    of_one = [(f, told) for f, told in places if is_of_one(claimed, told, said, f)]
    if not of_one:
        return None
    finding, told = max(of_one, key=lambda pair: (pair[0].likeness, pair[1].listed))
    return _contradicted(claim, claimed, finding, told)


def _rows(found: Sequence[Finding], hits: Sequence[Hit]) -> list[Finding]:
    """The rows of all tables of the passages, but for those already found."""
    known = {(f.hit.passage.passage_id, f.start) for f in found}
    return [
        Finding(hit, unit.start, unit.end, Verdict("not_found", None, None, None, 0.0), lead=unit.lead)
        for hit in hits
        for unit in units(hit.passage.text, hit.passage.context)
        if CELL in unit.text and unit.lead and (hit.passage.passage_id, unit.start) not in known
    ]


def _agree(claimed: Delegation, told: Delegation) -> bool:
    """Whether the claim's decider is one of the place's, or may be: a title in general, or one above the lowest."""
    here = next(iter(claimed.deciders))
    above = told.lowest and any(rank(here) > rank(there) for there in told.deciders)
    within = any(are_alike(f, most) and f.value <= most.value for f in claimed.limits for most in told.most)
    alike = any(_are_alike(here, there, told.listed) for there in told.deciders)
    return (alike and fits_values(claimed, told)) or above or (here in told.others and not within)


def _are_alike(here: str, there: str, listed: bool) -> bool:
    """Whether two titles may be one: one the end of the other, which in a table must be of one rank; or caseworkers."""
    one_rank = rank(here) == rank(there)
    return ((here.endswith(there) or there.endswith(here)) and (not listed or one_rank)) or (
        one_rank and rank(here) == 0
    )


def _contradicted(claim: str, claimed: Delegation, finding: Finding, told: Delegation) -> Finding:
    """The place, as one that has another decide than the claim has."""
    there, here = " eller ".join(sorted(told.deciders)), next(iter(claimed.deciders))
    spot = next(m.span() for m in TITLES.finditer(claim) if plain_title(m.group()) == here)
    difference = f"källan säger att {there} beslutar, utkastet {here}"
    verdict = replace(finding.verdict, verdict="contradicted", difference=difference, spot=spot)
    return replace(finding, verdict=verdict)
