"""Of what the verifier says of several places, what holds for a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import partial_ratio

from assistant.answer import Hit
from assistant.draft_difference import (
    another_figure,
    denied_alike,
    for_anyone,
    is_sooner,
    lacks_verb,
    of_its_heading,
    of_its_row,
    reaches_further,
    share_of_topic,
    tells_otherwise,
)
from assistant.draft_evidence import Finding, findings
from assistant.draft_kind import Kind
from assistant.draft_law import without_references, wrong_reference
from assistant.draft_restriction import is_of_another, not_taken_back
from assistant.draft_result import DraftVerdict
from assistant.facts import facts
from assistant.matching import words
from assistant.units import leans_back
from ingest.documents import CELL
from ingest.municipalities import MUNICIPALITIES

ASKED = 6
"""Places of the library that a claim is held against."""
_CARRIES = 0.7
"""Least score of a place that carries a claim; chosen on the sentences for development."""
_CARRIES_FIRST = 0.65
"""The same for the passage that the search puts first."""
_NEEDS_VERB = 5
"""A claim of no more words is carried only where what it says is done is said to be done."""
_FAINT = 0.2
"""Weight of words for anyone at all, such as "personen"."""
_OF_SEARCH = 0.15
"""What the search's score counts where two places speak against each other."""
_CONTRADICTS = 0.72
"""Least score of a place that contradicts one: below that, the sources rather tell something else."""
_PLAINLY = 0.85
"""The same for a sentence that tells of something past."""
_IN_THE_SAME_WORDS = 0.95
"""The same for a sentence that leans towards the case."""
_SHORT, _CARRIES_SHORT = 3, 0.8
"""A claim of few words is soon held by words that say something else."""
_CARRIES_ROW = 0.85
"""So is one by a row, which has no verb."""
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
    names = MUNICIPALITIES | {name for hit in hits for name in hit.document.metadata.municipalities}
    found = tuple(_weighed(bare, f, names) for f in findings(bare, hits, ASKED))
    bar = _Bar(bare, hits[0] if hits else None, _size(bare), _corroborated(found))
    outcome = _decided(bare, found, kind, bar)
    if outcome.verdict != "supported" or bare == claim:
        return outcome
    carrying = [f for f in found if bar.passed_by(f)]
    wrong = wrong_reference(claim, carrying)
    if wrong is None:
        return outcome
    return Outcome("contradicted" if wrong.told else "not_found", wrong.text, wrong.written, (wrong.finding,))


def _weighed(claim: str, finding: Finding, municipalities: frozenset[str]) -> Finding:
    """What a place says of a claim in a draft, where the verifier weighs it as an answer's statement."""
    if finding.verdict.verdict == "supported" and is_of_another(claim, finding.text, municipalities):
        return replace(finding, verdict=replace(finding.verdict, verdict="not_found", difference=None, spot=None))
    return not_taken_back(claim, denied_alike(claim, of_its_heading(of_its_row(for_anyone(finding)))))


def _decided(claim: str, found: Sequence[Finding], kind: Kind, bar: _Bar) -> Outcome:
    for_it = sorted((f for f in found if f.verdict.verdict == "supported"), key=_strength, reverse=True)
    against = sorted((f for f in found if f.verdict.verdict == "contradicted"), key=_strength, reverse=True)
    carrying = [f for f in for_it if bar.passed_by(f) and not _outweighed(f, against, claim)]
    if kind == "lean":
        carrying = [f for f in carrying if _in_its_words(claim, f) or _worth(f) >= _WORTH_LEAN]
    if carrying:
        best = carrying[0]
        return Outcome("supported", None, "", (best, *(f for f in carrying[1:2] if f.score >= best.score - 0.05)))
    least = {"rule": _CONTRADICTS, "lean": _IN_THE_SAME_WORDS}.get(kind, _PLAINLY)
    if leans_back(claim):  # "Den följs upp ...": of what, the claim does not tell
        least = max(least, _IN_THE_SAME_WORDS)
    telling = [
        f for f in against if max(f.score, f.words) >= least and not any(_nearness(o) > _nearness(f) for o in for_it)
    ]
    if kind in ("rule", "open") and not any(tells_otherwise(f, claim) for f in telling):
        other = another_figure(claim, found)
        if other is not None:
            words_there = claim[slice(*other.verdict.spot)] if other.verdict.spot else ""
            return Outcome("contradicted", other.verdict.difference, words_there, (other,))
    if not telling:
        near = max(found, key=lambda f: share_of_topic(claim, f), default=None)
        if near is None or share_of_topic(claim, near) < _NEAR:
            return Outcome("not_found", "biblioteket säger inget om detta", "", ())
        return Outcome("not_found", "inget ställe säger detta i dessa ord; det närmaste visas", "", (near,))
    best = next((f for f in telling if tells_otherwise(f, claim)), telling[0])
    spot = best.verdict.spot
    verdict: DraftVerdict = "contradicted" if tells_otherwise(best, claim) else "not_found"
    return Outcome(verdict, best.verdict.difference, claim[slice(*spot)] if spot else "", (best,))


