"""Of what the verifier says of several places, what holds for a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.answer import Hit
from assistant.draft_alarm import false_alarm
from assistant.draft_carry import carries, likelihood, nearness, said_in, strength
from assistant.draft_delegate import other_delegate
from assistant.draft_denial import denied_alike
from assistant.draft_difference import belongs_elsewhere, is_vague, says_less
from assistant.draft_evidence import Finding, findings
from assistant.draft_extent import excepted, reaches_further
from assistant.draft_figure import (
    another_figure,
    crossed_places,
    in_figures,
    of_another_case,
    stands_beside,
    tells_the_same,
    told_beside,
)
from assistant.draft_harmless import harmless
from assistant.draft_kind import Kind
from assistant.draft_law import without_references, wrong_reference
from assistant.draft_meaning import Meanings, is_of_one_subject
from assistant.draft_opposed import opposed
from assistant.draft_otherwise import may_tell_otherwise, tells_otherwise
from assistant.draft_reading import in_other_words, read_against
from assistant.draft_restriction import is_of_another, label_of, not_taken_back
from assistant.draft_result import DraftVerdict
from assistant.draft_section import denied_of_section
from assistant.draft_topic import lacks_subject, share_of_topic
from assistant.draft_verbs import tells_past
from assistant.draft_wording import denied_plainly
from assistant.entailment import Reader
from assistant.facts import facts
from ingest.municipalities import MUNICIPALITIES
from ingest.units import leans_back

ASKED = 6
"""Places of the library that a claim is held against."""
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


def judge(
    claim: str,
    hits: Sequence[Hit],
    kind: Kind,
    *,
    beside: bool = False,
    topic: str = "",
    municipality: str | None = None,
    short: Mapping[str, str] = MappingProxyType({}),
    meanings: Meanings | None = None,
) -> Outcome:
    """Holds a claim against the passages found for its sentence.

    Its references to law are left out of the comparison and then held against those of the source that carries it.

    Args:
        beside: Whether the passages are of a section that carries another claim of the sentence.
        topic: What the claim stands under, where it does not tell its matter itself.
        municipality: The one that the draft is of, where it is known.
        short: What the documents' abbreviations of titles stand for.
        meanings: Those of the check that the claim is part of.
    """
    bare = denied_plainly(without_references(claim))
    found = weighed(bare, hits, municipality)
    tables = hits if municipality else ()  # of several municipalities' each may be another's
    if kind == "rule" and (delegate := other_delegate(bare, found, short, tables, topic)) is not None:
        spot = delegate.verdict.spot or (0, 0)
        return Outcome("contradicted", delegate.verdict.difference, bare[slice(*spot)], (delegate,), found)
    outcome = replace(_decided(bare, found, kind, beside, municipality), asked=found)
    meanings = meanings or Meanings()
    if outcome.verdict == "contradicted":
        place, names = outcome.found[0], _municipalities(hits)
        if false_alarm(bare, place, municipality, names) or not is_of_one_subject(bare, place, meanings):
            return unsure(replace(outcome, asked=found))
    if without_references(claim) == claim:
        return outcome
    if (denied := denied_of_section(claim, hits)) is not None:
        spot = denied.verdict.spot or (0, 0)
        return Outcome("contradicted", denied.verdict.difference, claim[slice(*spot)], (denied,), found)
    if outcome.verdict == "not_found":
        return _of_another_section(claim, bare, outcome)
    if outcome.verdict != "supported":
        return outcome
    return _with_its_references(claim, outcome, [f for f in found if carries(bare, f, beside=beside)])


def unsure(outcome: Outcome) -> Outcome:
    """What is shown of a claim that no place surely contradicts: nothing plain, and the same places."""
    return replace(outcome, verdict="not_found", difference=_NOTHING_PLAIN, differs="")


def read_over(
    claim: str,
    outcome: Outcome,
    reader: Reader,
    municipality: str | None = None,
    meanings: Meanings | None = None,
) -> Outcome:
    """What holds for a claim that the rules find nowhere, once the places nearest to it have been read."""
    bare = denied_plainly(without_references(claim))
    meanings = meanings or Meanings()
    for place in in_other_words(bare, outcome.asked, reader, meanings):
        weighed = _weighed(bare, municipality, place, _names(place), read=True)
        if weighed.verdict.verdict == "supported" and not of_another_case(bare, place):
            return _with_its_references(claim, Outcome("supported", None, "", (place,), outcome.asked), (), read=True)
    if leans_back(bare):  # of what, the claim does not tell
        return outcome
    against = [f for f in outcome.asked if f.verdict.verdict == "contradicted" and may_tell_otherwise(f, bare)]
    for place in read_against(bare, [f for f in against if not is_vague(f)], reader, meanings):
        if not false_alarm(bare, place, municipality, _names(place)):
            spot = place.verdict.spot
            differs = bare[slice(*spot)] if spot else ""
            return Outcome("contradicted", place.verdict.difference, differs, (place,), outcome.asked)
    return outcome


def _names(place: Finding) -> frozenset[str]:
    return MUNICIPALITIES | {*place.hit.document.metadata.municipalities}


def _with_its_references(claim: str, outcome: Outcome, carrying: Sequence[Finding], *, read: bool = False) -> Outcome:
    """What holds for a claim that is carried, once its references to law are held against those of the source.

    Args:
        read: Whether the place says it in other words, which the words in common tell nothing of.
    """
    wrong = wrong_reference(claim, carrying or outcome.found) if without_references(claim) != claim else None
    if wrong is None:
        return outcome
    if wrong.told and not read and not _is_plainly_of(without_references(claim), wrong.finding):
        return Outcome("not_found", _NOTHING_PLAIN, "", (wrong.finding,), outcome.asked)
    verdict: DraftVerdict = "contradicted" if wrong.told else "not_found"
    return Outcome(verdict, wrong.text, wrong.written, (wrong.finding,), outcome.asked)


def _of_another_section(claim: str, bare: str, outcome: Outcome) -> Outcome:
    """What holds for a claim that no place carries whole, where one that has all but its words has another section."""
    same = (f for f in outcome.asked if min(f.score, f.words) >= _ALL_BUT_WORDS and _is_plainly_of(bare, f))
    place = max(same, key=lambda f: f.score, default=None)
    wrong = wrong_reference(claim, (place,)) if place else None
    if wrong is None or not wrong.told:
        return outcome
    return Outcome("contradicted", wrong.text, wrong.written, (wrong.finding,), outcome.asked)


def _is_plainly_of(claim: str, finding: Finding) -> bool:
    """Whether a place says so much of the claim that its section is the claim's too."""
    return likelihood(claim, finding) >= _SAYS_IT and share_of_topic(claim, finding) >= _NEAR


