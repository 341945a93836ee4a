"""Guards for exceptions and conditions: what a source tells of some cases is not told of cases in general."""

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
_ONLY = re.compile(
    r"(?<!inte )\b(?:endast|bara|enbart|uteslutande) "
    r"(?=(?:om|när|då|på|vid|till|för|efter|med|mot|genom|via|inom|under|i|hos|av|den som|de som)\b)",
    re.I,
)
_EXCEPTION = re.compile(r"\b(?:dock|(?<!inget )(?<!utan )undantag\w*)\b", re.I)
_RESERVED = re.compile(
    r"\b(?:om|när|ifall|såvida|förutsatt|förutsättning\w*|villkor\w*|krav\w*|kräv\w*|endast|bara|enbart|"
    r"dock|undantag\w*|undantagsvis|ibland|i vissa|vissa|viss|vid|efter|utan|för den|(?:den|de|dem|någon) som|först)\b",
    re.I,
)
_SET_ASIDE = re.compile(
    r"\b(?:utom|förutom|med undantag (?:av|för)|undantag(?:et|na)?(?: är| gäller)?(?: för)?)\b", re.I
)


def generality(case: Comparison) -> Iterator[Difference]:
    """What the evidence tells under a condition or as an exception is not told to be the rule: "normalt"."""
    for m in _GENERALLY.finditer(case.statement):
        said = [w for w in case.words if not m.start() <= w.start < m.end()]
        carriers = _carriers(case, said)
        if any(_tells_the_rule(case, m, unit) for unit in carriers):
            continue
        if any(_EXCEPTION.search(u.text) or _left_out(case, u) for u in carriers):
            yield Difference(f"källan säger inte ”{m.group().lower()}”, bara på villkor", *m.span())


def only_some(case: Comparison) -> Iterator[Difference]:
    """Where the evidence says "endast på medicinsk grund", or "dock ... om", that is not left out."""
    if _is_reserved(case.statement):
        return
    carriers = _carriers(case, case.words)
    for unit in carriers:
        lost = _left_out(case, unit, _RESTRICTION if _EXCEPTION.search(unit.text) else _ONLY, hosted=True)
        if lost and _is_needed(case, unit, carriers):
            yield Difference(f"källan säger detta bara ”{lost.strip()}”", 0, len(case.statement))
            return


def _is_reserved(statement: str) -> bool:
    """Whether a statement has a condition, an exception or a negation of its own."""
    return bool(DENIES.search(statement)) or any(
        not ABOUT.search(statement, 0, m.end()) for m in _RESERVED.finditer(statement)
    )


def _is_needed(case: Comparison, unit: Unit, carriers: Sequence[Unit]) -> bool:
    """Whether some word or fact of the statement is in this sentence alone of those that carry it."""
    beside = [f for u in carriers if u.start != unit.start for f in facts(u.whole)]
    if any(f.same(o) for f in facts(case.statement) for o in facts(unit.text) if not any(f.same(b) for b in beside)):
        return True
    others = [w for u in carriers if u.start != unit.start for w in words(u.whole)]
    own = words(unit.text)
    return len(carriers) == 1 or any(
        w.weight >= _TELLING and any(_same(w, o) for o in own) and not any(_same(w, o) for o in others)
        for w in case.words
    )


def having(case: Comparison) -> Iterator[Difference]:
    """What is told of those with children is not told of those without."""
    carriers = _carriers(case, case.words)
    for m in _HAVING.finditer(case.statement):
        mine = next((w for w in case.words if w.start == m.start(2)), None)
        told = [(x[1].casefold(), x[2], u) for u in carriers for x in _HAVING.finditer(u.whole)]
        alike = [(p, noun) for p, noun, _ in told if mine and kinship(mine.stem, words(noun)[0].stem) >= 0.7]
        if alike and all(p != m[1].casefold() for p, _ in alike):
            yield Difference(f"källan säger ”{alike[0][0]} {alike[0][1]}”, påståendet ”{m.group()}”", *m.span())
    yield from _of_one_group(case, carriers)


def _of_one_group(case: Comparison, carriers: Sequence[Unit]) -> Iterator[Difference]:
    """Where the passage parts those with from those without, the statement tells which it speaks of."""
    of_passage = [u for u in units(case.passage) if any(u.start == c.start for c in carriers)]
    told = [(u, m[1].casefold(), words(m[2])[0], m) for u in units(case.passage) for m in _HAVING.finditer(u.text)]
    for unit, preposition, noun, m in told:
        parted = any(p != preposition and u != unit and kinship(noun.stem, o.stem) >= 0.7 for u, p, o, _ in told)
        silent = not any(noun.stem in w.stem or w.stem in noun.stem for w in case.words if w.weight)
        if parted and silent and unit in of_passage and _is_needed(case, unit, carriers):
            yield Difference(f"källan säger detta bara om den ”{m.group()}”", 0, len(case.statement))
            return


_HAVING = re.compile(r"\b(med|utan)\s+(?:(?:ett|en|egna|egen|eget|små|någon|något|några)\s+)?([^\W\d_]{4,})", re.I)


def set_aside(case: Comparison) -> Iterator[Difference]:
    """What the evidence takes out, "alla utom hyresgäster", is not told with the rest."""
    if _is_reserved(case.statement):
        return
    for unit in case.units[:1]:
        for m in _SET_ASIDE.finditer(unit.text):
            end = clause_of(unit.text, m.end())[1]
            named = [w for w in words(unit.text) if m.end() <= w.start < end and w.weight >= _TELLING]
            mine = [w for w in case.words if any(_same(w, n) for n in named)]
            if named and len(mine) >= 0.6 * len(named) and not _SET_ASIDE.search(case.statement):
                yield Difference(f"källan undantar {mine[0].text}", mine[0].start, mine[0].end)


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


def _left_out(case: Comparison, unit: Unit, pattern: re.Pattern[str] = _RESTRICTION, *, hosted: bool = False) -> str:
    """The first restricting clause of a sentence that the statement has next to nothing of; "" if none.

    Args:
        hosted: Only where the statement has most of the clause that it restricts.
    """
    around = words(case.context)
    for m in pattern.finditer(unit.text):
        if ABOUT.search(unit.text, 0, m.end()):
            continue
        if hosted and not _has_most(case, unit, m.start()):
            continue
        end = clause_of(unit.text, m.end(), coarse=True)[1]
        inside = [w for w in words(unit.text) if m.end() <= w.start < end and w.weight >= _TELLING]
        inside = [w for w in inside if not any(_same(w, o) for o in around)]
        total = sum(w.weight for w in inside)
        held = sum(w.weight for w in inside if any(_same(w, o) for o in case.words))
        if inside and held < _LITTLE * total:
            return unit.text[m.start() : end]
    return ""


def _has_most(case: Comparison, unit: Unit, before: int) -> bool:
    """Whether the statement has most of the words of the clause that ends before a place."""
    start = clause_of(unit.text, max(0, before - 1))[0]
    host = [w for w in words(unit.text) if start <= w.start < before and w.weight >= _TELLING]
    held = sum(w.weight for w in host if any(_same(w, o) for o in case.words))
    return bool(host) and held >= 0.5 * sum(w.weight for w in host)


_LITTLE = 0.3
"""Share of a condition's words under which the statement does not have it."""


def _same(one: Word, other: Word) -> bool:
    return bool(other.weight) and kinship(one.stem, other.stem) >= 0.7
