"""Guard for conditions: what a source tells of some cases is not told of cases in general."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import ABOUT, Comparison, Difference, clause_of
from assistant.evidence import Unit, units
from assistant.facts.read import facts
from assistant.matching import Word, kinship, words
from assistant.negations import DENIES
from ingest.documents import CELL

_GENERALLY = re.compile(
    r"\b(?:normalt|i normalfallet|normala fall|(?:som )?huvudregel\w*|i regel|som regel|regelmässigt|vanligen|"
    r"vanligtvis|vanligast|i vanliga fall|i allmänhet|oftast|för det mesta|i de flesta fall|utan vidare|rutinmässigt|"
    r"generellt|som standard|det (?:vanliga|normala)|utgångspunkt\w*|räkna med att|brukar|alla|samtliga|alltid)\b",
    re.I,
)
_GENERALLY_TOO = re.compile(
    rf"{_GENERALLY.pattern}|\b(?:varje|var och en|oavsett|de flesta|ofta|merparten|princip|grundregel\w*|"
    r"i första hand|sällan)\b",
    re.I,
)
_RESTRICTION = re.compile(
    r"\b(?:endast|bara|enbart|först|(?:under )?förutsatt|under förutsättning|såvida|ifall|om|när|vid|efter|"
    r"(?<!, )som (?:inte |själv |nyligen |redan )?(?=(?:\w+r|saknas?|måste|ska|kan)\b)|"
    r"för (?:\w+ )?\w+ (?=(?:med|utan|som|under|över|mellan|i åldern)\b))\b"
    r"(?! (?:att|hand|år|året|dag|dagen|detta|det|mer|högst|minst)\b(?! (?:den|det|de|han|hon)\b))",
    re.I,
)


def generality(case: Comparison) -> Iterator[Difference]:
    """What the evidence tells under a condition is not told to be the rule: "normalt"."""
    for m in _GENERALLY.finditer(case.statement):
        said = [w for w in case.words if not m.start() <= w.start < m.end()]
        carriers = _carriers(case, said)
        if any(_tells_the_rule(case, m, unit) for unit in carriers):
            continue
        if any(_left_out(case, u) for u in carriers):
            yield Difference(f"källan säger inte ”{m.group().lower()}”, bara på villkor", *m.span())


def _carriers(case: Comparison, said: Sequence[Word]) -> list[Unit]:
    """The sentences of the passage that have most of the words themselves, not only words near them."""
    told = [w for w in said if w.weight >= _TELLING]

    def held(unit: Unit) -> float:
        theirs = [w for w in words(unit.whole) if w.weight]
        near = [max((kinship(w.stem, o.stem) for o in theirs), default=0.0) for w in told]
        by_words = sum(w.telling * k for w, k in zip(told, near, strict=True) if k >= 0.7)
        return by_words + _FACT_WEIGHT * sum(any(f.same(o) for o in facts(unit.whole)) for f in facts(case.statement))

    scored = [(held(u), u) for u in units(case.passage, case.context) if CELL not in u.text]
    most = max((s for s, _ in scored), default=0.0)
    return [u for s, u in scored if most and s >= _NEARLY * most]


_FACT_WEIGHT = 0.7


_NEARLY = 0.85
_TELLING = 0.3


def _tells_the_rule(case: Comparison, mark: re.Match[str], unit: Unit) -> bool:
    """Whether a sentence tells a rule, and denies where the statement denies."""
    denied = bool(DENIES.search(case.statement, *clause_of(case.statement, mark.start(), coarse=True)))
    return any(
        bool(DENIES.search(unit.whole, *clause_of(unit.whole, m.start(), coarse=True))) == denied
        for m in _GENERALLY_TOO.finditer(unit.whole)
    )


def _left_out(case: Comparison, unit: Unit) -> bool:
    """Whether the statement has next to nothing of a restricting clause of a sentence."""
    around = words(case.context)
    for m in _RESTRICTION.finditer(unit.text):
        if ABOUT.search(unit.text, 0, m.end()):
            continue
        end = clause_of(unit.text, m.end(), coarse=True)[1]
        inside = [w for w in words(unit.text) if m.end() <= w.start < end and w.weight >= _TELLING]
        inside = [w for w in inside if not any(_same(w, o) for o in around)]
        held = sum(w.weight for w in inside if any(_same(w, o) for o in case.words))
        if inside and held < _LITTLE * sum(w.weight for w in inside):
            return True
    return False


_LITTLE = 0.3
"""Share of a condition's words under which the statement does not have it."""


def _same(one: Word, other: Word) -> bool:
    return bool(other.weight) and kinship(one.stem, other.stem) >= 0.7
