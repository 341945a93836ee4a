"""How likely a place is to carry a claim that the verifier finds nothing against, from how well each holds the other.

A logistic function whose weights benchmarks/fit_drafts.py fits on the sentences for development of evals/drafts. The
verifier tells what differs; of what is only worded otherwise, this tells whether the two mean the same.
"""

from __future__ import annotations

import re

from rapidfuzz.fuzz import partial_ratio

from assistant.drafts.claims import claims
from assistant.drafts.denial import denies_alone, is_sooner
from assistant.drafts.evidence import Finding
from assistant.drafts.extent import goes_beyond
from assistant.drafts.topic import SLIGHT, lacks_predicate, lacks_verb, share_of_topic
from assistant.drafts.verbs import has_finite_verb, is_order
from assistant.entailment import probability
from assistant.evidence import support
from assistant.facts.read import facts
from assistant.matching import words
from assistant.negations import DENIES
from ingest.documents import CELL
from ingest.sentences import sentence_spans

FEATURES = ("score", "likeness", "back", "search", "topic", "words", "row", "figures", "size", "denies", "denied")
_BIAS = -6.62
_WEIGHTS = (1.40, 2.21, 2.13, 0.94, 1.97, 1.64, -0.23, 1.09, 0.55, -2.60, -1.52)
_ENOUGH = 0.5
"""Least likelihood of a place that carries a claim; chosen on the sentences for development."""
_BESIDE = 0.38
"""The same where another claim of the sentence is carried by the same section."""
_OF_ANOTHER_DEED = 0.6
"""The same where the place has nothing of what the claim says is done."""
_PLAIN = 0.85
"""The same for a sentence that leans towards the case."""
_FIRM = frozenset(("amount", "share", "time", "ordinal", "rate", "count", "clock"))
_LONG = 10
_NEEDS_VERB = 5
"""A claim of no more words is carried only where what it says is done is said to be done."""
LIKE = 0.3
"""Least likeness of a place that carries a denial: of its few words one that is of something else may have all."""
_FEW, _ALL_BUT_THE_SAME = 0.3, 0.95
_ALIKE = 90.0
"""Least likeness of a claim and a stretch of a source's text, 0 to 100, by edit distance."""


def carries(claim: str, finding: Finding, *, leans: bool = False, beside: bool = False) -> bool:
    """Whether a place carries a claim.

    Args:
        leans: Whether the claim leans towards the case: then it must do so plainly.
        beside: Whether the sentence's other claim is carried in the same section.
    """
    if finding.verdict.verdict != "supported" or is_sooner(claim, finding) or lacks_predicate(claim, finding):
        return False
    if said_in(claim, finding):
        return True
    if is_bare(finding) and (leans or (_DUTY.search(claim) and not _orders(finding))):
        return False
    if goes_beyond(claim, finding.text) or (DENIES.search(claim) and finding.likeness < LIKE):
        return False
    loose = lacks_verb(claim, finding) or _in_other_words(finding)
    if size(claim) <= _NEEDS_VERB and loose and not _has_all_figures(claim, finding):
        return False
    least = _PLAIN if leans else _BESIDE if beside else _ENOUGH
    return likelihood(claim, finding) >= max(least, _OF_ANOTHER_DEED if lacks_verb(claim, finding) else 0.0)


def _orders(finding: Finding) -> bool:
    return any(is_order(finding.own[a:b]) for a, b in sentence_spans(finding.own))


_DUTY = re.compile(r"\b(?:måste|ska|skall|krävs)\b", re.I)


def is_bare(finding: Finding) -> bool:
    """Whether a place is a mere name or note, neither a sentence nor a row nor an item under its lead-in."""
    return not finding.lead and CELL not in finding.own and not has_finite_verb(finding.own)


def likelihood(claim: str, finding: Finding) -> float:
    """How likely the place is to mean what the claim says, 0 to 1."""
    return probability(_BIAS + sum(w * x for w, x in zip(_WEIGHTS, features(claim, finding), strict=True)))


def features(claim: str, finding: Finding) -> tuple[float, ...]:
    """What the likelihood is told from, in the order of `FEATURES`, each 0 to 1."""
    own = finding.own
    return (
        finding.score,
        finding.likeness,
        _back(own, claim),
        finding.hit.score,
        share_of_topic(claim, finding),
        finding.words,
        float(CELL in own),
        float(_has_all_figures(claim, finding)),
        min(size(claim), _LONG) / _LONG,
        float(denies_alone(claim, finding.text)),
        float(denies_alone(own, claim)),
    )


def _back(own: str, claim: str) -> float:
    """How much of the place the claim says, 0 to 1; of a place with several claims, of the one that it is of."""
    whole = support(own, claim, "").coverage
    if CELL in own or _TAKES_BACK.search(own):
        return whole
    parts = [
        part for a, b in sentence_spans(own, 0, len(own)) for part in claims(own[a:b], gapped=False, spliced=False)
    ]
    held = [support(claim, part, "").coverage for part in parts]
    if len(parts) < 2 or max(held) < _ALMOST * support(claim, own, "").coverage:
        return whole
    return max(whole, support(parts[held.index(max(held))], claim, "").coverage)


_TAKES_BACK = re.compile(r"\b(?:men|utom|dock|undantag\w*|såvida|om inte|annars|däremot|utan)\b", re.I)
_ALMOST = 0.9
"""Least share of what a place holds of a claim that one of its own claims holds, for the others to be left out."""


def size(claim: str) -> int:
    """How many words and facts a claim has that mean something."""
    return sum(w.weight > SLIGHT for w in words(claim)) + len(facts(claim))


def said_in(claim: str, finding: Finding) -> bool:
    """Whether the place says the claim in its words, or all but so."""
    return finding.verbatim or in_its_words(claim, finding.text)


def in_its_words(claim: str, text: str) -> bool:
    """Whether a text says the claim in its words, or all but so."""
    return partial_ratio(claim.casefold(), text.casefold()) >= _ALIKE


def nearness(finding: Finding) -> float:
    """What orders places that speak for and against a claim."""
    return finding.score + _OF_MEANING * finding.likeness + _OF_SEARCH * finding.hit.score


_OF_MEANING = 0.5
_OF_SEARCH = 0.15


def strength(finding: Finding) -> float:
    """What one place is outweighed by another with: how much of the claim it holds, and the search's score."""
    return finding.score + _OF_SEARCH * finding.hit.score


def _in_other_words(finding: Finding) -> bool:
    """Whether hardly a word of the claim stands in the place as it is, and it is not held wholly by its near-equals."""
    return finding.words < _FEW and finding.score < _ALL_BUT_THE_SAME


def lacks_none(claim: str, finding: Finding) -> bool:
    """Whether a place has all the figures of a claim."""
    held = facts(finding.text)
    return all(any(f.same(o) for o in held) for f in facts(claim))


def _has_all_figures(claim: str, finding: Finding) -> bool:
    return any(f.kind in _FIRM for f in facts(claim)) and lacks_none(claim, finding)
