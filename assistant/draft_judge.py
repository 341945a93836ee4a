"""Of what the verifier says of several places, what holds for a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Hit
from assistant.draft_evidence import Finding, findings
from assistant.draft_kind import Kind
from assistant.draft_law import without_references, wrong_reference
from assistant.draft_result import DraftVerdict
from assistant.facts import facts
from assistant.matching import words
from assistant.units import leans_back

ASKED = 5
"""Places of the library that a claim is held against."""
_CARRIES = 0.7
"""Least score of a place that carries a claim; chosen on the sentences for development."""
_CARRIES_FIRST = 0.62
"""The same for the passage that the search puts first."""
_FAINT = 0.2
"""Weight of words for anyone at all, such as "personen"."""
_OF_SEARCH = 0.1
"""What the search's score counts where two places speak against each other."""
_CONTRADICTS = 0.72
"""Least score of a place that contradicts one: below that, the sources rather tell something else."""
_PLAINLY = 0.85
"""The same for a sentence that tells of something past."""
_IN_THE_SAME_WORDS = 0.95
"""The same for a sentence that leans towards the case."""
_SHORT, _CARRIES_SHORT = 3, 0.8
"""A claim of few words is soon held by words that say something else."""
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
    found = tuple(_denied_alike(bare, _for_anyone(f)) for f in findings(bare, hits, ASKED))
    bar = _Bar(hits[0] if hits else None, _size(bare) <= _SHORT)
    outcome = _decided(bare, found, kind, bar)
    if outcome.verdict != "supported" or bare == claim:
        return outcome
    carrying = [f for f in found if bar.passed_by(f)]
    wrong = wrong_reference(claim, carrying)
    if wrong is None:
        return outcome
    return Outcome("contradicted" if wrong.told else "not_found", wrong.text, wrong.written, (wrong.finding,))


def _decided(claim: str, found: Sequence[Finding], kind: Kind, bar: _Bar) -> Outcome:
    for_it = sorted((f for f in found if f.verdict.verdict == "supported"), key=_strength, reverse=True)
    against = sorted((f for f in found if f.verdict.verdict == "contradicted"), key=_strength, reverse=True)
    carrying = [f for f in for_it if bar.passed_by(f) and not _outweighed(f, against)]
    if carrying:
        best = carrying[0]
        return Outcome("supported", None, "", (best, *(f for f in carrying[1:2] if f.score >= best.score - 0.05)))
    least = {"rule": _CONTRADICTS, "lean": _IN_THE_SAME_WORDS}.get(kind, _PLAINLY)
    if leans_back(claim):  # "Den följs upp ...": of what, the claim does not tell
        least = max(least, _IN_THE_SAME_WORDS)
    telling = [
        f for f in against if max(f.score, f.words) >= least and not (for_it and _strength(for_it[0]) > _strength(f))
    ]
    if not telling:
        return Outcome("not_found", "biblioteket säger inget om detta", "", ())
    best = next((f for f in telling if _tells_otherwise(f, claim)), telling[0])
    spot = best.verdict.spot
    verdict: DraftVerdict = "contradicted" if _tells_otherwise(best, claim) else "not_found"
    return Outcome(verdict, best.verdict.difference, claim[slice(*spot)] if spot else "", (best,))


_DENIES = re.compile(r"\b(?:inte|ej|aldrig|ingen|inget|inga)\b", re.I)
_MAY_DENY = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|varken|utan|bara|endast|enbart|först|förrän|sällan|knappast|nej|"
    r"saknas|saknar|undan\w+|undantag\w*|avslå\w*|avslag\w*|neka\w*|avstå\w*|fri\w*|obehövlig\w*|slipp\w*|hindr\w*|motsatt\w*|"
    r"oavsett|utöver|utanför|upphör\w*|annars|före|innan)\b",
    re.I,
)


def _denied_alike(claim: str, finding: Finding) -> Finding:
    """A denial is carried only by a place that denies."""
    denial = _DENIES.search(claim)
    text = finding.hit.passage.text[finding.start : finding.end]
    if finding.verdict.verdict != "supported" or not denial or _MAY_DENY.search(text):
        return finding
    told = f"källan förnekar inte detta, påståendet säger ”{denial.group().lower()}”"
    return replace(
        finding, verdict=replace(finding.verdict, verdict="contradicted", difference=told, spot=denial.span())
    )


_WORDING = re.compile(r"källan säger ”(\w+)”, påståendet ”(\w+)”")
_ANYONE = frozenset(
    "du dig din ditt dina ni er enskild enskilde enskilda sökande sökanden person personen hushåll hushållet klient "
    "klienten patient patienten familj familjen den han hon hen handläggaren handläggare socialsekreteraren vi".split()
)


