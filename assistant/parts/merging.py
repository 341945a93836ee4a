"""What answers the parts of a question as one answer: what answers several once, and the surest of each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.extractive.repetition import overlaps, repeats
from assistant.parts.answers import answers
from assistant.parts.split import Part
from ingest.index import Index

_OF_TWO, _OF_MORE = 2, 1
"""Statements that answer each of two parts at most, and each of more."""
_MOST_OF_PARTS = 4
"""Statements that answer all parts together, up to which the surest of each is told beside what answers several."""
_BESIDE = 0.85
"""Share of the relevance of a part's first statement from which its second one is told too."""
_NEARLY = 0.9
"""The same for a statement that its level puts first."""
_ALONG = 0.75
"""Share of the relevance of a part's own best statement from which another part's answers it as well."""
_SURE = 0.5
"""The relevance that another part's statement is held against where a part has none of its own."""


def shared(
    split: Sequence[Part],
    told: Sequence[Sequence[Candidate]],
    ranked: Sequence[Sequence[Candidate]],
    index: Index,
) -> list[list[Candidate]]:
    """What was found for each part, after what was found for another and answers this one nearly as well.

    Args:
        ranked: Each part's own candidates, best first.
    """
    found = []
    for part, its, own in zip(split, told, ranked, strict=True):
        others = [other for other in told if other and other is not its]
        first = [other[0] for other in others if _relevance(other[0], own) >= _ALONG * _best(its)]
        found.append([*(c for c in first if answers(part, c, index)), *its])
    return found


def _relevance(told: Candidate, ranked: Sequence[Candidate]) -> float:
    """How likely what is told is to answer a part, by the part's own candidates."""
    return max((c.relevance for c in ranked if overlaps(c, told)), default=0.0)


def _best(its: Sequence[Candidate]) -> float:
    """The relevance of a part's surest statement, to which others are held."""
    return max((c.relevance for c in its), default=_SURE)


def merged(
    told: Sequence[Sequence[Candidate]], municipality: str | None, own: Sequence[Sequence[Candidate]] = ()
) -> list[Candidate]:
    """What answers each part, the parts in order: the best of each before more of any, none told twice.

    What answers several parts is the best of each, if it is no other place's rule where no municipality is chosen.

    Args:
        own: What was found for each part by itself, of which the surest is told too.
    """
    chosen: list[tuple[int, Candidate]] = []
    each = _OF_TWO if len(told) == _OF_TWO else _OF_MORE
    ordered = [_in_order(its, told, municipality) for its in told]
    for place in range(each):
        for n, candidates in enumerate(ordered):
            if place < len(candidates) and candidates[place].relevance >= _BESIDE * candidates[0].relevance:
                chosen = _with(chosen, n, candidates[place])
    for n, its in enumerate(own):
        surest = max((c for c in its if municipality or not c.is_local), key=lambda c: c.relevance, default=None)
        if surest and len(chosen) < _MOST_OF_PARTS:
            chosen = _with(chosen, n, surest)
    return [c for _, c in sorted(chosen, key=lambda pair: pair[0])]


def _in_order(
    its: Sequence[Candidate], told: Sequence[Sequence[Candidate]], municipality: str | None
) -> list[Candidate]:
    """What answers more parts first, then what is nearly as likely as the best one."""
    best = _best(its)
    return sorted(its, key=lambda c: (-_answering(c, told, municipality), c.relevance < _NEARLY * best))


def _with(chosen: Sequence[tuple[int, Candidate]], n: int, candidate: Candidate) -> list[tuple[int, Candidate]]:
    """What is chosen with what answers the n-th part; where that overlaps something chosen, the longer."""
    same = next((place for place, (_, c) in enumerate(chosen) if repeats(candidate, c)), None)
    if same is None:
        return [*chosen, (n, candidate)]
    part, told = chosen[same]
    both = max(told, candidate, key=lambda c: len(c.unit.text)) if overlaps(candidate, told) else told
    return [*chosen[:same], (part, both), *chosen[same + 1 :]]


def _answering(candidate: Candidate, told: Sequence[Sequence[Candidate]], municipality: str | None) -> int:
    """How many parts a candidate was chosen for; one where it is some municipality's and none is chosen."""
    if municipality is None and candidate.is_local:
        return 1
    return sum(any(overlaps(c, candidate) and c.relevance >= _ALONG * _best(part) for c in part) for part in told)