_NEAR = 0.4
"""Least share of what a claim is about that a place shown as the nearest speaks of, where none carries it."""
_FEW, _ALL_BUT_THE_SAME = 0.3, 0.95


def _in_other_words(finding: Finding) -> bool:
    """Whether hardly a word of the claim stands in the place as it is, and it is not held wholly by its near-equals."""
    return finding.words < _FEW and finding.score < _ALL_BUT_THE_SAME


def _size(claim: str) -> int:
    """How many words and facts a claim has that mean something."""
    return sum(w.weight > _FAINT for w in words(claim)) + len(facts(claim))


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a place must score to carry a claim."""

    claim: str
    first: Hit | None
    size: int
    corroborated: bool

    def passed_by(self, finding: Finding) -> bool:
        if finding.verdict.verdict != "supported" or is_sooner(self.claim, finding):
            return False
        loose = lacks_verb(self.claim, finding) or _in_other_words(finding)
        if self.size <= _NEEDS_VERB and loose and not self._is_firm(finding):
            return False
        return (finding.score >= self._least(finding) and self._alike(finding)) or self._near(finding)

    def _least(self, finding: Finding) -> float:
        if CELL in finding.hit.passage.text[finding.start : finding.end]:
            return _CARRIES_ROW
        if self.size <= _SHORT:
            return _CARRIES_SHORT
        return _CARRIES_FIRST if finding.hit is self.first or self.corroborated else _CARRIES

    def _alike(self, finding: Finding) -> bool:
        if not finding.likeness or self._is_firm(finding) or _in_its_words(self.claim, finding):
            return True
        least = _LIKE_SHORT if self.size <= _SHORT else _UNLIKE
        return finding.likeness >= least and _worth(finding) >= _WORTH

    def _near(self, finding: Finding) -> bool:
        """Whether the place holds less of the claim's words, but means the same and has all its figures."""
        if self._is_firm(finding):
            return finding.score >= _HALF and _worth(finding) >= _WORTH_FIRM
        least = _LIKE_SHORT if self.size <= _SHORT else _UNLIKE
        about = share_of_topic(self.claim, finding) >= _ABOUT and finding.likeness >= least
        return about and finding.score >= _HALF and _worth(finding) >= _WORTH_NEAR

    def _is_firm(self, finding: Finding) -> bool:
        mine, held = facts(self.claim), facts(finding.text)
        return any(f.kind in _FIRM for f in mine) and all(any(f.same(o) for o in held) for f in mine)


def _worth(finding: Finding) -> float:
    return finding.score + _OF_MEANING * finding.likeness


_FIRM = frozenset(("amount", "share", "time", "ordinal", "rate", "count", "clock"))
_OF_MEANING = 0.5
_WORTH = 1.0
_UNLIKE = 0.33
_LIKE_SHORT = 0.42
_WORTH_FIRM = 0.95
_WORTH_NEAR = 1.02
_WORTH_LEAN = 1.3
_ABOUT = 0.75
_HALF = 0.55


def _in_its_words(claim: str, finding: Finding) -> bool:
    return finding.verbatim or in_its_words(claim, finding.text)


def in_its_words(claim: str, text: str) -> bool:
    """Whether a text says the claim in its words, or all but so."""
    return partial_ratio(claim.casefold(), text.casefold()) >= _ALIKE


_ALIKE = 90.0
"""Least likeness of a claim and a stretch of a source's text, 0 to 100, by edit distance."""


def _corroborated(found: Sequence[Finding]) -> bool:
    """Whether several documents carry a claim, each a little less than it takes alone."""
    told = {f.hit.document.work_id for f in found if f.verdict.verdict == "supported" and f.score >= _CARRIES_FIRST}
    return len(told) >= _SEVERAL


_SEVERAL = 3
_AS_GOOD = 0.04


def _strength(finding: Finding) -> float:
    return finding.score + _OF_SEARCH * finding.hit.score


def _nearness(finding: Finding) -> float:
    return _worth(finding) + _OF_SEARCH * finding.hit.score


def _outweighed(carrying: Finding, against: Sequence[Finding], claim: str) -> bool:
    """Whether another place tells against a claim as plainly: not that of another municipality, nor of less weight."""
    mine = carrying.hit.document.metadata
    for other in against:
        theirs = other.hit.document.metadata
        elsewhere = mine.municipalities and theirs.municipalities and mine.municipalities != theirs.municipalities
        if (
            not tells_otherwise(other, claim, alone=False)
            and not reaches_further(other)
            and other.score < _IN_THE_SAME_WORDS
        ):
            continue
        if elsewhere or theirs.kind.level > max(_HIGHER, mine.kind.level):
            continue
        weightier = mine.kind.level > _HIGHER >= theirs.kind.level and other.score >= _PLAINLY
        if weightier or (not _in_its_words(claim, carrying) and _strength(other) >= _strength(carrying) - _AS_GOOD):
            return True
    return False