def _for_anyone(finding: Finding) -> Finding:
    """A place that differs only in what the person is called carries the claim."""
    said = _WORDING.fullmatch(finding.verdict.difference or "")
    if said is None or not {said[1].casefold(), said[2].casefold()} <= _ANYONE:
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


def _tells_otherwise(finding: Finding, claim: str) -> bool:
    """Whether the source says something else, rather than not quite as much as the claim.

    That "alltid" or a name is not in the source is no contradiction: the claim is then not found.
    """
    difference = finding.verdict.difference or ""
    spot = finding.verdict.spot
    if _NOT_AS_MUCH.match(difference):
        return (
            max(finding.score, finding.words) >= _CONTRADICTS_FIGURE
            and spot is not None
            and _has_another(finding, claim, spot)
        )
    wording = _QUOTED.fullmatch(difference)
    if wording and not _GRADES.search(wording[1]) and not _GRADES.search(wording[2]):
        return False
    return not (spot and _ABLE.match(claim, spot[1]))  # "ska den enskilde kunna" is leave, no duty


def _has_another(finding: Finding, claim: str, spot: tuple[int, int]) -> bool:
    """Whether the place has another figure of the sort that it does not have."""
    held = facts(finding.hit.passage.text[finding.start : finding.end])
    return any(
        fact.alike(other) and not fact.same(other)
        for fact in facts(claim)
        if fact.start < spot[1] and fact.end > spot[0]
        for other in held
    )


_CONTRADICTS_FIGURE = 0.72
"""Least score of a place that contradicts by having another figure than one that is not there."""
_QUOTED = re.compile(r"källan säger ”([^”]+)”, påståendet ”([^”]+)”")
_GRADES = re.compile(
    r"\b(?:ska|skall|måste|bör|får|kan|krävs|inte|ingen|inget|inga|aldrig|alltid|sällan|ofta|alla|samtliga|bara|"
    r"endast|först|före|efter|innan|sedan|från och med|till och med|tidig\w*|sen\w*|hög\w*|låg\w*|läg\w*|minst\w*|mest|"
    r"stor\w*|stör\w*|liten|litet|små|mindre|mer|lång\w*|läng\w*|kort\w*|ung\w*|yng\w*|äld\w*|fler\w*|färre|öka\w*|minska\w*|"
    r"höj\w*|sänk\w*|tillåt\w*|förbju\w*|bevilja\w*|avsl\w*|bifall\w*|munt\w*|skrift\w*|fördel\w*|nackdel\w*|inled\w*|"
    r"offentlig\w*|hemlig\w*|frivillig\w*|obligatorisk\w*|helg\w*|vardag\w*|inkomst\w*|utgift\w*|digital\w*|papper\w*|"
    r"inklusive|exklusive|ensam\w*|sam(?:bo|man)\w*|vuxn?\w*|barn\w*|ingår|utanför|billig\w*|dyr\w*|gemensamt|enskilt|"
    r"lätt\w*|svår\w*)\b",
    re.I,
)
"""Words whose exchange turns what is said; that of others is another wording, and what it says is not found."""
_ABLE = re.compile(r"(?:\W+\w+){0,4}?\W+kunna\b")
_NOT_AS_MUCH = re.compile(r"källan (?:säger|nämner) inte |källan säger detta bara under ett villkor")


def _size(claim: str) -> int:
    """How many words and facts a claim has that mean something."""
    return sum(w.weight > _FAINT for w in words(claim)) + len(facts(claim))


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a place must score to carry a claim."""

    first: Hit | None
    short: bool

    def passed_by(self, finding: Finding) -> bool:
        least = _CARRIES_SHORT if self.short else _CARRIES_FIRST if finding.hit is self.first else _CARRIES
        return finding.verdict.verdict == "supported" and finding.score >= least


def _strength(finding: Finding) -> float:
    return finding.score + _OF_SEARCH * finding.hit.score


def _outweighed(carrying: Finding, against: Sequence[Finding]) -> bool:
    """Whether another place tells against a claim as plainly: not that of another municipality, nor of less weight."""
    mine = carrying.hit.document.metadata
    for other in against:
        theirs = other.hit.document.metadata
        elsewhere = mine.municipalities and theirs.municipalities and mine.municipalities != theirs.municipalities
        if elsewhere or theirs.kind.level > max(_HIGHER, mine.kind.level):
            continue
        weightier = mine.kind.level > _HIGHER >= theirs.kind.level and other.score >= _PLAINLY
        if weightier or (not carrying.verbatim and _strength(other) >= _strength(carrying)):
            return True
    return False
