"""Guard for what the statement denies: its evidence denies it too, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of, clauses
from assistant.matching import Word, match, words
from assistant.negations import MOST_OF, NEGATION, Span, near_to, negations, turned
from assistant.verb_forms import is_finite

_OPENS_CONDITION = re.compile(
    r"\W*(?:(?:även |bara |endast )?(?:om|när|då)|så länge|fast|trots att|ifall|medan|sedan|som|eftersom)\b", re.I
)
_CONTRAST = re.compile(r"(?:, (?:men |och )?|\boch )(?:inte|ej)\Z", re.I)
"""Opens the half that a statement sets aside: "via nämnden, inte direkt"."""
_KIN = 0.6
_PRONOUN = re.compile(r"\b(?:det|dem|detta|dessa|honom|henne)\b", re.I)
_OF_MOST = 0.6
"""Least share of the best clause's words that another clause holds to be of the same."""


def denied(case: Comparison) -> Iterator[Difference]:
    """What the statement denies its evidence denies too, where it speaks of it."""
    held = turned(case.evidence, unless={w.stem for w in case.words})
    for mark in negations(case.statement):
        if not _is_borne_out(case, mark, held):
            said = mark.group().lower()
            yield Difference(f"källan förnekar inte detta, påståendet säger ”{said}”", mark.start(), mark.end())


def _is_borne_out(case: Comparison, mark: re.Match[str], held: list[Span]) -> bool:
    """Whether the evidence denies what a negation of the statement denies, or does not affirm it either."""
    return _is_of_condition(case.statement, mark) or _is_denied(case, mark, held) or not _speaks_of_denied(case, mark)


def _is_of_condition(text: str, mark: re.Match[str]) -> bool:
    """Whether a negation stands in a condition or tells which one is meant, and is not what the statement says.

    In a subordinate clause it stands before the verb; where a verb opens the condition that is the one before it.
    """
    without = mark.group().casefold() == "utan"
    start, end = clause_of(text, mark.start(), coarse=without)
    inside = [w for w in words(text) if start <= w.start < end]
    before = [w for w in inside if w.end <= mark.start() and is_finite(w)]
    if before:
        return not start and before == inside[:1] and any(is_finite(w) for w in words(text)[1:])
    return without or _OPENS_CONDITION.match(text, start) is not None


def _is_denied(case: Comparison, mark: re.Match[str], held: list[Span]) -> bool:
    """Whether one of the evidence's clauses that hold most of a denied clause denies too, in whatever words."""
    near = near_to(case.words, mark, clause_of(case.statement, mark.start(), coarse=True))
    inside = [(w, m) for w, m in case.aligned() if w in near]

    def share(a: int, b: int) -> float:
        stems = {w.stem for w in words(case.evidence) if a <= w.start < b}
        by_pronoun = _PRONOUN.search(case.evidence, a, b) is not None  # it stands for words of the clause before
        return (1 + by_pronoun) * sum(near[w] * w.weight * m.strength for w, m in inside if m.by and m.by.stem in stems)

    most = max((share(a, b) for a, b in clauses(case.evidence, coarse=True)), default=0.0)
    return any(share(a, b) >= _OF_MOST * most for a, b in held) or _is_denied_elsewhere(case, near)


def _is_denied_elsewhere(case: Comparison, near: dict[Word, float]) -> bool:
    """Whether another sentence of the passage denies most of what stands near a negation."""
    total = sum(n * w.weight for w, n in near.items())
    for m in NEGATION.finditer(case.passage):
        start, end = clause_of(case.passage, m.start(), coarse=True)
        there = [w for w in words(case.passage) if start <= w.start < end and w.weight]
        if there and sum(n * w.weight * match(w, there).strength for w, n in near.items()) >= MOST_OF * total:
            return True
    return False


def _speaks_of_denied(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether the evidence has the word that a negation denies, so that it may be held to affirm it."""
    start, end = clause_of(case.statement, mark.start(), coarse=True)
    inside = [w for w in case.words if start <= w.start < end and w.weight]
    before = [w for w in inside if w.end <= mark.start() and not case.statement[w.end : mark.start()].strip()]
    after = [w for w in inside if w.start >= mark.end()]
    denied = before[:1] + after[:2]
    held = words(case.evidence)
    if _CONTRAST.search(case.statement, 0, mark.end()):
        return False
    return not denied or any(match(w, held).strength >= _KIN for w in denied)
