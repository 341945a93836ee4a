"""What holds for a claim: the places found for it are weighed, then its references to law, and some are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Hit
from assistant.drafts.alarm import false_alarm
from assistant.drafts.carry import carries, is_bare, lacks_none, likelihood
from assistant.drafts.claims import denied_plainly
from assistant.drafts.delegate import other_delegate
from assistant.drafts.denial import denied_alike
from assistant.drafts.evidence import Finding, findings
from assistant.drafts.kind import Kind
from assistant.drafts.law import without_references, wrong_reference
from assistant.drafts.otherwise import harmless, may_tell_otherwise
from assistant.drafts.outcome import Outcome, contradicted_by, decided, unsure
from assistant.drafts.reading import SecondLook, in_other_words, read_against
from assistant.drafts.restriction import is_of_another, label_of, not_taken_back
from assistant.drafts.result import DraftVerdict
from assistant.drafts.topic import Meanings, is_of_one_subject, share_of_topic
from assistant.drafts.twice_read import denied_by_nearest, denied_twice, said_twice
from assistant.entailment import Reader
from ingest.municipalities import MUNICIPALITIES
from ingest.units import leans_back

ASKED = 5
"""Places of the library that a claim is held against."""


def judge(
    claim: str,
    hits: Sequence[Hit],
    kind: Kind,
    *,
    beside: bool = False,
    municipality: str | None = None,
    meanings: Meanings | None = None,
) -> Outcome:
    """Holds a claim against the passages found for its sentence.

    Its references to law are left out of the comparison and then held against those of the source that carries it.

    Args:
        beside: Whether the passages are of a section that carries another claim of the sentence.
        municipality: The one that the draft is of, where it is known.
        meanings: Those of the check that the claim is part of.
    """
    bare = denied_plainly(without_references(claim))
    found = weighed(bare, hits, municipality)
    if kind == "rule" and (delegate := other_delegate(bare, found)) is not None:
        return contradicted_by(delegate, bare, found)
    outcome = replace(decided(bare, found, kind, beside, municipality), asked=found)
    if outcome.verdict == "contradicted" and _may_be_false(bare, outcome, hits, municipality, meanings):
        return unsure(outcome)
    if without_references(claim) == claim:
        return outcome
    if outcome.verdict != "supported":
        return outcome
    carrying = [f for f in found if carries(bare, f, beside=beside)]
    held = [f for f in carrying if lacks_none(bare, f)] or carrying
    return _with_its_references(claim, outcome, held)


def _may_be_false(
    bare: str, outcome: Outcome, hits: Sequence[Hit], municipality: str | None, meanings: Meanings | None
) -> bool:
    """Whether the place that has a claim otherwise may be of another matter."""
    place = outcome.found[0]
    if false_alarm(bare, place, municipality, _municipalities(hits)):
        return True
    all_of_it = share_of_topic(bare, place) >= _ALL_OF_IT and likelihood(bare, place) >= _PLAINLY
    return not all_of_it and not is_of_one_subject(bare, place, meanings or Meanings())


_ALL_OF_IT, _PLAINLY = 0.9, 0.7
"""Least share of what a claim is about in a place that is of it, however far in meaning, and least likelihood."""


def read_over(
    claim: str,
    outcome: Outcome,
    reader: Reader,
    municipality: str | None = None,
    meanings: Meanings | None = None,
    *,
    kind: Kind = "rule",
) -> Outcome:
    """What holds for a claim that the rules find nowhere, once the places nearest to it have been read.

    One that leans towards the case may be carried so, and is not contradicted.
    """
    bare = denied_plainly(without_references(claim))
    meanings = meanings or Meanings()
    asked = [f for f in outcome.asked if (kind == "rule" or not is_bare(f)) and not _may_be_of_else(bare, f)]
    if place := _carrying(bare, asked, reader, municipality, meanings):
        return _with_its_references(claim, Outcome("supported", None, "", (place,), outcome.asked), ())
    if kind != "rule" or leans_back(bare):  # of what, the latter does not tell
        return outcome
    against = [f for f in outcome.asked if f.verdict.verdict == "contradicted" and may_tell_otherwise(f, bare)]
    for place in read_against(bare, against, reader, meanings):
        if not false_alarm(bare, place, municipality, _names(place)):
            return contradicted_by(place, bare, outcome.asked)
    return outcome


def _carrying(
    bare: str, asked: Sequence[Finding], reader: Reader, municipality: str | None, meanings: Meanings
) -> Finding | None:
    """The place that carries a claim as it is read; None where there is none, or the nearest denies it."""
    if denied_by_nearest(bare, asked, reader, meanings):
        return None
    if (sure := said_twice(bare, asked, reader, meanings)) and not _is_of_another(
        bare, municipality, sure, _names(sure)
    ):
        return sure
    read = in_other_words(bare, asked, reader, meanings)
    weighed = ((place, _weighed(bare, municipality, place, _names(place), read=True)) for place in read)
    return next((place for place, found in weighed if found.verdict.verdict == "supported"), None)


def unsaid(claim: str, outcome: Outcome, reader: Reader) -> bool:
    """Whether the place that the rules have carry a claim surely says otherwise."""
    return denied_twice(denied_plainly(without_references(claim)), outcome.found[0], reader)


def looked_over(claim: str, look: SecondLook, municipality: str | None = None) -> Outcome | None:
    """A claim as one that a passage read whole carries; None where a guard or a reference to law is against it."""
    bare, place = look.claim, look.place()
    if place is None:
        return None
    weighed = _weighed(bare, municipality, place, _names(place), read=True)
    if weighed.verdict.verdict != "supported":
        return None
    outcome = _with_its_references(claim, Outcome("supported", None, "", (place,)), ())
    return outcome if outcome.verdict == "supported" else None


def _names(place: Finding) -> frozenset[str]:
    """The names of municipalities, those that a place's document is of among them."""
    return MUNICIPALITIES | {*place.hit.document.metadata.municipalities}