def weighed(claim: str, hits: Sequence[Hit], municipality: str | None = None) -> tuple[Finding, ...]:
    """What the places nearest to a claim say of it in a draft."""
    names = _municipalities(hits)
    return tuple(_weighed(claim, municipality, f, names) for f in findings(claim, hits, ASKED))


def _municipalities(hits: Sequence[Hit]) -> frozenset[str]:
    return MUNICIPALITIES | {name for hit in hits for name in hit.document.metadata.municipalities}


def _weighed(
    claim: str, municipality: str | None, finding: Finding, municipalities: frozenset[str], *, read: bool = False
) -> Finding:
    """What a place says of a claim in a draft, where the verifier weighs it as an answer's statement."""
    of_one = f"{claim} {municipality or ''}"
    if finding.verdict.verdict == "supported" and is_of_another(
        of_one, f"{label_of(finding)} {finding.text}", municipalities
    ):
        return replace(finding, verdict=replace(finding.verdict, verdict="not_found", difference=None, spot=None))
    if finding.verdict.verdict == "supported" and (told := crossed_places(claim, finding.text, municipalities)):
        crossed = replace(finding.verdict, verdict="contradicted", difference=told[0], spot=told[1])
        return replace(finding, verdict=crossed)
    found = not_taken_back(claim, denied_alike(claim, harmless(claim, finding), read=read))
    if false_alarm(claim, found, municipality, municipalities):
        return replace(found, verdict=replace(found.verdict, verdict="not_found", difference=None, spot=None))
    return found


