"""What holds for a claim by the places found for it: one carries it, one has it otherwise, or neither does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafts.carry import carries, likelihood, nearness, said_in, strength
from assistant.drafts.difference import belongs_elsewhere, says_less
from assistant.drafts.evidence import Finding
from assistant.drafts.extent import excepted, reaches_further
from assistant.drafts.figure import another_figure, stands_beside, tells_the_same
from assistant.drafts.kind import Kind
from assistant.drafts.otherwise import tells_otherwise
from assistant.drafts.result import DraftVerdict
from assistant.drafts.topic import share_of_topic
from assistant.drafts.verbs import tells_past
from assistant.facts.read import facts
from ingest.units import leans_back

NOTHING_PLAIN = "ingen tydlig motsvarighet hittades; det närmaste stället visas"
NEAR = 0.4
"""Least share of what a claim is about that a place shown as the nearest speaks of, where none carries it."""
_CONTRADICTS = 0.72
"""Least score of a place that contradicts one: below that, the sources rather tell something else."""
_PLAINLY = 0.85
"""The same for a sentence that tells of something past, or a figure of one that leans towards the case."""
_IN_THE_SAME_WORDS = 0.95
"""The same for a sentence that leans towards the case."""
_HIGHER = 6
"""Up to this level a source weighs more than minutes and news."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds for a claim, and the places that tell it, the best first.

    Attributes:
        asked: All places that it was held against.
    """

    verdict: DraftVerdict
    difference: str | None
    differs: str
    found: tuple[Finding, ...]
    asked: tuple[Finding, ...] = ()


def unsure(outcome: Outcome) -> Outcome:
    """What is shown of a claim that no place surely contradicts: nothing plain, and the same places."""
    return replace(outcome, verdict="not_found", difference=NOTHING_PLAIN, differs="")


def decided(claim: str, found: Sequence[Finding], kind: Kind, beside: bool, municipality: str | None = None) -> Outcome:
    """What holds for a claim by the places that it was held against: one carries it, has it otherwise, or is nearest.

    Args:
        found: What the places say of the claim, weighed.
        beside: Whether they are of a section that carries another claim of the sentence.
        municipality: The one that the draft is of, whose own rule is shown before another's.
    """
    for_it = sorted((f for f in found if f.verdict.verdict == "supported"), key=strength, reverse=True)
    against = sorted((f for f in found if f.verdict.verdict == "contradicted"), key=strength, reverse=True)
    carried = [f for f in for_it if carries(claim, f, leans=kind != "rule", beside=beside)]
    carrying = [f for f in carried if not _outweighed(f, against, claim)]
    if carrying:
        best, *rest = sorted(carrying, key=lambda f: _worth_showing(claim, f, municipality), reverse=True)
        return Outcome("supported", None, "", (best, *(f for f in rest[:1] if f.score >= best.score - _AS_SHOWN)))
    if kind == "own":
        return Outcome("not_found", None, "", ())
    telling = _telling(claim, found, for_it, against, kind)
    if kind == "rule" and not any(tells_otherwise(f, claim) for f in telling):
        exceptions = (e for f in against if (e := excepted(claim, f)) is not None)
        other = another_figure(claim, found) or next(exceptions, None)
        if other is not None:
            return contradicted_by(other, claim)
    return _of_telling(claim, telling) if telling else _nearest(claim, found)


def contradicted_by(place: Finding, claim: str, asked: tuple[Finding, ...] = ()) -> Outcome:
    """The claim as one that a place contradicts, with the words of it that the place has otherwise."""
    spot = place.verdict.spot or (0, 0)
    return Outcome("contradicted", place.verdict.difference, claim[slice(*spot)], (place,), asked)


def _telling(
    claim: str, found: Sequence[Finding], for_it: Sequence[Finding], against: Sequence[Finding], kind: Kind
) -> list[Finding]:
    """The places that are near enough to tell against a claim, with none of those for it nearer."""
    return [
        f
        for f in against
        if max(f.score, f.words) >= _least(claim, f, kind)
        and not any(nearness(o) > nearness(f) for o in for_it)
        and not (_is_figure(claim, f) and not share_of_topic(claim, f))
    ]


def _nearest(claim: str, found: Sequence[Finding]) -> Outcome:
    """A claim that no place tells anything of, with the one that is nearest to what it is about."""
    near = max(found, key=lambda f: share_of_topic(claim, f), default=None)
    if near is None or share_of_topic(claim, near) < NEAR:
        return Outcome("not_found", "inget ställe om detta hittades i biblioteket", "", ())
    return Outcome("not_found", NOTHING_PLAIN, "", (near,))


def _of_telling(claim: str, telling: Sequence[Finding]) -> Outcome:
    """A claim that places tell against: contradicted where one has it otherwise, else with what they lack of it."""
    best = next((f for f in telling if tells_otherwise(f, claim)), telling[0])
    against = contradicted_by(best, claim)
    if tells_otherwise(best, claim):
        return against
    told = against.difference if says_less(best) and not stands_beside(claim, best) else NOTHING_PLAIN
    return replace(against, verdict="not_found", difference=told)


def _worth_showing(claim: str, finding: Finding, municipality: str | None) -> float:
    """What orders the places that carry a claim: the municipality's own rule before another that says no more."""
    told = finding.hit.document.metadata
    is_rule = told.kind.level <= _HIGHER
    own = is_rule and municipality in told.municipalities
    return strength(finding) + _OF_MEANING * likelihood(claim, finding) + _OWN * own - _NO_RULE * (not is_rule)