def _likely(claim: str, found: Sequence[Finding]) -> list[Finding]:
    """The places that may well carry a claim too, whatever sections they name."""
    bare = without_references(claim)
    return [f for f in found if f.verdict.verdict == "supported" and likelihood(bare, f) >= _LIKELY_TOO]


_LIKELY_TOO = 0.3
"""Least likelihood of a place whose section a claim may have, beside those that surely carry it."""


def _with_its_references(claim: str, outcome: Outcome, carrying: Sequence[Finding]) -> Outcome:
    """What holds for a claim that is carried, once its references to law are held against those of the source."""
    wrong = wrong_reference(claim, carrying or outcome.found) if without_references(claim) != claim else None
    if wrong is None or any(wrong_reference(claim, [place]) is None for place in _likely(claim, outcome.asked)):
        return outcome
    verdict: DraftVerdict = "contradicted" if wrong.told else "not_found"
    return Outcome(verdict, wrong.text, wrong.written, (wrong.finding,), outcome.asked)


def weighed(claim: str, hits: Sequence[Hit], municipality: str | None = None) -> tuple[Finding, ...]:
    """What the places nearest to a claim say of it in a draft."""
    names = _municipalities(hits)
    return tuple(_weighed(claim, municipality, f, names) for f in findings(claim, hits, ASKED))


def _municipalities(hits: Sequence[Hit]) -> frozenset[str]:
    """The names of municipalities, those that the passages' documents are of among them."""
    return MUNICIPALITIES | {name for hit in hits for name in hit.document.metadata.municipalities}


def _is_of_another(claim: str, municipality: str | None, place: Finding, names: frozenset[str]) -> bool:
    """Whether a place is of another municipality, group or kind than the claim names."""
    told = f"{label_of(place)} {place.text}"
    return is_of_another(f"{claim} {municipality or ''}", told, names)


_POINTS_BACK = re.compile(r"\bän så\b|\bsådan(?:a|t)?\b(?! (?:att|som)\b)", re.I)
_IN_ITS_WORDS = 0.5


def _may_be_of_else(claim: str, finding: Finding) -> bool:
    """Whether a claim points back at something that it does not tell, and a place hardly has its words."""
    return _POINTS_BACK.search(claim) is not None and finding.words < _IN_ITS_WORDS and not finding.verbatim


def _weighed(
    claim: str, municipality: str | None, finding: Finding, municipalities: frozenset[str], *, read: bool = False
) -> Finding:
    """What a place says of a claim in a draft, where the verifier weighs it as an answer's statement."""
    if finding.verdict.verdict == "supported" and (
        _is_of_another(claim, municipality, finding, municipalities) or _may_be_of_else(claim, finding)
    ):
        return replace(finding, verdict=replace(finding.verdict, verdict="not_found", difference=None, spot=None))
    found = not_taken_back(claim, denied_alike(claim, harmless(claim, finding), read=read))
    if false_alarm(claim, found, municipality, municipalities):
        return replace(found, verdict=replace(found.verdict, verdict="not_found", difference=None, spot=None))
    return found