def _decided(
    claim: str, found: Sequence[Finding], kind: Kind, beside: bool, municipality: str | None = None
) -> Outcome:
    for_it = sorted((f for f in found if f.verdict.verdict == "supported"), key=strength, reverse=True)
    against = sorted((f for f in found if f.verdict.verdict == "contradicted"), key=strength, reverse=True)
    carried = [f for f in for_it if carries(claim, f, leans=kind != "rule", beside=beside)]
    if not carried and kind == "rule":
        carried = _several(claim, for_it)
    carrying = [f for f in carried if not _outweighed(f, against, claim)]
    if carrying:
        best, *rest = sorted(carrying, key=lambda f: _worth_showing(claim, f, municipality), reverse=True)
        return Outcome("supported", None, "", (best, *(f for f in rest[:1] if f.score >= best.score - 0.05)))
    if kind == "own":
        return Outcome("not_found", None, "", ())
    telling = [
        f
        for f in against
        if max(f.score, f.words) >= _least(claim, f, kind)
        and not any(nearness(o) > nearness(f) for o in for_it)
        and not told_beside(claim, f, found)
        and not (_is_figure(claim, f) and (lacks_subject(claim, f) or not share_of_topic(claim, f)))
    ]
    if kind == "rule" and not any(tells_otherwise(f, claim) for f in telling):
        exceptions = (e for f in against if (e := excepted(claim, f)) is not None)
        others = (o for f in found if (o := opposed(claim, f)) is not None)
        other = another_figure(claim, found) or next(exceptions, None) or next(others, None)
        if other is not None:
            words_there = claim[slice(*other.verdict.spot)] if other.verdict.spot else ""
            return Outcome("contradicted", other.verdict.difference, words_there, (other,))
    if not telling:
        near = max(found, key=lambda f: share_of_topic(claim, f), default=None)
        if near is None or share_of_topic(claim, near) < _NEAR:
            return Outcome("not_found", "inget ställe om detta hittades i biblioteket", "", ())
        return Outcome("not_found", _NOTHING_PLAIN, "", (near,))
    best = next((f for f in telling if tells_otherwise(f, claim)), telling[0])
    spot = best.verdict.spot
    differs = claim[slice(*spot)] if spot else ""
    if tells_otherwise(best, claim):
        instead = in_figures(claim, best) if says_less(best) else None
        return Outcome("contradicted", instead or best.verdict.difference, differs, (best,))
    told = best.verdict.difference if says_less(best) and not stands_beside(claim, best) else _NOTHING_PLAIN
    return Outcome("not_found", told, differs, (best,))


def _worth_showing(claim: str, finding: Finding, municipality: str | None) -> float:
    """What orders the places that carry a claim: the municipality's own rule before another that says no more."""
    told = finding.hit.document.metadata
    is_rule = told.kind.level <= _HIGHER
    own = is_rule and municipality in told.municipalities
    return strength(finding) + _OF_MEANING * likelihood(claim, finding) + _OWN * own - _NO_RULE * (not is_rule)


_OWN, _NO_RULE, _OF_MEANING = 0.08, 0.05, 0.1
"""How much strength a place of the municipality's own is worth beside another, minutes are not, and the meaning is."""


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


def _several(claim: str, for_it: Sequence[Finding]) -> list[Finding]:
    """The places that carry a claim together: several documents do, each a little less than it takes alone."""
    told = [f for f in for_it if carries(claim, f, beside=True)]
    return told if len({f.hit.document.work_id for f in told}) >= _MANY else []


_MANY = 3
_NOTHING_PLAIN = "ingen tydlig motsvarighet hittades; det närmaste stället visas"
_NEAR = 0.4
"""Least share of what a claim is about that a place shown as the nearest speaks of, where none carries it."""
_ALL_BUT_WORDS = 0.8
"""Least share of a claim in a place that does not carry it, whose section is held against the claim's all the same."""
_SAYS_IT = 0.45
"""Least likelihood of a place whose section is held against the claim's."""
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
        weightier = mine.kind.level > _HIGHER >= theirs.kind.level and other.score >= _PLAINLY
        as_plain = strength(other) >= strength(carrying) - _AS_GOOD
        likely = likelihood(claim, other) >= likelihood(claim, carrying) - _AS_LIKELY
        if weightier or (not said_in(claim, carrying) and as_plain and likely):
            return True
    return False
