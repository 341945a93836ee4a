"""Guard for what the statement affirms: its evidence does not deny it, set it aside or except it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference, clause_of, clauses
from assistant.facts.read import facts
from assistant.matching import Word, kinship, stem_of, words
from assistant.negations import MOST_OF, NEGATION, Span, focus, near_to, negations, next_to, turned

_EXCEPTION = re.compile(r"\b(?:om|såvida) inte\b", re.I)
_CONDITION = re.compile(r"\b(?:om|när|ifall|såvida)\b(?! inte\b)", re.I)


def affirmed(case: Comparison) -> Iterator[Difference]:
    """What the evidence denies, sets aside or makes an exception the statement does not affirm."""
    yield from _made_a_condition(case)
    denied = turned(case.statement, unless={w.stem for w in words(case.evidence)})
    if not denied and (word := _taken_from_a_denied_list(case)) is not None:
        yield Difference("källan säger att detta inte gäller", word.start, word.end)
    for mark, word in _despite_a_negation(case, denied):
        yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", word.start, word.end)


def _despite_a_negation(case: Comparison, denied: list[Span]) -> Iterator[tuple[re.Match[str], Word]]:
    """The evidence's negations, each with the first word of what the statement affirms of it."""
    for mark in negations(case.evidence):
        if _is_beside_the_row(case, mark) or _is_kept(case, mark) or _is_of_another_deed(case, mark):
            continue
        word = (
            _same_clause_affirmed(case, mark)
            or _near_affirmed(case, mark, denied)
            or _focus_affirmed(case, mark, denied)
        )
        if word is not None:
            yield mark, word


def _made_a_condition(case: Comparison) -> Iterator[Difference]:
    """An exception is no condition: "om inte planen anger annat" is not "om planen anger annat"."""
    for mark in _EXCEPTION.finditer(case.evidence):
        stems = {w.stem for w in _near(case, mark)}
        for m in _CONDITION.finditer(case.statement):
            start, end = clause_of(case.statement, m.start(), coarse=True)
            inside = [f.by.stem for w, f in case.aligned() if start <= w.start < end and f.by and f.strength >= 0.75]
            if len(stems & set(inside)) >= max(2, 0.6 * len(stems)) and not NEGATION.search(case.statement, start, end):
                yield Difference("källan säger ”om inte”, påståendet ”om”", m.start(), end)


def _taken_from_a_denied_list(case: Comparison) -> Word | None:
    """The first word of a statement that affirms an item under "Följande får inte delegeras:"."""
    first = case.units[0] if case.units else None
    if not first or not first.lead or first.key or not negations(first.lead):
        return None
    return next((w for w, m in case.aligned() if m.by and m.strength >= 0.75 and w.weight), None)