_OWN, _NO_RULE, _OF_MEANING = 0.08, 0.05, 0.1
"""How much strength a place of the municipality's own is worth beside another, minutes are not, and the meaning is."""
_AS_SHOWN = 0.05
"""How much less than the best place one may score that is shown beside it."""


def _least(claim: str, finding: Finding, kind: Kind) -> float:
    """Least score of a place that contradicts a claim: more where the claim may be of something else."""
    if leans_back(claim):  # "Den följs upp ...": of what, the claim does not tell
        return _IN_THE_SAME_WORDS
    if kind == "lean":
        return _PLAINLY if _is_figure(claim, finding) else _IN_THE_SAME_WORDS
    return _PLAINLY if tells_past(claim) else _CONTRADICTS


def _is_figure(claim: str, finding: Finding) -> bool:
    """Whether what differs of a claim is a figure."""
    spot = finding.verdict.spot
    return spot is not None and bool(facts(claim[slice(*spot)]))


_AS_LIKELY = 0.1
_AS_GOOD = 0.04
"""How much less than a place that carries a claim one may hold that outweighs it."""


def _outweighed(carrying: Finding, against: Sequence[Finding], claim: str) -> bool:
    """Whether another place tells against a claim as plainly: not that of another municipality, nor of less weight."""
    mine = carrying.hit.document.metadata
    for other in against:
        theirs = other.hit.document.metadata
        of_one = not mine.municipalities or not theirs.municipalities
        elsewhere = not of_one and not {*mine.municipalities} & {*theirs.municipalities}
        turned = tells_otherwise(other, claim, alone=False) or reaches_further(other)
        if not turned and other.score < _IN_THE_SAME_WORDS:
            continue
        spot = other.verdict.spot
        if spot and not belongs_elsewhere(other) and tells_the_same(other, claim, spot):  # the other of a pair is held
            continue
        if elsewhere or theirs.kind.level > max(_HIGHER, mine.kind.level):
            continue
        if turned and _is_meant(claim, theirs.municipalities) and not _is_meant(claim, mine.municipalities):
            return True
        weightier = mine.kind.level > _HIGHER >= theirs.kind.level and other.score >= _PLAINLY
        as_plain = strength(other) >= strength(carrying) - _AS_GOOD
        likely = likelihood(claim, other) >= likelihood(claim, carrying) - _AS_LIKELY
        if weightier or (not said_in(claim, carrying) and as_plain and likely):
            return True
    return False


def _is_meant(claim: str, names: Sequence[str]) -> bool:
    """Whether a claim names one of some municipalities."""
    return any(re.search(rf"\b{re.escape(name)}s?\b", claim) for name in names)
