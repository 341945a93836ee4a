"""Of what the verifier says of several places, what holds for a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Hit
from assistant.draft_evidence import Finding, findings
from assistant.draft_kind import Kind
from assistant.draft_law import without_references, wrong_reference
from assistant.draft_result import DraftVerdict

ASKED = 5
"""Places of the library that a claim is held against."""
_CARRIES = 0.65
"""Least score of a place that carries a claim; chosen on the sentences for development."""
_CONTRADICTS = 0.66
"""Least score of a place that contradicts one: below that, the sources rather tell something else."""
_PLAINLY = 0.8
"""The same for a sentence that may be of the case."""
_HIGHER = 6
"""Up to this level a source weighs more than minutes and news."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds for a claim, and the places that tell it, the best first."""

    verdict: DraftVerdict
    difference: str | None
    differs: str
    found: tuple[Finding, ...]


def judge(claim: str, hits: Sequence[Hit], kind: Kind) -> Outcome:
    """Holds a claim against the passages found for its sentence.

    Its references to law are left out of the comparison and then held against those of the source that carries it.
    """
    bare = without_references(claim)
    found = findings(bare, hits, ASKED)
    outcome = _decided(bare, found, kind)
    if outcome.verdict != "supported" or bare == claim:
        return outcome
    carrying = [f for f in found if f.verdict.verdict == "supported" and f.score >= _CARRIES]
    wrong = wrong_reference(claim, carrying)
    if wrong is None:
        return outcome
    return Outcome("contradicted" if wrong.told else "not_found", wrong.text, wrong.written, (wrong.finding,))


def _decided(claim: str, found: Sequence[Finding], kind: Kind) -> Outcome:
    for_it = sorted((f for f in found if f.verdict.verdict == "supported"), key=lambda f: -f.score)
    against = sorted((f for f in found if f.verdict.verdict == "contradicted"), key=lambda f: -f.score)
    carrying = [f for f in for_it if f.score >= _CARRIES and not _outweighed(f, against)]
    if carrying:
        best = carrying[0]
        return Outcome("supported", None, "", (best, *(f for f in carrying[1:2] if f.score >= best.score - 0.05)))
    least = _CONTRADICTS if kind == "rule" else _PLAINLY
    telling = [f for f in against if f.score >= least]
    if telling and not (for_it and for_it[0].score > telling[0].score):
        best = telling[0]
        spot = best.verdict.spot
        return Outcome("contradicted", best.verdict.difference, claim[slice(*spot)] if spot else "", (best,))
    return Outcome("not_found", "biblioteket säger inget om detta", "", tuple(found[:0]))


def _outweighed(carrying: Finding, against: Sequence[Finding]) -> bool:
    """Whether another place tells against a claim as plainly: not that of another municipality, nor of less weight."""
    mine = carrying.hit.document.metadata
    for other in against:
        theirs = other.hit.document.metadata
        elsewhere = mine.municipalities and theirs.municipalities and mine.municipalities != theirs.municipalities
        if elsewhere or theirs.kind.level > max(_HIGHER, mine.kind.level):
            continue
        weightier = mine.kind.level > _HIGHER >= theirs.kind.level and other.score >= _PLAINLY
        if weightier or (not carrying.verbatim and other.score >= carrying.score):
            return True
    return False