def _is_beside_the_row(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether a negation stands in prose beside the table row that has two or more of the statement's values."""
    row, said = case.units[0], facts(case.statement)
    values = facts(row.text)
    inside = any(mark.group() in u.text and u.key for u in case.units)
    return bool(row.key) and not inside and sum(any(f.same(o) for o in values) for f in said) >= 2


def _is_of_another_deed(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether an order not to do something opens the evidence, whose verb the statement has not: "Pausa inte ...: den".

    What the statement says is then told of in what follows the colon.
    """
    told = _ORDER.match(case.evidence)
    if told is None or told.end("order") != mark.end():
        return False
    return all(kinship(stem_of(told["verb"]), w.stem) < _SAME_VERB for w in case.words)


_ORDER = re.compile(r"(?P<order>(?P<verb>[A-ZÅÄÖ]\w+) (?:inte|aldrig))\b[^.:\n]*: ")
_SAME_VERB = 0.7


def _is_kept(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether the statement denies the word that the evidence's negation stands next to, wherever it has it.

    To be without a thing is to lack it, wherever in the clause that stands.
    """
    theirs = next_to(words(case.evidence), mark)
    mine = [w for m in negations(case.statement) for w in next_to(case.words, m)]
    if any(kinship(w.stem, other.stem) >= 0.75 for w in mine for other in theirs):
        return True
    _, end = clause_of(case.evidence, mark.start())
    lacked = {w.stem for w in words(case.evidence) if mark.end() <= w.start < end and w.weight}
    without = [w for m in _WITHOUT.finditer(case.statement) for w in next_to(case.words, m)]
    return _LACKS.match(mark.group()) is not None and any(w.stem in lacked for w in without)


_WITHOUT, _LACKS = re.compile(r"\butan\b", re.I), re.compile("sakna", re.I)


def _same_clause_affirmed(case: Comparison, mark: re.Match[str]) -> Word | None:
    """The first word of the statement's clause that repeats a denied clause word for word, without its negation."""
    start, end = clause_of(case.evidence, mark.start())
    denied = [w.stem for w in words(case.evidence) if start <= w.start < end and w.weight]
    if len(denied) < 2:
        return None
    first = None
    for a, b in clauses(case.statement):
        inside = [w for w in case.words if a <= w.start < b and w.weight]
        if [w.stem for w in inside][: len(denied)] == denied:
            if NEGATION.search(case.statement, a, b):
                return None
            first = inside[0] if len(inside) == len(denied) else first
    return first


def _near_affirmed(case: Comparison, mark: re.Match[str], denied: list[Span]) -> Word | None:
    """The first word of what the statement affirms and its evidence denies: of the words near the negation most.

    None where the statement denies it too, in whatever words, or the evidence affirms it elsewhere.
    """
    near = _near(case, mark)
    mine: dict[str, tuple[float, Word]] = {}
    for word, m in case.aligned():
        for other, nearness in near.items():
            if m.by and m.strength >= 0.5 and m.by.stem == other.stem:
                mine[other.stem] = max(
                    mine.get(other.stem, (0.0, word)), (nearness * other.weight, word), key=lambda x: x[0]
                )
    total = sum(n * w.weight for w, n in near.items())
    if not total or sum(share for share, _ in mine.values()) < MOST_OF * total:
        return None
    places = [w.start for _, w in mine.values()]
    if any(a <= p < b for p in places for a, b in denied) or _also_affirmed(case.evidence, list(near), mark):
        return None
    return min((w for _, w in mine.values()), key=lambda w: w.start)


def _near(case: Comparison, mark: re.Match[str]) -> dict[Word, float]:
    """The words of the evidence's clause by how near they stand to the negation in it."""
    return near_to(words(case.evidence), mark, clause_of(case.evidence, mark.start(), coarse=True))


def _focus_affirmed(case: Comparison, mark: re.Match[str], denied: list[Span]) -> Word | None:
    """The first of the words that one clause of the statement has of those denied, where it has most of them.

    None where the statement denies it too, or the evidence affirms it elsewhere.
    """
    in_focus = focus(case.evidence, mark)
    weight = sum(w.weight for w in in_focus)
    mine = _together(case, in_focus)
    held = sum(by.weight for by in {by.stem: by for _, by in mine}.values())
    if not weight or held < MOST_OF * weight:
        return None
    if any(a <= w.start < b for w, _ in mine for a, b in denied) or _also_affirmed(case.evidence, in_focus, mark):
        return None
    return mine[0][0]


def _together(case: Comparison, in_focus: list[Word]) -> list[tuple[Word, Word]]:
    """The statement's words that match the denied ones, with those: of the one clause that has most of them."""
    stems = {w.stem for w in in_focus}
    mine = [(w, m.by) for w, m in case.aligned() if m.by and m.strength >= 0.7 and m.by.stem in stems]
    within = [[p for p in mine if a <= p[0].start < b] for a, b in clauses(case.statement, coarse=True)]
    return max(within, key=len, default=[])


def _also_affirmed(held: str, denied: list[Word], mark: re.Match[str]) -> bool:
    """Whether the evidence says the same without a negation elsewhere: "äter lunch", "äter inte lunch"."""
    stems = {w.stem for w in denied}
    return any(
        stems <= {w.stem for w in words(held) if a <= w.start < b}
        and not NEGATION.search(held, a, b)
        and not a <= mark.start() < b
        for a, b in clauses(held, coarse=True)
    )
